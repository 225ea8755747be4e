using System.Runtime.CompilerServices;

namespace Forestall.Doctrine.Replay.Internals;

/// <summary>
/// Lives the history of one situation once more under one doctrine in one draw, month by month as docs/methods/replay.md says in section 5.
/// Months in which nothing can happen are passed over. An instance is used again and again by one thread.
/// </summary>
internal sealed partial class SituationRun(InstrumentTable table, OutcomeLayout layout, IReadOnlyList<int[]> begun, ulong seed, bool expected)
{
    private const int Never = int.MinValue / 2;

    private readonly BinomialThinning _thinning = new();
    private readonly InstrumentLuck _luck = new(table.Keys, seed);
    private readonly int[] _ready = new int[InstrumentBits.Most];
    private readonly int[] _until = new int[InstrumentBits.Most];
    private readonly int[] _since = new int[InstrumentBits.Most];
    private readonly int[] _askedYear = new int[InstrumentBits.Most];
    private readonly double[] _changed = new double[12];
    private readonly int[] _changedAt = new int[12];
    private readonly List<int> _prevented = [];

    // What is the same for the whole run.
    private SituationHistory _history = null!;
    private DoctrineCode _code = null!;
    private RuleCalendar _calendar = null!;
    private DrawnInstruments _drawn = null!;

    // Instruments, one bit each.
    private ulong _inPlace;
    private ulong _preparing;
    private ulong _backfired;
    private ulong _tried;
    private ulong _called;
    private ulong _asked;
    private ulong _decided;
    private ulong _placed;
    private ulong _atCrossing;
    private ulong _inHarm;
    private ulong _everBackfired;
    private ulong _granted;
    private int _forceYear;
    private bool _forceUsable;

    // The response under way.
    private int _responseFrom;
    private bool _responseBeforeRubicon;
    private int _idle;
    private double _causedBefore;
    private double _responseMonths;
    private double _responseCost;

    // The harm factor in force.
    private bool _stale;
    private double _harm;
    private int _harmYear;

    // When the rules must be read again.
    private bool _side;
    private bool _idling;
    private int _nextDecision;
    private int _nextReady;
    private double _deathsAwaited;

    // What happened: an episode, a prevented one, a begun one.
    private int _episodeEnd;
    private int _episode;
    private int _calm;
    private int _calmEnd;
    private OpenRules? _calmOpen;
    private int _calmFrom;
    private ulong _openAtCrossing;
    private int _crossedAt;
    private int[]? _begun;
    private int _begunFrom;
    private int _latestMark;
    private bool _shared;
    private bool _onsetNow;
    private bool _onsetKnown;
    private double _sinceOnset;
    private bool _coercionSeen;
    private uint _coerciveMonths;

    private double _averted;
    private double _caused;

    /// <summary>Blocks of random bits used so far.</summary>
    public long Blocks { get; private set; }

    /// <summary>Which parameters of which instruments mattered in the last run.</summary>
    public ParameterTrace Trace { get; private set; }

    /// <summary>Months looked at so far; the others were passed over because nothing could happen in them.</summary>
    public long MonthsVisited { get; private set; }

    /// <summary>Told of what happens, for accounts of single episodes; null in large runs.</summary>
    public IReplayWitness? Witness { get; set; }

    /// <summary>Takes down what luck decided; null where nobody asks.</summary>
    public LuckTrace? LuckTrace { get; set; }

    /// <summary>Runs the situation and adds what is counted to <paramref name="counts"/>.</summary>
    public void Run(SituationHistory history, DoctrineCode code, RuleCalendar calendar, DrawnInstruments drawn, Span<double> counts)
    {
        if (calendar.NothingCanHappen)
        {
            counts[layout.HarmBefore] += calendar.SharedHarm;
            counts[layout.HarmInAll] += calendar.SharedHarm;
            Trace = default;
            return;
        }

        (_history, _code, _calendar, _drawn) = (history, code, calendar, drawn);
        Reset();
        var next = 0;
        while (next < history.Onsets.Length && history.Onsets[next].Crossing < history.Start)
        {
            Enter(next, counts);
            next++;
        }

        var t = history.Start;
        var inEpisodeBefore = t - 1 < _episodeEnd;
        _side = inEpisodeBefore;
        _nextDecision = t;
        var placeBefore = 0UL;
        while (t < history.Length)
        {
            MonthsVisited++;
            var mustDecide = _nextReady == t && Arrive(t, inEpisodeBefore, counts);

            if (next < history.Onsets.Length && history.Onsets[next].Crossing == t)
            {
                Cross(next, placeBefore, counts);
                next++;
            }

            if (_begun is not null && t - _begunFrom >= _begun.Length)
            {
                _begun = null;
            }

            // What ends with this month was still there in it, and counts against a crossing in the next.
            placeBefore = _inPlace;
            var inEpisode = t < _episodeEnd || _begun is not null;
            var deaths = Harm(t, inEpisode, counts);
            MarkCoercion(1);
            if (mustDecide || t >= _nextDecision || inEpisodeBefore != _side)
            {
                Decide(t, inEpisodeBefore, counts);
            }
            else if (_idling)
            {
                _idle++;
            }

            Remember(t, deaths, inEpisode, counts);
            inEpisodeBefore = inEpisode;
            t++;
            if (_begun is null && inEpisodeBefore == _side)
            {
                var from = t;
                var to = Math.Min(_nextDecision, _nextReady);
                to = Math.Min(to, next < history.Onsets.Length ? history.Onsets[next].Crossing : history.Length);
                if (inEpisodeBefore)
                {
                    t = Endure(t, Math.Min(to, Math.Min(_episodeEnd, history.NextSurge[t])), counts);
                }
                else if (to > t)
                {
                    Pass(t, to);
                    t = to;
                }

                placeBefore = t > from ? _inPlace : placeBefore;
            }
        }

        Finish(counts);
    }

