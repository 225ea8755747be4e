using Forestall.Warning.Learning;
using MathNet.Numerics.LinearAlgebra;

namespace Forestall.Warning.Internals;

/// <summary>
/// Logistic regression whose coefficients, for features of mean 0 and standard deviation 1, have a normal prior of mean 0 and one standard deviation
/// (ridge; Le Cessie and van Houwelingen 1992), fitted by Newton's method, with the covariance that holds when the months of one situation
/// depend on each other (sandwich over clusters; Liang and Zeger 1986). Missing values count as the mean.
/// </summary>
internal sealed class RidgeLogit
{
    private const int MostSteps = 60;
    private const double Converged = 1e-9;
    private const double SmallestShare = 1e-6;
    private readonly double[] _mean;
    private readonly double[] _scale;
    private readonly double[] _coefficients;
    private readonly Matrix<double> _covariance;

    private RidgeLogit(double[] mean, double[] scale, double[] coefficients, Matrix<double> covariance)
    {
        _mean = mean;
        _scale = scale;
        _coefficients = coefficients;
        _covariance = covariance;
    }

    /// <summary>Log-odds at the mean of the features.</summary>
    public double Intercept => _coefficients[^1];

    /// <summary>Fits the model.</summary>
    /// <param name="features">Observations and features.</param>
    /// <param name="happened">The outcomes.</param>
    /// <param name="clusters">The cluster of each observation, from 0.</param>
    /// <param name="priorDeviation">Standard deviation of the prior of a coefficient, above 0.</param>
    public static RidgeLogit Fit(FeatureMatrix features, bool[] happened, int[] clusters, double priorDeviation)
    {
        var (n, p) = (features.Rows, features.Features);
        var mean = new double[p];
        var scale = new double[p];
        var rows = new double[n * (p + 1)];
        for (var j = 0; j < p; j++)
        {
            (mean[j], scale[j]) = Moments(features.Column(j));
            var column = features.Column(j);
            for (var i = 0; i < n; i++)
            {
                rows[(i * (p + 1)) + j] = double.IsNaN(column[i]) ? 0 : (column[i] - mean[j]) / scale[j];
            }
        }

        for (var i = 0; i < n; i++)
        {
            rows[(i * (p + 1)) + p] = 1;
        }

        var events = happened.Count(static y => y);
        var coefficients = new double[p + 1];
        coefficients[p] = Math.Log((events + 0.5) / (n - events + 0.5));
        var penalty = 1 / (priorDeviation * priorDeviation);
        var loss = Loss(rows, happened, coefficients, penalty);
        for (var step = 0; step < MostSteps; step++)
        {
            var (gradient, hessian) = Derivatives(rows, happened, coefficients, penalty);
            var change = hessian.Cholesky().Solve(Vector<double>.Build.Dense(gradient));

            // Where events are rare a whole step can overshoot; it is halved until the loss falls.
            for (var share = 1.0; ; share /= 2)
            {
                double[] next = [.. coefficients.Select((c, j) => c - (share * change[j]))];
                var nextLoss = Loss(rows, happened, next, penalty);
                if (nextLoss <= loss || share < SmallestShare)
                {
                    (coefficients, loss) = (next, nextLoss);
                    break;
                }
            }

            if (change.AbsoluteMaximum() < Converged)
            {
                break;
            }
        }

        return new RidgeLogit(mean, scale, coefficients, Sandwich(rows, happened, clusters, coefficients, penalty));
    }

    /// <summary>Log-odds of an observation.</summary>
    public double LogOdds(ReadOnlySpan<double> features)
    {
        var sum = Intercept;
        for (var j = 0; j < features.Length; j++)
        {
            sum += Contribution(features, j);
        }

        return sum;
    }

    /// <summary>What one feature adds to the log-odds, against its mean.</summary>
    public double Contribution(ReadOnlySpan<double> features, int feature) =>
        double.IsNaN(features[feature]) ? 0 : _coefficients[feature] * (features[feature] - _mean[feature]) / _scale[feature];

