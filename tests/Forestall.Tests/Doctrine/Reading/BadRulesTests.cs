using System.Text;
using Forestall.Doctrine;
using Forestall.Doctrine.Reading;

namespace Forestall.Tests.Doctrine.Reading;

/// <summary>Rules that are not written right, can never fire, or contradict each other are named with line and column.</summary>
public sealed class BadRulesTests
{
    private const string Talk = """{ "name": "talk", "use": ["mediation"] }""";

    [Theory]
    [InlineData("""{ "name": "a", "use": ["mediaton"] }""", "2:24 there is no instrument 'mediaton'; did you mean 'mediation'?")]
    [InlineData("""{ "name": "a", "use": ["economic"] }""", "2:24 'economic' is a class, and 'use' names instruments; use sanctions.")]
    [InlineData("""{ "name": "a", "use": "mediation" }""", "2:23 'use' in a rule is a text in quotes; write a list of names in square brackets.")]
    [InlineData("""{ "name": "a", "use": ["mediation", "mediation"] }""", "2:37 'mediation' stands twice in 'use' in a rule; keep one.")]
    [InlineData("""{ "name": "a", "use": [] }""", "2:1 the rule 'a' neither uses nor withholds an instrument; name some in \"use\" or \"withhold\", or take the rule away.")]
    [InlineData("""{ "use": ["mediation"] }""", "2:1 'name' is missing in a rule; add it.")]
    [InlineData("""{ "name": "a", "if": {}, "use": ["mediation"] }""", "2:16 'if' is nothing that a rule can hold; use name, when, use, withhold.")]
    [InlineData("""{ "name": "a", "when": { "Rubicon": "after" }, "use": ["mediation"] }""", "2:26 'Rubicon' is nothing that 'when' in a can hold; did you mean 'rubicon'?")]
    [InlineData("""{ "name": "a", "when": { "rubicon": "during" }, "use": ["mediation"] }""", "2:37 'during' is no side of the Rubicon; use before or after.")]
    [InlineData("""{ "name": "a", "when": { "warning": { "atLeast": 0.1 } }, "use": ["mediation"] }""", "2:37 'within' is missing in 'warning'; add it.")]
    [InlineData("""{ "name": "a", "when": { "warning": { "within": 25, "atLeast": 0.1 } }, "use": ["mediation"] }""", "2:49 'within' in 'warning' is 25; it must lie in 1 to 24.")]
    [InlineData("""{ "name": "a", "when": { "warning": { "within": 2.5, "atLeast": 0.1 } }, "use": ["mediation"] }""", "2:49 'within' in 'warning' is 2.5; write a whole number from 1 to 24.")]
    [InlineData("""{ "name": "a", "when": { "warning": { "within": 12, "atLeast": 0 } }, "use": ["mediation"] }""", "2:64 'atLeast' in 'warning' is 0; it must lie in above 0 to 1.")]
    [InlineData("""{ "name": "a", "when": { "warning": { "within": 12, "atLeast": 10 } }, "use": ["mediation"] }""", "2:64 'atLeast' in 'warning' is 10; it must lie in above 0 to 1.")]
    [InlineData("""{ "name": "a", "when": { "deathsInYear": {} }, "use": ["mediation"] }""", "2:42 'deathsInYear' asks nothing; give atLeast or below, or take it away.")]
    [InlineData("""{ "name": "a", "when": { "deathsInYear": { "atLeast": -1 } }, "use": ["mediation"] }""", "2:55 'atLeast' in 'deathsInYear' is -1; write a number of at least 0.")]
    [InlineData("""{ "name": "a", "when": { "deathsInYear": { "atMost": 5 } }, "use": ["mediation"] }""", "2:44 'atMost' is nothing that 'deathsInYear' can hold; use atLeast, below.")]
    [InlineData("""{ "name": "a", "when": { "tried": [] }, "use": ["mediation"] }""", "2:35 'tried' names nothing; name instruments or classes, or take it away.")]
    [InlineData("""{ "name": "a", "when": { "tried": ["armada"] }, "use": ["mediation"] }""", "2:36 there is no instrument or class 'armada'; use mediation, sanctions, ultimatum, peacekeeping, air-strikes, non-coercive, economic, threat, deployment, force.")]
    [InlineData(Talk + ",\n" + Talk, "3:11 another rule is called 'talk' already; give each its own name.")]
    public void What_is_not_written_right_is_named(string rules, params string[] expected) => Assert.Equal(expected, Problems(rules));

