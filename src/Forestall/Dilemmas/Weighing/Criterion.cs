namespace Forestall.Dilemmas.Weighing;

/// <summary>Which end of a criterion is the better one.</summary>
public enum Better
{
    /// <summary>More is better.</summary>
    High,

    /// <summary>Less is better.</summary>
    Low,
}

/// <summary>The two ends of a criterion's scale. The weight of the criterion is the worth of going from the worst end to the best one.</summary>
/// <param name="Worst">The value that is worth 0.</param>
/// <param name="Best">The value that is worth 1; another than the worst.</param>
public sealed record Scale(double Worst, double Best);

/// <summary>One criterion that strategies are compared on.</summary>
public sealed record Criterion
{
    /// <summary>Its name; unique in a problem.</summary>
    public required string Name { get; init; }

    /// <summary>The axis it belongs to, such as <c>normative</c>; null: none.</summary>
    public string? Axis { get; init; }

    /// <summary>The values of the strategies.</summary>
    public required CriterionValues Values { get; init; }

    /// <summary>Which end is better. Ordinal values have 1 as the best rank whatever this says.</summary>
    public Better Better { get; init; } = Better.High;

    /// <summary>
    /// The ends of the scale. Null: from the lowest to the highest value over all strategies, where drawn values count from their 2.5th to their 97.5th percentile,
    /// and exact values and intervals with their ends. Values outside lie on the same straight line, below 0 or above 1.
    /// </summary>
    public Scale? Scale { get; init; }
}
