using System.CommandLine;
using Forestall.Cli.Output;
using Forestall.Store;
using static System.FormattableString;

namespace Forestall.Cli.Commands.Journals;

/// <summary><c>forestall journal restore</c>: puts a backup in place and keeps what was there.</summary>
internal static class JournalRestoreCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("restore", """
            Puts a backup in the place of the journal, after checking it. The journal that was there is kept beside it under another name, whatever its state; entries it holds beyond the backup are in that file only.

            Example: forestall journal restore /media/backup/forestall-1999.db
            """);
        var file = new Argument<string>("file") { Description = "The backup.", HelpName = "FILE" };
        command.Add(file);
        command.SetAction(parsed =>
        {
            var folder = JournalOptions.Folder(parsed);
            var (report, kept) = JournalBackup.Restore(folder, parsed.GetValue(file)!, terminal.Clock);
            terminal.Line(Invariant($"{folder.File}: {report.Entries} {(report.Entries == 1 ? "entry" : "entries")} restored{(kept is null ? "" : $"; the journal before is kept as {kept}")}."));
            terminal.Line(Invariant($"Head: {report.Head.Sequence} {report.Head.Hash}"));
        });
        return command;
    }
}
