using Forestall.Record;
using Forestall.Record.Thresholds;
using Forestall.Warning.Internals;

namespace Forestall.Warning;

/// <summary>Long events lie wholly in their first month, so that deaths counted in a month may have come later.</summary>
public static class LongEvents
{
    private const int Window = 12;

    /// <summary>
    /// The month, among the twelve up to one, that holds most of their deaths in so few events that long events must stand in it; null where there is none.
    /// It follows from the record alone, whether or not there is a warning.
    /// </summary>
    /// <param name="record">The record.</param>
    /// <param name="situation">A situation in it.</param>
    /// <param name="known">The last month whose figures were known.</param>
    public static Month? In(ViolenceRecord record, Situation situation, Month known)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(situation);
        var at = known - record.From;
        return at >= Window - 1 && known <= record.To && new SituationSeries(record, situation, RubiconSettings.Default).LumpIn(at, Window) is { } month
            ? record.From + month
            : null;
    }
}
