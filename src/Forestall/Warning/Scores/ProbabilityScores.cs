namespace Forestall.Warning.Scores;

/// <summary>Murphy's decomposition of the Brier score over bins: Brier = reliability − resolution + uncertainty + within-bin remainder (Murphy 1973; Stephenson, Coelho and Jolliffe 2008).</summary>
/// <param name="Brier">Mean squared error of the probabilities, 0 to 1.</param>
/// <param name="Reliability">Mean squared distance of forecast and frequency, 0 to 1; smaller is better.</param>
/// <param name="Resolution">Mean squared distance of the bins' frequencies from the base rate; larger is better.</param>
/// <param name="Uncertainty">Variance of the outcome.</param>
/// <param name="WithinBins">What the spread of the forecasts within their bins adds; 0 when every bin holds one value.</param>
public readonly record struct BrierParts(double Brier, double Reliability, double Resolution, double Uncertainty, double WithinBins);

/// <summary>Scores of probabilities for events that happened or did not.</summary>
public static class ProbabilityScores
{
    private const double Smallest = 1e-15;

    /// <summary>Brier score of one forecast, (p − y)² (Brier 1950, for one of two outcomes); 0 to 1, smaller is better.</summary>
    public static double Brier(double probability, bool happened)
    {
        var miss = probability - (happened ? 1 : 0);
        return miss * miss;
    }

    /// <summary>Mean Brier score; 0 to 1, smaller is better.</summary>
    public static double Brier(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> happened)
    {
        Check(probabilities, happened);
        double sum = 0;
        for (var i = 0; i < probabilities.Length; i++)
        {
            sum += Brier(probabilities[i], happened[i]);
        }

        return sum / probabilities.Length;
    }

    /// <summary>Mean logarithmic score −ln p of what happened (Good 1952), in nats; smaller is better. Probabilities are kept 1e−15 from 0 and 1.</summary>
    public static double LogScore(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> happened)
    {
        Check(probabilities, happened);
        double sum = 0;
        for (var i = 0; i < probabilities.Length; i++)
        {
            var p = Math.Clamp(probabilities[i], Smallest, 1 - Smallest);
            sum -= happened[i] ? Math.Log(p) : Math.Log(1 - p);
        }

        return sum / probabilities.Length;
    }

    /// <summary>Ranked probability score of one forecast over ordered categories: Σ of squared differences of cumulated probabilities (Epstein 1969; Murphy 1971).</summary>
    /// <param name="probabilities">Probability of each category, summing to 1.</param>
    /// <param name="category">The category that came, from 0.</param>
    public static double RankedProbability(ReadOnlySpan<double> probabilities, int category)
    {
        if ((uint)category >= (uint)probabilities.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(category));
        }

        double score = 0, cumulated = 0;
        for (var i = 0; i < probabilities.Length; i++)
        {
            cumulated += probabilities[i];
            var miss = cumulated - (i >= category ? 1 : 0);
            score += miss * miss;
        }

        return score;
    }

    /// <summary>The Brier score and its parts over bins of equal width.</summary>
    /// <param name="probabilities">Forecasts, 0 to 1.</param>
    /// <param name="happened">Outcomes.</param>
    /// <param name="bins">How many bins of equal width, at least 1.</param>
    public static BrierParts Decompose(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> happened, int bins = 10)
    {
        Check(probabilities, happened);
        var table = Reliability.Of(probabilities, happened, bins);
        var n = (double)probabilities.Length;
        var rate = table.Bins.Sum(static b => b.Events) / n;
        var reliability = table.Bins.Sum(b => b.Count / n * Squared(b.MeanProbability - b.Frequency));
        var resolution = table.Bins.Sum(b => b.Count / n * Squared(b.Frequency - rate));
        var brier = Brier(probabilities, happened);
        var uncertainty = rate * (1 - rate);
        return new BrierParts(brier, reliability, resolution, uncertainty, brier - (reliability - resolution + uncertainty));
    }

    /// <summary>
    /// Net benefit of acting on every forecast of at least <paramref name="threshold"/>: hits/n − false alarms/n · t/(1 − t)
    /// (Vickers and Elkin 2006). The threshold is the cost-loss ratio at which acting just pays (Murphy 1977).
    /// </summary>
    /// <param name="probabilities">Forecasts.</param>
    /// <param name="happened">Outcomes.</param>
    /// <param name="threshold">Cost of acting over the loss it averts, in (0, 1).</param>
    public static double NetBenefit(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> happened, double threshold)
    {
        Check(probabilities, happened);
        if (threshold is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(threshold));
        }

        int hits = 0, alarms = 0;
        for (var i = 0; i < probabilities.Length; i++)
        {
            if (probabilities[i] >= threshold)
            {
                hits += happened[i] ? 1 : 0;
                alarms += happened[i] ? 0 : 1;
            }
        }

        return (hits - (alarms * threshold / (1 - threshold))) / probabilities.Length;
    }

    internal static void Check(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> happened)
    {
        if (probabilities.Length != happened.Length || probabilities.IsEmpty)
        {
            throw new ArgumentException("there must be as many outcomes as forecasts, and at least one.", nameof(happened));
        }
    }

    private static double Squared(double x) => x * x;
}
