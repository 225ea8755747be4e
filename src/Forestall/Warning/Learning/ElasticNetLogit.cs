using Forestall.Warning.Learning.Internals;

namespace Forestall.Warning.Learning;

/// <summary>
/// Logistic regression with elastic-net penalty (Zou and Hastie 2005) along a path of strengths with warm starts, as glmnet computes it
/// (Friedman, Hastie and Tibshirani 2010, section 3): minimises −(1/Σw) Σ w_i [y_i η_i − log(1 + e^η_i)] + λ Σ f_j (α|b_j| + (1 − α) b_j²/2)
/// over features standardised to mean 0 and variance 1 (divisor Σw); coefficients are returned on the scale of the features as given.
/// </summary>
public static class ElasticNetLogit
{
    private const double LeastProbability = 1e-5;
    private const double LeastGain = 1e-5;
    private const double MostDeviance = 0.999;
    private const int FewestFits = 5;

    /// <summary>Fits the path. It ends early where a weaker penalty hardly explains more (glmnet's rule).</summary>
    /// <param name="features">Observations and features without missing values.</param>
    /// <param name="happened">The outcome of each observation; both must occur.</param>
    /// <param name="settings">Settings; null for the defaults.</param>
    /// <param name="weights">A weight above or at 0 for each observation; null for 1.</param>
    /// <exception cref="InputException">The data or settings cannot be used.</exception>
    public static IReadOnlyList<ElasticNetFit> Path(FeatureMatrix features, IReadOnlyList<bool> happened, ElasticNetSettings? settings = null, IReadOnlyList<double>? weights = null)
    {
        ArgumentNullException.ThrowIfNull(features);
        settings = (settings ?? new ElasticNetSettings()).Checked(features.Features);
        var problem = new ElasticNetProblem(features, happened, weights, settings);
        var ratio = settings.SmallestRatio ?? (features.Rows > features.Features ? 1e-4 : 1e-2);
        var factor = Math.Pow(ratio, 1.0 / (settings.PathLength - 1));
        var lambda = problem.LargestLambda;
        var path = new List<ElasticNetFit>();
        for (var k = 0; k < settings.PathLength; k++, lambda *= factor)
        {
            path.Add(problem.Fit(lambda));
            var explained = path[^1].DevianceRatio;
            if (k + 1 >= FewestFits && (explained > MostDeviance || explained - path[^2].DevianceRatio < LeastGain * explained))
            {
                break;
            }
        }

        return path;
    }

    /// <summary>Fits given strengths of the penalty, from the strongest to the weakest.</summary>
    /// <param name="features">Observations and features without missing values.</param>
    /// <param name="happened">The outcome of each observation; both must occur.</param>
    /// <param name="lambdas">Strengths, at least 0, falling.</param>
    /// <param name="settings">Settings; null for the defaults.</param>
    /// <param name="weights">A weight above or at 0 for each observation; null for 1.</param>
    /// <exception cref="InputException">The data or settings cannot be used.</exception>
    public static IReadOnlyList<ElasticNetFit> Path(FeatureMatrix features, IReadOnlyList<bool> happened, IReadOnlyList<double> lambdas, ElasticNetSettings? settings = null, IReadOnlyList<double>? weights = null)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(lambdas);
        if (lambdas.Any(static l => !(l >= 0) || double.IsInfinity(l)) || lambdas.Zip(lambdas.Skip(1)).Any(static p => p.First < p.Second))
        {
            throw new InputException("the strengths of the penalty must be numbers of at least 0 that fall; order them.");
        }

        var problem = new ElasticNetProblem(features, happened, weights, (settings ?? new ElasticNetSettings()).Checked(features.Features));
        return [.. lambdas.Select(problem.Fit)];
    }

    /// <summary>
    /// Fits the path to all rows and finds by cross-validation which strength predicts held-out rows best (mean binomial deviance, as
    /// cv.glmnet; probabilities are cut at 10⁻⁵ and 1 − 10⁻⁵).
    /// </summary>
    /// <param name="features">Observations and features without missing values.</param>
    /// <param name="happened">The outcome of each observation; both must occur in what remains when any fold is held out.</param>
    /// <param name="folds">The fold of each observation, from 0 on, at least two different ones: see <see cref="Folds"/>.</param>
    /// <param name="settings">Settings; null for the defaults.</param>
    /// <param name="weights">A weight above or at 0 for each observation; null for 1.</param>
    /// <exception cref="InputException">The data, folds or settings cannot be used.</exception>
    public static CrossValidatedPath CrossValidate(FeatureMatrix features, IReadOnlyList<bool> happened, IReadOnlyList<int> folds, ElasticNetSettings? settings = null, IReadOnlyList<double>? weights = null)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(folds);
        var names = folds.Distinct().Order().ToArray();
        if (folds.Count != features.Rows || names.Length < 2)
        {
            throw new InputException($"cross-validation of {features.Rows} rows needs a fold for each and at least two folds; got {folds.Count} and {names.Length}.");
        }

        var path = Path(features, happened, settings, weights);
        double[] lambdas = [.. path.Select(static f => f.Lambda)];
        var losses = new double[names.Length][];
        var masses = new double[names.Length];
        Parallel.For(0, names.Length, k =>
        {
            int[] held = [.. Enumerable.Range(0, folds.Count).Where(i => folds[i] == names[k])];
            int[] kept = [.. Enumerable.Range(0, folds.Count).Where(i => folds[i] != names[k])];
            var fits = Path(features.Take(kept), [.. kept.Select(i => happened[i])], lambdas, settings, weights is null ? null : [.. kept.Select(i => weights[i])]);
            var test = features.Take(held);
            losses[k] = [.. fits.Select(f => Loss(f.Probabilities(test), held, happened, weights))];
            masses[k] = held.Sum(i => weights?[i] ?? 1);
        });

        var total = masses.Sum();
        double[] deviances = [.. lambdas.Select((_, l) => losses.Sum(f => f[l]) / total)];
        return new CrossValidatedPath(path, deviances, Array.IndexOf(deviances, deviances.Min()));
    }

    /// <summary>Random folds of as equal size as can be.</summary>
    /// <param name="rows">How many observations there are.</param>
    /// <param name="count">How many folds, from 2 to the number of rows.</param>
    /// <param name="seed">The seed.</param>
    public static int[] Folds(int rows, int count, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, rows);
        var folds = new int[rows];
        foreach (var (place, row) in new CounterRandom(seed, 0xF01D).Permutation(0, rows).Index())
        {
            folds[row] = place % count;
        }

        return folds;
    }

    private static double Loss(double[] probabilities, int[] rows, IReadOnlyList<bool> happened, IReadOnlyList<double>? weights)
    {
        double sum = 0;
        foreach (var (k, i) in rows.Index())
        {
            var p = Math.Clamp(probabilities[k], LeastProbability, 1 - LeastProbability);
            sum -= 2 * (weights?[i] ?? 1) * Math.Log(happened[i] ? p : 1 - p);
        }

        return sum;
    }
}
