using Forestall.Doctrine.Beliefs.Internals;

namespace Forestall.Doctrine.Beliefs;

/// <summary>How curves and maps of the best option are computed.</summary>
public sealed record BreakEvenSettings
{
    /// <summary>Draws of all other inputs and of luck, the same at every point; 2 to 2²⁰.</summary>
    public int Draws { get; init; } = 1 << 11;

    /// <summary>Points of the range of an input, ends included; 2 to 1000.</summary>
    public int Points { get; init; } = 21;

    /// <summary>Level of the intervals, between 0 and 1.</summary>
    public double Level { get; init; } = 0.9;

    /// <summary>Bootstrap resamples; 1 to 1,000,000.</summary>
    public int Resamples { get; init; } = 500;

    /// <summary>For maps: standard errors the best option must be ahead of every other to be called the best; 0 to 10.</summary>
    public double DecidedAt { get; init; } = 2;

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="InputException">A setting is out of range.</exception>
    public BreakEvenSettings Checked()
    {
        Bootstrap.Require(Draws is >= 2 and <= 1 << 20, "the number of draws", "2 to 1048576");
        Bootstrap.Require(Points is >= 2 and <= 1000, "the number of points", "2 to 1000");
        Bootstrap.Require(DecidedAt is >= 0 and <= 10, "the standard errors of a decided cell", "0 to 10");
        Bootstrap.CheckSettings(Level, Resamples);
        return this;
    }
}

/// <summary>One point of a curve.</summary>
/// <param name="Value">The value of the input, in its own unit.</param>
/// <param name="MeanLoss">The mean loss of each option.</param>
/// <param name="StandardError">Its standard error. Options are compared on the same draws, so that their difference can be much surer than each.</param>
/// <param name="Best">The place of the option with the least mean loss.</param>
/// <param name="Margin">How many standard errors of the difference the best is ahead of the option nearest to it; infinite where that difference never varies, 0 for a tie.</param>
public sealed record BreakEvenPoint(double Value, IReadOnlyList<double> MeanLoss, IReadOnlyList<double> StandardError, int Best, double Margin);

/// <summary>A value of an input at which another option becomes the best.</summary>
/// <param name="From">The option that is best below it.</param>
/// <param name="To">The option that is best above it.</param>
/// <param name="Value">The value, between two points by straight lines, and its bootstrap percentile interval over the resamples that have this change.</param>
/// <param name="Share">Share of resamples that have this change at all; well below 1 there may be none.</param>
public sealed record BestChange(int From, int To, Estimate Value, double Share);

/// <summary>What the best option is along the range of one input.</summary>
/// <param name="Input">The place of the input.</param>
/// <param name="Points">The curve, from the least to the greatest value.</param>
/// <param name="Changes">Where the best option changes, in rising order; none when one option is best throughout.</param>
public sealed record BreakEvenCurve(int Input, IReadOnlyList<BreakEvenPoint> Points, IReadOnlyList<BestChange> Changes);

/// <summary>One cell of a map.</summary>
/// <param name="Best">The place of the option with the least mean loss.</param>
/// <param name="Margin">As for a point of a curve.</param>
/// <param name="Decided">Whether the margin is as great as asked for.</param>
public sealed record MapCell(int Best, double Margin, bool Decided);

/// <summary>The best option over two inputs.</summary>
/// <param name="Across">The place of the first input.</param>
/// <param name="Up">The place of the second input.</param>
/// <param name="AcrossValues">Values of the first input, rising.</param>
/// <param name="UpValues">Values of the second input, rising.</param>
/// <param name="Cells">A row for each value of the second input, in it a cell for each value of the first.</param>
public sealed record BestOptionMap(int Across, int Up, IReadOnlyList<double> AcrossValues, IReadOnlyList<double> UpValues, IReadOnlyList<IReadOnlyList<MapCell>> Cells);
