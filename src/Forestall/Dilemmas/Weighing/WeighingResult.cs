namespace Forestall.Dilemmas.Weighing;

/// <summary>A share found by sampling.</summary>
/// <param name="Value">The share, 0 to 1.</param>
/// <param name="Effective">How many independent samples it is worth: fewer than were made where draws of the outcome were used more than once.</param>
public readonly record struct Share(double Value, double Effective)
{
    private const double Z = 1.959963984540054;

    /// <summary>Lower end of the 95 % interval of the sampling error (Wilson 1927).</summary>
    public double Low => Math.Max(0, Centre - Half);

    /// <summary>Upper end of the 95 % interval of the sampling error (Wilson 1927).</summary>
    public double High => Math.Min(1, Centre + Half);

    private double Centre => (Value + (Z * Z / (2 * Effective))) / (1 + (Z * Z / Effective));

    private double Half => Z / (1 + (Z * Z / Effective)) * Math.Sqrt((Value * (1 - Value) / Effective) + (Z * Z / (4 * Effective * Effective)));
}

/// <summary>What the weighing says of one strategy.</summary>
public sealed record StrategyWeighing
{
    /// <summary>The strategy.</summary>
    public required string Name { get; init; }

    /// <summary>Rank acceptability indices (Lahdelma and Salminen 2001): the share of weightings in which it is first, second, … Ties share the better rank.</summary>
    public required IReadOnlyList<Share> RankAcceptability { get; init; }

    /// <summary>The central weights: the mean of the weights with which it is first, in the order of the criteria. Null: it never is.</summary>
    public required IReadOnlyList<double>? CentralWeights { get; init; }

    /// <summary>The confidence factor: the share of values with which it is first if its central weights hold. Null: no central weights.</summary>
    public required Share? Confidence { get; init; }

    /// <summary>Pairwise winning indices (Leskinen, Viitanen, Kangas and Kangas 2006): the share of weightings in which it is strictly better than each strategy, in their order; 0 against itself.</summary>
    public required IReadOnlyList<double> PairwiseWinning { get; init; }

    /// <summary>Strategies that are better for certain: at least as good on every criterion whatever the values turn out to be, and certainly better on one.</summary>
    public required IReadOnlyList<string> DominatedBy { get; init; }

    /// <summary>The share of samples in which each strategy is dominated by this one: as good on every criterion, better on one; in their order.</summary>
    public required IReadOnlyList<Share> Dominates { get; init; }

    /// <summary>The share of samples in which no strategy dominates it.</summary>
    public required Share Undominated { get; init; }
}

/// <summary>How weights were sampled.</summary>
public enum WeightMethod
{
    /// <summary>Directly: all weights, lower bounds only, or one whole order.</summary>
    Direct,

    /// <summary>Drawn directly and kept when they satisfy the statements.</summary>
    Rejection,

    /// <summary>A random walk within the statements (hit-and-run along pairs of weights).</summary>
    Walk,

    /// <summary>The statements leave one weight vector only.</summary>
    Fixed,
}

/// <summary>How weights were sampled, and how well.</summary>
/// <param name="Method">How.</param>
/// <param name="Acceptance">The share of directly drawn weights that satisfy the statements, from 20,000 trials; 1 where nothing is rejected.</param>
/// <param name="Autocorrelation">The largest correlation of a weight with itself one sample later; about 0 when samples are independent.</param>
public sealed record WeightSampling(WeightMethod Method, double Acceptance, double Autocorrelation);

/// <summary>A strategy that is best on one axis and worst on another.</summary>
/// <param name="Strategy">The strategy.</param>
/// <param name="BestOn">The axis, or criterion, on which it is best.</param>
/// <param name="WorstOn">The axis, or criterion, on which it is worst.</param>
/// <param name="Share">The share of weightings in which both hold.</param>
/// <param name="Sentence">The same in words.</param>
public sealed record Tension(string Strategy, string BestOn, string WorstOn, Share Share, string Sentence);

/// <summary>The result of a weighing.</summary>
public sealed record WeighingResult
{
    /// <summary>The names of the criteria, the order of central weights.</summary>
    public required IReadOnlyList<string> Criteria { get; init; }

    /// <summary>The scales used, in the order of the criteria; null for ordinal criteria and for those on which all strategies are alike.</summary>
    public required IReadOnlyList<Scale?> Scales { get; init; }

    /// <summary>Per strategy, in the order given.</summary>
    public required IReadOnlyList<StrategyWeighing> Strategies { get; init; }

    /// <summary>The Pareto set: the strategies that no other is better than for certain.</summary>
    public required IReadOnlyList<string> Pareto { get; init; }

    /// <summary>Where axes disagree, the most frequent first.</summary>
    public required IReadOnlyList<Tension> Tensions { get; init; }

    /// <summary>The share of weightings in which one and the same strategy is best on every axis.</summary>
    public required Share Agreement { get; init; }

    /// <summary>Agreement and tensions in words, the agreement first; empty when there are not two axes.</summary>
    public required IReadOnlyList<string> Sentences { get; init; }

    /// <summary>How weights were sampled.</summary>
    public required WeightSampling Weights { get; init; }

    /// <summary>How it was made.</summary>
    public required WeighingSettings Settings { get; init; }
}
