using System.CommandLine;
using Forestall.Cli.Output;
using Forestall.Store;

namespace Forestall.Cli.Commands.Journals;

/// <summary><c>forestall journal list</c>: the entries.</summary>
internal static class JournalListCommand
{
    private const int ShownText = 80;

    public static Command Create(Terminal terminal)
    {
        var command = new Command("list", """
            The entries in order.

            Example: forestall journal list --kind decision --situation Kosovo
            """);
        var names = Enum.GetValues<JournalKind>().Select(JournalPrinting.Word).ToArray();
        var kind = new Option<string?>("--kind") { Description = "Only entries of this kind.", HelpName = string.Join('|', names) };
        kind.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, names);
        var situation = new Option<string?>("--situation") { Description = "Only entries about this situation: code, name or theatre.", HelpName = "NAME" };
        var author = new Option<string?>("--author") { Description = "Only entries of this author.", HelpName = "NAME" };
        var format = CommonOptions.Format();
        foreach (var option in (Option[])[kind, situation, author, format])
        {
            command.Add(option);
        }

        command.SetAction(parsed =>
        {
            var code = parsed.GetValue(situation) is { } name ? CommonOptions.ReadRecord(parsed).Find(name).Code : null;
            using var journal = JournalOptions.Folder(parsed).Open(terminal.Clock);
            var entries = journal.Entries()
                .Where(e => parsed.GetValue(kind) is not { } only || JournalPrinting.Word(e.Kind).Equals(only, StringComparison.OrdinalIgnoreCase))
                .Where(e => code is null || e.SubjectCode == code)
                .Where(e => parsed.GetValue(author) is not { } by || e.Author.Equals(by.Trim(), StringComparison.OrdinalIgnoreCase))
                .ToList();
            Listing().Print(terminal, parsed.GetValue(format), entries, () => entries.Select(JournalJson.Of));
        });
        return command;
    }

    private static Listing<JournalEntry> Listing() => new Listing<JournalEntry>()
        .Column("Entry", "entry", static e => e.Sequence)
        .Column("Time (UTC)", "time", JournalPrinting.Time)
        .Column("Kind", "kind", static e => JournalPrinting.Word(e.Kind))
        .Column("Situation", "situation", static e => e.Subject == JournalDraft.NoSubject ? string.Empty : e.Subject)
        .Column("Author", "author", static e => e.Author)
        .Column("Role", "role", static e => e.Role)
        .Column("Review", "review", static e => JournalPrinting.Day(e.Review))
        .Column("Text", "text", JournalPrinting.Gist, static e => Cell.Shortened(JournalPrinting.Gist(e), ShownText))
        .Column(null, "hash", static e => e.Hash);
}
