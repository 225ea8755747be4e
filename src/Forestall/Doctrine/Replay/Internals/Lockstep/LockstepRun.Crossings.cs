using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Doubles = System.Runtime.Intrinsics.Vector512<double>;
using Longs = System.Runtime.Intrinsics.Vector512<long>;

namespace Forestall.Doctrine.Replay.Internals.Lockstep;

/// <content>Crossings that come near: prevented, or not.</content>
internal sealed partial class LockstepRun
{
    private readonly int[] _begunWhich = new int[Lanes.Count];
    private readonly List<int>[] _prevented = [.. Enumerable.Range(0, Lanes.Count).Select(static _ => new List<int>())];
    private readonly OpenRules?[] _calm = new OpenRules?[Lanes.Count];
    private readonly int[] _calmFrom = new int[Lanes.Count];
    private int _calmTo;

    private void ForgetCalm()
    {
        _calmTo = (int)Never;
        Array.Clear(_calm);
        foreach (var prevented in _prevented)
        {
            prevented.Clear();
        }
    }

    private int Begun(int lane, int t) => begun[_begunWhich[lane]][^(int)(_begunEnd[lane] - t)];

    /// <summary>An onset before the months replayed: it happened.</summary>
    private void Enter(int onset, Span<Doubles> counts)
    {
        var o = _history.Onsets[onset];
        _onset = onset;
        Happen(onset, Longs.AllBitsSet, counts);
        _onsetNow = Longs.Zero;
        var mark = o.Known ? o.Crossing : Never;
        for (var t = o.Crossing + 1; t < Math.Min(o.End, _history.Start); t++)
        {
            mark = _history.Surge[t] ? t : mark;
        }

        _latestMark = Lanes.All(mark);
        _sinceOnset = Lanes.All((double)_history.Between(o.Crossing, _history.Start));
    }

    /// <summary>Uses whose preparation is over come into place; some backfire. Whether the rules could now come out otherwise.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Arrive(int t, Longs before, Span<Doubles> counts)
    {
        var now = Lanes.All((long)t);
        var arrived = Longs.Zero;
        var nextReady = Lanes.All(Far);
        for (var waiting = Lanes.Union(_preparing); waiting != 0; waiting &= waiting - 1)
        {
            var i = BitOperations.TrailingZeroCount(waiting);
            if (Vector512.EqualsAny(_ready[i], now))
            {
                var arriving = Vector512.Equals(_ready[i], now);
                var bit = arriving & Lanes.All(1UL << i);
                arrived |= bit;
                _ready[i] = Lanes.Choose(arriving, Lanes.All(Far), _ready[i]);
                _since[i] = Lanes.Choose(arriving, now, _since[i]);
                Backfire(i, t, Lanes.Without(arriving, Vector512.LessThanOrEqual(_drawn.BackfireChance[i], Doubles.Zero).AsInt64()), before, counts);
            }

            nextReady = Vector512.Min(nextReady, _ready[i]);
        }

        _preparing = Lanes.Without(_preparing, arrived);
        _inPlace |= arrived;
        _tried |= arrived;
        _stale = true;
        _nextReady = (int)Lanes.Least(nextReady);
        return _code.AsksForWhatWasDone || Lanes.Any(Lanes.Without(arrived, _called));
    }

    private void Backfire(int instrument, int t, Longs arriving, Longs before, Span<Doubles> counts)
    {
        if (!Lanes.Any(arriving))
        {
            return;
        }

        Blocks += Lanes.Number(arriving);
        var luck = _luck.Backfire(instrument, _history.Year(t));
        var backfires = arriving & Vector512.LessThan(LockstepLuck.Upper(luck), _drawn.BackfireChance[instrument]).AsInt64();
        if (!Lanes.Any(backfires))
        {
            return;
        }

        _backfired |= backfires & Lanes.All(1UL << instrument);
        var begins = Lanes.Without(backfires, before | Vector512.GreaterThan(_begunEnd, Lanes.All((long)t))) & Vector512.LessThan(LockstepLuck.Lower(luck), _drawn.BackfireEpisode[instrument]).AsInt64();
        if (begun.Count == 0 || !Lanes.Any(begins))
        {
            return;
        }

        for (var lanes = (uint)begins.ExtractMostSignificantBits(); lanes != 0; lanes &= lanes - 1)
        {
            var lane = BitOperations.TrailingZeroCount(lanes);
            Blocks++;
            var (which, _) = Luck.Block(seed, Luck.Place(_drawn.FirstDraw + lane, _history.Year(t)), Luck.EpisodeStream(_history.Key, table.Keys[instrument]));
            _begunWhich[lane] = (int)(Luck.Uniform(which) * begun.Count);
            var end = t + begun[_begunWhich[lane]].Length;
            _begunEnd = _begunEnd.WithElement(lane, end);
            _begunTo = Math.Max(_begunTo, end);
        }

        _onsetNow |= begins;
        _onsetKnown |= begins;
        counts[(int)OutcomeCount.EpisodesBegun] += Lanes.Where(begins, Doubles.One);
    }

