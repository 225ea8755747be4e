using System.Globalization;
using Forestall.Record.Curated.Internals;

namespace Forestall.Record.Curated.Recomputed;

/// <summary>Compares a recomputed estimate with the row of the record, column by column.</summary>
internal static class RecomputedComparison
{
    private static readonly (string Column, Func<Effect, string> Value)[] Columns =
    [
        ("instrument", static e => e.Instrument),
        ("outcome", static e => e.Outcome),
        ("estimate", static e => Number(e.Estimate)),
        ("low", static e => Number(e.Low)),
        ("high", static e => Number(e.High)),
        ("interval_level", static e => Number(e.IntervalLevel)),
        ("unit", static e => e.Unit),
        ("direction", static e => e.Direction),
        ("population", static e => e.Population),
        ("method", static e => e.Method),
        ("origin", static e => e.Origin),
        ("source", static e => e.Citation.Document),
        ("source_status", static e => e.Citation.Status),
        ("source_address", static e => e.Citation.Address),
        ("weakness", static e => e.Weakness),
        ("disagrees", static e => string.Join(' ', e.Disagrees)),
    ];

    /// <summary>The start of a sentence about a row.</summary>
    public static string Place(Effect stored) => string.Create(CultureInfo.InvariantCulture, $"{CuratedFiles.EffectsFile}, line {stored.Line}, {stored.Id}:");

    /// <summary>Columns in which the row differs, or that it is missing.</summary>
    public static IEnumerable<string> Problems(Effect computed, IEnumerable<Effect> stored)
    {
        var row = stored.FirstOrDefault(e => e.Id == computed.Id);
        return row is null
            ? [$"{CuratedFiles.EffectsFile}: {computed.Id} is missing; 'forestall effects recompute --format csv' prints its row."]
            : Columns.Where(c => c.Value(row) != c.Value(computed)).Select(c => $"{Place(row)} the column {c.Column} says '{c.Value(row)}', the source gives '{c.Value(computed)}'.");
    }

    private static string Number(double? value) => value?.ToString(CultureInfo.InvariantCulture) ?? string.Empty;
}
