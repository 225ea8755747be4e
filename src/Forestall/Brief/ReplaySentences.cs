using Forestall.Doctrine.Replay;
using static System.FormattableString;

namespace Forestall.Brief;

/// <summary>A replay in sentences. Each is made from the figures and from nothing else.</summary>
public static class ReplaySentences
{
    /// <summary>What was replayed.</summary>
    public static string Heading(ReplayResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Invariant($"{result.Done:N0} draws of {result.From} to {result.To} under {Count(result.Doctrines.Count, "doctrine")} (record {result.RecordVersion}, instruments {result.Instruments.Version}, seed {result.Settings.Seed}{(result.Settings.Expected ? ", in expectation" : string.Empty)}): {result.RecordedDeaths:N0} recorded deaths, {result.RecordedCrossings} crossings that could be prevented; median, 5th and 95th percentile");
    }

    /// <summary>What came out, how sure the order is, and what it hangs on: three sentences.</summary>
    public static IReadOnlyList<string> Of(ReplayResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var acting = result.Doctrines.Where(static d => d.Doctrine.Rules.Count > 0).ToList();
        if (acting.Count == 0)
        {
            return ["No doctrine adds anything, so history stays as it was recorded."];
        }

        var sentences = new List<string>
        {
            $"Replayed, {Listed(acting.Select(d => Averted(d, result)))}.",
        };
        if (acting.Count == 1)
        {
            return sentences;
        }

        var ranked = acting.OrderBy(static d => d.Counts[OutcomeCount.DeathsRemaining].Mean).ToList();
        var (best, second) = (ranked[0].Doctrine.Name, ranked[1].Doctrine.Name);
        var others = ranked.Skip(1).Select(d => $"{d.Doctrine.Name} in {WarningSentences.Percent(Pair(result, best, d.Doctrine.Name).ProbabilityALessHarm)}");
        sentences.Add($"On average {best} leaves fewest deaths, and fewer than {Listed(others)} of the draws; of the harm in the episodes that came {Listed(ranked.Select(static d => $"{WarningSentences.Percent(d.Counts[OutcomeCount.HarmShareBeforeCoercion].P50)} was done before the first coercive instrument under {d.Doctrine.Name}"))}.");
        var drivers = Pair(result, best, second).Drivers.Where(static d => d.Share >= 0.01).Take(3).Select(static d => $"{d.Parameter} ({WarningSentences.Percent(d.Share)} of its variance)").ToList();
        var hangs = drivers.Count > 0 ? $"the difference between {best} and {second} goes most with {Listed(drivers)}" : $"no single parameter decides between {best} and {second}";
        var answers = result.Answers.Count > 0 ? $", and all of it stands on how the questions are answered on which studies disagree, here {Listed(result.Answers.OrderBy(static a => a.Key, StringComparer.Ordinal).Select(static a => $"{a.Key} {a.Value}"))}" : string.Empty;
        sentences.Add($"What it hangs on: {hangs}{answers}.");
        return sentences;
    }

    /// <summary>What must be known to read the figures.</summary>
    public static IReadOnlyList<string> Notes(ReplayResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return
        [
            "Instruments come on top of what was really done and are not discounted where history already had them, which flatters every doctrine against the record: compare doctrines with each other, not with 'none'.",
            Invariant($"Rules see no warnings before {result.WarningsFrom}. Most effects are assumptions or were measured elsewhere: docs/instruments.md says which. How the replay works, and what it leaves out: docs/methods/replay.md."),
        ];
    }

    private static string Averted(DoctrineOutcome outcome, ReplayResult result)
    {
        var (averted, caused, prevented) = (outcome.Counts[OutcomeCount.DeathsAverted], outcome.Counts[OutcomeCount.DeathsCaused], outcome.Counts[OutcomeCount.CrossingsPrevented]);
        return Invariant($"{outcome.Doctrine.Name} averts {averted.P50:N0} deaths ({averted.P5:N0} to {averted.P95:N0} in nine of ten draws), causes {caused.P50:N0} ({caused.P5:N0} to {caused.P95:N0}) and prevents {prevented.P50:N0} of {result.RecordedCrossings} crossings ({prevented.P5:N0} to {prevented.P95:N0})");
    }

    private static PairwiseOutcome Pair(ReplayResult result, string a, string b) => result.Pairwise.First(p => p.A == a && p.B == b);

    private static string Count(int count, string what) => Invariant($"{count} {what}{(count == 1 ? string.Empty : "s")}");

    private static string Listed(IEnumerable<string> parts)
    {
        var all = parts.ToList();
        return all.Count == 1 ? all[0] : $"{string.Join(", ", all.Take(all.Count - 1))} and {all[^1]}";
    }
}
