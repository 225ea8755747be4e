using Forestall.Lessons;
using Microsoft.AspNetCore.Http;
using static System.FormattableString;

namespace Forestall.Workbench.Lessons;

/// <summary>Cases to look at closely after a study.</summary>
/// <param name="Question">The study.</param>
/// <param name="Type">Which solution.</param>
/// <param name="Model">Which of its models, from 1.</param>
/// <param name="Necessary">The necessary set for which cases are chosen; null for the sufficient solution.</param>
/// <param name="Most">Pairs for each set, at most.</param>
internal sealed record SelectionAsked(StudyQuestion Question, SolutionType Type, int Model, string? Necessary, int Most) : AnalysisAsked(Question)
{
    private const int UsualMost = 5;
    private const int LargestMost = 100;

    public override string Key => With(
        Question.Key,
        ("solution", Type.ToString().ToLowerInvariant()),
        ("model", Model == 1 ? null : Invariant($"{Model}")),
        ("necessary", Necessary),
        ("pairs", Most == UsualMost ? null : Invariant($"{Most}")));

    public override string Query => Key;

    public override string Command => StudyCommands.Selection(this);

    public static SelectionAsked Of(StudyQuestion question, IQueryCollection query) => new(
        question,
        RobustnessWork.TypeOf(query, question),
        StudyQuestion.Whole(query, "model", "the model") ?? 1,
        StudyQuestion.Text(query, "necessary"),
        StudyQuestion.Whole(query, "pairs", "the number of pairs") switch
        {
            null => UsualMost,
            >= 1 and <= LargestMost and var most => most,
            { } other => throw new InputException($"the number of pairs {other} is out of range; choose 1 to {LargestMost}."),
        });
}
