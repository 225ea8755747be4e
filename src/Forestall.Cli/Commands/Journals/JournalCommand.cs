using System.CommandLine;
using Forestall.Cli.Commands.Journals;
using Forestall.Cli.Output;

namespace Forestall.Cli.Commands;

/// <summary><c>forestall journal</c>: what was decided, on what evidence, by whom, and what came of it.</summary>
internal static class JournalCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("journal", "Keeps strategies, appraisals, briefs and decisions in a journal that cannot be changed unnoticed, and later sets what happened beside what was expected.");
        command.Add(JournalOptions.Store);
        command.Add(JournalAddCommand.Create(terminal));
        command.Add(JournalListCommand.Create(terminal));
        command.Add(JournalShowCommand.Create(terminal));
        command.Add(JournalReviewCommand.Create(terminal));
        command.Add(JournalVerifyCommand.Create(terminal));
        command.Add(JournalHeadCommand.Create(terminal));
        command.Add(JournalExportCommand.Create(terminal));
        command.Add(JournalBackupCommand.Create(terminal));
        command.Add(JournalRestoreCommand.Create(terminal));
        return command;
    }
}
