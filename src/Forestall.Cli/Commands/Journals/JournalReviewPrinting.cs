using System.Globalization;
using Forestall.Cli.Output;
using Forestall.Store;
using Forestall.Store.Reviewing;
using static System.FormattableString;

namespace Forestall.Cli.Commands.Journals;

/// <summary>What was expected beside what happened, and the scores, as they are printed.</summary>
internal static class JournalReviewPrinting
{
    private sealed record Row(ReviewedEntry Reviewed, ReviewedStatement? Statement, DateOnly Today);

    public static void All(JournalReview review, DateOnly today, bool all, OutputFormat format, Terminal terminal)
    {
        var shown = review.Entries.Where(e => all || e.IsDue(today)).ToList();
        if (format == OutputFormat.Json)
        {
            terminal.Line(Json.Text(new { Today = today, Entries = shown.Select(e => JournalJson.Of(e, today)), Brier = Scores(review) }));
            return;
        }

        var due = review.Entries.Count(e => e.IsDue(today));
        terminal.Line(Invariant($"{today:yyyy-MM-dd}: {(due == 0 ? "nothing is" : due == 1 ? "1 entry is" : $"{due} entries are")} due for review{Later(review, today)}."));
        Tell(shown, today, terminal);
        Tell(review, terminal);
    }

    public static void One(JournalEntry made, long number, Journal journal, DateOnly today, OutputFormat format, Terminal terminal)
    {
        var review = JournalReview.Of(journal);
        var reviewed = review.Entries.Single(e => e.Entry.Sequence == number);
        if (format == OutputFormat.Json)
        {
            terminal.Line(Json.Text(new { Review = JournalJson.Of(made), Reviewed = JournalJson.Of(reviewed, today), BrierOfEntry = JournalJson.Of(BrierScore.Of(reviewed.Statements)), Brier = Scores(review) }));
            return;
        }

        JournalPrinting.Kept(made, journal, format, terminal);
        Tell([reviewed], today, terminal);
        Tell(review, terminal);
    }

    private static string Later(JournalReview review, DateOnly today)
    {
        var open = review.Entries.Where(e => e.IsOpen && !e.IsDue(today)).ToList();
        return open.Count == 0 ? string.Empty : Invariant($"; {open.Count} {(open.Count == 1 ? "is" : "are")} to come, the next on {open[0].Due:yyyy-MM-dd}");
    }

    private static void Tell(List<ReviewedEntry> entries, DateOnly today, Terminal terminal)
    {
        if (entries.Count == 0)
        {
            return;
        }

        var rows = entries.SelectMany(e => e.Statements.Count == 0 ? [new Row(e, null, today)] : e.Statements.Select(s => new Row(e, s, today))).ToList();
        terminal.Line();
        terminal.Write(new Listing<Row>()
            .Column("Entry", "entry", static r => r.Reviewed.Entry.Sequence)
            .Column("Due", "due", static r => JournalPrinting.Day(r.Reviewed.Due))
            .Column("Kind", "kind", static r => JournalPrinting.Word(r.Reviewed.Entry.Kind))
            .Column("Situation", "situation", static r => r.Reviewed.Entry.Subject)
            .Column("Author", "author", static r => r.Reviewed.Entry.Author)
            .Column("Expected", "probability", static r => r.Statement?.Expected.Probability, static r => r.Statement is null ? string.Empty : Share(r.Statement.Expected.Probability))
            .Column("Happened", "outcome", static r => Happened(r))
            .Column("Statement", "statement", static r => r.Statement?.Expected.Statement ?? JournalPrinting.Gist(r.Reviewed.Entry))
            .Table(rows));
    }

    private static string Happened(Row row) =>
        row.Statement is { Verdict: { } verdict } ? JournalPrinting.Word(verdict)
        : row.Statement is null && !row.Reviewed.IsOpen ? "reviewed"
        : row.Reviewed.IsDue(row.Today) ? "due" : "to come";

    private static void Tell(JournalReview review, Terminal terminal)
    {
        if (review.Overall is not { } overall)
        {
            return;
        }

        terminal.Line();
        terminal.Line(overall.InWords());
        IReadOnlyList<(string Who, BrierScore Score)> rows = [.. review.ByAuthor.Select(static s => ($"author {s.Name}", s.Score)), .. review.ByRole.Select(static s => ($"role {s.Name}", s.Score))];
        terminal.Write(new Listing<(string Who, BrierScore Score)>()
            .Column("Stated by", "who", static r => r.Who)
            .Column("Statements", "statements", static r => r.Score.Statements)
            .Column("Brier", "brier", static r => r.Score.Score, static r => Number(r.Score.Score))
            .Column("If right", "ifRight", static r => r.Score.IfRight, static r => $"{Number(r.Score.IfRight)} ± {Number(r.Score.Chance)}")
            .Column("", "few", static r => r.Score.RestsOnFew ? "few: says little" : string.Empty)
            .Table(rows));
    }

    private static object Scores(JournalReview review) => new
    {
        Overall = JournalJson.Of(review.Overall),
        ByAuthor = review.ByAuthor.Select(static s => new { Author = s.Name, Brier = JournalJson.Of(s.Score) }),
        ByRole = review.ByRole.Select(static s => new { Role = s.Name, Brier = JournalJson.Of(s.Score) }),
    };

    private static string Number(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    private static string Share(double probability) => string.Create(CultureInfo.InvariantCulture, $"{100 * probability:0.##} %");
}
