using CsCheck;
using Forestall.Record.Curated.Recomputed;

namespace Forestall.Tests.Record.Curated;

public sealed class RecomputedWilsonTests
{
    private static readonly Gen<(int Hits, int Trials)> Shares = Gen.Int[1, 2000].SelectMany(static n => Gen.Int[0, n].Select(k => (k, n)));

    /// <summary>Worked examples of Newcombe (1998), Statistics in Medicine 17, table I, method 3.</summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Known_intervals_are_found(int hits, int trials, double low, double high)
    {
        var interval = WilsonInterval.Of(hits, trials);
        Assert.Equal(low, interval.Low, 0.00005);
        Assert.Equal(high, interval.High, 0.00005);
    }

    [Fact]
    public void Each_bound_is_the_share_at_which_the_observed_one_is_just_significant() => Shares.Sample(static s =>
    {
        var interval = WilsonInterval.Of(s.Hits, s.Trials);
        foreach (var bound in new[] { interval.Low, interval.High })
        {
            var distance = Math.Abs(interval.Share - bound);
            Assert.Equal(distance, WilsonInterval.Quantile * Math.Sqrt(bound * (1 - bound) / s.Trials), 1e-7);
        }
    });

    [Fact]
    public void Hits_and_misses_mirror_each_other() => Shares.Sample(static s =>
    {
        var (hits, misses) = (WilsonInterval.Of(s.Hits, s.Trials), WilsonInterval.Of(s.Trials - s.Hits, s.Trials));
        Assert.Equal(1 - hits.Low, misses.High, 1e-12);
        Assert.True(hits.Low >= 0 && hits.Low <= hits.Share && hits.Share <= hits.High && hits.High <= 1);
    });
}
