using System.Globalization;

namespace Forestall.Lessons.Coincidence.Internals;

/// <summary>
/// Combines atomic formulas of all outcomes, one each, takes out formulas that follow from the others, in every way there is,
/// and keeps what can be read as a causal structure and is no part of another such formula.
/// </summary>
internal sealed class ComplexFormulas(FactorTable table, CoincidenceSettings settings, Action<string>? progress, CancellationToken cancellation)
{
    /// <summary>So many ways, on average, of leaving formulas out of a combination are looked at.</summary>
    private const int ReductionsEach = 50;
    private readonly FactorSpace _space = table.Space;
    private readonly Dictionary<int[], (FullTable Full, ulong[] Observed)> _tables = new(new ByContent());

    /// <summary>Whether the least complex combinations were taken and others left.</summary>
    public bool Cut { get; private set; }

    /// <summary>Combinations that could not be examined since their factors have too many configurations.</summary>
    public int TooLarge { get; private set; }

    public List<AtomicFormula[]> Build(IReadOnlyList<IReadOnlyList<(AtomicFormula Formula, double Fit)>> byOutcome)
    {
        var formulas = byOutcome.SelectMany(static l => l.Select(static f => f.Formula)).ToArray();
        var places = formulas.Select(static (f, i) => (f, i)).ToDictionary(static p => p.f, static p => p.i, new ByReference());
        var seen = new HashSet<int[]>(new ByContent());
        var kept = new List<int[]>();
        var open = new Stack<int[]>(Combine(byOutcome).Select(c => c.Select(f => places[f]).Order().ToArray()).Reverse());
        while (open.TryPop(out var combination))
        {
            cancellation.ThrowIfCancellationRequested();
            if ((seen.Count & 0x3FF) == 0)
            {
                progress?.Invoke(string.Create(CultureInfo.InvariantCulture, $"complex formulas: {seen.Count:N0} combinations examined, {open.Count:N0} waiting"));
            }

            if (!seen.Add(combination))
            {
                continue;
            }

            if (seen.Count > ReductionsEach * (long)settings.MostComplex)
            {
                Cut = true;
                break;
            }

            var parts = combination.Select(i => formulas[i]).ToArray();
            if (FullTable.RowsOf(_space, parts) > FullTable.MostRows)
            {
                TooLarge++;
                continue;
            }

            var full = TableOf(parts).Full;
            var redundant = settings.OnlyInus ? Redundancy.Structural(full, parts) : [];
            foreach (var i in redundant)
            {
                open.Push([.. combination.Where((_, at) => at != i)]);
            }

            if (redundant.Count == 0
                && (!settings.OnlyInus || Redundancy.IsStructure(_space, full, parts, settings.Redundancy))
                && !(settings.OnlyAcyclic && Redundancy.IsCyclic(_space, parts, settings.Cycles)))
            {
                kept.Add(combination);
            }
        }

        return [.. (settings.OnlyInus ? WithoutParts(kept) : kept).Select(c => c.Select(i => formulas[i]).ToArray())];
    }

    /// <summary>The share of allowed configurations that are observed, and of observed ones that are allowed.</summary>
    public (double? Exhaustiveness, double? Faithfulness) Configurations(IReadOnlyList<AtomicFormula> formulas)
    {
        if (FullTable.RowsOf(_space, formulas) > FullTable.MostRows)
        {
            return (null, null);
        }

        var (full, observed) = TableOf(formulas);
        var holds = full.Holds(formulas);
        var both = (double)FullTable.CountBoth(observed, holds);
        return (FullTable.Count(holds) is > 0 and var n ? both / n : null, both / FullTable.Count(observed));
    }

    /// <summary>Σ of the least over Σ of the greatest agreement of the formulas of each connected structure, and the least of these.</summary>
    public double? Coherence(IReadOnlyList<AtomicFormula> formulas, Func<AtomicFormula, ulong[]> members)
    {
        double? least = null;
        foreach (var group in Connected(formulas))
        {
            var all = Agreement(group[0]);
            var any = (ulong[])all.Clone();
            foreach (var formula in group.Skip(1))
            {
                var agreement = Agreement(formula);
                table.Scale.Meet(all, agreement, all);
                table.Scale.Join(any, agreement, any);
            }

            var high = table.Scale.Sums(any, any).X;
            var value = group.Count == 1 ? 1 : high > 0 ? table.Scale.Sums(all, all).X / high : (double?)null;
            least = value is { } v ? Math.Min(least ?? v, v) : least;
        }

        return least;

        ulong[] Agreement(AtomicFormula formula)
        {
            var agreement = new ulong[table.Scale.Words];
            table.Scale.Agreement(members(formula), table.Members(formula.Outcome), agreement);
            return agreement;
        }
    }

