using System.Globalization;
using Forestall.Cli.Output;
using Forestall.Store;
using static System.FormattableString;

namespace Forestall.Cli.Commands.Journals;

/// <summary>How entries are printed.</summary>
internal static class JournalPrinting
{
    /// <summary>Says that an entry is kept.</summary>
    public static void Kept(JournalEntry entry, Journal journal, OutputFormat format, Terminal terminal)
    {
        if (format == OutputFormat.Json)
        {
            terminal.Line(Json.Text(JournalJson.Of(entry)));
        }
        else
        {
            terminal.Line(Invariant($"Entry {entry.Sequence} is kept in {journal.Place}{(entry.Review is { } day ? Invariant($", to be reviewed on {day:yyyy-MM-dd}") : "")}."));
            terminal.Line($"Head: {entry.Sequence.ToString(CultureInfo.InvariantCulture)} {entry.Hash}");
        }

        if (journal.NoteFailure is { } failure)
        {
            terminal.Remark($"the entry is kept, but the head could not be noted beside the journal: {failure}");
        }
    }

    /// <summary>The first words of an entry, or the names of what it holds.</summary>
    public static string Gist(JournalEntry entry) =>
        entry.Words is { Length: > 0 } words ? words.Split('\n')[0]
        : entry.Contents.Count > 0 ? string.Join(", ", entry.Contents.Select(static c => c.Name))
        : string.Join("; ", entry.Outcomes.Select(static o => $"{o.Statement}: {Word(o.Verdict)}"));

    public static string Word(Verdict? verdict) => verdict?.ToString().ToLowerInvariant() ?? string.Empty;

    public static string Word(JournalKind kind) => kind.ToString().ToLowerInvariant();

    public static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? string.Empty;

    public static string Time(JournalEntry entry) => entry.Time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
