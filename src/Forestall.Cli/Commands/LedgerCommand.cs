using System.CommandLine;
using System.Globalization;
using Forestall.Brief;
using Forestall.Cli.Output;
using Forestall.Record.Curated;
using Forestall.Record.Thresholds;
using Forestall.Rubicon;
using Forestall.Warning.Evaluation;

namespace Forestall.Cli.Commands;

/// <summary><c>forestall rubicon ledger</c>: for every crossing, when measures of each class came and what had happened by then.</summary>
internal static class LedgerCommand
{
    private static readonly (MeasureClass Class, string Header, string Name)[] Classes =
    [
        (MeasureClass.NonCoercive, "Non-coercive", "nonCoercive"),
        (MeasureClass.Economic, "Economic", "economic"),
        (MeasureClass.Threat, "Threat", "threat"),
        (MeasureClass.Deployment, "Deployment", "deployment"),
        (MeasureClass.Force, "Force", "force"),
    ];

    public static Command Create(Terminal terminal)
    {
        var command = new Command("ledger", "The missed-opportunity ledger: months from each crossing to the first measure of each class, and the harm done by then.");
        var options = new RubiconOptions(command);
        var lookback = new Option<int>("--lookback") { Description = "Months before a crossing from which measures count.", DefaultValueFactory = static _ => Ledger.DefaultLookback };
        var format = CommonOptions.Format();
        var horizon = WarnOptions.Horizon();
        var alarm = WarnOptions.Alarm();
        command.Add(lookback);
        command.Add(horizon);
        command.Add(alarm);
        command.Add(format);
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(lookback) is < 0 or > 240)
            {
                throw new UsageException("the look-back is out of range; choose 0 to 240 months.");
            }

            var record = CommonOptions.ReadRecord(parsed);
            var settings = options.Read(parsed);
            var alarms = WarnOptions.Kept(record, parsed) is { } history && history.Settings.Crossing == settings ? Alarms.Of(record, history, parsed.GetValue(horizon), parsed.GetValue(alarm)) : null;
            var ledger = Ledger.Of(record, CommonOptions.ReadCurated(parsed), settings, parsed.GetValue(lookback), alarms);
            var groups = LedgerGroup.Summarise(ledger);
            var listing = new Listing<LedgerLine>()
                .Column("Crossing", "id", static l => l.Crossing.Id)
                .Column(header: null, "situation", static l => l.Crossing.Situation.Code)
                .Column(header: null, "kind", static l => RubiconCommand.KindName(l.Crossing.Kind))
                .Column(header: null, "month", static l => l.Crossing.Month)
                .Column(header: null, "end", static l => l.Crossing.End)
                .Column(header: null, "episode", static l => l.Episode?.Id)
                .Column("Theatre", "theatre", static l => l.Episode?.Theatre ?? l.Crossing.Situation.Name)
                .Column("Harm", "harm", static l => l.Harm.Best)
                .Column("Months of warning", "warning_lead", static l => l.Warning?.Months)
                .Column(header: null, "first_warning", static l => l.Warning?.First)
                .Column(header: null, "highest_warning", static l => l.Warning?.Highest);
            foreach (var (kind, header, name) in Classes)
            {
                var column = name == "nonCoercive" ? "non_coercive" : name;
                listing.Column(header, column + "_lag", l => First(l, kind)?.Lag, l => l.Episode is null ? "not covered" : Lag(First(l, kind)));
                listing.Column(header: null, column + "_month", l => First(l, kind)?.Month);
                listing.Column(header: null, column + "_measure", l => First(l, kind)?.Measure.Id);
                listing.Column(header: null, column + "_harm_share", l => First(l, kind)?.Share);
                listing.Column(header: null, column + "_harm_share_through_month", l => First(l, kind)?.ShareThrough);
                listing.Column(header: null, column + "_in_force", l => First(l, kind)?.InForce);
            }

