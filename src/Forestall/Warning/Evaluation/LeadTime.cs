using Forestall.Record;
using Forestall.Record.Thresholds;

namespace Forestall.Warning.Evaluation;

/// <summary>How long before a crossing the warning stood.</summary>
/// <param name="Crossing">The crossing, an onset.</param>
/// <param name="First">
/// The first sustained warning: the first month of the unbroken run of months with a warning that reached to the month before the crossing;
/// null when there was no warning in that month.
/// </param>
/// <param name="Highest">Highest probability in the twelve months before the crossing; null when none was given.</param>
public sealed record LeadTime(Crossing Crossing, Month? First, double? Highest)
{
    /// <summary>Months from the first sustained warning to the crossing; 0 when it came without warning.</summary>
    public int Months => First is { } first ? Crossing.Month - first : 0;

    /// <summary>Lead times of all onsets after the first month with warnings; soon after it they are cut short by the beginning of the warnings.</summary>
    /// <param name="record">The record.</param>
    /// <param name="history">The warnings.</param>
    /// <param name="horizon">Months ahead that the warning looks, 1 to 24.</param>
    /// <param name="alarm">Probability from which on it counts as a warning, above 0 and below 1.</param>
    /// <exception cref="InputException">A value is out of range.</exception>
    public static IReadOnlyList<LeadTime> Of(ViolenceRecord record, WarningHistory history, int horizon, double alarm)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(history);
        Alarms.CheckedLevel(alarm);
        WarningSettings.CheckedHorizon(horizon);
        return [.. Crossings.Find(record, history.Settings.Crossing)
            .Where(c => c.Kind == CrossingKind.Onset && !c.LeftCensored && c.Month > history.From && c.Month <= history.To + 1)
            .OrderBy(static c => c.Month)
            .ThenBy(static c => c.Id, StringComparer.Ordinal)
            .Select(c => Of(history, c, horizon, alarm))];
    }

    private static LeadTime Of(WarningHistory history, Crossing crossing, int horizon, double alarm)
    {
        Month? first = null;
        for (var asOf = crossing.Month - 1; history.TryGet(crossing.Situation, asOf, horizon, out var probability) && probability >= alarm; asOf -= 1)
        {
            first = asOf;
        }

        double? highest = null;
        for (var back = 1; back <= 12; back++)
        {
            if (history.TryGet(crossing.Situation, crossing.Month - back, horizon, out var probability))
            {
                highest = Math.Max(highest ?? 0, probability);
            }
        }

        return new LeadTime(crossing, first, highest);
    }
}
