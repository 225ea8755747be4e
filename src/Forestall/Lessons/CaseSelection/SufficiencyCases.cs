using Forestall.Lessons.CaseSelection.Internals;

namespace Forestall.Lessons.CaseSelection;

/// <summary>
/// Set-theoretic multi-method research after an analysis of sufficiency (Schneider and Rohlfing 2013, 2016; Oana, Schneider and Thomann 2021, chapter 6):
/// which cases to study alone, and which pairs to compare. x is the membership in a term, y that in the outcome, w that in the row of the truth table.
/// </summary>
public static class SufficiencyCases
{
    /// <summary>Typical cases of each term: x, y &gt; 0.5, x ≤ y; best 2(y − x) + (1 − x).</summary>
    public static IReadOnlyList<SelectedCase> Typical(Formula solution)
    {
        var ground = Of(solution);
        return [.. solution.Terms.Index().SelectMany(t =>
            Chosen(ground, t.Item.Expression, ground.Terms[t.Index], TypicalRows(ground, t.Index), i => Typicality(ground, t.Index, i), i => ground.Unique(t.Index, i))
                .OrderByDescending(static c => c.Unique).ThenBy(static c => c.Best).ThenBy(static c => c.Membership))];
    }

    /// <summary>Deviant cases for consistency of each term: x &gt; 0.5, y &lt; 0.5; best (1 − (x − y)) + (1 − x).</summary>
    public static IReadOnlyList<SelectedCase> DeviantConsistency(Formula solution)
    {
        var ground = Of(solution);
        return [.. solution.Terms.Index().SelectMany(t =>
            Chosen(ground, t.Item.Expression, ground.Terms[t.Index], DeviantRows(ground, t.Index), i => Deviance(ground, t.Index, i), null)
                .OrderBy(static c => c.Best).ThenBy(static c => c.Membership))];
    }

    /// <summary>Deviant cases for coverage, by row: solution &lt; 0.5, y &gt; 0.5; best 1 − w.</summary>
    public static IReadOnlyList<SelectedCase> DeviantCoverage(Formula solution)
    {
        var ground = Of(solution);
        return [.. ByRow(ground, ground.Where(i => ground.Whole[i] < 0.5 && ground.Y[i] > 0.5), i => 1 - ground.Rows[i].Membership)];
    }

    /// <summary>Individually irrelevant cases, by row: solution and y &lt; 0.5.</summary>
    public static IReadOnlyList<SelectedCase> Irrelevant(Formula solution)
    {
        var ground = Of(solution);
        return [.. ByRow(ground, ground.Where(i => ground.Whole[i] < 0.5 && ground.Y[i] < 0.5), null)];
    }

    /// <summary>Typical cases for each conjunct f of a term, c being the least of the others: best 2|y − f| + (1 − x).</summary>
    /// <exception cref="InputException">There is no such term.</exception>
    public static IReadOnlyList<FocalCase> TypicalForConjuncts(Formula solution, int term)
    {
        var ground = Of(solution);
        return [.. Focus.All(ground, Checked(solution, term)).SelectMany(static f => f.Cases())];
    }

    /// <summary>Pairs of typical cases for each conjunct of a term, the first the more typical: best (½ − (f₁ − f₂)) + (½ − (y₁ − y₂)) + |c₁ − c₂| + 2|y₁ − f₁| + 2|y₂ − f₂|.</summary>
    /// <exception cref="InputException">There is no such term.</exception>
    public static IReadOnlyList<CasePair> TypicalPairsForConjuncts(Formula solution, int term, int most = 5)
    {
        var ground = Of(solution);
        return [.. Focus.All(ground, Checked(solution, term)).SelectMany(f => f.TypicalPairs().Take(most))];
    }

    /// <summary>Typical and individually irrelevant cases (x, y &lt; 0.5) for each conjunct of a term: best (1 − (f₁ − f₂)) + (1 − (y₁ − y₂)) + |c₁ − c₂| + 2|y₁ − f₁| + |y₂ − f₂|.</summary>
    /// <exception cref="InputException">There is no such term.</exception>
    public static IReadOnlyList<CasePair> TypicalAndIrrelevantForConjuncts(Formula solution, int term, int most = 5)
    {
        var ground = Of(solution);
        return [.. Focus.All(ground, Checked(solution, term)).SelectMany(f => f.IrrelevantPairs().Take(most))];
    }

