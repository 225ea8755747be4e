using Forestall.Lessons.CaseSelection.Internals;

namespace Forestall.Lessons.CaseSelection;

/// <summary>
/// Set-theoretic multi-method research after an analysis of necessity (Rohlfing and Schneider 2013; Oana, Schneider and Thomann 2021, chapter 6).
/// A necessary disjunction is looked at part by part and as a whole. x is the membership in the set, y that in the outcome.
/// </summary>
public static class NecessityCases
{
    /// <summary>Typical cases: x, y &gt; 0.5, x ≥ y; best 2(x − y) + (1 − x).</summary>
    public static IReadOnlyList<SelectedCase> Typical(Formula necessary) =>
        [.. Parts(necessary).SelectMany(static p => p.Chosen(p.Typical, p.Typicality).OrderByDescending(static c => c.Unique).ThenBy(static c => SufficiencyCases.Rounded(c.Best!.Value)).ThenBy(static c => c.Membership))];

    /// <summary>Deviant cases for consistency, by row: x &lt; 0.5, y &gt; 0.5; best 1 − (y − x).</summary>
    public static IReadOnlyList<SelectedCase> DeviantConsistency(Formula necessary) =>
        [.. Parts(necessary).SelectMany(static p => p.Deviant.GroupBy(p.Ground.RowKey, StringComparer.Ordinal).OrderBy(static g => g.Key, StringComparer.Ordinal).SelectMany(g =>
            p.Chosen([.. g], p.Deviance).OrderByDescending(static c => c.Unique).ThenByDescending(static c => c.RowConsistent).ThenBy(static c => SufficiencyCases.Rounded(c.Best!.Value))))];

    /// <summary>Deviant cases for relevance: x &gt; 0.5, y &lt; 0.5; best (1 − (x − y)) + (1 − x).</summary>
    public static IReadOnlyList<SelectedCase> DeviantRelevance(Formula necessary) =>
        [.. Parts(necessary).SelectMany(static p => p.Chosen(p.Irrelevance, p.Triviality).OrderBy(static c => SufficiencyCases.Rounded(c.Best!.Value)))];

    /// <summary>Typical cases and deviant ones for relevance: best (1 − x₁) + (1 − x₂) + |1 − (y₁ − y₂)| + |x₁ − x₂|.</summary>
    public static IReadOnlyList<CasePair> TypicalAndDeviantRelevance(Formula necessary, int most = 5) =>
        [.. Parts(necessary).SelectMany(p => p.Pairs(p.Typical, p.Irrelevance, (i, j) => 1 - p.X[i] + (1 - p.X[j]) + Math.Abs(1 - (p.Y[i] - p.Y[j])) + Math.Abs(p.X[i] - p.X[j]), p.Triviality).Take(most))];

    /// <summary>Typical cases and deviant ones for consistency that are alike in the other conditions: best (1 − (x₁ − x₂)) + |y₁ − y₂|.</summary>
    public static IReadOnlyList<CasePair> TypicalAndDeviantConsistency(Formula necessary, int most = 5) =>
        [.. Parts(necessary).SelectMany(p => p.Pairs(p.Typical, p.Deviant, (i, j) => p.AlikeOtherwise(i, j) ? 1 - (p.X[i] - p.X[j]) + Math.Abs(p.Y[i] - p.Y[j]) : null, p.Deviance).Take(most))];

    /// <summary>Typical and individually irrelevant cases (x, y &lt; 0.5, x ≥ y): best (1 − (x₁ − x₂)) + (1 − (y₁ − y₂)) + 2|x₁ − y₁| + |x₂ − y₂|.</summary>
    public static IReadOnlyList<CasePair> TypicalAndIrrelevant(Formula necessary, int most = 5) =>
        [.. Parts(necessary).SelectMany(p => p.Pairs(p.Typical, p.Ground.Where(i => p.X[i] < 0.5 && p.Y[i] < 0.5 && p.X[i] >= p.Y[i]), (i, j) => 1 - (p.X[i] - p.X[j]) + (1 - (p.Y[i] - p.Y[j])) + (2 * Math.Abs(p.X[i] - p.Y[i])) + Math.Abs(p.X[j] - p.Y[j]), null).Take(most))];

    /// <summary>Pairs of typical cases, the first the more typical: best (½ − (x₁ − x₂)) + (½ − (y₁ − y₂)) + 2(x₁ − y₁) + 2(x₂ − y₂).</summary>
    public static IReadOnlyList<CasePair> TypicalPairs(Formula necessary, int most = 5) =>
        [.. Parts(necessary).SelectMany(p => p.Pairs(p.Typical, p.Typical, (i, j) => i == j || p.Typicality(i) > p.Typicality(j) + TruthTable.Tolerance ? null : 0.5 - (p.X[i] - p.X[j]) + (0.5 - (p.Y[i] - p.Y[j])) + (2 * (p.X[i] - p.Y[i])) + (2 * (p.X[j] - p.Y[j])), p.Typicality).Take(most))];

    private static IEnumerable<NecessaryPart> Parts(Formula necessary)
    {
        ArgumentNullException.ThrowIfNull(necessary);
        var ground = new Ground(necessary);
        for (var t = 0; t < necessary.Terms.Count && necessary.Terms.Count > 1; t++)
        {
            yield return new NecessaryPart(ground, t);
        }

        yield return new NecessaryPart(ground, null);
    }
}
