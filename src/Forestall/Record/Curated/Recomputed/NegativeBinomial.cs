using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Forestall.Record.Curated.Recomputed;

/// <summary>
/// Regression of counts on covariates, negative binomial with variance μ + αμ² (NB2) and log link, fitted by maximum likelihood;
/// the covariance is robust to dependence within clusters (docs/methods/effects.md).
/// </summary>
internal sealed class NegativeBinomial
{
    private const int MostSteps = 200;

    private readonly int[] _counts;
    private readonly double[][] _rows;
    private readonly int[] _clusters;
    private readonly int _clusterCount;
    private readonly double[] _scale;
    private readonly double _logFactorials;

    /// <summary>Prepares a regression; a constant is put before the covariates of each row.</summary>
    public NegativeBinomial(IReadOnlyList<int> counts, IReadOnlyList<double[]> covariates, IReadOnlyList<string> clusters)
    {
        _counts = [.. counts];
        _rows = [.. covariates.Select(static r => (double[])[1, .. r])];
        var names = clusters.Distinct(StringComparer.Ordinal).Index().ToDictionary(static n => n.Item, static n => n.Index, StringComparer.Ordinal);
        _clusters = [.. clusters.Select(c => names[c])];
        _clusterCount = names.Count;
        _scale = [.. Enumerable.Range(0, _rows[0].Length).Select(k => _rows.Max(r => Math.Abs(r[k])))];
        _logFactorials = _counts.Sum(static y => SpecialFunctions.FactorialLn(y));
    }

    /// <summary>Coefficients with the constant first, and the logarithm of α last: as long as a row, and one more.</summary>
    public int Parameters => _rows[0].Length + 1;

    /// <summary>Fits the regression.</summary>
    /// <exception cref="InputException">The likelihood has no single highest point.</exception>
    public NegativeBinomialFit Fit()
    {
        if (_clusterCount < 2 || _counts.Length <= Parameters || _counts.All(static y => y == 0) || _scale.Contains(0))
        {
            throw NoFit();
        }

        var at = Vector<double>.Build.Dense(Parameters);
        at[0] = Math.Log(_counts.Average());
        at[Parameters - 1] = Math.Log(10);
        var here = Evaluate(at);
        for (var step = 0; step < MostSteps; step++)
        {
            var move = Ascent(here);
            if (here.Gradient * move < 1e-12)
            {
                return Result(at, here);
            }

            // Halving the step until the likelihood rises makes every step an ascent.
            var length = 1.0;
            var next = Evaluate(at + move);
            while (!(next.LogLikelihood >= here.LogLikelihood) && length > 1e-10)
            {
                length /= 2;
                next = Evaluate(at + (move * length));
            }

            if (length <= 1e-10)
            {
                return here.Gradient.L2Norm() < 1e-4 ? Result(at, here) : throw NoFit();
            }

            (at, here) = (at + (move * length), next);
        }

        throw NoFit();
    }

    /// <summary>The log-likelihood at coefficients (in the units of the covariates) and α.</summary>
    public double LogLikelihood(IReadOnlyList<double> coefficients, double alpha) =>
        Evaluate(Vector<double>.Build.Dense([.. coefficients.Select((b, k) => b * _scale[k]), Math.Log(alpha)])).LogLikelihood;

    private static InputException NoFit() =>
        new("the regression has no single best fit; check that the file holds all its rows and that no column is constant.");

    /// <summary>Newton's direction; where the likelihood is not concave, that of the nearest concave one (Levenberg 1944).</summary>
    private static Vector<double> Ascent(Point here)
    {
        var curvature = -here.Hessian;
        var diagonal = curvature.Diagonal();
        for (var damping = 0.0; damping < 1e12; damping = damping == 0 ? 1e-6 : damping * 10)
        {
            var damped = curvature.Clone();
            for (var k = 0; k < diagonal.Count; k++)
            {
                damped[k, k] += damping * Math.Max(Math.Abs(diagonal[k]), 1e-8);
            }

            try
            {
                return damped.Cholesky().Solve(here.Gradient);
            }
            catch (ArgumentException)
            {
                // Not positive definite: more damping.
            }
        }

        throw NoFit();
    }

    private NegativeBinomialFit Result(Vector<double> at, Point here)
    {
        var terms = _scale.Length;
        return new NegativeBinomialFit(
            [.. Enumerable.Range(0, terms).Select(k => at[k] / _scale[k])],
            Errors(ExpectedInformation(at), here.Scores.SubMatrix(0, _clusterCount, 0, terms)),
            Errors(-here.Hessian, here.Scores),
            Math.Exp(at[terms]),
            here.LogLikelihood,
            _counts.Length,
            _clusterCount);
    }

    /// <summary>Standard errors of the coefficients: information⁻¹ · sum over clusters of score · scoreᵀ · information⁻¹, times G/(G − 1).</summary>
    private double[] Errors(Matrix<double> information, Matrix<double> scores)
    {
        try
        {
            var bread = information.Cholesky().Solve(Matrix<double>.Build.DenseIdentity(information.RowCount));
            var covariance = bread * scores.Transpose() * scores * bread * ((double)_clusterCount / (_clusterCount - 1));
            return [.. _scale.Select((scale, k) => Math.Sqrt(covariance[k, k]) / scale)];
        }
        catch (ArgumentException)
        {
            throw NoFit();
        }
    }

