using System.CommandLine;
using Forestall.Brief;
using Forestall.Cli.Output;
using Forestall.Doctrine.Replay;
using Forestall.Files;
using Forestall.Record;
using Forestall.Record.Thresholds;
using Forestall.Rubicon;
using static System.FormattableString;

namespace Forestall.Cli.Commands;

/// <summary>What <c>forestall</c> does without a command: says what the record holds, and writes the report.</summary>
internal static class MainJob
{
    private const int Shown = 8;

    public static void AddTo(Command root, Terminal terminal)
    {
        var report = new Option<string>("--report")
        {
            Description = "Where the report is written.",
            HelpName = "FILE",
            DefaultValueFactory = static _ => "forestall-report.html",
        };
        var draws = new Option<long>("--draws") { Description = "How many draws of the replay of the doctrines.", HelpName = "N", DefaultValueFactory = static _ => ReplaySettings.DefaultDraws };
        root.Add(report);
        root.Add(draws);
        root.SetAction(parsed => Run(parsed, parsed.GetValue(report)!, parsed.GetValue(draws), terminal));
    }

    private static void Run(ParseResult parsed, string path, long draws, Terminal terminal)
    {
        if (draws < 1)
        {
            throw new UsageException("there is nothing to replay; choose --draws of at least 1.");
        }

        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
        {
            throw new InputException($"{path} cannot be written: there is no folder {folder}; make it or choose another place with --report.");
        }

        var data = CommonOptions.ReadRecord(parsed);
        terminal.Progress("weighing what was known");
        var overview = Overview.Of(data, CommonOptions.ReadCurated(parsed), RubiconSettings.Default, WarnOptions.Kept(data, parsed), terminal.Cancellation);
        terminal.EndProgress();
        var (record, settings) = (overview.Record, overview.Settings);
        terminal.Line(Invariant($"Record {record.Version}: {record.From} to {record.To}, {record.Situations.Count} situations, {overview.Deaths.Best:N0} deaths in organised violence (low {overview.Deaths.Low:N0}, high {overview.Deaths.High:N0})."));
        terminal.Line(Invariant($"{overview.Onsets.Count} crossings into mass violence ({settings.Threshold:N0} deaths in {settings.Window} months), {overview.InJentlesonsDecade.Count()} of them in Jentleson's decade ({Overview.JentlesonFrom.Year}-{Overview.JentlesonTo.Year}); {overview.Surges.Count} surges inside episodes; {overview.Onsets.Count(static c => c.Open)} episodes go on."));
        foreach (var sentence in LedgerSentences.Of(overview.Ledger))
        {
            terminal.Line(sentence);
        }

        terminal.Line();
        terminal.Line("The worst");
        terminal.Write(Onsets().Table([.. overview.Worst.Take(Shown)]));
        terminal.Line("The most recent");
        terminal.Write(Onsets().Table([.. overview.MostRecent.Take(Shown)]));
        if (overview.Warnings is { } warnings)
        {
            terminal.Line(WarningSentences.Heading(warnings));
            terminal.Write(WatchCommand.Lines().Table([.. warnings.List.Lines.Take(Shown)]));
            foreach (var sentence in WarningSentences.Of(warnings))
            {
                terminal.Line(sentence);
            }
        }
        else
        {
            terminal.Line(Invariant($"Nearest to a crossing at {record.To} (a count of what has happened, not a forecast; 'forestall warn build' makes warnings for this record)"));
            terminal.Write(RubiconCommand.Nearest().Table([.. overview.Near.Take(Shown)]));
        }

        overview = overview with { Replay = Replay(data, parsed, draws, terminal) };
        terminal.Progress("drawing the report");
        AtomicFile.Write(path, ReportPage.Html(overview));
        terminal.EndProgress();
        terminal.Line($"Report: {Path.GetFullPath(path)}");
    }

    /// <summary>Replays the doctrines that ship with Forestall and says what came out; null, with the reason, where that cannot be done.</summary>
    private static ReplayOverview? Replay(ViolenceRecord data, ParseResult parsed, long draws, Terminal terminal)
    {
        if (WarnOptions.Kept(data, parsed) is not { } warnings)
        {
            terminal.Line("The doctrines are not replayed: no warnings are kept with this record; 'forestall warn build' makes them.");
            return null;
        }

        ReplayModel model;
        try
        {
            model = ReplayOptions.BuiltIn(data, CommonOptions.ReadCurated(parsed), warnings, draws);
        }
        catch (InputException e)
        {
            terminal.Line($"The doctrines are not replayed: {e.Message}");
            return null;
        }

        var result = ReplayCommand.Run(model, Environment.ProcessorCount, terminal);
        terminal.Line(ReplaySentences.Heading(result));
        terminal.Write(ReplayTables.Totals().Table([.. result.Doctrines]));
        foreach (var sentence in ReplaySentences.Of(result).Concat(ReplaySentences.Notes(result)))
        {
            terminal.Line(sentence);
        }

        var ids = ReplayOverview.ToldOut.Where(id => model.History.Onsets.Any(o => o.Id == id));
        return new ReplayOverview(result, [.. ids.Select(id => EpisodeStory.Of(model, id, (int)Math.Min(draws, EpisodeStory.DefaultDraws), Environment.ProcessorCount, terminal.Cancellation))]);
    }

    private static Listing<Crossing> Onsets() => new Listing<Crossing>()
        .Column("Crossing", "id", static c => c.Id)
        .Column("Situation", "name", static c => Theatres.Title(c))
        .Column("End", "end", static c => c.End?.ToString() ?? "goes on")
        .Column("Deaths", "deaths", static c => c.Deaths.Best)
        .Column("Low", "deaths_low", static c => c.Deaths.Low)
        .Column("High", "deaths_high", static c => c.Deaths.High)
        .Column("Worst month", "worst_month", static c => c.WorstMonth);
}
