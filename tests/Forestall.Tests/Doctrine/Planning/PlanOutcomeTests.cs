using System.Text.Json;
using System.Text.Json.Serialization;
using CsCheck;
using Forestall.Doctrine;
using Forestall.Doctrine.Planning;
using Forestall.Record.Curated;
using Forestall.Tests.Doctrine.Plain;

namespace Forestall.Tests.Doctrine.Planning;

/// <summary>What comes of strategies on paths made by hand.</summary>
public sealed class PlanOutcomeTests
{
    private static readonly JsonSerializerOptions AllNumbers = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    [Fact]
    public void Instruments_without_effect_leave_what_nothing_further_leaves()
    {
        var set = Made.Set(Made.Instrument("talks", duration: 5, losses: 1), Made.Instrument("force", MeasureClass.Force, delay: 2, duration: 9));
        var history = MadePlans.History(MadePlans.Calm, MadePlans.From(7, 400), MadePlans.Level(3), MadePlans.From(0, 2000));
        var result = MadePlans.Run(history, set, [MadePlans.Strategy("all", Made.Use(new Conditions(), "talks", "force"))], 30);

        var (nothing, all) = (result.Strategies[0], result.Strategies[1]);
        Assert.Equal(nothing.Counts[PlanCount.Deaths], all.Counts[PlanCount.Deaths]);
        Assert.Equal(nothing.CumulativeDeaths, all.CumulativeDeaths);
        Assert.Equal(nothing.ChanceOfCrossing, all.ChanceOfCrossing);
        Assert.All(all.Later, static l => Assert.Equal((0, 0), (l.NetDeathsAverted, l.Lost)));
        Assert.Equal(1, result.Pairwise[0].ProbabilityEqual);
        Assert.Equal(23, all.Counts[PlanCount.NonCoerciveMonths].P50);
        Assert.Equal(23, all.Counts[PlanCount.OwnLosses].P50);
        Assert.Equal(21, all.Counts[PlanCount.ForceMonths].P50);
    }

    [Fact]
    public void A_stronger_effect_with_the_same_timeline_never_leaves_more_deaths() =>
        Gen.Select(Gen.Double[0, 1], Gen.Double[0, 1], Gen.Int[0, 6], Gen.Int[5, 900].Array[24]).Sample((a, b, delay, path) =>
        {
            var history = MadePlans.History(MadePlans.War, path);
            PlanResult Of(double harm) => MadePlans.Run(
                history,
                Made.Set(Made.Instrument("troops", harm: harm, delay: delay, available: 0.8)),
                [MadePlans.Strategy("troops", Made.Use(new Conditions(), "troops"))],
                20);
            var (weak, strong) = (Of(Math.Max(a, b)).Strategies[1], Of(Math.Min(a, b)).Strategies[1]);
            Assert.All(weak.CumulativeDeaths.Zip(strong.CumulativeDeaths), static m =>
            {
                Assert.True(m.Second.P5 <= m.First.P5);
                Assert.True(m.Second.P50 <= m.First.P50);
                Assert.True(m.Second.P95 <= m.First.P95);
            });
        }, iter: 40);

    [Fact]
    public void A_crossing_prevented_leaves_the_year_before_again()
    {
        // 10 a month; 400 a month from month 5 on: month 7 sees 9 · 10 + 3 · 400 = 1,290 dead in twelve months, month 6 sees 900.
        var history = MadePlans.History(MadePlans.Calm, MadePlans.From(5, 400));
        var set = Made.Set(Made.Instrument("talks", crossing: 0, duration: 3));
        var result = MadePlans.Run(history, set, [MadePlans.Strategy("talks", Made.Use(new Conditions(), "talks"))], 10);

        var talks = result.Strategies[1];
        Assert.Equal(1, talks.ChancePrevented);
        Assert.Equal(0, talks.ChanceOfCrossing);
        Assert.Equal(1, result.Strategies[0].ChanceOfCrossing);
        Assert.Equal((1, 7), (result.PathsThatCross, result.FirstCrossing.ToList().IndexOf(1)));

        // The year before the crossing: ten months of 10, two of 400, and from the thirteenth month on again.
        var expected = 0;
        for (var m = 0; m < 24; m++)
        {
            expected += m is < 5 or (>= 7 and < 17) or >= 19 ? 10 : 400;
            Assert.Equal(expected, talks.CumulativeDeaths[m].P50);
        }

        Assert.Equal((5 * 10) + (19 * 400), result.Strategies[0].Counts[PlanCount.Deaths].P50);
        Assert.Equal((5 * 10) + (19 * 400) - expected, talks.Counts[PlanCount.DeathsAverted].P50);
    }

