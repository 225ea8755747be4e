namespace Forestall.Warning.Scores;

/// <summary>Forecasts of about the same probability, and how often the event came.</summary>
/// <param name="From">Lowest probability in the bin.</param>
/// <param name="To">Highest probability in the bin.</param>
/// <param name="Count">Forecasts in it.</param>
/// <param name="Events">How many of them came true.</param>
/// <param name="MeanProbability">Mean of the probabilities.</param>
public readonly record struct ReliabilityBin(double From, double To, int Count, int Events, double MeanProbability)
{
    /// <summary>Share that came true.</summary>
    public double Frequency => (double)Events / Count;

    /// <summary>A 90 % interval for the frequency if the forecasts were independent (Wilson 1927).</summary>
    public (double Low, double High) Interval
    {
        get
        {
            const double Z = 1.6448536269514722;
            var n = (double)Count;
            var centre = (Frequency + (Z * Z / (2 * n))) / (1 + (Z * Z / n));
            var half = Z / (1 + (Z * Z / n)) * Math.Sqrt((Frequency * (1 - Frequency) / n) + (Z * Z / (4 * n * n)));
            return (Math.Max(0, centre - half), Math.Min(1, centre + half));
        }
    }
}

/// <summary>A reliability table: forecasts in bins beside the observed frequencies (Murphy and Winkler 1977). Empty bins are left out.</summary>
/// <param name="Bins">Bins with forecasts, by probability.</param>
public sealed record Reliability(IReadOnlyList<ReliabilityBin> Bins)
{
    /// <summary>Expected calibration error: the mean distance of mean probability and frequency, weighted by count (Naeini, Cooper and Hauskrecht 2015); 0 to 1.</summary>
    public double ExpectedCalibrationError
    {
        get
        {
            double sum = 0, n = 0;
            foreach (var bin in Bins)
            {
                sum += bin.Count * Math.Abs(bin.MeanProbability - bin.Frequency);
                n += bin.Count;
            }

            return sum / n;
        }
    }

    /// <summary>Bins of equal width between 0 and 1.</summary>
    /// <param name="probabilities">Forecasts, 0 to 1.</param>
    /// <param name="happened">Outcomes.</param>
    /// <param name="bins">How many bins, at least 1.</param>
    public static Reliability Of(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> happened, int bins = 10)
    {
        ProbabilityScores.Check(probabilities, happened);
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        var place = new int[probabilities.Length];
        for (var i = 0; i < place.Length; i++)
        {
            place[i] = Math.Min(bins - 1, (int)(Math.Clamp(probabilities[i], 0, 1) * bins));
        }

        return Gather(probabilities, happened, place, bins);
    }

    /// <summary>Bins of equal count; forecasts of the same probability stay together.</summary>
    /// <param name="probabilities">Forecasts, 0 to 1.</param>
    /// <param name="happened">Outcomes.</param>
    /// <param name="bins">How many bins at most, at least 1.</param>
    public static Reliability OfEqualCounts(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> happened, int bins = 10)
    {
        ProbabilityScores.Check(probabilities, happened);
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        var sorted = probabilities.ToArray();
        var order = new int[sorted.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(sorted, order);
        var place = new int[sorted.Length];
        for (int i = 0, bin = 0; i < sorted.Length; i++)
        {
            if (i == 0 || !sorted[i].Equals(sorted[i - 1]))
            {
                bin = (int)((long)i * bins / sorted.Length);
            }

            place[order[i]] = bin;
        }

        return Gather(probabilities, happened, place, bins);
    }

    private static Reliability Gather(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> happened, int[] place, int bins)
    {
        var count = new int[bins];
        var events = new int[bins];
        var sum = new double[bins];
        var from = new double[bins];
        var to = new double[bins];
        for (var i = 0; i < place.Length; i++)
        {
            var (bin, p) = (place[i], probabilities[i]);
            from[bin] = count[bin] == 0 ? p : Math.Min(from[bin], p);
            to[bin] = count[bin] == 0 ? p : Math.Max(to[bin], p);
            count[bin]++;
            events[bin] += happened[i] ? 1 : 0;
            sum[bin] += p;
        }

        return new Reliability([.. Enumerable.Range(0, bins).Where(b => count[b] > 0).Select(b => new ReliabilityBin(from[b], to[b], count[b], events[b], sum[b] / count[b]))]);
    }
}
