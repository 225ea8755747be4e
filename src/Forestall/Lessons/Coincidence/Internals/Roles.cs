namespace Forestall.Lessons.Coincidence.Internals;

/// <summary>Which literals are explained, and what may cause each: outcomes, negations, the causal order and exclusions.</summary>
internal sealed class Roles
{
    private readonly FactorSpace _space;
    private readonly int[] _level;
    private readonly bool _strict;
    private readonly Dictionary<int, HashSet<int>> _excluded = [];

    public Roles(FactorSpace space, CoincidenceSettings settings)
    {
        _space = space;
        _strict = settings.Strict;
        _level = Levels(settings.Ordering);
        var wanted = settings.Outcomes.Count == 0
            ? Enumerable.Range(0, space.Names.Count).SelectMany(f => space.MultiValue ? space.LiteralsOf(f) : [space.First(f)])
            : settings.Outcomes.SelectMany(Values);
        Outcomes = [.. wanted.Distinct().Order().Select(Negation(settings.Negated))];
        if (!space.MultiValue && Outcomes.GroupBy(space.FactorOf).FirstOrDefault(static g => g.Count() > 1) is { } both)
        {
            throw new InputException($"the presence and the absence of {space.Names[both.Key]} are both outcomes; ask for one at a time.");
        }

        foreach (var text in settings.Excluded)
        {
            Exclude(text);
        }
    }

    /// <summary>The literals to explain, in the order of the factors.</summary>
    public int[] Outcomes { get; }

    /// <summary>Factors that may cause an outcome.</summary>
    public int[] CausesOf(int outcome)
    {
        var z = _space.FactorOf(outcome);
        return [.. Enumerable.Range(0, _space.Names.Count).Where(f => f != z && (_strict ? _level[f] < _level[z] : _level[f] <= _level[z]))];
    }

    /// <summary>Literals that may not cause an outcome.</summary>
    public HashSet<int> ExcludedFrom(int outcome) => _excluded.TryGetValue(outcome, out var set) ? set : [];

    private IEnumerable<int> Values(string text) => _space.MultiValue && text.AsSpan().IndexOfAny('=', '{', '[') < 0 ? _space.LiteralsOf(_space.Factor(text.Trim())) : [_space.Read(text)];

    private Func<int, int> Negation(IReadOnlyList<string> names)
    {
        if (names.Count == 0)
        {
            return static l => l;
        }

        if (_space.MultiValue)
        {
            throw new InputException("factors with several values have no negation; name the values to explain instead, as in A=0.");
        }

        var all = names.Any(static n => string.Equals(n.Trim(), "all", StringComparison.OrdinalIgnoreCase));
        var factors = all ? [] : names.Select(n => _space.Factor(n.Trim())).ToHashSet();
        return l => all || factors.Contains(_space.FactorOf(l)) ? _space.First(_space.FactorOf(l)) + 1 : l;
    }

    /// <summary>The place of each factor in the order; factors that it does not name come first.</summary>
    private int[] Levels(string? ordering)
    {
        var level = new int[_space.Names.Count];
        if (string.IsNullOrWhiteSpace(ordering))
        {
            return level;
        }

        Array.Fill(level, -1);
        var places = ordering.Split('<');
        for (var place = 0; place < places.Length; place++)
        {
            foreach (var name in places[place].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                var factor = _space.Factor(name);
                level[factor] = level[factor] < 0 ? place : throw new InputException($"the factor {name} stands twice in the causal order; name it once.");
            }
        }

        return level;
    }

    private void Exclude(string text)
    {
        var sides = text.Split("->", StringSplitOptions.TrimEntries);
        if (sides.Length != 2)
        {
            throw new InputException($"'{text}' excludes nothing; write causes and outcome as in A,c -> B.");
        }

        var causes = sides[0].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).SelectMany(Starred).ToList();
        foreach (var outcome in sides[1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).SelectMany(Starred))
        {
            (_excluded.TryGetValue(outcome, out var set) ? set : _excluded[outcome] = []).UnionWith(causes);
        }
    }

    private IEnumerable<int> Starred(string text) => text.EndsWith('*') ? _space.LiteralsOf(_space.Factor(text.TrimEnd('*', ' '))) : Values(text);
}
