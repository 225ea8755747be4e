using Forestall.Doctrine;
using Forestall.Doctrine.Beliefs;
using static Forestall.Tests.Doctrine.Beliefs.FormulaModel;

namespace Forestall.Tests.Doctrine.Beliefs;

/// <summary>Curves, maps, regret and the frontier against decisions small enough to solve by hand.</summary>
public sealed class BreakEvenTests
{
    /// <summary>Means 1 against 2x plus noise of mean 0.5 less 0.5: equal at x = 0.5.</summary>
    [Fact]
    public void Two_lines_cross_where_they_do()
    {
        var model = new FormulaModel([Uniform("x", 0, 2, 0b10), Uniform("y", 0, 1, 0b10)], static (_, _) => 1, static (x, luck) => (2 * x[0]) + x[1] - 0.5 + (luck - 0.5));

        var curve = BreakEven.Of(model, 0, new() { Draws = 4096, Points = 9 }, new(1));

        Assert.Equal([0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2], curve.Points.Select(static p => p.Value));
        var change = Assert.Single(curve.Changes);
        Assert.Equal((1, 0), (change.From, change.To));
        Assert.Equal(1, change.Share);

        // The noise has variance 1/6 and slope 2: standard error √(1/6/4096)/2 = 0.0032, its 90 % interval 0.0105 wide.
        Assert.Equal(0.5, change.Value.Value, 4 * 0.0032);
        Assert.InRange(change.Value.High - change.Value.Low, 0.0085, 0.0125);
        Assert.Equal(0.0064, curve.Points[3].StandardError[1], 0.0003);
        Assert.Equal(1 / Math.Sqrt(1 / 6.0 / 4096), curve.Points[0].Margin, 4 * Chance(1 / Math.Sqrt(1 / 6.0 / 4096), 4096));

        // Option 0 is evaluated at the first point only.
        Assert.Equal(4096 * (1 + 9), model.Losses);
    }

    [Fact]
    public void A_third_option_that_is_best_between_two_points_is_not_missed()
    {
        var model = new FormulaModel([Uniform("x", 0, 1, 0b111)], static (x, _) => x[0], static (x, _) => 1 - x[0], static (_, _) => 0.4);

        var changes = BreakEven.Of(model, 0, new() { Draws = 4, Points = 2, Resamples = 3 }, new(1)).Changes;

        Assert.Equal([(0, 2), (2, 1)], changes.Select(static c => (c.From, c.To)));
        Assert.Equal(0.4, changes[0].Value.Value, 1e-9);
        Assert.Equal(0.6, changes[1].Value.Value, 1e-9);
    }

    [Fact]
    public void Where_no_option_overtakes_there_is_no_change()
    {
        var model = new FormulaModel([Uniform("x", 0, 1, 0b11)], static (x, _) => x[0], static (x, _) => x[0], static (_, luck) => 2 + luck);

        var curve = BreakEven.Of(model, 0, new() { Draws = 64, Points = 5 }, new(1));

        Assert.Empty(curve.Changes);
        Assert.All(curve.Points, static p => Assert.Equal((0, 0.0), (p.Best, p.Margin)));
    }

