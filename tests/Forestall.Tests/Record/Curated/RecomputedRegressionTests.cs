using Forestall.Record.Curated.Recomputed;

namespace Forestall.Tests.Record.Curated;

public sealed class RecomputedRegressionTests
{
    [Fact]
    public void The_slope_of_the_likelihood_is_zero_at_the_fit_in_every_direction()
    {
        var months = PeacekeepingMonths.Read(Path.Combine(SharedData.Data, PeacekeepingEffects.File));
        var model = PeacekeepingEffects.Model(months);
        var fit = model.Fit();
        Assert.Equal(model.LogLikelihood(fit.Coefficients, fit.Alpha), fit.LogLikelihood, 1e-6);
        for (var k = 0; k <= fit.Coefficients.Count; k++)
        {
            // One standard error off, the likelihood falls; its slope, by differences, is nothing against that.
            var step = 1e-3 * (k < fit.Coefficients.Count ? fit.StandardErrors[k] : fit.Alpha);
            var (up, down) = (At(k, step), At(k, -step));
            Assert.True(up < fit.LogLikelihood + 1e-9 && down < fit.LogLikelihood + 1e-9, $"parameter {k}: {up - fit.LogLikelihood}, {down - fit.LogLikelihood}");
            Assert.True(Math.Abs(up - down) / 2e-3 < 1e-3, $"parameter {k}: slope {(up - down) / 2e-3}");
        }

        double At(int k, double step) => k < fit.Coefficients.Count
            ? model.LogLikelihood([.. fit.Coefficients.Select((b, i) => i == k ? b + step : b)], fit.Alpha)
            : model.LogLikelihood(fit.Coefficients, fit.Alpha + step);
    }

    [Fact]
    public void With_one_group_variable_the_fitted_means_are_the_means_of_the_groups()
    {
        int[] counts = [0, 3, 1, 12, 0, 7, 30, 2, 0, 55, 4, 9];
        var fit = new NegativeBinomial(counts, [.. counts.Select(static (_, i) => new double[] { i < 6 ? 0 : 1 })], [.. counts.Select(static (_, i) => $"c{i}")]).Fit();
        Assert.Equal(counts[..6].Average(), Math.Exp(fit.Coefficients[0]), 1e-6);
        Assert.Equal(counts[6..].Average(), Math.Exp(fit.Coefficients[0] + fit.Coefficients[1]), 1e-6);
    }

    [Fact]
    public void In_that_case_the_error_of_every_row_its_own_cluster_is_the_known_one()
    {
        // Score and expected information of the mean of one group: variance = Σ(y − m)² / (n m)², times G/(G − 1).
        int[] counts = [0, 3, 1, 12, 0, 7, 30, 2, 0, 55, 4, 9];
        var fit = new NegativeBinomial(counts, [.. counts.Select(static (_, i) => new double[] { i < 6 ? 0 : 1 })], [.. counts.Select(static (_, i) => $"c{i}")]).Fit();
        var (first, second) = (Variance(counts[..6]), Variance(counts[6..]));
        Assert.Equal(Math.Sqrt(first * 12 / 11), fit.StandardErrors[0], 1e-5);
        Assert.Equal(Math.Sqrt((first + second) * 12 / 11), fit.StandardErrors[1], 1e-5);

        static double Variance(int[] group)
        {
            var mean = group.Average();
            return group.Sum(y => (y - mean) * (y - mean)) / (group.Length * mean * group.Length * mean);
        }
    }

    [Fact]
    public void The_unit_of_a_covariate_changes_nothing_but_its_coefficient()
    {
        var random = new Random(7);
        var x = Enumerable.Range(0, 200).Select(_ => random.NextDouble()).ToArray();
        var counts = x.Select(v => (int)(random.NextDouble() < 0.5 ? 0 : Math.Floor(20 * v * random.NextDouble()))).ToArray();
        var clusters = x.Select(static (_, i) => $"c{i % 10}").ToArray();
        var (one, thousand) = (Fit(1), Fit(1000));
        Assert.Equal(one.LogLikelihood, thousand.LogLikelihood, 1e-8);
        Assert.Equal(one.Coefficients[1], 1000 * thousand.Coefficients[1], 1e-6);
        Assert.Equal(one.StandardErrors[1], 1000 * thousand.StandardErrors[1], 1e-6);
        Assert.Equal(one.ObservedErrors[1], 1000 * thousand.ObservedErrors[1], 1e-6);

        NegativeBinomialFit Fit(double unit) => new NegativeBinomial(counts, [.. x.Select(v => new[] { v * unit })], clusters).Fit();
    }

    [Fact]
    public void Columns_that_say_the_same_are_refused()
    {
        int[] counts = [0, 3, 1, 12, 0, 7, 30, 2];
        var model = new NegativeBinomial(counts, [.. counts.Select(static (_, i) => new double[] { i % 2, 1 - (i % 2) })], [.. counts.Select(static (_, i) => $"c{i}")]);
        Assert.Contains("no single best fit", Assert.Throws<InputException>(model.Fit).Message, StringComparison.Ordinal);
    }
}
