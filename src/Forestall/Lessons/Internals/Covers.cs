using System.Diagnostics;

namespace Forestall.Lessons.Internals;

/// <summary>Covers of all positive rows by prime implicants.</summary>
/// <param name="Size">Implicants in the smallest cover found.</param>
/// <param name="LowerBound">No cover can be smaller.</param>
/// <param name="Models">Covers, each a list of implicants.</param>
/// <param name="Count">How many there are, or were found before a limit.</param>
/// <param name="Counted">Whether every one was counted.</param>
internal sealed record CoverResult(int Size, int LowerBound, List<int[]> Models, double Count, bool Counted)
{
    public bool Proven => LowerBound >= Size;
}

/// <summary>
/// Minimum set covers, exact. Bounds come from the dual of the linear relaxation: multipliers u with Σ u over the rows of any column at most 1,
/// found by subgradient steps on the Lagrangian relaxation (Held and Karp 1971; Beasley 1987, European Journal of Operational Research 31).
/// For any uncovered set of rows U, no fewer than Σ u over U columns are needed; a search for covers of k columns therefore drops every column
/// whose reduced cost exceeds what is left, in each node anew. Searching k upwards from the bound proves the minimum;
/// the same search without stopping gives every minimum cover, each once.
/// </summary>
internal sealed class Covers
{
    private const double Epsilon = 1e-6;
    private readonly CoverPatterns _patterns;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly TimeSpan _limit;
    private readonly CancellationToken _cancellation;
    private readonly int _mostModels;
    private double[] _u;
    private double _bound;
    private bool _stopped;
    private bool _firstOnly;
    private int _ticks;
    private int[] _chosen = [];
    private List<int[]> _found = [];
    private double _count;

    public Covers(Implicants implicants, int mostModels, TimeSpan limit, CancellationToken cancellation)
    {
        _patterns = new CoverPatterns(implicants);
        _u = new double[implicants.Rows];
        _mostModels = mostModels;
        _limit = limit;
        _cancellation = cancellation;
    }

    /// <summary>The size of the smallest covers and, unless <paramref name="one"/> is enough, all of them.</summary>
    public CoverResult Minimum(bool one = false)
    {
        var maximal = _patterns.Maximal();
        var greedy = Greedy(maximal, weights: null);
        if (greedy is null)
        {
            return new CoverResult(0, 0, [], 0, Counted: true);
        }

        var best = Ascend(maximal, greedy);
        var bound = (int)Math.Ceiling(_bound - Epsilon);
        var size = best.Length;
        for (var k = Math.Max(bound, 1); k < best.Length; k++)
        {
            bound = k;
            _firstOnly = true;
            Prove(maximal, k);
            if (_found.Count > 0)
            {
                best = _found[0];
                size = k;
                break;
            }

            if (_stopped)
            {
                return new CoverResult(best.Length, k, [Members(best)], 1, Counted: false);
            }

            bound = k + 1;
        }

        if (one)
        {
            return new CoverResult(size, bound, [Members(best)], 1, Counted: false);
        }

        _firstOnly = false;
        Polish(maximal);
        Search(Enumerable.Range(0, _patterns.Count), size);
        return _found.Count == 0
            ? new CoverResult(size, bound, [Members(best)], 1, Counted: false)
            : new CoverResult(size, bound, Expand(_found), _count, Counted: !_stopped);
    }

    /// <summary>All covers from which no implicant can be left out, whatever their size.</summary>
    public CoverResult Irredundant()
    {
        var smallest = Minimum(one: true);
        if (smallest.Models.Count == 0)
        {
            return smallest;
        }

        _found = [];
        _count = 0;
        _firstOnly = false;
        _stopped = false;
        var columns = Enumerable.Range(0, _patterns.Count).ToArray();
        _chosen = new int[_patterns.Rows + 1];
        VisitAny(columns, new int[_patterns.Rows], _patterns.Rows, 0);
        return smallest with { Models = Expand(_found), Count = _count, Counted = !_stopped };
    }

    private int[] Members(int[] patterns) => [.. patterns.Select(p => _patterns.Members[p][0])];

    private List<int[]> Expand(List<int[]> covers)
    {
        var models = new List<int[]>();
        foreach (var cover in covers)
        {
            var partial = new List<int[]> { Array.Empty<int>() };
            foreach (var pattern in cover)
            {
                partial = [.. partial.SelectMany(m => _patterns.Members[pattern].Select(i => (int[])[.. m, i])).Take(_mostModels - models.Count)];
            }

            models.AddRange(partial);
            if (models.Count >= _mostModels)
            {
                break;
            }
        }

        return models;
    }

