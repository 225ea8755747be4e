using Forestall.Dilemmas.Weighing;
using MathNet.Numerics.Distributions;

namespace Forestall.Tests.Dilemmas;

/// <summary>
/// Results others have published. The antidepressants: Tervonen, van Valkenhoef, Buskens, Hillege and Postmus (2010), A state-of-the-art multi-criteria model for drug
/// benefit-risk analysis, SOM Research Reports 10001, Groningen; measurements, and results of 10,000 samples to two decimals, as in the tests of JSMAA
/// (github.com/tommite/jsmaa, SMAA2SimulationTest). Scales there, too, run over the central 95 % of all measurements.
/// </summary>
public sealed class PublishedWeighingTests
{
    private const int Published = 10_000;
    private static readonly string[] Drugs = ["fluoxetine", "paroxetine", "sertraline", "venlafaxine"];

    private static readonly Lazy<WeighingResult> Antidepressants = new(static () => StochasticAcceptability.Weigh(
        new()
        {
            Strategies = Drugs,
            Criteria =
            [
                Measured(0, "efficacy", Better.High, static z => Math.Exp(z), (0, 0), (0.086, 0.056), (0.095, 0.044), (0.113, 0.048)),
                Measured(1, "diarrhea", Better.Low, static z => z, (11.7, 2.5), (9.2, 1.86), (15.4, 2.65), (5.5, 2.32)),
                Measured(2, "dizziness", Better.Low, static z => z, (7.2, 1.45), (10.6, 1.58), (7.5, 1.48), (15.7, 4.44)),
                Measured(3, "headache", Better.Low, static z => z, (16.6, 3.27), (21.2, 5.15), (20.2, 3.78), (12.8, 2.45)),
                Measured(4, "insomnia", Better.Low, static z => z, (13.7, 1.89), (14.3, 2.93), (15.0, 3.21), (11.2, 3.98)),
                Measured(5, "nausea", Better.Low, static z => z, (18.6, 1.79), (18.3, 3.7), (19.5, 2.6), (31.0, 1.68)),
            ],
        },
        new() { Samples = 100_000 },
        TestContext.Current.CancellationToken));

    [Theory]
    [InlineData("fluoxetine", 0.20, 0.28, 0.30, 0.22)]
    [InlineData("paroxetine", 0.25, 0.29, 0.27, 0.19)]
    [InlineData("sertraline", 0.17, 0.25, 0.29, 0.30)]
    [InlineData("venlafaxine", 0.39, 0.18, 0.15, 0.29)]
    public void Rank_acceptabilities_of_the_antidepressants_are_those_published(string drug, params double[] ranks)
    {
        foreach (var (published, found) in ranks.Zip(Of(drug).RankAcceptability))
        {
            Assert.Equal(published, found.Value, WithinError(published));
        }
    }

    [Theory]
    [InlineData("fluoxetine", 0.08, 0.14, 0.23, 0.18, 0.16, 0.22)]
    [InlineData("paroxetine", 0.18, 0.17, 0.15, 0.13, 0.15, 0.22)]
    [InlineData("sertraline", 0.21, 0.10, 0.22, 0.13, 0.15, 0.20)]
    [InlineData("venlafaxine", 0.18, 0.21, 0.12, 0.21, 0.19, 0.09)]
    public void Central_weights_of_the_antidepressants_are_those_published(string drug, params double[] weights)
    {
        foreach (var (published, found) in weights.Zip(Of(drug).CentralWeights!))
        {
            // A weight of six has a standard deviation of 0.14; the rarest winner had 1,700 samples.
            Assert.Equal(published, found, 0.005 + (3 * 0.14 / Math.Sqrt(1700)));
        }
    }

    [Theory]
    [InlineData("fluoxetine", 0.48)]
    [InlineData("paroxetine", 0.44)]
    [InlineData("sertraline", 0.34)]
    [InlineData("venlafaxine", 0.74)]
    public void Confidence_factors_of_the_antidepressants_are_those_published(string drug, double confidence) =>

        // Central weights are known to about 0.003 only, which moves confidence factors by up to a hundredth more.
        Assert.Equal(confidence, Of(drug).Confidence!.Value.Value, WithinError(confidence) + 0.01);

    [Fact]
    public void Scales_of_the_antidepressants_are_those_published()
    {
        var scales = Antidepressants.Value.Scales;
        Assert.Equal(0.98, scales[0]!.Worst, 0.01);
        Assert.Equal(1.23, scales[0]!.Best, 0.01);
        Assert.Equal(24.4, scales[2]!.Worst, 0.3);
        Assert.Equal(4.4, scales[2]!.Best, 0.3);
    }

    /// <summary>As in the tests of R's package smaa 0.3-3 (github.com/gertvv/rsmaa, tests/nacw.R): no central weights for what never is first, and those of a single sample for what is first once.</summary>
    [Fact]
    public void Central_weights_of_what_never_wins_are_missing_as_in_R()
    {
        Assert.Null(Third(0).Strategies[1].CentralWeights);
        Assert.All(Third(0).Strategies[0].CentralWeights!, static w => Assert.Equal(1 / 3.0, w, 1e-9));
        Assert.All(Third(1).Strategies[1].CentralWeights!, static w => Assert.Equal(1 / 3.0, w, 1e-9));
        Assert.Equal(1.0 / Published, Third(1).Strategies[1].RankAcceptability[0].Value, 1e-12);
    }

    private static WeighingResult Third(int lost)
    {
        double[] one = [.. Enumerable.Range(0, Published).Select(d => d < lost ? 0.0 : 1)], other = [.. one.Select(static v => 1 - v)];
        return StochasticAcceptability.Weigh(new()
        {
            Strategies = ["a", "b"],
            Criteria = [.. Enumerable.Range(0, 3).Select(j => new Criterion { Name = $"c{j}", Values = new DrawnValues([one, other]), Scale = new(0, 1) })],
            Statements = [.. Enumerable.Range(0, 2).Select(static j => new WeightBounds($"c{j}", 1 / 3.0, 1 / 3.0))],
        }, cancellation: TestContext.Current.CancellationToken);
    }

    private static StrategyWeighing Of(string drug) => Antidepressants.Value.Strategies.Single(s => s.Name == drug);

    /// <summary>Rounding to two decimals, and three and a half standard errors of the published share.</summary>
    private static double WithinError(double share) => 0.005 + (3.5 * Math.Sqrt(share * (1 - share) / Published));

    private static Criterion Measured(int index, string name, Better better, Func<double, double> link, params (double Mean, double Deviation)[] measurements)
    {
        var random = new CounterRandom(7, (ulong)index);
        return new()
        {
            Name = name,
            Better = better,
            Values = new DrawnValues([.. measurements.Select((x, i) => (IReadOnlyList<double>)[.. Enumerable.Range(0, 100_000).Select(d =>
                link(x.Mean + (x.Deviation * Normal.InvCDF(0, 1, random.Uniform(((ulong)i << 32) + (ulong)d) + 1e-12))))])]),
        };
    }
}
