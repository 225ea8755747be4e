using System.Runtime.InteropServices;

namespace Forestall.Record.Import;

/// <summary>
/// Takes events one by one, each once, and sums them. Events of a record that is there are told apart by the situation and month
/// they were counted in, so that nothing but sums and ids is held.
/// </summary>
/// <param name="draft">The record.</param>
/// <param name="adds">Whether the events come on top of what the record has, or in its place.</param>
/// <param name="spread">Where events that span months are counted.</param>
internal sealed class EventStream(RecordDraft draft, bool adds, EventSpread spread)
{
    private readonly Dictionary<(int Counted, int Place, int Type), HarmCell> _countedBefore = [];
    private readonly MonthSpread _months = new();
    private Month _first = new(9999, 12);
    private Month _last = new(1, 1);
    private int _lastYearOfReleases;

    /// <summary>The sums.</summary>
    public HarmTally Tally { get; } = new();

    /// <summary>The events taken.</summary>
    public CountedEvents Ids { get; } = new();

    /// <summary>Events taken.</summary>
    public long Taken { get; private set; }

    /// <summary>Deaths taken.</summary>
    public Deaths Deaths { get; private set; }

    /// <summary>Events left out since they were counted already.</summary>
    public long Duplicates { get; private set; }

    /// <summary>Events left out since the record has the month from a source that does not name its events.</summary>
    public long Uncertain { get; private set; }

    /// <summary>Whether any event was read.</summary>
    public bool HasEvents => _first <= _last;

    /// <summary>The months the files speak for.</summary>
    public DeathsPeriod Period(bool isWorldwide, bool fromJanuary)
    {
        var last = _lastYearOfReleases > 0 ? Later(new Month(_lastYearOfReleases, 12), _last) : _last;
        return new DeathsPeriod(fromJanuary ? new Month(_first.Year, 1) : _first, last, isWorldwide);
    }

    /// <summary>Takes an event, unless it was taken before.</summary>
    public void Take(in ReadEvent read)
    {
        var month = Forestall.Month.Of(read.Start);
        var end = spread == EventSpread.Days && read.End > read.Start ? Forestall.Month.Of(read.End) : month;
        (_first, _last) = (month < _first ? month : _first, end > _last ? end : _last);
        if (read.IsRelease)
        {
            _lastYearOfReleases = Math.Max(_lastYearOfReleases, month.Year);
        }

        ref var place = ref read.Ids.At(read.Id);
        var counted = read.Before.Find(read.Id);
        if (place != 0 || (adds && counted != 0))
        {
            Duplicates++;
            return;
        }

        if (adds && read.Situation.Draft is { } there && there.Covers(month) && there.Files(month) is not { AreUcdpEvents: true })
        {
            Uncertain++;
            return;
        }

        place = read.Situation.Places + month.Ordinal;
        Taken++;
        Deaths += read.Deaths;
        if (end == month)
        {
            Add(read, counted, month, 1, read.Deaths, read.Civilian);
            return;
        }

        _months.Spread(read.Start, read.End, read.Deaths, read.Civilian);
        for (var i = 0; i < _months.Months; i++)
        {
            Add(read, counted, month + i, i == 0 ? 1 : 0, _months.Deaths(i), _months.Civilian(i));
        }
    }

    /// <summary>
    /// Decides about events that the record has already: those whose place is given up are taken, the others left out.
    /// </summary>
    public void Settle(DeathsPeriod period)
    {
        var named = Tally.Situations.ToHashSet(StringComparer.Ordinal);
        bool GivenUp(int place) => period.Covers(EventPlace.MonthOf(place)) && named.Contains(EventPlace.SituationOf(place));
        foreach (var ((counted, place, type), cell) in _countedBefore)
        {
            if (GivenUp(counted))
            {
                Tally.Of(EventPlace.SituationOf(place)).At(EventPlace.MonthOf(place), type).Add(cell);
                continue;
            }

            Duplicates += cell.Events;
            Taken -= cell.Events;
            Deaths = new Deaths(Deaths.Low - cell.Low, Deaths.Best - cell.Best, Deaths.High - cell.High);
        }

        if (!adds)
        {
            draft.Events.Forget(GivenUp);
        }

        Ids.ForgetAllIn(draft.Events);
        draft.Events.Add(Ids);
    }

    private void Add(in ReadEvent read, int counted, Month month, int events, Deaths deaths, long civilian)
    {
        if (counted == 0)
        {
            Mark(ref read.Situation.Tally.At(month, read.Type), read, events, deaths, civilian);
            return;
        }

        Mark(ref CollectionsMarshal.GetValueRefOrAddDefault(_countedBefore, (counted, read.Situation.Places + month.Ordinal, read.Type), out _), read, events, deaths, civilian);
    }

    private static void Mark(ref HarmCell cell, in ReadEvent read, int events, Deaths deaths, long civilian)
    {
        cell.Add(events, deaths, civilian, read.ByGovernment);
        cell.Estimated |= read.Estimated;
    }

    private static Month Later(Month a, Month b) => a > b ? a : b;
}

/// <summary>An event as it was read.</summary>
/// <param name="Id">Its id in its catalogue.</param>
/// <param name="Ids">The catalogue's ids taken by this import.</param>
/// <param name="Before">The catalogue's ids that the record had before.</param>
/// <param name="Situation">Where it was.</param>
/// <param name="Type">0 state-based, 1 non-state, 2 one-sided.</param>
/// <param name="Start">First day.</param>
/// <param name="End">Last day.</param>
/// <param name="Deaths">Deaths.</param>
/// <param name="Civilian">Deaths of civilians.</param>
/// <param name="ByGovernment">Whether a government killed, in one-sided violence.</param>
/// <param name="Estimated">Figures the source does not give exactly.</param>
/// <param name="IsRelease">Whether the file is a yearly release, which speaks for whole years.</param>
internal readonly record struct ReadEvent(
    long Id,
    EventIds Ids,
    EventIds Before,
    EventSituation Situation,
    int Type,
    DateOnly Start,
    DateOnly End,
    Deaths Deaths,
    long Civilian,
    bool ByGovernment,
    EstimatedHarm Estimated,
    bool IsRelease);

/// <summary>A situation while events are taken.</summary>
/// <param name="code">ISO alpha-3 code.</param>
/// <param name="stream">The stream of events.</param>
/// <param name="draft">The record.</param>
internal sealed class EventSituation(string code, EventStream stream, RecordDraft draft)
{
    /// <summary>ISO alpha-3 code.</summary>
    public string Code { get; } = code;

    /// <summary>The sums.</summary>
    public SituationTally Tally { get; } = stream.Tally.Of(code);

    /// <summary>The situation in the record, if it is there.</summary>
    public DraftSituation? Draft { get; } = draft.Situations.GetValueOrDefault(code);

    /// <summary>Its number, to be combined with months.</summary>
    public int Places { get; } = EventPlace.Situation(code);
}
