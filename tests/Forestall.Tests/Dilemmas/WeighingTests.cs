using System.Globalization;
using CsCheck;
using Forestall.Dilemmas.Weighing;

namespace Forestall.Tests.Dilemmas;

public sealed class WeighingTests
{
    private static readonly WeighingSettings Many = new() { Samples = 100_000 };

    [Fact]
    public void Two_opposite_strategies_share_the_weights_in_halves()
    {
        var result = Weigh([1, 0], [0, 1]);
        foreach (var (strategy, mine) in result.Strategies.Zip([0, 1]))
        {
            Near(0.5, strategy.RankAcceptability[0]);
            Assert.Equal(0.75, strategy.CentralWeights![mine], 0.005);
            Assert.Equal(0.25, strategy.CentralWeights[1 - mine], 0.005);
            Assert.Equal(1, strategy.Confidence!.Value.Value);
        }

        Assert.Equal(1, result.Strategies[0].PairwiseWinning[1] + result.Strategies[1].PairwiseWinning[0]);
    }

    [Fact]
    public void A_middling_strategy_is_never_first_and_has_no_central_weights()
    {
        var middling = Weigh([1, 0], [0, 1], [0.4, 0.4]).Strategies[2];
        Assert.Equal(0, middling.RankAcceptability[0].Value);
        Near(0.8, middling.RankAcceptability[1]);
        Near(0.2, middling.RankAcceptability[2]);
        Assert.Null(middling.CentralWeights);
        Assert.Null(middling.Confidence);
    }

    [Fact]
    public void Three_opposite_strategies_have_the_expected_largest_weight_at_the_centre()
    {
        foreach (var (strategy, mine) in Weigh([1, 0, 0], [0, 1, 0], [0, 0, 1]).Strategies.Zip([0, 1, 2]))
        {
            Near(1 / 3.0, strategy.RankAcceptability[0]);
            Assert.Equal(11 / 18.0, strategy.CentralWeights![mine], 0.005);
        }
    }

    [Fact]
    public void Equal_strategies_share_the_better_rank()
    {
        var result = Weigh([1, 0], [1, 0], [0, 0]);
        Assert.Equal(1, result.Strategies[0].RankAcceptability[0].Value);
        Assert.Equal(1, result.Strategies[1].RankAcceptability[0].Value);
        Assert.Equal(0, result.Strategies[0].PairwiseWinning[1]);
        Assert.Equal(0, result.Strategies[0].Dominates[1].Value);
        Near(0.5, new Share(result.Strategies[0].CentralWeights![0], Many.Samples));
    }

    [Theory]
    [InlineData(WeightMethod.Direct, 0.001)]
    [InlineData(WeightMethod.Direct, 1)]
    public void A_whole_order_of_weights_has_the_rank_order_centroid(WeightMethod method, double floor)
    {
        var result = Mean(3, WeightStatement.Order("c0", "c1", "c2"), floor);
        Assert.Equal(method, result.Weights.Method);
        Means([11 / 18.0, 5 / 18.0, 2 / 18.0], result);
    }

    [Theory]
    [InlineData(WeightMethod.Rejection, 0.001)]
    [InlineData(WeightMethod.Walk, 1)]
    public void A_part_of_an_order_has_its_own_mean_however_it_is_sampled(WeightMethod method, double floor)
    {
        var result = Mean(3, [new WeightRatio("c0", "c1"), new WeightRatio("c0", "c2")], floor);
        Assert.Equal(method, result.Weights.Method);
        Assert.Equal(1 / 3.0, result.Weights.Acceptance, 0.02);
        Means([11 / 18.0, 7 / 36.0, 7 / 36.0], result);
    }

    [Theory]
    [InlineData(WeightMethod.Rejection, 0.001)]
    [InlineData(WeightMethod.Walk, 1)]
    public void Ratios_and_bounds_cut_the_weights(WeightMethod method, double floor)
    {
        var ratio = Mean(2, [new WeightRatio("c0", "c1", 2)], floor);
        Assert.Equal(method, ratio.Weights.Method);
        Means([5 / 6.0, 1 / 6.0], ratio);
        Means([0.35, 0.65], Mean(2, [new WeightBounds("c0", 0.2, 0.5)], floor));
    }

    [Fact]
    public void Lower_bounds_move_the_weights_up_and_need_no_rejection()
    {
        var result = Mean(3, [new WeightBounds("c0", 0.2, 1), new WeightBounds("c1", 0.1, 1)]);
        Assert.Equal(WeightMethod.Direct, result.Weights.Method);
        Means([0.2 + (0.7 / 3), 0.1 + (0.7 / 3), 0.7 / 3], result);
    }

