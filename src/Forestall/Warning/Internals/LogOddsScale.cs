namespace Forestall.Warning.Internals;

/// <summary>Probabilities and their log-odds.</summary>
internal static class LogOddsScale
{
    private const double Smallest = 1e-9;

    /// <summary>The probability with some log-odds.</summary>
    public static double Probability(double logOdds) => 1 / (1 + Math.Exp(-logOdds));

    /// <summary>The log-odds of a probability, which is kept 1e−9 from 0 and 1.</summary>
    public static double Of(double probability)
    {
        var p = Math.Clamp(probability, Smallest, 1 - Smallest);
        return Math.Log(p / (1 - p));
    }
}
