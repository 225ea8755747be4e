using Forestall.Record;
using Forestall.Record.Thresholds;

namespace Forestall.Warning.Evaluation;

/// <summary>What would have come of acting on every warning from a level on.</summary>
/// <param name="Level">Probability from which on a warning counts as an alarm.</param>
/// <param name="Hits">Unbroken runs of alarms after whose first month, and at the latest within the horizon after their last, a crossing came.</param>
/// <param name="FalseAlarms">Runs after which none came within the horizon. A run that began when a crossing had come but was not published is neither: it warned of nothing to come.</param>
/// <param name="FalseAlarmRate">Share of the situation-months without a crossing to come that had an alarm.</param>
/// <param name="LeadTimes">Lead time before each crossing.</param>
/// <param name="Horizon">Months ahead that the warnings look.</param>
/// <param name="Settings">What is forecast, and what was known when.</param>
public sealed record Alarms(double Level, int Hits, int FalseAlarms, double FalseAlarmRate, IReadOnlyList<LeadTime> LeadTimes, int Horizon, WarningSettings Settings)
{
    /// <summary>The level used unless told otherwise: acting pays where it costs a tenth of the loss it averts.</summary>
    public const double DefaultLevel = 0.1;

    /// <summary>The horizon used unless told otherwise, in months.</summary>
    public const int DefaultHorizon = 12;

    /// <summary>False alarms for every hit; null without a hit.</summary>
    public double? FalseAlarmsPerHit => Hits == 0 ? null : (double)FalseAlarms / Hits;

    /// <summary>Median lead time over all crossings, those without warning counting 0; null without a crossing.</summary>
    public double? MedianLeadTime
    {
        get
        {
            double[] months = [.. LeadTimes.Select(static l => (double)l.Months).Order()];
            return months.Length == 0 ? null : Scores.Quantiles.Of(months, 0.5);
        }
    }

    /// <summary>Share of the crossings that were warned of at least some months before, without a break; null without a crossing.</summary>
    /// <param name="months">The months, at least 1.</param>
    public double? ShareWithLead(int months) => LeadTimes.Count == 0 ? null : LeadTimes.Count(l => l.Months >= months) / (double)LeadTimes.Count;

    /// <summary>Follows the alarms through the history.</summary>
    /// <param name="record">The record the warnings were made from.</param>
    /// <param name="history">The warnings.</param>
    /// <param name="horizon">Months ahead that the warning looks, 1 to 24.</param>
    /// <param name="level">Probability from which on it counts as an alarm, above 0 and below 1.</param>
    /// <exception cref="InputException">A value is out of range.</exception>
    public static Alarms Of(ViolenceRecord record, WarningHistory history, int horizon = DefaultHorizon, double level = DefaultLevel)
    {
        ArgumentNullException.ThrowIfNull(record);
        var leads = LeadTime.Of(record, history, horizon, level);
        var onsets = Crossings.Find(record, history.Settings.Crossing).Where(static c => c.Kind == CrossingKind.Onset).ToLookup(static c => c.Situation.Code, static c => c.Month, StringComparer.Ordinal);
        int hits = 0, falseAlarms = 0, quietAlarms = 0, quiet = 0;
        foreach (var situation in record.Situations)
        {
            Month? start = null;
            for (var asOf = history.From; asOf <= history.To + 1; asOf += 1)
            {
                var given = history.TryGet(situation, asOf, horizon, out var probability);
                if (given && asOf + horizon <= record.To && !Any(onsets[situation.Code], asOf - history.Settings.PublicationLag + 1, asOf + horizon))
                {
                    quiet++;
                    quietAlarms += probability >= level ? 1 : 0;
                }

                if (given && probability >= level)
                {
                    start ??= asOf;
                }
                else if (start is { } from)
                {
                    var last = asOf - 1;
                    if (Any(onsets[situation.Code], from + 1, last + horizon))
                    {
                        hits++;
                    }
                    else if (last + horizon <= record.To && !Any(onsets[situation.Code], from - history.Settings.PublicationLag + 1, from))
                    {
                        falseAlarms++;
                    }

                    start = null;
                }
            }
        }

        return new Alarms(level, hits, falseAlarms, quiet == 0 ? 0 : (double)quietAlarms / quiet, leads, horizon, history.Settings);
    }

    internal static double CheckedLevel(double level) =>
        level is > 0 and < 1 ? level : throw new InputException("the level of an alarm is out of range; choose a probability above 0 and below 1.");

    private static bool Any(IEnumerable<Month> onsets, Month from, Month to) => onsets.Any(m => m >= from && m <= to);
}