    [Theory]
    [InlineData("""{ "name": "a", "when": { "rubicon": "after", "warning": { "within": 12, "atLeast": 0.1 } }, "use": ["mediation"] }""", "2:46 the rule 'a' can never fire: no warning is given in an episode, so 'warning' does not go with \"rubicon\": \"after\"; change its conditions or take it away.")]
    [InlineData("""{ "name": "a", "when": { "rubicon": "before", "deathsSinceRubicon": { "atLeast": 1 } }, "use": ["mediation"] }""", "2:47 the rule 'a' can never fire: 'deathsSinceRubicon' holds only after the Rubicon, so it does not go with \"rubicon\": \"before\"; change its conditions or take it away.")]
    [InlineData("""{ "name": "a", "when": { "warning": { "within": 12, "atLeast": 0.1 }, "monthsSinceRubicon": { "atMost": 9 } }, "use": ["mediation"] }""", "2:71 the rule 'a' can never fire: 'monthsSinceRubicon' holds only after the Rubicon, so it does not go with 'warning', which is given only before it; change its conditions or take it away.")]
    [InlineData("""{ "name": "a", "when": { "deathsInYear": { "atLeast": 100, "below": 100 } }, "use": ["mediation"] }""", "2:26 the rule 'a' can never fire: no number is at least 100 and below 100; change its conditions or take it away.")]
    [InlineData("""{ "name": "a", "when": { "monthsSinceRubicon": { "atLeast": 7, "atMost": 6 } }, "use": ["mediation"] }""", "2:26 the rule 'a' can never fire: no number is at least 7 and at most 6; change its conditions or take it away.")]
    [InlineData("""{ "name": "a", "when": { "monthsSinceRubicon": { "atMost": 0 } }, "use": ["mediation"] }""", "2:26 the rule 'a' can never fire: the crossing is known a month after it at the earliest, so the months since are at least 1; change its conditions or take it away.")]
    [InlineData(Talk + ",\n" + """{ "name": "a", "when": { "monthsSinceFirstResponse": { "atMost": 0 } }, "use": ["sanctions"] }""", "3:26 the rule 'a' can never fire: rules are read before the first decision of their month, so the months since are at least 1; change its conditions or take it away.")]
    [InlineData("""{ "name": "a", "when": { "monthsSinceFirstResponse": { "atLeast": 6 } }, "use": ["mediation"] }""", "2:26 the rule 'a' can never fire: it holds only while a response is under way, and no other rule that can hold before it uses an instrument; change its conditions or take it away.")]
    [InlineData("""{ "name": "a", "when": { "tried": ["mediation"] }, "use": ["mediation"] }""", "2:36 the rule 'a' can never fire: it holds only while a response is under way, and no other rule that can hold before it uses an instrument; change its conditions or take it away.")]
    [InlineData(Talk + ",\n" + """{ "name": "a", "when": { "tried": ["sanctions"] }, "use": ["ultimatum"] }""", "3:36 the rule 'a' can never fire: no rule that can hold before it uses 'sanctions'; change its conditions or take it away.")]
    [InlineData(Talk + ",\n" + """{ "name": "a", "when": { "tried": ["economic"] }, "use": ["ultimatum"] }""", "3:36 the rule 'a' can never fire: no rule that can hold before it uses an instrument of class 'economic'; change its conditions or take it away.")]
    [InlineData(Talk + ",\n" + """{ "name": "a", "when": { "tried": ["mediation"], "notTried": ["mediation"] }, "use": ["ultimatum"] }""", "3:36 the rule 'a' can never fire: 'mediation' cannot have been tried and not have been tried; change its conditions or take it away.")]
    [InlineData(Talk + ",\n" + """{ "name": "a", "when": { "tried": ["mediation"], "notTried": ["non-coercive"] }, "use": ["ultimatum"] }""", "3:36 the rule 'a' can never fire: 'mediation' cannot have been tried while 'notTried' names 'non-coercive'; change its conditions or take it away.")]
    [InlineData("""{ "name": "p", "use": ["peacekeeping"] }""" + ",\n" + """{ "name": "a", "when": { "tried": ["deployment"], "monthsSinceFirstResponse": { "atMost": 6 } }, "use": ["ultimatum"] }""", "3:51 the rule 'a' can never fire: 'deployment' is in place 7 months after it is decided at the earliest, later than the 6 since the first decision that are allowed; change its conditions or take it away.")]
    [InlineData(
        Talk + ",\n" + """{ "name": "b", "when": { "tried": ["ultimatum"] }, "use": ["sanctions"] }""" + ",\n" + """{ "name": "c", "when": { "tried": ["sanctions"] }, "use": ["ultimatum"] }""",
        "3:36 the rule 'b' can never fire: no rule that can hold before it uses 'ultimatum'; change its conditions or take it away.",
        "4:36 the rule 'c' can never fire: no rule that can hold before it uses 'sanctions'; change its conditions or take it away.")]
    public void A_rule_that_can_never_fire_is_named(string rules, params string[] expected) => Assert.Equal(expected, Problems(rules));

    [Theory]
    [InlineData("""{ "name": "a", "use": ["mediation"], "withhold": ["mediation"] }""", "2:24 the rule 'a' uses 'mediation' and withholds it (line 2, column 51); take one of them away.")]
    [InlineData(Talk + ",\n" + """{ "name": "no", "when": { "rubicon": "after" }, "withhold": ["mediation"] }""", "2:27 the rule 'talk' uses 'mediation' and the rule 'no' withholds it (line 3, column 62), and both can hold together; say in their conditions which is meant.")]
    [InlineData(
        """{ "name": "few", "when": { "deathsInYear": { "below": 100 } }, "use": ["mediation"] }""" + ",\n" + """{ "name": "no", "when": { "deathsInYear": { "atLeast": 99 } }, "withhold": ["mediation"] }""",
        "2:72 the rule 'few' uses 'mediation' and the rule 'no' withholds it (line 3, column 77), and both can hold together; say in their conditions which is meant.")]
    public void Rules_that_contradict_each_other_are_named(string rules, params string[] expected) => Assert.Equal(expected, Problems(rules));

