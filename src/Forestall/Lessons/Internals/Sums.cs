namespace Forestall.Lessons.Internals;

/// <summary>Boolean algebra on sums of products of literals.</summary>
internal static class Sums
{
    /// <summary>More terms than this are not multiplied out.</summary>
    public const int MostTerms = 2000;

    /// <summary>In longer sums only terms that lie within others are dropped.</summary>
    private const int MostMerged = 100;

    /// <summary>Both products joined, in the order of the conditions; null when they contradict each other.</summary>
    public static IReadOnlyList<Literal>? Joined(IReadOnlyList<Literal> a, IReadOnlyList<Literal> b)
    {
        var all = new SortedDictionary<int, int>();
        foreach (var literal in a.Concat(b))
        {
            if (all.TryGetValue(literal.Condition, out var value) && value != literal.Value)
            {
                return null;
            }

            all[literal.Condition] = literal.Value;
        }

        return [.. all.Select(static l => new Literal(l.Key, l.Value))];
    }

    /// <summary>Every term of the one joined with every term of the other; null when they are too many.</summary>
    public static List<IReadOnlyList<Literal>>? Product(Study study, IReadOnlyCollection<IReadOnlyList<Literal>> a, IReadOnlyCollection<IReadOnlyList<Literal>> b) =>
        (long)a.Count * b.Count > 50L * MostTerms ? null
            : Simplified(study, a.SelectMany(x => b.Select(y => Joined(x, y))).OfType<IReadOnlyList<Literal>>()) is { Count: <= MostTerms } product ? product : null;

    /// <summary>Terms that say the same without those that others say, and with neighbours merged.</summary>
    public static List<IReadOnlyList<Literal>> Simplified(Study study, IEnumerable<IReadOnlyList<Literal>> terms)
    {
        var kept = Absorbed(terms);
        if (kept.Count > MostMerged)
        {
            return kept;
        }

        while (Merge(study, kept) is { } merged)
        {
            kept = Absorbed(kept.Append(merged));
        }

        for (var i = kept.Count - 1; i >= 0; i--)
        {
            var rest = kept.Where((_, k) => k != i).ToList();
            if (Cover(study, rest, kept[i]))
            {
                kept = rest;
            }
        }

        return kept;
    }

    /// <summary>Whether every combination in the term lies in one of the terms.</summary>
    public static bool Cover(Study study, IReadOnlyList<IReadOnlyList<Literal>> terms, IReadOnlyList<Literal> term)
    {
        // What is left of each term inside the one to be covered.
        var inside = new List<List<Literal>>();
        foreach (var other in terms)
        {
            if (Joined(other, term) is not null)
            {
                inside.Add([.. other.Where(l => !term.Contains(l))]);
            }
        }

        if (inside.Exists(static t => t.Count == 0))
        {
            return true;
        }

        if (inside.Count == 0)
        {
            return false;
        }

        var split = inside[0][0].Condition;
        return Enumerable.Range(0, study.Conditions[split].Radix).All(v => Cover(study, [.. inside], [.. term, new Literal(split, v)]));
    }

    private static List<IReadOnlyList<Literal>> Absorbed(IEnumerable<IReadOnlyList<Literal>> terms)
    {
        var kept = new List<IReadOnlyList<Literal>>();
        foreach (var term in terms.OrderBy(static t => t.Count))
        {
            if (!kept.Exists(k => k.All(term.Contains)))
            {
                kept.Add(term);
            }
        }

        return kept;
    }

    /// <summary>A shorter term that some terms make together: equal but for one condition, of which they hold every value.</summary>
    private static List<Literal>? Merge(Study study, List<IReadOnlyList<Literal>> terms)
    {
        foreach (var term in terms)
        {
            foreach (var literal in term)
            {
                var shorter = term.Where(l => l != literal).ToList();
                if (Enumerable.Range(0, study.Conditions[literal.Condition].Radix).All(v => terms.Exists(t => t.All(l => l.Condition == literal.Condition ? l.Value == v : shorter.Contains(l)))))
                {
                    return shorter;
                }
            }
        }

        return null;
    }
}
