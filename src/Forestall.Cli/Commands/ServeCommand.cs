using System.CommandLine;
using Forestall.Cli.Commands.Journals;
using Forestall.Cli.Output;
using Forestall.Workbench;

namespace Forestall.Cli.Commands;

/// <summary><c>forestall serve</c>: the workbench in the browser.</summary>
internal static class ServeCommand
{
    private const int HighestPort = 65535;

    public static Command Create(Terminal terminal)
    {
        var command = new Command("serve", "Opens the workbench for the browser on this machine: who is near the Rubicon, every situation as it looked at any month, missed opportunities, lessons, the doctrine lab, plans and the journal. It answers on loopback only and asks nobody else for anything. Ctrl+C closes it.");
        var port = new Option<int>("--port") { Description = "The port on loopback; 0 takes any free one.", HelpName = "N", DefaultValueFactory = static _ => WorkbenchSettings.DefaultPort };
        command.Add(port);
        command.Add(JournalOptions.Store);
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(port) is < 0 or > HighestPort)
            {
                throw new UsageException("choose --port from 0 to 65535.");
            }

            var settings = new WorkbenchSettings { Port = parsed.GetValue(port), Folder = JournalOptions.Folder(parsed).Path, RecordFolder = parsed.GetValue(CommonOptions.Record) };
            Serve(settings, terminal).GetAwaiter().GetResult();
        });
        return command;
    }

    private static async Task Serve(WorkbenchSettings settings, Terminal terminal)
    {
        var server = await WorkbenchServer.Start(settings, terminal.Cancellation).ConfigureAwait(false);
        await using (server.ConfigureAwait(false))
        {
            terminal.Line($"Forestall is open at {server.Address}; Ctrl+C closes it.");
            try
            {
                await server.WaitForStop(terminal.Cancellation).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // Ctrl+C is how it is closed.
            }
        }

        terminal.Line("Closed; what was kept is kept.");
    }
}