    [Fact]
    public void An_unbounded_input_runs_between_percentiles_and_a_bounded_one_to_its_bounds()
    {
        var model = new FormulaModel(
            [new("tail", new LognormalValue(1, 10), "all", 1), new("cut", new LognormalValue(1, 10, 0.5, 20), "all", 1), new("peak", new TriangularValue(0, 3, 4), "all", 1)],
            static (x, _) => x[0] + x[1] + x[2]);
        BreakEvenSettings settings = new() { Draws = 2, Points = 3, Resamples = 1 };

        var tail = BreakEven.Of(model, 0, settings, new(1)).Points;
        var cut = BreakEven.Of(model, 1, settings, new(1)).Points;
        var peak = BreakEven.Of(model, 2, settings, new(1)).Points;

        // exp(ln √10 ± 2.5758 · ln 10 / (2 · 1.64485)).
        Assert.Equal(0.5215, tail[0].Value, 0.0005);
        Assert.Equal(19.18, tail[2].Value, 0.01);
        Assert.Equal([0.5, 10.25, 20], cut.Select(static p => p.Value), static (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.Equal([0, 2, 4], peak.Select(static p => p.Value));
        Assert.Equal(2, peak[2].MeanLoss[0] - peak[1].MeanLoss[0], 1e-6);
    }

    [Fact]
    public void A_certain_input_is_refused()
    {
        var model = new FormulaModel([new("x", new PointValue(1), "all", 1), Uniform("y", 0, 1)], static (x, _) => x[0]);

        Assert.Throws<InputException>(() => BreakEven.Of(model, 0, new(), new(1)));
        Assert.Throws<InputException>(() => BreakEven.Map(model, 1, 1, new(), new(1)));
    }

    /// <summary>Option 0 loses x, option 1 loses y plus luck less a half, option 2 is far worse: the diagonal is undecided, all else decided.</summary>
    [Fact]
    public void A_map_shows_who_is_best_and_leaves_ties_open()
    {
        var model = new FormulaModel([Uniform("x", 0, 1, 0b001), Uniform("y", 0, 1, 0b010)], static (x, _) => x[0], static (x, luck) => x[1] + luck - 0.5, static (_, _) => 5);
        var shares = new List<double>();

        var map = BreakEven.Map(model, 0, 1, new() { Draws = 1024, Points = 5 }, new(2, 2, shares.Add));

        for (var y = 0; y < 5; y++)
        {
            for (var x = 0; x < 5; x++)
            {
                var cell = map.Cells[y][x];
                Assert.Equal(x != y, cell.Decided);
                if (x != y)
                {
                    // Luck has standard deviation √(1/12).
                    Assert.Equal(x < y ? 0 : 1, cell.Best);
                    var margin = Math.Abs(x - y) * 0.25 / Math.Sqrt(1 / 12.0 / 1024);
                    Assert.Equal(margin, cell.Margin, 4 * Chance(margin, 1024));
                }
            }
        }

        Assert.Equal([0, 0.25, 0.5, 0.75, 1], map.AcrossValues);
        Assert.Equal(1024 * (5 + 5 + 1), model.Losses);
        Assert.Equal(1, shares[^1]);
    }

    [Fact]
    public void A_map_agrees_with_the_curve_where_both_inputs_touch_an_option()
    {
        var model = new FormulaModel([Uniform("x", 0, 1, 0b01), Uniform("y", 0, 1, 0b11)], static (x, luck) => (x[0] * x[1]) + luck, static (x, luck) => 0.3 + (luck * x[1]));
        var settings = new BreakEvenSettings { Draws = 256, Points = 4 };
        var held = new FormulaModel([Uniform("x", 0, 1, 0b01), new("y", new PointValue(2 / 3.0), "all", 0b11)], static (x, luck) => (x[0] * x[1]) + luck, static (x, luck) => 0.3 + (luck * x[1]));

        var row = BreakEven.Map(model, 0, 1, settings, new(1)).Cells[2];
        var curve = BreakEven.Of(held, 0, settings, new(1)).Points;

        Assert.Equal(curve.Select(static p => p.Best), row.Select(static c => c.Best));
        Assert.All(curve.Zip(row), static pair => Assert.Equal(pair.First.Margin, pair.Second.Margin, 1e-6));
    }

    [Fact]
    public void Bits_do_not_hang_on_the_number_of_threads()
    {
        var model = new FormulaModel([Uniform("x", 0, 2, 0b10)], static (_, luck) => 1 - luck, static (x, luck) => x[0] * luck);
        var settings = new BreakEvenSettings { Draws = 300, Points = 5 };

        var one = BreakEven.Of(model, 0, settings, new(1, 1));
        var two = BreakEven.Of(model, 0, settings, new(1, 2));

        Assert.Equal(one.Changes, two.Changes);
        Assert.Equal(one.Points.SelectMany(static p => p.MeanLoss), two.Points.SelectMany(static p => p.MeanLoss));
    }

    /// <summary>A loss of 0, 1 or 2, a third each, against two options that always lose 1.</summary>
    [Fact]
    public void Regret_is_what_counting_by_hand_gives()
    {
        var draws = BeliefDraws.Of(new FormulaModel([Uniform("x", 0, 1)], static (x, _) => Math.Floor(x[0] * 3), static (_, _) => 1, static (_, _) => 1), 1000, new(1));
        var zero = draws.Losses(0).ToArray().Count(static l => l == 0);
        var one = draws.Losses(0).ToArray().Count(static l => l == 1);
        var two = 1000 - zero - one;

        var regret = Regret.Of(draws);

        Assert.Equal(two / 1000.0, regret.Options[0].Mean, 1e-12);
        Assert.Equal(zero / 1000.0, regret.Options[1].Mean, 1e-12);
        Assert.Equal((zero + (one / 3.0)) / 1000, regret.Options[0].ShareBest, 1e-12);
        Assert.Equal(((two / 2.0) + (one / 3.0)) / 1000, regret.Options[2].ShareBest, 1e-12);
        Assert.Equal(1, regret.Options.Sum(static o => o.ShareBest), 1e-12);
        Assert.Equal((0.0, 0.0, 1.0, 1.0), (regret.Options[1].P5, regret.Options[1].P50, regret.Options[1].P95, regret.Options[1].Greatest));
        Assert.Equal(0, regret.Minimax);
        Assert.Equal(zero + one, draws.IsBest(0).Count(static b => b));
    }

    [Fact]
    public void Minimax_regret_takes_the_option_that_is_never_far_off()
    {
        var draws = BeliefDraws.Of(new FormulaModel([Uniform("x", 0, 1)], static (x, _) => 10 * x[0], static (x, _) => 10 - (10 * x[0]), static (_, _) => 5.1), 500, new(1));

        var regret = Regret.Of(draws);

        Assert.Equal((2, 2), (regret.Minimax, regret.MinimaxP95));
        Assert.InRange(regret.Options[2].Greatest, 5, 5.1);
        Assert.Equal(0, draws.IsBest(2).Count(static b => b));
    }

    [Fact]
    public void Percentiles_are_the_values_at_their_rank()
    {
        var next = -1;
        var draws = BeliefDraws.Of(new FormulaModel([Uniform("x", 0, 1)], static (_, _) => 0, (_, _) => Interlocked.Increment(ref next)), 20, new(1, 1));

        var regret = Regret.Of(draws).Options[1];

        Assert.Equal((0.0, 9.0, 18.0, 19.0), (regret.P5, regret.P50, regret.P95, regret.Greatest));
    }

    [Fact]
    public void The_frontier_leaves_out_what_is_dominated()
    {
        double[][] deaths = [[10, 10], [5, 5], [5, 7], [0, 2]];
        double[][] months = [[0, 0], [3, 3], [3, 3], [9, 9]];

        var frontier = Frontier.Of(deaths, months, 400, new(1));

        Assert.Equal([0, 0, 1, 0], frontier.Select(static o => o.DominatedBy.Count));
        Assert.Equal([1], frontier[2].DominatedBy);
        Assert.Equal([(10.0, 0.0), (5, 3), (6, 3), (1, 9)], frontier.Select(static o => (o.First, o.Second)));

        // A resample of the first draw alone, one in four, has both at 5: a tie dominates nobody.
        Assert.Equal(0.25, frontier[2].ShareOnFrontier, 0.09);
        Assert.Equal(1, frontier[1].ShareOnFrontier);
    }

    /// <summary>The standard deviation of a margin, which is a t-statistic: 1, and that of the standard error it is measured in (at most that under a normal distribution).</summary>
    private static double Chance(double margin, int draws) => Math.Sqrt(1 + (margin * margin / (2 * draws)));
}
