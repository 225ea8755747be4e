namespace Forestall.Lessons.Coincidence.Internals;

/// <summary>A conjunction of literals and the memberships of the cases in it.</summary>
internal sealed record Conjunction(int[] Literals, ulong[] Members);

/// <summary>Counts what a search looks at, and says when it has looked at enough.</summary>
internal sealed class Budget(long most, CancellationToken cancellation)
{
    private long _left = most;

    public bool Spent => _left <= 0;

    public bool Take()
    {
        if ((--_left & 0xFFFF) == 0)
        {
            cancellation.ThrowIfCancellationRequested();
        }

        return _left > 0;
    }
}

/// <summary>
/// Minimally sufficient conditions: conjunctions that some case has, that reach the sufficiency asked for, and no part of which does.
/// Shorter ones are found first; what holds one of them is not looked at.
/// </summary>
internal sealed class ConjunctionSearch
{
    private readonly FactorTable _table;
    private readonly CoincidenceSettings _settings;
    private readonly Budget _budget;
    private readonly double _cut;
    private readonly ulong[][] _present;
    private readonly ulong[] _y;
    private readonly int[] _causes;
    private readonly HashSet<int> _excluded;
    private readonly SetTrie _minimal = new();
    private readonly List<Conjunction> _found = [];
    private readonly List<Conjunction> _fresh = [];
    private readonly ulong[][] _members;
    private readonly ulong[][] _instances;
    private readonly int[] _literals;

    public ConjunctionSearch(FactorTable table, CoincidenceSettings settings, ulong[][] present, ulong[] y, int[] causes, HashSet<int> excluded, Budget budget)
    {
        (_table, _settings, _present, _y, _causes, _excluded, _budget) = (table, settings, present, y, causes, excluded, budget);
        _cut = (settings.ConditionConsistency ?? settings.Consistency) - TruthTable.Tolerance;
        var depth = Math.Min(Math.Min(settings.MostConjuncts, settings.MostComplexity), causes.Length);
        _members = [.. Enumerable.Range(0, depth + 1).Select(_ => new ulong[table.Scale.Words])];
        _instances = [.. Enumerable.Range(0, depth + 1).Select(_ => new ulong[(table.Cases.Count + 63) / 64])];
        _literals = new int[depth];
    }

    public List<Conjunction> Run()
    {
        for (var size = 1; size <= _literals.Length && !_budget.Spent; size++)
        {
            Visit(0, 0, size);
            foreach (var conjunction in _fresh)
            {
                _minimal.Add(conjunction.Literals);
                _found.Add(conjunction);
            }

            _fresh.Clear();
        }

        return _found;
    }

    /// <summary>For each literal, the cases in which it counts as present.</summary>
    public static ulong[][] Present(FactorTable table, double cutoff)
    {
        var cases = table.Cases.Count;
        return [.. Enumerable.Range(0, table.Space.Count).Select(literal =>
        {
            var bits = new ulong[(cases + 63) / 64];
            for (var i = 0; i < cases; i++)
            {
                // A fuzzy factor is present from the cut-off on and absent below it.
                var holds = table.Kind == ConditionKind.MultiValue
                    ? table.Membership(i, literal) > 0.5
                    : table.Data[table.Space.FactorOf(literal)][i] >= cutoff == (table.Space.ValueOf(literal) == 1);
                bits[i >> 6] |= holds ? 1UL << (i & 63) : 0;
            }

            return bits;
        })];
    }

    private void Visit(int from, int depth, int size)
    {
        for (var c = from; c <= _causes.Length - (size - depth); c++)
        {
            foreach (var literal in _table.Space.LiteralsOf(_causes[c]))
            {
                if (_excluded.Contains(literal) || !_budget.Take() || !Add(literal, depth) || _minimal.HasSubsetOf(_literals.AsSpan(0, depth + 1)))
                {
                    continue;
                }

                if (depth + 1 < size)
                {
                    Visit(c + 1, depth + 1, size);
                }
                else if (Sufficient(_members[depth + 1]))
                {
                    _fresh.Add(new Conjunction(_literals[..size], (ulong[])_members[size].Clone()));
                }
            }
        }
    }

    /// <summary>Adds a literal; false when no case has them all.</summary>
    private bool Add(int literal, int depth)
    {
        _literals[depth] = literal;
        if (depth == 0)
        {
            _table.Members(literal).CopyTo(_members[1], 0);
            _present[literal].CopyTo(_instances[1], 0);
        }
        else
        {
            _table.Scale.Meet(_members[depth], _table.Members(literal), _members[depth + 1]);
            for (var w = 0; w < _instances[depth].Length; w++)
            {
                _instances[depth + 1][w] = _instances[depth][w] & _present[literal][w];
            }
        }

        return _instances[depth + 1].AsSpan().ContainsAnyExcept(0UL);
    }

    private bool Sufficient(ulong[] members)
    {
        if (_settings.Sufficiency == SufficiencyMeasure.Standard)
        {
            var (x, both) = _table.Scale.Sums(members, _y);
            return x > 1e-12 && both >= _cut * x;
        }

        return _table.Scale.Overlap(members, _y).Of(_settings.Sufficiency) is { } con && con >= _cut;
    }
}
