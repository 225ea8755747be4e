using System.CommandLine;
using System.Globalization;
using Forestall.Brief;
using Forestall.Cli.Output;
using Forestall.Warning;
using static System.FormattableString;

namespace Forestall.Cli.Commands;

/// <summary><c>forestall watch</c>: who is near the Rubicon.</summary>
internal static class WatchCommand
{
    private const int DriversShown = 2;

    public static Command Create(Terminal terminal)
    {
        var command = new Command("watch", "Who is near the Rubicon: the probability that a situation crosses into mass violence, on what was published by then.");
        var asOf = WarnOptions.AsOf();
        var horizon = WarnOptions.Horizon();
        var top = new Option<int>("--top") { Description = "How many to show.", DefaultValueFactory = static _ => 20 };
        var format = CommonOptions.Format();
        command.Add(asOf);
        command.Add(horizon);
        command.Add(top);
        command.Add(format);
        command.SetAction(parsed =>
        {
            var wanted = parsed.GetValue(top) is > 0 and var count ? count : throw new UsageException("there is nothing to show; choose --top of at least 1.");
            var (record, history) = WarnOptions.Read(parsed, terminal);
            terminal.Progress("weighing what was known");
            var list = WatchList.Of(record, history, parsed.GetValue(asOf) ?? history.To, WarningSettings.CheckedHorizon(parsed.GetValue(horizon)), wanted, cancellation: terminal.Cancellation);
            terminal.EndProgress();
            var table = parsed.GetValue(format) == OutputFormat.Table;
            if (table)
            {
                terminal.Line(Invariant($"Crossings into mass violence within {list.Horizon} months after {list.AsOf}, on figures up to {list.AsOf - history.Settings.PublicationLag} (record {record.Version})"));
            }

            Lines()
                .Print(terminal, parsed.GetValue(format), [.. list.Lines], () => list.Lines.Select(l => WarnJson.Of(l)));
            if (table)
            {
                terminal.Line($"In an episode, so past the crossing: {string.Join(", ", list.InEpisode.Select(static s => s.Name))}.");
                if (list.Lines.Any(static l => l.Warning.LongEventsIn is not null))
                {
                    terminal.Line("Long events lie wholly in the month in which they began: a warning marked so may rest on what happened later.");
                }

                terminal.Line($"The interval is what so few crossings leave open, not the doubt about the model; 'forestall warn evaluate --task crossings --horizon {list.Horizon.ToString(CultureInfo.InvariantCulture)}' says how good such warnings were, 'forestall warn show SITUATION' shows one.");
            }
        });
        return command;
    }

    /// <summary>The watch list as a list.</summary>
    public static Listing<WatchLine> Lines() => new Listing<WatchLine>()
        .Column("Rank", "rank", static l => l.Rank)
        .Column("Year before", "rank_year_before", static l => l.RankYearBefore)
        .Column(header: null, "situation", static l => l.Warning.Situation.Code)
        .Column("Situation", "name", static l => l.Warning.Situation.Name)
        .Column("Probability", "probability", static l => l.Warning.Probability, static l => WarningSentences.Percent(l.Warning.Probability))
        .Column("90 % interval", "low", static l => l.Warning.Low, static l => $"{WarningSentences.Percent(l.Warning.Low)} – {WarningSentences.Percent(l.Warning.High)}")
        .Column(header: null, "high", static l => l.Warning.High)
        .Column("Such warnings came true", "track_share", static l => l.Track.Share, static l => Track(l.Track))
        .Column(header: null, "long_events_in", static l => l.Warning.LongEventsIn)
        .Column("Why", "drivers", static l => string.Join("; ", l.Warning.Drivers.Select(WarningSentences.WithSign)), static l => string.Join("; ", l.Warning.Drivers.Take(DriversShown).Select(WarningSentences.WithSign)) + (l.Warning.LongEventsIn is { } month ? $" (long events in {month})" : string.Empty));

    private static string Track(TrackRecord track) => track.Share is { } share ? Invariant($"{WarningSentences.Percent(share)} of {track.Warnings:N0}") : "none before";
}