    public bool IsInus(AtomicFormula formula) =>
        FullTable.RowsOf(_space, [formula]) > FullTable.MostRows || Redundancy.IsInus(_space, TableOf([formula]).Full, formula);

    public bool IsInus(IReadOnlyList<AtomicFormula> formulas) =>
        settings.OnlyInus || (formulas.All(IsInus) && FullTable.RowsOf(_space, formulas) <= FullTable.MostRows
            && TableOf(formulas).Full is var full && Redundancy.Structural(full, formulas).Count == 0 && Redundancy.IsStructure(_space, full, formulas, settings.Redundancy));

    private (FullTable Full, ulong[] Observed) TableOf(IReadOnlyList<AtomicFormula> formulas)
    {
        var factors = FullTable.FactorsOf(_space, formulas).Order().ToArray();
        if (!_tables.TryGetValue(factors, out var found))
        {
            var full = new FullTable(_space, factors);
            _tables.Add(factors, found = (full, full.Observed(table)));
        }

        return found;
    }

    /// <summary>One formula for each outcome, in every way, or the least complex ways; among equally complex ones those that fit best.</summary>
    private List<AtomicFormula[]> Combine(IReadOnlyList<IReadOnlyList<(AtomicFormula Formula, double Fit)>> byOutcome)
    {
        var combined = new List<(AtomicFormula[] Formulas, int Complexity, double Fit)> { ([], 0, 1) };
        foreach (var choices in byOutcome)
        {
            var next = new List<(AtomicFormula[] Formulas, int Complexity, double Fit)>();
            Cut |= choices.Count > settings.MostComplex;

            // Only so many of the least complex on either side can be among the least complex together.
            foreach (var (formulas, complexity, fit) in combined)
            {
                foreach (var choice in choices.OrderBy(static c => c.Formula.Complexity).ThenByDescending(static c => c.Fit).Take(settings.MostComplex))
                {
                    next.Add(([.. formulas, choice.Formula], complexity + choice.Formula.Complexity, Math.Min(fit, choice.Fit)));
                }

                if (next.Count > 4L * settings.MostComplex)
                {
                    next = Best(next);
                }
            }

            combined = Best(next);
        }

        return combined.ConvertAll(static c => c.Formulas);

        List<(AtomicFormula[] Formulas, int Complexity, double Fit)> Best(List<(AtomicFormula[] Formulas, int Complexity, double Fit)> all)
        {
            if (all.Count <= settings.MostComplex)
            {
                return all;
            }

            Cut = true;
            return [.. all.OrderBy(static c => c.Complexity).ThenByDescending(static c => c.Fit).Take(settings.MostComplex)];
        }
    }

    private static List<int[]> WithoutParts(List<int[]> combinations)
    {
        var containing = new Dictionary<int, List<int[]>>();
        foreach (var combination in combinations)
        {
            foreach (var i in combination)
            {
                (containing.TryGetValue(i, out var list) ? list : containing[i] = []).Add(combination);
            }
        }

        var longest = combinations.Select(static c => c.Length).DefaultIfEmpty(0).Max();
        return combinations.FindAll(c => c.Length == longest || !containing[c[0]].Exists(other => other.Length > c.Length && Array.TrueForAll(c, i => Array.BinarySearch(other, i) >= 0)));
    }

    private List<List<AtomicFormula>> Connected(IReadOnlyList<AtomicFormula> formulas)
    {
        var groups = new List<(HashSet<int> Factors, List<AtomicFormula> Formulas)>();
        foreach (var formula in formulas)
        {
            var factors = FullTable.FactorsOf(_space, [formula]).ToHashSet();
            var touching = groups.FindAll(g => g.Factors.Overlaps(factors));
            groups.RemoveAll(touching.Contains);
            groups.Add(([.. factors, .. touching.SelectMany(static g => g.Factors)], [.. touching.SelectMany(static g => g.Formulas), formula]));
        }

        return groups.ConvertAll(static g => g.Formulas);
    }

    private sealed class ByReference : IEqualityComparer<AtomicFormula>
    {
        public bool Equals(AtomicFormula? x, AtomicFormula? y) => ReferenceEquals(x, y);

        public int GetHashCode(AtomicFormula formula) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(formula);
    }

    private sealed class ByContent : IEqualityComparer<int[]>
    {
        public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(int[] numbers)
        {
            var hash = default(HashCode);
            hash.AddBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes<int>(numbers));
            return hash.ToHashCode();
        }
    }
}
