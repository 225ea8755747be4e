using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Doubles = System.Runtime.Intrinsics.Vector512<double>;
using Longs = System.Runtime.Intrinsics.Vector512<long>;

namespace Forestall.Doctrine.Replay.Internals.Lockstep;

/// <content>What is left of the deaths of a month, and how it is remembered.</content>
internal sealed partial class LockstepRun
{
    /// <summary>Lanes with a coercive instrument in place.</summary>
    private Longs Coercive() => Lanes.Holding(_inPlace, Lanes.All(table.Coercive));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void MarkCoercion(int months) => _coerciveMonths = months >= 32
        ? Coercive()
        : Vector512.ShiftLeft(_coerciveMonths, months) | (Coercive() & Lanes.All((1L << months) - 1));

    /// <summary>Lanes in which a threat in place may or may not stand on usable force.</summary>
    private Longs Discountable(Longs place) =>
        Lanes.Without(Lanes.Holding(place, Lanes.All(table.Threat)), Lanes.Holding(place, Lanes.All(table.Force)));

    /// <summary>Counts deaths averted, where less remains than was recorded, and caused, where more does; those of an episode begun come on top.</summary>
    private void Book(int t, Doubles recorded, Doubles remaining, Doubles begunRemaining, Span<Doubles> counts)
    {
        var averted = Vector512.MaxNative(Doubles.Zero, recorded - remaining);
        var caused = Vector512.MaxNative(Doubles.Zero, remaining - recorded) + begunRemaining;
        _averted += averted;
        _caused += caused;
        var decade = layout.Decade(_history.Year(t));
        counts[decade] += averted;
        counts[decade + 1] += caused;
        if (_onset >= 0)
        {
            var now = Lanes.All((long)t);
            var inOnset = Vector512.LessThan(now, _episodeEnd) | Vector512.LessThan(now, _calmEnd);
            counts[layout.Onset(_history.Onsets[_onset].Number)] += Lanes.Where(inOnset, averted);
        }
    }

    /// <summary>Deaths of a month: what history had, thinned where instruments are in place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Doubles Harm(int t, Longs inRecorded, Longs inBegun, Span<Doubles> counts)
    {
        var recorded = Lanes.All((double)_history.Deaths[t]);
        var calm = t < _calmTo ? Vector512.LessThan(Lanes.All((long)t), _calmEnd) : Longs.Zero;
        if (Lanes.Any(calm))
        {
            recorded = Lanes.Choose(calm, Lanes.All((double)_history.Onsets[_onset].Calm[t - _history.Onsets[_onset].Crossing]), recorded);
        }

        if (Lanes.Any(inBegun))
        {
            return HarmOfBegun(t, recorded, calm, inRecorded | inBegun, inBegun, counts);
        }

        if (_history.Deaths[t] == 0)
        {
            return recorded;
        }

        var (thinned, _) = Thinned(t, inRecorded);
        if (!Lanes.Any(thinned))
        {
            return recorded;
        }

        var remaining = Lanes.Choose(thinned, Left(t, t + 1, thinned), recorded);
        Book(t, recorded, remaining, Doubles.Zero, counts);
        return remaining;
    }

    /// <summary>The lanes of an episode in which instruments in place change its deaths, and by which factors; elsewhere the factor is 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (Longs Lanes, Doubles Factors) Thinned(int t, Longs inEpisode)
    {
        var lanes = Lanes.Without(inEpisode, Vector512.Equals(_inPlace, Longs.Zero));
        if (!Lanes.Any(lanes))
        {
            return (lanes, Doubles.One);
        }

        var factors = Lanes.Choose(lanes, HarmFactor(t), Doubles.One);
        return (Lanes.Without(lanes, Vector512.Equals(factors, Doubles.One).AsInt64()), factors);
    }

    /// <summary>The same with an episode that backfire began under way in some lanes.</summary>
    private Doubles HarmOfBegun(int t, Doubles recorded, Longs calm, Longs inEpisode, Longs inBegun, Span<Doubles> counts)
    {
        var (thinned, factor) = Thinned(t, inEpisode);
        var asRecorded = Lanes.Without(thinned, calm);
        var remaining = _history.Deaths[t] != 0 && Lanes.Any(asRecorded) ? Lanes.Choose(asRecorded, Left(t, t + 1, asRecorded), recorded) : recorded;
        var begunRemaining = Doubles.Zero;
        for (var lanes = (uint)((thinned & calm) | inBegun).ExtractMostSignificantBits(); lanes != 0; lanes &= lanes - 1)
        {
            var lane = BitOperations.TrailingZeroCount(lanes);
            if ((thinned & calm)[lane] != 0 && recorded[lane] != 0)
            {
                remaining = remaining.WithElement(lane, _single.Left((int)recorded[lane], factor[lane], Thinning(lane, t).First));
            }

            if (inBegun[lane] != 0 && Begun(lane, t) is var added and > 0)
            {
                begunRemaining = begunRemaining.WithElement(lane, factor[lane] == 1 ? added : _single.Left(added, factor[lane], Thinning(lane, t).Second));
            }
        }

        Book(t, recorded, remaining, begunRemaining, counts);
        return remaining + begunRemaining;
    }

    private (double First, double Second) Thinning(int lane, int t)
    {
        Blocks++;
        var (first, second) = Luck.Block(seed, Luck.Place(_drawn.FirstDraw + lane, _history.FirstMonth + t), Luck.ThinningStream(_history.Key));
        return (Luck.Uniform(first), Luck.Uniform(second));
    }

