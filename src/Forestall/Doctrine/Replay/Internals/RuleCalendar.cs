using System.Collections.Concurrent;

namespace Forestall.Doctrine.Replay.Internals;

/// <summary>For one doctrine and situation: in which months each rule is open, that is, not barred by the warnings or the months of a plan.</summary>
internal sealed class RuleCalendar
{
    private readonly DoctrineCode _code;
    private readonly SituationHistory _history;
    private readonly OpenRules?[] _calm;
    private readonly ConcurrentDictionary<ulong, OpenRules> _chained = [];

    public RuleCalendar(DoctrineCode code, SituationHistory history)
    {
        (_code, _history) = (code, history);
        var open = new ulong[history.Length];
        for (var t = history.Start; t < history.Length; t++)
        {
            open[t] = OpenAt(t, static month => month);
        }

        Recorded = new(open, code);

        // A month before the Rubicon is worth a look if a rule is open that the recorded harm of the year does not bar.
        NextLook = new int[history.Length + 1];
        NextLook[history.Length] = history.Length;
        for (var t = history.Length - 1; t >= 0; t--)
        {
            NextLook[t] = t >= history.Start && WorthALook(t) ? t : NextLook[t + 1];
        }

        var everAfter = history.Onsets.Length > 0;
        NothingCanHappen = open.All(open => (open & code.Before) == 0 && (!everAfter || (open & code.After) == 0));
        SharedHarm = history.Onsets.Where(o => o.Preventable).Sum(o => history.Between(o.Crossing - 12, o.Crossing) + history.Between(o.Crossing, o.End));
        _calm = [.. history.Onsets.Select(o => o.Preventable && code.Rules.Length > 0 ? Repeat([o]) : null)];
    }

    /// <summary>Whether no rule can ever hold, so that history stays as it was.</summary>
    public bool NothingCanHappen { get; }

    /// <summary>Harm of the onsets that could be prevented, from twelve months before the crossing to the end, if none is.</summary>
    public long SharedHarm { get; }

    /// <summary>Rules open in each month, on the recorded warnings.</summary>
    public OpenRules Recorded { get; }

    /// <summary>For each month the next one, itself included, that is worth a look before the Rubicon.</summary>
    public int[] NextLook { get; }

    /// <summary>Rules open from the month after the latest crossing that was prevented, as long as its year before is what can be seen.</summary>
    /// <param name="prevented">Which onsets of the situation were prevented so far, by month; at least one.</param>
    public OpenRules Calm(IReadOnlyList<int> prevented)
    {
        var onset = _history.Onsets[prevented[^1]];
        var chained = prevented.Count > 1 && _history.Onsets[prevented[^2]].BlindTo > onset.Crossing - 12 - _code.LongestWarning;
        return chained ? Chained(prevented) : _calm[prevented[^1]]!;
    }

    /// <summary>The same chains of prevented onsets come up in draw after draw.</summary>
    private OpenRules Chained(IReadOnlyList<int> prevented)
    {
        if (_history.Onsets.Length > 64)
        {
            return Anew();
        }

        var which = prevented.Aggregate(0UL, static (set, k) => set | (1UL << k));
        return _chained.TryGetValue(which, out var known) ? known : _chained[which] = Anew();

        OpenRules Anew() => Repeat([.. prevented.Select(k => _history.Onsets[k])]);
    }

    private OpenRules Repeat(OnsetHistory[] prevented)
    {
        var crossing = prevented[^1].Crossing;
        var last = Math.Min(prevented[^1].BlindTo + _code.LongestWarning - 1, _history.Length - 1);
        var open = new ulong[Math.Max(0, last - crossing)];
        for (var i = 0; i < open.Length; i++)
        {
            open[i] = OpenAt(crossing + 1 + i, month => Seen(prevented, month));
        }

        return new(open, _code);
    }

    /// <summary>The month whose recorded warning is seen: after a prevented crossing one of the year before, again and again; below 0 inside an episode that happened.</summary>
    private int Seen(OnsetHistory[] prevented, int month)
    {
        for (var k = prevented.Length - 1; k >= 0; k--)
        {
            if (InEpisode(prevented, month))
            {
                return -1;
            }

            var onset = prevented[k];
            month = month > onset.Crossing && month <= onset.BlindTo ? onset.Crossing - 11 + ((month - onset.Crossing - 1) % 12) : month;
        }

        return InEpisode(prevented, month) ? -1 : month;
    }

    /// <summary>Whether a warning as of a month would fall in an episode that was not prevented. A later onset that is prevented in its turn makes these months anew.</summary>
    private bool InEpisode(OnsetHistory[] prevented, int month) =>
        _history.Onsets.Any(o => month > o.Crossing && month <= o.End && !prevented.Contains(o));

    private ulong OpenAt(int t, Func<int, int> seen)
    {
        var open = 0UL;
        for (var r = 0; r < _code.Rules.Length; r++)
        {
            var when = _code.Rules[r].Rule.When;
            var holds = when.MonthsFromStart?.Holds(t - _history.Start) ?? true;
            for (var i = 0; holds && when.Warning is { } warning && i < warning.For; i++)
            {
                // A comparison with what is not a number is false.
                holds = t - i >= 0 && _history.Warning(seen(t - i), warning.Within) >= warning.AtLeast;
            }

            open |= holds ? 1UL << r : 0;
        }

        return open;
    }

    private bool WorthALook(int t)
    {
        for (var r = 0; r < _code.Rules.Length; r++)
        {
            if ((Recorded.Open[t] & _code.Before & (1UL << r)) != 0
                && (_code.Rules[r].Rule.When.DeathsInYear is not { } span || _history.Between(t - 12, t) >= span.AtLeast))
            {
                return true;
            }
        }

        return false;
    }
}
