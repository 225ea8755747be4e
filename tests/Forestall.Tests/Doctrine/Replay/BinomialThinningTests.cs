using System.Runtime.Intrinsics;
using CsCheck;
using Forestall.Doctrine.Replay.Internals;
using Forestall.Doctrine.Replay.Internals.Lockstep;
using MathNet.Numerics.Distributions;

namespace Forestall.Tests.Doctrine.Replay;

/// <summary>Harm is thinned death by death: exactly for few deaths, closely for many, and never less for a weaker instrument.</summary>
public sealed class BinomialThinningTests
{
    private static readonly Gen<double> Uniform = Gen.Double[0, 1].Where(static u => u < 1);

    [Fact]
    public void Up_to_a_hundred_deaths_it_is_the_quantile_of_the_binomial_distribution() =>
        Gen.Select(Gen.Int[1, BinomialThinning.ExactTo], Gen.Double[0.01, 0.99], Uniform).Sample(static (count, probability, uniform) =>
        {
            var remaining = (int)Thinned(count, probability, uniform);
            var below = remaining == 0 ? 0 : Binomial.CDF(probability, count, remaining - 1);
            var upTo = remaining == count ? 1 : Binomial.CDF(probability, count, remaining);
            Assert.True(below <= uniform + 1e-9 && uniform <= upTo + 1e-9, $"{count}, {probability}, {uniform}: {remaining}");
        });

    [Fact]
    public void More_is_never_left_where_the_chance_of_each_death_is_smaller() =>
        Gen.Select(Gen.Int[0, 200_000], Uniform, Uniform, Uniform).Sample(static (count, one, other, uniform) =>
            Assert.True(Thinned(count, Math.Min(one, other), uniform) <= Thinned(count, Math.Max(one, other), uniform)));

    [Theory]
    [InlineData(101, 0.05, 0.031)]
    [InlineData(101, 0.3, 0.007)]
    [InlineData(101, 0.5, 0.001)]
    [InlineData(101, 0.9, 0.019)]
    [InlineData(1000, 0.05, 0.009)]
    [InlineData(1000, 0.7, 0.002)]
    [InlineData(50_000, 0.3, 0.0004)]
    public void Above_a_hundred_the_distribution_is_off_by_no_more_than_the_note_says(int count, double probability, double error)
    {
        // Where the number steps from k to k + 1 is the cumulative distribution at k.
        var worst = 0.0;
        var spread = 4 * Math.Sqrt(count * probability * (1 - probability));
        for (var k = (int)Math.Max(0, (count * probability) - spread); k < Math.Min(count, (count * probability) + spread); k += Math.Max(1, (int)(spread / 40)))
        {
            var (low, high) = (0.0, 1.0);
            for (var step = 0; step < 40; step++)
            {
                var middle = (low + high) / 2;
                (low, high) = Thinned(count, probability, middle) <= k ? (middle, high) : (low, middle);
            }

            worst = Math.Max(worst, Math.Abs(low - Binomial.CDF(probability, count, k)));
        }

        Assert.InRange(worst, 0, error);
    }

    [Theory]
    [InlineData(500, 0.2)]
    [InlineData(500, 0.8)]
    [InlineData(20_000, 0.6)]
    public void Above_a_hundred_the_mean_is_off_by_at_most_a_quarter_of_a_death(int count, double probability)
    {
        const int Points = 200_000;
        var sum = 0.0;
        for (var i = 0; i < Points; i++)
        {
            sum += Thinned(count, probability, (i + 0.5) / Points);
        }

        Assert.InRange((sum / Points) - (count * probability), -0.26, 0.26);
    }

    [Fact]
    public void Nothing_and_everything_are_left_at_the_ends()
    {
        Assert.Equal(0, Thinned(500, 0, 0.9));
        Assert.Equal(500, Thinned(500, 1, 0.1));
        Assert.Equal(0, Thinned(0, 0.5, 0.5));
        Assert.InRange(Thinned(500, 0.5, 0), 0, 250);
    }

    [Fact]
    public void Several_draws_together_leave_as_many_as_one_by_one() =>
        Gen.Select(Gen.Int[1, 3000], Gen.Double[0, 4].Array[Lanes.Count], Uniform.Array[Lanes.Count]).Sample(static (deaths, factors, uniforms) =>
        {
            var (thinning, single) = (new BinomialThinning(), new BinomialThinning());
            thinning.Set(Vector512.Create(factors));
            var left = deaths <= BinomialThinning.ExactTo
                ? thinning.OfFew(deaths, Vector512.Create(uniforms))
                : thinning.OfMany(deaths, 1 / Math.Sqrt(deaths), Vector512.Create([.. uniforms.Select(BinomialThinning.Normal)]));
            for (var lane = 0; lane < Lanes.Count; lane++)
            {
                Assert.Equal(single.Left(deaths, factors[lane], uniforms[lane]), left[lane]);
            }
        });

    [Fact]
    public void Above_one_the_deaths_stay_whole_and_what_is_thinned_comes_on_top() =>
        Gen.Select(Gen.Int[1, 3000], Gen.Int[1, 4], Gen.Double[0.01, 0.99], Uniform).Sample(static (deaths, whole, part, uniform) =>
            Assert.Equal((whole * deaths) + Thinned(deaths, (whole + part) - whole, uniform), Thinned(deaths, whole + part, uniform)));

    private static double Thinned(int deaths, double factor, double uniform) => new BinomialThinning().Left(deaths, factor, uniform);
}
