using System.CommandLine;
using Forestall.Cli.Output;
using Forestall.Record;
using Forestall.Warning;

namespace Forestall.Cli.Commands;

/// <summary><c>forestall warn</c>: the warning for one situation, the warnings of every month, and how good they were.</summary>
internal static class WarnCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("warn", "Warnings of crossings into mass violence and of deaths to come, and how good they were.");
        command.Add(Build(terminal));
        return command;
    }

    private static Command Build(Terminal terminal)
    {
        var command = new Command("build", "Make the warnings of every month since 1994, each from what was published by then, and keep them with a record.");
        var into = new Option<string>("--into") { Description = "Folder of the record they are made from and kept with.", HelpName = "DIR", Required = true };
        command.Add(into);
        command.SetAction(parsed =>
        {
            var folder = parsed.GetValue(into)!;
            var record = ViolenceRecord.Load(folder);
            var history = WarningHistory.Build(record, WarningSettings.Default, WarningHistory.DefaultFirstYear, (what, share) => terminal.Progress(what, share), terminal.Cancellation);
            history.Write(folder);
            terminal.EndProgress();
            terminal.Line($"Warnings from {history.From} to {history.To} written to {folder}.");
        });
        return command;
    }
}
