namespace Forestall.Lessons.Internals;

/// <summary>
/// Looks for one cover of k columns, or shows that there is none. In each node the multipliers of the rows still open are improved a little,
/// which drops every column whose reduced cost exceeds what is left, or the whole node.
/// </summary>
internal sealed class CoverProof(CoverPatterns patterns, CoverClock clock)
{
    private const double Epsilon = CoverMultipliers.Epsilon;
    private readonly CoverPatterns _patterns = patterns;
    private int[] _chosen = [];
    private int[]? _found;

    /// <summary>A cover of k columns; null means that there is none, unless the time is over.</summary>
    public int[]? Find(List<int> columns, double[] u, int k)
    {
        _found = null;
        _chosen = new int[k];
        var open = new bool[_patterns.Rows];
        Array.Fill(open, true);
        Descend([.. columns], open, open.Length, (double[])u.Clone(), 0);
        return _found;
    }

    /// <summary>
    /// One node: multipliers of the rows still open are improved a little for this node, which drops columns or the whole node; then the row
    /// with the fewest columns is covered by each of them in turn.
    /// </summary>
    private void Descend(int[] columns, bool[] open, int left, double[] u, int depth)
    {
        if (clock.Tick())
        {
            return;
        }

        if (left == 0)
        {
            _found = _chosen[..depth];
            return;
        }

        var room = _chosen.Length - depth;
        if (room == 0)
        {
            return;
        }

        var costs = new double[columns.Length];
        var kept = columns.Length;
        var subgradient = new double[open.Length];
        var step = depth == 0 ? 0.8 : 1.5;
        var before = double.NegativeInfinity;

        // Work on the bound in a node costs less than the nodes that it saves.
        var rounds = depth == 0 ? 60 : room <= 2 ? 1 : 40;
        for (var round = 0; round < rounds; round++)
        {
            var value = Price(columns, kept, u, open, costs, subgradient);
            if (value > room + Epsilon)
            {
                return;
            }

            // A column whose cost lifts the bound above the room cannot be part of what is looked for.
            var n = 0;
            for (var i = 0; i < kept; i++)
            {
                if (value + Math.Max(0, costs[i]) <= room + Epsilon)
                {
                    (columns[n], costs[n]) = (columns[i], costs[i]);
                    n++;
                }
            }

            kept = n;
            if (round == rounds - 1)
            {
                break;
            }

            step *= value > before ? 1 : 0.8;
            before = value;
            var norm = 0.0;
            for (var r = 0; r < open.Length; r++)
            {
                norm += open[r] ? subgradient[r] * subgradient[r] : 0;
            }

            if (norm < 0.5)
            {
                break;
            }

            var length = step * (room + 0.6 - value) / norm;
            for (var r = 0; r < open.Length; r++)
            {
                u[r] = open[r] ? Math.Max(0, u[r] + (length * subgradient[r])) : 0;
            }
        }

        Branch(columns, kept, open, left, u, depth);
    }

    private double Price(int[] columns, int kept, double[] u, bool[] open, double[] costs, double[] subgradient)
    {
        var value = 0.0;
        for (var r = 0; r < u.Length; r++)
        {
            u[r] = open[r] ? u[r] : 0;
            value += u[r];
            subgradient[r] = 1;
        }

        for (var i = 0; i < kept; i++)
        {
            var cost = 1.0;
            var of = _patterns.RowsOf[columns[i]];
            foreach (var r in of)
            {
                cost -= u[r];
            }

            costs[i] = cost;
            if (cost < 0)
            {
                value += cost;
                foreach (var r in of)
                {
                    subgradient[r]--;
                }
            }
        }

        return value;
    }

    private void Branch(int[] columns, int kept, bool[] open, int left, double[] u, int depth)
    {
        var choices = new int[open.Length];
        var useful = new List<int>(kept);
        for (var i = 0; i < kept; i++)
        {
            var fresh = false;
            foreach (var r in _patterns.RowsOf[columns[i]])
            {
                choices[r]++;
                fresh |= open[r];
            }

            if (fresh)
            {
                useful.Add(columns[i]);
            }
        }

        var row = -1;
        for (var r = 0; r < open.Length; r++)
        {
            if (open[r] && (row < 0 || choices[r] < choices[row]))
            {
                row = r;
            }
        }

        var rest = useful.FindAll(c => !Has(c, row));
        var branch = useful.FindAll(c => Has(c, row)).ConvertAll(c => (Gain: _patterns.RowsOf[c].Sum(r => open[r] ? u[r] + 1e-3 : 0), Column: c));
        branch.Sort(static (a, b) => b.Gain != a.Gain ? b.Gain.CompareTo(a.Gain) : a.Column - b.Column);
        for (var b = 0; b < branch.Count && _found is null && !clock.Over; b++)
        {
            _chosen[depth] = branch[b].Column;
            var next = (bool[])open.Clone();
            var now = left;
            foreach (var r in _patterns.RowsOf[branch[b].Column])
            {
                now -= next[r] ? 1 : 0;
                next[r] = false;
            }

            Descend([.. rest, .. branch.Skip(b + 1).Select(static x => x.Column)], next, now, (double[])u.Clone(), depth + 1);
        }
    }

    private bool Has(int column, int row) => (_patterns.Bits[(column * _patterns.Words) + (row >> 6)] >> (row & 63) & 1) != 0;
}
