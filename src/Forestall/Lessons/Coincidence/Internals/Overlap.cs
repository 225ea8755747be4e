namespace Forestall.Lessons.Coincidence.Internals;

/// <summary>How two sets overlap over all cases; every measure of sufficiency and necessity follows from these sums.</summary>
/// <param name="X">Σ x.</param>
/// <param name="Y">Σ y.</param>
/// <param name="Both">Σ min(x, y).</param>
/// <param name="OnlyX">Σ min(x, 1−y).</param>
/// <param name="OnlyY">Σ min(1−x, y).</param>
/// <param name="Neither">Σ min(1−x, 1−y).</param>
/// <param name="Torn">Σ min(x, y, 1−x, 1−y).</param>
/// <param name="Cases">The number of cases.</param>
internal readonly record struct Overlap(double X, double Y, double Both, double OnlyX, double OnlyY, double Neither, double Torn, double Cases)
{
    public double? Of(SufficiencyMeasure measure) => measure switch
    {
        SufficiencyMeasure.Contrapositive => Ratio(Neither, Cases - Y),
        SufficiencyMeasure.PrevalenceAdjusted => Adjusted(Both, OnlyX, Y),
        SufficiencyMeasure.AntecedentAdjustedContrapositive => Adjusted(Neither, OnlyX, Cases - X),
        _ => Ratio(Both, X),
    };

    public double? Of(NecessityMeasure measure) => measure switch
    {
        NecessityMeasure.Contrapositive => Ratio(Neither, Cases - X),
        NecessityMeasure.AntecedentAdjusted => Adjusted(Both, OnlyY, X),
        NecessityMeasure.PrevalenceAdjustedContrapositive => Adjusted(Neither, OnlyY, Cases - Y),
        _ => Ratio(Both, Y),
    };

    public CoincidenceFit Fit() => new(
        Of(SufficiencyMeasure.Standard), Of(NecessityMeasure.Standard),
        Of(SufficiencyMeasure.Contrapositive), Of(NecessityMeasure.Contrapositive),
        Of(SufficiencyMeasure.PrevalenceAdjusted), Of(NecessityMeasure.PrevalenceAdjustedContrapositive),
        Of(SufficiencyMeasure.AntecedentAdjustedContrapositive), Of(NecessityMeasure.AntecedentAdjusted));

    /// <summary>The share of what agrees when what disagrees is weighted by the odds of the set of this size.</summary>
    private double? Adjusted(double agree, double disagree, double size) =>
        Cases - size <= 1e-12 ? null : Ratio(agree, agree + (size / (Cases - size) * (disagree - Torn)));

    private static double? Ratio(double part, double whole) => whole > 1e-12 ? part / whole : null;
}
