namespace Forestall.Lessons.NecessaryConditions;

/// <summary>A case on the ceiling.</summary>
/// <param name="Case">The name of the case.</param>
/// <param name="X">The value of the condition.</param>
/// <param name="Y">The value of the outcome.</param>
public sealed record Peer(string Case, double X, double Y);

/// <summary>The permutation test of an effect size (Dul, van der Laan and Kuik 2020).</summary>
/// <param name="PValue">The share of permutations with an effect at least as large, the observed one counted among them.</param>
/// <param name="PAccuracy">Half the width of the 95 % confidence interval of the p-value; 0 when every permutation was made.</param>
/// <param name="Threshold">The effect size that 5 % of permutations reach.</param>
/// <param name="Permutations">Permutations made.</param>
/// <param name="Exact">Whether every possible permutation was made, once.</param>
public sealed record PermutationTest(double PValue, double PAccuracy, double Threshold, int Permutations, bool Exact);

/// <summary>A ceiling and what it says of a condition (Dul 2016). Shares are in percent.</summary>
public sealed record CeilingResult
{
    /// <summary>How the ceiling is drawn.</summary>
    public required CeilingTechnique Technique { get; init; }

    /// <summary>The area beyond the ceiling, within the scope.</summary>
    public required double CeilingZone { get; init; }

    /// <summary>d: the ceiling zone as a share of the scope, from 0 to 1.</summary>
    public required double EffectSize { get; init; }

    /// <summary>Cases beyond the ceiling.</summary>
    public required int Above { get; init; }

    /// <summary>c-accuracy: percent of cases on or within the ceiling.</summary>
    public required double Accuracy { get; init; }

    /// <summary>The ceiling zone in percent of that of CE-FDH; null where it is larger, or that zone is empty.</summary>
    public required double? Fit { get; init; }

    /// <summary>The slope of a straight ceiling; null for a step function, or where there is one peer only.</summary>
    public required double? Slope { get; init; }

    /// <summary>The intercept of a straight ceiling; null likewise.</summary>
    public required double? Intercept { get; init; }

    /// <summary>How many parts the ceiling has: different peers of a step function, 1 for a line.</summary>
    public required int Complexity { get; init; }

    /// <summary>The area of the scope in which the condition does not constrain or the outcome is not constrained; null where there is one peer only.</summary>
    public required double? AbsoluteInefficiency { get; init; }

    /// <summary>The same in percent of the scope.</summary>
    public required double? RelativeInefficiency { get; init; }

    /// <summary>Percent of the condition's range in which it does not constrain the outcome.</summary>
    public required double? ConditionInefficiency { get; init; }

    /// <summary>Percent of the outcome's range in which the condition does not constrain it.</summary>
    public required double? OutcomeInefficiency { get; init; }

    /// <summary>The permutation test; null when none was asked for.</summary>
    public PermutationTest? Test { get; init; }
}

/// <summary>A condition, its peers and its ceilings.</summary>
public sealed record NecessaryCondition
{
    /// <summary>The column of the condition.</summary>
    public required string Name { get; init; }

    /// <summary>From the lowest to the highest values.</summary>
    public required Scope EmpiricalScope { get; init; }

    /// <summary>The scope that effect sizes are shares of.</summary>
    public required Scope Scope { get; init; }

    /// <summary>The cases on the CE-FDH ceiling, from the corner on; a case as often as it is there.</summary>
    public required IReadOnlyList<Peer> Peers { get; init; }

    /// <summary>The ceilings, in the order asked for.</summary>
    public required IReadOnlyList<CeilingResult> Ceilings { get; init; }
}

/// <summary>A cell of a bottleneck table: a level of a condition, or why there is none.</summary>
/// <param name="Level">The level that the condition must reach (stay below, in corners 2 and 4); null when there is none.</param>
/// <param name="Necessary">False: no level is necessary (NN).</param>
public readonly record struct BottleneckLevel(double? Level, bool Necessary);

/// <summary>A bottleneck table (Dul 2016): which level of each condition is necessary for which level of the outcome.</summary>
/// <param name="Technique">The ceiling it is read from.</param>
/// <param name="Outcome">The levels of the outcome, on the scale asked for.</param>
/// <param name="Conditions">Per condition, the necessary level for each level of the outcome.</param>
public sealed record Bottleneck(CeilingTechnique Technique, IReadOnlyList<double> Outcome, IReadOnlyList<IReadOnlyList<BottleneckLevel>> Conditions);

/// <summary>What a necessary condition analysis found.</summary>
public sealed record NcaResult
{
    /// <summary>The column of the outcome.</summary>
    public required string Outcome { get; init; }

    /// <summary>How many cases there are.</summary>
    public required int Cases { get; init; }

    /// <summary>How the analysis was made.</summary>
    public required NcaSettings Settings { get; init; }

    /// <summary>The conditions, in the order asked for.</summary>
    public required IReadOnlyList<NecessaryCondition> Conditions { get; init; }

    /// <summary>A table for each ceiling.</summary>
    public required IReadOnlyList<Bottleneck> Bottlenecks { get; init; }

    /// <summary>Whether the theoretical scope was widened since cases lie outside.</summary>
    public required bool ScopeWidened { get; init; }
}