    /// <summary>Standard error of the log-odds of an observation.</summary>
    public double StandardError(ReadOnlySpan<double> features)
    {
        var x = Vector<double>.Build.Dense(features.Length + 1);
        for (var j = 0; j < features.Length; j++)
        {
            x[j] = double.IsNaN(features[j]) ? 0 : (features[j] - _mean[j]) / _scale[j];
        }

        x[features.Length] = 1;
        return Math.Sqrt(Math.Max(0, x.DotProduct(_covariance.Multiply(x))));
    }

    private static double Loss(double[] rows, bool[] happened, double[] coefficients, double penalty)
    {
        double loss = 0;
        for (var i = 0; i < happened.Length; i++)
        {
            var logOdds = LogOdds(rows.AsSpan(i * coefficients.Length, coefficients.Length), coefficients);
            loss += Math.Max(0, logOdds) + Math.Log(1 + Math.Exp(-Math.Abs(logOdds))) - (happened[i] ? logOdds : 0);
        }

        for (var j = 0; j < coefficients.Length - 1; j++)
        {
            loss += 0.5 * penalty * coefficients[j] * coefficients[j];
        }

        return loss;
    }

    /// <summary>The gradient and the second derivatives of the penalised negative log-likelihood.</summary>
    private static (double[] Gradient, Matrix<double> Hessian) Derivatives(double[] rows, bool[] happened, double[] coefficients, double penalty)
    {
        var width = coefficients.Length;
        var gradient = new double[width];
        var second = new double[width * width];
        for (var i = 0; i < happened.Length; i++)
        {
            var row = rows.AsSpan(i * width, width);
            var probability = Probability(row, coefficients);
            var (miss, weight) = (probability - (happened[i] ? 1 : 0), probability * (1 - probability));
            for (var j = 0; j < width; j++)
            {
                gradient[j] += miss * row[j];
                var line = second.AsSpan(j * width, width);
                var factor = weight * row[j];
                for (var k = j; k < width; k++)
                {
                    line[k] += factor * row[k];
                }
            }
        }

        for (var j = 0; j < width - 1; j++)
        {
            gradient[j] += penalty * coefficients[j];
            second[(j * width) + j] += penalty;
        }

        return (gradient, Matrix<double>.Build.Dense(width, width, (j, k) => second[(Math.Min(j, k) * width) + Math.Max(j, k)]));
    }

    private static Matrix<double> Sandwich(double[] rows, bool[] happened, int[] clusters, double[] coefficients, double penalty)
    {
        var width = coefficients.Length;
        var scores = new double[(clusters.Length == 0 ? 0 : clusters.Max()) + 1][];
        for (var i = 0; i < happened.Length; i++)
        {
            var row = rows.AsSpan(i * width, width);
            var score = scores[clusters[i]] ??= new double[width];
            var miss = Probability(row, coefficients) - (happened[i] ? 1 : 0);
            for (var j = 0; j < width; j++)
            {
                score[j] += miss * row[j];
            }
        }

        var meat = Matrix<double>.Build.Dense(width, width);
        foreach (var score in scores.Where(static s => s is not null))
        {
            var vector = Vector<double>.Build.Dense(score);
            meat += vector.OuterProduct(vector);
        }

        var (_, hessian) = Derivatives(rows, happened, coefficients, penalty);
        var bread = hessian.Inverse();
        return bread * meat * bread;
    }

    private static double Probability(ReadOnlySpan<double> row, ReadOnlySpan<double> coefficients) => LogOddsScale.Probability(LogOdds(row, coefficients));

    private static double LogOdds(ReadOnlySpan<double> row, ReadOnlySpan<double> coefficients)
    {
        double sum = 0;
        for (var j = 0; j < row.Length; j++)
        {
            sum += row[j] * coefficients[j];
        }

        return sum;
    }

    private static (double Mean, double Deviation) Moments(ReadOnlySpan<double> column)
    {
        double sum = 0, squares = 0;
        var count = 0;
        foreach (var value in column)
        {
            if (!double.IsNaN(value))
            {
                sum += value;
                count++;
            }
        }

        var mean = count == 0 ? 0 : sum / count;
        foreach (var value in column)
        {
            squares += double.IsNaN(value) ? 0 : (value - mean) * (value - mean);
        }

        var deviation = count == 0 ? 0 : Math.Sqrt(squares / count);
        return (mean, deviation > 0 ? deviation : 1);
    }
}