    [Fact]
    public void Fixed_weights_leave_the_rest_to_the_others()
    {
        Means([0.4, 0.3, 0.3], Mean(3, [new WeightBounds("c0", 0.4, 0.4)]));
        var settled = Mean(2, [new WeightBounds("c0", 0.4, 0.4)]);
        Assert.Equal(WeightMethod.Fixed, settled.Weights.Method);
        Means([0.4, 0.6], settled);
    }

    [Fact]
    public void A_narrow_space_of_ten_weights_is_walked_and_its_samples_hardly_hang_together()
    {
        var bounds = new (double Low, double High)[] { (0.07, 0.15), (0, 0.04), (0, 0.04), (0, 0.04), (0.07, 0.15), (0, 0.04), (0, 0.04), (0.33, 0.54), (0, 0.04), (0.15, 0.28) };
        var result = Mean(10, [.. bounds.Select((b, j) => new WeightBounds($"c{j}", b.Low, b.High))], floor: 1, samples: 20_000);
        Assert.Equal(WeightMethod.Walk, result.Weights.Method);
        Assert.InRange(result.Weights.Autocorrelation, 0, 0.05);
        Assert.Equal(1, result.Strategies[0].CentralWeights!.Sum(), 1e-9);

        // The same space by plain rejection: the last weight follows from the others, drawn uniformly within their bounds.
        var random = new Random(5);
        var sums = new double[10];
        var kept = 0;
        while (kept < 40_000)
        {
            var w = bounds.Select(b => b.Low + (random.NextDouble() * (b.High - b.Low))).ToArray();
            w[7] = 1 - (w.Sum() - w[7]);
            if (w[7] >= 0.33 && w[7] <= 0.54)
            {
                kept++;
                for (var j = 0; j < 10; j++)
                {
                    sums[j] += w[j];
                }
            }
        }

        Means([.. sums.Select(s => s / kept)], result, 0.0015);
    }

