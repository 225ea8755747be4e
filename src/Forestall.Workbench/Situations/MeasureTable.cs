using Forestall.Record.Curated;
using Forestall.Workbench.Shell;
using static System.FormattableString;

namespace Forestall.Workbench.Situations;

/// <summary>Measures with all that is recorded of them: the table behind every picture of measures.</summary>
internal static class MeasureTable
{
    /// <summary>The table, a row for each measure.</summary>
    /// <param name="measures">The measures, in the order of the rows.</param>
    /// <param name="asOf">The month at whose end one looks; null for today, when no source is a later one.</param>
    public static FigureTable Of(IEnumerable<Measure> measures, Month? asOf) => new(
        [new("Begun"), new("Ended"), new("Class"), new("Instrument"), new("By whom"), new("Towards whom"), new("What became of it"), new("Authority"), new("Source"), new("Read in its source"), .. asOf is null ? Array.Empty<FigureColumn>() : [new("Later source")], new("Id")],
        [.. measures.Select(m => (IReadOnlyList<object?>)[m.Start.ToString(), Ended(m, asOf), Vocabulary.Name(m.Class), m.Instrument, m.Actor, m.Target, m.Status, m.Authority, m.Citation.Document, m.Citation.Read ? "yes" : "no", .. asOf is { } month ? [m.Citation.LaterThan(month) is { } later ? $"source of {later}" : null] : Array.Empty<object?>(), m.Id])]);

    /// <summary>When a measure ended, or why no date stands there.</summary>
    /// <param name="measure">The measure.</param>
    /// <param name="asOf">The month at whose end one looks; null for today.</param>
    public static string Ended(Measure measure, Month? asOf) => measure.End?.ToString() ?? measure.EndKind switch
    {
        "ongoing" => asOf is { } month ? Invariant($"not by {month}") : "ongoing",
        "act" => "single act",
        _ => "unknown",
    };
}
