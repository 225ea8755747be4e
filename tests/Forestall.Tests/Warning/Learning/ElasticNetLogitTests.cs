using CsCheck;
using Forestall.Warning.Learning;

namespace Forestall.Tests.Warning.Learning;

public sealed class ElasticNetLogitTests
{
    [Fact]
    public void Every_fit_of_a_path_meets_the_optimality_conditions() =>
        Gen.Select(Gen.Int[1, 8], Gen.Int[30, 150], Gen.Double[0, 1], Gen.ULong).Sample((p, n, alpha, seed) =>
        {
            var (x, y) = Simulated(n, p, seed);
            var path = ElasticNetLogit.Path(x, y, new ElasticNetSettings { Alpha = alpha, PathLength = 20, Tolerance = 1e-7 });
            Assert.All(path, fit => Assert.InRange(Violation(x, y, fit, alpha), 0, 2e-7));
        }, iter: 60);

    [Fact]
    public void Without_penalty_a_table_of_two_by_two_gives_its_log_odds_ratio()
    {
        // 30 of 40 against 10 of 60.
        double[] column = [.. Enumerable.Range(0, 100).Select(static i => i < 40 ? 1.0 : 0)];
        bool[] y = [.. Enumerable.Range(0, 100).Select(static i => i < 30 || (i >= 40 && i < 50))];
        var fit = ElasticNetLogit.Path(new FeatureMatrix(["x"], [column]), y, [0.0], new ElasticNetSettings { Tolerance = 1e-10 })[0];
        Assert.Equal(Math.Log(10.0 / 50), fit.Intercept, 1e-7);
        Assert.Equal(Math.Log(30.0 / 10 / (10.0 / 50)), fit.Coefficients[0], 1e-7);
        Assert.Equal([0.75, 1.0 / 6], fit.Probabilities(new FeatureMatrix(["x"], [[1, 0]])).Select(static v => Math.Round(v, 7)), static (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public void The_first_fit_of_a_path_is_the_constant_and_the_second_is_not()
    {
        var (x, y) = Simulated(200, 5, 3);
        var path = ElasticNetLogit.Path(x, y);
        Assert.All(path[0].Coefficients, static b => Assert.Equal(0, b, 1e-6));
        Assert.Contains(path[1].Coefficients, static b => Math.Abs(b) > 1e-6);
    }

    [Fact]
    public void The_objective_reported_is_the_objective_at_the_coefficients()
    {
        var (x, y) = Simulated(120, 4, 8);
        foreach (var fit in ElasticNetLogit.Path(x, y, new ElasticNetSettings { Alpha = 0.3 }))
        {
            var loss = fit.LogOdds(x).Select((e, i) => Math.Log(1 + Math.Exp(e)) - (y[i] ? e : 0)).Average();
            var penalty = fit.Coefficients.Select((b, j) => b * Deviation(x, j)).Sum(static b => (0.3 * Math.Abs(b)) + (0.35 * b * b));
            Assert.Equal(loss + (fit.Lambda * penalty), fit.Objective, 1e-12);
        }
    }

    [Fact]
    public void A_weight_of_two_counts_as_two_rows()
    {
        var (x, y) = Simulated(60, 3, 5);
        int[] doubled = [.. Enumerable.Range(0, 60).Concat(Enumerable.Range(0, 20))];
        double[] lambdas = [0.1, 0.01, 0.001];
        var weighted = ElasticNetLogit.Path(x, y, lambdas, weights: [.. Enumerable.Range(0, 60).Select(static i => i < 20 ? 2.0 : 1)]);
        var repeated = ElasticNetLogit.Path(x.Take(doubled), [.. doubled.Select(i => y[i])], lambdas);
        foreach (var (a, b) in weighted.Zip(repeated))
        {
            Assert.Equal(b.Objective, a.Objective, 1e-10);
            Assert.All(a.Coefficients.Zip(b.Coefficients), static c => Assert.Equal(c.Second, c.First, 1e-4));
        }
    }

    [Fact]
    public void A_feature_free_of_penalty_stays_in_the_fit_at_every_strength()
    {
        var (x, y) = Simulated(200, 3, 11);
        var path = ElasticNetLogit.Path(x, y, new ElasticNetSettings { PenaltyFactors = [0, 1, 1] });
        Assert.NotEqual(0, path[0].Coefficients[0], 1e-3);
        Assert.Equal(0, path[0].Coefficients[1], 1e-5);
        Assert.Equal(0, path[0].Coefficients[2], 1e-5);
    }

    [Fact]
    public void A_constant_feature_takes_no_part()
    {
        var (x, y) = Simulated(80, 2, 4);
        var wider = new FeatureMatrix(["a", "b", "c"], [x.Column(0).ToArray(), [.. Enumerable.Repeat(7.0, 80)], x.Column(1).ToArray()]);
        var (narrow, wide) = (ElasticNetLogit.Path(x, y, [0.01])[0], ElasticNetLogit.Path(wider, y, [0.01])[0]);
        Assert.Equal(0, wide.Coefficients[1]);
        Assert.Equal(narrow.Objective, wide.Objective, 1e-12);
    }

    [Fact]
    public void Cross_validation_finds_the_strength_that_predicts_held_out_rows_best()
    {
        var (x, y) = Simulated(300, 6, 21);
        var folds = ElasticNetLogit.Folds(300, 5, 1);
        var result = ElasticNetLogit.CrossValidate(x, y, folds);
        Assert.Equal(result.Path.Count, result.Deviances.Count);
        Assert.Equal(result.Deviances.Min(), result.Deviances[result.Best]);
        var (k, lambda) = (result.Path.Count / 2, result.Path[result.Path.Count / 2].Lambda);
        double sum = 0;
        for (var fold = 0; fold < 5; fold++)
        {
            int[] kept = [.. Enumerable.Range(0, 300).Where(i => folds[i] != fold)];
            int[] held = [.. Enumerable.Range(0, 300).Where(i => folds[i] == fold)];
            var probabilities = ElasticNetLogit.Path(x.Take(kept), [.. kept.Select(i => y[i])], [lambda])[0].Probabilities(x.Take(held));
            sum += held.Select((row, i) => -2 * Math.Log(y[row] ? probabilities[i] : 1 - probabilities[i])).Sum();
        }

        Assert.Equal(sum / 300, result.Deviances[k], 1e-5);
    }

    [Fact]
    public void The_same_data_give_the_same_bits()
    {
        var (x, y) = Simulated(250, 6, 2);
        var folds = ElasticNetLogit.Folds(250, 10, 9);
        var (first, second) = (ElasticNetLogit.CrossValidate(x, y, folds), ElasticNetLogit.CrossValidate(x, y, folds));
        Assert.Equal(first.Deviances, second.Deviances);
        Assert.Equal(first.BestFit.Coefficients, second.BestFit.Coefficients);
    }

    [Fact]
    public void What_cannot_be_learned_from_is_said_in_a_sentence()
    {
        var x = new FeatureMatrix(["size", "growth"], [[1, 2, 3], [1, double.NaN, 2]]);
        Assert.Contains("'growth' is missing in row 2", Assert.Throws<InputException>(() => ElasticNetLogit.Path(x, [true, false, true])).Message, StringComparison.Ordinal);
        var fine = new FeatureMatrix(["size"], [[1, 2, 3]]);
        Assert.Contains("never there", Assert.Throws<InputException>(() => ElasticNetLogit.Path(fine, [false, false, false])).Message, StringComparison.Ordinal);
        Assert.Contains("alpha", Assert.Throws<InputException>(() => ElasticNetLogit.Path(fine, [true, false, true], new ElasticNetSettings { Alpha = 2 })).Message, StringComparison.Ordinal);
        Assert.Contains("infinite in row 1", Assert.Throws<InputException>(() => new FeatureMatrix(["size"], [[double.PositiveInfinity]])).Message, StringComparison.Ordinal);
    }

    internal static (FeatureMatrix Features, bool[] Happened) Simulated(int n, int p, ulong seed)
    {
        var random = new CounterRandom(seed, 1);
        var columns = Enumerable.Range(0, p).Select(j => Enumerable.Range(0, n).Select(i => (random.Uniform((ulong)((j * n) + i)) - 0.5) * (j + 1)).ToArray()).ToArray();
        bool[] y = [.. Enumerable.Range(0, n).Select(i => random.Uniform((ulong)((p * n) + i)) < 1 / (1 + Math.Exp(1 - (3 * columns[0][i]) + columns[p - 1][i])))];
        (y[0], y[1]) = (true, false);
        return (new FeatureMatrix([.. Enumerable.Range(0, p).Select(static j => $"x{j}")], columns), y);
    }

    /// <summary>The largest distance of 0 from the subdifferential of the objective, computed from the coefficients alone.</summary>
    private static double Violation(FeatureMatrix x, bool[] y, ElasticNetFit fit, double alpha)
    {
        var residuals = fit.Probabilities(x).Select((p, i) => (y[i] ? 1 : 0) - p).ToArray();
        var worst = Math.Abs(residuals.Average());
        for (var j = 0; j < x.Features; j++)
        {
            var (mean, deviation) = (x.Column(j).ToArray().Average(), Deviation(x, j));
            var b = fit.Coefficients[j] * deviation;
            var slope = residuals.Select((r, i) => r * (x[i, j] - mean) / deviation).Average() - (fit.Lambda * (1 - alpha) * b);
            worst = Math.Max(worst, b == 0 ? Math.Max(0, Math.Abs(slope) - (fit.Lambda * alpha)) : Math.Abs(slope - (Math.Sign(b) * fit.Lambda * alpha)));
        }

        return worst;
    }

    private static double Deviation(FeatureMatrix x, int j)
    {
        var mean = x.Column(j).ToArray().Average();
        return Math.Sqrt(x.Column(j).ToArray().Average(v => (v - mean) * (v - mean)));
    }
}
