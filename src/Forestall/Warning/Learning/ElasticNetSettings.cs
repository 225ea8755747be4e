namespace Forestall.Warning.Learning;

/// <summary>Settings of a logistic regression with elastic-net penalty.</summary>
public sealed record ElasticNetSettings
{
    /// <summary>The mix of the penalties: 0 squares only (ridge), 1 absolute values only (lasso).</summary>
    public double Alpha { get; init; } = 0.5;

    /// <summary>How many strengths of the penalty the path has at most, falling by a constant factor; at least 2.</summary>
    public int PathLength { get; init; } = 100;

    /// <summary>
    /// The last strength of the path over the first, in (0, 1). Null: 0.0001 with more rows than features, else 0.01, as glmnet does.
    /// </summary>
    public double? SmallestRatio { get; init; }

    /// <summary>
    /// How strongly each feature is penalised relative to the others, at least 0 (0: not at all); rescaled to a mean of 1. Null: all alike.
    /// </summary>
    public IReadOnlyList<double>? PenaltyFactors { get; init; }

    /// <summary>A fit ends when no optimality condition is violated by more than this share of the first strength of the path; above 0.</summary>
    public double Tolerance { get; init; } = 1e-5;

    internal ElasticNetSettings Checked(int features)
    {
        Require(Alpha is >= 0 and <= 1, "the mix of the penalties (alpha)", "between 0 and 1");
        Require(PathLength >= 2, "the length of the path", "at least 2");
        Require(SmallestRatio is null or (> 0 and < 1), "the smallest ratio of the path", "between 0 and 1");
        Require(Tolerance > 0 && double.IsFinite(Tolerance), "the tolerance", "above 0");
        if (PenaltyFactors is { } factors)
        {
            Require(factors.Count == features, "the number of penalty factors", $"the number of features, {features}");
            Require(factors.All(static f => f >= 0 && double.IsFinite(f)) && factors.Any(static f => f > 0), "each penalty factor", "at least 0, and one of them above 0");
        }

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
