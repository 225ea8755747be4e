namespace Forestall.Warning.Learning.Internals;

/// <summary>
/// One penalised logistic regression, solved by proximal Newton steps: coordinate descent on the quadratic model of the log-likelihood
/// (Friedman, Hastie and Tibshirani 2010), whose curvature is kept from step to step and computed anew only where steps stop being good
/// (Yuan, Ho and Lin 2012 use the same outer scheme). Every accepted step lowers the objective; a fit ends by the optimality conditions alone.
/// </summary>
internal sealed class ElasticNetProblem
{
    private const int MostSteps = 500;
    private const int MostSweeps = 10_000;
    private const double LeastCurvature = 1e-5;

    private readonly int _rows;
    private readonly int _size;
    private readonly double[][] _columns;
    private readonly double[] _means;
    private readonly double[] _scales;
    private readonly double[] _outcomes;
    private readonly double[] _weights;
    private readonly double[] _penalties;
    private readonly double _alpha;
    private readonly double _tolerance;
    private readonly double _nullLoss;

    // The point: coefficient j of the standardised features, the constant at the end.
    private readonly double[] _point;
    private readonly double[] _gradient;
    private readonly double[] _residuals;
    private readonly double[] _curvatureWeights;
    private readonly double[] _scratch;
    private readonly double[,] _curvature;
    private readonly bool[,] _known;
    private readonly double[] _logOdds;
    private readonly double[] _probabilities;
    private bool _fresh;

    public ElasticNetProblem(FeatureMatrix features, IReadOnlyList<bool> happened, IReadOnlyList<double>? weights, ElasticNetSettings settings)
    {
        ArgumentNullException.ThrowIfNull(happened);
        _rows = features.Rows;
        _size = features.Features;
        if (happened.Count != _rows || (weights is not null && weights.Count != _rows))
        {
            throw new InputException($"there are {_rows} observations, {happened.Count} outcomes and {weights?.Count ?? _rows} weights; give one of each.");
        }

        _weights = weights is null ? [.. Enumerable.Repeat(1.0 / _rows, _rows)] : Shares(weights);
        _outcomes = [.. happened.Select(static h => h ? 1.0 : 0.0)];
        var rate = Kernels.Dot(_weights, _outcomes);
        if (!(rate > 0 && rate < 1 - 1e-15))
        {
            throw new InputException($"the outcome is {(rate > 0 ? "always" : "never")} there in the {_rows} observations to learn from; a model needs both.");
        }

        _columns = new double[_size + 1][];
        _means = new double[_size];
        _scales = new double[_size];
        _columns[_size] = [.. Enumerable.Repeat(1.0, _rows)];
        for (var j = 0; j < _size; j++)
        {
            _columns[j] = Standardised(features, j);
        }

        var factors = settings.PenaltyFactors ?? [.. Enumerable.Repeat(1.0, _size)];
        var sum = factors.Sum();
        _penalties = [.. factors.Select(f => f * _size / sum), 0];
        _alpha = settings.Alpha;
        _point = new double[_size + 1];
        _point[_size] = Math.Log(rate / (1 - rate));
        _gradient = new double[_size + 1];
        _residuals = new double[_rows];
        _curvatureWeights = new double[_rows];
        _scratch = new double[_rows];
        _curvature = new double[_size + 1, _size + 1];
        _known = new bool[_size + 1, _size + 1];
        _logOdds = [.. Enumerable.Repeat(_point[_size], _rows)];
        _probabilities = new double[_rows];
        _nullLoss = -((rate * Math.Log(rate)) + ((1 - rate) * Math.Log(1 - rate)));
        Loss(_logOdds);
        Derive();
        Renew();
        if (_penalties.Take(_size).Any(static p => p == 0))
        {
            // Where a feature is free of penalty, the path starts at the fit of the free features.
            _tolerance = 1e-10;
            Solve(double.MaxValue);
        }

        LargestLambda = Enumerable.Range(0, _size).Where(j => _penalties[j] > 0).Max(j => Math.Abs(_gradient[j]) / _penalties[j]) / Math.Max(_alpha, 1e-3);
        _tolerance = settings.Tolerance * Math.Max(LargestLambda * Math.Max(_alpha, 1e-3), 1e-6);
    }

