using Forestall.Brief;
using static System.FormattableString;

namespace Forestall.Workbench.Start;

/// <summary>What changed from one watch list to the next, in sentences.</summary>
internal static class Changes
{
    private const double Worth = 0.01;
    private const int Most = 5;

    public static IEnumerable<string> Between(Standing? before, Standing now)
    {
        if (before is null)
        {
            yield return "There is no list of the month before to compare with.";
            yield break;
        }

        var crossed = now.InEpisode.Where(s => before.InEpisode.All(b => b.Code != s.Code)).Select(static s => s.Name).ToList();
        var ended = before.InEpisode.Where(s => now.InEpisode.All(b => b.Code != s.Code)).Select(static s => s.Name).ToList();
        if (crossed.Count > 0)
        {
            yield return $"Crossed into mass violence: {string.Join(", ", crossed)}.";
        }

        if (ended.Count > 0)
        {
            yield return $"Left an episode: {string.Join(", ", ended)}.";
        }

        var probabilities = before.Probabilities.ToDictionary(static p => p.Situation.Code, static p => p.Probability, StringComparer.Ordinal);
        var moved = now.Probabilities
            .Where(p => probabilities.ContainsKey(p.Situation.Code))
            .Select(p => (p.Situation, Now: p.Probability, Before: probabilities[p.Situation.Code]))
            .Where(static m => Math.Abs(m.Now - m.Before) >= Worth)
            .OrderByDescending(static m => Math.Abs(m.Now - m.Before))
            .ThenBy(static m => m.Situation.Code, StringComparer.Ordinal)
            .ToList();
        foreach (var (situation, probability, earlier) in moved.Take(Most))
        {
            yield return Invariant($"{situation.Name} {(probability > earlier ? "rose" : "fell")} from {WarningSentences.Percent(earlier)} to {WarningSentences.Percent(probability)}.");
        }

        var others = moved.Count == 0 && crossed.Count + ended.Count == 0 ? "Nothing" : (moved.Count - Most) switch
        {
            <= 0 => "No other",
            1 => "1 other",
            var count => Invariant($"{count} others"),
        };
        yield return Invariant($"{others} moved by {100 * Worth:0} percentage point or more.");
    }
}
