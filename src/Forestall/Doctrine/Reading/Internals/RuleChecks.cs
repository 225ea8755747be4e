using System.Globalization;

namespace Forestall.Doctrine.Reading.Internals;

/// <summary>Finds rules that can never hold, and rules that contradict each other.</summary>
internal static class RuleChecks
{
    /// <summary>The problems, each at the part of the rule that makes it.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="instruments">The instruments they name.</param>
    /// <param name="unit"><c>rule</c> or <c>step</c>.</param>
    /// <param name="isWhole">Whether these are all rules of the file; when some could not be read, what depends on other rules is not judged.</param>
    public static IReadOnlyList<TextProblem> Find(IReadOnlyList<RuleText> rules, InstrumentSet instruments, string unit, bool isWhole)
    {
        var problems = new List<TextProblem>();
        var conditions = new JointConditions?[rules.Count];
        for (var i = 0; i < rules.Count; i++)
        {
            var own = new JointConditions(instruments, rules[i].Rule.When);
            if (own.WhyNever() is { } never)
            {
                problems.Add(NeverHolds(rules[i], never, unit));
            }
            else
            {
                conditions[i] = own;
            }
        }

        var schedule = isWhole ? new RuleSchedule([.. rules.Select(static r => r.Rule)], conditions, instruments, unit) : null;
        for (var i = 0; i < rules.Count && schedule is not null; i++)
        {
            if (conditions[i] is { } own && !schedule.CanHold(i))
            {
                problems.Add(NeverHolds(rules[i], schedule.Why(own), unit));
                conditions[i] = null;
            }
        }

        problems.AddRange(Contradictions(rules, conditions, instruments, schedule, unit));
        return problems;
    }

    private static TextProblem NeverHolds(RuleText rule, Never never, string unit) =>
        new(rule.Place(never.Part), $"the {unit} '{rule.Rule.Name}' can never fire: {never.Why}; change its conditions or take it away.");

    private static IEnumerable<TextProblem> Contradictions(IReadOnlyList<RuleText> rules, JointConditions?[] conditions, InstrumentSet instruments, RuleSchedule? schedule, string unit)
    {
        for (var i = 0; i < rules.Count; i++)
        {
            for (var j = 0; j < rules.Count; j++)
            {
                if (conditions[i] is null || conditions[j] is null)
                {
                    continue;
                }

                var both = rules[i].Rule.Use.Where(u => rules[j].Rule.Withhold.Contains(u, StringComparer.Ordinal)).ToList();
                if (both.Count == 0)
                {
                    continue;
                }

                var joint = new JointConditions(instruments, rules[i].Rule.When, rules[j].Rule.When);
                if (joint.WhyNever() is null && schedule?.CanHold(joint) != false)
                {
                    foreach (var instrument in both)
                    {
                        yield return Contradiction(rules[i], rules[j], instrument, unit);
                    }
                }
            }
        }
    }

    private static TextProblem Contradiction(RuleText uses, RuleText withholds, string instrument, string unit)
    {
        var there = withholds.Place($"withhold/{instrument}");
        var where = string.Create(CultureInfo.InvariantCulture, $"line {there.Line}, column {there.Column}");
        return new TextProblem(
            uses.Place($"use/{instrument}"),
            ReferenceEquals(uses, withholds)
                ? $"the {unit} '{uses.Rule.Name}' uses '{instrument}' and withholds it ({where}); take one of them away."
                : $"the {unit} '{uses.Rule.Name}' uses '{instrument}' and the {unit} '{withholds.Rule.Name}' withholds it ({where}), and both can hold together; say in their conditions which is meant.");
    }
}
