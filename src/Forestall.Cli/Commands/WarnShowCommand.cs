using System.CommandLine;
using Forestall.Brief;
using Forestall.Cli.Output;
using Forestall.Warning;
using static System.FormattableString;

namespace Forestall.Cli.Commands;

/// <summary><c>forestall warn show</c>: everything that is said of one situation.</summary>
internal static class WarnShowCommand
{
    private const int PastYears = 10;

    public static Command Create(Terminal terminal)
    {
        var command = new Command("show", "One situation: the probability of a crossing by horizon, why, how it has changed, and the deaths to come.");
        var name = new Argument<string>("SITUATION") { Description = "Code, name or theatre, such as MOZ, Mozambique or Kosovo." };
        var asOf = WarnOptions.AsOf();
        var horizon = WarnOptions.Horizon();
        var format = CommonOptions.Format();
        command.Add(name);
        command.Add(asOf);
        command.Add(horizon);
        command.Add(format);
        command.SetAction(parsed =>
        {
            var (record, history) = WarnOptions.Read(parsed, terminal);
            var situation = record.Find(parsed.GetValue(name)!);
            terminal.Progress("weighing what was known");
            var outlook = SituationOutlook.Of(record, history, situation, parsed.GetValue(asOf) ?? history.To, parsed.GetValue(horizon), terminal.Cancellation);
            terminal.EndProgress();
            var outputFormat = parsed.GetValue(format);
            if (outputFormat == OutputFormat.Table)
            {
                Tell(outlook, parsed.GetValue(horizon), history.Settings.PublicationLag, terminal);
            }

            Deaths().Print(terminal, outputFormat, [.. outlook.Deaths], () => WarnJson.Of(outlook, parsed.GetValue(horizon)));
            if (outputFormat == OutputFormat.Table)
            {
                var sum = outlook.DeathsInTwelveMonths;
                terminal.Line(Invariant($"In the first twelve of these months together: median {sum.P50:N0}, half between {sum.P25:N0} and {sum.P75:N0}, nine in ten between {sum.P5:N0} and {sum.P95:N0}."));
            }
        });
        return command;
    }

    private static Listing<DeathsToCome> Deaths() => new Listing<DeathsToCome>()
        .Column("Month", "month", static d => d.Month)
        .Column("Mean", "mean", static d => d.Mean, static d => Invariant($"{d.Mean:N1}"))
        .Column("5 %", "p5", static d => d.P5, static d => Invariant($"{d.P5:N0}"))
        .Column("25 %", "p25", static d => d.P25, static d => Invariant($"{d.P25:N0}"))
        .Column("Median", "p50", static d => d.P50, static d => Invariant($"{d.P50:N0}"))
        .Column("75 %", "p75", static d => d.P75, static d => Invariant($"{d.P75:N0}"))
        .Column("95 %", "p95", static d => d.P95, static d => Invariant($"{d.P95:N0}"));

    private static void Tell(SituationOutlook outlook, int horizon, int lag, Terminal terminal)
    {
        var name = outlook.Situation.Name;
        if (outlook.Warning is not { } line)
        {
            terminal.Line(outlook.InEpisode
                ? Invariant($"{name} as of {outlook.AsOf} is in an episode, on figures up to {outlook.AsOf - lag}: the crossing has come, no warning is given.")
                : Invariant($"{name}: no warning is given as of {outlook.AsOf}."));
        }
        else
        {
            var warning = line.Warning;
            terminal.Line(Invariant($"{name} as of {outlook.AsOf}, on figures up to {outlook.AsOf - lag}: {WarningSentences.Percent(warning.Probability)} ({WarningSentences.Percent(warning.Low)} to {WarningSentences.Percent(warning.High)}) for a crossing within {horizon} months; rank {line.Rank}{(line.RankYearBefore is { } before ? Invariant($", a year before {before}") : string.Empty)}."));
            terminal.Line(Invariant($"Within 3 months {WarningSentences.Percent(outlook.ByHorizon[2])}, 6 {WarningSentences.Percent(outlook.ByHorizon[5])}, 12 {WarningSentences.Percent(outlook.ByHorizon[11])}, 24 {WarningSentences.Percent(outlook.ByHorizon[23])}."));
            terminal.Line(line.Track.Share is { } share
                ? Invariant($"Of {line.Track.Warnings:N0} earlier warnings between {WarningSentences.Percent(line.Track.From)} and {WarningSentences.Percent(line.Track.To)} anywhere, {WarningSentences.Percent(share)} came true.")
                : "No outcome of an earlier warning about as strong was known.");
            if (warning.LongEventsIn is { } month)
            {
                terminal.Line($"Most of these deaths stand in {month}, in few events: long events lie wholly in their first month, so the warning may rest on what happened later.");
            }

            terminal.Line();
            terminal.Line("Why (change in log-odds against the mean situation)");
            terminal.Write(new Listing<Driver>()
                .Column("Effect", "contribution", static d => d.Contribution, static d => Invariant($"{d.Contribution:+0.00;−0.00;0}"))
                .Column("What", "name", static d => d.Name)
                .Column("Seen", "words", static d => d.Words)
                .Table([.. warning.Drivers]));
        }

        if (outlook.Past.Count > 0)
        {
            terminal.Line(Invariant($"Highest probability within {horizon} months in each year: {string.Join(", ", outlook.Past.GroupBy(static p => p.AsOf.Year).TakeLast(PastYears).Select(static g => Invariant($"{g.Key} {WarningSentences.Percent(g.Max(static p => p.Probability))}")))}."));
            terminal.Line();
        }

        terminal.Line("Deaths to come, by month");
    }
}
