using System.CommandLine;
using Forestall.Cli.Output;
using static System.FormattableString;

namespace Forestall.Cli.Commands.Journals;

/// <summary><c>forestall journal head</c>: what to note down elsewhere.</summary>
internal static class JournalHeadCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("head", """
            The number and hash of the last entry. Note it down where those who can write to the journal cannot, and give it to 'verify --expect-head' later.

            Example: forestall journal head >> /media/elsewhere/heads.txt
            """);
        command.SetAction(parsed =>
        {
            using var journal = JournalOptions.Folder(parsed).Open(terminal.Clock);
            var head = journal.Head();
            terminal.Line(Invariant($"{head.Sequence} {head.Hash}"));
        });
        return command;
    }
}
