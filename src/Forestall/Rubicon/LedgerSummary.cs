using Forestall.Record.Curated;
using Forestall.Record.Thresholds;

namespace Forestall.Rubicon;

/// <summary>How early or late measures of one kind came, over a group of crossings.</summary>
/// <param name="Kind">A class of measures, <c>coercive</c> or <c>military</c>.</param>
/// <param name="Crossings">Covered onsets in the group.</param>
/// <param name="Never">Onsets without such a measure in the span looked at.</param>
/// <param name="Before">Onsets with one before the crossing month.</param>
/// <param name="MedianLag">Median of the months from crossing to first measure, among those that have one; null where none has.</param>
/// <param name="Ended">Covered onsets whose episode has ended; only their shares are taken, since the harm of the others still grows.</param>
/// <param name="MedianShare">Over ended episodes, median share of the harm done in the whole months before the first measure's month; 1 where none is recorded. A lower bound.</param>
/// <param name="MedianShareThrough">The same with the first measure's month. An upper bound.</param>
/// <param name="HarmShare">Share of the harm of all ended episodes together done before the first measures' months; all of it where none is recorded.</param>
public sealed record LedgerTotal(string Kind, int Crossings, int Never, int Before, double? MedianLag, int Ended, double MedianShare, double MedianShareThrough, double HarmShare);

/// <summary>Totals of the ledger over one group of crossings.</summary>
/// <param name="Group">All, a decade such as <c>1990-1999</c>, or a region.</param>
/// <param name="Totals">One for each class, then coercive and military.</param>
public sealed record LedgerGroup(string Group, IReadOnlyList<LedgerTotal> Totals)
{
    /// <summary>Totals over all covered onsets, by decade and by region. Surges are left out: their harm is part of their onset's.</summary>
    public static IReadOnlyList<LedgerGroup> Summarise(Ledger ledger)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var covered = ledger.Covered.Where(static l => l.Crossing.Kind == CrossingKind.Onset).ToList();
        return
        [
            Of("all", covered),
            .. covered.GroupBy(static l => l.Crossing.Month.Year / 10).OrderBy(static g => g.Key).Select(static g => Of($"{g.Key}0-{g.Key}9", [.. g])),
            .. covered.GroupBy(static l => l.Crossing.Situation.Region, StringComparer.Ordinal).OrderBy(static g => g.Key, StringComparer.Ordinal).Select(static g => Of(g.Key, [.. g])),
        ];
    }

    private static LedgerGroup Of(string name, IReadOnlyList<LedgerLine> lines) => new(name,
    [
        .. Enum.GetValues<MeasureClass>().Where(static c => c != MeasureClass.NonMeasure).Select(c => Total(Vocabulary.Name(c), lines, l => l.First.GetValueOrDefault(c))),
        Total("coercive", lines, static l => l.FirstCoercive),
        Total("military", lines, static l => l.FirstMilitary),
    ]);

    private static LedgerTotal Total(string kind, IReadOnlyList<LedgerLine> lines, Func<LedgerLine, FirstMeasure?> first)
    {
        var found = lines.Select(l => (Line: l, First: first(l))).ToList();
        var ended = found.Where(static f => !f.Line.Crossing.Open).ToList();
        var harm = ended.Sum(static f => f.Line.Harm.Best);
        return new LedgerTotal(
            kind,
            lines.Count,
            found.Count(static f => f.First is null),
            found.Count(static f => f.First is { Lag: < 0 }),
            Median([.. found.Where(static f => f.First is not null).Select(static f => (double)f.First!.Lag)]),
            ended.Count,
            Median([.. ended.Select(static f => f.First?.Share ?? 1)]) ?? 1,
            Median([.. ended.Select(static f => f.First?.ShareThrough ?? 1)]) ?? 1,
            harm > 0 ? (double)ended.Sum(static f => f.First?.HarmBefore.Best ?? f.Line.Harm.Best) / harm : 0);
    }

    private static double? Median(double[] values)
    {
        if (values.Length == 0)
        {
            return null;
        }

        Array.Sort(values);
        var middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
