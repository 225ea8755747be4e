using CsCheck;
using Forestall.Warning.Scores;

namespace Forestall.Tests.Warning.Scores;

public sealed class ProbabilityScoresTests
{
    private static readonly Gen<(double P, bool Y)[]> Forecasts = Gen.Select(Gen.Int[0, 10].Select(static i => i / 10.0), Gen.Bool).Array[2, 60];

    [Fact]
    public void Brier_parts_sum_to_the_score_and_leave_no_remainder_where_bins_hold_one_value() => Forecasts.Sample(static f =>
    {
        // Eleven values 0, 0.1 … 1 in eleven bins.
        var (p, y) = Split(f);
        var parts = ProbabilityScores.Decompose(p, y, 11);
        Assert.Equal(parts.Brier, parts.Reliability - parts.Resolution + parts.Uncertainty + parts.WithinBins, 1e-12);
        Assert.Equal(0, parts.WithinBins, 1e-12);
    });

    [Fact]
    public void Auc_is_the_share_of_pairs_in_the_right_order() => Forecasts.Sample(static f =>
    {
        var (p, y) = Split(f);
        var pairs = f.Where(static e => e.Y).SelectMany(e => f.Where(static o => !o.Y).Select(o => e.P > o.P ? 1.0 : e.P == o.P ? 0.5 : 0)).ToList();
        var auc = Discrimination.Auc(p, y);
        Assert.Equal(pairs.Count == 0, auc is null);
        if (auc is { } a)
        {
            Assert.Equal(pairs.Average(), a, 1e-12);
        }
    });

    [Fact]
    public void Average_precision_is_one_for_perfect_ratings_and_the_base_rate_for_constant_ones()
    {
        Assert.Equal(1, Discrimination.AveragePrecision([0.9, 0.8, 0.1, 0.2], [true, true, false, false]));
        Assert.Equal(0.25, Discrimination.AveragePrecision([0.5, 0.5, 0.5, 0.5], [true, false, false, false]));
    }

    [Fact]
    public void Average_precision_of_a_worked_example() =>
        // Precisions at the two events: 1/1 and 2/3; scikit-learn's average_precision_score gives 0.8333….
        Assert.Equal(5.0 / 6, Discrimination.AveragePrecision([0.8, 0.4, 0.35, 0.1], [true, false, true, false])!.Value, 1e-12);

    [Fact]
    public void Recall_at_k_looks_at_the_highest_of_each_group_and_shares_ties()
    {
        double[] ratings = [0.9, 0.5, 0.1, 0.3, 0.3, 0.3];
        bool[] happened = [false, true, true, true, false, false];
        int[] groups = [1, 1, 1, 2, 2, 2];
        Assert.Equal((0 + 0 + (1.0 / 3)) / 3, Discrimination.RecallAt(ratings, happened, groups, 1)!.Value, 1e-12);
        Assert.Equal((1 + 0 + (2.0 / 3)) / 3, Discrimination.RecallAt(ratings, happened, groups, 2)!.Value, 1e-12);
        Assert.Equal(1, Discrimination.RecallAt(ratings, happened, groups, 3)!.Value, 1e-12);
    }

    [Fact]
    public void Expected_calibration_error_is_the_mean_gap()
    {
        var table = Reliability.Of([0.1, 0.1, 0.9, 0.9], [false, true, true, true]);
        Assert.Equal((0.4 + 0.1) / 2, table.ExpectedCalibrationError, 1e-12);
        Assert.Equal(2, table.Bins.Count);
    }

    [Fact]
    public void Bins_of_equal_count_hold_every_forecast_once() => Forecasts.Sample(static f =>
    {
        var (p, y) = Split(f);
        var table = Reliability.OfEqualCounts(p, y, 5);
        Assert.Equal(f.Length, table.Bins.Sum(static b => b.Count));
        Assert.Equal(f.Count(static e => e.Y), table.Bins.Sum(static b => b.Events));
        Assert.All(table.Bins, static b => Assert.InRange(b.MeanProbability, b.From - 1e-12, b.To + 1e-12));
    });

    [Fact]
    public void Net_benefit_of_acting_always_and_never()
    {
        double[] p = [0.2, 0.4];
        bool[] y = [true, false];
        Assert.Equal(0, ProbabilityScores.NetBenefit(p, y, 0.5));
        Assert.Equal((1 - (1 * 0.1 / 0.9)) / 2, ProbabilityScores.NetBenefit(p, y, 0.1), 1e-12);
    }

    [Fact]
    public void Probability_integral_transform_of_a_calibrated_forecast_is_flat()
    {
        // A fair coin forecast as a fair coin, both outcomes equally often.
        var heights = Pit.Histogram([(0, 0.5), (0.5, 1)], 4);
        Assert.All(heights, static h => Assert.Equal(0.25, h, 1e-12));
    }

    [Fact]
    public void Bootstrap_samples_are_blocks_of_neighbours_and_repeat_with_the_seed()
    {
        var bootstrap = new BlockBootstrap(20, 5, 50, seed: 3);
        foreach (var sample in bootstrap.Samples)
        {
            Assert.Equal(20, sample.Count);
            for (var i = 0; i < 20; i++)
            {
                Assert.True(i % 5 == 0 || sample[i] == (sample[i - 1] + 1) % 20);
            }
        }

        Assert.Equal(bootstrap.Samples, new BlockBootstrap(20, 5, 50, seed: 3).Samples);
        Assert.NotEqual(bootstrap.Samples, new BlockBootstrap(20, 5, 50, seed: 4).Samples);
    }

    [Fact]
    public void Bootstrap_interval_of_a_mean_has_about_the_width_theory_gives()
    {
        var bootstrap = new BlockBootstrap(400, 1, 2000, seed: 1);
        var (low, high) = bootstrap.Interval(static s => s.Average(static i => i % 2))!.Value;
        // 0.5 ± 1.645 · 0.5/√400.
        Assert.Equal(0.5 - 0.0411, low, 0.005);
        Assert.Equal(0.5 + 0.0411, high, 0.005);
    }

    [Fact]
    public void Quantiles_interpolate_between_order_statistics()
    {
        Assert.Equal(1.5, Quantiles.Of([1, 2], 0.5));
        Assert.Equal(2.9, Quantiles.Of([1, 2, 3], 0.95), 1e-12);
    }

    private static (double[] P, bool[] Y) Split((double P, bool Y)[] forecasts) => ([.. forecasts.Select(static f => f.P)], [.. forecasts.Select(static f => f.Y)]);
}
