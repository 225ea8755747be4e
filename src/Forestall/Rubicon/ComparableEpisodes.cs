using Forestall.Record;
using Forestall.Record.Thresholds;
using Forestall.Rubicon.Internals;
using Forestall.Warning;

namespace Forestall.Rubicon;

/// <summary>
/// Earlier episodes by their distance from a situation in a month. Outside an episode the twelve months before each crossing are compared with it, in an
/// episode the months of each; the nearest month of each counts. Method note: docs/methods/comparable-episodes.md.
/// </summary>
/// <param name="At">The last month whose figures count.</param>
/// <param name="InEpisode">Whether the situation is in an episode.</param>
/// <param name="Nearest">All comparable episodes, the nearest first.</param>
public sealed record ComparableEpisodes(Month At, bool InEpisode, IReadOnlyList<ComparableEpisode> Nearest)
{
    /// <summary>Months before a crossing that are compared with a situation outside an episode.</summary>
    public const int MonthsBefore = 12;

    private const string Region = "region";

    /// <summary>Compares.</summary>
    /// <param name="record">The record, which must not reach further than what was known (<see cref="ViolenceRecord.Until"/>).</param>
    /// <param name="history">Its warnings; null: none, and then the warning is no part of the distance.</param>
    /// <param name="ledger">The ledger of the record.</param>
    /// <param name="situation">The situation; its last month is the one that is compared.</param>
    public static ComparableEpisodes Of(ViolenceRecord record, WarningHistory? history, Ledger ledger, Situation situation)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(situation);
        var onsets = ledger.Lines.Where(static l => l.Crossing.Kind == CrossingKind.Onset).ToLookup(static l => l.Crossing.Situation.Code, StringComparer.Ordinal);
        var curves = new Dictionary<string, HarmCurve>(StringComparer.Ordinal);

        var at = situation.To;
        var own = Moment(situation, at);
        var inEpisode = own.Since is not null;
        var first = record.From + (ComparedMoment.LeastHistory - 1);
        var moments = onsets.SelectMany(static l => l)
            .Where(l => !l.Crossing.LeftCensored && !(l.Crossing.Situation.Code == situation.Code && l.Crossing.Last >= at))
            .SelectMany(l => Months(l.Crossing, inEpisode).Where(m => m >= first && l.Crossing.Situation.Covers(m)).Select(m => (Line: l, At: m, Moment: Moment(l.Crossing.Situation, m))))
            .Where(m => m.Moment.Since is not null == inEpisode)
            .ToList();
        var deviations = Enumerable.Range(0, ComparedMoment.Names.Count).Select(k => Deviation([.. moments.Select(m => m.Moment.Values[k]).OfType<double>()])).ToList();
        return new(at, inEpisode,
        [
            .. moments
                .Select(m => Compared(m.Line, m.At, own, m.Moment, deviations))
                .GroupBy(static c => c.Line.Crossing.Id, StringComparer.Ordinal)
                .Select(static g => g.OrderBy(static c => c.Distance).ThenBy(static c => Math.Abs(c.FromCrossing)).First())
                .OrderBy(static c => c.Distance)
                .ThenBy(static c => c.Line.Crossing.Id, StringComparer.Ordinal),
        ]);

        ComparedMoment Moment(Situation s, Month month)
        {
            if (!curves.TryGetValue(s.Code, out var curve))
            {
                curves[s.Code] = curve = new HarmCurve(record, s, ledger.Settings);
            }

            return ComparedMoment.Of(curve, [.. onsets[s.Code].Select(static l => l.Crossing)], history, month);
        }
    }

    private static IEnumerable<Month> Months(Crossing crossing, bool inEpisode) => inEpisode
        ? Enumerable.Range(0, crossing.Last - crossing.Month + 1).Select(k => crossing.Month + k)
        : Enumerable.Range(1, MonthsBefore).Select(k => crossing.Month - k);

    private static ComparableEpisode Compared(LedgerLine line, Month at, ComparedMoment own, ComparedMoment other, List<double> deviations)
    {
        var (mine, theirs) = (own.Values, other.Values);
        var parts = new List<DistancePart>();
        for (var k = 0; k < deviations.Count; k++)
        {
            var apart = mine[k] is { } a && theirs[k] is { } b ? deviations[k] > 0 ? Math.Abs(a - b) / deviations[k] : 0 : (double?)null;
            parts.Add(new(ComparedMoment.Names[k], own.Shown[k], other.Shown[k], apart));
        }

        // Another region counts as one standard deviation: an assumption, said in the note.
        parts.Add(new(Region, null, null, own.Region == other.Region ? 0 : 1));
        var known = parts.Select(static p => p.Apart).OfType<double>().ToList();
        return new(line, at, at - line.Crossing.Month, Math.Sqrt(known.Sum(static d => d * d) / known.Count), parts);
    }

    private static double Deviation(double[] values)
    {
        if (values.Length < 2)
        {
            return 0;
        }

        var mean = values.Average();
        return Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1));
    }
}