    /// <summary>Typical and deviant cases for consistency of each term: best |x₁ − x₂| + (1 − (y₁ − y₂)) + (1 − x₁) + (1 − x₂).</summary>
    public static IReadOnlyList<CasePair> TypicalAndDeviantConsistency(Formula solution, int most = 5)
    {
        var ground = Of(solution);
        var y = ground.Y;
        return [.. solution.Terms.Index().SelectMany(t =>
        {
            var x = ground.Terms[t.Index];
            var (typical, deviant) = (TypicalRows(ground, t.Index), DeviantRows(ground, t.Index));
            return Pairs(typical, deviant, (i, j) => new CasePair
            {
                Set = t.Item.Expression,
                First = ground.Study.Cases[i],
                Second = ground.Study.Cases[j],
                Best = Math.Abs(x[i] - x[j]) + (1 - (y[i] - y[j])) + (1 - x[i]) + (1 - x[j]),
                FirstMost = IsMost(typical, i, k => Typicality(ground, t.Index, k)),
                SecondMost = IsMost(deviant, j, k => Deviance(ground, t.Index, k)),
            }).OrderBy(static p => Rounded(p.Best)).ThenByDescending(static p => p.FirstMost).ThenByDescending(static p => p.SecondMost).Take(most);
        })];
    }

    /// <summary>Deviant cases for coverage and individually irrelevant cases of the same row: best |w₁ − w₂| + (1 − (y₁ − y₂)) + (1 − w₁) + (1 − w₂).</summary>
    public static IReadOnlyList<CasePair> DeviantCoverageAndIrrelevant(Formula solution, int most = 5)
    {
        var ground = Of(solution);
        var (y, rows) = (ground.Y, ground.Rows);
        var irrelevant = ground.Where(i => ground.Whole[i] < 0.5 && y[i] < 0.5 && rows[i].Values is not null).ToLookup(ground.RowKey, StringComparer.Ordinal);
        return [.. ground.Where(i => ground.Whole[i] < 0.5 && y[i] > 0.5 && rows[i].Values is not null)
            .GroupBy(ground.RowKey, StringComparer.Ordinal).OrderBy(static g => g.Key, StringComparer.Ordinal)
            .SelectMany(g => Pairs([.. g], [.. irrelevant[g.Key]], (i, j) => new CasePair
            {
                Set = ground.RowName(i)!,
                First = ground.Study.Cases[i],
                Second = ground.Study.Cases[j],
                Best = Math.Abs(rows[i].Membership - rows[j].Membership) + (1 - (y[i] - y[j])) + (1 - rows[i].Membership) + (1 - rows[j].Membership),
                FirstConsistent = rows[i].Membership <= y[i],
            }).OrderByDescending(static p => p.FirstConsistent).ThenBy(static p => Rounded(p.Best)).Take(most))];
    }

    /// <summary>Pairs of typical cases of each term, the first the more typical: best (½ − (x₁ − x₂)) + (½ − (y₁ − y₂)) + 2|y₁ − x₁| + 2|y₂ − x₂|.</summary>
    public static IReadOnlyList<CasePair> TypicalPairs(Formula solution, int most = 5)
    {
        var ground = Of(solution);
        var y = ground.Y;
        return [.. solution.Terms.Index().SelectMany(t =>
        {
            var x = ground.Terms[t.Index];
            var typical = TypicalRows(ground, t.Index);
            return Pairs(typical, typical, (i, j) => i == j || Typicality(ground, t.Index, i) > Typicality(ground, t.Index, j) + TruthTable.Tolerance ? null : new CasePair
            {
                Set = t.Item.Expression,
                First = ground.Study.Cases[i],
                Second = ground.Study.Cases[j],
                Best = 0.5 - (x[i] - x[j]) + (0.5 - (y[i] - y[j])) + (2 * Math.Abs(y[i] - x[i])) + (2 * Math.Abs(y[j] - x[j])),
                FirstUnique = ground.Unique(t.Index, i),
                SecondUnique = ground.Unique(t.Index, j),
                FirstMost = IsMost(typical, i, k => Typicality(ground, t.Index, k)),
                SecondMost = IsMost(typical, j, k => Typicality(ground, t.Index, k)),
            }).OrderByDescending(static p => p.FirstUnique).ThenByDescending(static p => p.SecondUnique).ThenBy(static p => Rounded(p.Best)).ThenByDescending(static p => p.FirstMost).ThenByDescending(static p => p.SecondMost).Take(most);
        })];
    }

