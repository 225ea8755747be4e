using System.Numerics;
using System.Runtime.CompilerServices;

namespace Forestall.Doctrine.Replay.Internals;

/// <summary>
/// Lives the history of one situation once more under one doctrine in one draw, month by month as docs/methods/replay.md says in section 5.
/// Months in which nothing can happen are passed over. An instance is used again and again by one thread.
/// </summary>
internal sealed class SituationRun(InstrumentTable table, OutcomeLayout layout, IReadOnlyList<int[]> begun, ulong seed, bool expected)
{
    private const int FalseAlarmAfter = 24;
    private const int ForgottenAfter = 12;
    private const int Never = int.MinValue / 2;

    private readonly BinomialThinning _thinning = new();
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
    private ulong[]? _calmOpen;
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

    /// <summary>Blocks of random bits used so far. Those by which harm is thinned are generated once for all doctrines.</summary>
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
        if (!expected)
        {
            drawn.Thinning.Turn(history, seed, drawn.Draw);
        }

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
        Array.Fill(_askedYear, Never, 0, table.Keys.Length);
        if (_code.AsksForDeathsInYear)
        {
            Array.Fill(_changedAt, Never);
        }
    }

    /// <summary>An onset before the months replayed: it happened.</summary>
    private void Enter(int onset, Span<double> counts)
    {
        var o = _history.Onsets[onset];
        Happen(onset, counts);
        _onsetNow = false;
        _latestMark = o.Known ? o.Crossing : Never;
        _sinceOnset = _history.Between(o.Crossing, _history.Start);
        for (var t = o.Crossing + 1; t < Math.Min(o.End, _history.Start); t++)
        {
            _latestMark = _history.Surge[t] ? t : _latestMark;
        }
    }

    /// <summary>Whether the deaths of the year known are not those recorded, so that recorded harm bars no rule.</summary>
    private bool Altered(int t)
    {
        if (t < _calmEnd)
        {
            return true;
        }

        foreach (var at in _changedAt)
        {
            if (at >= t - 12)
            {
                return true;
            }
        }

        return false;
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

        // The harm factor stands as long as the answer on force does, and harm is booked by decade.
        var january = from + 12 - ((_history.FirstMonth + from) % 12);
        var discountable = (_inPlace & table.Threat) != 0 && (_inPlace & table.Force) == 0;
        to = Math.Min(to, discountable ? january : from + 120 - ((_history.FirstMonth + from) % 120));
        var factor = _inPlace == 0 ? 1 : HarmFactor(from);
        var (t, remaining, averted, caused) = (from, 0.0, 0.0, 0.0);
        for (; t < to; t++)
        {
            var deaths = _history.Deaths[t];
            double left = deaths;
            if (factor != 1 && deaths != 0)
            {
                Thin(t, deaths, 0, factor, out left, out _);
                averted += Math.Max(0, deaths - left);
                caused += Math.Max(0, left - deaths);
            }

            remaining += left;
            if (_sinceOnset + remaining >= _deathsAwaited)
            {
                t++;
                _nextDecision = t;
                break;
            }
        }

        MonthsVisited += factor == 1 ? 0 : t - from;
        MarkCoercion(t - from);
        _idle += _idling ? t - from : 0;
        _sinceOnset += remaining;
        if (_shared)
        {
            _coercionSeen |= (_inPlace & table.Coercive) != 0;
            counts[layout.HarmBefore] += _coercionSeen ? 0 : remaining;
            counts[layout.HarmInAll] += remaining;
        }

        if (factor != 1)
        {
            Book(from, averted, caused, counts);
        }

        return t;
    }

    private void MarkCoercion(int months)
    {
        var coercive = (_inPlace & table.Coercive) != 0 ? uint.MaxValue : 0;
        _coerciveMonths = months >= 32 ? coercive : (_coerciveMonths << months) | (coercive & ((1u << months) - 1));
    }

    private void Book(int t, double averted, double caused, Span<double> counts)
    {
        _averted += averted;
        _caused += caused;
        var decade = layout.Decade(_history.Year(t));
        counts[decade] += averted;
        counts[decade + 1] += caused;
        if (t < _episodeEnd || t < _calmEnd)
        {
            counts[layout.Onset(_history.Onsets[t < _episodeEnd ? _episode : _calm].Number)] += averted;
        }
    }

    /// <summary>Uses whose preparation is over come into place; some backfire. Whether the rules could now come out otherwise.</summary>
    private bool Arrive(int t, bool inEpisodeBefore, Span<double> counts)
    {
        _nextReady = int.MaxValue;
        var arrived = 0UL;
        for (var waiting = _preparing; waiting != 0; waiting &= waiting - 1)
        {
            var i = BitOperations.TrailingZeroCount(waiting);
            if (_ready[i] != t)
            {
                _nextReady = Math.Min(_nextReady, _ready[i]);
                continue;
            }

            var bit = 1UL << i;
            arrived |= bit;
            _preparing &= ~bit;
            _inPlace |= bit;
            _tried |= bit;
            _placed |= bit;
            _since[i] = t;
            _stale = true;
            Witness?.InPlace(_history, t, i);
            if (_drawn.BackfireChance(i) > 0)
            {
                var place = Luck.Place(_drawn.Draw, _history.Year(t));
                var (_, luck) = Block(place, Luck.InstrumentStream(_history.Key, table.Keys[i]));
                var backfires = Luck.Upper(luck) < _drawn.BackfireChance(i);
                LuckTrace?.Placed(i, Luck.Upper(luck), backfires);
                if (backfires)
                {
                    _backfired |= bit;
                    _everBackfired |= bit;
                    if (!inEpisodeBefore && _begun is null && begun.Count > 0 && Luck.Lower(luck) < _drawn.BackfireEpisode(i))
                    {
                        var (which, _) = Block(place, Luck.EpisodeStream(_history.Key, table.Keys[i]));
                        _begun = begun[(int)(Luck.Uniform(which) * begun.Count)];
                        _begunFrom = t;
                        _onsetNow = _onsetKnown = true;
                        counts[(int)OutcomeCount.EpisodesBegun]++;
                        Witness?.Begun(_history, t, i);
                    }
                }
            }
            else
            {
                LuckTrace?.Placed(i, 0, false);
            }
        }

        return _code.AsksForWhatWasDone || (arrived & ~_called) != 0;
    }

    private void Cross(int onset, ulong placeBefore, Span<double> counts)
    {
        var o = _history.Onsets[onset];
        if (o.Preventable && placeBefore != 0)
        {
            _atCrossing |= placeBefore;
            var factor = CrossingFactor(placeBefore, o.Crossing - 1);
            if (factor < 1 || LuckTrace is not null)
            {
                var (bits, _) = Block(Luck.Place(_drawn.Draw, _history.FirstMonth + o.Crossing), Luck.CrossingStream(_history.Key));
                var luck = Luck.Uniform(bits);
                var prevented = luck < 1 - factor;
                LuckTrace?.Crossings.Add(new(placeBefore, o.Crossing - 1, luck, prevented));
                if (prevented)
                {
                    Prevent(onset, counts);
                    return;
                }
            }
        }

        Happen(onset, counts);
    }

    private void Prevent(int onset, Span<double> counts)
    {
        var o = _history.Onsets[onset];
        _nextDecision = o.Crossing;
        (_openAtCrossing, _crossedAt) = (Open(o.Crossing), o.Crossing);
        _prevented.Add(onset);
        _calm = onset;
        _calmEnd = o.End;
        _calmOpen = _calendar.Calm(_prevented);
        _calmFrom = o.Crossing + 1;
        var year = _history.Year(o.Crossing);
        counts[(int)OutcomeCount.CrossingsPrevented]++;
        counts[OutcomeLayout.Region(_history.Region) + 2]++;
        counts[layout.Decade(year) + 2]++;
        var cell = layout.Onset(o.Number);
        counts[cell + 1]++;
        var averted = 0.0;
        for (var t = o.Crossing; t < o.End; t++)
        {
            var saved = _history.Deaths[t] - o.Calm[t - o.Crossing];
            averted += saved;
            counts[layout.Decade(_history.Year(t))] += saved;
        }

        _averted += averted;
        counts[cell] += averted;
        Witness?.Prevented(_history, onset);
    }

    private void Happen(int onset, Span<double> counts)
    {
        var o = _history.Onsets[onset];
        _episode = onset;
        _episodeEnd = o.End;
        _onsetNow = true;
        _onsetKnown = o.Known;
        _shared = o.Known && o.Crossing >= _history.Start;
        if (_shared)
        {
            _coercionSeen = (_coerciveMonths & 0xFFF) != 0;
            var first = _coercionSeen ? o.Crossing - BitOperations.Log2(_coerciveMonths & 0xFFF) - 1 : o.Crossing;
            counts[layout.HarmBefore] += _history.Between(o.Crossing - 12, first);
            counts[layout.HarmInAll] += _history.Between(o.Crossing - 12, o.Crossing);
        }
    }

    /// <summary>Deaths of a month: what history had, thinned where instruments are in place.</summary>
    private double Harm(int t, bool inEpisode, Span<double> counts)
    {
        var recorded = t < _calmEnd ? _history.Onsets[_calm].Calm[t - _history.Onsets[_calm].Crossing] : _history.Deaths[t];
        if (!inEpisode)
        {
            return recorded;
        }

        var added = _begun is null ? 0 : _begun[t - _begunFrom];
        double remaining = recorded;
        double begunRemaining = added;
        if (_inPlace != 0 && (recorded | added) != 0)
        {
            var factor = HarmFactor(t);
            if (factor != 1)
            {
                Thin(t, recorded, added, factor, out remaining, out begunRemaining);
            }
        }

        var averted = Math.Max(0, recorded - remaining);
        var caused = Math.Max(0, remaining - recorded) + begunRemaining;
        if (averted > 0 || caused > 0)
        {
            Book(t, averted, caused, counts);
        }

        return remaining + begunRemaining;
    }

    private void Thin(int t, int recorded, int added, double factor, out double remaining, out double begunRemaining)
    {
        var whole = factor > 1 ? Math.Floor(factor - 1) : 0;
        var part = factor > 1 ? factor - 1 - whole : factor;
        var kept = factor > 1 ? 1 + whole : 0;
        if (expected)
        {
            remaining = recorded * factor;
            begunRemaining = added * factor;
            return;
        }

        Blocks++;
        _thinning.Set(part);
        remaining = (kept * recorded) + _thinning.Remaining(recorded, _drawn.Thinning.Of(t));
        begunRemaining = 0;
        if (added != 0)
        {
            var (_, second) = Luck.Block(seed, Luck.Place(_drawn.Draw, _history.FirstMonth + t), Luck.ThinningStream(_history.Key));
            begunRemaining = (kept * added) + _thinning.Remaining(added, Luck.Uniform(second));
        }
    }

    /// <summary>Reads the rules at the end of a month: uses end, new ones are decided. Then finds the next month in which that could come out otherwise.</summary>
    private void Decide(int t, bool inEpisodeBefore, Span<double> counts)
    {
        _side = inEpisodeBefore;
        var called = Called(t, inEpisodeBefore, out var withheld);
        var until = int.MaxValue;
        var ending = _inPlace & withheld;
        for (var left = _inPlace & ~withheld & ~called; left != 0; left &= left - 1)
        {
            var i = BitOperations.TrailingZeroCount(left);
            ending |= t >= _until[i] ? 1UL << i : 0;
            until = Math.Min(until, Math.Max(_until[i], t + 1));
        }

        var responseChanges = false;
        _called = called;
        End(ending, t, counts);
        _preparing &= ~withheld;
        var wanted = called & ~_inPlace & ~_preparing;
        for (; wanted != 0; wanted &= wanted - 1)
        {
            var i = BitOperations.TrailingZeroCount(wanted);
            if (!Granted(i, _history.Year(t)))
            {
                // The answer stands until the year is over.
                until = Math.Min(until, t + 12 - ((_history.FirstMonth + t) % 12));
                Witness?.Refused(_history, t, i);
                continue;
            }

            if (_responseFrom == Never)
            {
                responseChanges = true;
                _responseFrom = t;
                _responseBeforeRubicon = !inEpisodeBefore;
                _causedBefore = _caused;
                _responseMonths = _responseCost = 0;
            }

            _preparing |= 1UL << i;
            _decided |= 1UL << i;
            _ready[i] = t + 1 + _drawn.Delay[i];
            _until[i] = _ready[i] + _drawn.Duration[i] - 1;
            Witness?.Decided(_history, t, i);
        }

        _nextReady = int.MaxValue;
        for (var waiting = _preparing; waiting != 0; waiting &= waiting - 1)
        {
            _nextReady = Math.Min(_nextReady, _ready[BitOperations.TrailingZeroCount(waiting)]);
        }

        _idling = false;
        if (_responseFrom != Never)
        {
            _idling = (_inPlace | _preparing | called) == 0;
            _idle = _idling ? _idle + 1 : 0;
            if (_idle >= ForgottenAfter)
            {
                EndResponse(t, counts);
                responseChanges = true;
            }
        }

        // A witness is told of every month in which something was refused.
        _nextDecision = Witness is not null || (responseChanges && _code.AsksForWhatWasDone) ? t + 1 : NextDecision(t, inEpisodeBefore, until);
    }

    /// <summary>The rules open in a month, before or after the Rubicon.</summary>
    private ulong Open(int t, bool inEpisodeBefore) => Open(t) & (inEpisodeBefore ? _code.After : _code.Before);

    private ulong Open(int t) =>
        t == _crossedAt ? _openAtCrossing
        : _calmOpen is { } calm && t - _calmFrom is var at and >= 0 && at < calm.Length ? calm[at]
        : _calendar.Open[t];

    private int NextDecision(int t, bool inEpisodeBefore, int until)
    {
        _deathsAwaited = double.PositiveInfinity;
        if (_idling)
        {
            until = Math.Min(until, t + ForgottenAfter - _idle);
        }

        if (_code.AsksForDeathsInYear && !inEpisodeBefore)
        {
            // Only where nothing is going on does the recorded harm of the year bar these rules for certain.
            var quiet = (_inPlace | _preparing | _called) == 0 && _calmOpen is null && !Altered(t + 1);
            return Math.Min(until, quiet ? _calendar.NextLook[t + 1] : t + 1);
        }

        var open = Open(t, inEpisodeBefore);
        until = Math.Min(until, OpenUntil(t, open, inEpisodeBefore));
        for (open &= _code.Changing; open != 0; open &= open - 1)
        {
            var rule = _code.Rules[BitOperations.TrailingZeroCount(open)];
            if (rule.DeathsInYear is not null)
            {
                return t + 1;
            }

            if (rule.DeathsSince is { } deaths)
            {
                _deathsAwaited = Math.Min(_deathsAwaited, deaths.AtLeast > _sinceOnset ? deaths.AtLeast : double.PositiveInfinity);
                _deathsAwaited = Math.Min(_deathsAwaited, deaths.Below > _sinceOnset ? deaths.Below : double.PositiveInfinity);
            }

            if (rule.SinceRubicon is { } mark && _latestMark != Never)
            {
                until = Math.Min(until, NextEdge(mark, _latestMark, t));
            }

            if (rule.SinceResponse is { } response && _responseFrom != Never)
            {
                until = Math.Min(until, NextEdge(response, _responseFrom, t));
            }
        }

        return until;
    }

    /// <summary>The first month after <paramref name="t"/> in which other rules are open.</summary>
    private int OpenUntil(int t, ulong open, bool inEpisodeBefore)
    {
        if (_calmOpen is { } calm && t < _calmFrom + calm.Length)
        {
            var end = Math.Min(_calmFrom + calm.Length, _history.Length);
            for (t++; t < end && Open(t, inEpisodeBefore) == open; t++)
            {
            }

            return t;
        }

        return inEpisodeBefore ? _calendar.AfterUntil[t] : _calendar.BeforeUntil[t];
    }

    /// <summary>The first month after <paramref name="t"/> at which a span of months since another month begins or is over.</summary>
    private static int NextEdge(MonthSpan span, int since, int t)
    {
        var begins = since + span.AtLeast;
        var over = span.AtMost >= int.MaxValue - since - 1 ? int.MaxValue : since + span.AtMost + 1;
        return begins > t ? begins : over > t ? over : int.MaxValue;
    }

    private ulong Called(int t, bool inEpisodeBefore, out ulong withheld)
    {
        withheld = 0;
        var called = 0UL;
        for (var open = Open(t, inEpisodeBefore); open != 0; open &= open - 1)
        {
            var rule = _code.Rules[BitOperations.TrailingZeroCount(open)];
            if ((!rule.AsksForHarm || HarmAllows(rule, t)) && (!rule.AsksForWhatWasDone || ResponseAllows(rule, t)))
            {
                called |= rule.Use;
                withheld |= rule.Withhold;
            }
        }

        return called & ~withheld;
    }

    private bool HarmAllows(RuleCode rule, int t) =>
        (rule.SinceRubicon is not { } months || (_latestMark != Never && months.Holds(t - _latestMark)))
        && (rule.DeathsSince is not { } since || since.Holds(_sinceOnset))
        && (rule.DeathsInYear is not { } year || year.Holds(DeathsInYear(t)));

    private bool ResponseAllows(RuleCode rule, int t)
    {
        if (rule.SinceResponse is { } months && (_responseFrom == Never || !months.Holds(t - _responseFrom)))
        {
            return false;
        }

        foreach (var each in rule.Tried)
        {
            if ((each & _tried) == 0)
            {
                return false;
            }
        }

        return (rule.NotTried & _tried) == 0;
    }

    private double DeathsInYear(int t)
    {
        var deaths = (double)_history.Between(t - 12, t);
        for (var k = 0; k < 12; k++)
        {
            deaths += _changedAt[k] >= t - 12 ? _changed[k] : 0;
        }

        return deaths;
    }

    /// <summary>Whether an instrument can be had: one answer a calendar year.</summary>
    private bool Granted(int instrument, int year)
    {
        var bit = 1UL << instrument;
        if (_askedYear[instrument] != year)
        {
            _askedYear[instrument] = year;
            _asked |= bit;
            var available = _drawn.Available(instrument);
            var uncertain = (available > 0 && available < 1) || LuckTrace is not null;
            var luck = uncertain ? Luck.Uniform(Block(Luck.Place(_drawn.Draw, year), Luck.InstrumentStream(_history.Key, table.Keys[instrument])).First) : 0;
            var had = luck < available;
            LuckTrace?.Asked(instrument, luck, had);
            _granted = had ? _granted | bit : _granted & ~bit;
        }

        return (_granted & bit) != 0;
    }

    private bool ForceUsable(ulong place, int year)
    {
        if ((place & table.Force) != 0)
        {
            return true;
        }

        if (_forceYear != year)
        {
            _forceYear = year;
            _forceUsable = false;
            for (var force = _code.Repertoire & table.Force; force != 0 && !_forceUsable; force &= force - 1)
            {
                _forceUsable = Granted(BitOperations.TrailingZeroCount(force), year);
            }
        }

        return _forceUsable;
    }

    private double CrossingFactor(ulong place, int month) => Math.Min(1, Together(place, month, crossing: true));

    private double HarmFactor(int t)
    {
        // A new year may bring another answer on force, which is what a threat stands on.
        if (_stale || ((_inPlace & table.Threat) != 0 && (_inPlace & table.Force) == 0 && _harmYear != _history.Year(t)))
        {
            _stale = false;
            _inHarm |= _inPlace;
            _harmYear = _history.Year(t);
            _harm = Together(_inPlace, t, crossing: false);
            for (var backfired = _backfired; backfired != 0; backfired &= backfired - 1)
            {
                _harm *= _drawn.BackfireHarm(BitOperations.TrailingZeroCount(backfired));
            }
        }

        return _harm;
    }

    /// <summary>Effects of the instruments in place together (section 3 of the note).</summary>
    private double Together(ulong place, int month, bool crossing)
    {
        var factor = 1.0;
        foreach (var members in table.ByClass)
        {
            var set = place & members;
            if (set == 0)
            {
                continue;
            }

            var (least, most) = (1.0, 1.0);
            var discounted = (set & table.Threat) != 0 && !ForceUsable(place, _history.Year(month));
            for (; set != 0; set &= set - 1)
            {
                var i = BitOperations.TrailingZeroCount(set);
                var effect = crossing ? _drawn.Crossing(i) : _drawn.Harm(i);
                effect = discounted ? 1 - ((1 - effect) * _drawn.ThreatWithoutForce) : effect;
                least = Math.Min(least, effect);
                most = Math.Max(most, effect);
            }

            factor *= least * most;
        }

        var both = (place & table.NonCoercive) != 0 && (place & table.Coercive) != 0;
        return both ? factor * (crossing ? _drawn.SynergyCrossing : _drawn.SynergyHarm) : factor;
    }

    private void Remember(int t, double deaths, bool inEpisode, Span<double> counts)
    {
        if (_code.AsksForDeathsInYear && deaths != _history.Deaths[t])
        {
            _changed[t % 12] = deaths - _history.Deaths[t];
            _changedAt[t % 12] = t;
        }

        if (!inEpisode)
        {
            return;
        }

        if (_onsetNow)
        {
            // Known from the next month on.
            _onsetNow = false;
            _sinceOnset = 0;
            _latestMark = _onsetKnown ? t : Never;
            _nextDecision = t + 1;
        }

        _sinceOnset += deaths;
        if (_sinceOnset >= _deathsAwaited)
        {
            _nextDecision = t + 1;
        }

        if (t >= _episodeEnd)
        {
            return;
        }

        if (_history.Surge[t])
        {
            _latestMark = t;
            _nextDecision = t + 1;
        }

        if (_shared)
        {
            _coercionSeen |= (_coerciveMonths & 1) != 0;
            counts[layout.HarmBefore] += _coercionSeen ? 0 : deaths;
            counts[layout.HarmInAll] += deaths;
        }
    }

    private void End(ulong ending, int t, Span<double> counts)
    {
        if (ending == 0)
        {
            return;
        }

        for (var set = ending; set != 0; set &= set - 1)
        {
            var i = BitOperations.TrailingZeroCount(set);
            var months = t - _since[i] + 1;
            var cost = months * _drawn.Cost(i);
            counts[(int)OutcomeCount.NonCoerciveMonths + (int)table.Classes[i]] += months;
            counts[(int)OutcomeCount.OwnLosses] += months * _drawn.Losses(i);
            counts[(int)OutcomeCount.Cost] += cost;
            _responseMonths += months;
            _responseCost += cost;
            Witness?.Ended(_history, t, i);
        }

        _inPlace &= ~ending;
        _backfired &= ~ending;
        _stale = true;
    }

    private void EndResponse(int t, Span<double> counts)
    {
        if (_responseBeforeRubicon && _responseFrom + FalseAlarmAfter < _history.Length && !OnsetWithin(_responseFrom, Math.Max(t, _responseFrom + FalseAlarmAfter)))
        {
            counts[(int)OutcomeCount.FalseAlarmsActedOn]++;
            counts[(int)OutcomeCount.FalseAlarmInstrumentMonths] += _responseMonths;
            counts[(int)OutcomeCount.FalseAlarmCost] += _responseCost;
            counts[(int)OutcomeCount.FalseAlarmDeathsCaused] += _caused - _causedBefore;
        }

        _responseFrom = Never;
        _tried = 0;
        _idle = 0;
        _idling = false;
    }

    private bool OnsetWithin(int from, int last)
    {
        foreach (var onset in _history.Onsets)
        {
            if (onset.Crossing >= from && onset.Crossing <= last)
            {
                return true;
            }
        }

        return false;
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
