namespace Forestall.Warning.Scores;

/// <summary>
/// Interval score: the width of a central prediction interval plus 2/α for every unit the outcome lies outside it
/// (Gneiting and Raftery 2007, eq. 43). In the unit of the outcome, 0 or more, smaller is better.
/// </summary>
public static class IntervalScore
{
    /// <summary>The level of the VIEWS prediction challenge.</summary>
    public const double DefaultLevel = 0.9;

    /// <summary>Score of an interval.</summary>
    /// <param name="lower">Lower end.</param>
    /// <param name="upper">Upper end, not below the lower.</param>
    /// <param name="outcome">What happened.</param>
    /// <param name="level">Level 1 − α of the interval, in (0, 1).</param>
    public static double Of(double lower, double upper, double outcome, double level = DefaultLevel)
    {
        if (level is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(upper, lower);
        var outside = outcome < lower ? lower - outcome : outcome > upper ? outcome - upper : 0;
        return upper - lower + (2 / (1 - level) * outside);
    }

    /// <summary>Score of the central interval of an ensemble, between its α/2 and 1 − α/2 quantiles.</summary>
    /// <param name="sorted">The draws, ascending; at least one.</param>
    /// <param name="outcome">What happened.</param>
    /// <param name="level">Level 1 − α, in (0, 1).</param>
    public static double Ensemble(ReadOnlySpan<double> sorted, double outcome, double level = DefaultLevel) =>
        Of(Quantiles.Of(sorted, (1 - level) / 2), Quantiles.Of(sorted, (1 + level) / 2), outcome, level);
}