    /// <summary>The weakest penalty at which no penalised feature has a part in the fit.</summary>
    public double LargestLambda { get; }

    /// <summary>The fit at a strength of the penalty, begun where the last one ended.</summary>
    public ElasticNetFit Fit(double lambda)
    {
        Solve(lambda);
        var coefficients = new double[_size];
        var intercept = _point[_size];
        for (var j = 0; j < _size; j++)
        {
            coefficients[j] = _point[j] / _scales[j];
            intercept -= coefficients[j] * _means[j];
        }

        var loss = Loss(_logOdds);
        return new ElasticNetFit(lambda, intercept, coefficients, 1 - (loss / _nullLoss), loss + Penalty(_point, lambda));
    }

    private void Solve(double lambda)
    {
        var objective = Loss(_logOdds) + Penalty(_point, lambda);
        var before = double.PositiveInfinity;
        var target = new double[_size + 1];
        var moved = new double[_rows];
        for (var step = 0; step < MostSteps; step++)
        {
            var violation = Violation(lambda);
            if (violation <= _tolerance)
            {
                return;
            }

            if (!_fresh && violation > 0.2 * before)
            {
                Renew();
            }

            before = violation;
            Minimise(lambda, violation, target);
            Move(target, moved);
            var length = 1.0;
            while (true)
            {
                Kernels.AddScaled(_logOdds, length, moved, _scratch);
                var there = new double[_size + 1];
                for (var j = 0; j <= _size; j++)
                {
                    there[j] = _point[j] + (length * (target[j] - _point[j]));
                }

                var next = Loss(_scratch) + Penalty(there, lambda);
                if (next <= objective + (1e-14 * Math.Abs(objective)))
                {
                    there.CopyTo(_point, 0);
                    _scratch.CopyTo(_logOdds, 0);
                    objective = next;
                    Derive();
                    break;
                }

                if (!_fresh)
                {
                    Loss(_logOdds);
                    Renew();
                    Minimise(lambda, violation, target);
                    Move(target, moved);
                    continue;
                }

                length /= 2;
                if (length < 1e-8)
                {
                    return;
                }
            }
        }

        throw new InputException("the penalised regression does not converge; use a stronger penalty or fewer features.");
    }

    /// <summary>How far the point is from the optimality conditions: the largest distance of 0 from the subdifferential, coordinate by coordinate.</summary>
    private double Violation(double lambda)
    {
        double worst = 0;
        for (var j = 0; j <= _size; j++)
        {
            worst = Math.Max(worst, Violation(j, lambda));
        }

        return worst;
    }

    private double Violation(int j, double lambda)
    {
        if (_penalties[j] == 0)
        {
            return Math.Abs(_gradient[j]);
        }

        if (lambda == double.MaxValue)
        {
            return 0;
        }

        var absolute = lambda * _penalties[j] * _alpha;
        var slope = _gradient[j] - (lambda * _penalties[j] * (1 - _alpha) * _point[j]);
        return _point[j] == 0 ? Math.Max(0, Math.Abs(slope) - absolute) : Math.Abs(slope - (Math.Sign(_point[j]) * absolute));
    }

    /// <summary>Minimises the quadratic model plus penalty by coordinate descent over the coordinates that are in the fit or violate their condition.</summary>
    private void Minimise(double lambda, double violation, double[] target)
    {
        _point.CopyTo(target, 0);
        var slopes = _gradient.AsSpan().ToArray();
        int[] active = [.. Enumerable.Range(0, _size + 1).Where(j => _penalties[j] == 0 || _point[j] != 0 || Violation(j, lambda) > 0)];
        foreach (var j in active)
        {
            foreach (var k in active)
            {
                Know(j, k);
            }
        }

        var accuracy = 1e-3 * Math.Min(violation, 1);
        for (var sweep = 0; sweep < MostSweeps; sweep++)
        {
            double largest = 0;
            foreach (var j in active)
            {
                var curvature = _curvature[j, j];
                if (curvature <= 0)
                {
                    continue;
                }

                var (old, strength) = (target[j], _penalties[j] == 0 ? 0 : lambda * _penalties[j]);
                var pull = (curvature * old) + slopes[j];
                var next = Math.Sign(pull) * Math.Max(0, Math.Abs(pull) - (strength * _alpha)) / (curvature + (strength * (1 - _alpha)));
                var change = next - old;
                if (change == 0)
                {
                    continue;
                }

                target[j] = next;
                largest = Math.Max(largest, Math.Abs(change) * curvature);
                foreach (var k in active)
                {
                    slopes[k] -= change * _curvature[j, k];
                }
            }

            if (largest <= accuracy)
            {
                return;
            }
        }
    }

