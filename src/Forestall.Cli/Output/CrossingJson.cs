using Forestall.Cli.Commands;
using Forestall.Record;
using Forestall.Record.Thresholds;
using Forestall.Rubicon;

namespace Forestall.Cli.Output;

/// <summary>A crossing as JSON.</summary>
internal sealed record CrossingJson(
    string Id,
    string Situation,
    string Name,
    string Kind,
    Month Month,
    Month? End,
    long Deaths,
    long DeathsLow,
    long DeathsHigh,
    long DeathsInCrossingYear,
    long TrailingDeaths,
    Month WorstMonth,
    bool LeftCensored,
    bool Open,
    bool Estimated)
{
    public static CrossingJson Of(Crossing c) => new(
        c.Id, c.Situation.Code, c.Situation.Name, RubiconCommand.KindName(c.Kind), c.Month, c.End, c.Deaths.Best, c.Deaths.Low, c.Deaths.High,
        c.DeathsInCrossingYear.Best, c.TrailingDeaths, c.WorstMonth, c.LeftCensored, c.Open, c.Estimated);
}

/// <summary>An account of a crossing as JSON.</summary>
internal static class AccountJson
{
    public static object Of(CrossingAccount a) => new
    {
        crossing = CrossingJson.Of(a.Crossing),
        settings = new
        {
            threshold = a.Settings.Threshold,
            window = a.Settings.Window,
            endFraction = a.Settings.EndFraction,
            harm = HarmKinds.Name(a.Settings.Harm),
            estimate = a.Settings.Estimate.ToString().ToLowerInvariant(),
        },
        harm = new
        {
            windowBefore = Range(a.WindowBefore),
            before = new { from = a.RunFrom, deaths = Range(a.BeforeInRun) },
            crossingMonth = Range(a.CrossingMonth),
            after = Range(a.After),
        },
        displacement = new
        {
            yearBefore = Displaced(a.YearBefore),
            crossingYear = Displaced(a.CrossingYear),
            peak = Displaced(a.Peak),
            mostReturned = Displaced(a.MostReturned),
        },
        curve = a.Months.Select(static m => new
        {
            month = m.Month,
            low = m.Deaths.Low,
            best = m.Deaths.Best,
            high = m.Deaths.High,
            trailing = m.Trailing,
            sinceCrossing = m.Cumulative.Best,
            estimated = m.Estimated,
        }),
    };

    private static object Range(Deaths d) => new { low = d.Low, best = d.Best, high = d.High };

    private static object? Displaced(DisplacedAt? at) => at is null ? null : new
    {
        year = at.Year,
        refugees = at.Displacement.Refugees,
        asylumSeekers = at.Displacement.AsylumSeekers,
        returnedRefugees = at.Displacement.ReturnedRefugees,
        idpsUnhcr = at.Displacement.InternallyDisplaced,
        idpsIdmc = at.Displacement.ConflictDisplaced,
    };
}
