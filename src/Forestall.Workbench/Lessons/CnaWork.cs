using Forestall.Brief;
using Forestall.Lessons;
using Forestall.Lessons.Coincidence;
using Forestall.Workbench.Shell;
using Microsoft.AspNetCore.Http;
using static System.FormattableString;

namespace Forestall.Workbench.Lessons;

/// <summary>Coincidence analyses, in the background.</summary>
internal sealed class CnaWork(StudyTables tables, BackgroundJobs jobs) : StudyAnalysis<CnaAsked, CoincidenceResult>("cna", tables, jobs)
{
    /// <summary>What came out, in a sentence or two.</summary>
    public static IEnumerable<string> Reading(CnaAsked asked, CoincidenceResult result)
    {
        var cuts = Invariant($"a consistency of {asked.Settings.Consistency} and a coverage of {asked.Settings.Coverage}");
        var outcomes = result.AtomicSolutions.Select(static a => a.Outcome).Distinct(StringComparer.Ordinal).ToList();
        yield return outcomes.Count == 0
            ? $"No formula reaches {cuts}{(asked.AnyOutcome ? string.Empty : $" for {asked.Question.OutcomeText}")}: with these factors the data show no such regularity. Lower a cut-off, or take in other factors."
            : Invariant($"{result.AtomicSolutions.Count:N0} {(result.AtomicSolutions.Count == 1 ? "formula accounts" : "formulas account")} for {string.Join(", ", outcomes)} with {cuts}; where there are several for one outcome, the data do not tell which is right. Upper case is presence, lower case absence.");
        yield return $"Completeness: {result.CompletenessText}.";
        foreach (var warning in result.Warnings)
        {
            yield return warning;
        }
    }

    /// <summary>What stands left of the arrow of a formula against its outcome, as a study that can be drawn.</summary>
    /// <exception cref="InputException">There is no such formula.</exception>
    public static (Study Study, string Set) Drawn(CnaAsked asked, CoincidenceResult result)
    {
        if (asked.Drawn < 1 || asked.Drawn > result.AtomicSolutions.Count)
        {
            throw new InputException(Invariant($"there is no formula {asked.Drawn} to draw; there are {result.AtomicSolutions.Count}."));
        }

        var sides = result.AtomicSolutions[asked.Drawn - 1].Expression.Split(" <-> ");
        var outcome = sides[1].Trim();
        var name = outcome.TrimStart('~').Split('{')[0];
        return (Study.Of(CalibratedTable.Cases(asked.Question), outcome, asked.Factors.Where(f => f != name)), sides[0]);
    }

    public override IReadOnlyList<AnalysisTable> Tables(CnaAsked asked, CoincidenceResult answer) =>
    [
        new(
            "asf",
            "Atomic solution formulas",
            new FigureTable(
                [new("Formula"), new("Consistency", "0.000"), new("Coverage", "0.000"), new("Complexity", "0"), new("Exhaustiveness", "0.000"), new("Faithfulness", "0.000"), new("Free of redundancy")],
                [.. answer.AtomicSolutions.Select(static a => (IReadOnlyList<object?>)[a.Formula, a.Consistency, a.Coverage, a.Complexity, a.Exhaustiveness, a.Faithfulness, AnalysisTable.Yes(a.Inus)])]),
            "Each is a minimally necessary disjunction of minimally sufficient conditions of one outcome."),
        new(
            "csf",
            "Complex solution formulas",
            new FigureTable(
                [new("Formula"), new("Consistency", "0.000"), new("Coverage", "0.000"), new("Complexity", "0"), new("Coherence", "0.000"), new("Exhaustiveness", "0.000"), new("Faithfulness", "0.000"), new("Cyclic")],
                [.. answer.ComplexSolutions.Select(static c => (IReadOnlyList<object?>)[c.Formula, c.Consistency, c.Coverage, c.Complexity, c.Coherence, c.Exhaustiveness, c.Faithfulness, AnalysisTable.Yes(c.Cyclic)])]),
            "Formulas of different outcomes that hold together without redundancy."),
        new(
            "msc",
            "Minimally sufficient conditions",
            new FigureTable(
                [new("Condition"), new("Outcome"), new("Consistency", "0.000"), new("Coverage", "0.000"), new("Complexity", "0")],
                [.. answer.SufficientConjunctions.Select(static c => (IReadOnlyList<object?>)[c.Condition, c.Outcome, c.Consistency, c.Coverage, c.Complexity])])),
    ];

    /// <summary>The formulas in sentences.</summary>
    public static IEnumerable<string> Sentences(CoincidenceResult result, int most) => FitSentences.Of(result, most);

    protected override CnaAsked Asked(StudyQuestion question, IQueryCollection query) => CnaAsked.Of(question, query);

    protected override CoincidenceResult Made(CnaAsked asked, Action<string> progress, CancellationToken cancellation)
    {
        progress("looking for sufficient conditions");
        return CoincidenceAnalysis.Solve(FactorTable.Of(CalibratedTable.Cases(asked.Question), asked.Factors), asked.Settings, progress, cancellation);
    }
}
