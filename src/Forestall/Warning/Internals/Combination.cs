using MathNet.Numerics.LinearAlgebra;

namespace Forestall.Warning.Internals;

/// <summary>
/// How two candidate models become one probability: log-odds = a + b·logit + c·trees (logarithmic pooling, Genest and Zidek 1986, with the
/// recalibration of Ranjan and Gneiting 2010). Learnt from forecasts of earlier years whose outcome was known, with a normal prior around equal weights.
/// </summary>
/// <param name="Intercept">a; prior mean 0, standard deviation 1.</param>
/// <param name="Logit">b; prior mean ½, standard deviation ¼.</param>
/// <param name="Trees">c; prior mean ½, standard deviation ¼.</param>
internal sealed record Combination(double Intercept, double Logit, double Trees)
{
    private const int MostSteps = 50;
    private const double Converged = 1e-10;
    private static readonly double[] Means = [0, 0.5, 0.5];
    private static readonly double[] Deviations = [1, 0.25, 0.25];

    /// <summary>Equal weights, uncorrected: what is used before there is anything to learn from.</summary>
    public static Combination Prior { get; } = new(Means[0], Means[1], Means[2]);

    /// <summary>Log-odds of the combined forecast.</summary>
    public double LogOdds(double logit, double trees) => Intercept + (Logit * logit) + (Trees * trees);

    /// <summary>
    /// Learns the weights. Forecasts made in neighbouring months share most of their outcome, so each counts 1/horizon.
    /// </summary>
    /// <param name="forecasts">Log-odds of both candidates and what happened.</param>
    /// <param name="horizon">The horizon in months.</param>
    public static Combination Learn(IReadOnlyList<(double Logit, double Trees, bool Happened)> forecasts, int horizon)
    {
        var weights = Vector<double>.Build.DenseOfArray(Means);
        Span<double> g = stackalloc double[3];
        Span<double> h = stackalloc double[9];
        for (var step = 0; step < MostSteps; step++)
        {
            g.Clear();
            h.Clear();
            var gradient = Vector<double>.Build.Dense(3, j => (weights[j] - Means[j]) / (Deviations[j] * Deviations[j]));
            var second = Matrix<double>.Build.DenseDiagonal(3, 3, j => 1 / (Deviations[j] * Deviations[j]));
            foreach (var (logit, trees, happened) in forecasts)
            {
                ReadOnlySpan<double> x = [1, logit, trees];
                var p = LogOddsScale.Probability(weights[0] + (weights[1] * logit) + (weights[2] * trees));
                var (miss, weight) = ((p - (happened ? 1 : 0)) / horizon, p * (1 - p) / horizon);
                for (var j = 0; j < 3; j++)
                {
                    g[j] += miss * x[j];
                    for (var k = 0; k < 3; k++)
                    {
                        h[(j * 3) + k] += weight * x[j] * x[k];
                    }
                }
            }

            for (var j = 0; j < 3; j++)
            {
                gradient[j] += g[j];
                for (var k = 0; k < 3; k++)
                {
                    second[j, k] += h[(j * 3) + k];
                }
            }

            var change = second.Solve(gradient);
            weights -= change;
            if (change.AbsoluteMaximum() < Converged)
            {
                break;
            }
        }

        return new Combination(weights[0], weights[1], weights[2]);
    }
}
