namespace Forestall.Doctrine.Beliefs.Internals;

/// <summary>Values at equal distances over the range of an input, with their probabilities. An unbounded range goes from the 0.5th to the 99.5th percentile.</summary>
internal sealed record GridAxis(double[] Values, double[] Units)
{
    private const double Last = 1 - (1.0 / (1L << 53));
    private const double Tail = 0.005;

    public static GridAxis Of(Distribution distribution, int points)
    {
        var bounded = double.IsFinite(distribution.Max);
        var (first, last) = bounded ? (0, Last) : (Tail, 1 - Tail);
        var low = distribution.Quantile(first);
        var high = bounded ? distribution.Max : distribution.Quantile(last);
        var values = new double[points];
        var units = new double[points];
        for (var p = 0; p < points; p++)
        {
            values[p] = low + ((high - low) * p / (points - 1));
            units[p] = p == 0 ? first : p == points - 1 ? last : Unit(distribution, values[p], first, last);
        }

        return new(values, units);
    }

    /// <summary>The probability whose quantile is a value, by bisection.</summary>
    private static double Unit(Distribution distribution, double value, double low, double high)
    {
        for (var i = 0; i < 60; i++)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = distribution.Quantile(middle) < value ? (middle, high) : (low, middle);
        }

        return high;
    }
}