            listing.Column("Harm by first coercion", "coercive_harm_share", static l => l.FirstCoercive?.Share, static l => l.Episode is null ? string.Empty : Share(l.FirstCoercive));
            listing.Print(terminal, parsed.GetValue(format), [.. parsed.GetValue(format) == OutputFormat.Csv ? ledger.Lines : ledger.Covered], () => new
            {
                lookback = ledger.Lookback,
                crossings = ledger.Lines.Select(Line),
                warnings = ledger.Alarms is { } a
                    ? new
                    {
                        horizon = a.Horizon,
                        level = a.Level,
                        crossings = a.LeadTimes.Count,
                        atLeast3Months = a.ShareWithLead(3),
                        atLeast6Months = a.ShareWithLead(6),
                        atLeast12Months = a.ShareWithLead(12),
                        medianLead = a.MedianLeadTime,
                        falseAlarmRate = a.FalseAlarmRate,
                        falseAlarmsPerHit = a.FalseAlarmsPerHit,
                    }
                    : null,
                summary = new { covered = ledger.Covered.Count(), total = ledger.Lines.Count, groups = groups.Select(Group) },
            });
            if (parsed.GetValue(format) == OutputFormat.Table)
            {
                Summary(terminal, ledger, groups);
            }
        });
        return command;
    }

    private static void Summary(Terminal terminal, Ledger ledger, IReadOnlyList<LedgerGroup> groups)
    {
        terminal.Line($"Months from the crossing to the first measure (negative: before), looking back {ledger.Lookback} months. Harm: deaths in the window before the crossing and from there to its end. Totals count onsets, shares only ended ones; the harm of a surge is part of its onset's.");
        terminal.Write(new Listing<(string Group, LedgerTotal Total)>()
            .Column("Group", "group", static r => r.Group)
            .Column("Kind", "kind", static r => r.Total.Kind)
            .Column("Crossings", "crossings", static r => r.Total.Crossings)
            .Column("Before", "before", static r => r.Total.Before)
            .Column("None recorded", "never", static r => r.Total.Never)
            .Column("Median months", "median_lag", static r => r.Total.MedianLag)
            .Column("Ended", "ended", static r => r.Total.Ended)
            .Column("Median harm by then, at least", "median_share", static r => r.Total.MedianShare, static r => Percent(r.Total.MedianShare))
            .Column("at most", "median_share_through", static r => r.Total.MedianShareThrough, static r => Percent(r.Total.MedianShareThrough))
            .Column("Of all harm", "harm_share", static r => r.Total.HarmShare, static r => Percent(r.Total.HarmShare))
            .Table([.. groups.SelectMany(static g => g.Totals.Select(t => (g.Group, t)))]));
        foreach (var sentence in LedgerSentences.OfWarnings(ledger))
        {
            terminal.Line(sentence);
        }

        terminal.Line($"{ledger.Covered.Count()} of {ledger.Lines.Count} crossings and surges lie in episodes whose measures were collected.");
    }

    private static object Line(LedgerLine l) => new
    {
        id = l.Crossing.Id,
        situation = l.Crossing.Situation.Code,
        kind = RubiconCommand.KindName(l.Crossing.Kind),
        month = l.Crossing.Month,
        end = l.Crossing.End,
        episode = l.Episode?.Id,
        theatre = l.Episode?.Theatre,
        harm = l.Harm.Best,
        measures = l.Measures,
        warning = l.Warning is { } w ? new { first = w.First, lead = w.Months, highest = w.Highest } : null,
        firstMeasure = Classes.ToDictionary(static c => c.Name, c => First(l, c.Class) is { } f ? Json(f) : null, StringComparer.Ordinal),
        firstCoercive = l.FirstCoercive is { } coercive ? Json(coercive) : null,
        firstMilitary = l.FirstMilitary is { } military ? Json(military) : null,
    };

    private static object Json(FirstMeasure f) => new
    {
        measure = f.Measure.Id,
        date = f.Measure.Start.ToString(),
        month = f.Month,
        lag = f.Lag,
        harmBefore = f.HarmBefore.Best,
        harmThroughMonth = f.HarmThrough.Best,
        harmShare = f.Share,
        harmShareThroughMonth = f.ShareThrough,
        inForce = f.InForce,
    };

    private static object Group(LedgerGroup g) => new
    {
        group = g.Group,
        totals = g.Totals.Select(static t => new
        {
            kind = t.Kind,
            crossings = t.Crossings,
            before = t.Before,
            never = t.Never,
            medianLag = t.MedianLag,
            ended = t.Ended,
            medianHarmShare = t.MedianShare,
            medianHarmShareThroughMonth = t.MedianShareThrough,
            harmShare = t.HarmShare,
        }),
    };

    private static FirstMeasure? First(LedgerLine l, MeasureClass kind) => l.First.GetValueOrDefault(kind);

    private static string Lag(FirstMeasure? first) => first is null ? "none" : first.Lag.ToString("+0;-0;0", CultureInfo.InvariantCulture);

    private static string Share(FirstMeasure? first) => first is null ? "none recorded" : Percent(first.Share);

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0} %");
}
