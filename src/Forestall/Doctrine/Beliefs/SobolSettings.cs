using Forestall.Doctrine.Beliefs.Internals;

namespace Forestall.Doctrine.Beliefs;

/// <summary>How Sobol indices are estimated.</summary>
public sealed record SobolSettings
{
    /// <summary>Rows of each of the two base samples; 2 to 2²⁴.</summary>
    public int Samples { get; init; } = 1 << 12;

    /// <summary>Level of the intervals, between 0 and 1.</summary>
    public double Level { get; init; } = 0.9;

    /// <summary>Bootstrap resamples; 1 to 1,000,000.</summary>
    public int Resamples { get; init; } = 500;

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="InputException">A setting is out of range.</exception>
    public SobolSettings Checked()
    {
        Bootstrap.Require(Samples is >= 2 and <= 1 << 24, "the size of the base sample", "2 to 16777216");
        Bootstrap.CheckSettings(Level, Resamples);
        return this;
    }
}

/// <summary>What is explained: the loss of an option, or how much more it loses than another.</summary>
/// <param name="Option">The place of the option among those of the model.</param>
/// <param name="Against">The place of the option it is compared with; null: its own loss is explained.</param>
public sealed record SobolOutput(int Option, int? Against = null)
{
    /// <summary>A bit for each option it is made from.</summary>
    internal uint Mask => (1u << Option) | (Against is { } other ? 1u << other : 0);
}

/// <summary>What share of the variance of an output comes from an input, a group of inputs, or luck.</summary>
/// <param name="Name">The input, the group, or <c>luck</c>.</param>
/// <param name="First">The share that would go on average if it were known: for a group, all of its inputs together. Estimates can lie below 0 or above 1.</param>
/// <param name="Total">The share that would stay on average if all else were known.</param>
public sealed record SobolIndex(string Name, Estimate First, Estimate Total);

/// <summary>What drives an output.</summary>
/// <param name="Output">What is explained.</param>
/// <param name="Mean">Its mean over both base samples.</param>
/// <param name="Variance">Its variance over both base samples; with 0 every index is 0.</param>
/// <param name="Inputs">Every uncertain input; certain ones are left out.</param>
/// <param name="Groups">The groups asked for.</param>
/// <param name="Luck">Everything that is drawn beside the inputs.</param>
public sealed record SobolAnalysis(SobolOutput Output, double Mean, double Variance, IReadOnlyList<SobolIndex> Inputs, IReadOnlyList<SobolIndex> Groups, SobolIndex Luck);
