using Forestall.Brief;
using Forestall.Cli.Commands;
using Forestall.Lessons;
using Forestall.Lessons.CaseSelection;

namespace Forestall.Cli.Output;

/// <summary>Selected cases as tables, CSV and JSON.</summary>
internal static class CaseSelectionTables
{
    public static void Print(Terminal terminal, OutputFormat format, SolvedStudy solved, Formula? necessary, List<Selection> selections)
    {
        if (format == OutputFormat.Json)
        {
            terminal.Line(Json.Text(new
            {
                outcome = solved.Study.Outcome,
                relation = necessary is null ? "sufficiency" : "necessity",
                set = (necessary ?? solved.Formula).Expression,
                selections = selections.Select(static s => new
                {
                    kind = s.Kind,
                    cases = s.Cases,
                    conjuncts = s.Focal?.Select(static f => new { term = f.Term, @case = f.Case }),
                    pairs = s.Pairs,
                }),
            }));
            return;
        }

        if (format == OutputFormat.Csv && selections.Count != 1)
        {
            throw new InputException($"CSV holds one table; choose one with --kind {string.Join(", ", selections.Select(static s => s.Kind))}.");
        }

        if (format == OutputFormat.Table)
        {
            terminal.Line(necessary is null ? $"{solved.Formula.Expression} -> {solved.Study.Outcome}" : $"{necessary.Expression} <- {solved.Study.Outcome}");
        }

        foreach (var selection in selections)
        {
            if (format == OutputFormat.Table)
            {
                var count = selection.Cases?.Count ?? selection.Focal?.Count ?? selection.Pairs!.Count;
                terminal.Line(count == 0 ? $"{selection.Title}: none." : $"{selection.Title}, the best first:");
                if (count == 0)
                {
                    continue;
                }
            }

            if (selection.Cases is { } cases)
            {
                CaseListing(cases).Print(terminal, format, cases, static () => new { });
            }
            else if (selection.Focal is { } focal)
            {
                FocalListing().Print(terminal, format, focal, static () => new { });
            }
            else
            {
                PairListing().Print(terminal, format, selection.Pairs!, static () => new { });
            }
        }
    }

    /// <summary>The numbers of the tables in sentences, in the same order.</summary>
    public static IEnumerable<string> Explained(List<Selection> selections, string outcome) => selections.SelectMany(s =>
    {
        List<string> sentences =
        [
            .. s.Cases?.Select(c => SelectionSentences.Of(c, outcome)) ?? [],
            .. s.Focal?.Select(f => SelectionSentences.Of(f.Case, f.Term, outcome)) ?? [],
            .. s.Pairs?.Select(SelectionSentences.Of) ?? [],
        ];
        return sentences.Count == 0 ? sentences : sentences.Select(static l => "  " + l).Prepend(s.Title);
    });

    private static Listing<SelectedCase> CaseListing(IReadOnlyList<SelectedCase> cases)
    {
        var listing = new Listing<SelectedCase>()
            .Column("Set", "set", static c => c.Set)
            .Column("Case", "case", static c => c.Case)
            .Column("X", "membership", static c => c.Membership, static c => LessonsCommand.Shown(c.Membership))
            .Column("Y", "outcome", static c => c.Outcome, static c => LessonsCommand.Shown(c.Outcome))
            .Column("Best", "best", static c => c.Best, static c => LessonsCommand.Shown(c.Best))
            .Column("Most", "most", static c => c.Most)
            .Column(cases.Any(static c => c.Unique is not null) ? "Unique" : null, "unique", static c => c.Unique);
        return cases.Any(static c => c.Row is not null)
            ? listing.Column("Row <= Y", "row_consistent", static c => c.RowConsistent).Column("In row", "row_membership", static c => c.RowMembership, static c => LessonsCommand.Shown(c.RowMembership)).Column("Row", "row", static c => c.Row ?? string.Empty)
            : listing;
    }

    private static Listing<(string Term, FocalCase Case)> FocalListing() => new Listing<(string Term, FocalCase Case)>()
        .Column("Term", "term", static f => f.Term)
        .Column("Conjunct", "conjunct", static f => f.Case.Conjunct)
        .Column("Case", "case", static f => f.Case.Case)
        .Column("Focal", "focal", static f => f.Case.Focal, static f => LessonsCommand.Shown(f.Case.Focal))
        .Column("Others", "complement", static f => f.Case.Complement, static f => LessonsCommand.Shown(f.Case.Complement))
        .Column("Y", "outcome", static f => f.Case.Outcome, static f => LessonsCommand.Shown(f.Case.Outcome))
        .Column("Rank", "rank", static f => f.Case.Rank)
        .Column("Clean", "clean_corridor", static f => f.Case.CleanCorridor)
        .Column("Focal <= Y", "consistent", static f => f.Case.Consistent)
        .Column("Unique", "unique", static f => f.Case.Unique)
        .Column("Best", "best", static f => f.Case.Best, static f => LessonsCommand.Shown(f.Case.Best))
        .Column("Most of conjunct", "most_for_conjunct", static f => f.Case.MostForConjunct)
        .Column("Most of term", "most_for_term", static f => f.Case.MostForTerm);

    private static Listing<CasePair> PairListing() => new Listing<CasePair>()
        .Column("Set", "set", static p => p.Set)
        .Column("First", "first", static p => p.First)
        .Column("Second", "second", static p => p.Second)
        .Column("Best", "best", static p => p.Best, static p => LessonsCommand.Shown(p.Best))
        .Column("Rank", "rank", static p => p.Rank)
        .Column("Clean", "clean", static p => Which(p.FirstClean, p.SecondClean))
        .Column("Consistent", "consistent", static p => Which(p.FirstConsistent, p.SecondConsistent))
        .Column("Unique", "unique", static p => Which(p.FirstUnique, p.SecondUnique))
        .Column("Most", "most", static p => Which(p.FirstMost, p.SecondMost));

    private static string Which(bool? first, bool? second) => (first, second) switch
    {
        (true, true) => "both",
        (true, _) => "first",
        (_, true) => "second",
        (null, null) => string.Empty,
        _ => "none",
    };
}
