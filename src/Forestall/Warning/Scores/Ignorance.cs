namespace Forestall.Warning.Scores;

/// <summary>
/// Ignorance score of an ensemble over bins: −log₂ of the share of draws in the outcome's bin, one draw being added to every bin
/// (Roulston and Smith 2002; Hegre et al. 2025, the VIEWS prediction challenge). In bits, smaller is better.
/// </summary>
public static class Ignorance
{
    private static readonly double[] ViewsEdges = [0, 0.5, 2.5, 5.5, 10.5, 25.5, 50.5, 100.5, 250.5, 500.5, 1000.5];

    /// <summary>Lower edges of the eleven bins of the VIEWS prediction challenge, in deaths; the last bin has no upper end.</summary>
    public static ReadOnlySpan<double> Edges => ViewsEdges;

    /// <summary>Score over the eleven bins of the VIEWS prediction challenge.</summary>
    /// <param name="draws">Draws, in any order, each 0 or more; at least one.</param>
    /// <param name="outcome">What happened, 0 or more.</param>
    public static double Ensemble(ReadOnlySpan<double> draws, double outcome) => Ensemble(draws, outcome, ViewsEdges);

    /// <summary>Score over bins.</summary>
    /// <param name="draws">Draws, in any order, none below the first edge; at least one.</param>
    /// <param name="outcome">What happened, not below the first edge.</param>
    /// <param name="lowerEdges">Lower edges of the bins, ascending; the last bin has no upper end.</param>
    public static double Ensemble(ReadOnlySpan<double> draws, double outcome, ReadOnlySpan<double> lowerEdges)
    {
        ArgumentOutOfRangeException.ThrowIfZero(draws.Length, nameof(draws));
        var observed = Bin(outcome, lowerEdges);
        var hits = 0;
        foreach (var draw in draws)
        {
            hits += Bin(draw, lowerEdges) == observed ? 1 : 0;
        }

        return OfCounts(hits, draws.Length, lowerEdges.Length);
    }

    /// <summary>Score when <paramref name="hits"/> of <paramref name="draws"/> draws fell into the outcome's bin.</summary>
    internal static double OfCounts(int hits, int draws, int bins) => -Math.Log2((hits + 1.0) / (draws + bins));

    /// <summary>The bin a value lies in.</summary>
    internal static int Bin(double value, ReadOnlySpan<double> lowerEdges)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, lowerEdges[0]);
        var bin = lowerEdges.Length - 1;
        while (value < lowerEdges[bin])
        {
            bin--;
        }

        return bin;
    }
}
