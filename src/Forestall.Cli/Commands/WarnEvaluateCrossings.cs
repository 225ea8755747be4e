using Forestall.Brief;
using Forestall.Cli.Output;
using Forestall.Record;
using Forestall.Warning;
using Forestall.Warning.Evaluation;
using Forestall.Warning.Scores;
using static System.FormattableString;

namespace Forestall.Cli.Commands;

/// <summary><c>forestall warn evaluate --task crossings</c>: how good the warnings of crossings were.</summary>
internal static class WarnEvaluateCrossings
{
    public static void Run(ViolenceRecord record, WarningHistory history, int horizon, double alarm, OutputFormat format, Terminal terminal)
    {
        terminal.Progress("scoring");
        var evaluation = CrossingEvaluation.Of(record, history, horizon, alarm);
        terminal.EndProgress();
        var rows = Rows(evaluation);
        if (format == OutputFormat.Table)
        {
            terminal.Line(Invariant($"Crossings within {horizon} months: {evaluation.Forecasts:N0} warnings as of {evaluation.From} to {evaluation.To}, each from figures of months published by then, in their present revision; {evaluation.Events:N0} were followed by a crossing."));
        }

        new Listing<Row>()
            .Column("Score", "score", static r => r.Score)
            .Column("Warnings", "warnings", static r => r.Value, static r => Shown(r.Value))
            .Column("90 % interval", "low", static r => r.Interval?.Low, static r => r.Interval is { } i ? $"{Shown(i.Low)} – {Shown(i.High)}" : string.Empty)
            .Column(header: null, "high", static r => r.Interval?.High)
            .Column("Active situations", "active", static r => r.Active, static r => Shown(r.Active))
            .Column("Without long events", "without_long_events", static r => r.Clean, static r => Shown(r.Clean))
            .Column("Trailing deaths", "trailing_deaths", static r => r.Trailing, static r => Shown(r.Trailing))
            .Column("Base rate", "base_rate", static r => r.Base, static r => Shown(r.Base))
            .Print(terminal, format, rows, () => WarnJson.Of(evaluation));
        if (format == OutputFormat.Table)
        {
            Explain(evaluation, terminal);
        }
    }

    private static List<Row> Rows(CrossingEvaluation e) =>
        [.. e.Scores.All.Select((s, k) => new Row(s.Name, s.Value, e.Intervals[k], e.Active.All[k].Value, e.WithoutLongEvents.All[k].Value, e.Baselines["trailingDeaths"].All[k].Value, e.Baselines["baseRate"].All[k].Value))];

    private static void Explain(CrossingEvaluation e, Terminal terminal)
    {
        var alarms = e.Alarms;
        terminal.Line(Invariant($"Acting from {alarms.Level:P0} on: {alarms.Hits} runs of alarms came before a crossing, {alarms.FalseAlarms} did not ({Shown(alarms.FalseAlarmsPerHit)} false alarms a hit); {alarms.FalseAlarmRate:P1} of the quiet situation-months had one."));
        terminal.Line(Invariant($"Of {alarms.LeadTimes.Count} crossings {alarms.ShareWithLead(1):P0} were warned of without a break up to the month before, {alarms.ShareWithLead(3):P0} for at least 3 months, {alarms.ShareWithLead(6):P0} for 6, {alarms.ShareWithLead(12):P0} for 12; median {Shown(alarms.MedianLeadTime)} months."));
        terminal.Line(Invariant($"{e.WithLongEvents.Forecasts:N0} warnings ({e.WithLongEvents.Events} followed by a crossing) rest on months that hold long events, which lie wholly in their first month: they may have known too much, and the column without long events leaves them out."));
        terminal.Line(Invariant($"Mean change from month to month in active situations: {e.MonthlyChange:P1}."));
        terminal.Line();
        terminal.Line("Said and came true");
        terminal.Write(ReliabilityTable(e.Reliability));
        terminal.Line("The same in situations with deaths in the last twelve months, in ten groups of the same size");
        terminal.Write(ReliabilityTable(e.ActiveReliability));
        terminal.Line("Net benefit by cost-loss ratio (the share of the loss averted that acting costs)");
        var benefit = new Listing<(double Ratio, double Warnings, double Always)>()
            .Column("Ratio", "ratio", static n => n.Ratio)
            .Column("Warnings", "warnings", static n => n.Warnings, static n => Shown(n.Warnings))
            .Column("Act always", "always", static n => n.Always, static n => Shown(n.Always));
        terminal.Write(benefit.Table([.. e.NetBenefit]));
    }

    private static ListedTable ReliabilityTable(Reliability reliability) => new Listing<ReliabilityBin>()
        .Column("Said", "from", static b => b.From, static b => $"{WarningSentences.Percent(b.From)} – {WarningSentences.Percent(b.To)}")
        .Column("Mean", "mean", static b => b.MeanProbability, static b => WarningSentences.Percent(b.MeanProbability))
        .Column("Came true", "frequency", static b => b.Frequency, static b => WarningSentences.Percent(b.Frequency))
        .Column("90 % interval", "low", static b => b.Interval.Low, static b => $"{WarningSentences.Percent(b.Interval.Low)} – {WarningSentences.Percent(b.Interval.High)}")
        .Column("Warnings", "count", static b => b.Count)
        .Table([.. reliability.Bins]);

    private static string Shown(double? value) => value is { } v ? Invariant($"{v:0.####}") : "none";

    private sealed record Row(string Score, double? Value, (double Low, double High)? Interval, double? Active, double? Clean, double? Trailing, double? Base);
}
