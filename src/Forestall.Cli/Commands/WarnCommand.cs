using System.CommandLine;
using Forestall.Cli.Output;

namespace Forestall.Cli.Commands;

/// <summary><c>forestall warn</c>: forecasts and how good they are.</summary>
internal static class WarnCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("warn", "Forecasts of violence, and how good they were.");
        command.Add(Evaluate(terminal));
        return command;
    }

    private static Command Evaluate(Terminal terminal)
    {
        var command = new Command("evaluate", "Scores forecasts beside their benchmarks, on what was known at the time alone.");
        var task = new Option<string>("--task") { Description = "What is forecast.", HelpName = "deaths", Required = true };
        task.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, "deaths");
        var format = CommonOptions.Format();
        command.Add(task);
        var deaths = new WarnEvaluateDeaths(command);
        command.Add(format);
        command.SetAction(parsed => deaths.Run(parsed, parsed.GetValue(format), terminal));
        return command;
    }
}