    private int[]? Greedy(List<int> columns, double[]? weights)
    {
        var open = new bool[_patterns.Rows];
        Array.Fill(open, true);
        var left = open.Length;
        var gain = columns.Select(c => _patterns.RowsOf[c].Length).ToArray();
        var picked = new List<int>();
        while (left > 0)
        {
            var at = -1;
            var score = double.NegativeInfinity;
            for (var i = 0; i < gain.Length; i++)
            {
                if (gain[i] <= 0)
                {
                    continue;
                }

                var rows = _patterns.RowsOf[columns[i]];
                var value = 0.0;
                var fresh = 0;
                foreach (var r in rows)
                {
                    if (open[r])
                    {
                        fresh++;
                        value += weights is null ? 1 : weights[r];
                    }
                }

                gain[i] = fresh;
                if (fresh > 0 && value + (1e-6 * fresh) > score)
                {
                    score = value + (1e-6 * fresh);
                    at = i;
                }
            }

            if (at < 0)
            {
                return null;
            }

            picked.Add(columns[at]);
            foreach (var r in _patterns.RowsOf[columns[at]])
            {
                left -= open[r] ? 1 : 0;
                open[r] = false;
            }
        }

        return WithoutRedundant(picked);
    }

    private int[] WithoutRedundant(List<int> picked)
    {
        var times = new int[_patterns.Rows];
        foreach (var r in picked.SelectMany(p => _patterns.RowsOf[p]))
        {
            times[r]++;
        }

        for (var i = picked.Count - 1; i >= 0; i--)
        {
            if (_patterns.RowsOf[picked[i]].All(r => times[r] > 1))
            {
                foreach (var r in _patterns.RowsOf[picked[i]])
                {
                    times[r]--;
                }

                picked.RemoveAt(i);
            }
        }

        return [.. picked];
    }

    /// <summary>Raises the multipliers by subgradient steps, and with them the bound; returns the best cover met.</summary>
    private int[] Ascend(List<int> columns, int[] best)
    {
        var rows = _patterns.Rows;
        var u = new double[rows];
        Array.Fill(u, double.PositiveInfinity);
        foreach (var c in columns)
        {
            foreach (var r in _patterns.RowsOf[c])
            {
                u[r] = Math.Min(u[r], 1.0 / _patterns.RowsOf[c].Length);
            }
        }

        _u = (double[])u.Clone();
        _bound = u.Sum();
        var step = 1.0;
        var since = 0;
        var subgradient = new int[rows];
        var rounds = columns.Count > 5000 ? 200 : 500;
        for (var round = 1; round <= rounds && Math.Ceiling(_bound - Epsilon) < best.Length && !OutOfTime(0.3); round++)
        {
            var value = Relax(columns, u, subgradient);
            if (value > _bound + 1e-4)
            {
                _bound = value;
                u.CopyTo(_u, 0);
                since = 0;
            }
            else if (++since >= 8)
            {
                step /= 1.7;
                since = 0;
                _u.CopyTo(u, 0);
                Relax(columns, u, subgradient);
            }

            if (round is 10 or 25 || round % 50 == 0)
            {
                if (Greedy(columns, u) is { } cover && cover.Length < best.Length)
                {
                    best = cover;
                }
            }

            var norm = subgradient.Sum(static s => (double)s * s);
            if (norm < 0.5 || step < 0.01)
            {
                break;
            }

            var length = step * (best.Length - value) / norm;
            for (var r = 0; r < rows; r++)
            {
                u[r] = Math.Max(0, u[r] + (length * subgradient[r]));
            }
        }

        return Greedy(columns, _u) is { } last && last.Length < best.Length ? last : best;
    }

    /// <summary>Makes the multipliers feasible for the dual and their sum as large as some more steps can, for the search of all covers.</summary>
    private void Polish(List<int> columns)
    {
        var u = (double[])_u.Clone();
        var best = Feasible(columns, u);
        var bestSum = best.Sum();
        var top = (double[])u.Clone();
        var topValue = double.NegativeInfinity;
        var subgradient = new int[u.Length];
        var rounds = Math.Clamp(8_000_000 / (1 + columns.Sum(c => _patterns.RowsOf[c].Length)), 20, 1500);
        var step = 0.5;
        var since = 0;
        for (var round = 1; round <= rounds && step > 1e-4; round++)
        {
            var value = Relax(columns, u, subgradient);
            if (value > topValue + 1e-5)
            {
                topValue = value;
                u.CopyTo(top, 0);
                since = 0;
            }
            else if (++since >= 10)
            {
                step /= 1.6;
                since = 0;
                top.CopyTo(u, 0);
                Relax(columns, u, subgradient);
                if (Feasible(columns, top) is var feasible && feasible.Sum() is var sum && sum > bestSum)
                {
                    (best, bestSum) = (feasible, sum);
                }
            }

            var norm = subgradient.Sum(static g => (double)g * g);
            if (norm < 0.5)
            {
                break;
            }

            var length = step * (Math.Ceiling(topValue + 1e-3) + 0.2 - value) / norm;
            for (var r = 0; r < u.Length; r++)
            {
                u[r] = Math.Max(0, u[r] + (length * subgradient[r]));
            }
        }

        _u = Feasible(columns, top) is var last && last.Sum() > bestSum ? last : best;
    }

