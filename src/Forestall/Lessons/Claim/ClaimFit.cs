namespace Forestall.Lessons.Claim;

/// <summary>How coercion, on some definition and in some cases, goes with success.</summary>
/// <param name="Cases">Cases compared.</param>
/// <param name="Necessity">inclN, RoN, covN.</param>
/// <param name="Sufficiency">inclS, PRI, covS.</param>
/// <param name="Both">Cases with membership above one half in coercion and in success.</param>
/// <param name="SuccessWithout">Cases above one half in success, not in coercion: they contradict necessity.</param>
/// <param name="CoercionWithout">Cases above one half in coercion, not in success: they contradict sufficiency.</param>
public sealed record ClaimFit(int Cases, NecessityFit Necessity, SufficiencyFit Sufficiency, int Both, int SuccessWithout, int CoercionWithout)
{
    /// <summary>Cases above one half in success.</summary>
    public int Successes => Both + SuccessWithout;

    /// <summary>Cases above one half in coercion.</summary>
    public int Coerced => Both + CoercionWithout;

    /// <summary>Whether coercion is necessary by the cut-offs.</summary>
    public bool IsNecessary(ClaimSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return Reaches(Necessity.Inclusion, settings.NecessityCut) && Reaches(Necessity.Relevance, settings.RelevanceCut);
    }

    /// <summary>Whether coercion is sufficient by the cut-offs.</summary>
    public bool IsSufficient(ClaimSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return Reaches(Sufficiency.Inclusion, settings.SufficiencyCut) && Reaches(Sufficiency.Pri, settings.PriCut);
    }

    internal static ClaimFit Of(IReadOnlyList<(double X, double Y)> pairs)
    {
        var x = pairs.Select(static p => p.X).ToArray();
        var y = pairs.Select(static p => p.Y).ToArray();
        return new(
            pairs.Count,
            NecessityFit.Of(x, y),
            SufficiencyFit.Of(x, y),
            pairs.Count(static p => p.X > 0.5 && p.Y > 0.5),
            pairs.Count(static p => p.X <= 0.5 && p.Y > 0.5),
            pairs.Count(static p => p.X > 0.5 && p.Y <= 0.5));
    }

    private static bool Reaches(double? value, double cut) => value is { } v && v >= cut - TruthTable.Tolerance;
}
