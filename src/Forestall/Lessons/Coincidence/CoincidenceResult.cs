namespace Forestall.Lessons.Coincidence;

/// <summary>A minimally sufficient condition (msc): a conjunction that is sufficient for an outcome while no part of it is.</summary>
/// <param name="Outcome">The factor value explained.</param>
/// <param name="Condition">The conjunction as the package cna writes it, such as <c>A*b</c> or <c>A=1*B=0</c>.</param>
/// <param name="Consistency">Sufficiency by the chosen measure.</param>
/// <param name="Coverage">Necessity by the chosen measure.</param>
/// <param name="Complexity">Factor values in the conjunction.</param>
/// <param name="Fit">All measures.</param>
public sealed record SufficientConjunction(string Outcome, string Condition, double? Consistency, double? Coverage, int Complexity, CoincidenceFit Fit);

/// <summary>An atomic solution formula (asf): a minimally necessary disjunction of minimally sufficient conditions of one outcome.</summary>
/// <param name="Outcome">The factor value explained.</param>
/// <param name="Formula">The formula as the package cna writes it, such as <c>A*b + C &lt;-&gt; D</c>.</param>
/// <param name="Expression">The same with tildes and braces, such as <c>A*~B + C &lt;-&gt; D</c>.</param>
/// <param name="Consistency">Sufficiency by the chosen measure.</param>
/// <param name="Coverage">Necessity by the chosen measure.</param>
/// <param name="Complexity">Factor values before the arrow.</param>
/// <param name="Fit">All measures.</param>
/// <param name="Exhaustiveness">The share of the configurations the formula allows that are in the data; null where there are too many to count.</param>
/// <param name="Faithfulness">The share of the configurations in the data that the formula allows; null as above.</param>
/// <param name="Inus">Whether the formula is free of redundancies, as far as it could be checked.</param>
public sealed record AtomicSolution(
    string Outcome,
    string Formula,
    string Expression,
    double? Consistency,
    double? Coverage,
    int Complexity,
    CoincidenceFit Fit,
    double? Exhaustiveness,
    double? Faithfulness,
    bool Inus);

/// <summary>A complex solution formula (csf): atomic solution formulas of different outcomes that hold together without redundancy.</summary>
/// <param name="Outcomes">The factor values explained.</param>
/// <param name="Formula">The formula as the package cna writes it.</param>
/// <param name="Expression">The same with tildes and braces.</param>
/// <param name="Parts">Its atomic solution formulas, as the package cna writes them.</param>
/// <param name="Consistency">The least of its parts.</param>
/// <param name="Coverage">The least of its parts.</param>
/// <param name="Complexity">The sum over its parts.</param>
/// <param name="Exhaustiveness">The share of the configurations the formula allows that are in the data.</param>
/// <param name="Faithfulness">The share of the configurations in the data that the formula allows.</param>
/// <param name="Coherence">How far the cases that agree with one part of a connected structure agree with all its parts.</param>
/// <param name="Inus">Whether the formula is free of redundancies.</param>
/// <param name="Cyclic">Whether it has a cycle.</param>
public sealed record ComplexSolution(
    IReadOnlyList<string> Outcomes,
    string Formula,
    string Expression,
    IReadOnlyList<string> Parts,
    double? Consistency,
    double? Coverage,
    int Complexity,
    double? Exhaustiveness,
    double? Faithfulness,
    double? Coherence,
    bool Inus,
    bool Cyclic);

/// <summary>The result of a coincidence analysis.</summary>
public sealed class CoincidenceResult
{
    /// <summary>What was analysed.</summary>
    public required FactorTable Table { get; init; }

    /// <summary>How.</summary>
    public required CoincidenceSettings Settings { get; init; }

    /// <summary>Minimally sufficient conditions, by outcome.</summary>
    public required IReadOnlyList<SufficientConjunction> SufficientConjunctions { get; init; }

    /// <summary>Atomic solution formulas, by outcome.</summary>
    public required IReadOnlyList<AtomicSolution> AtomicSolutions { get; init; }

    /// <summary>Complex solution formulas, the least complex first.</summary>
    public required IReadOnlyList<ComplexSolution> ComplexSolutions { get; init; }

    /// <summary>Whether everything within max-step is there.</summary>
    public required Completeness Completeness { get; init; }

    /// <summary>The completeness as a sentence.</summary>
    public required string CompletenessText { get; init; }

    /// <summary>What a reader must know of data and result.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}