    /// <summary>The value of the Lagrangian relaxation at u, and how often each row is left uncovered or covered once too often.</summary>
    private double Relax(List<int> columns, double[] u, int[] subgradient)
    {
        Array.Fill(subgradient, 1);
        var value = 0.0;
        foreach (var x in u)
        {
            value += x;
        }

        foreach (var c in columns)
        {
            var cost = 1.0;
            var of = _patterns.RowsOf[c];
            foreach (var r in of)
            {
                cost -= u[r];
            }

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

    /// <summary>Looks for one cover of k columns; none found means there is none, unless the time ran out.</summary>
    private void Prove(List<int> columns, int k)
    {
        _found = [];
        _count = 0;
        _stopped = false;
        _chosen = new int[k];
        var open = new bool[_patterns.Rows];
        Array.Fill(open, true);
        Descend([.. columns], open, open.Length, (double[])_u.Clone(), 0);
    }

    /// <summary>
    /// One node: multipliers of the rows still open are improved a little for this node, which drops columns or the whole node; then the row
    /// with the fewest columns is covered by each of them in turn.
    /// </summary>
    private void Descend(int[] columns, bool[] open, int left, double[] u, int depth)
    {
        if (Tick())
        {
            return;
        }

        if (left == 0)
        {
            Found(depth);
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
        var step = 0.8;
        var before = double.NegativeInfinity;
        var rounds = depth == 0 ? 60 : room <= 2 ? 1 : 12;
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

            step *= value > before ? 1 : 0.7;
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
        for (var b = 0; b < branch.Count && !Enough(); b++)
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

    /// <summary>Scales multipliers down until no column holds more than 1, then raises single ones as far as they go.</summary>
    private double[] Feasible(List<int> columns, double[] u)
    {
        var most = new double[u.Length];
        Array.Fill(most, 1.0);
        foreach (var c in columns)
        {
            var sum = 0.0;
            foreach (var r in _patterns.RowsOf[c])
            {
                sum += u[r];
            }

            foreach (var r in _patterns.RowsOf[c])
            {
                most[r] = Math.Max(most[r], sum);
            }
        }

        var feasible = new double[u.Length];
        for (var r = 0; r < u.Length; r++)
        {
            feasible[r] = u[r] / most[r];
        }

        var sums = new double[columns.Count];
        var at = new List<int>[u.Length];
        for (var r = 0; r < u.Length; r++)
        {
            at[r] = [];
        }

        for (var i = 0; i < sums.Length; i++)
        {
            foreach (var r in _patterns.RowsOf[columns[i]])
            {
                sums[i] += feasible[r];
                at[r].Add(i);
            }
        }

        foreach (var r in Enumerable.Range(0, u.Length).OrderBy(r => at[r].Count))
        {
            var slack = double.PositiveInfinity;
            foreach (var i in at[r])
            {
                slack = Math.Min(slack, 1 - sums[i]);
            }

            if (slack > 0)
            {
                feasible[r] += slack;
                foreach (var i in at[r])
                {
                    sums[i] += slack;
                }
            }
        }

        return feasible;
    }

    private void Search(IEnumerable<int> columns, int k)
    {
        _found = [];
        _count = 0;
        _stopped = false;
        _chosen = new int[k];
        var open = new ulong[_patterns.Words];
        for (var r = 0; r < _patterns.Rows; r++)
        {
            open[r >> 6] |= 1UL << (r & 63);
        }

        Visit([.. columns], open, _u.Sum(), 0);
    }

    private bool Enough() => _stopped || (_firstOnly && _found.Count > 0);

    private void Visit(int[] columns, ulong[] open, double bound, int depth)
    {
        if (Tick())
        {
            return;
        }

        if (!open.AsSpan().ContainsAnyExcept(0UL))
        {
            Found(depth);
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
                gain += (open[r >> 6] >> (r & 63) & 1) != 0 ? _u[r] : 0;
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
        for (var b = 0; b < branch.Count && !Enough(); b++)
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
                Found(depth + 1);
                continue;
            }

            Visit([.. rest, .. branch.Skip(b + 1).Select(static x => x.Column)], next, bound - branch[b].Gain, depth + 1);
        }
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

    private void Found(int depth)
    {
        var cover = _chosen[..depth];
        _found.Add(cover);
        _count += cover.Aggregate(1.0, (n, p) => n * _patterns.Members[p].Count);
        if (!_firstOnly && _count > _mostModels)
        {
            _stopped = true;
        }
    }

    private void VisitAny(int[] columns, int[] times, int left, int depth)
    {
        if (Tick())
        {
            return;
        }

        if (left == 0)
        {
            Found(depth);
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
        for (var b = 0; b < branch.Length && !Enough(); b++)
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

    private bool Tick()
    {
        if ((++_ticks & 0xFF) == 0)
        {
            _cancellation.ThrowIfCancellationRequested();
            _stopped |= OutOfTime(1);
        }

        return _stopped;
    }

    private bool OutOfTime(double share) => _clock.Elapsed > _limit * share;
}
