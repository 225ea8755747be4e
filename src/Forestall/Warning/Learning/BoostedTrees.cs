using Forestall.Warning.Internals;
using Forestall.Warning.Learning.Internals;

namespace Forestall.Warning.Learning;

/// <summary>
/// Gradient-boosted regression trees (Friedman 2001) on histograms with second-order steps (Chen and Guestrin 2016; Ke et al. 2017), a learned
/// direction for missing values, optional monotone directions, and random shares of rows (Friedman 2002) and features. Fitting uses one thread
/// and the same data, settings and seed give the same trees.
/// </summary>
public sealed class BoostedTrees
{
    private readonly RegressionTree[] _trees;
    private readonly double _base;
    private readonly BoostingLoss _loss;
    private readonly int _features;

    private BoostedTrees(RegressionTree[] trees, double start, BoostingLoss loss, int features)
    {
        _trees = trees;
        _base = start;
        _loss = loss;
        _features = features;
    }

    /// <summary>The number of trees.</summary>
    public int Trees => _trees.Length;

    /// <summary>The score before any feature is looked at.</summary>
    public double Level => _base + _trees.Sum(static t => t.RootValue);

    /// <summary>Learns from observations.</summary>
    /// <param name="features">Observations and features; missing values are allowed.</param>
    /// <param name="outcomes">The outcome of each observation, in the range of the loss.</param>
    /// <param name="settings">Settings; null for the defaults.</param>
    /// <param name="weights">A weight of at least 0 for each observation; null for 1.</param>
    /// <param name="offsets">A score each observation starts from and to which the trees add; null for one constant learned from the outcomes.</param>
    /// <exception cref="InputException">The data or settings cannot be used.</exception>
    public static BoostedTrees Fit(FeatureMatrix features, IReadOnlyList<double> outcomes, BoostingSettings? settings = null, IReadOnlyList<double>? weights = null, IReadOnlyList<double>? offsets = null)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(outcomes);
        settings = (settings ?? new BoostingSettings()).Checked(features.Features);
        Check(features.Rows, outcomes, weights, offsets, settings.Loss);
        var start = offsets is null ? Start(outcomes, weights, settings.Loss) : 0;
        var scores = offsets is null ? [.. Enumerable.Repeat(start, features.Rows)] : offsets.ToArray();
        var grower = new TreeGrower(new BinnedFeatures(features, settings.Bins), settings);
        var trees = new RegressionTree[settings.Rounds];
        var gradients = new double[features.Rows];
        var curvatures = new double[features.Rows];
        for (var round = 0; round < trees.Length; round++)
        {
            for (var i = 0; i < scores.Length; i++)
            {
                var weight = weights?[i] ?? 1;
                var mean = Mean(scores[i], settings.Loss);
                gradients[i] = weight * (mean - outcomes[i]);
                curvatures[i] = weight * settings.Loss switch
                {
                    BoostingLoss.Logistic => Math.Max(mean * (1 - mean), 1e-16),
                    BoostingLoss.Poisson => mean,
                    _ => 1,
                };
            }

            trees[round] = grower.Grow(round, gradients, curvatures, scores);
        }

