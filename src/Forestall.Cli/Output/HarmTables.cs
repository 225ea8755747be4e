using System.Globalization;
using Forestall.Record;

namespace Forestall.Cli.Output;

/// <summary>Harm of one situation as tables and JSON.</summary>
internal static class HarmTables
{
    private static readonly (string Header, string Name, HarmKind Kind)[] Kinds =
    [
        ("State-based", "state_based", HarmKind.StateBased),
        ("Non-state", "non_state", HarmKind.NonState),
        ("One-sided", "one_sided", HarmKind.OneSided),
        ("Civilian", "civilian", HarmKind.Civilian),
    ];

    public static Listing<HarmMonth> Months(Situation situation)
    {
        var listing = new Listing<HarmMonth>()
            .Column("Situation", "situation", _ => situation.Code)
            .Column("Month", "month", static m => m.Month)
            .Column("Low", "deaths_low", static m => m.Harm.All.Low)
            .Column("Best", "deaths_best", static m => m.Harm.All.Best)
            .Column("High", "deaths_high", static m => m.Harm.All.High);
        foreach (var (header, name, kind) in Kinds)
        {
            listing.Column(header, name, m => m.Harm.Of(kind).Best, m => string.Create(CultureInfo.InvariantCulture, $"{(m.IsEstimated(kind) ? "~" : string.Empty)}{m.Harm.Of(kind).Best:N0}"));
        }

        return listing
            .Column("Events", "events", static m => m.Events)
            .Column(header: null, "estimated", static m => string.Join(' ', Kinds.Where(k => m.IsEstimated(k.Kind)).Select(static k => k.Name)));
    }

    public static Listing<HarmYear> Years()
    {
        var listing = new Listing<HarmYear>()
            .Column("Situation", "situation", static y => y.Situation)
            .Column("Year", "year", static y => y.Year.ToString(CultureInfo.InvariantCulture))
            .Column("Low", "deaths_low", static y => y.Harm.All.Low)
            .Column("Best", "deaths_best", static y => y.Harm.All.Best)
            .Column("High", "deaths_high", static y => y.Harm.All.High);
        foreach (var (header, name, kind) in Kinds)
        {
            listing.Column(header, name, y => y.Harm.Of(kind).Best);
        }

        return listing
            .Column("Refugees", "refugees", static y => y.Displacement.Refugees)
            .Column("Returned", "returned_refugees", static y => y.Displacement.ReturnedRefugees)
            .Column("IDPs (UNHCR)", "idps_unhcr", static y => y.Displacement.InternallyDisplaced)
            .Column("IDPs (IDMC)", "idps_idmc", static y => y.Displacement.ConflictDisplaced)
            .Column("Population", "population", static y => y.Population);
    }

    public static object Json(Situation situation, HarmMonth m) => new
    {
        situation = situation.Code,
        month = m.Month,
        deaths = Range(m.Harm.All),
        stateBased = Part(m, HarmKind.StateBased),
        nonState = Part(m, HarmKind.NonState),
        oneSided = Part(m, HarmKind.OneSided),
        civilian = new { best = m.Harm.Civilian, estimated = m.IsEstimated(HarmKind.Civilian) },
        events = new { stateBased = m.StateBasedEvents, nonState = m.NonStateEvents, oneSided = m.OneSidedEvents },
    };

    public static object Json(HarmYear y) => new
    {
        situation = y.Situation,
        year = y.Year,
        deaths = Range(y.Harm.All),
        stateBased = Range(y.Harm.StateBased),
        nonState = Range(y.Harm.NonState),
        oneSided = Range(y.Harm.OneSided),
        oneSidedByGovernments = y.OneSidedByGovernments,
        civilian = y.Harm.Civilian,
        refugees = y.Displacement.Refugees,
        asylumSeekers = y.Displacement.AsylumSeekers,
        returnedRefugees = y.Displacement.ReturnedRefugees,
        idpsUnhcr = y.Displacement.InternallyDisplaced,
        idpsIdmc = y.Displacement.ConflictDisplaced,
        population = y.Population,
    };

    private static object Range(Deaths d) => new { low = d.Low, best = d.Best, high = d.High };

    private static object Part(HarmMonth m, HarmKind kind)
    {
        var d = m.Harm.Of(kind);
        return new { low = d.Low, best = d.Best, high = d.High, estimated = m.IsEstimated(kind) };
    }
}
