namespace Forestall.Lessons.Internals;

/// <summary>
/// Bounds on the size of a cover from the dual of the linear relaxation: multipliers u of the rows with Σ u over the rows of any column at most 1,
/// found by subgradient steps on the Lagrangian relaxation (Held and Karp 1971; Beasley 1987, European Journal of Operational Research 31).
/// Any cover of a set of rows needs at least Σ u over it columns.
/// </summary>
internal sealed class CoverMultipliers
{
    public const double Epsilon = 1e-6;
    private readonly CoverPatterns _patterns;
    private readonly List<int> _columns;
    private readonly CoverClock _clock;

    public CoverMultipliers(CoverPatterns patterns, List<int> columns, CoverClock clock)
    {
        (_patterns, _columns, _clock) = (patterns, columns, clock);
        U = new double[patterns.Rows];
    }

    /// <summary>The multipliers.</summary>
    public double[] U { get; private set; }

    /// <summary>The value of the relaxation: no cover is smaller.</summary>
    public double Bound { get; private set; }

    public int SizeBound => Math.Max(1, (int)Math.Ceiling(Bound - Epsilon));

    /// <summary>Raises the multipliers by subgradient steps, and with them the bound; returns the best cover met.</summary>
    public int[] Ascend(int[] best)
    {
        var (columns, rows) = (_columns, _patterns.Rows);
        var u = new double[rows];
        Array.Fill(u, double.PositiveInfinity);
        foreach (var c in columns)
        {
            foreach (var r in _patterns.RowsOf[c])
            {
                u[r] = Math.Min(u[r], 1.0 / _patterns.RowsOf[c].Length);
            }
        }

        U = (double[])u.Clone();
        Bound = u.Sum();
        var step = 1.0;
        var since = 0;
        var subgradient = new int[rows];
        var rounds = columns.Count > 5000 ? 200 : 500;
        for (var round = 1; round <= rounds && Math.Ceiling(Bound - Epsilon) < best.Length && !_clock.Past(0.3); round++)
        {
            var value = Relax(columns, u, subgradient);
            if (value > Bound + 1e-4)
            {
                Bound = value;
                u.CopyTo(U, 0);
                since = 0;
            }
            else if (++since >= 8)
            {
                step /= 1.7;
                since = 0;
                U.CopyTo(u, 0);
                Relax(columns, u, subgradient);
            }

            if (round is 10 or 25 || round % 50 == 0)
            {
                if (GreedyCover.Of(_patterns, columns, u) is { } cover && cover.Length < best.Length)
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

        return GreedyCover.Of(_patterns, columns, U) is { } last && last.Length < best.Length ? last : best;
    }

    /// <summary>Makes the multipliers feasible for the dual and their sum as large as some more steps can, for the search of all covers.</summary>
    public void Polish()
    {
        var columns = _columns;
        var u = (double[])U.Clone();
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

        U = Feasible(columns, top) is var last && last.Sum() > bestSum ? last : best;
        Bound = Math.Max(Bound, Math.Max(topValue, U.Sum()));
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
}
