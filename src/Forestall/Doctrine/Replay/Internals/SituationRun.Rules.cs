using System.Numerics;

namespace Forestall.Doctrine.Replay.Internals;

/// <content>Which rules hold, what is decided, and what can be had.</content>
internal sealed partial class SituationRun
{
    /// <summary>Whether the deaths of the year known are not those recorded, so that recorded harm bars no rule.</summary>
    private bool Altered(int t) => Array.Exists(_changedAt, at => at >= t - 12);

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
        if ((_preparing & withheld) != 0)
        {
            _preparing &= ~withheld;
            _nextReady = FirstReady();
        }

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
            _nextReady = Math.Min(_nextReady, _ready[i]);
            Witness?.Decided(_history, t, i);
        }

        _idling = false;
        if (_responseFrom != Never)
        {
            _idling = (_inPlace | _preparing | called) == 0;
            _idle = _idling ? _idle + 1 : 0;
            if (_idle >= ReplayTimes.ForgottenAfter)
            {
                EndResponse(t, counts);
                responseChanges = true;
            }
        }

        // A witness is told of every month in which something was refused.
        _nextDecision = Witness is not null || (responseChanges && _code.AsksForWhatWasDone) ? t + 1 : NextDecision(t, inEpisodeBefore, until);
    }

    /// <summary>The first month in which something in preparation is ready.</summary>
    private int FirstReady()
    {
        var first = int.MaxValue;
        for (var waiting = _preparing; waiting != 0; waiting &= waiting - 1)
        {
            first = Math.Min(first, _ready[BitOperations.TrailingZeroCount(waiting)]);
        }

        return first;
    }

    /// <summary>The rules open in a month, before or after the Rubicon.</summary>
    private ulong Open(int t, bool inEpisodeBefore) => Open(t) & (inEpisodeBefore ? _code.After : _code.Before);

    private ulong Open(int t) =>
        t == _crossedAt ? _openAtCrossing
        : _calmOpen is { } calm && t - _calmFrom is var at and >= 0 && at < calm.Length ? calm.Open[at]
        : _calendar.Recorded.Open[t];

    private int NextDecision(int t, bool inEpisodeBefore, int until)
    {
        _deathsAwaited = double.PositiveInfinity;
        if (_idling)
        {
            until = Math.Min(until, t + ReplayTimes.ForgottenAfter - _idle);
        }

        if (_code.AsksForDeathsInYear && !inEpisodeBefore)
        {
            // Only where nothing is going on does the recorded harm of the year bar these rules for certain.
            var quiet = (_inPlace | _preparing | _called) == 0 && _calmOpen is null && !Altered(t + 1);
            return Math.Min(until, quiet ? _calendar.NextLook[t + 1] : t + 1);
        }

        var open = Open(t, inEpisodeBefore);
        until = Math.Min(until, OpenUntil(t, inEpisodeBefore));
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
    private int OpenUntil(int t, bool inEpisodeBefore)
    {
        if (_calmOpen is { } calm && t < _calmFrom + calm.Length)
        {
            return t < _calmFrom ? t + 1 : _calmFrom + (inEpisodeBefore ? calm.AfterUntil : calm.BeforeUntil)[t - _calmFrom];
        }

        return (inEpisodeBefore ? _calendar.Recorded.AfterUntil : _calendar.Recorded.BeforeUntil)[t];
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
            Blocks += uncertain ? 1 : 0;
            var luck = uncertain ? Luck.Uniform(_luck.First(instrument, year)) : 0;
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
        if (_responseBeforeRubicon && _responseFrom + ReplayTimes.FalseAlarmAfter < _history.Length && !OnsetWithin(_responseFrom, Math.Max(t, _responseFrom + ReplayTimes.FalseAlarmAfter)))
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
}
