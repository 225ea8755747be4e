using Forestall.Warning.Internals;
using Forestall.Warning.Learning;

namespace Forestall.Tests.Warning;

public sealed class RidgeLogitTests
{
    private const double Prior = 0.5;

    [Fact]
    public void The_gradient_of_the_penalised_likelihood_is_zero_at_the_fit()
    {
        var random = new CounterRandom(3);
        const int rows = 300;
        const int features = 4;
        var columns = Enumerable.Range(0, features).Select(j => Enumerable.Range(0, rows).Select(i => random.Uniform((ulong)((i * features) + j)) * Math.Pow(10, j)).ToArray()).ToArray();
        columns[2][5] = double.NaN;
        columns[2][77] = double.NaN;
        bool[] happened = [.. Enumerable.Range(0, rows).Select(i => random.Uniform(100_000 + (ulong)i) < 0.1 + (0.4 * columns[0][i]))];
        var fit = RidgeLogit.Fit(Matrix(columns), happened, [.. Enumerable.Range(0, rows).Select(static i => i % 10)], Prior);

        var gradient = new double[features + 1];
        for (var i = 0; i < rows; i++)
        {
            double[] x = [.. columns.Select(c => c[i])];
            var miss = (1 / (1 + Math.Exp(-fit.LogOdds(x)))) - (happened[i] ? 1 : 0);
            gradient[features] += miss;
            for (var j = 0; j < features; j++)
            {
                gradient[j] += miss * Standard(columns[j], i);
            }
        }

        for (var j = 0; j < features; j++)
        {
            gradient[j] += Coefficient(fit, columns, j) / (Prior * Prior);
        }

        Assert.All(gradient, static g => Assert.Equal(0, g, 1e-8));
        Assert.Contains(Enumerable.Range(0, features), j => Math.Abs(Coefficient(fit, columns, j)) > 0.1);
    }

    [Fact]
    public void A_small_fit_is_the_one_a_search_over_a_grid_finds()
    {
        double[] x = [-2, -1, 0, 1, 2, 6];
        bool[] happened = [false, false, true, false, true, true];
        var fit = RidgeLogit.Fit(Matrix([x]), happened, [0, 1, 2, 3, 4, 5], Prior);
        var (bestSlope, bestLevel, width) = (0.0, 0.0, 4.0);
        for (var round = 0; round < 40; round++, width *= 0.6)
        {
            var grid = Enumerable.Range(-5, 11).Select(static k => k / 5.0).ToArray();
            (bestSlope, bestLevel) = grid.SelectMany(a => grid.Select(b => (Slope: bestSlope + (a * width), Level: bestLevel + (b * width)))).MinBy(c => Loss(c.Slope, c.Level));
        }

        Assert.Equal(bestSlope, Coefficient(fit, [x], 0), 1e-5);
        Assert.Equal(bestLevel, fit.Intercept, 1e-5);

        double Loss(double slope, double level) =>
            (slope * slope / (2 * Prior * Prior)) + x.Select((_, i) => Math.Log(1 + Math.Exp((happened[i] ? -1 : 1) * (level + (slope * Standard(x, i)))))).Sum();
    }

    [Fact]
    public void A_missing_value_counts_as_the_mean()
    {
        double[] x = [0, 1, double.NaN, 4, 7];
        var fit = RidgeLogit.Fit(Matrix([x]), [false, false, true, true, true], [0, 1, 2, 3, 4], Prior);
        Assert.Equal(0, fit.Contribution([double.NaN], 0));
        Assert.Equal(fit.Intercept, fit.LogOdds([double.NaN]));
        Assert.Equal(fit.Intercept, fit.LogOdds([3.0]), 1e-12);
        Assert.Equal(fit.StandardError([3.0]), fit.StandardError([double.NaN]), 1e-12);
        Assert.True(fit.LogOdds([4.0]) > fit.Intercept);
    }

    [Fact]
    public void The_standard_error_counts_months_of_one_situation_together()
    {
        // A feature that never changes leaves the level alone: p = 1/4, H = 4·3/16 = 3/4. Scores by cluster: −3/4 + 1/4 = −1/2 and 1/4 + 1/4 = 1/2,
        // so the variance is (1/4 + 1/4) / (3/4)² = 8/9. With a cluster for each row: (9/16 + 3/16) / (3/4)² = 4/3.
        bool[] happened = [true, false, false, false];
        var together = RidgeLogit.Fit(Matrix([[5, 5, 5, 5]]), happened, [0, 0, 1, 1], Prior);
        Assert.Equal(Math.Log(1.0 / 3), together.Intercept, 1e-9);
        Assert.Equal(Math.Sqrt(8.0 / 9), together.StandardError([5]), 1e-9);
        Assert.Equal(Math.Sqrt(4.0 / 3), RidgeLogit.Fit(Matrix([[5, 5, 5, 5]]), happened, [0, 1, 2, 3], Prior).StandardError([5]), 1e-9);
    }

    private static FeatureMatrix Matrix(double[][] columns) => new([.. columns.Select(static (_, j) => $"x{j}")], columns);

    /// <summary>A value less the mean of those known, over their standard deviation; 0 where missing.</summary>
    private static double Standard(double[] column, int row)
    {
        double[] known = [.. column.Where(static v => !double.IsNaN(v))];
        var mean = known.Average();
        return double.IsNaN(column[row]) ? 0 : (column[row] - mean) / Math.Sqrt(known.Average(v => (v - mean) * (v - mean)));
    }

    private static double Coefficient(RidgeLogit fit, double[][] columns, int feature)
    {
        var at = Array.FindIndex(columns[feature], static v => !double.IsNaN(v));
        return fit.Contribution([.. columns.Select(c => c[at])], feature) / Standard(columns[feature], at);
    }
}
