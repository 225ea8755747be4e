namespace Forestall.Lessons.CaseSelection;

/// <summary>Selected cases or pairs of one kind; one of the three lists is there.</summary>
/// <param name="Kind">The kind, as options and JSON name it.</param>
/// <param name="Title">What they are.</param>
/// <param name="Cases">The cases, the best first.</param>
/// <param name="Focal">The cases for conjuncts, with their term.</param>
/// <param name="Pairs">The pairs, the best first.</param>
public sealed record Selection(string Kind, string Title, IReadOnlyList<SelectedCase>? Cases = null, IReadOnlyList<(string Term, FocalCase Case)>? Focal = null, IReadOnlyList<CasePair>? Pairs = null);

/// <summary>Every kind of cases to study alone and of pairs to compare.</summary>
public static class CaseSelections
{
    /// <summary>The kinds there are, by name.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
    [
        "typical", "typical-conjuncts", "deviant-consistency", "deviant-coverage", "deviant-relevance", "irrelevant",
        "typical-typical", "typical-typical-conjuncts", "typical-irrelevant", "typical-irrelevant-conjuncts", "typical-deviant-consistency", "typical-deviant-relevance", "deviant-coverage-irrelevant",
    ];

    /// <summary>After an analysis of sufficiency.</summary>
    /// <param name="solution">The solution.</param>
    /// <param name="term">The term whose conjuncts are looked at, from 1; null: every term.</param>
    /// <param name="most">At most so many pairs for each set.</param>
    /// <exception cref="InputException">There is no such term.</exception>
    public static IReadOnlyList<Selection> Sufficient(Formula solution, int? term, int most)
    {
        ArgumentNullException.ThrowIfNull(solution);
        var terms = term is { } one ? [one - 1] : Enumerable.Range(0, solution.Terms.Count).ToList();
        return
        [
            new("typical", "Typical cases", Cases: SufficiencyCases.Typical(solution)),
            new("typical-conjuncts", "Typical cases for each conjunct of a term", Focal: [.. terms.SelectMany(t => SufficiencyCases.TypicalForConjuncts(solution, t).Select(f => (Term(solution, t), f)))]),
            new("deviant-consistency", "Deviant cases for consistency", Cases: SufficiencyCases.DeviantConsistency(solution)),
            new("deviant-coverage", "Deviant cases for coverage, by row of the truth table", Cases: SufficiencyCases.DeviantCoverage(solution)),
            new("irrelevant", "Individually irrelevant cases, by row of the truth table", Cases: SufficiencyCases.Irrelevant(solution)),
            new("typical-typical", "Typical cases, two by two", Pairs: SufficiencyCases.TypicalPairs(solution, most)),
            new("typical-typical-conjuncts", "Typical cases, two by two, for each conjunct of a term", Pairs: [.. terms.SelectMany(t => Named(solution, t, SufficiencyCases.TypicalPairsForConjuncts(solution, t, most)))]),
            new("typical-irrelevant", "Typical and individually irrelevant cases", Pairs: SufficiencyCases.TypicalAndIrrelevant(solution, most)),
            new("typical-irrelevant-conjuncts", "Typical and individually irrelevant cases, for each conjunct of a term", Pairs: [.. terms.SelectMany(t => Named(solution, t, SufficiencyCases.TypicalAndIrrelevantForConjuncts(solution, t, most)))]),
            new("typical-deviant-consistency", "Typical cases and deviant ones for consistency", Pairs: SufficiencyCases.TypicalAndDeviantConsistency(solution, most)),
            new("deviant-coverage-irrelevant", "Deviant cases for coverage and irrelevant ones of the same row", Pairs: SufficiencyCases.DeviantCoverageAndIrrelevant(solution, most)),
        ];
    }

    /// <summary>After an analysis of necessity.</summary>
    /// <param name="set">The necessary set.</param>
    /// <param name="most">At most so many pairs for each set.</param>
    public static IReadOnlyList<Selection> Necessary(Formula set, int most)
    {
        ArgumentNullException.ThrowIfNull(set);
        return
        [
            new("typical", "Typical cases", Cases: NecessityCases.Typical(set)),
            new("deviant-consistency", "Deviant cases for consistency, by row of the truth table", Cases: NecessityCases.DeviantConsistency(set)),
            new("deviant-relevance", "Deviant cases for relevance", Cases: NecessityCases.DeviantRelevance(set)),
            new("typical-deviant-relevance", "Typical cases and deviant ones for relevance", Pairs: NecessityCases.TypicalAndDeviantRelevance(set, most)),
            new("typical-deviant-consistency", "Typical cases and deviant ones for consistency, alike in the other conditions", Pairs: NecessityCases.TypicalAndDeviantConsistency(set, most)),
            new("typical-irrelevant", "Typical and individually irrelevant cases", Pairs: NecessityCases.TypicalAndIrrelevant(set, most)),
            new("typical-typical", "Typical cases, two by two", Pairs: NecessityCases.TypicalPairs(set, most)),
        ];
    }

    private static string Term(Formula solution, int term) => solution.Terms[term].Expression;

    private static IEnumerable<CasePair> Named(Formula solution, int term, IReadOnlyList<CasePair> pairs) => pairs.Select(p => p with { Set = $"{p.Set} in {Term(solution, term)}" });
}
