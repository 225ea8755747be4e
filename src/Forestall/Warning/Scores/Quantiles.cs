namespace Forestall.Warning.Scores;

/// <summary>Sample quantiles by linear interpolation between order statistics (Hyndman and Fan 1996, definition 7; the default of NumPy and R).</summary>
public static class Quantiles
{
    /// <summary>The quantile of sorted values.</summary>
    /// <param name="sorted">Values, ascending; at least one.</param>
    /// <param name="probability">0 to 1.</param>
    public static double Of(ReadOnlySpan<double> sorted, double probability)
    {
        ArgumentOutOfRangeException.ThrowIfZero(sorted.Length, nameof(sorted));
        if (probability is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability));
        }

        var at = probability * (sorted.Length - 1);
        var below = (int)Math.Floor(at);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((at - below) * (sorted[above] - sorted[below]));
    }
}
