using Forestall.Record;
using Forestall.Record.Thresholds;

namespace Forestall.Rubicon;

/// <summary>Harm before and after one crossing, month by month, and displacement: what had happened by then, and what came.</summary>
/// <param name="Crossing">The crossing.</param>
/// <param name="Settings">The settings it was found with.</param>
/// <param name="Months">Months from a window before the crossing to the end of the episode.</param>
/// <param name="WindowBefore">Deaths in the trailing window before the crossing month.</param>
/// <param name="BeforeInRun">Deaths from the end of the episode before (or the start of the record) to the month before the crossing.</param>
/// <param name="RunFrom">The month from which <paramref name="BeforeInRun"/> counts.</param>
/// <param name="CrossingMonth">Deaths in the crossing month.</param>
/// <param name="After">Deaths from the crossing month to the end of the episode.</param>
/// <param name="YearBefore">Displacement at the end of the year before the crossing, with the year.</param>
/// <param name="CrossingYear">Displacement at the end of the crossing's year.</param>
/// <param name="Peak">The year of the episode with most people displaced, with displacement; null where no source has figures.</param>
/// <param name="MostReturned">The year of the episode in which most refugees returned, when more returned than were refugees at the peak; else null.</param>
public sealed record CrossingAccount(
    Crossing Crossing,
    RubiconSettings Settings,
    IReadOnlyList<AccountMonth> Months,
    Deaths WindowBefore,
    Deaths BeforeInRun,
    Month RunFrom,
    Deaths CrossingMonth,
    Deaths After,
    DisplacedAt? YearBefore,
    DisplacedAt? CrossingYear,
    DisplacedAt? Peak,
    DisplacedAt? MostReturned)
{
    /// <summary>Draws up the account of a crossing.</summary>
    /// <exception cref="InputException">There is no such crossing under these settings.</exception>
    public static CrossingAccount Of(ViolenceRecord record, string id, RubiconSettings settings)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(settings);
        var (situation, found) = Look(record, id, settings.Checked());
        var crossing = found.FirstOrDefault(c => string.Equals(c.Id, id, StringComparison.OrdinalIgnoreCase))
            ?? throw new InputException(found.Count == 0
                ? $"'{id}' is no crossing: under these settings {situation.Name} has none."
                : $"'{id}' is no crossing under these settings; {situation.Name} has {string.Join(", ", found.Select(static c => c.Id))}.");
        var curve = new HarmCurve(record, situation, settings);
        var before = found.LastOrDefault(c => c.Kind == CrossingKind.Onset && c.End is { } end && end <= crossing.Month);
        var runFrom = before?.End ?? situation.From;
        var from = crossing.Month - settings.Window < situation.From ? situation.From : crossing.Month - settings.Window;
        var years = Enumerable.Range(crossing.Month.Year, crossing.Last.Year - crossing.Month.Year + 1).Select(y => DisplacedAt.Of(record, situation, y)).OfType<DisplacedAt>().ToList();
        var peak = years.Where(static y => y.Displacement.Total is not null).MaxBy(static y => y.Displacement.Total);
        var returned = years.Where(static y => y.Displacement.ReturnedRefugees is > 0).MaxBy(static y => y.Displacement.ReturnedRefugees);
        return new CrossingAccount(
            crossing,
            settings,
            [.. Enumerable.Range(0, crossing.Last - from + 1).Select(i => AccountMonth.Of(curve, from + i, crossing.Month))],
            curve.Between(crossing.Month - (settings.Window - 1), crossing.Month - 1),
            curve.Between(runFrom, crossing.Month - 1),
            runFrom,
            curve.In(crossing.Month),
            crossing.Deaths,
            DisplacedAt.Of(record, situation, crossing.Month.Year - 1),
            DisplacedAt.Of(record, situation, crossing.Month.Year),
            peak,
            returned?.Displacement.ReturnedRefugees > (peak?.Displacement.Refugees ?? 0) ? returned : null);
    }

    private static (Situation Situation, IReadOnlyList<Crossing> Found) Look(ViolenceRecord record, string id, RubiconSettings settings)
    {
        if (id.Length < 4 || id[3] != '-' || !Month.TryParse(id[4..], out _) || !record.TryFind(id[..3], out var situation))
        {
            throw new InputException($"'{id}' is no id of a crossing; write situation and month, for example RWA-1994-04, and see 'forestall rubicon list'.");
        }

        return (situation, Crossings.Find(new HarmCurve(record, situation, settings)));
    }
}

/// <summary>One month of an account.</summary>
/// <param name="Month">The month.</param>
/// <param name="Deaths">Deaths in it.</param>
/// <param name="Trailing">Trailing deaths, chosen estimate.</param>
/// <param name="Cumulative">Deaths since the crossing; negative months before it count nothing.</param>
/// <param name="Estimated">Whether the figure is estimated.</param>
public sealed record AccountMonth(Month Month, Deaths Deaths, long Trailing, Deaths Cumulative, bool Estimated)
{
    internal static AccountMonth Of(HarmCurve curve, Month month, Month crossing) =>
        new(month, curve.In(month), curve.TrailingAt(month), month < crossing ? default : curve.Between(crossing, month), curve.AnyEstimated(month, month));
}

/// <summary>Displacement in a year.</summary>
/// <param name="Year">Calendar year; stocks are at its end.</param>
/// <param name="Displacement">The figures.</param>
public sealed record DisplacedAt(int Year, Displacement Displacement)
{
    internal static DisplacedAt? Of(ViolenceRecord record, Situation situation, int year) =>
        record.Year(situation, year) is { Displacement: var d } && d != default ? new DisplacedAt(year, d) : null;
}
