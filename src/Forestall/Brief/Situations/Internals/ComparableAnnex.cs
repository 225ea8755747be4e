using Forestall.Brief.Documents;
using Forestall.Record.Curated;
using Forestall.Rubicon;
using static System.FormattableString;

namespace Forestall.Brief.Situations.Internals;

/// <summary>Earlier episodes by distance, and the ledger's account of the nearest.</summary>
internal static class ComparableAnnex
{
    private const int Listed = 10;
    private static readonly MeasureClass[] Classes = [MeasureClass.NonCoercive, MeasureClass.Economic, MeasureClass.Threat, MeasureClass.Deployment, MeasureClass.Force];

    public static IReadOnlyList<Block> Blocks(BriefMaterial m)
    {
        var blocks = new List<Block>
        {
            new TextBlock(string.Join(' ', ComparableWords.Together(m))),
            new TextBlock($"Distance: {(m.Comparable.InEpisode ? "every month of earlier episodes" : Invariant($"each of the {ComparableEpisodes.MonthsBefore} months before earlier crossings"))} is set beside {m.Situation.Name} in {m.Known}, and the nearest month of each episode counts. Parts are logarithms (of the warning: log-odds) in standard deviations over all these months; another region counts one. The distance is the root of their mean square over the parts that are known. It is a choice, not a finding: near episodes need not go the same way (docs/methods/comparable-episodes.md).", Small: true),
        };
        if (m.Comparable.Nearest.Count > 0)
        {
            blocks.Add(Distances(m));
        }

        foreach (var (index, c) in ComparableWords.InFull(m).Index())
        {
            blocks.Add(new HeadingBlock(Invariant($"{index + 1}. {Theatres.Title(c.Line.Crossing)}, crossing of {c.Line.Crossing.Month}")));
            blocks.Add(new TextBlock(string.Join(' ', ComparableWords.Account(m, c))));
            if (c.Line.First.Count > 0)
            {
                blocks.Add(First(c));
            }
        }

        blocks.Add(new TextBlock($"Measures count from {m.Ledger.Lookback} months before the crossing. That one came early does not say that it was enough, and none on record does not prove that there was none. Which episodes had their measures collected was decided by people who knew what came. What came of a measure was learnt later and is left out.", Small: true));
        return blocks;
    }

    private static TableBlock Distances(BriefMaterial m)
    {
        var listed = m.Comparable.Nearest.Take(Listed).ToList();
        var parts = listed[0].Parts.Select(static p => p.Name).ToList();
        var used = Enumerable.Range(0, parts.Count).Where(k => listed.Exists(c => c.Parts[k].Apart is not null)).ToList();
        return new(
            Invariant($"The {listed.Count} nearest of {m.Comparable.Nearest.Count} earlier episodes: distance and its parts, in standard deviations"),
            [new("Episode", 2.6), new("Compared in", 1.1), new("Distance", 1), .. used.Select(k => new TableColumn(Words.Capital(parts[k]), 1.1)), new("Measures collected", 1.1)],
            [.. listed.Select(c => (IReadOnlyList<string>)[
                $"{Theatres.Title(c.Line.Crossing)} {c.Line.Crossing.Month}",
                $"{c.At} ({Words.Signed(c.FromCrossing)})",
                Invariant($"{c.Distance:0.00}"),
                .. used.Select(k => c.Parts[k].Apart is { } apart ? Invariant($"{apart:0.00}") : "not known"),
                c.Line.Episode is null ? "no" : "yes"])]);
    }

    private static TableBlock First(ComparableEpisode c) => new(
        $"First measure of each class, {Theatres.Title(c.Line.Crossing)} {c.Line.Crossing.Month}",
        [new("Class", 1.2), new("First", 1), new("What and who", 4, IsText: true), new("From the crossing", 1.1), new("Deaths before it, of those known", 1.5)],
        [.. Classes.Where(c.Line.First.ContainsKey).Select(k => (Class: k, First: c.Line.First[k])).Select(static p => (IReadOnlyList<string>)[
            Words.Capital(Vocabulary.Name(p.Class)),
            p.First.Measure.Start.ToString(),
            $"{p.First.Measure.Instrument}, {p.First.Measure.Actor}{(p.First.InForce ? " (still in force)" : string.Empty)}",
            Words.Signed(p.First.Lag),
            Words.Between(p.First.Share, p.First.ShareThrough)])]);
}
