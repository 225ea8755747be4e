using Forestall.Record;
using Forestall.Record.Curated;
using Forestall.Record.Thresholds;

namespace Forestall.Rubicon;

/// <summary>
/// Which covered episode a crossing belongs to. Episodes name their crossings under the default settings; under other settings a crossing
/// belongs to the episode whose named crossings it overlaps most in the same situation.
/// </summary>
internal sealed class LedgerCoverage
{
    private readonly Dictionary<string, CoveredEpisode> _named = new(StringComparer.Ordinal);
    private readonly List<(Crossing Crossing, CoveredEpisode Episode)> _spans = [];

    public LedgerCoverage(ViolenceRecord record, CuratedRecord curated)
    {
        foreach (var episode in curated.Episodes)
        {
            foreach (var crossing in episode.Crossings)
            {
                _named.TryAdd(crossing, episode);
            }
        }

        foreach (var crossing in Crossings.Find(record, RubiconSettings.Default))
        {
            if (_named.TryGetValue(crossing.Id, out var episode))
            {
                _spans.Add((crossing, episode));
            }
        }
    }

    /// <summary>The episode, or null when the crossing's measures were not collected.</summary>
    public CoveredEpisode? Of(Crossing crossing) =>
        _named.TryGetValue(crossing.Id, out var episode)
            ? episode
            : _spans
                .Where(s => s.Crossing.Situation.Code == crossing.Situation.Code && Overlap(s.Crossing, crossing) > 0)
                .OrderByDescending(s => Overlap(s.Crossing, crossing))
                .ThenBy(static s => s.Crossing.Id, StringComparer.Ordinal)
                .Select(static s => s.Episode)
                .FirstOrDefault();

    private static int Overlap(Crossing a, Crossing b) => Math.Min(a.Last.Ordinal, b.Last.Ordinal) - Math.Max(a.Month.Ordinal, b.Month.Ordinal) + 1;
}
