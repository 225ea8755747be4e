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
}
