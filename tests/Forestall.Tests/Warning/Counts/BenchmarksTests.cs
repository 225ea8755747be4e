using CsCheck;
using Forestall.Warning.Counts.Internals;
using MathNet.Numerics;

namespace Forestall.Tests.Warning.Counts;

public sealed class BenchmarksTests
{
    private static readonly Gen<int[]> Months = Gen.Int[0, 2000].Array[12];

    [Fact]
    public void Resampling_passes_through_the_months_it_meets() => Months.Sample(static months =>
    {
        var draws = Benchmarks.Resampled(months);
        for (var quarter = 0; quarter < 4; quarter++)
        {
            Assert.Equal(months[3 * quarter], draws[250 * quarter], 1e-8);
        }
    });

    [Fact]
    public void Resampling_keeps_a_wave_and_cuts_it_at_zero()
    {
        int[] months = [.. Enumerable.Range(0, 12).Select(static m => (int)Math.Round(1_000_000 * (1 + (2 * Math.Cos(2 * Math.PI * m / 12)))))];
        int[] positive = [.. months.Select(static m => m + 1_000_000)];
        var wave = Benchmarks.Resampled(positive);
        var cut = Benchmarks.Resampled(months);
        for (var d = 0; d < wave.Length; d++)
        {
            Assert.Equal(1_000_000 * (2 + (2 * Math.Cos(2 * Math.PI * d / 1000))), wave[d], 5.0);
            Assert.Equal(Math.Max(0, wave[d] - 1_000_000), cut[d], 1e-6);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.4)]
    [InlineData(17)]
    [InlineData(250_000)]
    public void Poisson_draws_are_quantiles_of_the_distribution(double mean)
    {
        var draws = Benchmarks.Poisson(mean);
        for (var d = 0; d < draws.Length; d++)
        {
            var at = (d + 0.5) / draws.Length;
            Assert.True(mean == 0 ? draws[d] == 0 : Through(draws[d]) > at - 1e-9 && (draws[d] == 0 || Through(draws[d] - 1) < at + 1e-9));
        }

        double Through(double value) => SpecialFunctions.GammaUpperRegularized(value + 1, mean);
    }

    [Fact]
    public void Own_history_stays_between_its_least_and_its_most_and_leans_to_the_latest() => Gen.Int[0, 5000].Array[1, 60].Sample(static history =>
    {
        var values = OwnHistory.Of(history);
        var last = history[^Math.Min(24, history.Length)..];
        Assert.Equal(OwnHistory.Values, values.Length);
        Assert.Equal(values.Order(), values);
        Assert.InRange(values[0], last.Min(), last.Max());
        Assert.InRange(values[^1], last.Min(), last.Max());
        Assert.True(OwnHistory.Of([.. history, 6000]).Average() >= OwnHistory.Of([6000, .. history]).Average());
    });
}
