using MathNet.Numerics.LinearAlgebra;

namespace Forestall.Lessons.Internals;

/// <summary>A logistic regression of shares between 0 and 1, by iteratively reweighted least squares (McCullagh and Nelder 1989).</summary>
internal static class FractionalLogit
{
    private const int MostRounds = 100;

    public static double[] Predict(double[][] predictors, double[] shares)
    {
        var n = shares.Length;
        var x = Matrix<double>.Build.Dense(n, predictors[0].Length, (i, j) => predictors[i][j]);
        for (var j = 0; j < x.ColumnCount; j++)
        {
            // Fitted values do not depend on the scale of a predictor; their precision does.
            x.SetColumn(j, x.Column(j) / x.Column(j).AbsoluteMaximum());
        }

        // An orthogonal basis of the same space keeps the weighted problems well conditioned.
        x = x.QR(MathNet.Numerics.LinearAlgebra.Factorization.QRMethod.Thin).Q;
        var mean = Vector<double>.Build.Dense(n, i => (shares[i] + 0.5) / 2);
        var eta = mean.Map(static m => Math.Log(m / (1 - m)));
        var before = double.PositiveInfinity;
        for (var round = 0; round < MostRounds; round++)
        {
            var weight = mean.Map(static m => Math.Max(m * (1 - m), 1e-12));
            var working = Vector<double>.Build.Dense(n, i => eta[i] + ((shares[i] - mean[i]) / weight[i]));
            var root = weight.Map(Math.Sqrt);
            var beta = Matrix<double>.Build.DenseOfDiagonalVector(root).Multiply(x).QR().Solve(root.PointwiseMultiply(working));
            eta = x * beta;
            mean = eta.Map(static e => 1 / (1 + Math.Exp(-e)));
            var deviance = 2 * Enumerable.Range(0, n).Sum(i => Part(shares[i], mean[i]) + Part(1 - shares[i], 1 - mean[i]));
            if (Math.Abs(deviance - before) < 1e-8 * (Math.Abs(deviance) + 0.1))
            {
                break;
            }

            before = deviance;
        }

        return [.. mean];
    }

    private static double Part(double y, double m) => y <= 0 ? 0 : y * Math.Log(y / Math.Max(m, 1e-300));
}
