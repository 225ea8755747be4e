namespace Forestall.Warning.Learning;

/// <summary>What boosted trees predict and how errors count.</summary>
public enum BoostingLoss
{
    /// <summary>The probability of an event, outcomes 0 or 1 (or shares between); scores are log-odds.</summary>
    Logistic,

    /// <summary>A mean, by half squared errors; scores are means.</summary>
    Squared,

    /// <summary>The mean of a count of at least 0; scores are logarithms of means.</summary>
    Poisson,
}

/// <summary>Settings of gradient-boosted trees.</summary>
public sealed record BoostingSettings
{
    /// <summary>What is predicted.</summary>
    public BoostingLoss Loss { get; init; } = BoostingLoss.Logistic;

    /// <summary>How many trees are added, at least 1.</summary>
    public int Rounds { get; init; } = 100;

    /// <summary>The share of each tree's step that is taken, above 0 and at most 1.</summary>
    public double LearningRate { get; init; } = 0.05;

    /// <summary>The most leaves of a tree, at least 2.</summary>
    public int MostLeaves { get; init; } = 8;

    /// <summary>The most splits between the root and a leaf, at least 1.</summary>
    public int MostDepth { get; init; } = 3;

    /// <summary>The fewest rows in a leaf, at least 1.</summary>
    public int FewestRows { get; init; } = 20;

    /// <summary>The least sum of second derivatives of the loss in a leaf, at least 0: p(1 − p) for each row under the logistic loss, 1 under the squared.</summary>
    public double LeastCurvature { get; init; } = 1e-3;

    /// <summary>The penalty on squared leaf values (λ of Chen and Guestrin 2016), at least 0.</summary>
    public double Penalty { get; init; } = 1;

    /// <summary>The share of features each tree may use, above 0 and at most 1.</summary>
    public double FeatureShare { get; init; } = 1;

    /// <summary>The share of rows each tree learns from, above 0 and at most 1.</summary>
    public double RowShare { get; init; } = 1;

    /// <summary>The most groups a feature's values are put into, from 2 to 255; missing values form one more.</summary>
    public int Bins { get; init; } = 255;

    /// <summary>
    /// For each feature +1 where the prediction may not fall as the feature rises, −1 where it may not rise, 0 where it is free. Null: all free.
    /// </summary>
    public IReadOnlyList<int>? Directions { get; init; }

    /// <summary>The seed of the random shares of rows and features.</summary>
    public ulong Seed { get; init; } = 1;

    internal BoostingSettings Checked(int features)
    {
        Require(Enum.IsDefined(Loss), "the loss", "one of those known");
        Require(Rounds >= 1, "the number of rounds", "at least 1");
        Require(LearningRate is > 0 and <= 1, "the learning rate", "above 0 and at most 1");
        Require(MostLeaves >= 2, "the most leaves", "at least 2");
        Require(MostDepth >= 1, "the depth", "at least 1");
        Require(FewestRows >= 1, "the fewest rows in a leaf", "at least 1");
        Require(LeastCurvature >= 0 && double.IsFinite(LeastCurvature), "the least curvature in a leaf", "at least 0");
        Require(Penalty >= 0 && double.IsFinite(Penalty), "the penalty", "at least 0");
        Require(FeatureShare is > 0 and <= 1, "the share of features", "above 0 and at most 1");
        Require(RowShare is > 0 and <= 1, "the share of rows", "above 0 and at most 1");
        Require(Bins is >= 2 and <= 255, "the number of bins", "from 2 to 255");
        Require(Directions is null || (Directions.Count == features && Directions.All(static d => d is >= -1 and <= 1)), "the directions", $"-1, 0 or 1, one for each of the {features} features");
        return this;
    }

    private static void Require(bool holds, string what, string how)
    {
        if (!holds)
        {
            throw new InputException($"{what} must be {how}; change it.");
        }
    }
}
