using Forestall.Lessons.Coincidence;
using Microsoft.AspNetCore.Http;
using static System.FormattableString;

namespace Forestall.Workbench.Lessons;

/// <summary>A coincidence analysis of a study's outcome and conditions, none of which need be the outcome.</summary>
/// <param name="Question">The study.</param>
/// <param name="AnyOutcome">Whether every factor may be an outcome, or only that of the study.</param>
/// <param name="Settings">How it is made.</param>
/// <param name="Drawn">The formula that is drawn, from 1.</param>
internal sealed record CnaAsked(StudyQuestion Question, bool AnyOutcome, CoincidenceSettings Settings, int Drawn) : AnalysisAsked(Question)
{
    /// <summary>The least consistency and coverage unless others are asked for.</summary>
    public const double UsualCut = 0.8;

    /// <summary>Formulas of an outcome at most.</summary>
    public const int MostAtomic = 1000;

    /// <summary>Combinations looked at, at most.</summary>
    public const long MostCombinations = 20_000_000;

    public override string Key => With(
        Question.Key,
        ("outcomes", AnyOutcome ? "any" : null),
        ("con", Invariant($"{Settings.Consistency}")),
        ("cov", Invariant($"{Settings.Coverage}")),
        ("ordering", Settings.Ordering));

    public override string Query => With(Key, ("of", Drawn == 1 ? null : Invariant($"{Drawn}")));

    public override string Command => StudyCommands.Cna(this);

    /// <summary>The factors.</summary>
    public IEnumerable<string> Factors => Question.Conditions.Append(Question.Outcome).Select(static c => c.Name);

    public static CnaAsked Of(StudyQuestion question, IQueryCollection query)
    {
        var any = Word(query, "outcomes", "choice of outcomes", "study", "any") == "any";
        return new CnaAsked(
            question,
            any,
            new CoincidenceSettings
            {
                Consistency = StudyQuestion.Number(query, "con", "the least consistency") ?? UsualCut,
                Coverage = StudyQuestion.Number(query, "cov", "the least coverage") ?? UsualCut,
                Outcomes = any ? [] : [question.Outcome.Name],
                Negated = question.Negated ? [question.Outcome.Name] : [],
                Ordering = StudyQuestion.Text(query, "ordering"),
                MostAtomic = MostAtomic,
                MostCombinations = MostCombinations,
            }.Checked(),
            StudyQuestion.Whole(query, "of", "the formula to draw") ?? 1);
    }
}
