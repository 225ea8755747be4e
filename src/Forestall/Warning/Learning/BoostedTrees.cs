using Forestall.Warning.Learning.Internals;

namespace Forestall.Warning.Learning;

/// <summary>
/// Gradient boosting of small trees for events that happen or do not (Friedman 2001, with the second-order leaves of Chen and Guestrin 2016 and
/// histograms as in Ke et al. 2017): log-odds = base + Σ trees. A missing value takes, at each split, the side that explains more.
/// With signs the log-odds are monotone in a feature. The same data and settings give the same model, bit for bit.
/// </summary>
public sealed class BoostedTrees
{
    private readonly IReadOnlyList<Tree> _trees;

    private BoostedTrees(double baseLogOdds, IReadOnlyList<Tree> trees)
    {
        _trees = trees;
        Base = baseLogOdds + trees.Sum(static t => t.RootValue);
    }

    /// <summary>The level before any feature is looked at: log-odds.</summary>
    public double Base { get; }

    /// <summary>Fits the model.</summary>
    /// <param name="features">Observations and features; NaN is a missing value.</param>
    /// <param name="happened">The outcome of each observation; both must occur.</param>
    /// <param name="settings">Settings; null for the defaults.</param>
    /// <exception cref="InputException">The data or settings cannot be used.</exception>
    public static BoostedTrees Fit(FeatureMatrix features, IReadOnlyList<bool> happened, BoostedTreesSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(happened);
        settings = (settings ?? new BoostedTreesSettings()).Checked(features.Features);
        if (happened.Count != features.Rows)
        {
            throw new InputException($"there are {happened.Count} outcomes for {features.Rows} observations; give one for each.");
        }

        var events = happened.Count(static y => y);
        if (events == 0 || events == happened.Count)
        {
            throw new InputException("the outcome is the same in every observation; there is nothing to learn.");
        }

        var start = Math.Log((double)events / (happened.Count - events));
        var logOdds = new double[features.Rows];
        Array.Fill(logOdds, start);
        var (gradient, second) = (new double[features.Rows], new double[features.Rows]);
        var binned = new BinnedFeatures(features, settings.Bins);
        var grower = new TreeGrower(binned, settings);
        var trees = new Tree[settings.Trees];
        for (var k = 0; k < trees.Length; k++)
        {
            for (var i = 0; i < logOdds.Length; i++)
            {
                var p = 1 / (1 + Math.Exp(-logOdds[i]));
                gradient[i] = p - (happened[i] ? 1 : 0);
                second[i] = p * (1 - p);
            }

            trees[k] = grower.Grow(gradient, second, logOdds);
        }

        return new BoostedTrees(start, trees);
    }

    /// <summary>Log-odds of an observation.</summary>
    /// <param name="features">Its features, in the order of the matrix learnt from.</param>
    public double LogOdds(ReadOnlySpan<double> features)
    {
        var sum = Base;
        foreach (var tree in _trees)
        {
            sum += tree.Value(features) - tree.RootValue;
        }

        return sum;
    }

    /// <summary>
    /// What each feature adds to the log-odds of an observation: at every split on its path the change of the mean value goes to the feature split on
    /// (Saabas 2014). The contributions and <see cref="Base"/> sum to the log-odds.
    /// </summary>
    /// <param name="features">Its features, in the order of the matrix learnt from.</param>
    public double[] Contributions(ReadOnlySpan<double> features)
    {
        var contributions = new double[features.Length];
        foreach (var tree in _trees)
        {
            tree.AddContributions(features, contributions);
        }

        return contributions;
    }
}
