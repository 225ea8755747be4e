using System.Numerics;

namespace Forestall.Doctrine.Replay.Internals;

/// <content>Crossings that come near: prevented, or not.</content>
internal sealed partial class SituationRun
{
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
                var luck = _luck.Second(i, _history.Year(t));
                Blocks++;
                var backfires = Luck.Upper(luck) < _drawn.BackfireChance(i);
                LuckTrace?.Placed(i, Luck.Upper(luck), backfires);
                if (backfires)
                {
                    _backfired |= bit;
                    _everBackfired |= bit;
                    if (!inEpisodeBefore && _begun is null && begun.Count > 0 && Luck.Lower(luck) < _drawn.BackfireEpisode(i))
                    {
                        var (which, _) = Block(Luck.Place(_drawn.Draw, _history.Year(t)), Luck.EpisodeStream(_history.Key, table.Keys[i]));
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
}
