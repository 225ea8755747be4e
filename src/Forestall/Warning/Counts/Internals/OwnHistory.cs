namespace Forestall.Warning.Counts.Internals;

/// <summary>
/// The last 24 months of a place as a distribution: weights that halve every six months, and between the values a straight line
/// on the scale log(1 + deaths), so that one extreme month does not stand alone.
/// </summary>
internal static class OwnHistory
{
    /// <summary>Equally likely values that stand for the distribution.</summary>
    public const int Values = 200;

    private const int Months = 24;
    private const double HalfLife = 6;

    /// <summary>The values, ascending.</summary>
    public static int[] Of(ReadOnlySpan<int> history)
    {
        var last = history[^Math.Min(Months, history.Length)..];
        var logs = new double[last.Length];
        var weights = new double[last.Length];
        double total = 0;
        for (var m = 0; m < last.Length; m++)
        {
            logs[m] = Math.Log(1.0 + last[m]);
            weights[m] = Math.Pow(0.5, (last.Length - 1 - m) / HalfLife);
            total += weights[m];
        }

        Array.Sort(logs, weights);
        var middles = new double[logs.Length];
        double below = 0;
        for (var m = 0; m < middles.Length; m++)
        {
            middles[m] = (below + (weights[m] / 2)) / total;
            below += weights[m];
        }

        var values = new int[Values];
        for (int v = 0, right = 0; v < Values; v++)
        {
            var at = (v + 0.5) / Values;
            while (right < middles.Length && middles[right] < at)
            {
                right++;
            }

            var log = right == 0 ? logs[0]
                : right == middles.Length ? logs[^1]
                : logs[right - 1] + ((logs[right] - logs[right - 1]) * (at - middles[right - 1]) / (middles[right] - middles[right - 1]));
            values[v] = (int)Math.Round(Math.Exp(log) - 1);
        }

        return values;
    }
}
