using Forestall.Record;
using Forestall.Record.Curated;
using Forestall.Record.Thresholds;
using Forestall.Rubicon;

namespace Forestall.Brief;

/// <summary>What the record says, gathered for the main job: totals, crossings, the worst, the most recent, those near a crossing.</summary>
/// <param name="Record">The record.</param>
/// <param name="Settings">What counts as a crossing.</param>
/// <param name="Deaths">Deaths in the whole record.</param>
/// <param name="Events">Events in the whole record.</param>
/// <param name="Crossings">All onsets and surges, by month.</param>
/// <param name="Curated">Episodes and measures.</param>
/// <param name="Ledger">When measures came, seen from the crossings.</param>
/// <param name="Near">Situations in no episode at the end of the record, nearest to a crossing first.</param>
public sealed record Overview(
    ViolenceRecord Record,
    RubiconSettings Settings,
    Deaths Deaths,
    long Events,
    IReadOnlyList<Crossing> Crossings,
    CuratedRecord Curated,
    Ledger Ledger,
    IReadOnlyList<Approach> Near)
{
    /// <summary>First month of the decade Jentleson's report looks back on: the first after the Cold War.</summary>
    public static Month JentlesonFrom { get; } = new(1990, 1);

    /// <summary>Last month of that decade.</summary>
    public static Month JentlesonTo { get; } = new(1999, 12);

    /// <summary>Onsets, by month.</summary>
    public IReadOnlyList<Crossing> Onsets { get; } = [.. Crossings.Where(static c => c.Kind == CrossingKind.Onset)];

    /// <summary>Surges, by month.</summary>
    public IReadOnlyList<Crossing> Surges { get; } = [.. Crossings.Where(static c => c.Kind == CrossingKind.Surge)];

    /// <summary>Onsets in Jentleson's decade.</summary>
    public IEnumerable<Crossing> InJentlesonsDecade => Onsets.Where(static c => c.Month >= JentlesonFrom && c.Month <= JentlesonTo);

    /// <summary>Onsets by deaths in the episode, most first.</summary>
    public IEnumerable<Crossing> Worst => Onsets.OrderByDescending(static c => c.Deaths.Best).ThenBy(static c => c.Id, StringComparer.Ordinal);

    /// <summary>Onsets by month, latest first.</summary>
    public IEnumerable<Crossing> MostRecent => Onsets.OrderByDescending(static c => c.Month).ThenBy(static c => c.Id, StringComparer.Ordinal);

    /// <summary>Gathers the overview.</summary>
    public static Overview Of(ViolenceRecord record, CuratedRecord curated, RubiconSettings settings)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(curated);
        ArgumentNullException.ThrowIfNull(settings);
        var (deaths, events) = (default(Deaths), 0L);
        foreach (var situation in record.Situations)
        {
            foreach (var month in record.Months(situation))
            {
                deaths += month.Harm.All;
                events += month.Events;
            }
        }

        var ledger = Ledger.Of(record, curated, settings);
        return new Overview(
            record,
            settings,
            deaths,
            events,
            [.. ledger.Lines.Select(static l => l.Crossing)],
            curated,
            ledger,
            Approach.Nearest(record, settings, record.To));
    }
}
