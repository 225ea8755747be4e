using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Doubles = System.Runtime.Intrinsics.Vector512<double>;
using Longs = System.Runtime.Intrinsics.Vector512<long>;

namespace Forestall.Doctrine.Replay.Internals.Lockstep;

/// <content>Which rules hold, what is decided, and what can be had.</content>
internal sealed partial class LockstepRun
{
    /// <summary>Reads the rules at the end of a month: uses end, new ones are decided. Then finds the next month in which that could come out otherwise in any lane.</summary>
    private void Decide(int t, Longs before, Longs open, Span<Doubles> counts)
    {
        _side = before;
        open &= Lanes.Choose(before, Lanes.All(_code.After), Lanes.All(_code.Before));
        var called = Called(t, open, out var withheld);
        var (now, next) = (Lanes.All((long)t), Lanes.All(Far));
        var ending = _inPlace & withheld;
        var left = Lanes.Without(_inPlace, withheld | called);
        for (var set = Lanes.Union(left); set != 0; set &= set - 1)
        {
            var i = BitOperations.TrailingZeroCount(set);
            var bit = Lanes.All(1UL << i);
            var staying = Vector512.GreaterThan(_until[i], now);
            ending |= Lanes.Without(left & bit, staying);
            next = Vector512.Min(next, Lanes.Choose(Lanes.Holding(left, bit) & staying, _until[i], Lanes.All(Far)));
        }

        _called = called;
        End(ending, t, counts);
        Withdraw(_preparing & withheld);
        var january = t + 12 - ((_history.FirstMonth + t) % 12);
        var beginning = Prepare(t, Lanes.Without(called, _inPlace | _preparing), out var anyRefused) & Vector512.Equals(_responseFrom, Lanes.All(Never));
        var responseChanges = Lanes.Any(beginning);
        if (responseChanges)
        {
            _responseFrom = Lanes.Choose(beginning, now, _responseFrom);
            _responseBeforeRubicon = Lanes.Choose(beginning, ~before, _responseBeforeRubicon);
            _causedBefore = Lanes.Choose(beginning, _caused, _causedBefore);
            _responseMonths = Lanes.Choose(beginning, Doubles.Zero, _responseMonths);
            _responseCost = Lanes.Choose(beginning, Doubles.Zero, _responseCost);
        }

        _idling = Vector512.Equals(_inPlace | _preparing | called, Longs.Zero) & ~Vector512.Equals(_responseFrom, Lanes.All(Never));
        _idle = (_idle + Longs.One) & _idling;
        if (Vector512.GreaterThanOrEqualAny(_idle, Lanes.All((long)ReplayTimes.ForgottenAfter)))
        {
            EndResponse(Vector512.GreaterThanOrEqual(_idle, Lanes.All((long)ReplayTimes.ForgottenAfter)), t, counts);
            responseChanges = true;
        }

        // The answer of the one asked stands until the year is over.
        _nextDecision = responseChanges && _code.AsksForWhatWasDone ? t + 1 : Math.Min(NextDecision(t, before, open, next), anyRefused ? january : int.MaxValue);
    }

    /// <summary>Begins the preparation of what is wanted and can be had, and returns the lanes in which something is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Longs Prepare(int t, Longs wanted, out bool anyRefused)
    {
        var year = _history.Year(t);
        Turn(year);
        anyRefused = Lanes.Any(wanted & _refused);
        wanted = Lanes.Without(wanted, _refused);
        var (decided, nextReady) = (Longs.Zero, Lanes.All(Far));
        for (var set = Lanes.Union(wanted); set != 0; set &= set - 1)
        {
            var i = BitOperations.TrailingZeroCount(set);
            var bit = Lanes.All(1UL << i);
            var asking = Lanes.Holding(wanted, bit);
            Count(asking, i, bit);
            var granted = Granted(i, year) & asking;
            var refused = Lanes.Without(asking, granted);
            _refused |= refused & bit;
            anyRefused |= Lanes.Any(refused);
            var ready = Lanes.All((long)t + 1) + _drawn.Delay[i];
            _preparing |= granted & bit;
            _ready[i] = Lanes.Choose(granted, ready, _ready[i]);
            _until[i] = Lanes.Choose(granted, ready + _drawn.Duration[i] - Longs.One, _until[i]);
            nextReady = Vector512.Min(nextReady, _ready[i]);
            decided |= granted;
        }

        _nextReady = Math.Min(_nextReady, (int)Lanes.Least(nextReady));
        return decided;
    }

