using Forestall.Warning.Internals;

namespace Forestall.Tests.Warning;

public sealed class CombinationTests
{
    [Fact]
    public void Without_earlier_forecasts_both_models_count_half()
    {
        Assert.Equal(new Combination(0, 0.5, 0.5), Combination.Learn([], 12));
        Assert.Equal(-2.5, Combination.Prior.LogOdds(-2, -3));
    }

    [Fact]
    public void The_weights_that_made_the_outcomes_are_found()
    {
        var found = Combination.Learn(Simulated(40_000), 1);
        Assert.Equal(-0.6, found.Intercept, 0.06);
        Assert.Equal(0.9, found.Logit, 0.06);
        Assert.Equal(0.2, found.Trees, 0.06);
    }

    [Fact]
    public void Each_forecast_counts_one_over_the_horizon()
    {
        var once = Simulated(300);
        var (expected, actual) = (Combination.Learn(once, 1), Combination.Learn([.. Enumerable.Repeat(once, 12).SelectMany(static f => f)], 12));
        Assert.Equal(expected.Intercept, actual.Intercept, 1e-9);
        Assert.Equal(expected.Logit, actual.Logit, 1e-9);
        Assert.Equal(expected.Trees, actual.Trees, 1e-9);
        Assert.NotEqual(expected.Logit, Combination.Learn(once, 12).Logit, 1e-3);
    }

    [Fact]
    public void The_gradient_of_the_posterior_is_zero()
    {
        var forecasts = Simulated(500);
        const int horizon = 6;
        var found = Combination.Learn(forecasts, horizon);
        double[] gradient = [found.Intercept, (found.Logit - 0.5) * 16, (found.Trees - 0.5) * 16];
        foreach (var (logit, trees, happened) in forecasts)
        {
            var miss = ((1 / (1 + Math.Exp(-found.LogOdds(logit, trees)))) - (happened ? 1 : 0)) / horizon;
            gradient[0] += miss;
            gradient[1] += miss * logit;
            gradient[2] += miss * trees;
        }

        Assert.All(gradient, static g => Assert.Equal(0, g, 1e-8));
    }

    private static List<(double Logit, double Trees, bool Happened)> Simulated(int count)
    {
        var random = new CounterRandom(11);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var (logit, trees) = ((8 * random.Uniform(3 * (ulong)i)) - 5, (8 * random.Uniform((3 * (ulong)i) + 1)) - 5);
            return (logit, trees, random.Uniform((3 * (ulong)i) + 2) < 1 / (1 + Math.Exp(-(-0.6 + (0.9 * logit) + (0.2 * trees)))));
        })];
    }
}
