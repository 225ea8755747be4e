using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Doubles = System.Runtime.Intrinsics.Vector512<double>;
using Longs = System.Runtime.Intrinsics.Vector512<long>;

namespace Forestall.Doctrine.Replay.Internals.Lockstep;

/// <summary>
/// Lives the history of one situation once more under one doctrine as <see cref="SituationRun"/> does, in several draws at a time: one month after the
/// other in all of them, passing over months in which nothing can happen in any. An instance is used again and again by one thread.
/// </summary>
internal sealed partial class LockstepRun(InstrumentTable table, OutcomeLayout layout, IReadOnlyList<int[]> begun, ulong seed)
{
    private const long Never = int.MinValue / 2;
    private const long Far = int.MaxValue;

    private readonly BinomialThinning _thinning = new();
    private readonly BinomialThinning _single = new();
    private readonly Longs[] _ready = new Longs[InstrumentBits.Most];
    private readonly Longs[] _until = new Longs[InstrumentBits.Most];
    private readonly Longs[] _since = new Longs[InstrumentBits.Most];
    private readonly Doubles[] _changed = new Doubles[12];
    private readonly int[] _changedAt = new int[12];

    // What is the same for the whole run.
    private SituationHistory _history = null!;
    private DoctrineCode _code = null!;
    private RuleCalendar _calendar = null!;
    private LockstepInstruments _drawn = null!;
    private LockstepLuck _luck = null!;

    // Instruments, one bit each.
    private Longs _inPlace;
    private Longs _preparing;
    private Longs _backfired;
    private Longs _tried;
    private Longs _called;
    private Longs _refused;
    private Longs _asked;
    private int _askedYear;
    private int _forceYear;
    private Longs _forceUsable;

    // The response under way.
    private Longs _responseFrom;
    private Longs _responseBeforeRubicon;
    private Longs _idle;
    private Longs _idling;
    private Doubles _causedBefore;
    private Doubles _responseMonths;
    private Doubles _responseCost;

    // The harm factor in force.
    private bool _stale;
    private Doubles _harm;
    private int _harmYear;

    // When the rules must be read again.
    private Longs _side;
    private int _nextDecision;
    private int _nextReady;
    private int _begunTo;
    private Doubles _deathsAwaited;

    // What happened: an episode, a prevented one, a begun one. Recorded onsets follow each other, so that the latest is the same in all lanes.
    private int _onset;
    private Longs _episodeEnd;
    private Longs _calmEnd;
    private Longs _begunEnd;
    private Longs _latestMark;
    private Longs _shared;
    private Longs _onsetNow;
    private Longs _onsetKnown;
    private Doubles _sinceOnset;
    private Longs _coercionSeen;
    private Longs _coerciveMonths;

    private Doubles _averted;
    private Doubles _caused;

    /// <summary>Blocks of random bits that the draws used so far.</summary>
    public long Blocks { get; private set; }

    /// <summary>Months of draws looked at so far; the others were passed over because nothing could happen in them.</summary>
    public long MonthsVisited { get; private set; }

    /// <summary>Runs the situation and adds what is counted to <paramref name="counts"/>.</summary>
    /// <param name="history">The history of the situation.</param>
    /// <param name="code">The doctrine.</param>
    /// <param name="calendar">When its rules are open in the situation.</param>
    /// <param name="drawn">The values drawn.</param>
    /// <param name="luck">The luck of the situation in the same draws.</param>
    /// <param name="counts">A row of the layout.</param>
    public void Run(SituationHistory history, DoctrineCode code, RuleCalendar calendar, LockstepInstruments drawn, LockstepLuck luck, Span<Doubles> counts)
    {
        if (calendar.NothingCanHappen)
        {
            counts[layout.HarmBefore] += Lanes.All((double)calendar.SharedHarm);
            counts[layout.HarmInAll] += Lanes.All((double)calendar.SharedHarm);
            return;
        }

        (_history, _code, _calendar, _drawn, _luck) = (history, code, calendar, drawn, luck);
        Reset();
        var next = 0;
        while (next < history.Onsets.Length && history.Onsets[next].Crossing < history.Start)
        {
            Enter(next, counts);
            next++;
        }

        var t = history.Start;
        var before = Vector512.LessThan(Lanes.All((long)t - 1), _episodeEnd);
        _side = before;
        _nextDecision = t;
        var placeBefore = Longs.Zero;
        while (t < history.Length)
        {
            MonthsVisited += Lanes.Count;
            var open = Open(t);
            var mustDecide = _nextReady == t && Arrive(t, before, counts);
            if (next < history.Onsets.Length && history.Onsets[next].Crossing == t)
            {
                Cross(next, placeBefore, counts);
                next++;
            }

            // What ends with this month was still there in it, and counts against a crossing in the next.
            placeBefore = _inPlace;
            var now = Lanes.All((long)t);
            var inRecorded = Vector512.LessThan(now, _episodeEnd);
            var inBegun = t < _begunTo ? Vector512.LessThan(now, _begunEnd) : Longs.Zero;
            var inEpisode = inRecorded | inBegun;
            var deaths = Harm(t, inRecorded, inBegun, counts);
            MarkCoercion(1);
            if (mustDecide || t >= _nextDecision || before != _side)
            {
                Decide(t, before, open, counts);
            }
            else
            {
                _idle -= _idling;
            }

            Remember(t, deaths, inRecorded, inEpisode, counts);
            before = inEpisode;
            t++;
            var to = QuietUntil(t, before, next);
            if (to > t)
            {
                to = Lanes.Any(before) ? Endure(t, to, before, counts) : to;
                Go(to - t);
                (t, placeBefore) = (to, _inPlace);
            }
        }

        Finish(counts);
    }