    private void Cross(int onset, Longs placeBefore, Span<Doubles> counts)
    {
        var o = _history.Onsets[onset];
        _onset = onset;
        var prevented = Longs.Zero;
        if (o.Preventable && Lanes.Any(placeBefore))
        {
            var factor = CrossingFactor(placeBefore, o.Crossing - 1);
            var uncertain = Lanes.Holding(placeBefore, Longs.AllBitsSet) & Vector512.LessThan(factor, Doubles.One).AsInt64();
            if (Lanes.Any(uncertain))
            {
                Blocks += Lanes.Number(uncertain);
                prevented = uncertain & Vector512.LessThan(_luck.Crossing(onset), Doubles.One - factor).AsInt64();
            }
        }

        if (Lanes.Any(prevented))
        {
            Prevent(onset, prevented, counts);
        }

        if (Lanes.Any(~prevented))
        {
            Happen(onset, ~prevented, counts);
        }
    }

    private void Prevent(int onset, Longs lanes, Span<Doubles> counts)
    {
        var o = _history.Onsets[onset];
        _nextDecision = o.Crossing;
        _calmEnd = Lanes.Choose(lanes, Lanes.All((long)o.End), _calmEnd);
        for (var each = (uint)lanes.ExtractMostSignificantBits(); each != 0; each &= each - 1)
        {
            var lane = BitOperations.TrailingZeroCount(each);
            _prevented[lane].Add(onset);
            var calm = _calendar.Calm(_prevented[lane]);
            (_calm[lane], _calmFrom[lane]) = (calm, o.Crossing + 1);
            _calmTo = Math.Max(_calmTo, o.Crossing + 1 + calm.Length);
        }

        var one = Lanes.Where(lanes, Doubles.One);
        var cell = layout.Onset(o.Number);
        counts[(int)OutcomeCount.CrossingsPrevented] += one;
        counts[OutcomeLayout.Region(_history.Region) + 2] += one;
        counts[layout.Decade(_history.Year(o.Crossing)) + 2] += one;
        counts[cell + 1] += one;
        var averted = 0.0;
        for (var t = o.Crossing; t < o.End; t++)
        {
            double saved = _history.Deaths[t] - o.Calm[t - o.Crossing];
            averted += saved;
            counts[layout.Decade(_history.Year(t))] += Lanes.Where(lanes, Lanes.All(saved));
        }

        _averted += Lanes.Where(lanes, Lanes.All(averted));
        counts[cell] += Lanes.Where(lanes, Lanes.All(averted));
    }

    private void Happen(int onset, Longs lanes, Span<Doubles> counts)
    {
        var o = _history.Onsets[onset];
        _episodeEnd = Lanes.Choose(lanes, Lanes.All((long)o.End), _episodeEnd);
        _onsetNow |= lanes;
        _onsetKnown = o.Known ? _onsetKnown | lanes : Lanes.Without(_onsetKnown, lanes);
        if (!o.Known || o.Crossing < _history.Start)
        {
            // Such onsets come before all others.
            return;
        }

        _shared |= lanes;
        var seen = Lanes.Holding(_coerciveMonths, Lanes.All(0xFFFL));
        _coercionSeen = Lanes.Choose(lanes, seen, _coercionSeen);
        var year = Lanes.All((double)_history.Between(o.Crossing - 12, o.Crossing));
        counts[layout.HarmInAll] += Lanes.Where(lanes, year);
        counts[layout.HarmBefore] += Lanes.Where(Lanes.Without(lanes, seen), year);
        for (var each = (uint)(lanes & seen).ExtractMostSignificantBits(); each != 0; each &= each - 1)
        {
            var lane = BitOperations.TrailingZeroCount(each);
            var first = o.Crossing - BitOperations.Log2((uint)_coerciveMonths[lane] & 0xFFF) - 1;
            ref var harm = ref counts[layout.HarmBefore];
            harm = harm.WithElement(lane, harm[lane] + _history.Between(o.Crossing - 12, first));
        }
    }

    /// <summary>Lanes for which an onset was recorded between two months.</summary>
    private Longs OnsetWithin(Longs from, Longs last)
    {
        var within = Longs.Zero;
        foreach (var onset in _history.Onsets)
        {
            var crossing = Lanes.All((long)onset.Crossing);
            within |= Vector512.GreaterThanOrEqual(crossing, from) & Vector512.LessThanOrEqual(crossing, last);
        }

        return within;
    }
}