        return new BoostedTrees(trees, start, settings.Loss, features.Features);
    }

    /// <summary>The score of each row: log-odds, mean, or logarithm of the mean, by the loss.</summary>
    /// <param name="features">The features the model was fitted to.</param>
    /// <param name="offsets">The score each row starts from, where the model was fitted with such; null otherwise.</param>
    /// <exception cref="InputException">The matrix has other features.</exception>
    public double[] Scores(FeatureMatrix features, IReadOnlyList<double>? offsets = null)
    {
        ArgumentNullException.ThrowIfNull(features);
        if (features.Features != _features || (offsets is not null && offsets.Count != features.Rows))
        {
            throw new InputException($"the model was fitted to {_features} features and is given {features.Features} (offsets: {offsets?.Count.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none"} for {features.Rows} rows); give the same.");
        }

        var scores = new double[features.Rows];
        for (var i = 0; i < scores.Length; i++)
        {
            var score = _base + (offsets?[i] ?? 0);
            foreach (var tree in _trees)
            {
                score += tree.Value(features, i);
            }

            scores[i] = score;
        }

        return scores;
    }

    /// <summary>The predicted mean of each row: a probability, a mean, or the mean of a count, by the loss.</summary>
    /// <param name="features">The features the model was fitted to.</param>
    /// <param name="offsets">The score each row starts from, where the model was fitted with such; null otherwise.</param>
    /// <exception cref="InputException">The matrix has other features.</exception>
    public double[] Predict(FeatureMatrix features, IReadOnlyList<double>? offsets = null) => [.. Scores(features, offsets).Select(s => Mean(s, _loss))];

    /// <summary>The score of one observation: log-odds, mean, or logarithm of the mean, by the loss.</summary>
    /// <param name="features">Its features, in the order of the matrix the model was fitted to.</param>
    public double Score(ReadOnlySpan<double> features)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(features.Length, _features, nameof(features));
        var score = _base;
        foreach (var tree in _trees)
        {
            score += tree.Value(features);
        }

        return score;
    }

    /// <summary>
    /// What each feature adds to the score of one observation against the mean of the data learned from: at every split on its path the change of
    /// value goes to the feature split on (Saabas 2014). The contributions and <see cref="Level"/> sum to the score.
    /// </summary>
    /// <param name="features">Its features, in the order of the matrix the model was fitted to.</param>
    public double[] Contributions(ReadOnlySpan<double> features)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(features.Length, _features, nameof(features));
        var contributions = new double[_features];
        foreach (var tree in _trees)
        {
            tree.AddContributions(features, contributions);
        }

        return contributions;
    }

    private static double Mean(double score, BoostingLoss loss) => loss switch
    {
        BoostingLoss.Logistic => LogOddsScale.Probability(score),
        BoostingLoss.Poisson => Math.Exp(Math.Min(score, 700)),
        _ => score,
    };

    private static double Start(IReadOnlyList<double> outcomes, IReadOnlyList<double>? weights, BoostingLoss loss)
    {
        double sum = 0, mass = 0;
        for (var i = 0; i < outcomes.Count; i++)
        {
            var weight = weights?[i] ?? 1;
            sum += weight * outcomes[i];
            mass += weight;
        }

        var mean = sum / mass;
        if ((loss == BoostingLoss.Logistic && mean is <= 0 or >= 1) || (loss == BoostingLoss.Poisson && mean <= 0))
        {
            throw new InputException($"the outcome is the same in all {outcomes.Count} observations to learn from; a model needs differences.");
        }

        return loss switch
        {
            BoostingLoss.Logistic => Math.Log(mean / (1 - mean)),
            BoostingLoss.Poisson => Math.Log(mean),
            _ => mean,
        };
    }

    private static void Check(int rows, IReadOnlyList<double> outcomes, IReadOnlyList<double>? weights, IReadOnlyList<double>? offsets, BoostingLoss loss)
    {
        if (rows == 0 || outcomes.Count != rows || (weights is not null && weights.Count != rows) || (offsets is not null && offsets.Count != rows))
        {
            throw new InputException($"there are {rows} observations, {outcomes.Count} outcomes, {weights?.Count ?? rows} weights and {offsets?.Count ?? rows} offsets; give one of each.");
        }

        for (var i = 0; i < rows; i++)
        {
            var possible = loss switch
            {
                BoostingLoss.Logistic => outcomes[i] is >= 0 and <= 1,
                BoostingLoss.Poisson => outcomes[i] >= 0 && double.IsFinite(outcomes[i]),
                _ => double.IsFinite(outcomes[i]),
            };
            if (!possible)
            {
                throw new InputException($"the outcome of row {i + 1} is outside what the loss allows; correct it or use another loss.");
            }
        }

        if ((weights is not null && !(weights.All(static w => w >= 0 && double.IsFinite(w)) && weights.Any(static w => w > 0))) || (offsets is not null && !offsets.All(double.IsFinite)))
        {
            throw new InputException("a weight is below 0, a weight or an offset is no number, or all weights are 0; correct them.");
        }
    }
}