    [Fact]
    public void Statements_that_contradict_each_other_are_named()
    {
        var e = Assert.Throws<InputException>(() => Mean(3, [new WeightRatio("c0", "c1", 2), new WeightBounds("c1", 0.6, 1), new WeightBounds("c2", 0, 0.9)]));
        Assert.Contains("contradict each other", e.Message, StringComparison.Ordinal);
        Assert.Contains("'c0 > 2 * c1'", e.Message, StringComparison.Ordinal);
        Assert.Contains("'c1 = 0.6..1'", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("c2", e.Message, StringComparison.Ordinal);
        Assert.Contains("leave no room", Assert.Throws<InputException>(() => Mean(2, [new WeightRatio("c0", "c1"), new WeightRatio("c1", "c0")])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("prospects > authority", "prospects", "authority", 1)]
    [InlineData("just cause >= 2.5 * \"right > authority\"", "just cause", "right > authority", 2.5)]
    public void Comparisons_of_weights_are_read(string text, string more, string less, double times) =>
        Assert.Equal(new WeightRatio(more, less, times), WeightStatement.Parse(text));

    [Theory]
    [InlineData("last resort = 0.1..0.3", 0.1, 0.3)]
    [InlineData("last resort = 0.2", 0.2, 0.2)]
    public void Bounds_of_weights_are_read(string text, double low, double high) =>
        Assert.Equal(new WeightBounds("last resort", low, high), WeightStatement.Parse(text));

    [Theory]
    [InlineData("prospects")]
    [InlineData("prospects < authority")]
    [InlineData("a = b")]
    [InlineData("")]
    public void What_says_nothing_about_weights_is_refused(string text) => Assert.Throws<InputException>(() => WeightStatement.Parse(text));

    [Fact]
    public void An_interval_wins_as_often_as_it_lies_above()
    {
        var result = Run(Problem(2, Criterion("c", new IntervalValues([new ValueInterval(0, 1), new(0.7, 0.7)]))), Many);
        Near(0.3, result.Strategies[0].RankAcceptability[0]);
    }

    [Fact]
    public void A_confidence_below_one_lets_the_value_be_anywhere()
    {
        var values = new IntervalValues([new ValueInterval(0.8, 0.8, 0.6), new(0.5, 0.5)]);
        var result = Run(Problem(2, Criterion("c", values) with { Scale = new(0, 1) }), Many);
        Near(0.6 + (0.4 * 0.5), result.Strategies[0].RankAcceptability[0]);
        Assert.Throws<InputException>(() => Run(Problem(2, Criterion("c", values))));
    }

    [Fact]
    public void Judges_who_disagree_are_followed_in_turn_and_together()
    {
        // Each of two judges is for one of the strategies, on both criteria: averaged, the two would be equal.
        var values = new IntervalValues([[new(1, 1), new(0, 0)], [new(0, 0), new(1, 1)]]);
        var result = Run(Problem(2, Criterion("a", values), Criterion("b", values)), Many);
        Near(0.5, result.Strategies[0].RankAcceptability[0]);
        Assert.Equal(1, result.Strategies[0].RankAcceptability[0].Value + result.Strategies[1].RankAcceptability[0].Value, 1e-12);
        Near(1, result.Agreement);
    }

    [Fact]
    public void Draws_are_used_together_so_that_what_always_is_better_is_first()
    {
        var random = new Random(3);
        var one = Enumerable.Range(0, 500).Select(_ => random.NextDouble() * 100).ToArray();
        var other = one.Select(static v => v + 0.01).ToArray();
        var result = Run(Problem(2, Criterion("deaths", new DrawnValues([one, other]), Better.Low)));
        Assert.Equal(1, result.Strategies[0].RankAcceptability[0].Value);
        Assert.Equal([result.Strategies[0].Name], result.Strategies[1].DominatedBy);
        Assert.Equal(1, result.Strategies[0].Dominates[1].Value);
        Assert.Equal(["s0"], result.Pareto);
    }

    [Fact]
    public void A_hundred_draws_are_worth_a_hundred_samples_however_often_they_are_used()
    {
        var one = Enumerable.Range(0, 100).Select(static d => d < 50 ? 1.0 : 0).ToArray();
        var result = Run(Problem(2, Criterion("c", new DrawnValues([one, [.. Enumerable.Repeat(0.5, 100)]]))), Many);
        var first = result.Strategies[0].RankAcceptability[0];
        Assert.Equal(0.5, first.Value);
        Assert.Equal(99, first.Effective, 1e-9);
        Assert.InRange(first.Low, 0.40, 0.41);
    }

    [Fact]
    public void Intervals_of_shares_hold_the_truth_as_often_as_they_say()
    {
        var held = Enumerable.Range(1, 400).Count(seed =>
        {
            var share = Run(Exact([1, 0], [0, 2]) with { Statements = [] }, new() { Samples = 200, Seed = (ulong)seed }).Strategies[0].RankAcceptability[0];
            return share.Low <= 0.5 && share.High >= 0.5;
        });
        Assert.InRange(held, 367, 393);
    }

    [Fact]
    public void Results_do_not_depend_on_the_number_of_threads_and_do_on_the_seed()
    {
        var problem = Mixed(new Random(11), 5, 7);
        foreach (var floor in (double[])[0.001, 1])
        {
            var with = problem with { Statements = [new WeightRatio("c0", "c1"), new WeightBounds("c2", 0.05, 0.4)] };
            var settings = new WeighingSettings { Samples = 3000, AcceptanceFloor = floor };
            var alone = Figures(Run(with, settings with { Threads = 1 }));
            Assert.Equal(alone, Figures(Run(with, settings with { Threads = 7 })));
            Assert.NotEqual(alone, Figures(Run(with, settings with { Seed = 2 })));
        }
    }

    [Fact]
    public void A_plain_second_implementation_agrees()
    {
        for (var seed = 1; seed <= 6; seed++)
        {
            var problem = Mixed(new Random(seed), 4, 5);
            if (seed % 2 == 0)
            {
                problem = problem with { Statements = [new WeightRatio("c0", "c1", 1.5), new WeightBounds("c2", 0.1, 0.5)] };
            }

            var result = Run(problem, Many with { Samples = 50_000 });
            var (ranks, wins, central) = PlainWeighing.Of(problem, result.Scales, 50_000, seed + 100);
            for (var i = 0; i < 4; i++)
            {
                for (var k = 0; k < 4; k++)
                {
                    Near(ranks[i, k], new(result.Strategies[i].RankAcceptability[k].Value, 20_000));
                    Near(wins[i, k], new(result.Strategies[i].PairwiseWinning[k], 20_000));
                }

                for (var j = 0; j < 5 && ranks[i, 0] > 0.02; j++)
                {
                    Assert.Equal(central[i, j], result.Strategies[i].CentralWeights![j], 0.02);
                }
            }
        }
    }

    [Fact]
    public void Ranks_of_a_strategy_sum_to_one_and_nothing_certain_is_contradicted() =>
        Gen.Int[1, 10_000].Sample(
            static seed =>
            {
                var problem = Mixed(new Random(seed), 3, 3);
                var result = Run(problem, new() { Samples = 500, Seed = (ulong)seed });
                foreach (var strategy in result.Strategies)
                {
                    Assert.Equal(1, strategy.RankAcceptability.Sum(static r => r.Value), 1e-9);
                    Assert.True(strategy.CentralWeights is null || Math.Abs(strategy.CentralWeights.Sum() - 1) < 1e-9);
                    foreach (var better in strategy.DominatedBy)
                    {
                        var one = result.Strategies.Single(s => s.Name == better);
                        Assert.Equal(1, one.Dominates[problem.Strategies.ToList().IndexOf(strategy.Name)].Value);
                        Assert.Equal(0, strategy.RankAcceptability[0].Value);
                    }
                }

                Assert.NotEmpty(result.Pareto);
            },
            iter: 60);

    [Fact]
    public void Ranks_alone_dominate_and_their_values_keep_the_order()
    {
        var result = Run(Problem(3, Criterion("a", new OrdinalValues([1, 2, 7])), Criterion("b", new OrdinalValues([3, 3, 3]))));
        Assert.Equal(["s0"], result.Pareto);
        Assert.Equal(1, result.Strategies[1].RankAcceptability[1].Value);
        Assert.Equal(["s0", "s1"], result.Strategies[2].DominatedBy);
    }

    [Fact]
    public void Tensions_between_axes_are_told_with_their_share()
    {
        var draws = Enumerable.Range(0, 100).Select(static d => d < 83 ? 1.0 : 0).ToArray();
        var problem = new WeighingProblem
        {
            Strategies = ["Threat beside diplomacy", "Mediation"],
            Criteria =
            [
                Criterion("reasonable prospects", new DrawnValues([draws, [.. Enumerable.Repeat(0.5, 100)]])) with { Axis = "prospects" },
                Criterion("mandate", new ExactValues([0, 1])) with { Axis = "authority" },
                Criterion("consent", new ExactValues([1, 3])) with { Axis = "authority" },
            ],
        };
        var result = Run(problem);
        Assert.Equal(
            [
                "One strategy is best on every axis in 17 % of weightings.",
                "Threat beside diplomacy is best on prospects and worst on authority in 83 % of weightings.",
                "Mediation is best on authority and worst on prospects in 83 % of weightings.",
            ],
            result.Sentences);
        Assert.Equal(0.83, result.Tensions[0].Share.Value, 1e-12);
    }

    [Theory]
    [InlineData(1000, 1000, "in all weightings")]
    [InlineData(995, 1000, "in over 99 % of weightings")]
    [InlineData(994, 1000, "in 99 % of weightings")]
    [InlineData(504, 1000, "in 50 % of weightings")]
    public void No_share_is_rounded_to_all(int best, int draws, string words)
    {
        double[] one = [.. Enumerable.Range(0, draws).Select(d => d < best ? 1.0 : 0)];
        var problem = Problem(2, Criterion("prospects", new DrawnValues([one, [.. Enumerable.Repeat(0.5, draws)]])), Criterion("authority", new ExactValues([0, 1])));
        Assert.EndsWith($"s0 is best on prospects and worst on authority {words}.", Run(problem).Sentences.First(static s => s.StartsWith("s0", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_criterion_on_which_all_are_alike_decides_nothing()
    {
        var result = Run(Problem(2, Criterion("same", new ExactValues([4, 4])), Criterion("c", new ExactValues([0, 1]))));
        Assert.Null(result.Scales[0]);
        Assert.Equal(1, result.Strategies[1].RankAcceptability[0].Value);
    }

    [Fact]
    public void A_rare_disaster_is_on_the_scale_although_most_draws_are_alike()
    {
        var one = Enumerable.Range(0, 1000).Select(static d => d < 5 ? 1.0 : 0).ToArray();
        var result = Run(Problem(2, Criterion("backfire", new DrawnValues([one, new double[1000]]), Better.Low)));
        Assert.Equal(new Scale(1, 0), result.Scales[0]);
        Assert.Equal(0.995, result.Strategies[0].RankAcceptability[0].Value, 1e-12);
    }

    [Fact]
    public void What_does_not_fit_together_is_named()
    {
        Refused("strategy 's' is there twice", new() { Strategies = ["s", "s"], Criteria = [Criterion("c", new ExactValues([1, 2]))] });
        Refused("'c' has values for 3 strategies", Problem(2, Criterion("c", new ExactValues([1, 2, 3]))));
        Refused("'c' is no finite number", Problem(2, Criterion("c", new ExactValues([1, double.NaN]))));
        Refused("'a' has 2 draws and 'b' has 3", Problem(2, Criterion("a", new DrawnValues([[1, 2], [1, 2]])), Criterion("b", new DrawnValues([[1, 2, 3], [1, 2, 3]]))));
        Refused("runs against", Problem(2, Criterion("c", new ExactValues([1, 2])) with { Scale = new(5, 0) }));
        Refused("names 'x'", Problem(2, Criterion("c", new ExactValues([1, 2]))) with { Statements = [new WeightBounds("x", 0, 1)] });
    }

    private static void Refused(string words, WeighingProblem problem) =>
        Assert.Contains(words, Assert.Throws<InputException>(() => Run(problem)).Message, StringComparison.Ordinal);

    private static WeighingResult Run(WeighingProblem problem, WeighingSettings? settings = null) => StochasticAcceptability.Weigh(problem, settings, TestContext.Current.CancellationToken);

    private static string Figures(WeighingResult result) => string.Join('\n', result.Strategies.Select(static s => string.Join(
        ' ',
        s.RankAcceptability.Concat(s.Dominates).Select(static r => r.Value.ToString("R", CultureInfo.InvariantCulture))
            .Concat((s.CentralWeights ?? []).Concat(s.PairwiseWinning).Append(s.Confidence?.Value ?? -1).Select(static v => v.ToString("R", CultureInfo.InvariantCulture))))));

    private static WeighingResult Weigh(params double[][] values) => Run(Exact(values), Many);

    private static WeighingProblem Exact(params double[][] values) =>
        Problem(values.Length, [.. Enumerable.Range(0, values[0].Length).Select(j => Criterion($"c{j}", new ExactValues([.. values.Select(v => v[j])])) with { Scale = new(0, Math.Max(1, values.Max(v => v[j]))) })]);

    /// <summary>A problem in which one strategy always is first, so that its central weights are the mean of all weights.</summary>
    private static WeighingResult Mean(int criteria, IReadOnlyList<WeightStatement> statements, double floor = 0.001, int samples = 50_000) =>
        Run(
            Exact([.. Enumerable.Repeat(1.0, criteria)], [.. Enumerable.Repeat(0.0, criteria)]) with { Statements = statements },
            Many with { AcceptanceFloor = floor, Samples = samples });

    private static void Means(double[] expected, WeighingResult result, double tolerance = 0.004)
    {
        foreach (var (e, mean) in expected.Zip(result.Strategies[0].CentralWeights!))
        {
            Assert.Equal(e, mean, tolerance);
        }
    }

    /// <summary>Within five standard errors.</summary>
    private static void Near(double expected, Share found) => Assert.Equal(expected, found.Value, (5 * Math.Sqrt(Math.Max(0, expected * (1 - expected)) / found.Effective)) + 1e-9);

    private static Criterion Criterion(string name, CriterionValues values, Better better = Better.High) => new() { Name = name, Values = values, Better = better };

    private static WeighingProblem Problem(int strategies, params Criterion[] criteria) => new() { Strategies = [.. Enumerable.Range(0, strategies).Select(static i => $"s{i}")], Criteria = criteria };

    private static WeighingProblem Mixed(Random random, int strategies, int criteria) => Problem(strategies, [.. Enumerable.Range(0, criteria).Select(j => Criterion($"c{j}", Values(random, strategies, j % 4), j % 2 == 0 ? Better.High : Better.Low))]);

    private static CriterionValues Values(Random random, int strategies, int kind) => kind switch
    {
        0 => new ExactValues([.. Enumerable.Range(0, strategies).Select(_ => random.NextDouble())]),
        1 => new DrawnValues([.. Enumerable.Range(0, strategies).Select(_ =>
        {
            var centre = random.NextDouble();
            return (IReadOnlyList<double>)[.. Enumerable.Range(0, 400).Select(_ => centre + random.NextDouble())];
        })]),
        2 => new IntervalValues([.. Enumerable.Range(0, strategies).Select(_ =>
        {
            var low = random.NextDouble();
            return new ValueInterval(low, low + random.NextDouble());
        })]),
        _ => new OrdinalValues([.. Enumerable.Range(0, strategies).Select(_ => random.Next(1, strategies + 1))]),
    };
}
