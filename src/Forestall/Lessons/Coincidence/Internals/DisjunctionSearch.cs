namespace Forestall.Lessons.Coincidence.Internals;

/// <summary>
/// Disjunctions of minimally sufficient conditions that reach the sufficiency and the necessity asked for, while no part of them does.
/// With the standard coverage, which only grows, sets that the remaining conditions cannot complete are not extended.
/// </summary>
internal sealed class DisjunctionSearch
{
    private readonly SetScale _scale;
    private readonly CoincidenceSettings _settings;
    private readonly List<Conjunction> _conditions;
    private readonly ulong[] _y;
    private readonly Budget _budget;
    private readonly SetTrie _minimal = new();
    private readonly List<int[]> _found = [];
    private readonly int[] _picked;
    private readonly ulong[][] _members;
    private readonly ulong[][] _rest;
    private readonly double[] _bestLeft;
    private readonly double _con;
    private readonly double _cov;
    private readonly double _needed;
    private int _size;

    public DisjunctionSearch(SetScale scale, CoincidenceSettings settings, List<Conjunction> conditions, ulong[] y, Budget budget)
    {
        (_scale, _settings, _conditions, _y, _budget) = (scale, settings, conditions, y, budget);
        _con = settings.Consistency - TruthTable.Tolerance;
        _cov = settings.Coverage - TruthTable.Tolerance;
        _needed = _cov * scale.Sums(y, y).X;
        _picked = new int[Math.Min(Math.Min(settings.MostDisjuncts, settings.MostComplexity), conditions.Count)];
        _members = [.. Enumerable.Range(0, _picked.Length + 1).Select(_ => new ulong[scale.Words])];
        _rest = new ulong[conditions.Count + 1][];
        _bestLeft = new double[conditions.Count + 1];
        _rest[^1] = new ulong[scale.Words];
        for (var i = conditions.Count - 1; i >= 0; i--)
        {
            _rest[i] = new ulong[scale.Words];
            scale.Join(_rest[i + 1], conditions[i].Members, _rest[i]);
            _bestLeft[i] = Math.Max(_bestLeft[i + 1], scale.Sums(conditions[i].Members, y).Both);
        }
    }

    /// <summary>Whether the list was cut before every disjunction had been looked at.</summary>
    public bool Cut { get; private set; }

    /// <summary>The disjunctions, as places of their conditions.</summary>
    public List<int[]> Run()
    {
        for (_size = 1; _size <= _picked.Length && !Cut; _size++)
        {
            Visit(0, 0, 0);
        }

        return _found;
    }

    private void Visit(int from, int depth, int complexity)
    {
        var left = _size - depth;
        var scratch = _members[depth + 1];
        var covered = depth == 0 ? 0 : _scale.Sums(_members[depth], _y).Both;
        for (var i = from; i <= _conditions.Count - left && !Cut; i++)
        {
            // Conditions come in order of length: no later one is shorter.
            var length = _conditions[i].Literals.Length;
            if (complexity + (length * left) > _settings.MostComplexity || !Reachable(covered, depth, i, left))
            {
                return;
            }

            if (!_budget.Take())
            {
                Cut = true;
                return;
            }

            _picked[depth] = i;
            if (depth == 0)
            {
                _conditions[i].Members.CopyTo(scratch, 0);
            }
            else
            {
                _scale.Join(_members[depth], _conditions[i].Members, scratch);
            }

            if (left > 1)
            {
                if (!_minimal.HasSubsetOf(_picked.AsSpan(0, depth + 1)))
                {
                    Visit(i + 1, depth + 1, complexity + length);
                }
            }
            else if (Reaches(scratch) && !_minimal.HasSubsetOf(_picked.AsSpan(0, _size)))
            {
                _found.Add(_picked[.._size]);
                _minimal.Add(_picked.AsSpan(0, _size));
                Cut = _found.Count >= _settings.MostAtomic;
            }
        }
    }

    /// <summary>Whether the conditions from here on can still lift the coverage far enough.</summary>
    private bool Reachable(double covered, int depth, int from, int left)
    {
        if (_settings.Necessity != NecessityMeasure.Standard)
        {
            return true;
        }

        if (covered + (left * _bestLeft[from]) < _needed - 1e-9)
        {
            return false;
        }

        if (left == 1)
        {
            return true;
        }

        var all = _members[depth + 1];
        if (depth == 0)
        {
            return _scale.Sums(_rest[from], _y).Both >= _needed - 1e-9;
        }

        _scale.Join(_members[depth], _rest[from], all);
        return _scale.Sums(all, _y).Both >= _needed - 1e-9;
    }

    private bool Reaches(ulong[] members)
    {
        if (_settings is { Sufficiency: SufficiencyMeasure.Standard, Necessity: NecessityMeasure.Standard })
        {
            var (x, both) = _scale.Sums(members, _y);
            return both >= _needed && x > 1e-12 && both >= _con * x;
        }

        var overlap = _scale.Overlap(members, _y);
        return overlap.Of(_settings.Sufficiency) is { } con && con >= _con && overlap.Of(_settings.Necessity) is { } cov && cov >= _cov;
    }
}
