using MathNet.Numerics;

namespace Forestall.Doctrine.Beliefs.Internals;

/// <summary>The search for one box after another among draws not yet covered.</summary>
internal sealed class PrimSearch
{
    private readonly IReadOnlyList<PrimColumn> _columns;
    private readonly double[][] _values;
    private readonly bool[] _interest;
    private readonly bool[] _left;
    private readonly PrimSettings _settings;
    private readonly CancellationToken _cancellation;
    private readonly int _allInterest;

    public PrimSearch(IReadOnlyList<PrimColumn> columns, IReadOnlyList<bool> ofInterest, PrimSettings settings, CancellationToken cancellation)
    {
        _columns = columns;
        _values = [.. columns.Select(static c => c.Values.ToArray())];
        _interest = [.. ofInterest];
        _left = Array.ConvertAll(_interest, static _ => true);
        _settings = settings;
        _cancellation = cancellation;
        _allInterest = InterestLeft = _interest.Count(static i => i);
    }

    public int InterestLeft { get; private set; }

    public double BaseRate => (double)_allInterest / _interest.Length;

    public static PrimFit Fit(int draws, int hits, int allDraws, int allHits) =>
        new(draws, hits, allDraws == 0 ? 0 : (double)draws / allDraws, draws == 0 ? 0 : (double)hits / draws, allHits == 0 ? 0 : (double)hits / allHits);

    /// <summary>Takes the draws of a box away.</summary>
    public void Remove(PrimBox box)
    {
        var range = Ranges.Of(box, _values.Length);
        for (var draw = 0; draw < _left.Length; draw++)
        {
            if (_left[draw] && range.Holds(_values, draw))
            {
                _left[draw] = false;
                InterestLeft -= _interest[draw] ? 1 : 0;
            }
        }
    }

    public PrimFinding Next()
    {
        var peeled = Peel();
        var trajectory = peeled.ConvertAll(Box);
        var chosen = 0;
        for (var i = 1; i < trajectory.Count; i++)
        {
            var fit = trajectory[i].Fit;
            if (fit.OfInterest >= _settings.LeastCoverage * InterestLeft && fit.Density > trajectory[chosen].Fit.Density)
            {
                chosen = i;
            }
        }

        var pasted = Paste(peeled[chosen]);
        return new(trajectory, chosen, Simplify(pasted));
    }

    private List<Ranges> Peel()
    {
        var range = new Ranges(_values.Length);
        var inside = Enumerable.Range(0, _left.Length).Where(d => _left[d]).ToArray();
        var sorted = Array.ConvertAll(_values, column =>
        {
            var order = (int[])inside.Clone();
            Array.Sort(Array.ConvertAll(order, d => column[d]), order);
            return order;
        });
        var least = Math.Max(1, (int)Math.Ceiling(_settings.LeastMass * _left.Length));
        var boxes = new List<Ranges> { range };
        while (true)
        {
            _cancellation.ThrowIfCancellationRequested();
            var hits = inside.Count(d => _interest[d]);
            if (hits == inside.Length || BestPeel(sorted, inside.Length, hits, least) is not { } peel)
            {
                return boxes;
            }

            var column = _values[peel.Column];
            range = range.With(peel.Column, peel.FromBelow, Between(column[sorted[peel.Column][peel.FromBelow ? peel.Count - 1 : inside.Length - peel.Count]], column[sorted[peel.Column][peel.FromBelow ? peel.Count : inside.Length - peel.Count - 1]]));
            boxes.Add(range);
            var gone = new HashSet<int>(peel.FromBelow ? sorted[peel.Column].Take(peel.Count) : sorted[peel.Column].Skip(inside.Length - peel.Count));
            inside = Array.FindAll(inside, d => !gone.Contains(d));
            for (var c = 0; c < sorted.Length; c++)
            {
                sorted[c] = Array.FindAll(sorted[c], d => !gone.Contains(d));
            }
        }
    }

    /// <summary>The peel that leaves the densest box; of those the one that leaves most draws.</summary>
    private (int Column, bool FromBelow, int Count)? BestPeel(int[][] sorted, int draws, int hits, int least)
    {
        (int Column, bool FromBelow, int Count)? best = null;
        double density = -1;
        var kept = 0;
        var aim = Math.Max(1, (int)(_settings.Alpha * draws));
        for (var c = 0; c < sorted.Length; c++)
        {
            foreach (var below in (ReadOnlySpan<bool>)[true, false])
            {
                var count = Count(sorted[c], _values[c], aim, below);
                var left = draws - count;
                if (count == 0 || left < least)
                {
                    continue;
                }

                var lost = 0;
                for (var i = 0; i < count; i++)
                {
                    lost += _interest[sorted[c][below ? i : draws - 1 - i]] ? 1 : 0;
                }

                var found = (double)(hits - lost) / left;
                if (found > density || (found == density && left > kept))
                {
                    (best, density, kept) = ((c, below, count), found, left);
                }
            }
        }

        return best;
    }

    /// <summary>How many draws go at an end: those beyond the value at the aim, or with it if there are none; draws with the same value go or stay together.</summary>
    private static int Count(int[] sorted, double[] column, int aim, bool below)
    {
        double At(int i) => column[sorted[below ? i : sorted.Length - 1 - i]];
        if (aim >= sorted.Length)
        {
            return 0;
        }

        var count = aim;
        while (count > 0 && At(count - 1) == At(count))
        {
            count--;
        }

        if (count > 0)
        {
            return count;
        }

        count = aim;
        while (count < sorted.Length && At(count) == At(0))
        {
            count++;
        }

        return count == sorted.Length ? 0 : count;
    }