    /// <summary>Whether the same crossings are prevented with other values drawn, if all else stays as it was.</summary>
    public bool CrossesAlike(SituationHistory history, DoctrineCode code, DrawnInstruments drawn, LuckTrace before)
    {
        (_history, _code, _drawn, LuckTrace) = (history, code, drawn, null);
        Reset();
        foreach (var (place, month, luck, prevented) in before.Crossings)
        {
            if (luck < 1 - CrossingFactor(place, month) != prevented)
            {
                return false;
            }
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (ulong First, ulong Second) Block(ulong place, ulong stream)
    {
        Blocks++;
        return Luck.Block(seed, place, stream);
    }

    private void Reset()
    {
        _inPlace = _preparing = _backfired = _tried = _called = _granted = 0;
        _asked = _decided = _placed = _atCrossing = _inHarm = _everBackfired = 0;
        _forceYear = Never;
        _responseFrom = Never;
        _idle = 0;
        _idling = false;
        _nextReady = int.MaxValue;
        _deathsAwaited = double.PositiveInfinity;
        _stale = true;
        _shared = false;
        _episodeEnd = _calmEnd = _crossedAt = Never;
        _episode = _calm = -1;
        _calmOpen = null;
        _begun = null;
        _latestMark = Never;
        _onsetNow = false;
        _sinceOnset = 0;
        _coercionSeen = false;
        _coerciveMonths = 0;
        _averted = _caused = 0;
        _prevented.Clear();
        _luck.Turn(_history.Key, _drawn.Draw);
        Array.Fill(_askedYear, Never, 0, table.Keys.Length);
        if (_code.AsksForDeathsInYear)
        {
            Array.Fill(_changedAt, Never);
        }
    }

    /// <summary>Passes over months outside an episode in which no use comes or goes and nothing is decided.</summary>
    private void Pass(int from, int to)
    {
        MarkCoercion(to - from);
        _idle += _idling ? to - from : 0;
    }

    /// <summary>Goes through months of a recorded episode in which no use comes or goes and nothing is decided, and returns the first month not gone through.</summary>
    private int Endure(int from, int to, Span<double> counts)
    {
        if (to <= from || _code.AsksForDeathsInYear)
        {
            return from;
        }

        // No coercive use comes, so that none is seen for the first time. The harm factor stands as long as the answer on force does, and harm is booked by decade.
        var january = from + 12 - ((_history.FirstMonth + from) % 12);
        var discountable = (_inPlace & table.Threat) != 0 && (_inPlace & table.Force) == 0;
        to = Math.Min(to, discountable ? january : from + 120 - ((_history.FirstMonth + from) % 120));
        var factor = _inPlace == 0 ? 1 : HarmFactor(from);
        double recorded = _history.Between(from, to);
        var (t, remaining) = (to, recorded);
        if (_sinceOnset + (recorded * (expected ? factor : Math.Ceiling(factor))) >= _deathsAwaited)
        {
            (t, remaining) = UntilAwaited(from, to, factor);
            recorded = _history.Between(from, t);
        }
        else if (factor != 1 && recorded != 0)
        {
            remaining = LeftBetween(from, to, factor);
        }

        MonthsVisited += factor == 1 ? 0 : t - from;
        MarkCoercion(t - from);
        _idle += _idling ? t - from : 0;
        _sinceOnset += remaining;
        if (_shared)
        {
            counts[layout.HarmBefore] += _coercionSeen ? 0 : remaining;
            counts[layout.HarmInAll] += remaining;
        }

        if (factor != 1)
        {
            Book(from, Math.Max(0, recorded - remaining), Math.Max(0, remaining - recorded), counts);
        }

        return t;
    }

    /// <summary>Goes through the months one by one, up to the one in which the deaths are there for which the rules wait.</summary>
    private (int Next, double Remaining) UntilAwaited(int from, int to, double factor)
    {
        var remaining = 0.0;
        for (var t = from; t < to; t++)
        {
            remaining += Left(t, _history.Deaths[t], factor);
            if (_sinceOnset + remaining >= _deathsAwaited)
            {
                _nextDecision = t + 1;
                return (t + 1, remaining);
            }
        }

        return (to, remaining);
    }

    private void Finish(Span<double> counts)
    {
        End(_inPlace, _history.Length - 1, counts);
        if (_responseFrom != Never)
        {
            EndResponse(_history.Length - 1, counts);
        }

        Trace = new ParameterTrace(_asked, _decided, _placed, _atCrossing, _inHarm, _everBackfired);
        var region = OutcomeLayout.Region(_history.Region);
        counts[region] += _averted;
        counts[region + 1] += _caused;
        counts[(int)OutcomeCount.DeathsAverted] += _averted;
        counts[(int)OutcomeCount.DeathsCaused] += _caused;
    }
}
