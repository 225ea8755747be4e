namespace Forestall.Lessons;

/// <summary>
/// How far a set X is a subset of the outcome Y (Ragin 2006; PRI after Schneider and Wagemann 2012).
/// A value is null where its divisor is zero.
/// </summary>
/// <param name="Inclusion">inclS = Σ min(x, y) / Σ x.</param>
/// <param name="Pri">PRI = (Σ min(x, y) − Σ min(x, y, 1−y)) / (Σ x − Σ min(x, y, 1−y)).</param>
/// <param name="Coverage">covS = Σ min(x, y) / Σ y.</param>
public readonly record struct SufficiencyFit(double? Inclusion, double? Pri, double? Coverage)
{
    internal static SufficiencyFit Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double sumX = 0, sumY = 0, both = 0, torn = 0;
        for (var i = 0; i < x.Length; i++)
        {
            var xy = Math.Min(x[i], y[i]);
            sumX += x[i];
            sumY += y[i];
            both += xy;
            torn += Math.Min(xy, 1 - y[i]);
        }

        return new(Ratio(both, sumX), Ratio(both - torn, sumX - torn), Ratio(both, sumY));
    }

    internal static double? Ratio(double part, double whole) => whole > 1e-12 ? part / whole : null;
}

/// <summary>
/// How far a set X is a superset of the outcome Y (Ragin 2006; relevance after Schneider and Wagemann 2012, section 9.2).
/// A value is null where its divisor is zero.
/// </summary>
/// <param name="Inclusion">inclN = Σ min(x, y) / Σ y.</param>
/// <param name="Relevance">RoN = Σ (1−x) / Σ (1 − min(x, y)).</param>
/// <param name="Coverage">covN = Σ min(x, y) / Σ x.</param>
public readonly record struct NecessityFit(double? Inclusion, double? Relevance, double? Coverage)
{
    internal static NecessityFit Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double sumX = 0, sumY = 0, both = 0;
        for (var i = 0; i < x.Length; i++)
        {
            sumX += x[i];
            sumY += y[i];
            both += Math.Min(x[i], y[i]);
        }

        return new(SufficiencyFit.Ratio(both, sumY), SufficiencyFit.Ratio(x.Length - sumX, x.Length - both), SufficiencyFit.Ratio(both, sumX));
    }
}
