using System.Numerics;

namespace Forestall.Doctrine.Replay.Internals;

/// <content>What is left of the deaths of a month, and how it is remembered.</content>
internal sealed partial class SituationRun
{
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
            remaining = Left(t, recorded, factor);
            begunRemaining = LeftOfBegun(t, added, factor);
        }

        var averted = Math.Max(0, recorded - remaining);
        var caused = Math.Max(0, remaining - recorded) + begunRemaining;
        if (averted > 0 || caused > 0)
        {
            Book(t, averted, caused, counts);
        }

        return remaining + begunRemaining;
    }

    /// <summary>What is left of the recorded deaths of months of an episode.</summary>
    private double LeftBetween(int from, int to, double factor)
    {
        if (expected)
        {
            return _history.Between(from, to) * factor;
        }

        var remaining = 0.0;
        for (var t = from; t < to; t++)
        {
            remaining += Left(t, _history.Deaths[t], factor);
        }

        return remaining;
    }

    /// <summary>What is left of the deaths of a month, which may be those of the year before.</summary>
    private double Left(int t, int deaths, double factor) => factor == 1 || deaths == 0 ? deaths
        : expected ? deaths * factor
        : _thinning.Left(deaths, factor, Luck.Uniform(Block(Luck.Place(_drawn.Draw, _history.FirstMonth + t), Luck.ThinningStream(_history.Key)).First));

    /// <summary>What is left of the deaths of a month of an episode that backfire began.</summary>
    private double LeftOfBegun(int t, int deaths, double factor) => factor == 1 || deaths == 0 || expected ? deaths * factor
        : _thinning.Left(deaths, factor, Luck.Uniform(Block(Luck.Place(_drawn.Draw, _history.FirstMonth + t), Luck.ThinningStream(_history.Key)).Second));

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
}
