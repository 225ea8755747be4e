namespace Forestall.Record.Curated.Recomputed;

/// <summary>A share with its score interval (Wilson 1927), which stays inside 0 to 1 and is honest for small numbers.</summary>
/// <param name="Share">Observed share.</param>
/// <param name="Low">Lower bound, 95 %.</param>
/// <param name="High">Upper bound, 95 %.</param>
internal readonly record struct WilsonInterval(double Share, double Low, double High)
{
    /// <summary>The 97.5 % point of the standard normal distribution.</summary>
    public const double Quantile = 1.959963984540054;

    /// <summary>The interval of <paramref name="hits"/> among <paramref name="trials"/>.</summary>
    public static WilsonInterval Of(int hits, int trials)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(hits);
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hits, trials);
        var share = (double)hits / trials;
        var z2 = Quantile * Quantile / trials;
        var middle = (share + (z2 / 2)) / (1 + z2);
        var half = Math.Sqrt((share * (1 - share) * z2) + (z2 * z2 / 4)) / (1 + z2);
        return new WilsonInterval(share, Math.Max(0, middle - half), Math.Min(1, middle + half));
    }
}
