using Forestall.Lessons;
using Forestall.Lessons.CaseSelection;
using Forestall.Workbench.Shell;
using Microsoft.AspNetCore.Http;
using static System.FormattableString;

namespace Forestall.Workbench.Lessons;

/// <summary>Cases that were selected.</summary>
/// <param name="Solved">The study and the solution.</param>
/// <param name="Set">The set they are selected for: the solution, or a necessary set.</param>
/// <param name="Selections">The cases and pairs, by kind.</param>
internal sealed record SelectedCases(SolvedStudy Solved, Formula Set, IReadOnlyList<Selection> Selections);

/// <summary>Selections of cases, in the background.</summary>
internal sealed class SelectionWork(StudyTables tables, BackgroundJobs jobs) : StudyAnalysis<SelectionAsked, SelectedCases>("cases", tables, jobs)
{
    /// <summary>What came out, in a sentence or two.</summary>
    public static IEnumerable<string> Reading(SelectionAsked asked, SelectedCases answer)
    {
        var name = asked.Question.Table.NameOf;
        var typical = answer.Selections.First(static s => s.Kind == "typical").Cases!;
        var deviant = answer.Selections.First(static s => s.Kind == "deviant-consistency").Cases!;
        yield return typical.FirstOrDefault(static c => c.Most) is { } best
            ? $"To trace how it came about, look within {name(best.Case)}: no case is more typical of {best.Set}."
            : "No case is typical, so there is none in which to trace how it came about.";
        yield return deviant.FirstOrDefault(static c => c.Most) is not { } worst ? "No case contradicts the set, so none asks for an explanation of that kind."
            : asked.Necessary is null ? $"To find what is missing, look within {name(worst.Case)}: no case contradicts {worst.Set} more."
            : $"To find what stood in its place, look within {name(worst.Case)}: {answer.Set.Study.Outcome} came there without {worst.Set}.";
        if (answer.Selections.FirstOrDefault(static s => s.Kind == "typical-deviant-consistency")?.Pairs is [var pair, ..])
        {
            yield return $"To compare, take {name(pair.First)} and {name(pair.Second)}: {(asked.Necessary is null ? $"alike in {pair.Set}, different in what came of it" : $"alike in the other conditions and in what came of it, different in {pair.Set}")}.";
        }
    }

    public override IReadOnlyList<AnalysisTable> Tables(SelectionAsked asked, SelectedCases answer) => [.. answer.Selections.Select(s => new AnalysisTable(s.Kind, s.Title, Table(s, asked.Question.Table.NameOf)))];

    protected override SelectionAsked Asked(StudyQuestion question, IQueryCollection query) => SelectionAsked.Of(question, query);

    protected override SelectedCases Made(SelectionAsked asked, Action<string> progress, CancellationToken cancellation)
    {
        var necessary = asked.Necessary is { } text ? Formula.Parse(CalibratedTable.Study(asked.Question), text) : null;
        progress("making the solution");
        var solved = SolvedStudy.Of(asked.Question, asked.Type, asked.Model, cancellation);
        progress("comparing the cases");
        return new(solved, necessary ?? solved.Formula, necessary is null ? CaseSelections.Sufficient(solved.Formula, null, asked.Most) : CaseSelections.Necessary(necessary, asked.Most));
    }

    private static FigureTable Table(Selection selection, Func<string, string> name) =>
        selection.Cases is { } cases ? new(
            [new("Case"), new("Set"), new("In the set", "0.000"), new("Outcome", "0.000"), new("Best", "0.000"), new("None better"), new("Covered by it alone"), new("Row")],
            [.. cases.Select(c => (IReadOnlyList<object?>)[name(c.Case), c.Set, c.Membership, c.Outcome, c.Best, AnalysisTable.Yes(c.Most), AnalysisTable.Yes(c.Unique), c.Row])])
        : selection.Focal is { } focal ? new(
            [new("Case"), new("Term"), new("Conjunct"), new("In the conjunct", "0.000"), new("In the others", "0.000"), new("Outcome", "0.000"), new("Rank", "0"), new("Clean corridor"), new("Best", "0.000"), new("None better")],
            [.. focal.Select(f => (IReadOnlyList<object?>)[name(f.Case.Case), f.Term, f.Case.Conjunct, f.Case.Focal, f.Case.Complement, f.Case.Outcome, f.Case.Rank, AnalysisTable.Yes(f.Case.CleanCorridor), f.Case.Best, AnalysisTable.Yes(f.Case.MostForConjunct)])])
        : new(
            [new("First"), new("Second"), new("Set"), new("Best", "0.000"), new("Rank", "0")],
            [.. selection.Pairs!.Select(p => (IReadOnlyList<object?>)[name(p.First), name(p.Second), p.Set, p.Best, p.Rank])]);
}
