using Forestall.Dilemmas.Sorting;
using Forestall.Dilemmas.Weighing;

namespace Forestall.Tests.Dilemmas;

public sealed class SortingTests
{
    /// <summary>
    /// Zones of mining risk: Merad, Verdel, Roy and Kouniali (2004), as set up in the tests of JSMAA (github.com/tommite/jsmaa, ElectreTriTest), which note that the class
    /// published for zone 5 is wrong. Exact weights, optimistic rule, cutting level 0.65.
    /// </summary>
    [Fact]
    public void Zones_of_mining_risk_fall_into_the_published_classes()
    {
        string[] zones = ["z1", "z2", "z3", "z4", "z5", "z6", "z7", "z8", "z10"];
        double[][] values =
        [
            [5.8, 10, 0, 20, 0, 35, 2.37, 6.8, 3.6, 20],
            [4.8, 0, 40, 0, 0, 70, 1.28, 1.83, 0.2, 10],
            [9.7, 10, 10, 0, 30, 200, 1.67, 0.84, 7.4, 30],
            [10.4, 10, 10, 10, 30, 203, 1.68, 0.83, 9.0, 20],
            [9.7, 0, 10, 0, 10, 222, 1.2, 0.54, 1.8, 20],
            [9.8, 10, 0, 20, 0, 50, 1.27, 2.54, 6.7, 20],
            [12.3, 0, 0, 0, 30, 155, 0.96, 0.61, 14.1, 10],
            [11.2, 10, 0, 0, 30, 180, 0.71, 0.39, 6.4, 20],
            [11.0, 10, 0, 10, 30, 170, 0.31, 0.18, 2.6, 20],
        ];
        double[][] limits =
        [
            [8, 0, 10, 10, 10, 190, 1.0, 0.63, 6, 20],
            [10, 10, 10, 10, 10, 150, 1.4, 0.82, 20, 20],
            [14, 10, 40, 20, 20, 110, 1.9, 1.0, 35, 30],
        ];
        double[] weights = [0.11, 0.02, 0.02, 0.02, 0.11, 0.02, 0.02, 0.44, 0.02, 0.22];
        var thresholds = new (double Q, double P)[] { (0.05, 0.1), (0, 0), (0, 0), (0, 0), (0, 0), (10, 20), (0.1, 0.2), (0.05, 0.09), (0.5, 1), (0, 0) };
        var result = Run(
            new()
            {
                Weighing = new()
                {
                    Strategies = zones,
                    Criteria = [.. Enumerable.Range(0, 10).Select(j => new Criterion { Name = $"g{j}", Better = j == 5 ? Better.Low : Better.High, Values = new ExactValues([.. values.Select(v => v[j])]) })],
                    Statements = [.. weights.Select(static (w, j) => new WeightBounds($"g{j}", w, w))],
                },
                Thresholds = [.. thresholds.Select(static t => new Thresholds { Indifference = UncertainLevel.Exactly(t.Q), Preference = UncertainLevel.Exactly(t.P) })],
                Classes = ["class 4", "class 3", "class 2", "class 1"],
                Limits = limits,
                Cut = UncertainLevel.Exactly(0.65),
                Rule = SortingRule.Optimistic,
            },
            new() { Samples = 100 });
        Assert.Equal(
            ["class 1", "class 1", "class 2", "class 2", "class 4", "class 1", "class 3", "class 4", "class 4"],
            result.Strategies.Select(s => result.Classes[s.ClassAcceptability.Index().Single(static c => c.Item.Value == 1).Index]));
    }

    [Fact]
    public void A_value_of_low_confidence_lies_anywhere_on_the_scale_with_the_probability_left()
    {
        // Sure of grade 1 with 0.4; otherwise anywhere from 0 to 3, of which a third lies above 2: 0.6 / 3 = 0.2.
        var result = Run(
            new()
            {
                Weighing = new() { Strategies = ["a", "b"], Criteria = [new Criterion { Name = "g", Scale = new Scale(0, 3), Values = new IntervalValues([new ValueInterval(1, 1, 0.4), new ValueInterval(3, 3)]) }] },
                Thresholds = [new Thresholds()],
                Classes = ["low", "high"],
                Limits = [[2]],
            },
            new() { Samples = 40_000 });
        Assert.Equal(0.2, result.Strategies[0].ClassAcceptability[1].Value, 0.01);
    }

    [Theory]
    [InlineData(SortingRule.Optimistic, "cat3", "cat2")]
    [InlineData(SortingRule.Pessimistic, "cat2", "cat2")]
    public void Both_rules_agree_with_a_worked_example_of_jsmaa(SortingRule rule, string first, string second)
    {
        var problem = Problem([[1, 2, 0], [1, 1, 0]], [[0, 0, 5], [2, 1, 5]], 0.7, 0.7, rule, p: 1);
        WeightStatement[] weights = [new WeightBounds("c0", 0.4, 0.4), new WeightBounds("c1", 0.4, 0.4), new WeightBounds("c2", 0.2, 0.2)];
        var result = Run(problem with { Weighing = problem.Weighing with { Statements = weights } });
        Assert.Equal([first, second], result.Strategies.Select(s => result.Classes[s.ClassAcceptability.Index().Single(static c => c.Item.Value == 1).Index]));
    }

