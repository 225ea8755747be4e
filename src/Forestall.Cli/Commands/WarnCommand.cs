using System.CommandLine;
using Forestall.Cli.Output;
using Forestall.Record;

namespace Forestall.Cli.Commands;

/// <summary><c>forestall warn</c>: the warning for one situation, the warnings of every month, and how good they were.</summary>
internal static class WarnCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("warn", "Warnings of crossings into mass violence and of deaths to come, and how good they were.");
        command.Add(WarnShowCommand.Create(terminal));
        command.Add(Evaluate(terminal));
        command.Add(Build(terminal));
        return command;
    }

    private static Command Evaluate(Terminal terminal)
    {
        var command = new Command("evaluate", "How good the warnings were, beside simpler rules.");
        var task = new Option<string>("--task") { Description = "What is scored.", DefaultValueFactory = static _ => "crossings" };
        task.AcceptOnlyFromAmong("crossings", "deaths", "ewp");
        var horizon = WarnOptions.Horizon();
        var alarm = WarnOptions.Alarm();
        var format = CommonOptions.Format();
        command.Add(task);
        command.Add(horizon);
        command.Add(alarm);
        var deaths = new WarnEvaluateDeaths(command);
        var onset = new WarnEvaluateOnset(command);
        command.Add(format);
        command.SetAction(parsed =>
        {
            var outputFormat = parsed.GetValue(format);
            switch (parsed.GetValue(task))
            {
                case "deaths":
                    deaths.Run(parsed, outputFormat, terminal);
                    break;
                case "ewp":
                    onset.Run(parsed, outputFormat, terminal);
                    break;
                default:
                    var (record, history) = WarnOptions.Read(parsed, terminal);
                    WarnEvaluateCrossings.Run(record, history, parsed.GetValue(horizon), parsed.GetValue(alarm), outputFormat, terminal);
                    break;
            }
        });
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
            var history = WarnOptions.Build(record, terminal);
            history.Write(folder);
            terminal.EndProgress();
            terminal.Line($"Warnings from {history.From} to {history.To} written to {folder}.");
        });
        return command;
    }
}
