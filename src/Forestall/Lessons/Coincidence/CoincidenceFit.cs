namespace Forestall.Lessons.Coincidence;

/// <summary>How sufficiency is measured (De Souter 2024, Journal of Causal Inference 12).</summary>
public enum SufficiencyMeasure
{
    /// <summary>Consistency: Σ min(x, y) / Σ x (scon).</summary>
    Standard,

    /// <summary>Contrapositive consistency: Σ min(1−x, 1−y) / Σ (1−y) (ccon).</summary>
    Contrapositive,

    /// <summary>Consistency as if presence and absence of the outcome were equally frequent (PAcon).</summary>
    PrevalenceAdjusted,

    /// <summary>Contrapositive consistency as if presence and absence of the antecedent were equally frequent (AACcon).</summary>
    AntecedentAdjustedContrapositive,
}

/// <summary>How necessity is measured (De Souter 2024).</summary>
public enum NecessityMeasure
{
    /// <summary>Coverage: Σ min(x, y) / Σ y (scov).</summary>
    Standard,

    /// <summary>Contrapositive coverage: Σ min(1−x, 1−y) / Σ (1−x) (ccov).</summary>
    Contrapositive,

    /// <summary>Coverage as if presence and absence of the antecedent were equally frequent (AAcov).</summary>
    AntecedentAdjusted,

    /// <summary>Contrapositive coverage as if presence and absence of the outcome were equally frequent (PACcov).</summary>
    PrevalenceAdjustedContrapositive,
}

/// <summary>All measures of sufficiency and necessity of an expression for an outcome; null where a divisor is zero.</summary>
/// <param name="Consistency">scon.</param>
/// <param name="Coverage">scov.</param>
/// <param name="ContrapositiveConsistency">ccon.</param>
/// <param name="ContrapositiveCoverage">ccov.</param>
/// <param name="PrevalenceAdjustedConsistency">PAcon.</param>
/// <param name="PrevalenceAdjustedContrapositiveCoverage">PACcov.</param>
/// <param name="AntecedentAdjustedContrapositiveConsistency">AACcon.</param>
/// <param name="AntecedentAdjustedCoverage">AAcov.</param>
public sealed record CoincidenceFit(
    double? Consistency,
    double? Coverage,
    double? ContrapositiveConsistency,
    double? ContrapositiveCoverage,
    double? PrevalenceAdjustedConsistency,
    double? PrevalenceAdjustedContrapositiveCoverage,
    double? AntecedentAdjustedContrapositiveConsistency,
    double? AntecedentAdjustedCoverage);
