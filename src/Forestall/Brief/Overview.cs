using Forestall.Record;
using Forestall.Record.Curated;
using Forestall.Record.Thresholds;
using Forestall.Rubicon;
using Forestall.Warning;

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
/// <param name="Warnings">Who may cross next, and how good such warnings were; null when no warnings are kept with the record.</param>
public sealed record Overview(
    ViolenceRecord Record,
    RubiconSettings Settings,
    Deaths Deaths,
    long Events,
    IReadOnlyList<Crossing> Crossings,
    CuratedRecord Curated,
    Ledger Ledger,
    IReadOnlyList<Approach> Near,
    WarningOverview? Warnings)
{
    /// <summary>What came out of the doctrines replayed, and episodes told out; null where nothing was replayed.</summary>
    public ReplayOverview? Replay { get; init; }

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
    /// <param name="record">The record.</param>
    /// <param name="curated">Episodes and measures.</param>
    /// <param name="settings">What counts as a crossing.</param>
    /// <param name="history">The warnings kept with the record; null when there are none.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static Overview Of(ViolenceRecord record, CuratedRecord curated, RubiconSettings settings, WarningHistory? history = null, CancellationToken cancellation = default)
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

        var warnings = history is not null && history.Settings.Crossing == settings ? WarningOverview.Of(record, history, cancellation) : null;
        var ledger = Ledger.Of(record, curated, settings, alarms: warnings?.Evaluation.Alarms);
        return new Overview(
            record,
            settings,
            deaths,
            events,
            [.. ledger.Lines.Select(static l => l.Crossing)],
            curated,
            ledger,
            Approach.Nearest(record, settings, record.To),
            warnings);
    }
}
