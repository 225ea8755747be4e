using Forestall.Brief.Internals;
using Forestall.Doctrine.Planning;
using static System.FormattableString;

namespace Forestall.Brief.Situations.Internals;

/// <summary>Deadlines and beliefs in sentences.</summary>
internal static class StrategyWords
{
    /// <summary>By when each instrument must be decided.</summary>
    public static IEnumerable<string> Deadlines(PlanResult plan)
    {
        if (plan.Deadlines.Count == 0)
        {
            yield return PlanSentences.Deadlines(plan).First();
            yield break;
        }

        var instruments = plan.Deadlines.DistinctBy(static d => d.Instrument.Name, StringComparer.Ordinal).ToList();
        var open = instruments.Where(static d => d.LatestForHalf is not null).OrderBy(static d => d.LatestForHalf).ToList();
        var goal = plan.DeadlineKind == DeadlineKind.Crossing
            ? Invariant($"in place before the crossing in half of the {plan.PathsWithDeadline:N0} of {plan.Paths:N0} paths that cross")
            : Invariant($"in place before half of the deaths in half of the {plan.PathsWithDeadline:N0} of {plan.Paths:N0} paths with deaths");
        yield return open.Count == 0
            ? $"No instrument of these strategies would be {goal}, even if all were asked for at the end of {plan.From}."
            : $"To be {goal}, the latest decision is {Words.List([.. open.GroupBy(static d => d.LatestForHalf!.Value).Select(g => $"the end of {plan.From + g.Key} for {Words.List([.. g.Select(static d => d.Instrument.Name)])}")])}.";
        var refused = instruments.Where(static d => d.LatestForHalf is null && d.InTimeIfGranted >= 0.5).Select(static d => d.Instrument.Name).ToList();
        var late = instruments.Where(static d => d.LatestForHalf is null && d.InTimeIfGranted < 0.5).Select(static d => d.Instrument.Name).ToList();
        if (refused.Count > 0)
        {
            yield return $"There would be time, but consent, mandate or coalition are refused too often, for {Words.List(refused)}.";
        }

        if (late.Count > 0)
        {
            yield return $"Preparation takes too long already for {Words.List(late)}.";
        }
    }

    /// <summary>What waiting costs.</summary>
    public static string? Waiting(PlanResult plan)
    {
        var lost = plan.Strategies.Skip(1).Select(s => (s.Strategy.Name, Later: s.Later.LastOrDefault(static l => l.Months == 6))).Where(static l => l.Later is not null).ToList();
        var sure = lost.FindAll(static l => l.Later!.Lost > 2 * l.Later.LostStandardError);
        return lost.Count == 0 ? null
            : sure.Count == 0
                ? "What six months of waiting would cost lies within twice its standard error for every strategy: these draws do not show it."
                : $"Waiting six months costs, in expected deaths: {Words.List([.. sure.Select(static l => $"{Words.Mean(l.Later!.Lost, l.Later.LostStandardError)} with '{l.Name}'")])} (mean ± standard error).";
    }

    /// <summary>What one must believe for the best to stay the best.</summary>
    public static IEnumerable<string> Beliefs(PlanResult plan, int most)
    {
        var r = plan.Ranking;
        var changes = r.Changes.OrderByDescending(static c => c.ProbabilityOfChange).Take(most).ToList();
        foreach (var c in changes.Where(c => c.BetterBelow == r.Best || c.BetterAbove == r.Best))
        {
            var other = c.BetterBelow == r.Best ? c.BetterAbove : c.BetterBelow;
            yield return Invariant($"'{r.Best}' stays ahead of '{other}' only while the number for ‘{ParameterWords.Of(c.Parameter)}’ ({c.Parameter}) is {(c.BetterBelow == r.Best ? "below" : "above")} {c.Value.Value:0.##} (found in {PlanSentences.Percent(c.Share)} of resamples); it is believed to be {c.Believed.InWords()}, which gives the other side a chance of {PlanSentences.Percent(c.ProbabilityOfChange)}.");
        }
    }
}