    private void Move(double[] target, double[] moved)
    {
        Array.Clear(moved);
        for (var j = 0; j <= _size; j++)
        {
            if (target[j] != _point[j])
            {
                Kernels.AddScaled(moved, target[j] - _point[j], _columns[j], moved);
            }
        }
    }

    /// <summary>Probabilities, residuals and the gradient of the log-likelihood at the point.</summary>
    private void Derive()
    {
        for (var i = 0; i < _rows; i++)
        {
            _residuals[i] = _weights[i] * (_outcomes[i] - _probabilities[i]);
        }

        for (var j = 0; j <= _size; j++)
        {
            _gradient[j] = Kernels.Dot(_columns[j], _residuals);
        }

        _fresh = false;
    }

    /// <summary>Takes the curvature at the present point; its entries are computed when they are needed.</summary>
    private void Renew()
    {
        for (var i = 0; i < _rows; i++)
        {
            _curvatureWeights[i] = _weights[i] * Math.Max(_probabilities[i] * (1 - _probabilities[i]), LeastCurvature);
        }

        Array.Clear(_known);
        _fresh = true;
    }

    private void Know(int j, int k)
    {
        if (!_known[j, k])
        {
            Kernels.Multiply(_columns[j], _curvatureWeights, _scratch);
            _curvature[j, k] = _curvature[k, j] = Kernels.Dot(_scratch, _columns[k]);
            _known[j, k] = _known[k, j] = true;
        }
    }

    /// <summary>The mean negative log-likelihood; the probabilities are written on the way.</summary>
    private double Loss(double[] logOdds)
    {
        double sum = 0;
        for (var i = 0; i < _rows; i++)
        {
            var x = logOdds[i];
            var power = Math.Exp(-Math.Abs(x));
            _probabilities[i] = (x > 0 ? 1 : power) / (1 + power);
            sum += _weights[i] * (Math.Max(x, 0) + Math.Log(1 + power) - (_outcomes[i] * x));
        }

        return sum;
    }

    private double Penalty(double[] point, double lambda)
    {
        if (lambda == double.MaxValue)
        {
            return 0;
        }

        double sum = 0;
        for (var j = 0; j < _size; j++)
        {
            sum += _penalties[j] * ((_alpha * Math.Abs(point[j])) + ((1 - _alpha) * point[j] * point[j] / 2));
        }

        return lambda * sum;
    }

    private double[] Standardised(FeatureMatrix features, int j)
    {
        var column = features.Column(j);
        for (var i = 0; i < _rows; i++)
        {
            if (double.IsNaN(column[i]))
            {
                throw new InputException($"the feature '{features.Names[j]}' is missing in row {i + 1}; fill it in before a linear model sees it.");
            }
        }

        var mean = Kernels.Dot(column, _weights);
        double variance = 0;
        for (var i = 0; i < _rows; i++)
        {
            variance += _weights[i] * (column[i] - mean) * (column[i] - mean);
        }

        // A column that never changes can say nothing; it stays out of the fit.
        var constant = variance <= 1e-24 * mean * mean || variance == 0;
        (_means[j], _scales[j]) = (mean, constant ? 1 : Math.Sqrt(variance));
        var standardised = new double[_rows];
        for (var i = 0; !constant && i < _rows; i++)
        {
            standardised[i] = (column[i] - mean) / _scales[j];
        }

        return standardised;
    }

    private static double[] Shares(IReadOnlyList<double> weights)
    {
        var sum = weights.Sum();
        return weights.All(static w => w >= 0 && double.IsFinite(w)) && sum > 0
            ? [.. weights.Select(w => w / sum)]
            : throw new InputException("a weight is below 0 or no number, or all are 0; give weights of at least 0.");
    }
}
