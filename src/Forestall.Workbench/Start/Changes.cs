using Forestall.Brief;
using Forestall.Warning;
using static System.FormattableString;

namespace Forestall.Workbench.Start;

/// <summary>What changed from one watch list to the next, in sentences.</summary>
internal static class Changes
{
    private const double Worth = 0.01;
    private const int Most = 5;

    public static IEnumerable<string> Between(WatchList? before, WatchList now)
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

        var probabilities = before.Lines.ToDictionary(static l => l.Warning.Situation.Code, static l => l.Warning.Probability, StringComparer.Ordinal);
        var moved = now.Lines
            .Where(l => probabilities.ContainsKey(l.Warning.Situation.Code))
            .Select(l => (Line: l, Before: probabilities[l.Warning.Situation.Code]))
            .Where(static m => Math.Abs(m.Line.Warning.Probability - m.Before) >= Worth)
            .OrderByDescending(static m => Math.Abs(m.Line.Warning.Probability - m.Before))
            .ThenBy(static m => m.Line.Warning.Situation.Code, StringComparer.Ordinal)
            .ToList();
        foreach (var (line, earlier) in moved.Take(Most))
        {
            yield return Invariant($"{line.Warning.Situation.Name} {(line.Warning.Probability > earlier ? "rose" : "fell")} from {WarningSentences.Percent(earlier)} to {WarningSentences.Percent(line.Warning.Probability)}.");
        }

        yield return moved.Count == 0 && crossed.Count + ended.Count == 0
            ? Invariant($"Nothing moved by {100 * Worth:0} percentage point or more.")
            : Invariant($"{Math.Max(0, moved.Count - Most)} others moved by {100 * Worth:0} percentage point or more.");
    }
}
