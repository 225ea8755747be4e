using Forestall.Doctrine;
using Forestall.Doctrine.Reading;
using Forestall.Record.Curated;

namespace Forestall.Tests.Doctrine.Reading;

/// <summary>Rules in plain sentences.</summary>
public sealed class DoctrineWordsTests
{
    private static readonly TextPlace Place = new("d.json", 1, 1);

    public static TheoryData<string, Conditions> Sentences() => new()
    {
        { "Always", new Conditions() },
        { "Before the Rubicon", new Conditions { Rubicon = RubiconSide.Before } },
        { "When, before the Rubicon, the warning that the situation crosses within 12 months has been at least 10 % for 2 months in a row", new Conditions { Rubicon = RubiconSide.Before, Warning = new WarningCondition(12, 0.1, 2) } },
        { "When the warning that the situation crosses within 1 month is at least 12.5 %", new Conditions { Warning = new WarningCondition(1, 0.125) } },
        { "When at least 25 and fewer than 1,000 people were killed in the last twelve months known", new Conditions { DeathsInYear = new HarmSpan(25, 1000) } },
        { "When, after the Rubicon, fewer than 5,000 people were killed since the crossing, and the latest crossing or surge lies at most 1 month back", new Conditions { Rubicon = RubiconSide.After, DeathsSinceRubicon = new HarmSpan(Below: 5000), MonthsSinceRubicon = new MonthSpan(0, 1) } },
        { "When the first decision of the response under way lies at least 6 and at most 12 months back, mediation and some economic instrument have each been tried in this response, and none of air-strikes and any instrument of threat has been tried in this response", new Conditions { MonthsSinceFirstResponse = new MonthSpan(6, 12), Tried = ["mediation", "economic"], NotTried = ["air-strikes", "threat"] } },
        { "When mediation has been tried in this response, and no non-coercive instrument has been tried in this response", new Conditions { Tried = ["mediation"], NotTried = ["non-coercive"] } },
        { "When air-strikes has not been tried in this response", new Conditions { NotTried = ["air-strikes"] } },
        { "From month 3 of the plan on", new Conditions { MonthsFromStart = new MonthSpan(3) } },
        { "From month 0 to month 12 of the plan, when, before the Rubicon, mediation has been tried in this response", new Conditions { MonthsFromStart = new MonthSpan(0, 12), Rubicon = RubiconSide.Before, Tried = ["mediation"] } },
        { "In month 0 of the plan, after the Rubicon", new Conditions { MonthsFromStart = new MonthSpan(0, 0), Rubicon = RubiconSide.After } },
    };

    [Theory]
    [MemberData(nameof(Sentences))]
    public void Conditions_are_said_as_they_are(string expected, Conditions when) =>
        Assert.Equal($"{expected}, the doctrine uses mediation.", DoctrineWords.Sentence(new Rule("r", when, ["mediation"], [], Place), "the doctrine"));

    [Fact]
    public void What_is_used_and_withheld_is_said()
    {
        Assert.Equal("Always, the doctrine uses mediation, sanctions and ultimatum, and withholds air-strikes and peacekeeping.", DoctrineWords.Sentence(new Rule("r", new Conditions(), ["mediation", "sanctions", "ultimatum"], ["air-strikes", "peacekeeping"], Place), "the doctrine"));
        Assert.Equal("Always, the strategy withholds air-strikes.", DoctrineWords.Sentence(new Rule("r", new Conditions(), [], ["air-strikes"], Place), "the strategy"));
    }

    [Fact]
    public void Every_belief_that_ships_names_a_study_or_an_assumption()
    {
        var record = CuratedRecord.Embedded;
        var set = DoctrineFiles.BuiltInInstruments(record);
        var beliefs = set.Instruments.SelectMany(i => DoctrineWords.Beliefs(i, set, record)).Concat(DoctrineWords.SharedBeliefs(set, record)).ToList();
        Assert.Equal(set.Parameters.Sum(static p => p.Answers.Count), beliefs.Count);
        Assert.All(beliefs, static b => Assert.True(b.Source.Contains("assumed: ", StringComparison.Ordinal) || b.Effects.Count > 0));
        Assert.All(beliefs, static b => Assert.All(b.Effects, id => Assert.Contains($"[{id}]", b.Source, StringComparison.Ordinal)));
        Assert.All(beliefs, static b => Assert.DoesNotContain("unknown [", b.Source, StringComparison.Ordinal));
        Assert.All(set.Parameters, p => Assert.Single(beliefs, b => b.Parameter == p.Name && b.IsDefault));
    }
}