    private void Reset()
    {
        _inPlace = _preparing = _backfired = _tried = _called = _refused = _asked = Longs.Zero;
        _askedYear = _forceYear = (int)Never;
        _responseFrom = Lanes.All(Never);
        _idle = _idling = Longs.Zero;
        _nextReady = (int)Far;
        _begunTo = (int)Never;
        _deathsAwaited = Lanes.All(double.PositiveInfinity);
        _stale = true;
        _onset = -1;
        _episodeEnd = _calmEnd = _begunEnd = _latestMark = Lanes.All(Never);
        _shared = _onsetNow = _onsetKnown = Longs.Zero;
        _sinceOnset = Doubles.Zero;
        _coercionSeen = _coerciveMonths = Longs.Zero;
        _averted = _caused = Doubles.Zero;
        for (var set = _code.Repertoire; set != 0; set &= set - 1)
        {
            _ready[BitOperations.TrailingZeroCount(set)] = Lanes.All(Far);
        }

        ForgetCalm();
        if (_code.AsksForDeathsInYear)
        {
            Array.Fill(_changedAt, (int)Never);
        }
    }

    /// <summary>The first month from <paramref name="t"/> on in which something can happen that is more than an episode's going on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int QuietUntil(int t, Longs before, int next)
    {
        if (t >= _nextDecision || t >= _nextReady || t < _begunTo || before != _side)
        {
            return t;
        }

        var to = Math.Min(Math.Min(_nextDecision, _nextReady), next < _history.Onsets.Length ? _history.Onsets[next].Crossing : _history.Length);
        if (!Lanes.Any(before))
        {
            return to;
        }

        // Where no episode was over there is a recorded one under way.
        return _code.AsksForDeathsInYear || Lanes.Any(before & Vector512.GreaterThanOrEqual(Lanes.All((long)t), _episodeEnd))
            ? t
            : Math.Min(to, Math.Min(_history.Onsets[_onset].End, _history.NextSurge[t]));
    }

    /// <summary>Remembers that months went by in which no use came or went and nothing was decided.</summary>
    private void Go(int months)
    {
        MarkCoercion(months);
        _idle += _idling & Lanes.All((long)months);
    }

    /// <summary>Goes through months in which no use comes or goes and nothing is decided and a recorded episode goes on in some lanes, and returns the first month not gone through.</summary>
    private int Endure(int from, int to, Longs inEpisode, Span<Doubles> counts)
    {
        // No coercive use comes, so that none is seen for the first time. The harm factor stands as long as the answer on force does, and harm is booked by decade.
        var month = _history.FirstMonth + from;
        to = Math.Min(to, from + (Lanes.Any(inEpisode & Discountable(_inPlace)) ? 12 - (month % 12) : 120 - (month % 120)));
        var recorded = Lanes.All((double)_history.Between(from, to));
        var (t, remaining) = (to, recorded);
        if (_history.Between(from, to) != 0)
        {
            var (thinned, factor) = Thinned(from, inEpisode);
            var most = _sinceOnset + (recorded * Vector512.Ceiling(factor));
            if (Lanes.Any(inEpisode & Vector512.GreaterThanOrEqual(most, _deathsAwaited).AsInt64()))
            {
                (t, remaining) = UntilAwaited(from, to, inEpisode, thinned);
                recorded = Lanes.All((double)_history.Between(from, t));
            }
            else if (Lanes.Any(thinned))
            {
                remaining = Left(from, to, thinned);
            }

            _sinceOnset += Lanes.Where(inEpisode, remaining);
            if (Lanes.Any(thinned))
            {
                MonthsVisited += Lanes.Number(thinned) * (t - from);
                Book(from, recorded, remaining, Doubles.Zero, counts);
            }
        }

        var shared = inEpisode & _shared;
        counts[layout.HarmBefore] += Lanes.Where(Lanes.Without(shared, _coercionSeen), remaining);
        counts[layout.HarmInAll] += Lanes.Where(shared, remaining);
        return t;
    }

    /// <summary>Goes through the months one by one, up to the one in which the deaths are there for which the rules of a lane wait.</summary>
    private (int Next, Doubles Remaining) UntilAwaited(int from, int to, Longs inEpisode, Longs thinned)
    {
        var remaining = Doubles.Zero;
        for (var t = from; t < to; t++)
        {
            if (_history.Deaths[t] == 0)
            {
                continue;
            }

            remaining += Left(t, t + 1, thinned);
            if (Lanes.Any(inEpisode & Vector512.GreaterThanOrEqual(_sinceOnset + remaining, _deathsAwaited).AsInt64()))
            {
                _nextDecision = t + 1;
                return (t + 1, remaining);
            }
        }

        return (to, remaining);
    }

    private void Finish(Span<Doubles> counts)
    {
        End(_inPlace, _history.Length - 1, counts);
        var responding = ~Vector512.Equals(_responseFrom, Lanes.All(Never));
        if (Lanes.Any(responding))
        {
            EndResponse(responding, _history.Length - 1, counts);
        }

        var region = OutcomeLayout.Region(_history.Region);
        counts[region] += _averted;
        counts[region + 1] += _caused;
        counts[(int)OutcomeCount.DeathsAverted] += _averted;
        counts[(int)OutcomeCount.DeathsCaused] += _caused;
    }
}