    /// <summary>The information on the coefficients that is expected when the model holds.</summary>
    private Matrix<double> ExpectedInformation(Vector<double> at)
    {
        var terms = _scale.Length;
        var alpha = Math.Exp(at[terms]);
        var information = Matrix<double>.Build.Dense(terms, terms);
        foreach (var row in _rows)
        {
            var x = Vector<double>.Build.Dense([.. row.Select((v, k) => v / _scale[k])]);
            var mu = Math.Exp(x * at.SubVector(0, terms));
            information += x.OuterProduct(x) * (mu / (1 + (alpha * mu)));
        }

        return information;
    }

    private Point Evaluate(Vector<double> at)
    {
        var terms = _scale.Length;
        var alpha = Math.Exp(at[terms]);
        var (logs, slopes, bends) = SumsOverCounts(alpha);
        var gradient = Vector<double>.Build.Dense(Parameters);
        var hessian = Matrix<double>.Build.Dense(Parameters, Parameters);
        var scores = Matrix<double>.Build.Dense(_clusterCount, Parameters);
        var likelihood = -_logFactorials;
        var x = new double[terms];
        for (var i = 0; i < _counts.Length; i++)
        {
            var (y, eta) = (_counts[i], 0.0);
            for (var k = 0; k < terms; k++)
            {
                x[k] = _rows[i][k] / _scale[k];
                eta += at[k] * x[k];
            }

            var mu = Math.Exp(eta);
            var spread = 1 + (alpha * mu);
            var log = Math.Log(spread);
            likelihood += logs[y] + (y * eta) - ((y + (1 / alpha)) * log);

            // Derivatives by the linear predictor, by α, and by ln α.
            var byEta = (y - mu) / spread;
            var byEtaTwice = -mu * (1 + (alpha * y)) / (spread * spread);
            var byAlpha = slopes[y] + (log / (alpha * alpha)) - ((y + (1 / alpha)) * mu / spread);
            var byAlphaTwice = -bends[y] - (2 * log / (alpha * alpha * alpha)) + (2 * mu / (alpha * alpha * spread)) + ((y + (1 / alpha)) * mu * mu / (spread * spread));
            var byLog = alpha * byAlpha;
            var byLogTwice = byLog + (alpha * alpha * byAlphaTwice);
            var byBoth = -alpha * (y - mu) * mu / (spread * spread);
            for (var k = 0; k < terms; k++)
            {
                scores[_clusters[i], k] += byEta * x[k];
                hessian[k, terms] += byBoth * x[k];
                for (var l = 0; l <= k; l++)
                {
                    hessian[k, l] += byEtaTwice * x[k] * x[l];
                }
            }

            scores[_clusters[i], terms] += byLog;
            hessian[terms, terms] += byLogTwice;
        }

        for (var k = 0; k < Parameters; k++)
        {
            gradient[k] = scores.Column(k).Sum();
            for (var l = 0; l < k; l++)
            {
                if (k == terms)
                {
                    hessian[k, l] = hessian[l, k];
                }
                else
                {
                    hessian[l, k] = hessian[k, l];
                }
            }
        }

        return new Point(likelihood, gradient, hessian, scores);
    }

    /// <summary>For every count y the sums over j below y of ln(1 + αj), and of its first and minus its second derivative by α.</summary>
    private (double[] Logs, double[] Slopes, double[] Bends) SumsOverCounts(double alpha)
    {
        var most = _counts.Max();
        var (logs, slopes, bends) = (new double[most + 1], new double[most + 1], new double[most + 1]);
        for (var j = 0; j < most; j++)
        {
            var ratio = j / (1 + (alpha * j));
            logs[j + 1] = logs[j] + Math.Log(1 + (alpha * j));
            slopes[j + 1] = slopes[j] + ratio;
            bends[j + 1] = bends[j] + (ratio * ratio);
        }

        return (logs, slopes, bends);
    }

    private sealed record Point(double LogLikelihood, Vector<double> Gradient, Matrix<double> Hessian, Matrix<double> Scores);
}

/// <summary>A fitted regression.</summary>
/// <param name="Coefficients">Constant first.</param>
/// <param name="StandardErrors">Robust to dependence within clusters, from the expected information, α taken as known.</param>
/// <param name="ObservedErrors">The same from the observed information on all parameters, α included.</param>
/// <param name="Alpha">Dispersion: the variance is μ + αμ².</param>
/// <param name="LogLikelihood">At the highest point.</param>
/// <param name="Observations">Rows.</param>
/// <param name="Clusters">Clusters.</param>
internal sealed record NegativeBinomialFit(
    IReadOnlyList<double> Coefficients,
    IReadOnlyList<double> StandardErrors,
    IReadOnlyList<double> ObservedErrors,
    double Alpha,
    double LogLikelihood,
    int Observations,
    int Clusters);
