using Forestall.Record;
using Forestall.Record.Curated;
using Forestall.Record.Thresholds;
using Forestall.Warning.Evaluation;

namespace Forestall.Rubicon;

/// <summary>When the first measure of a kind came, seen from a crossing, and what had happened by then.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Lag">Months from the crossing to the measure's start; negative is before.</param>
/// <param name="HarmBefore">Deaths of the crossing's harm up to the month before the measure.</param>
/// <param name="HarmThrough">Deaths of the crossing's harm up to the measure's month, that month included.</param>
/// <param name="Share">Share of the crossing's harm in <paramref name="HarmBefore"/>, 0 to 1.</param>
/// <param name="ShareThrough">Share of the crossing's harm in <paramref name="HarmThrough"/>, 0 to 1.</param>
/// <param name="InForce">Whether it had begun before the span looked at and still lasted.</param>
public sealed record FirstMeasure(Measure Measure, int Lag, Deaths HarmBefore, Deaths HarmThrough, double Share, double ShareThrough, bool InForce)
{
    /// <summary>Month in which the measure started.</summary>
    public Month Month => Measure.Start.FirstMonth;
}

/// <summary>One crossing with what was done about it.</summary>
/// <param name="Crossing">The crossing.</param>
/// <param name="Episode">The covered episode it lies in; null when its measures were not collected.</param>
/// <param name="Harm">Its harm: deaths in the window before the crossing month and from there to its end.</param>
/// <param name="First">First measure of each class; a class without one is missing.</param>
/// <param name="FirstCoercive">First measure of economic coercion, threat or force.</param>
/// <param name="FirstMilitary">First threat, deployment or force.</param>
/// <param name="Measures">How many measures were taken in the span looked at.</param>
/// <param name="Warning">How long before it the warning stood; null for surges, for crossings before there were warnings, and when none were given.</param>
public sealed record LedgerLine(
    Crossing Crossing,
    CoveredEpisode? Episode,
    Deaths Harm,
    IReadOnlyDictionary<MeasureClass, FirstMeasure> First,
    FirstMeasure? FirstCoercive,
    FirstMeasure? FirstMilitary,
    int Measures,
    LeadTime? Warning = null);

/// <summary>
/// The ledger of missed opportunities: for every crossing the first measure of each class, how many months before or after the crossing it came,
/// and how much of the crossing's harm had been done by then. Method note: docs/methods/ledger.md.
/// </summary>
/// <param name="Lines">Crossings by month.</param>
/// <param name="Lookback">Months before a crossing from which measures count.</param>
/// <param name="Settings">What counts as a crossing.</param>
/// <param name="Alarms">What the warnings had said, and how often they were wrong; null when none were given.</param>
public sealed record Ledger(IReadOnlyList<LedgerLine> Lines, int Lookback, RubiconSettings Settings, Alarms? Alarms = null)
{
    /// <summary>Months before a crossing from which measures count, unless told otherwise.</summary>
    public const int DefaultLookback = 24;

    private static readonly MeasureClass[] Coercive = [MeasureClass.Economic, MeasureClass.Threat, MeasureClass.Force];
    private static readonly MeasureClass[] Military = [MeasureClass.Threat, MeasureClass.Deployment, MeasureClass.Force];

    /// <summary>Crossings whose measures were collected.</summary>
    public IEnumerable<LedgerLine> Covered => Lines.Where(static l => l.Episode is not null);

    /// <summary>Draws up the ledger.</summary>
    /// <param name="record">The record.</param>
    /// <param name="curated">Episodes and measures.</param>
    /// <param name="settings">What counts as a crossing.</param>
    /// <param name="lookback">Months before a crossing from which measures count; 0 to 240.</param>
    /// <param name="alarms">The warnings before the crossings; they count only where they were made for the same settings. Null to leave them out.</param>
    /// <exception cref="InputException">A setting is out of range.</exception>
    public static Ledger Of(ViolenceRecord record, CuratedRecord curated, RubiconSettings settings, int lookback = DefaultLookback, Alarms? alarms = null)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(curated);
        if (lookback is < 0 or > 240)
        {
            throw new InputException("the look-back is out of range; choose 0 to 240 months.");
        }

        var coverage = new LedgerCoverage(record, curated);
        var leads = settings == alarms?.Settings.Crossing ? alarms.LeadTimes.ToDictionary(static l => l.Crossing.Id, StringComparer.Ordinal) : null;

        var lines = Crossings.Find(record, settings)
            .OrderBy(static c => c.Month)
            .ThenBy(static c => c.Id, StringComparer.Ordinal)
            .Select(c => Line(record, curated, settings, lookback, c, coverage.Of(c)) with { Warning = c.Kind == CrossingKind.Onset ? leads?.GetValueOrDefault(c.Id) : null })
            .ToList();
        return new Ledger(lines, lookback, settings, leads is null ? null : alarms);
    }

    private static LedgerLine Line(ViolenceRecord record, CuratedRecord curated, RubiconSettings settings, int lookback, Crossing crossing, CoveredEpisode? episode)
    {
        var curve = new HarmCurve(record, crossing.Situation, settings);
        var from = crossing.Month - (settings.Window - 1);
        var harm = curve.Between(from, crossing.Last);
        var measures = episode is null
            ? []
            : curated.MeasuresOf(episode.Id)
                .Where(m => m.WasTaken && m.Start.Precision != "year" && m.LastMonth >= crossing.Month - lookback && m.Start.FirstMonth <= crossing.Last)
                .ToList();
        FirstMeasure? First(params ReadOnlySpan<MeasureClass> classes)
        {
            foreach (var measure in measures)
            {
                if (classes.Contains(measure.Class))
                {
                    var month = measure.Start.FirstMonth;
                    var (before, through) = (curve.Between(from, month - 1), curve.Between(from, month));
                    return new FirstMeasure(measure, month - crossing.Month, before, through, Share(curve.Pick(before), curve.Pick(harm)), Share(curve.Pick(through), curve.Pick(harm)), month < crossing.Month - lookback);
                }
            }

            return null;
        }

        var first = new Dictionary<MeasureClass, FirstMeasure>();
        foreach (var kind in Enum.GetValues<MeasureClass>())
        {
            if (First(kind) is { } found)
            {
                first[kind] = found;
            }
        }

        return new LedgerLine(crossing, episode, harm, first, First(Coercive), First(Military), measures.Count);
    }

    private static double Share(long part, long whole) => whole > 0 ? (double)part / whole : 0;
}
