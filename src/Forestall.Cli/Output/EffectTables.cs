using System.Globalization;
using Forestall.Record.Curated;

namespace Forestall.Cli.Output;

/// <summary>How estimates are printed.</summary>
internal static class EffectTables
{
    private const int WidthOfUnit = 90;

    /// <summary>The columns of <c>effects.csv</c>, so that CSV can stand in the record as it is.</summary>
    public static Listing<Effect> Stored() => new Listing<Effect>()
        .Column("Id", "id", static e => e.Id)
        .Column(header: null, "instrument", static e => e.Instrument)
        .Column(header: null, "outcome", static e => e.Outcome)
        .Column("Estimate", "estimate", static e => e.Estimate, static e => Number(e.Estimate))
        .Column("Interval", "low", static e => e.Low, Interval)
        .Column(header: null, "high", static e => e.High)
        .Column(header: null, "interval_level", static e => e.IntervalLevel)
        .Column("What the number means", "unit", static e => e.Unit, static e => Cell.Shortened(e.Unit, WidthOfUnit))
        .Column(header: null, "direction", static e => e.Direction)
        .Column(header: null, "population", static e => e.Population)
        .Column(header: null, "method", static e => e.Method)
        .Column(header: null, "origin", static e => e.Origin)
        .Column(header: null, "source", static e => e.Citation.Document)
        .Column(header: null, "source_status", static e => e.Citation.Status)
        .Column(header: null, "source_address", static e => e.Citation.Address)
        .Column(header: null, "weakness", static e => e.Weakness)
        .Column(header: null, "disagrees", static e => string.Join(' ', e.Disagrees));

    /// <summary>An estimate as JSON.</summary>
    public static object Json(Effect e) => new
    {
        id = e.Id,
        instrument = e.Instrument,
        outcome = e.Outcome,
        direction = e.Direction,
        estimate = e.Estimate,
        low = e.Low,
        high = e.High,
        intervalLevel = e.IntervalLevel,
        unit = e.Unit,
        population = e.Population,
        method = e.Method,
        origin = e.Origin,
        source = e.Citation.Document,
        sourceStatus = e.Citation.Status,
        sourceAddress = e.Citation.Address,
        weakness = e.Weakness,
        disagrees = e.Disagrees,
    };


    /// <summary>A number, or a dash.</summary>
    public static string Number(double? value) => value?.ToString("0.###", CultureInfo.InvariantCulture) ?? "-";

    /// <summary>An interval with its level, or a dash.</summary>
    public static string Interval(Effect e) => e.Low is null ? "-" : $"{Number(e.Low)} to {Number(e.High)} ({Number(e.IntervalLevel)} %)";
}
