namespace Forestall.Lessons.Internals;

/// <summary>Lists covers, each once: the row with the fewest columns is covered by each of them in turn, and a column tried is left out of its later siblings.</summary>
internal sealed class CoverEnumeration(CoverPatterns patterns, int mostModels, CoverClock clock)
{
    private const double Epsilon = CoverMultipliers.Epsilon;
    private readonly CoverPatterns _patterns = patterns;
    private readonly CoverClock _clock = clock;
    private double[] _multipliers = [];
    private int[] _chosen = [];
    private bool _full;

    /// <summary>The covers, as patterns.</summary>
    public List<int[]> Found { get; } = [];

    /// <summary>How many covers they stand for, with every implicant of a pattern.</summary>
    public double Count { get; private set; }

    /// <summary>All covers of k columns. A column may be chosen only while what it takes off the bound is within what is left of k.</summary>
    public bool Smallest(double[] u, int k)
    {
        _multipliers = u;
        _chosen = new int[k];
        var open = new ulong[_patterns.Words];
        for (var r = 0; r < _patterns.Rows; r++)
        {
            open[r >> 6] |= 1UL << (r & 63);
        }

        Visit([.. Enumerable.Range(0, _patterns.Count)], open, u.Sum(), 0);
        return !_full && !_clock.Over;
    }

    /// <summary>All covers from which no column can be left out, whatever their size; false when a limit was reached.</summary>
    public bool Irredundant()
    {
        _chosen = new int[_patterns.Rows + 1];
        VisitAny([.. Enumerable.Range(0, _patterns.Count)], new int[_patterns.Rows], _patterns.Rows, 0);
        return !_full && !_clock.Over;
    }

    private bool Stopped() => _clock.Tick() || _full;

    private void Add(int depth)
    {
        var cover = _chosen[..depth];
        Found.Add(cover);
        Count += cover.Aggregate(1.0, (n, p) => n * _patterns.Members[p].Count);
        _full |= Count > mostModels;
    }

    private void Visit(int[] columns, ulong[] open, double bound, int depth)
    {
        if (Stopped())
        {
            return;
        }

        if (!open.AsSpan().ContainsAnyExcept(0UL))
        {
            Add(depth);
            return;
        }

        var slack = _chosen.Length - depth - bound;
        if (slack < -Epsilon || depth == _chosen.Length)
        {
            return;
        }

        // What a column takes off the bound must not be less than the column costs beyond the slack.
        var kept = new int[columns.Length];
        var gains = new double[columns.Length];
        var n = 0;
        Span<int> choices = stackalloc int[_patterns.Rows <= 4096 ? _patterns.Rows : 0];
        if (choices.Length == 0)
        {
            choices = new int[_patterns.Rows];
        }

        choices.Clear();
        var last = depth == _chosen.Length - 1;
        foreach (var c in columns)
        {
            var bits = _patterns.BitsOf(c);
            if (last && !Holds(bits, open))
            {
                continue;
            }

            var gain = 0.0;
            foreach (var r in _patterns.RowsOf[c])
            {
                gain += (open[r >> 6] >> (r & 63) & 1) != 0 ? _multipliers[r] : 0;
            }

            if (gain >= 1 - slack - Epsilon && Touches(bits, open))
            {
                kept[n] = c;
                gains[n++] = gain;
                foreach (var r in _patterns.RowsOf[c])
                {
                    choices[r]++;
                }
            }
        }

        var row = -1;
        for (var r = 0; r < _patterns.Rows; r++)
        {
            if ((open[r >> 6] >> (r & 63) & 1) != 0 && (row < 0 || choices[r] < choices[row]))
            {
                row = r;
            }
        }

        if (choices[row] == 0)
        {
            return;
        }

        Array.Resize(ref kept, n);
        var branch = new List<(double Gain, int Column)>();
        var rest = new List<int>(n);
        for (var i = 0; i < n; i++)
        {
            if ((_patterns.Bits[(kept[i] * _patterns.Words) + (row >> 6)] >> (row & 63) & 1) != 0)
            {
                branch.Add((gains[i], kept[i]));
            }
            else
            {
                rest.Add(kept[i]);
            }
        }

        // A column tried is left out of its later siblings, so each cover is met once; it is the last that sees all others.
        branch.Sort(static (a, b) => b.Gain != a.Gain ? b.Gain.CompareTo(a.Gain) : a.Column - b.Column);
        for (var b = 0; b < branch.Count && !_full && !_clock.Over; b++)
        {
            _chosen[depth] = branch[b].Column;
            var next = (ulong[])open.Clone();
            var bits = _patterns.BitsOf(branch[b].Column);
            for (var w = 0; w < next.Length; w++)
            {
                next[w] &= ~bits[w];
            }

            if (last)
            {
                Add(depth + 1);
                continue;
            }

            Visit([.. rest, .. branch.Skip(b + 1).Select(static x => x.Column)], next, bound - branch[b].Gain, depth + 1);
        }
    }

    private void VisitAny(int[] columns, int[] times, int left, int depth)
    {
        if (Stopped())
        {
            return;
        }

        if (left == 0)
        {
            Add(depth);
            return;
        }

        var choices = new int[_patterns.Rows];
        foreach (var c in columns)
        {
            foreach (var r in _patterns.RowsOf[c])
            {
                choices[r]++;
            }
        }

        var row = -1;
        for (var r = 0; r < _patterns.Rows; r++)
        {
            if (times[r] == 0 && (row < 0 || choices[r] < choices[row]))
            {
                row = r;
            }
        }

        var branch = columns.Where(c => Array.BinarySearch(_patterns.RowsOf[c], row) >= 0).ToArray();
        var rest = columns.Where(c => Array.BinarySearch(_patterns.RowsOf[c], row) < 0).ToArray();
        for (var b = 0; b < branch.Length && !_full && !_clock.Over; b++)
        {
            _chosen[depth] = branch[b];
            var next = (int[])times.Clone();
            var open = left;
            foreach (var r in _patterns.RowsOf[branch[b]])
            {
                open -= next[r]++ == 0 ? 1 : 0;
            }

            if (EachHasARowOfItsOwn(next, depth + 1))
            {
                VisitAny([.. rest, .. branch.Skip(b + 1)], next, open, depth + 1);
            }
        }
    }

    private bool EachHasARowOfItsOwn(int[] times, int depth)
    {
        for (var i = 0; i < depth; i++)
        {
            if (!Array.Exists(_patterns.RowsOf[_chosen[i]], r => times[r] == 1))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Touches(ReadOnlySpan<ulong> bits, ulong[] open)
    {
        for (var w = 0; w < open.Length; w++)
        {
            if ((bits[w] & open[w]) != 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Holds(ReadOnlySpan<ulong> bits, ulong[] open)
    {
        for (var w = 0; w < open.Length; w++)
        {
            if ((open[w] & ~bits[w]) != 0)
            {
                return false;
            }
        }

        return true;
    }
}
