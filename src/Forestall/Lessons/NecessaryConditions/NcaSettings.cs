using System.Globalization;

namespace Forestall.Lessons.NecessaryConditions;

/// <summary>How the ceiling is drawn.</summary>
public enum CeilingTechnique
{
    /// <summary>Ceiling envelopment with free disposal hull: a step function through the peers.</summary>
    CeFdh,

    /// <summary>Ceiling regression with free disposal hull: the least-squares line through the peers.</summary>
    CrFdh,
}

/// <summary>The corner of the scatter plot that is looked at for emptiness, numbered as in the literature.</summary>
public enum Corner
{
    /// <summary>A high condition is necessary for a high outcome.</summary>
    UpperLeft = 1,

    /// <summary>A low condition is necessary for a high outcome.</summary>
    UpperRight = 2,

    /// <summary>A high condition is necessary for a low outcome.</summary>
    LowerLeft = 3,

    /// <summary>A low condition is necessary for a low outcome.</summary>
    LowerRight = 4,
}

/// <summary>The scale of a bottleneck table.</summary>
public enum BottleneckScale
{
    /// <summary>Percent of the range from the lowest to the highest value.</summary>
    PercentageRange,

    /// <summary>Percent of the highest value.</summary>
    PercentageMax,

    /// <summary>The values themselves.</summary>
    Actual,

    /// <summary>Percentiles of the cases.</summary>
    Percentile,
}

/// <summary>What a bottleneck table says of a level of the condition that lies outside the scope.</summary>
public enum BottleneckCutoff
{
    /// <summary>Below: not necessary (NN); above: not available (NA).</summary>
    NotAvailable = 0,

    /// <summary>Below: not necessary (NN); above: the highest value.</summary>
    HighestValue = 1,

    /// <summary>Below: not necessary (NN); above: the value of the ceiling.</summary>
    CalculatedValue = 2,
}

/// <summary>The rectangle in which cases can lie.</summary>
/// <param name="XMin">The lowest value of the condition.</param>
/// <param name="XMax">The highest value of the condition.</param>
/// <param name="YMin">The lowest value of the outcome.</param>
/// <param name="YMax">The highest value of the outcome.</param>
public sealed record Scope(double XMin, double XMax, double YMin, double YMax)
{
    /// <summary>Its area.</summary>
    public double Area => (XMax - XMin) * (YMax - YMin);

    /// <summary>The smallest scope that holds both.</summary>
    internal Scope Around(Scope other) =>
        new(Math.Min(XMin, other.XMin), Math.Max(XMax, other.XMax), Math.Min(YMin, other.YMin), Math.Max(YMax, other.YMax));
}

/// <summary>How a necessary condition analysis is made.</summary>
public sealed record NcaSettings
{
    /// <summary>The ceilings; at least one.</summary>
    public IReadOnlyList<CeilingTechnique> Ceilings { get; init; } = [CeilingTechnique.CeFdh, CeilingTechnique.CrFdh];

    /// <summary>The corner that is expected to be empty.</summary>
    public Corner Corner { get; init; } = Corner.UpperLeft;

    /// <summary>The theoretical scope, for every condition; null: the empirical scope, from the lowest to the highest values. It is widened where cases lie outside.</summary>
    public Scope? TheoreticalScope { get; init; }

    /// <summary>The scale of the conditions in the bottleneck table.</summary>
    public BottleneckScale ConditionScale { get; init; } = BottleneckScale.PercentageRange;

    /// <summary>The scale of the outcome in the bottleneck table.</summary>
    public BottleneckScale OutcomeScale { get; init; } = BottleneckScale.PercentageRange;

    /// <summary>Equal steps of the outcome in the bottleneck table; at least 1.</summary>
    public int Steps { get; init; } = 10;

    /// <summary>The levels of the outcome in the bottleneck table, instead of equal steps: values on the actual scale, otherwise percents from 0 to 100.</summary>
    public IReadOnlyList<double>? OutcomeLevels { get; init; }

    /// <summary>What the bottleneck table says of levels outside the scope.</summary>
    public BottleneckCutoff Cutoff { get; init; } = BottleneckCutoff.NotAvailable;

    /// <summary>Permutations of the test; 0: no test.</summary>
    public int Permutations { get; init; }

    /// <summary>The seed of the permutations.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="InputException">A setting is out of range.</exception>
    public NcaSettings Checked()
    {
        TruthTableSettings.Require(Ceilings.Count > 0 && Ceilings.Distinct().Count() == Ceilings.Count, "the choice of ceilings", "ce_fdh, cr_fdh, or both, each once");
        TruthTableSettings.Require(Enum.IsDefined(Corner), "the corner", "1, 2, 3 or 4");
        TruthTableSettings.Require(Steps is >= 1 and <= 10_000, "the number of steps", "1 to 10000");
        TruthTableSettings.Require(OutcomeLevels is not { } levels || OutcomeScale == BottleneckScale.Actual || levels.All(static l => l is >= 0 and <= 100), "a level of the outcome", "0 to 100 percent");
        TruthTableSettings.Require(Permutations is >= 0 and <= 10_000_000, "the number of permutations", "0 to 10000000");
        return TheoreticalScope is not { } scope || (double.IsFinite(scope.Area) && scope.XMin < scope.XMax && scope.YMin < scope.YMax)
            ? this
            : throw new InputException(string.Create(CultureInfo.InvariantCulture, $"the scope {scope.XMin},{scope.XMax},{scope.YMin},{scope.YMax} is empty; give the lowest and the highest value of the condition, then of the outcome."));
    }
}
