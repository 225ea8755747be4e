using System.CommandLine;
using System.Diagnostics;
using Forestall.Brief;
using Forestall.Cli.Output;
using Forestall.Doctrine.Replay;
using static System.FormattableString;

namespace Forestall.Cli.Commands;

/// <summary><c>forestall replay</c>: doctrines run through recorded history.</summary>
internal static class ReplayCommand
{
    private static readonly TimeSpan BetweenSaves = TimeSpan.FromSeconds(30);

    private enum By
    {
        Total,
        Region,
        Decade,
        Episode,
    }

    public static Command Create(Terminal terminal)
    {
        var command = new Command("replay", "Replays recorded history under doctrines, with the warnings there were and with uncertain effects, and compares what comes out. It compares; it does not recommend.");
        var options = new ReplayOptions(command, ReplaySettings.DefaultDraws);
        var by = CommonOptions.Choice("--by", "What the table is about.", By.Total);
        var resume = new Option<bool>("--resume") { Description = "Go on from the draws kept when the same replay was stopped." };
        var keepIn = new Option<string?>("--keep-in") { Description = "The folder in which draws are kept when a replay is stopped; a folder of the user's own when left out.", HelpName = "FOLDER" };
        var format = CommonOptions.Format();
        command.Add(ReplayBelieveCommand.Create(terminal));
        command.Add(ReplaySensitivityCommand.Create(terminal));
        command.Add(by);
        command.Add(resume);
        command.Add(keepIn);
        command.Add(format);
        command.Add(ReplayEpisodeCommand.Create(terminal));
        command.SetAction(parsed =>
        {
            var model = options.Model(parsed, terminal);
            var result = Run(model, options.Threads(parsed), parsed.GetValue(keepIn) ?? KeptDraws.Folder, parsed.GetValue(resume), terminal);
            Print(result, parsed.GetValue(by), parsed.GetValue(format), terminal);
        });
        return command;
    }

    /// <summary>Runs a replay with progress; what is done is kept when it is stopped.</summary>
    public static ReplayResult Run(ReplayModel model, int threads, string folder, bool resume, Terminal terminal)
    {
        var session = new ReplaySession(model);
        var kept = KeptDraws.Of(folder, session);
        if (resume)
        {
            session.Resume(kept);
        }

        var (before, total) = (session.Done, model.Settings.Draws);
        try
        {
            Run(session, model, threads, kept, terminal);
        }
        catch (OperationCanceledException e) when (session.Done > before)
        {
            session.Save(kept);
            throw new InputException(Invariant($"stopped after {session.Done:N0} of {total:N0} draws; they are kept, and the same command with --resume goes on from them."), e);
        }

        terminal.EndProgress();
        File.Delete(kept);
        return session.Result();
    }

    /// <summary>Runs a replay with progress; nothing is kept when it is stopped.</summary>
    public static ReplayResult Run(ReplayModel model, int threads, Terminal terminal)
    {
        var session = new ReplaySession(model);
        Run(session, model, threads, null, terminal);
        terminal.EndProgress();
        return session.Result();
    }

    /// <summary>Makes the draws that are lacking; they are kept now and then if there is a file to keep them in.</summary>
    private static void Run(ReplaySession session, ReplayModel model, int threads, string? kept, Terminal terminal)
    {
        var clock = Stopwatch.StartNew();
        var (before, saved, total) = (session.Done, TimeSpan.Zero, model.Settings.Draws);
        session.Run(threads, Progress, terminal.Cancellation);

        void Progress(long done)
        {
            var spent = clock.Elapsed;
            if (kept is not null && spent - saved > BetweenSaves)
            {
                session.Save(kept);
                saved = spent;
            }

            if (!terminal.Cancellation.IsCancellationRequested)
            {
                var left = spent.TotalSeconds * (total - done) / Math.Max(1, done - before);
                terminal.Progress(Invariant($"replaying: {done:N0} of {total:N0} draws") + (spent > TimeSpan.FromSeconds(1) && done < total ? Invariant($", {Math.Ceiling(left):N0} s left") : string.Empty));
            }
        }
    }

    private static void Print(ReplayResult result, By by, OutputFormat format, Terminal terminal)
    {
        if (format == OutputFormat.Json)
        {
            terminal.Line(Json.Text(ReplayJson.Of(result)));
            return;
        }

        if (format == OutputFormat.Table)
        {
            terminal.Line(ReplaySentences.Heading(result));
        }

        switch (by)
        {
            case By.Total:
                ReplayTables.Totals().Print(terminal, format, [.. result.Doctrines], () => ReplayJson.Of(result));
                break;
            case By.Region:
                ReplayTables.Groups("Region", "region").Print(terminal, format, ReplayTables.Rows(result, static d => d.Regions), () => ReplayJson.Of(result));
                break;
            case By.Decade:
                ReplayTables.Groups("Decade", "decade").Print(terminal, format, ReplayTables.Rows(result, static d => d.Decades), () => ReplayJson.Of(result));
                break;
            default:
                ReplayTables.Episodes().Print(terminal, format, ReplayTables.EpisodeRows(result), () => ReplayJson.Of(result));
                break;
        }

        if (format != OutputFormat.Table)
        {
            return;
        }

        if (by == By.Total)
        {
            terminal.Line("What it takes: mean months in place by class, deaths among those sent, cost; and the deaths remaining above those of the best doctrine in each draw (regret)");
            terminal.Write(ReplayTables.Taken().Table([.. result.Doctrines]));
        }

        if (by == By.Total && result.Doctrines.Count > 1)
        {
            terminal.Line("Which doctrine leaves fewer deaths, in the same draw");
            ReplayTables.Pairs().Print(terminal, format, [.. result.Pairwise], () => ReplayJson.Of(result));
        }

        foreach (var sentence in ReplaySentences.Of(result))
        {
            terminal.Line(sentence);
        }

        foreach (var note in ReplaySentences.Notes(result))
        {
            terminal.Line(note);
        }
    }
}
