namespace Forestall.Warning.Scores;

/// <summary>
/// Histogram of the probability integral transform of count forecasts, without randomisation (Czado, Gneiting and Held 2009, eq. 2):
/// flat when the forecasts are calibrated, hollow when they are too narrow, humped when too wide.
/// </summary>
public static class Pit
{
    /// <summary>
    /// The mean PIT over forecasts in equal bins of [0, 1]; the heights sum to 1.
    /// </summary>
    /// <param name="intervals">For each forecast P(X ≤ y − 1) and P(X ≤ y) at the outcome y.</param>
    /// <param name="bins">How many bins, at least 1.</param>
    public static double[] Histogram(IReadOnlyList<(double Below, double UpTo)> intervals, int bins = 10)
    {
        ArgumentNullException.ThrowIfNull(intervals);
        ArgumentOutOfRangeException.ThrowIfZero(intervals.Count, nameof(intervals));
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        var heights = new double[bins];
        foreach (var (below, upTo) in intervals)
        {
            for (var b = 0; b < bins; b++)
            {
                heights[b] += Uniform((b + 1.0) / bins, below, upTo) - Uniform((double)b / bins, below, upTo);
            }
        }

        for (var b = 0; b < bins; b++)
        {
            heights[b] /= intervals.Count;
        }

        return heights;
    }

    /// <summary>Where an outcome lies in an ensemble: the shares of draws below it and up to it.</summary>
    /// <param name="sorted">Draws, ascending; at least one.</param>
    /// <param name="outcome">What happened.</param>
    public static (double Below, double UpTo) OfEnsemble(ReadOnlySpan<double> sorted, double outcome)
    {
        ArgumentOutOfRangeException.ThrowIfZero(sorted.Length, nameof(sorted));
        int below = 0, upTo = 0;
        foreach (var draw in sorted)
        {
            below += draw < outcome ? 1 : 0;
            upTo += draw <= outcome ? 1 : 0;
        }

        return ((double)below / sorted.Length, (double)upTo / sorted.Length);
    }

    /// <summary>Distribution function at u of the uniform on [below, upTo]; a step when both are equal.</summary>
    private static double Uniform(double u, double below, double upTo) =>
        u >= upTo ? 1 : u <= below ? 0 : (u - below) / (upTo - below);
}
