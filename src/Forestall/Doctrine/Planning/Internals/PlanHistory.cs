using Forestall.Doctrine.Replay.Internals;
using Forestall.Record;
using Forestall.Record.Thresholds;

namespace Forestall.Doctrine.Planning.Internals;

/// <summary>A situation up to the last month known, and paths of deaths after it, in which crossings are found as in the record.</summary>
internal sealed class PlanHistory
{
    /// <summary>Months before the plan that rules and prevented crossings can look back on.</summary>
    private const int LookBack = 24;

    private readonly IReadOnlyList<IReadOnlyList<int>> _paths;
    private readonly IReadOnlyList<(CrossingKind Kind, int At, int? End)>[] _marks;
    private readonly int[] _known;
    private readonly int _first;
    private readonly bool _episodeKnown;
    private readonly int? _episode;

    /// <summary>Appends paths to a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="situation">The situation.</param>
    /// <param name="lastKnown">The last month whose figures are known.</param>
    /// <param name="paths">Equally likely paths of deaths in the months after it, all of one length.</param>
    public PlanHistory(ViolenceRecord record, Situation situation, Month lastKnown, IReadOnlyList<IReadOnlyList<int>> paths)
    {
        var settings = RubiconSettings.Default;
        (RecordVersion, Situation, LastKnown, _paths) = (record.Version, situation, lastKnown, paths);
        Months = paths[0].Count;
        var months = record.Months(situation)[..(lastKnown - situation.From + 1)];
        _known = new int[months.Length];
        for (var t = 0; t < _known.Length; t++)
        {
            _known[t] = checked((int)months[t].Harm.Of(settings.Harm).Best);
        }

        var sums = new long[_known.Length + Months + 1];
        var trailing = new long[_known.Length + Months];
        Extend(sums, trailing, 0, _known, settings.Window);
        var known = Crossings.Marks(trailing.AsSpan(0, _known.Length), settings);
        _episode = known.LastOrDefault(static m => m.Kind == CrossingKind.Onset) is { End: null } open && known.Count > 0 ? open.At : null;
        _episodeKnown = _episode is { } began && situation.From + began - record.From >= settings.Window;
        _first = Math.Max(0, Math.Min(_known.Length - LookBack, _episode ?? int.MaxValue));
        _marks = new IReadOnlyList<(CrossingKind, int, int?)>[paths.Count];
        for (var p = 0; p < paths.Count; p++)
        {
            Extend(sums, trailing, _known.Length, paths[p], settings.Window);
            _marks[p] = Crossings.Marks(trailing, settings, _episode ?? _known.Length);
        }

        Begun = [.. Crossings.Find(record, settings)
            .Where(c => c is { Kind: CrossingKind.Onset, LeftCensored: false, End: { } end } && end <= lastKnown)
            .Select(c => Deaths(record, c, settings))];
        FirstCrossing = [.. _marks.Select(m => m.Where(k => k.Kind == CrossingKind.Onset && k.At >= _known.Length).Select(k => (int?)(k.At - _known.Length)).FirstOrDefault())];
        HalfOfHarm = [.. paths.Select(Half)];
    }

    public string RecordVersion { get; }

    public Situation Situation { get; }

    public Month LastKnown { get; }

    /// <summary>First month of the plan, at whose end the first decision is made.</summary>
    public Month From => LastKnown + 1;

    public Month To => LastKnown + Months;

    /// <summary>How many months the paths have.</summary>
    public int Months { get; }

    public int Paths => _paths.Count;

    /// <summary>The month in which the episode under way began; null outside one.</summary>
    public Month? EpisodeSince => _episode is { } at ? Situation.From + at : null;

    /// <summary>For each path the month of its first crossing, counted from the first of the plan; null where it does not cross.</summary>
    public IReadOnlyList<int?> FirstCrossing { get; }

    /// <summary>For each path the month in which half of its deaths are reached; null where nobody dies.</summary>
    public IReadOnlyList<int?> HalfOfHarm { get; }

    /// <summary>Deaths of the recorded episodes that were known to be over: those a backfire can begin.</summary>
    public IReadOnlyList<int[]> Begun { get; }

    /// <summary>Deaths of a path in its first months.</summary>
    public long Recorded(int path, int months) => _paths[path].Take(months).Sum(static d => (long)d);

    /// <summary>How many crossings a path has.</summary>
    public int CrossingsOf(int path) => _marks[path].Count(m => m.Kind == CrossingKind.Onset && m.At >= _known.Length);

    /// <summary>What is known, and a path's first months, as a history to be lived.</summary>
    public SituationHistory Of(int path, int months)
    {
        var deaths = _known.Skip(_first).Concat(_paths[path].Take(months)).ToArray();
        var marks = _marks[path].Where(m => m.At - _first < deaths.Length).ToList();
        var onsets = marks.Where(static m => m.Kind == CrossingKind.Onset).Select((m, number) =>
        {
            var crossing = m.At - _first;
            var end = Math.Min((m.End ?? int.MaxValue) - _first, deaths.Length);
            var ahead = m.At >= _known.Length;
            return new OnsetHistory(number, crossing, end, ahead, ahead || _episodeKnown, ahead ? SituationHistory.CalmHarm(deaths, crossing, end) : []);
        });
        return new SituationHistory(
            Situation.Code,
            region: 0,
            (Situation.From + _first).Ordinal,
            _known.Length - _first,
            deaths,
            [.. onsets],
            [.. marks.Where(static m => m.Kind == CrossingKind.Surge).Select(m => m.At - _first)],
            static (_, _) => double.NaN);
    }

    private static void Extend(long[] sums, long[] trailing, int from, IReadOnlyList<int> deaths, int window)
    {
        for (var i = 0; i < deaths.Count; i++)
        {
            sums[from + i + 1] = sums[from + i] + deaths[i];
            trailing[from + i] = sums[from + i + 1] - sums[Math.Max(0, from + i + 1 - window)];
        }
    }

    private static int[] Deaths(ViolenceRecord record, Crossing onset, RubiconSettings settings)
    {
        var from = onset.Month - onset.Situation.From;
        var months = record.Months(onset.Situation)[from..(onset.End!.Value - onset.Situation.From)];
        var deaths = new int[months.Length];
        for (var t = 0; t < deaths.Length; t++)
        {
            deaths[t] = (int)months[t].Harm.Of(settings.Harm).Best;
        }

        return deaths;
    }

    private static int? Half(IReadOnlyList<int> path)
    {
        var total = path.Sum(static d => (long)d);
        var sum = 0L;
        for (var m = 0; m < path.Count; m++)
        {
            sum += path[m];
            if (total > 0 && 2 * sum >= total)
            {
                return m;
            }
        }

        return null;
    }
}
