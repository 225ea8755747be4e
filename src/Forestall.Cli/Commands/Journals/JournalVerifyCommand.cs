using System.CommandLine;
using Forestall.Cli.Output;
using Forestall.Store;
using static System.FormattableString;

namespace Forestall.Cli.Commands.Journals;

/// <summary><c>forestall journal verify</c>: whether anything was changed, cut or re-ordered.</summary>
internal static class JournalVerifyCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("verify", """
            Checks every entry against its hash, the chain of hashes, the file, and whether the journal reaches the head noted beside it. Names what is wrong; exit code 1 then. Whoever can write to the folder could have rewritten all of it consistently: only a head noted elsewhere shows that.

            Example: forestall journal verify --expect-head 1ccf7eb12c1d913c1568d6bc3223cc4a044709b2f250ace65d66323db71ebead
            """);
        var file = new Argument<string?>("file") { Description = "A backup to check instead of the journal of the folder.", HelpName = "FILE", Arity = ArgumentArity.ZeroOrOne };
        var head = new Option<string?>("--expect-head") { Description = "The hash that 'forestall journal head' printed earlier, or its first 16 digits: the journal must still hold that entry.", HelpName = "HASH" };
        var format = JournalOptions.Format();
        command.Add(file);
        command.Add(head);
        command.Add(format);
        command.SetAction(parsed =>
        {
            using var journal = parsed.GetValue(file) is { } backup ? JournalFolder.OpenFile(backup, terminal.Clock) : JournalOptions.Folder(parsed).Open(terminal.Clock);
            var report = journal.Verify(parsed.GetValue(head), count => terminal.Progress(Invariant($"checking the journal: {count:N0} entries")));
            terminal.EndProgress();
            if (parsed.GetValue(format) == OutputFormat.Json)
            {
                terminal.Line(Json.Text(new { journal.Place, report.Entries, Head = report.Head.Hash, IsWhole = report.Faults.Count == 0, Faults = report.Faults.Select(static f => new { f.Entry, f.What }), report.Remarks }));
            }
            else
            {
                Tell(report, terminal);
            }

            return report.Faults.Count == 0 ? App.Done : App.Failed;
        });
        return command;
    }

    private static void Tell(JournalReport report, Terminal terminal)
    {
        if (report.Faults.Count == 0)
        {
            terminal.Line(report.Entries == 1 ? "ok    1 entry, whole" : Invariant($"ok    {report.Entries:N0} entries, each whole and following from the one before"));
        }

        report.Faults.ToList().ForEach(f => terminal.Line($"WRONG {f.What}"));
        report.Remarks.ToList().ForEach(r => terminal.Line($"note  {r}"));
        if (report.Faults.Count == 0)
        {
            terminal.Line(Invariant($"Head: {report.Head.Sequence} {report.Head.Hash}"));
        }
    }
}
