namespace Forestall.Record.Build;

/// <summary>Rounds shares to whole numbers that add up to a total.</summary>
internal static class Apportionment
{
    /// <summary>Hamilton's method: everybody gets the whole part, the largest remainders one more; ties go to the first.</summary>
    /// <param name="shares">Shares that add up to <paramref name="total"/>.</param>
    /// <param name="total">The whole.</param>
    public static long[] LargestRemainder(double[] shares, long total)
    {
        var parts = shares.Select(static s => (long)Math.Floor(s + 1e-9)).ToArray();
        var missing = total - parts.Sum();
        foreach (var i in Enumerable.Range(0, shares.Length).OrderByDescending(i => Math.Round(shares[i] - parts[i], 9)).ThenBy(static i => i).Take((int)missing))
        {
            parts[i]++;
        }

        return parts;
    }

    /// <summary>The same in whole numbers, without rounding errors: parts of <paramref name="total"/> in proportion to weights; zeros where there is no weight.</summary>
    public static long[] Proportional(long total, long[] weights)
    {
        var all = weights.Sum();
        if (total == 0 || all == 0)
        {
            return new long[weights.Length];
        }

        var parts = Array.ConvertAll(weights, w => (long)((Int128)total * w / all));
        var remainders = Array.ConvertAll(weights, w => (long)((Int128)total * w % all));
        foreach (var i in Enumerable.Range(0, parts.Length).OrderByDescending(i => remainders[i]).Take((int)(total - parts.Sum())))
        {
            parts[i]++;
        }

        return parts;
    }
}
