using Forestall.Record.Thresholds;
using Forestall.Warning;

namespace Forestall.Rubicon.Internals;

/// <summary>A situation in a month, as it is compared with others: on figures up to that month alone.</summary>
internal sealed record ComparedMoment(string Region, double DeathsInYear, double Pace, double Rise, double? Warning, int Earlier, int? Since)
{
    private const int Horizon = 12;
    private const int Year = 12;
    private const int Quarter = 3;
    private const int TenYears = 120;

    /// <summary>Names of the parts, in the order of <see cref="Values"/>; the region comes after them.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["deaths in twelve months", "pace of the last three months", "rise on the year before", "warning for twelve months", "crossings in ten years", "months since the crossing"];

    /// <summary>What people read.</summary>
    public IReadOnlyList<double?> Shown => [DeathsInYear, Pace, Rise, Warning, Earlier, Since];

    /// <summary>What is compared: logarithms and log-odds, so that as much means the same at every size.</summary>
    public IReadOnlyList<double?> Values =>
        [Math.Log(1 + DeathsInYear), Math.Log(Pace), Math.Log(Rise), Warning is { } p ? Math.Log(p / (1 - p)) : null, Math.Log(1 + Earlier), Since is { } months ? Math.Log(1 + months) : null];

    /// <summary>Months of a record that must lie behind a moment.</summary>
    public static int LeastHistory => 2 * Year;

    public static ComparedMoment Of(HarmCurve curve, IReadOnlyList<Crossing> onsets, WarningHistory? history, Month at)
    {
        double Deaths(int months, Month last) => curve.Pick(curve.Between(last - (months - 1), last));
        var (year, quarter, before) = (Deaths(Year, at), Deaths(Quarter, at), Deaths(Year, at - Year));
        var under = onsets.FirstOrDefault(c => c.Month <= at && c.Last >= at);
        var given = history is not null && under is null && history.TryGet(curve.Situation, at + history.Settings.PublicationLag, Horizon, out var p) ? (double?)p : null;
        return new(
            curve.Situation.Region,
            year,
            (1 + (Year / Quarter * quarter)) / (1 + year),
            (1 + year) / (1 + before),
            given is > 0 and < 1 ? given : null,
            onsets.Count(c => c != under && c.Month <= at && c.Month > at - TenYears),
            under is null ? null : at - under.Month);
    }
}
