using CsCheck;
using Forestall.Warning.Learning;

namespace Forestall.Tests.Warning.Learning;

public sealed class BoostedTreesTests
{
    private static readonly BoostingSettings Whole = new() { LearningRate = 1, Rounds = 1, FewestRows = 1, Penalty = 0, Loss = BoostingLoss.Squared };

    [Fact]
    public void One_tree_finds_a_step_and_the_means_on_both_sides()
    {
        var x = new FeatureMatrix(["noise", "step"], [[1, 0, 1, 0, 1, 0], [1, 2, 3, 7, 8, 9]]);
        var model = BoostedTrees.Fit(x, [1, 1, 1, 5, 5, 8], Whole with { MostLeaves = 2 });
        Assert.Equal([1, 1, 1, 6, 6, 6], model.Predict(x), static (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal([1, 6], model.Predict(new FeatureMatrix(["noise", "step"], [[0, 0], [5, 5.01]])), static (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void A_leaf_value_is_shrunk_by_the_penalty()
    {
        var x = new FeatureMatrix(["x"], [[0, 0, 1, 1]]);
        var model = BoostedTrees.Fit(x, [-3, -3, 3, 3], Whole with { Penalty = 2, LearningRate = 0.5 });
        // −G / (H + λ) = 6 / (2 + 2), half of it taken.
        Assert.Equal([-0.75, -0.75, 0.75, 0.75], model.Predict(x));
    }

    [Fact]
    public void The_first_logistic_step_is_a_newton_step()
    {
        var x = new FeatureMatrix(["x"], [[0, 0, 0, 0, 1, 1, 1, 1]]);
        var model = BoostedTrees.Fit(x, [0, 0, 0, 1, 0, 1, 1, 1], Whole with { Loss = BoostingLoss.Logistic });
        // At p = ½: residuals sum to −1 and 1, curvatures to 1.
        Assert.Equal([-1, 1], model.Scores(new FeatureMatrix(["x"], [[0, 1]])), static (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void Missing_values_go_where_they_fit_best()
    {
        var x = new FeatureMatrix(["x"], [[1, 2, 8, 9, double.NaN, double.NaN]]);
        Assert.Equal([0, 0, 4, 4, 4, 4], BoostedTrees.Fit(x, [0, 0, 4, 4, 4, 4], Whole with { MostLeaves = 2 }).Predict(x), static (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal([0, 0, 4, 4, 0, 0], BoostedTrees.Fit(x, [0, 0, 4, 4, 0, 0], Whole with { MostLeaves = 2 }).Predict(x), static (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void Two_levels_learn_what_depends_on_two_features_together()
    {
        double[] a = [.. Enumerable.Range(0, 40).Select(static i => (double)(i & 1))];
        double[] b = [.. Enumerable.Range(0, 40).Select(static i => (double)((i >> 1) & 1))];
        double[] y = [.. a.Zip(b, static (u, v) => u == 1 && v == 1 ? 1.0 : 0)];
        var x = new FeatureMatrix(["a", "b"], [a, b]);
        var model = BoostedTrees.Fit(x, y, Whole with { MostDepth = 2 });
        Assert.Equal(y, model.Predict(x), static (u, v) => Math.Abs(u - v) < 1e-12);
    }

    [Fact]
    public void A_direction_is_kept_everywhere() =>
        Gen.Select(Gen.Int[-1, 1], Gen.ULong, Gen.Int[2, 4]).Sample((direction, seed, depth) =>
        {
            var (x, happened) = ElasticNetLogitTests.Simulated(150, 3, seed);
            var model = BoostedTrees.Fit(x, [.. happened.Select(static h => h ? 1.0 : 0)], new BoostingSettings { Rounds = 30, LearningRate = 0.3, FewestRows = 5, MostDepth = depth, MostLeaves = 12, Directions = [direction, 0, 0] });
            double[] grid = [.. Enumerable.Range(-60, 121).Select(static v => v / 100.0)];
            for (var row = 0; row < 150; row += 10)
            {
                var along = model.Scores(new FeatureMatrix(["x0", "x1", "x2"], [grid, [.. grid.Select(_ => x[row, 1])], [.. grid.Select(_ => x[row, 2])]]));
                Assert.All(along.Zip(along.Skip(1)), p => Assert.True(direction * (p.Second - p.First) >= 0 || direction == 0));
            }
        }, iter: 25);

    [Fact]
    public void Predicted_means_match_the_outcomes_of_the_rows_learned_from()
    {
        var (x, happened) = ElasticNetLogitTests.Simulated(400, 4, 6);
        double[] counts = [.. happened.Select((h, i) => h ? i % 7 : 0.0)];
        var poisson = BoostedTrees.Fit(x, counts, new BoostingSettings { Loss = BoostingLoss.Poisson, Rounds = 200, Penalty = 0 });
        Assert.Equal(counts.Average(), poisson.Predict(x).Average(), 1e-2);
        double[] y = [.. happened.Select(static h => h ? 1.0 : 0)];
        Assert.Equal(y.Average(), BoostedTrees.Fit(x, y, new BoostingSettings { Rounds = 200, Penalty = 0 }).Predict(x).Average(), 1e-2);
    }

    [Fact]
    public void Random_shares_repeat_with_the_seed_and_change_with_it()
    {
        var (x, happened) = ElasticNetLogitTests.Simulated(300, 5, 7);
        double[] y = [.. happened.Select(static h => h ? 1.0 : 0)];
        var settings = new BoostingSettings { RowShare = 0.6, FeatureShare = 0.5, Rounds = 20 };
        var first = BoostedTrees.Fit(x, y, settings).Scores(x);
        Assert.Equal(first, BoostedTrees.Fit(x, y, settings).Scores(x));
        Assert.NotEqual(first, BoostedTrees.Fit(x, y, settings with { Seed = 2 }).Scores(x));
    }

    [Fact]
    public void Rows_left_out_of_a_tree_are_still_moved_by_it()
    {
        // Were they not, later trees would repeat what earlier ones had learned, and the sum would overshoot the outcome.
        double[] column = [.. Enumerable.Range(0, 400).Select(static i => (double)(i % 2))];
        var x = new FeatureMatrix(["x"], [column]);
        var model = BoostedTrees.Fit(x, [.. column.Select(static v => 10 * v)], Whole with { Rounds = 60, LearningRate = 0.3, RowShare = 0.5 });
        Assert.Equal([0, 10], model.Predict(new FeatureMatrix(["x"], [[0, 1]])), static (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public void Offsets_are_where_the_trees_begin()
    {
        var x = new FeatureMatrix(["x"], [[0, 0, 1, 1]]);
        var model = BoostedTrees.Fit(x, [2, 2, 5, 5], Whole, offsets: [2, 2, 4, 4]);
        Assert.Equal([2, 2, 5, 5], model.Predict(x, [2, 2, 4, 4]));
    }

    [Fact]
    public void More_values_than_bins_are_grouped_in_order()
    {
        double[] column = [.. Enumerable.Range(0, 2000).Select(static i => (double)i)];
        var x = new FeatureMatrix(["x"], [column]);
        var model = BoostedTrees.Fit(x, column, Whole with { Bins = 10, MostLeaves = 100, MostDepth = 20 });
        var predicted = model.Predict(x);
        Assert.Equal(10, predicted.Distinct().Count());
        Assert.Equal(predicted.Order(), predicted);
    }

    [Fact]
    public void What_cannot_be_learned_from_is_said_in_a_sentence()
    {
        var x = new FeatureMatrix(["x"], [[1, 2]]);
        Assert.Contains("the same in all 2", Assert.Throws<InputException>(() => BoostedTrees.Fit(x, [0, 0])).Message, StringComparison.Ordinal);
        Assert.Contains("row 2", Assert.Throws<InputException>(() => BoostedTrees.Fit(x, [0, 3])).Message, StringComparison.Ordinal);
        Assert.Contains("learning rate", Assert.Throws<InputException>(() => BoostedTrees.Fit(x, [0, 1], new BoostingSettings { LearningRate = 0 })).Message, StringComparison.Ordinal);
    }
}
