using System.CommandLine;
using Forestall.Cli.Output;
using Forestall.Store;
using static System.FormattableString;

namespace Forestall.Cli.Commands.Journals;

/// <summary><c>forestall journal export</c>: plain files that sha256sum can check.</summary>
internal static class JournalExportCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("export", """
            Writes the journal as plain files that anyone can check with sha256sum alone: the hashed lines of every entry, what it holds, and SHA256SUMS. docs/journal.md says how.

            Example: forestall journal export --out journal-1999, then: cd journal-1999 && sha256sum -c SHA256SUMS
            """);
        var path = new Option<string>("--out") { Description = "A new folder, or a file ending in .zip.", HelpName = "FOLDER|FILE.zip", Required = true };
        command.Add(path);
        command.SetAction(parsed =>
        {
            using var journal = JournalOptions.Folder(parsed).Open(terminal.Clock);
            var head = JournalExport.Write(journal, parsed.GetValue(path)!);
            terminal.Line(Invariant($"{parsed.GetValue(path)}: {head.Sequence} {(head.Sequence == 1 ? "entry" : "entries")}."));
            terminal.Line(Invariant($"Head: {head.Sequence} {head.Hash}"));
        });
        return command;
    }
}
