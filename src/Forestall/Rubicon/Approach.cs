using Forestall.Record;
using Forestall.Record.Thresholds;

namespace Forestall.Rubicon;

/// <summary>How near a situation outside an episode is to a crossing: a count of what has happened, not a forecast.</summary>
/// <param name="Situation">The situation.</param>
/// <param name="Month">The month looked at.</param>
/// <param name="Trailing">Trailing deaths at that month.</param>
/// <param name="Distance">Deaths missing to the threshold.</param>
/// <param name="Change">Trailing deaths now less those three months before: above zero, the situation comes nearer.</param>
public sealed record Approach(Situation Situation, Month Month, long Trailing, long Distance, long Change)
{
    /// <summary>Months over which the direction is taken.</summary>
    public const int DirectionMonths = 3;

    /// <summary>Situations in no episode at a month, nearest to the threshold first; those without deaths in the window are left out.</summary>
    public static IReadOnlyList<Approach> Nearest(ViolenceRecord record, RubiconSettings settings, Month month)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(settings);
        settings.Checked();
        return [.. record.Situations
            .Where(s => s.Covers(month))
            .Select(s => new HarmCurve(record, s, settings))
            .Where(c => c.TrailingAt(month) > 0 && !Crossings.Find(c).Any(x => x.Month <= month && x.Last >= month))
            .Select(c => new Approach(
                c.Situation,
                month,
                c.TrailingAt(month),
                settings.Threshold - c.TrailingAt(month),
                c.TrailingAt(month) - (c.Situation.Covers(month - DirectionMonths) ? c.TrailingAt(month - DirectionMonths) : 0)))
            .OrderBy(static a => a.Distance)
            .ThenBy(static a => a.Situation.Code, StringComparer.Ordinal)];
    }
}
