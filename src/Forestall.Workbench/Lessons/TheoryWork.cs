using Forestall.Lessons;
using Forestall.Lessons.TheoryEvaluations;
using Forestall.Workbench.Shell;
using Microsoft.AspNetCore.Http;
using static System.FormattableString;

namespace Forestall.Workbench.Lessons;

/// <summary>A theory evaluated.</summary>
/// <param name="Solved">The study and the solution.</param>
/// <param name="Evaluation">The evaluation.</param>
internal sealed record EvaluatedTheory(SolvedStudy Solved, TheoryEvaluation Evaluation);

/// <summary>Evaluations of theories, in the background.</summary>
internal sealed class TheoryWork(StudyTables tables, BackgroundJobs jobs) : StudyAnalysis<TheoryAsked, EvaluatedTheory>("theory", tables, jobs)
{
    /// <summary>What came out, in a sentence or two.</summary>
    public static IEnumerable<string> Reading(EvaluatedTheory answer)
    {
        var (evaluation, outcome) = (answer.Evaluation, answer.Solved.Study.Outcome);
        yield return Invariant($"Of the {Of("T*S", with: true).OfSide} cases with {outcome}, theory and solution both cover {Of("T*S", with: true).Cases.Count}; the solution alone covers {Of("~T*S", with: true).Cases.Count}, the theory alone {Of("T*~S", with: true).Cases.Count}, neither {Of("~T*~S", with: true).Cases.Count}.");
        yield return Invariant($"Of the {Of("T*S", with: false).OfSide} cases without {outcome}, {Of("T*S", with: false).Cases.Count + Of("T*~S", with: false).Cases.Count} are in the theory: there it expected {outcome} and it did not come.");

        TheoryCases Of(string sets, bool with) => evaluation.Kinds.First(k => k.Sets == sets && k.WithOutcome == with);
    }

    public override IReadOnlyList<AnalysisTable> Tables(TheoryAsked asked, EvaluatedTheory answer) =>
    [
        new(
            "sets",
            "Theory, solution and what they share",
            new FigureTable(
                [new("Set"), new("Expression"), new("inclS", "0.000"), new("PRI", "0.000"), new("covS", "0.000")],
                [.. answer.Evaluation.Sets.Select(static s => (IReadOnlyList<object?>)[s.Name, s.Expression, s.Fit.Inclusion, s.Fit.Pri, s.Fit.Coverage])]),
            "S: the solution, T: the theory. T*S supports the theory, ~T*S goes beyond it, T*~S is where it falls short or the solution does, ~T*~S is neither."),
        new(
            "kinds",
            "Cases by what was expected of them",
            new FigureTable(
                [new("Cases"), new("Sets"), new("Outcome"), new("How many", "0"), new("Of all", "P1"), new("Of this side", "P1"), new("Which")],
                [.. answer.Evaluation.Kinds.Select(k => (IReadOnlyList<object?>)[k.Name, k.Sets, k.WithOutcome ? "above 0.5" : "below 0.5", k.Cases.Count, (double)k.Cases.Count / answer.Evaluation.Cases, k.OfSide == 0 ? null : (double)k.Cases.Count / k.OfSide, string.Join(", ", k.Cases.Select(asked.Question.Table.NameOf))])]),
            "Most likely: in the theory. Covered: in the solution, with the outcome. Consistent: outside the solution, without the outcome."),
    ];

    protected override TheoryAsked Asked(StudyQuestion question, IQueryCollection query) => TheoryAsked.Of(question, query);

    protected override EvaluatedTheory Made(TheoryAsked asked, Action<string> progress, CancellationToken cancellation)
    {
        // A theory that cannot be read is said at once, before the solution is made.
        _ = Formula.Parse(CalibratedTable.Study(asked.Question), asked.Theory!);
        progress("making the solution");
        var solved = SolvedStudy.Of(asked.Question, asked.Type, asked.Model, cancellation);
        return new(solved, TheoryEvaluation.Of(Formula.Parse(solved.Study, asked.Theory!), solved.Formula));
    }
}
