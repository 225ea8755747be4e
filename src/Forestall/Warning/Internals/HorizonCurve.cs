namespace Forestall.Warning.Internals;

/// <summary>
/// The probability of a crossing by horizon. A longer horizon cannot be less likely than a shorter one it contains: a fitted horizon below a shorter one
/// takes over its value. Between fitted horizons the cumulated hazard −ln(1 − p) rises in a straight line, from 0 at horizon 0.
/// </summary>
internal static class HorizonCurve
{
    /// <summary>Position, among the fitted horizons up to <paramref name="position"/>, of the one that decides; the longest wins a tie.</summary>
    public static int Deciding(ReadOnlySpan<double> probabilities, int position)
    {
        var best = position;
        for (var k = position - 1; k >= 0; k--)
        {
            best = probabilities[k] > probabilities[best] ? k : best;
        }

        return best;
    }

    /// <summary>Position of the shortest fitted horizon that reaches as far as <paramref name="horizon"/>.</summary>
    public static int Above(int horizon)
    {
        var position = 0;
        while (WarningSettings.FittedHorizons[position] < horizon)
        {
            position++;
        }

        return position;
    }

    /// <summary>The probability within a horizon of 1 to 24 months.</summary>
    /// <param name="probabilities">Probabilities at the fitted horizons, as the models give them.</param>
    /// <param name="horizon">The horizon.</param>
    public static double At(ReadOnlySpan<double> probabilities, int horizon)
    {
        var above = Above(horizon);
        var (h1, p1) = (WarningSettings.FittedHorizons[above], probabilities[Deciding(probabilities, above)]);
        if (h1 == horizon || p1 >= 1)
        {
            return p1;
        }

        var (h0, p0) = above == 0 ? (0, 0.0) : (WarningSettings.FittedHorizons[above - 1], probabilities[Deciding(probabilities, above - 1)]);
        var (hazard0, hazard1) = (-Math.Log(1 - p0), -Math.Log(1 - p1));
        return 1 - Math.Exp(-(hazard0 + ((hazard1 - hazard0) * (horizon - h0) / (h1 - h0))));
    }
}