    /// <summary>What is left of the recorded deaths of months in which the harm factor is the one set; elsewhere what is recorded.</summary>
    private Doubles Left(int from, int to, Longs thinned)
    {
        var recorded = Lanes.All((double)_history.Between(from, to));
        var (few, many, luck) = (_history.Few, _history.Many, _luck);
        var (first, end) = (few.Before[from], few.Before[to]);
        var remaining = Doubles.Zero;
        for (var k = first; k < end; k++)
        {
            remaining += _thinning.OfFew(few.Deaths[k], luck.Few(k));
        }

        var months = end - first;
        (first, end) = (many.Before[from], many.Before[to]);
        for (var k = first; k < end; k++)
        {
            remaining += _thinning.OfMany(many.Deaths[k], many.InverseRoots[k], luck.Many(k));
        }

        Blocks += Lanes.Number(thinned) * (months + end - first);
        return Lanes.Choose(thinned, remaining, recorded);
    }

    private Doubles CrossingFactor(Longs place, int month) => Vector512.MinNative(Doubles.One, Together(place, month, crossing: true));

    private Doubles HarmFactor(int t)
    {
        // A new year may bring another answer on force, which is what a threat stands on.
        if (_stale || (_harmYear != _history.Year(t) && Lanes.Any(Discountable(_inPlace))))
        {
            _stale = false;
            _harmYear = _history.Year(t);
            _harm = Together(_inPlace, t, crossing: false);
            for (var backfired = Lanes.Union(_backfired); backfired != 0; backfired &= backfired - 1)
            {
                var i = BitOperations.TrailingZeroCount(backfired);
                _harm = Lanes.Choose(Lanes.Holding(_backfired, Lanes.All(1UL << i)), _harm * _drawn.BackfireHarm[i], _harm);
            }

            _thinning.Set(_harm);
        }

        return _harm;
    }

    /// <summary>Effects of the instruments in place together (section 3 of the note).</summary>
    private Doubles Together(Longs place, int month, bool crossing)
    {
        var factor = Doubles.One;
        var (anywhere, effects) = (Lanes.Union(place), crossing ? _drawn.Crossing : _drawn.Harm);
        var discounted = (anywhere & table.Threat) != 0 ? Discounted(place, _history.Year(month)) : Longs.Zero;
        foreach (var members in table.ByClass)
        {
            var set = anywhere & members;
            if (set == 0)
            {
                continue;
            }

            var (least, most) = (Doubles.One, Doubles.One);
            for (; set != 0; set &= set - 1)
            {
                var i = BitOperations.TrailingZeroCount(set);
                var effect = effects[i];
                if ((members & table.Threat) != 0)
                {
                    effect = Lanes.Choose(discounted, Doubles.One - ((Doubles.One - effect) * _drawn.ThreatWithoutForce), effect);
                }

                effect = Lanes.Choose(Lanes.Holding(place, Lanes.All(1UL << i)), effect, Doubles.One);
                least = Vector512.MinNative(least, effect);
                most = Vector512.MaxNative(most, effect);
            }

            factor *= least * most;
        }

        var both = Lanes.Holding(place, Lanes.All(table.NonCoercive)) & Lanes.Holding(place, Lanes.All(table.Coercive));
        return Lanes.Choose(both, factor * (crossing ? _drawn.SynergyCrossing : _drawn.SynergyHarm), factor);
    }

    private Longs Discounted(Longs place, int year)
    {
        var discountable = Discountable(place);
        return Lanes.Any(discountable) ? Lanes.Without(discountable, ForceUsable(discountable, year)) : Longs.Zero;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Remember(int t, Doubles deaths, Longs inRecorded, Longs inEpisode, Span<Doubles> counts)
    {
        if (_code.AsksForDeathsInYear)
        {
            _changed[t % 12] = deaths - Lanes.All((double)_history.Deaths[t]);
            _changedAt[t % 12] = _changed[t % 12] == Doubles.Zero ? _changedAt[t % 12] : t;
        }

        if (!Lanes.Any(inEpisode))
        {
            return;
        }

        if (Lanes.Any(_onsetNow))
        {
            // Known from the next month on.
            _sinceOnset = Lanes.Choose(_onsetNow, Doubles.Zero, _sinceOnset);
            _latestMark = Lanes.Choose(_onsetNow, Lanes.Choose(_onsetKnown, Lanes.All((long)t), Lanes.All(Never)), _latestMark);
            _onsetNow = Longs.Zero;
            _nextDecision = t + 1;
        }

        _sinceOnset += Lanes.Where(inEpisode, deaths);
        if (Lanes.Any(inEpisode & Vector512.GreaterThanOrEqual(_sinceOnset, _deathsAwaited).AsInt64()))
        {
            _nextDecision = t + 1;
        }

        if (!Lanes.Any(inRecorded))
        {
            return;
        }

        if (_history.Surge[t])
        {
            _latestMark = Lanes.Choose(inRecorded, Lanes.All((long)t), _latestMark);
            _nextDecision = t + 1;
        }

        var shared = inRecorded & _shared;
        _coercionSeen |= shared & Lanes.Holding(_coerciveMonths, Longs.One);
        counts[layout.HarmBefore] += Lanes.Where(Lanes.Without(shared, _coercionSeen), deaths);
        counts[layout.HarmInAll] += Lanes.Where(shared, deaths);
    }
}
