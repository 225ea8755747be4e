using Forestall.Lessons;
using Microsoft.AspNetCore.Http;
using static System.FormattableString;

namespace Forestall.Workbench.Lessons;

/// <summary>A theory against a study's solution.</summary>
/// <param name="Question">The study.</param>
/// <param name="Type">Which solution.</param>
/// <param name="Model">Which of its models, from 1.</param>
/// <param name="Theory">What the theory says is sufficient; null where nothing is said yet.</param>
internal sealed record TheoryAsked(StudyQuestion Question, SolutionType Type, int Model, string? Theory) : AnalysisAsked(Question)
{
    public override string Key => With(Question.Key, ("solution", Type.ToString().ToLowerInvariant()), ("model", Model == 1 ? null : Invariant($"{Model}")), ("theory", Theory));

    public override string Query => Key;

    public override string? Missing => Theory is null ? $"The theory is missing; write what it says is sufficient, as in theory={string.Join(" + ", Question.Conditions.Take(2).Select(static c => c.Name))}." : null;

    public override string Command => StudyCommands.Theory(this);

    public static TheoryAsked Of(StudyQuestion question, IQueryCollection query) =>
        new(question, RobustnessWork.TypeOf(query, question), StudyQuestion.Whole(query, "model", "the model") ?? 1, StudyQuestion.Text(query, "theory"));
}