    /// <summary>Widens limits as long as that makes the box no less dense.</summary>
    private Ranges Paste(Ranges range)
    {
        while (true)
        {
            _cancellation.ThrowIfCancellationRequested();
            var (draws, hits) = CountIn(range);
            Ranges? best = null;
            var (density, most) = ((double)hits / draws, draws);
            var aim = Math.Max(1, (int)(_settings.Alpha * draws));
            for (var c = 0; c < _values.Length; c++)
            {
                foreach (var below in (ReadOnlySpan<bool>)[true, false])
                {
                    if (Wider(range, c, below, aim) is not { } wider)
                    {
                        continue;
                    }

                    var (n, h) = CountIn(wider);
                    var found = (double)h / n;
                    if (found > density || (found == density && n > most))
                    {
                        (best, density, most) = (wider, found, n);
                    }
                }
            }

            if (best is null)
            {
                return range;
            }

            range = best;
        }
    }

    private Ranges? Wider(Ranges range, int column, bool below, int aim)
    {
        if (!range.Limited(column, below))
        {
            return null;
        }

        var open = range.With(column, below, below ? double.NegativeInfinity : double.PositiveInfinity);
        var values = _values[column];
        var outside = new List<double>();
        for (var draw = 0; draw < _left.Length; draw++)
        {
            if (_left[draw] && open.Holds(_values, draw) && !range.Holds(_values, draw))
            {
                outside.Add(values[draw]);
            }
        }

        outside.Sort();
        if (below)
        {
            outside.Reverse();
        }

        var next = outside.Count <= aim ? -1 : outside.FindIndex(aim, v => v != outside[aim - 1]);
        if (next < 0)
        {
            return open;
        }

        return range.With(column, below, Between(outside[next], outside[next - 1]));
    }

    /// <summary>Takes limits away, the least telling first, until all that are left tell something.</summary>
    private PrimBox Simplify(Ranges range)
    {
        while (true)
        {
            var box = Box(range);
            var worst = box.Limits.MaxBy(static l => l.QuasiP);
            if (worst is null || worst.QuasiP <= _settings.GreatestQuasiP)
            {
                return box;
            }

            range = range.Without(worst.Column);
        }
    }

    private PrimBox Box(Ranges range)
    {
        var (draws, hits) = CountIn(range);
        var limits = new List<PrimLimit>();
        for (var c = 0; c < _values.Length; c++)
        {
            if (!range.Limited(c, true) && !range.Limited(c, false))
            {
                continue;
            }

            var (without, hitsWithout) = CountIn(range.Without(c));
            limits.Add(new(
                c,
                _columns[c].Name,
                range.Limited(c, true) ? range.Low[c] : null,
                range.Limited(c, false) ? range.High[c] : null,
                AtLeast(hits, draws, (double)hitsWithout / without)));
        }

        return new(limits, Fit(draws, hits, _left.Length, _allInterest));
    }

    /// <summary>The probability of at least a number of successes.</summary>
    internal static double AtLeast(int successes, int trials, double probability) =>
        successes <= 0 || probability >= 1 ? 1 : probability <= 0 ? 0 : SpecialFunctions.BetaRegularized(successes, trials - successes + 1.0, probability);

    private (int Draws, int Hits) CountIn(Ranges range)
    {
        int draws = 0, hits = 0;
        for (var draw = 0; draw < _left.Length; draw++)
        {
            if (_left[draw] && range.Holds(_values, draw))
            {
                draws++;
                hits += _interest[draw] ? 1 : 0;
            }
        }

        return (draws, hits);
    }

    /// <summary>A limit halfway between two different values, one outside and one inside it.</summary>
    private static double Between(double outside, double inside)
    {
        var middle = outside + ((inside - outside) / 2);
        return middle == outside ? inside : middle;
    }

    /// <summary>Lower and upper limits of every column; infinite where there is none.</summary>
    private sealed class Ranges
    {
        private readonly int[] _limited;

        public Ranges(int columns)
            : this([.. Enumerable.Repeat(double.NegativeInfinity, columns)], [.. Enumerable.Repeat(double.PositiveInfinity, columns)])
        {
        }

        private Ranges(double[] low, double[] high)
        {
            (Low, High) = (low, high);
            _limited = [.. Enumerable.Range(0, low.Length).Where(c => double.IsFinite(low[c]) || double.IsFinite(high[c]))];
        }

        public double[] Low { get; }

        public double[] High { get; }

        public static Ranges Of(PrimBox box, int columns)
        {
            var range = new Ranges(columns);
            foreach (var limit in box.Limits)
            {
                range = range.With(limit.Column, true, limit.Low ?? double.NegativeInfinity).With(limit.Column, false, limit.High ?? double.PositiveInfinity);
            }

            return range;
        }

        public bool Limited(int column, bool below) => double.IsFinite(below ? Low[column] : High[column]);

        public Ranges With(int column, bool below, double limit)
        {
            var (low, high) = ((double[])Low.Clone(), (double[])High.Clone());
            (below ? low : high)[column] = limit;
            return new(low, high);
        }

        public Ranges Without(int column) => With(column, true, double.NegativeInfinity).With(column, false, double.PositiveInfinity);

        public bool Holds(double[][] values, int draw)
        {
            foreach (var c in _limited)
            {
                if (values[c][draw] < Low[c] || values[c][draw] > High[c])
                {
                    return false;
                }
            }

            return true;
        }
    }
}
