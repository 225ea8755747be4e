using Forestall.Dilemmas.Weighing;
using MathNet.Numerics.Distributions;

namespace Forestall.Tests.Dilemmas;

/// <summary>
/// What R's package smaa (van Valkenhoef, github.com/gertvv/rsmaa, its routine <c>smaa</c> in src/smaa.c at commit 06b9e1f, run under R 4.2.2, set.seed(20261129)) says of
/// four strategies on five criteria whose partial values are normal with the means and standard deviations below: a million samples of values and of weights, these from
/// the whole simplex (exponential numbers divided by their sum), and the same sorted, so that each criterion weighs more than the next.
/// </summary>
public sealed class RSmaaTests
{
    private const int Samples = 100_000;
    private const int InR = 1_000_000;

    private static readonly double[][] Means = [[0.80, 0.35, 0.50, 0.40, 0.30], [0.55, 0.60, 0.45, 0.50, 0.55], [0.30, 0.70, 0.65, 0.35, 0.75], [0.60, 0.50, 0.40, 0.80, 0.40]];

    private static readonly double[][] Deviations = [[0.20, 0.05, 0.10, 0.15, 0.05], [0.05, 0.10, 0.05, 0.10, 0.10], [0.10, 0.15, 0.05, 0.05, 0.10], [0.15, 0.10, 0.10, 0.10, 0.20]];

    [Fact]
    public void Without_preferences_all_is_as_in_R() => AsInR(
        [],
        [[0.126226, 0.131864, 0.208827, 0.533083], [0.129208, 0.437965, 0.342464, 0.090363], [0.412597, 0.198880, 0.186682, 0.201841], [0.331969, 0.231291, 0.262027, 0.174713]],
        [
            [0.414307, 0.122208, 0.204641, 0.139793, 0.119050],
            [0.220739, 0.254909, 0.141260, 0.178390, 0.204701],
            [0.120536, 0.235990, 0.255568, 0.124874, 0.263032],
            [0.208700, 0.162979, 0.152187, 0.324988, 0.151146],
        ],
        [0.479118, 0.246029, 0.833505, 0.724600]);

    [Fact]
    public void With_an_order_of_weights_all_is_as_in_R() => AsInR(
        [.. Enumerable.Range(0, 4).Select(static j => WeightStatement.Parse($"c{j} > c{j + 1}"))],
        [[0.454676, 0.204027, 0.171731, 0.169566], [0.167799, 0.373553, 0.357088, 0.101560], [0.077596, 0.133004, 0.231943, 0.557457], [0.299929, 0.289416, 0.239238, 0.171417]],
        [
            [0.490640, 0.245557, 0.147744, 0.0810649, 0.0349944],
            [0.429877, 0.273336, 0.161094, 0.0924678, 0.0432245],
            [0.373101, 0.287079, 0.187362, 0.1004889, 0.0519690],
            [0.441873, 0.256104, 0.159791, 0.0995079, 0.0427236],
        ],
        [0.534283, 0.181071, 0.119952, 0.316196]);

    private static void AsInR(IReadOnlyList<WeightStatement> statements, double[][] ranks, double[][] weights, double[] confidence)
    {
        var result = StochasticAcceptability.Weigh(
            new()
            {
                Strategies = ["a", "b", "c", "d"],
                Criteria = [.. Enumerable.Range(0, 5).Select(static j => new Criterion { Name = $"c{j}", Scale = new(0, 1), Values = new DrawnValues([.. Enumerable.Range(0, 4).Select(i => Drawn(i, j))]) })],
                Statements = statements,
            },
            new() { Samples = Samples },
            TestContext.Current.CancellationToken);
        foreach (var (i, strategy) in result.Strategies.Index())
        {
            for (var r = 0; r < 4; r++)
            {
                Assert.Equal(ranks[i][r], strategy.RankAcceptability[r].Value, Error(ranks[i][r]));
            }

            for (var j = 0; j < 5; j++)
            {
                // A weight among those with which the strategy is first spreads by no more than 0.25.
                Assert.Equal(weights[i][j], strategy.CentralWeights![j], 4 * 0.25 * Math.Sqrt((1.0 / Samples) + (1.0 / InR)) / Math.Sqrt(ranks[i][0]));
            }

            // The central weights are estimates in both, by which the confidence may move a little more.
            Assert.Equal(confidence[i], strategy.Confidence!.Value.Value, Error(confidence[i]) + 0.005);
        }
    }

    /// <summary>Four standard errors of the difference of two shares.</summary>
    private static double Error(double share) => 4 * Math.Sqrt(share * (1 - share) * ((1.0 / Samples) + (1.0 / InR)));

    private static IReadOnlyList<double> Drawn(int strategy, int criterion)
    {
        var random = new CounterRandom(11, (ulong)((5 * strategy) + criterion));
        return [.. Enumerable.Range(0, Samples).Select(d => Means[strategy][criterion] + (Deviations[strategy][criterion] * Normal.InvCDF(0, 1, random.Uniform((ulong)d) + 1e-12)))];
    }
}
