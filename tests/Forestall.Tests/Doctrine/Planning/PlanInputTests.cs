using Forestall.Doctrine;
using Forestall.Doctrine.Planning;
using Forestall.Doctrine.Reading;
using Forestall.Record.Curated;
using Forestall.Tests.Doctrine.Plain;

namespace Forestall.Tests.Doctrine.Planning;

/// <summary>What a plan refuses, and the strategies that ship.</summary>
public sealed class PlanInputTests
{
    private static readonly InstrumentSet Talks = Made.Set(Made.Instrument("talks"));
    private static readonly Rule Use = Made.Use(new Conditions(), "talks");

    [Fact]
    public void A_rule_that_asks_for_a_warning_is_refused() =>
        Assert.Contains("asks for a warning", Refused([MadePlans.Strategy("a", Use with { When = new Conditions { Warning = new WarningCondition(12, 0.1) } })]), StringComparison.Ordinal);

    [Fact]
    public void Two_strategies_of_one_name_are_refused() =>
        Assert.Contains("two strategies are called 'a'", Refused([MadePlans.Strategy("a", Use), MadePlans.Strategy("a", Use)]), StringComparison.Ordinal);

    [Fact]
    public void The_name_of_doing_nothing_further_is_taken() =>
        Assert.Contains("'nothing further' is always compared", Refused([MadePlans.Strategy("nothing further", Use)]), StringComparison.Ordinal);

    [Fact]
    public void A_plan_without_a_strategy_is_refused() => Assert.Contains("there is no strategy", Refused([]), StringComparison.Ordinal);

    [Fact]
    public void An_instrument_that_is_not_there_is_refused() =>
        Assert.Contains("there is no instrument 'troops'", Refused([MadePlans.Strategy("a", Made.Use(new Conditions(), "troops"))]), StringComparison.Ordinal);

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(400_000)]
    public void Draws_that_use_paths_unlike_or_are_too_many_are_refused(int draws) =>
        Assert.Contains("choose a multiple of 2", Refused([MadePlans.Strategy("a", Use)], draws), StringComparison.Ordinal);

    [Fact]
    public void Each_strategy_that_ships_is_right_and_acts()
    {
        var set = DoctrineFiles.BuiltInInstruments(CuratedRecord.Embedded);
        Assert.All(DoctrineFiles.BuiltInStrategyNames, name =>
        {
            var strategy = DoctrineFiles.FindStrategy(name, set);
            Assert.Equal(name, strategy.Name);
            Assert.Contains(strategy.Rules, static r => r.Use.Count > 0);
            Assert.Empty(DoctrineCheck.Rules(strategy, set));
        });
    }

    [Fact]
    public void Every_file_of_the_folder_is_named() =>
        Assert.Equal(
            DoctrineFiles.BuiltInStrategyNames.Order(StringComparer.Ordinal),
            Directory.GetFiles(Path.Combine(Checkout.Record, "strategies")).Select(static f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal));

    private static string Refused(IReadOnlyList<PreventionDoctrine> strategies, int draws = 2) =>
        Assert.Throws<InputException>(() => new PlanModel(MadePlans.History(MadePlans.Calm, MadePlans.Level(1), MadePlans.Level(2)), Talks, strategies, new PlanSettings { Draws = draws })).Message;
}
