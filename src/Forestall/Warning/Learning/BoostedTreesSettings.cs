namespace Forestall.Warning.Learning;

/// <summary>Settings of boosted trees.</summary>
public sealed record BoostedTreesSettings
{
    /// <summary>How many trees, 1 to 10,000.</summary>
    public int Trees { get; init; } = 150;

    /// <summary>Splits between the root and a leaf, 1 to 10.</summary>
    public int Depth { get; init; } = 2;

    /// <summary>Share of each tree that is added, above 0, at most 1 (shrinkage; Friedman 2001).</summary>
    public double LearningRate { get; init; } = 0.05;

    /// <summary>Observations a leaf must hold, at least 1.</summary>
    public int SmallestLeaf { get; init; } = 200;

    /// <summary>Penalty on the square of a leaf's value, at least 0.</summary>
    public double Penalty { get; init; } = 1;

    /// <summary>Most distinct ranges a feature is cut into, 2 to 255.</summary>
    public int Bins { get; init; } = 64;

    /// <summary>For each feature +1 when the log-odds may only rise with it, −1 when they may only fall, 0 when either; empty for no constraint.</summary>
    public IReadOnlyList<int> Signs { get; init; } = [];

    /// <summary>Checks the ranges.</summary>
    /// <param name="features">How many features there are.</param>
    /// <exception cref="InputException">A setting is out of range.</exception>
    public BoostedTreesSettings Checked(int features)
    {
        Require(Trees is >= 1 and <= 10_000, "the number of trees", "1 to 10,000");
        Require(Depth is >= 1 and <= 10, "the depth of the trees", "1 to 10");
        Require(LearningRate is > 0 and <= 1, "the learning rate", "above 0 and at most 1");
        Require(SmallestLeaf >= 1, "the smallest leaf", "at least 1");
        Require(Penalty is >= 0 and < double.PositiveInfinity, "the penalty on leaves", "at least 0");
        Require(Bins is >= 2 and <= 255, "the number of bins", "2 to 255");
        Require(Signs.Count == 0 || Signs.Count == features, "the list of signs", "one for each feature, or none");
        Require(Signs.All(static s => s is >= -1 and <= 1), "a sign", "-1, 0 or 1");
        return this;

        static void Require(bool holds, string what, string range)
        {
            if (!holds)
            {
                throw new InputException($"{what} is out of range; choose {range}.");
            }
        }
    }
}
