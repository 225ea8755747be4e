using Forestall.Brief.Documents;
using Forestall.Dilemmas.Weighing;
using static System.FormattableString;

namespace Forestall.Brief.Situations.Internals;

/// <summary>For which weights each strategy is best.</summary>
internal static class WeighingBlocks
{
    public static IEnumerable<Block> Of(BriefMaterial m)
    {
        var w = m.Weighing;
        yield return new TextBlock(string.Join(' ', Sentences(m)));
        yield return new TableBlock(
            Invariant($"Share of {w.Settings.Samples:N0} weightings in which each strategy takes each place (ties share the better one); confidence: how often it is first if its central weights hold"),
            [new("Strategy", 1.5), .. Enumerable.Range(1, w.Strategies.Count).Select(static r => new TableColumn(Invariant($"Place {r}"))), new("Confidence")],
            [.. w.Strategies.Select(static s => (IReadOnlyList<string>)[s.Name, .. s.RankAcceptability.Select(static r => Share(r.Value)), s.Confidence is { } c ? Share(c.Value) : "never first"])]);
        yield return new TableBlock(
            "Central weights: the mean of the weights with which the strategy is first",
            [new("Strategy", 1.5), .. w.Criteria.Select(static c => new TableColumn(Words.Capital(c)))],
            [.. w.Strategies.Where(static s => s.CentralWeights is not null).Select(static s => (IReadOnlyList<string>)[s.Name, .. s.CentralWeights!.Select(static v => Invariant($"{v:0.00}"))])]);
        if (m.LeftOut.Count > 0)
        {
            yield return new TextBlock($"Left out: {string.Join(' ', m.LeftOut)}", Small: true);
        }
    }

    /// <summary>What the weighing says.</summary>
    public static IEnumerable<string> Sentences(BriefMaterial m)
    {
        var w = m.Weighing;
        var first = w.Strategies.OrderByDescending(static s => s.RankAcceptability[0].Value).ThenBy(static s => s.Name, StringComparer.Ordinal).First();
        yield return Invariant($"Weighed on {Words.List([.. w.Criteria])} without anybody stating weights, with the draws of the plan: '{first.Name}' is first, alone or with others, in {Share(first.RankAcceptability[0].Value)} of {w.Settings.Samples:N0} weightings, the most of the {w.Strategies.Count}.");
        if (m.Plan.Strategies[0].Strategy.Name == first.Name && m.Book is null)
        {
            yield return Invariant($"Doing nothing further has neither losses nor cost, which are {w.Criteria.Count(static c => c is "own losses" or "cost")} of the {w.Criteria.Count} criteria; in {Share(PlanCriteria.ShareWithoutEffect(m.Plan.Draws))} of draws no strategy averts or causes a death, and these alone decide.");
        }

        foreach (var dominated in w.Strategies.Where(static s => s.DominatedBy.Count > 0))
        {
            yield return $"'{dominated.Name}' is worse for certain than {Words.List([.. dominated.DominatedBy.Select(static d => $"'{d}'")])}.";
        }

        foreach (var sentence in w.Sentences)
        {
            yield return sentence;
        }
    }

    private static string Share(double share) => share switch
    {
        > 0 and < 0.005 => "< 1 %",
        >= 0.995 and < 1 => "> 99 %",
        _ => Invariant($"{100 * share:0} %"),
    };
}
