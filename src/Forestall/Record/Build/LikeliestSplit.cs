using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace Forestall.Record.Build;

/// <summary>
/// The table with given margins that maximises Σ n log x, where n are events and x deaths: the profile likelihood of event sizes that are
/// exponential with a free mean per cell (empirical likelihood, Owen, 1988). Its cells are x = n / (λ_month + ν_type).
/// For given ν each λ is found by Newton's method on its row; ν by damped Newton on the convex dual.
/// </summary>
internal sealed class LikeliestSplit
{
    private const double Tolerance = 1e-7;
    private const double RelativeTolerance = 2e-13;

    // Rounding reads a cell within a hundred-thousandth of a whole number as that number.
    private const double WorstAllowed = 2e-6;
    private const double SingularBelow = 1e-11;
    private const int StepsAtMost = 200;

    private readonly MarginTable _table;
    private readonly int[] _types;
    private double[,] _deaths;
    private double _dual;

    private LikeliestSplit(MarginTable table)
    {
        _table = table;
        _types = [.. Enumerable.Range(0, table.Columns.Length).Where(t => Enumerable.Range(0, table.Rows.Length).Any(m => table.IsFree(m, t)))];
        _deaths = new double[table.Rows.Length, table.Columns.Length];
    }

    /// <summary>The deaths, months by types; the margins hold to a millionth of a death.</summary>
    public static double[,] Of(MarginTable table)
    {
        var split = new LikeliestSplit(table);
        split.Solve();
        return split._deaths;
    }

    private void Solve()
    {
        if (_types.Length == 0)
        {
            return;
        }

        var nu = new double[_table.Columns.Length];
        foreach (var t in _types)
        {
            nu[t] = Enumerable.Range(0, _table.Rows.Length).Sum(m => _table.Events[m, t]) / _table.Columns[t];
        }

        (_deaths, _dual) = Evaluate(nu);
        var tolerance = Math.Max(Tolerance, RelativeTolerance * _table.Columns.Max());
        for (var step = 0; step < StepsAtMost; step++)
        {
            var gradient = _types.Select(t => Column(t) - _table.Columns[t]).ToArray();
            if (gradient.Max(Math.Abs) <= tolerance)
            {
                return;
            }

            nu = Descend(nu, gradient, Direction(gradient));
        }

        if (_types.Max(t => Math.Abs(Column(t) - _table.Columns[t])) > WorstAllowed)
        {
            throw new InputException($"no split by type was found within {StepsAtMost} steps; use files of the same version.");
        }
    }

    private double[] Descend(double[] nu, double[] gradient, double[] direction)
    {
        var decrease = direction.Zip(gradient, static (d, g) => d * g).Sum();
        for (var length = 1.0; ; length /= 2)
        {
            var next = (double[])nu.Clone();
            for (var i = 0; i < _types.Length; i++)
            {
                next[_types[i]] += length * direction[i];
            }

            var (deaths, dual) = Evaluate(next);
            if (dual <= _dual - (1e-4 * length * decrease) + (1e-12 * Math.Abs(_dual)) || length < 1e-10)
            {
                (_deaths, _dual) = (deaths, dual);
                return next;
            }
        }
    }

    /// <summary>Newton's direction. The Hessian is singular, since adding a constant to every ν and taking it from every λ changes nothing.</summary>
    private double[] Direction(double[] gradient)
    {
        var k = _types.Length;
        var hessian = Matrix<double>.Build.Dense(k, k);
        for (var m = 0; m < _table.Rows.Length; m++)
        {
            var weights = _types.Select(t => _table.IsFree(m, t) ? _deaths[m, t] * _deaths[m, t] / _table.Events[m, t] : 0).ToArray();
            var sum = weights.Sum();
            for (var i = 0; i < k && sum > 0; i++)
            {
                hessian[i, i] += weights[i];
                for (var j = 0; j < k; j++)
                {
                    hessian[i, j] -= weights[i] * weights[j] / sum;
                }
            }
        }

        var scale = Vector<double>.Build.Dense(k, i => 1 / Math.Sqrt(Math.Max(hessian[i, i], 1e-300)));
        var scaled = Matrix<double>.Build.Dense(k, k, (i, j) => hessian[i, j] * scale[i] * scale[j]);
        Evd<double> parts = scaled.Evd(Symmetricity.Symmetric);
        var target = Vector<double>.Build.Dense(k, i => gradient[i] * scale[i]);
        var largest = parts.EigenValues.Max(static v => v.Real);
        var solution = Vector<double>.Build.Dense(k);
        for (var i = 0; i < k; i++)
        {
            if (parts.EigenValues[i].Real > SingularBelow * largest)
            {
                var vector = parts.EigenVectors.Column(i);
                solution += vector * (vector.DotProduct(target) / parts.EigenValues[i].Real);
            }
        }

        return [.. solution.PointwiseMultiply(scale)];
    }

    private (double[,] Deaths, double Dual) Evaluate(double[] nu)
    {
        var deaths = new double[_table.Rows.Length, _table.Columns.Length];
        var dual = _types.Sum(t => nu[t] * _table.Columns[t]);
        for (var m = 0; m < _table.Rows.Length; m++)
        {
            var free = _types.Where(t => _table.IsFree(m, t)).ToArray();
            if (free.Length == 0)
            {
                continue;
            }

            var lambda = RowMultiplier(m, free, nu);
            dual += lambda * _table.Rows[m];
            foreach (var t in free)
            {
                deaths[m, t] = _table.Events[m, t] / (lambda + nu[t]);
                dual -= _table.Events[m, t] * Math.Log(lambda + nu[t]);
            }
        }

        return (deaths, dual);
    }

    /// <summary>λ with Σ n/(λ+ν) = row total; Newton from the left approaches it without overshooting.</summary>
    private double RowMultiplier(int month, int[] free, double[] nu)
    {
        var lambda = free.Max(t => (_table.Events[month, t] / _table.Rows[month]) - nu[t]);
        for (var i = 0; i < 100; i++)
        {
            var excess = free.Sum(t => _table.Events[month, t] / (lambda + nu[t])) - _table.Rows[month];
            if (excess <= 1e-13 * _table.Rows[month])
            {
                break;
            }

            lambda += excess / free.Sum(t => _table.Events[month, t] / ((lambda + nu[t]) * (lambda + nu[t])));
        }

        return lambda;
    }

    private double Column(int type)
    {
        var sum = 0.0;
        for (var m = 0; m < _table.Rows.Length; m++)
        {
            sum += _deaths[m, type];
        }

        return sum;
    }
}