    /// <summary>Typical and individually irrelevant cases of each term: best (1 − (x₁ − x₂)) + (1 − (y₁ − y₂)) + 2|y₁ − x₁| + 2|y₂ − x₂|.</summary>
    public static IReadOnlyList<CasePair> TypicalAndIrrelevant(Formula solution, int most = 5)
    {
        var ground = Of(solution);
        var y = ground.Y;
        return [.. solution.Terms.Index().SelectMany(t =>
        {
            var x = ground.Terms[t.Index];
            var typical = TypicalRows(ground, t.Index);
            return Pairs(typical, ground.Where(i => x[i] < 0.5 && y[i] < 0.5), (i, j) => new CasePair
            {
                Set = t.Item.Expression,
                First = ground.Study.Cases[i],
                Second = ground.Study.Cases[j],
                Best = 1 - (x[i] - x[j]) + (1 - (y[i] - y[j])) + (2 * Math.Abs(y[i] - x[i])) + (2 * Math.Abs(y[j] - x[j])),
                FirstUnique = ground.Unique(t.Index, i),
                SecondUnique = ground.Whole[j] < 0.5,
                FirstMost = IsMost(typical, i, k => Typicality(ground, t.Index, k)),
            }).OrderByDescending(static p => p.FirstUnique).ThenByDescending(static p => p.SecondUnique).ThenBy(static p => Rounded(p.Best)).ThenByDescending(static p => p.FirstMost).Take(most);
        })];
    }

    internal static int[] TypicalRows(Ground ground, int term) => ground.Where(i => ground.Terms[term][i] > 0.5 && ground.Y[i] > 0.5 && ground.Terms[term][i] <= ground.Y[i]);

    internal static double Typicality(Ground ground, int term, int i) => (2 * (ground.Y[i] - ground.Terms[term][i])) + (1 - ground.Terms[term][i]);

    internal static IEnumerable<CasePair> Pairs(int[] first, int[] second, Func<int, int, CasePair?> pair) => second.SelectMany(j => first.Select(i => pair(i, j))).OfType<CasePair>();

    internal static bool IsMost(int[] rows, int i, Func<int, double> best) => rows.All(k => best(i) <= best(k) + TruthTable.Tolerance);

    /// <summary>Values equal but for rounding sort as equal.</summary>
    internal static double Rounded(double best) => Math.Round(best, 9);

    private static int[] DeviantRows(Ground ground, int term) => ground.Where(i => ground.Terms[term][i] > 0.5 && ground.Y[i] < 0.5);

    private static double Deviance(Ground ground, int term, int i) => 1 - (ground.Terms[term][i] - ground.Y[i]) + (1 - ground.Terms[term][i]);

    private static Ground Of(Formula solution)
    {
        ArgumentNullException.ThrowIfNull(solution);
        return new(solution);
    }

    private static int Checked(Formula solution, int term) => term >= 0 && term < solution.Terms.Count
        ? term
        : throw new InputException($"there is no term {term + 1}; the solution has {solution.Terms.Count}: {solution.Expression}.");

    private static IEnumerable<SelectedCase> Chosen(Ground ground, string set, double[] x, int[] rows, Func<int, double> best, Func<int, bool>? unique) =>
        rows.Select(i => new SelectedCase
        {
            Set = set,
            Case = ground.Study.Cases[i],
            Membership = x[i],
            Outcome = ground.Y[i],
            Best = best(i),
            Most = IsMost(rows, i, best),
            Unique = unique?.Invoke(i),
        });

    private static IEnumerable<SelectedCase> ByRow(Ground ground, int[] rows, Func<int, double>? best) =>
        rows.GroupBy(ground.RowKey, StringComparer.Ordinal).OrderBy(static g => g.Key, StringComparer.Ordinal).SelectMany(g =>
        {
            int[] members = [.. g];
            return members.Select(i => new SelectedCase
            {
                Set = "solution",
                Case = ground.Study.Cases[i],
                Membership = ground.Whole[i],
                Outcome = ground.Y[i],
                Best = best?.Invoke(i),
                Most = best is not null && IsMost(members, i, best),
                Row = ground.RowName(i),
                RowMembership = ground.Rows[i].Membership,
                RowConsistent = ground.Rows[i].Membership <= ground.Y[i],
            }).OrderByDescending(c => best is not null && c.RowConsistent == true).ThenBy(static c => c.Best);
        });
}
