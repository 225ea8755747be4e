using System.CommandLine;
using Forestall.Cli.Output;
using Forestall.Store;
using static System.FormattableString;

namespace Forestall.Cli.Commands.Journals;

/// <summary><c>forestall journal backup</c>: a checked copy, while others write.</summary>
internal static class JournalBackupCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("backup", """
            Copies the journal into one file, also while others append to it, checks the copy, and moves it into place. An earlier backup of the same journal is replaced, any other file is not.

            Example: forestall journal backup /media/backup/forestall-1999.db
            """);
        var file = new Argument<string>("file") { Description = "The file to write.", HelpName = "FILE" };
        command.Add(file);
        command.SetAction(parsed =>
        {
            var report = JournalBackup.Make(JournalOptions.Folder(parsed), parsed.GetValue(file)!, terminal.Clock);
            terminal.Line(Invariant($"{parsed.GetValue(file)}: {report.Entries} {(report.Entries == 1 ? "entry" : "entries")}, checked."));
            terminal.Line(Invariant($"Head: {report.Head.Sequence} {report.Head.Hash}"));
        });
        return command;
    }
}