    /// <summary>Gives up preparations.</summary>
    private void Withdraw(Longs withheld)
    {
        if (!Lanes.Any(withheld))
        {
            return;
        }

        _preparing = Lanes.Without(_preparing, withheld);
        for (var set = Lanes.Union(withheld); set != 0; set &= set - 1)
        {
            var i = BitOperations.TrailingZeroCount(set);
            _ready[i] = Lanes.Choose(Lanes.Holding(withheld, Lanes.All(1UL << i)), Lanes.All(Far), _ready[i]);
        }
    }

    /// <summary>The rules open in a month, before or after the Rubicon.</summary>
    private Longs Open(int t)
    {
        var open = Lanes.All(_calendar.Recorded.Open[t]);
        for (var lane = 0; t < _calmTo && lane < Lanes.Count; lane++)
        {
            if (_calm[lane] is { } calm && t - _calmFrom[lane] is var at and >= 0 && at < calm.Length)
            {
                open = open.WithElement(lane, (long)calm.Open[at]);
            }
        }

        return open;
    }

    private int NextDecision(int t, Longs before, Longs open, Longs next)
    {
        var now = Lanes.All((long)t);
        next = Vector512.Min(next, Lanes.Choose(_idling, now + Lanes.All((long)ReplayTimes.ForgottenAfter) - _idle, Lanes.All(Far)));
        _deathsAwaited = Lanes.All(double.PositiveInfinity);
        if (_code.AsksForDeathsInYear && Lanes.Any(~before))
        {
            // Only where nothing is going on does the recorded harm of the year bar these rules for certain.
            var quiet = !Lanes.Any(before) && !Lanes.Any(_inPlace | _preparing | _called) && _calmTo == (int)Never && !Altered(t + 1);
            return Math.Min((int)Lanes.Least(next), quiet ? _calendar.NextLook[t + 1] : t + 1);
        }

        for (var set = Lanes.Union(open) & _code.Changing; set != 0; set &= set - 1)
        {
            var r = BitOperations.TrailingZeroCount(set);
            var rule = _code.Rules[r];
            var holding = Lanes.Holding(open, Lanes.All(1UL << r));
            if (rule.DeathsInYear is not null)
            {
                return t + 1;
            }

            if (rule.DeathsSince is { } deaths)
            {
                Await(holding, deaths.AtLeast);
                Await(holding, deaths.Below);
            }

            if (rule.SinceRubicon is { } mark)
            {
                next = Vector512.Min(next, NextEdge(holding, mark, _latestMark, now));
            }

            if (rule.SinceResponse is { } response)
            {
                next = Vector512.Min(next, NextEdge(holding, response, _responseFrom, now));
            }
        }

        return Math.Min((int)Lanes.Least(next), OpenUntil(t, before));
    }

    private void Await(Longs holding, double threshold)
    {
        var deaths = Lanes.All(threshold);
        var awaiting = holding & Vector512.GreaterThan(deaths, _sinceOnset).AsInt64();
        _deathsAwaited = Lanes.Choose(awaiting, Vector512.MinNative(_deathsAwaited, deaths), _deathsAwaited);
    }

