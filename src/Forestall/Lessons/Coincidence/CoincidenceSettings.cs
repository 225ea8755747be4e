namespace Forestall.Lessons.Coincidence;

/// <summary>What counts as a partial structural redundancy in a complex solution formula.</summary>
public enum PartialRedundancy
{
    /// <summary>The formula implies a proper part of itself.</summary>
    Implication,

    /// <summary>The formula is equivalent to a proper part of itself.</summary>
    Equivalence,
}

/// <summary>In which configurations an outcome must vary for an atomic solution formula to be kept.</summary>
public enum OutcomeVariation
{
    /// <summary>It lies on both sides of 0.5 among the cases in which formula and outcome, rounded, agree.</summary>
    Crisp,

    /// <summary>It takes different degrees among the cases in which formula and outcome have the same degree.</summary>
    Fuzzy,

    /// <summary>Nothing is asked.</summary>
    None,
}

/// <summary>Between what cycles are looked for.</summary>
public enum CycleKind
{
    /// <summary>A factor lies upstream of itself.</summary>
    Factor,

    /// <summary>A value of a factor lies upstream of itself.</summary>
    Value,
}

/// <summary>How a coincidence analysis is made; the defaults are those of R's package cna 4.</summary>
public sealed record CoincidenceSettings
{
    /// <summary>The least sufficiency of conditions and formulas, by <see cref="Sufficiency"/>; 0 to 1.</summary>
    public double Consistency { get; init; } = 1;

    /// <summary>The least necessity of formulas, by <see cref="Necessity"/>; 0 to 1.</summary>
    public double Coverage { get; init; } = 1;

    /// <summary>The least sufficiency of minimally sufficient conditions; null: the same as <see cref="Consistency"/>.</summary>
    public double? ConditionConsistency { get; init; }

    /// <summary>The measure of sufficiency.</summary>
    public SufficiencyMeasure Sufficiency { get; init; }

    /// <summary>The measure of necessity.</summary>
    public NecessityMeasure Necessity { get; init; }

    /// <summary>At most so many factor values are joined by “and”; 1 or more.</summary>
    public int MostConjuncts { get; init; } = 3;

    /// <summary>At most so many conjunctions are joined by “or”; 1 or more.</summary>
    public int MostDisjuncts { get; init; } = 4;

    /// <summary>At most so many factor values stand before the arrow of an atomic solution formula; 1 or more.</summary>
    public int MostComplexity { get; init; } = 10;

    /// <summary>Factor values that may be outcomes, such as <c>A</c>, <c>a</c> or <c>A=2</c>, or <c>A</c> for every value of a factor with several; none given: presence of every factor, or every value.</summary>
    public IReadOnlyList<string> Outcomes { get; init; } = [];

    /// <summary>Factors of whose outcomes the absence is explained; <c>all</c> for every one. Only for two-valued factors.</summary>
    public IReadOnlyList<string> Negated { get; init; } = [];

    /// <summary>The causal order, such as <c>A,B &lt; C</c>; factors not named come before those named. Null: any factor may cause any other.</summary>
    public string? Ordering { get; init; }

    /// <summary>Whether factors at the same place of the order cannot cause one another.</summary>
    public bool Strict { get; init; }

    /// <summary>Factor values that cannot be causes of certain outcomes, such as <c>A,c -&gt; B</c>; <c>A*</c> for all values of a factor.</summary>
    public IReadOnlyList<string> Excluded { get; init; } = [];

    /// <summary>Stops after the minimally sufficient conditions.</summary>
    public bool OnlySufficiency { get; init; }

    /// <summary>Whether only formulas free of all redundancies are kept.</summary>
    public bool OnlyInus { get; init; } = true;

    /// <summary>What a partial structural redundancy is.</summary>
    public PartialRedundancy Redundancy { get; init; }

    /// <summary>Whether complex formulas with a cycle are left out.</summary>
    public bool OnlyAcyclic { get; init; }

    /// <summary>Between what cycles are looked for.</summary>
    public CycleKind Cycles { get; init; }

    /// <summary>Where the outcome must vary.</summary>
    public OutcomeVariation Variation { get; init; }

    /// <summary>The membership from which a fuzzy factor counts as present in a case; above 0, below 1.</summary>
    public double Cutoff { get; init; } = 0.5;

    /// <summary>At most so many combinations of conditions are looked at for all outcomes together; 1 or more.</summary>
    public long MostCombinations { get; init; } = 1_000_000_000;

    /// <summary>At most so many atomic solution formulas of one outcome are kept; 1 or more.</summary>
    public int MostAtomic { get; init; } = 100_000;

    /// <summary>At most so many combinations of atomic into complex formulas are examined, the least complex; 1 or more.</summary>
    public int MostComplex { get; init; } = 10_000;

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="InputException">A setting is out of range.</exception>
    public CoincidenceSettings Checked()
    {
        TruthTableSettings.Require(Consistency is >= 0 and <= 1, "the least consistency (con)", "0 to 1");
        TruthTableSettings.Require(Coverage is >= 0 and <= 1, "the least coverage (cov)", "0 to 1");
        TruthTableSettings.Require(ConditionConsistency is null or (>= 0 and <= 1), "the least consistency of conditions (con.msc)", "0 to 1");
        TruthTableSettings.Require(MostConjuncts >= 1 && MostDisjuncts >= 1 && MostComplexity >= 1, "a part of max-step", "three whole numbers of at least 1");
        TruthTableSettings.Require(Cutoff is > 0 and < 1, "the cut-off of membership", "above 0 and below 1");
        TruthTableSettings.Require(MostCombinations >= 1 && MostAtomic >= 1 && MostComplex >= 1, "a limit", "at least 1");
        return this;
    }
}