    [Theory]
    [InlineData("""{ "name": "few", "when": { "deathsInYear": { "below": 100 } }, "use": ["mediation"] }""", """{ "name": "no", "when": { "deathsInYear": { "atLeast": 100 } }, "withhold": ["mediation"] }""")]
    [InlineData("""{ "name": "b", "when": { "rubicon": "before" }, "use": ["mediation"] }""", """{ "name": "no", "when": { "deathsSinceRubicon": { "atLeast": 0 } }, "withhold": ["mediation"] }""")]
    [InlineData("""{ "name": "b", "when": { "warning": { "within": 3, "atLeast": 0.5 } }, "use": ["mediation"] }""", """{ "name": "no", "when": { "rubicon": "after" }, "withhold": ["mediation"] }""")]
    [InlineData("""{ "name": "b", "when": { "monthsSinceRubicon": { "atMost": 6 } }, "use": ["mediation"] }""", """{ "name": "no", "when": { "monthsSinceRubicon": { "atLeast": 7 } }, "withhold": ["mediation"] }""")]
    [InlineData("""{ "name": "b", "when": { "notTried": ["non-coercive"] }, "use": ["mediation"] }""", """{ "name": "no", "when": { "tried": ["mediation"] }, "withhold": ["mediation"] }""")]
    public void Rules_that_cannot_hold_together_do_not_contradict_each_other(string first, string second) => Assert.Empty(Problems(first + ",\n" + second));

    [Fact]
    public void A_chain_in_which_each_rule_waits_for_the_one_before_is_right() =>
        Assert.Empty(Problems("""
            { "name": "c", "when": { "tried": ["threat"], "monthsSinceFirstResponse": { "atLeast": 12 } }, "use": ["air-strikes"] },
            { "name": "b", "when": { "tried": ["mediation"] }, "use": ["ultimatum"] },
            { "name": "a", "when": { "rubicon": "before" }, "use": ["mediation"] }
            """));

    [Fact]
    public void A_step_that_ends_before_what_it_waits_for_can_never_fire() =>
        Assert.Equal(
            ["3:16 the step 'b' can never fire: it ends in month 8, and what it asks for cannot hold before month 9; change its conditions or take it away."],
            Problems("""
                { "name": "a", "from": 2, "use": ["peacekeeping"] },
                { "name": "b", "until": 8, "when": { "tried": ["peacekeeping"] }, "use": ["mediation"] }
                """, isStrategy: true));

    [Fact]
    public void A_step_that_ends_when_what_it_waits_for_begins_is_right() =>
        Assert.Empty(Problems("""
            { "name": "a", "from": 2, "use": ["peacekeeping"] },
            { "name": "b", "until": 9, "when": { "tried": ["peacekeeping"] }, "use": ["mediation"] }
            """, isStrategy: true));

    [Fact]
    public void Steps_of_a_strategy_have_their_own_mistakes() =>
        Assert.Equal(
            [
                "2:28 the step 'a' can never fire: it ends in month 3, before it begins in month 4; change its conditions or take it away.",
                "3:26 'warning' is nothing that 'when' in b can hold; use rubicon, deathsInYear, deathsSinceRubicon, monthsSinceRubicon, monthsSinceFirstResponse, tried, notTried.",
            ],
            Problems("""
                { "name": "a", "from": 4,  "until": 3, "use": ["mediation"] },
                { "name": "b", "when": { "warning": { "within": 3, "atLeast": 0.5 } }, "use": ["mediation"] }
                """, isStrategy: true));

    [Fact]
    public void Rules_made_in_code_are_checked_too()
    {
        var place = new TextPlace("code", 1, 1);
        var rule = new Rule("a", new Conditions { Tried = ["mediation"] }, ["mediation"], [], place);
        var problem = Assert.Single(DoctrineCheck.Rules(new PreventionDoctrine("d", "d", [rule], "", place), Samples.Instruments));
        Assert.Contains("the rule 'a' can never fire", problem.Sentence, StringComparison.Ordinal);
    }

    private static List<string> Problems(string rules, bool isStrategy = false)
    {
        var kind = isStrategy ? "strategy" : "doctrine";
        var text = $$"""{ "format": "forestall-{{kind}}/1", "name": "d", "about": "d", "{{(isStrategy ? "steps" : "rules")}}": [""" + "\n" + rules + "\n]}";
        return [.. DoctrineCheck.Text("d.json", Encoding.UTF8.GetBytes(text), Samples.Instruments, Samples.Effects).Problems.Select(static p => $"{p.Place.Line}:{p.Place.Column} {p.Sentence}")];
    }
}