    /// <summary>The first month after <paramref name="t"/> in which other rules are open in any lane.</summary>
    private int OpenUntil(int t, Longs before)
    {
        var until = _history.Length;
        if (t >= _calmTo)
        {
            until = Lanes.Any(before) ? Math.Min(until, _calendar.Recorded.AfterUntil[t]) : until;
            return Lanes.Any(~before) ? Math.Min(until, _calendar.Recorded.BeforeUntil[t]) : until;
        }

        for (var lane = 0; lane < Lanes.Count; lane++)
        {
            var after = before[lane] != 0;
            var own = (after ? _calendar.Recorded.AfterUntil : _calendar.Recorded.BeforeUntil)[t];
            if (_calm[lane] is { } calm && t - _calmFrom[lane] is var at && at < calm.Length)
            {
                own = at < 0 ? t + 1 : _calmFrom[lane] + (after ? calm.AfterUntil : calm.BeforeUntil)[at];
            }

            until = Math.Min(until, own);
        }

        return until;
    }

    /// <summary>The first month after <paramref name="now"/> at which a span of months since another month begins or is over.</summary>
    private static Longs NextEdge(Longs holding, MonthSpan span, Longs since, Longs now)
    {
        var begins = since + Lanes.All((long)span.AtLeast);
        var over = since + Lanes.All((long)span.AtMost + 1);
        var edge = Lanes.Choose(Vector512.GreaterThan(begins, now), begins, Lanes.Choose(Vector512.GreaterThan(over, now), over, Lanes.All(Far)));
        return Lanes.Choose(Lanes.Without(holding, Vector512.Equals(since, Lanes.All(Never))), edge, Lanes.All(Far));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Longs Called(int t, Longs open, out Longs withheld)
    {
        var called = Longs.Zero;
        withheld = Longs.Zero;
        for (var set = Lanes.Union(open); set != 0; set &= set - 1)
        {
            var r = BitOperations.TrailingZeroCount(set);
            var rule = _code.Rules[r];
            var holds = Lanes.Holding(open, Lanes.All(1UL << r));
            holds = rule.AsksForHarm ? HarmAllows(holds, rule, t) : holds;
            holds = rule.AsksForWhatWasDone ? ResponseAllows(holds, rule, t) : holds;
            called |= holds & Lanes.All(rule.Use);
            withheld |= holds & Lanes.All(rule.Withhold);
        }

        return Lanes.Without(called, withheld);
    }

    private Longs HarmAllows(Longs holds, RuleCode rule, int t)
    {
        holds = rule.SinceRubicon is { } months ? Since(holds, months, _latestMark, t) : holds;
        holds = rule.DeathsSince is { } since ? Within(holds, since, _sinceOnset) : holds;
        return rule.DeathsInYear is { } year ? Within(holds, year, DeathsInYear(t)) : holds;
    }

    private Longs ResponseAllows(Longs holds, RuleCode rule, int t)
    {
        holds = rule.SinceResponse is { } months ? Since(holds, months, _responseFrom, t) : holds;
        foreach (var each in rule.Tried)
        {
            holds &= Lanes.Holding(_tried, Lanes.All(each));
        }

        return Lanes.Without(holds, Lanes.Holding(_tried, Lanes.All(rule.NotTried)));
    }

    private static Longs Since(Longs holds, MonthSpan span, Longs since, int t)
    {
        var months = Lanes.All((long)t) - since;
        var within = Vector512.GreaterThanOrEqual(months, Lanes.All((long)span.AtLeast)) & Vector512.LessThanOrEqual(months, Lanes.All((long)span.AtMost));
        return Lanes.Without(holds & within, Vector512.Equals(since, Lanes.All(Never)));
    }

    private static Longs Within(Longs holds, HarmSpan span, Doubles deaths) =>
        holds & (Vector512.GreaterThanOrEqual(deaths, Lanes.All(span.AtLeast)) & Vector512.LessThan(deaths, Lanes.All(span.Below))).AsInt64();

    private Doubles DeathsInYear(int t)
    {
        var deaths = Lanes.All((double)_history.Between(t - 12, t));
        for (var k = 0; k < 12; k++)
        {
            deaths += _changedAt[k] >= t - 12 ? _changed[k] : Doubles.Zero;
        }

        return deaths;
    }

    /// <summary>Whether the deaths of the year known are not those recorded, so that recorded harm bars no rule.</summary>
    private bool Altered(int t) => Array.Exists(_changedAt, at => at >= t - 12);

    /// <summary>Lanes in which an instrument can be had: one answer a calendar year.</summary>
    private Longs Granted(int instrument, int year) => Vector512.LessThan(_luck.Granted(instrument, year), _drawn.Available[instrument]).AsInt64();

    /// <summary>Forgets the answers of another year.</summary>
    private void Turn(int year)
    {
        if (year != _askedYear)
        {
            _askedYear = year;
            _refused = _asked = Longs.Zero;
        }
    }

    /// <summary>Counts the blocks of random bits that decide whether an instrument can be had.</summary>
    private void Count(Longs asking, int instrument, Longs bit)
    {
        var available = _drawn.Available[instrument];
        var uncertain = (Vector512.GreaterThan(available, Doubles.Zero) & Vector512.LessThan(available, Doubles.One)).AsInt64();
        Blocks += Lanes.Number(Lanes.Without(asking & uncertain, Lanes.Holding(_asked, bit)));
        _asked |= asking & bit;
    }

    private Longs ForceUsable(Longs asking, int year)
    {
        if (_forceYear != year)
        {
            Turn(year);
            _forceYear = year;
            _forceUsable = Longs.Zero;
            for (var force = _code.Repertoire & table.Force; force != 0; force &= force - 1)
            {
                var i = BitOperations.TrailingZeroCount(force);
                Count(Lanes.Without(asking, _forceUsable), i, Lanes.All(1UL << i));
                _forceUsable |= Granted(i, year);
            }
        }

        return _forceUsable;
    }

    private void End(Longs ending, int t, Span<Doubles> counts)
    {
        if (!Lanes.Any(ending))
        {
            return;
        }

        var after = Lanes.All((long)t + 1);
        for (var set = Lanes.Union(ending); set != 0; set &= set - 1)
        {
            var i = BitOperations.TrailingZeroCount(set);
            var months = Lanes.Where(Lanes.Holding(ending, Lanes.All(1UL << i)), Vector512.ConvertToDouble(after - _since[i]));
            var cost = months * _drawn.Cost[i];
            counts[(int)OutcomeCount.NonCoerciveMonths + (int)table.Classes[i]] += months;
            counts[(int)OutcomeCount.OwnLosses] += months * _drawn.Losses[i];
            counts[(int)OutcomeCount.Cost] += cost;
            _responseMonths += months;
            _responseCost += cost;
        }

        _inPlace = Lanes.Without(_inPlace, ending);
        _backfired = Lanes.Without(_backfired, ending);
        _stale = true;
    }

    private void EndResponse(Longs ending, int t, Span<Doubles> counts)
    {
        var judged = _responseFrom + Lanes.All((long)ReplayTimes.FalseAlarmAfter);
        var falseAlarm = Lanes.Without(
            ending & _responseBeforeRubicon & Vector512.LessThan(judged, Lanes.All((long)_history.Length)),
            OnsetWithin(_responseFrom, Vector512.Max(judged, Lanes.All((long)t))));
        counts[(int)OutcomeCount.FalseAlarmsActedOn] += Lanes.Where(falseAlarm, Doubles.One);
        counts[(int)OutcomeCount.FalseAlarmInstrumentMonths] += Lanes.Where(falseAlarm, _responseMonths);
        counts[(int)OutcomeCount.FalseAlarmCost] += Lanes.Where(falseAlarm, _responseCost);
        counts[(int)OutcomeCount.FalseAlarmDeathsCaused] += Lanes.Where(falseAlarm, _caused - _causedBefore);
        _responseFrom = Lanes.Choose(ending, Lanes.All(Never), _responseFrom);
        _tried = Lanes.Without(_tried, ending);
        _idle = Lanes.Without(_idle, ending);
        _idling = Lanes.Without(_idling, ending);
    }
}
