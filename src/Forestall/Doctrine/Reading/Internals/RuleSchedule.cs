using System.Globalization;

namespace Forestall.Doctrine.Reading.Internals;

/// <summary>
/// The earliest month in which each rule can hold, given what other rules can have done by then: the least fixpoint, reached from
/// "no rule can ever hold". It leaves out everything that depends on the situation, so that a rule which it says never holds never does.
/// </summary>
internal sealed class RuleSchedule
{
    private const long NeverMonth = long.MaxValue;

    private readonly IReadOnlyList<Rule> _rules;
    private readonly string _unit;
    private readonly long[] _earliest;
    private readonly Dictionary<string, int> _delays;

    public RuleSchedule(IReadOnlyList<Rule> rules, IReadOnlyList<JointConditions?> conditions, InstrumentSet instruments, string unit)
    {
        _rules = rules;
        _unit = unit;
        _delays = instruments.Instruments.ToDictionary(static i => i.Name, ShortestDelay, StringComparer.Ordinal);
        _earliest = [.. rules.Select(static _ => NeverMonth)];
        for (var changed = true; changed;)
        {
            changed = false;
            for (var i = 0; i < rules.Count; i++)
            {
                if (conditions[i] is { } own && Earliest(own, out _) is var month && month < _earliest[i])
                {
                    _earliest[i] = month;
                    changed = true;
                }
            }
        }
    }

    /// <summary>Whether a rule can hold at some time.</summary>
    public bool CanHold(int rule) => _earliest[rule] != NeverMonth;

    /// <summary>Whether conditions can hold at some time.</summary>
    public bool CanHold(JointConditions conditions) => Earliest(conditions, out _) != NeverMonth;

    /// <summary>Why conditions that never hold do not.</summary>
    public Never Why(JointConditions conditions)
    {
        Earliest(conditions, out var why);
        return why!;
    }

    private long Earliest(JointConditions conditions, out Never? why)
    {
        why = null;
        long month = conditions.FromStart.AtLeast;
        if (conditions.NeedsResponse)
        {
            var begun = _rules.Select((r, i) => r.Use.Count > 0 ? _earliest[i] : NeverMonth).DefaultIfEmpty(NeverMonth).Min();
            if (begun == NeverMonth)
            {
                why = new Never(Asking(conditions), $"it holds only while a response is under way, and no other {_unit} that can hold before it uses an instrument");
                return NeverMonth;
            }

            month = Math.Max(month, begun + Math.Max(1, conditions.SinceFirstResponse.AtLeast));
        }

        foreach (var name in conditions.Tried)
        {
            var ways = conditions.WaysToTry(name).Select(w => (Name: w, InPlace: InPlace(w))).Where(static w => w.InPlace != NeverMonth).ToList();
            if (ways.Count == 0)
            {
                why = new Never($"tried/{name}", $"no {_unit} that can hold before it uses {(_delays.ContainsKey(name) ? $"'{name}'" : $"an instrument of class '{name}'")}");
                return NeverMonth;
            }

            var preparation = ways.Min(w => _delays[w.Name]);
            if (preparation + 1L > conditions.SinceFirstResponse.AtMost)
            {
                why = new Never("monthsSinceFirstResponse", Said($"'{name}' is in place {preparation + 1} months after it is decided at the earliest, later than the {conditions.SinceFirstResponse.AtMost} since the first decision that are allowed"));
                return NeverMonth;
            }

            month = Math.Max(month, ways.Min(static w => w.InPlace));
        }

        if (month <= conditions.FromStart.AtMost)
        {
            return month;
        }

        why = new Never("until", Said($"it ends in month {conditions.FromStart.AtMost}, and what it asks for cannot hold before month {month}"));
        return NeverMonth;
    }

    private static string Asking(JointConditions conditions) => conditions.Tried.Count > 0 ? $"tried/{conditions.Tried[0]}" : "monthsSinceFirstResponse";

    private long InPlace(string instrument)
    {
        var decided = _rules.Select((r, i) => r.Use.Contains(instrument, StringComparer.Ordinal) ? _earliest[i] : NeverMonth).DefaultIfEmpty(NeverMonth).Min();
        return decided == NeverMonth ? NeverMonth : decided + 1 + _delays[instrument];
    }

    private static int ShortestDelay(Instrument instrument) =>
        (int)Math.Round(instrument.Delay.Answers.Values.Min(static b => b.Distribution.Min), MidpointRounding.AwayFromZero);

    private static string Said(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
