using Forestall.Warning.Learning.Internals;

namespace Forestall.Warning.Learning;

/// <summary>Settings of a forest of random subspaces.</summary>
public sealed record ForestSettings
{
    /// <summary>How many trees, at least 1.</summary>
    public int Trees { get; init; } = 1000;

    /// <summary>The fewest rows in a leaf, at least 1.</summary>
    public int FewestRows { get; init; } = 10;

    /// <summary>The share of features each tree may use, above 0 and at most 1.</summary>
    public double FeatureShare { get; init; } = 0.3;

    /// <summary>The share of rows each tree learns from, above 0 and at most 1.</summary>
    public double RowShare { get; init; } = 0.632;

    /// <summary>The seed of the random shares of rows and features.</summary>
    public ulong Seed { get; init; } = 1;
}

/// <summary>
/// The mean of deep regression trees, each grown on a random share of the features (Ho 1998) and of the rows (Breiman 2001). Missing values
/// are sent where they fit best. The same data, settings and seed give the same forest.
/// </summary>
public sealed class SubspaceForest
{
    private readonly RegressionTree[] _trees;
    private readonly int _features;

    private SubspaceForest(RegressionTree[] trees, int features)
    {
        _trees = trees;
        _features = features;
    }

    /// <summary>Learns from observations.</summary>
    /// <param name="features">Observations and features; missing values are allowed.</param>
    /// <param name="outcomes">The outcome of each observation: 0 or 1 for a probability, any finite number for a mean.</param>
    /// <param name="settings">Settings; null for the defaults.</param>
    /// <exception cref="InputException">The data or settings cannot be used.</exception>
    public static SubspaceForest Fit(FeatureMatrix features, IReadOnlyList<double> outcomes, ForestSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(outcomes);
        settings ??= new ForestSettings();
        var grown = new BoostingSettings
        {
            Loss = BoostingLoss.Squared,
            Rounds = settings.Trees,
            LearningRate = 1,
            MostLeaves = int.MaxValue,
            MostDepth = int.MaxValue,
            FewestRows = settings.FewestRows,
            LeastCurvature = 0,
            Penalty = 0,
            FeatureShare = settings.FeatureShare,
            RowShare = settings.RowShare,
            Seed = settings.Seed,
        }.Checked(features.Features);
        if (features.Rows == 0 || outcomes.Count != features.Rows || !outcomes.All(double.IsFinite))
        {
            throw new InputException($"there are {features.Rows} observations and {outcomes.Count} outcomes; give one finite outcome for each.");
        }

        // The step of squared loss from a score of 0 is the mean itself.
        double[] gradients = [.. outcomes.Select(static y => -y)];
        double[] curvatures = [.. Enumerable.Repeat(1.0, features.Rows)];
        var unused = new double[features.Rows];
        var grower = new TreeGrower(new BinnedFeatures(features, grown.Bins), grown);
        var trees = new RegressionTree[settings.Trees];
        for (var t = 0; t < trees.Length; t++)
        {
            trees[t] = grower.Grow(t, gradients, curvatures, unused);
        }

        return new SubspaceForest(trees, features.Features);
    }

    /// <summary>The mean over the trees for each row.</summary>
    /// <exception cref="InputException">The matrix has other features.</exception>
    public double[] Predict(FeatureMatrix features)
    {
        ArgumentNullException.ThrowIfNull(features);
        if (features.Features != _features)
        {
            throw new InputException($"the forest was grown on {_features} features and is given {features.Features}; give the same.");
        }

        var means = new double[features.Rows];
        for (var i = 0; i < means.Length; i++)
        {
            double sum = 0;
            foreach (var tree in _trees)
            {
                sum += tree.Value(features, i);
            }

            means[i] = sum / _trees.Length;
        }

        return means;
    }
}