    [Fact]
    public void An_instrument_counts_in_its_last_month_and_not_in_the_month_after()
    {
        var history = MadePlans.History(MadePlans.Calm, MadePlans.From(5, 400));
        double Prevented(int decided) => MadePlans.Run(
            history,
            Made.Set(Made.Instrument("talks", crossing: 0)),
            [MadePlans.Strategy("talks", Made.Use(new Conditions { MonthsFromStart = MadePlans.Months(decided, decided) }, "talks"))],
            1).Strategies[1].ChancePrevented;

        // The crossing is in month 7: decided at the end of month 5, in place in month 6 alone.
        Assert.Equal([0, 1, 0], [Prevented(4), Prevented(5), Prevented(6)]);
    }

    [Fact]
    public void A_later_start_loses_what_comes_too_late()
    {
        var history = MadePlans.History(MadePlans.Calm, MadePlans.From(5, 400));
        var set = Made.Set(Made.Instrument("talks", crossing: 0, delay: 2, duration: 40));
        var later = MadePlans.Run(history, set, [MadePlans.Strategy("talks", Made.Use(new Conditions(), "talks"))], 1).Strategies[1].Later;

        // Decided in month 3 it is in place in month 6, the month before the crossing.
        Assert.All(later.Take(4), static l => Assert.Equal(0, l.Lost));
        Assert.All(later.Skip(4), l => Assert.Equal((0, later[0].NetDeathsAverted), (l.NetDeathsAverted, l.Lost)));
        Assert.True(later[0].NetDeathsAverted > 0);
    }

    [Fact]
    public void In_an_episode_nothing_is_prevented_and_harm_is_thinned()
    {
        var history = MadePlans.History(MadePlans.War, MadePlans.Level(200));
        var set = Made.Set(Made.Instrument("troops", MeasureClass.Deployment, crossing: 0, harm: 0, delay: 3, duration: 40));
        var result = MadePlans.Run(history, set, [MadePlans.Strategy("troops", Made.Use(new Conditions { Rubicon = RubiconSide.After }, "troops"))], 1);

        Assert.Equal(new Month(2007, 4), result.EpisodeSince);
        Assert.Equal(0, result.Strategies[1].ChancePrevented);

        // In place from month 4 on.
        Assert.Equal(4 * 200, result.Strategies[1].Counts[PlanCount.Deaths].P50);
    }

    [Fact]
    public void The_result_does_not_depend_on_the_threads()
    {
        var history = MadePlans.History(MadePlans.Calm, MadePlans.From(5, 400), MadePlans.From(2, 90), MadePlans.From(11, 3000), MadePlans.Level(1));
        var set = Made.Set(Made.Instrument("talks", crossing: 0.6, harm: 0.7, available: 0.6, backfireChance: 0.3).WithUncertain("crossing", new UniformValue(0.2, 1)), Made.Instrument("force", MeasureClass.Force, harm: 0.5).WithUncertain("harm", new UniformValue(0.2, 1.5)));
        IReadOnlyList<PreventionDoctrine> strategies =
        [
            MadePlans.Strategy("talks", Made.Use(new Conditions(), "talks")),
            MadePlans.Strategy("force", Made.Use(new Conditions { Rubicon = RubiconSide.After }, "force")),
        ];
        string Text(int threads)
        {
            var result = MadePlans.Run(history, set, strategies, 400, threads, rankingDraws: 40);
            return JsonSerializer.Serialize(new { result.Deadlines, result.Pairwise, result.Strategies, result.Ranking }, AllNumbers);
        }

        Assert.Equal(Text(1), Text(2));
    }

    [Fact]
    public void Where_the_ranking_changes_is_found()
    {
        // In an episode of 300 a month, of two strategies from month 1 on one keeps 60 per cent and the other between 20 and 100.
        var history = MadePlans.History(MadePlans.War, MadePlans.Level(300));
        var set = Made.Set(Made.Instrument("sure", harm: 0.6, duration: 40), Made.Instrument("unsure", duration: 40).WithUncertain("harm", new UniformValue(0.2, 1)));
        var ranking = MadePlans.Run(
            history,
            set,
            [MadePlans.Strategy("sure", Made.Use(new Conditions(), "sure")), MadePlans.Strategy("unsure", Made.Use(new Conditions(), "unsure"))],
            100,
            rankingDraws: 100).Ranking;

        var change = Assert.Single(ranking.Changes);
        Assert.Equal(1, ranking.Examined);
        Assert.Equal(("unsure.harm", "unsure", "sure"), (change.Parameter, change.BetterBelow, change.BetterAbove));
        Assert.InRange(change.Value.Value, 0.59, 0.61);
        Assert.InRange(change.ProbabilityOfChange, 0.48, 0.52);
    }
}