    [Fact]
    public void An_uncertain_cutting_level_and_free_weights_give_the_area_between_them()
    {
        // The limit is reached on the first of two criteria only: with weight w ~ U(0, 1) and λ ~ U(0.5, 1), P(w ≥ λ) = 1/4.
        var share = Run(Problem([[1, 0]], [[1, 1]], 0.5, 1, SortingRule.Pessimistic), new() { Samples = 100_000 }).Strategies[0].ClassAcceptability[1];
        Assert.Equal(0.25, share.Value, 0.007);
    }

    [Fact]
    public void An_uncertain_threshold_decides_as_often_as_it_lies_below()
    {
        // A shortfall of 0.5 against an indifference threshold uniform from 0 to 1, with the preference threshold at 1: concordance 0.5 / (1 − q) ≥ 0.8 from q = 0.375 on.
        var problem = Problem([[0.5]], [[1]], 0.8, 0.8, SortingRule.Pessimistic) with { Thresholds = [new() { Indifference = new(0, 1), Preference = UncertainLevel.Exactly(1) }] };
        Assert.Equal(0.625, Run(problem, new() { Samples = 100_000 }).Strategies[0].ClassAcceptability[1].Value, 0.008);
    }

    [Fact]
    public void A_veto_refuses_what_else_would_pass()
    {
        var problem = Problem([[9, 9, 0]], [[5, 5, 5]], 0.5, 0.5, SortingRule.Pessimistic);
        problem = problem with { Weighing = problem.Weighing with { Statements = [new WeightBounds("c2", 0, 0.3)] } };
        Assert.Equal(1, Run(problem).Strategies[0].ClassAcceptability[1].Value);
        var veto = problem with { Thresholds = [new(), new(), new() { Veto = UncertainLevel.Exactly(4) }] };
        Assert.Equal(1, Run(veto).Strategies[0].ClassAcceptability[0].Value);
    }

    [Fact]
    public void The_optimistic_class_is_never_below_the_pessimistic_one()
    {
        var random = new Random(2);
        double[][] values = [.. Enumerable.Range(0, 5).Select(_ => Enumerable.Range(0, 4).Select(_ => random.NextDouble()).ToArray())];
        double[][] limits = [[0.3, 0.3, 0.3, 0.3], [0.6, 0.6, 0.6, 0.6]];
        var low = Run(Problem(values, limits, 0.5, 1, SortingRule.Pessimistic));
        var high = Run(Problem(values, limits, 0.5, 1, SortingRule.Optimistic));
        foreach (var (p, o) in low.Strategies.Zip(high.Strategies))
        {
            Assert.Equal(1, p.ClassAcceptability.Sum(static c => c.Value), 1e-9);
            Assert.True(o.ClassAcceptability[0].Value <= p.ClassAcceptability[0].Value + 1e-9);
            Assert.True(o.ClassAcceptability[2].Value >= p.ClassAcceptability[2].Value - 1e-9);
        }
    }

    [Fact]
    public void What_does_not_fit_together_is_named()
    {
        var problem = Problem([[1, 0]], [[1, 1], [0, 2]], 0.5, 1, SortingRule.Pessimistic);
        Assert.Contains("limit on 'c0'", Assert.Throws<InputException>(() => Run(problem)).Message, StringComparison.Ordinal);
        var level = Problem([[1, 0]], [[1, 1]], 0.4, 1, SortingRule.Pessimistic);
        Assert.Contains("cutting level", Assert.Throws<InputException>(() => Run(level)).Message, StringComparison.Ordinal);
    }

    private static SortingResult Run(SortingProblem problem, WeighingSettings? settings = null) => StochasticSorting.Sort(problem, settings, TestContext.Current.CancellationToken);

    private static SortingProblem Problem(double[][] values, double[][] limits, double low, double high, SortingRule rule, double p = 0)
    {
        double[][] rows = values.Length > 1 ? values : [values[0], values[0]];
        return new()
        {
            Weighing = new()
            {
                Strategies = [.. rows.Select(static (_, i) => $"s{i}")],
                Criteria = [.. Enumerable.Range(0, rows[0].Length).Select(j => new Criterion { Name = $"c{j}", Values = new ExactValues([.. rows.Select(r => r[j])]) })],
            },
            Thresholds = [.. rows[0].Select(_ => new Thresholds { Preference = UncertainLevel.Exactly(p) })],
            Classes = [.. Enumerable.Range(1, limits.Length + 1).Select(static k => $"cat{k}")],
            Limits = limits,
            Cut = new(low, high),
            Rule = rule,
        };
    }
}
