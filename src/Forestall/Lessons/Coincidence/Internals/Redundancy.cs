namespace Forestall.Lessons.Coincidence.Internals;

/// <summary>
/// The tests that a formula must pass to be read as a causal structure (Baumgartner and Falk 2023; Baumgartner and Ambühl 2020):
/// no part of a sufficient or necessary condition is redundant, no formula of a complex one is, no part of a formula is in the light of the others,
/// no factor is constant, and nothing is tautologous or contradictory.
/// </summary>
internal static class Redundancy
{
    /// <summary>Whether a disjunction of conjunctions is free of redundant conjunctions and literals in the configurations given, and not constant there.</summary>
    public static bool IsInus(FullTable table, AtomicFormula formula, ulong[] within, bool constantAllowed = false)
    {
        var disjuncts = formula.Disjuncts.Select(table.Conjunction).ToArray();
        var whole = table.Disjunction(formula);
        if (!constantAllowed && FullTable.CountBoth(whole, within) is var n && (n == 0 || n == FullTable.Count(within)))
        {
            return false;
        }

        if (disjuncts.Length > 1 && !Enumerable.Range(0, disjuncts.Length).All(i => Alone(disjuncts, i, within)))
        {
            return false;
        }

        return Array.TrueForAll(formula.Disjuncts, conjunction => conjunction.Length == 1 || Array.TrueForAll(conjunction, literal => Needed(literal, conjunction)));

        // Without the literal the conjunction would hold in a configuration in which the whole does not.
        bool Needed(int literal, int[] conjunction)
        {
            var others = table.Conjunction([.. conjunction.Where(l => l != literal)]);
            for (var w = 0; w < others.Length; w++)
            {
                if ((others[w] & within[w] & ~whole[w]) != 0)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Whether an atomic formula is free of redundancies over all configurations of its factors.</summary>
    public static bool IsInus(FactorSpace space, FullTable table, AtomicFormula formula) =>
        IsInus(table, formula, table.All)
        && !formula.Disjuncts.SelectMany(static d => d).Any(l => space.FactorOf(l) == space.FactorOf(formula.Outcome))
        && FullTable.Count(table.Holds(formula)) is var n && n > 0 && n < table.Rows;

    /// <summary>Which formulas follow from the others together.</summary>
    public static List<int> Structural(FullTable table, IReadOnlyList<AtomicFormula> formulas)
    {
        var holds = formulas.Select(table.Holds).ToArray();
        var needed = new bool[holds.Length];
        for (var w = 0; w < table.All.Length; w++)
        {
            // Configurations that exactly one formula forbids show that it is needed.
            var never = table.All[w];
            var once = 0UL;
            foreach (var h in holds)
            {
                once = (once & h[w]) | (never & ~h[w]);
                never &= h[w];
            }

            for (var i = 0; i < holds.Length && once != 0; i++)
            {
                needed[i] |= (once & ~holds[i][w]) != 0;
            }
        }

        return [.. Enumerable.Range(0, holds.Length).Where(i => !needed[i])];
    }

    /// <summary>Whether formulas that do not follow from one another are together free of what cannot be read as a causal structure.</summary>
    public static bool IsStructure(FactorSpace space, FullTable table, IReadOnlyList<AtomicFormula> formulas, PartialRedundancy redundancy)
    {
        var together = table.Holds(formulas);
        var n = FullTable.Count(together);
        if (n == 0 || n == table.Rows || HasConstantFactor(space, table, together))
        {
            return false;
        }

        return formulas.Count == 1 || formulas.All(f =>
            IsInus(table, f, redundancy == PartialRedundancy.Implication ? together : table.Holds(formulas.Where(g => g != f)), constantAllowed: true));
    }

    /// <summary>Whether formulas explain one factor value twice, or every value of a factor.</summary>
    public static bool RepeatsAnOutcome(FactorSpace space, IReadOnlyList<AtomicFormula> formulas) =>
        formulas.GroupBy(f => space.MultiValue ? f.Outcome : -1 - space.FactorOf(f.Outcome)).Any(static g => g.Count() > 1)
        || (space.MultiValue && formulas.GroupBy(f => space.FactorOf(f.Outcome)).Any(g => g.Count() == space.Values[g.Key].Length));

    /// <summary>Whether a factor, or a value of it, lies upstream of itself.</summary>
    public static bool IsCyclic(FactorSpace space, IEnumerable<AtomicFormula> formulas, CycleKind kind)
    {
        var effects = new Dictionary<int, HashSet<int>>();
        foreach (var formula in formulas)
        {
            foreach (var cause in formula.Disjuncts.SelectMany(static d => d))
            {
                if (!effects.TryGetValue(Node(cause), out var to))
                {
                    effects.Add(Node(cause), to = []);
                }

                to.Add(Node(formula.Outcome));
            }
        }

        var state = new Dictionary<int, bool>();
        return effects.Keys.Any(Returns);

        int Node(int literal) => kind == CycleKind.Factor ? space.FactorOf(literal) : literal;

        // False while a node's effects are followed, true when none of them led back.
        bool Returns(int node)
        {
            if (state.TryGetValue(node, out var done))
            {
                return !done;
            }

            state[node] = false;
            if (effects.TryGetValue(node, out var to) && to.Any(Returns))
            {
                return true;
            }

            state[node] = true;
            return false;
        }
    }

    private static bool Alone(ulong[][] disjuncts, int at, ulong[] within)
    {
        for (var w = 0; w < within.Length; w++)
        {
            var others = 0UL;
            for (var j = 0; j < disjuncts.Length; j++)
            {
                others |= j == at ? 0 : disjuncts[j][w];
            }

            if ((disjuncts[at][w] & within[w] & ~others) != 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasConstantFactor(FactorSpace space, FullTable table, ulong[] within)
    {
        var n = FullTable.Count(within);
        return table.Factors.SelectMany(space.LiteralsOf).Any(l => FullTable.CountBoth(table.Literal(l), within) is var k && (k == 0 || k == n));
    }
}
