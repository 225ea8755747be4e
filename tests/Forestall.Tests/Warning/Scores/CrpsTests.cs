using CsCheck;
using Forestall.Warning.Scores;
using MathNet.Numerics;

namespace Forestall.Tests.Warning.Scores;

public sealed class CrpsTests
{
    private static readonly Gen<double[]> Draws = Gen.Double[0, 1000].Array[2, 40].Select(static a => { Array.Sort(a); return a; });

    [Fact]
    public void Ensemble_score_is_the_integral_over_the_squared_difference_of_distribution_functions() =>
        Gen.Select(Draws, Gen.Double[0, 1000]).Sample((draws, y) =>
        {
            double[] points = [.. draws.Append(y).Order()];
            double integral = 0;
            for (var i = 1; i < points.Length; i++)
            {
                var difference = (draws.Count(d => d <= points[i - 1]) / (double)draws.Length) - (y <= points[i - 1] ? 1 : 0);
                integral += (points[i] - points[i - 1]) * difference * difference;
            }

            Assert.Equal(integral, Crps.Ensemble(draws, y), 1e-9);
        });

    [Fact]
    public void Fair_score_expects_the_score_of_the_distribution_the_draws_came_from()
    {
        // All pairs of draws from {0, 1, 5}: their mean fair score is the plain score of the three values.
        double[] population = [0, 1, 5];
        var fair = population.SelectMany(a => population.Select(b => Crps.FairEnsemble([Math.Min(a, b), Math.Max(a, b)], 2))).Average();
        Assert.Equal(Crps.Ensemble(population, 2), fair, 1e-12);
    }

    [Fact]
    public void Poisson_score_is_the_sum_over_its_distribution_function() =>
        Gen.Select(Gen.Double[0.01, 200], Gen.Int[0, 300]).Sample((mean, y) =>
            Assert.Equal(Sum(k => SpecialFunctions.GammaUpperRegularized(k + 1, mean), y, 2000), Crps.Poisson(mean, y), 1e-8), iter: 200);

    [Fact]
    public void Negative_binomial_score_is_the_sum_over_its_distribution_function() =>
        Gen.Select(Gen.Double[0.1, 60], Gen.Double[0.05, 0.99], Gen.Int[0, 300]).Sample((size, p, y) =>
            Assert.Equal(Sum(k => SpecialFunctions.BetaRegularized(size, k + 1, p), y, 6000), Crps.NegativeBinomial(size, p, y), 1e-7), iter: 100);

    [Fact]
    public void Negative_binomial_comes_near_the_poisson_as_its_size_grows() =>
        Assert.Equal(Crps.Poisson(30, 41), Crps.NegativeBinomial(1e6, 1e6 / (1e6 + 30), 41), 1e-3);

    [Fact]
    public void No_draws_are_refused() => Assert.Throws<ArgumentOutOfRangeException>(static () => Crps.Ensemble([], 1));

    private static double Sum(Func<int, double> below, int y, int last)
    {
        double sum = 0;
        for (var k = 0; k < last; k++)
        {
            var difference = below(k) - (k >= y ? 1 : 0);
            sum += difference * difference;
        }

        return sum;
    }
}
