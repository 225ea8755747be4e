namespace Forestall.Lessons.NecessaryConditions.Internals;

/// <summary>Quantiles by linear interpolation between order statistics (Hyndman and Fan 1996, definition 7).</summary>
internal static class Quantiles
{
    /// <summary>The quantile.</summary>
    /// <param name="sorted">Values in rising order.</param>
    /// <param name="share">From 0 to 1.</param>
    public static double Of(double[] sorted, double share)
    {
        var at = share * (sorted.Length - 1);

        // A place that is whole but for rounding is whole.
        var low = (int)Math.Floor(at + 1e-12);
        var rest = at - low;
        return rest <= 1e-12 || low + 1 >= sorted.Length ? sorted[low] : sorted[low] + (rest * (sorted[low + 1] - sorted[low]));
    }
}
