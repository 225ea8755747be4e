namespace Forestall.Lessons.Internals;

/// <summary>Goes through conjunctions or disjunctions of literals of different conditions, smaller ones first.</summary>
internal sealed class SetSearch
{
    private readonly Study _study;
    private readonly Cubes _cubes;
    private readonly CancellationToken _cancellation;
    private readonly double[][] _stack;
    private readonly double[][][] _memberships;
    private readonly List<Literal> _literals = [];

    public SetSearch(Study study, SetSearchSettings settings, CancellationToken cancellation)
    {
        _study = study;
        _cubes = new Cubes(study);
        _cancellation = cancellation;
        Depth = DepthOf(study, settings);
        _stack = [.. Enumerable.Range(0, Depth + 1).Select(_ => new double[study.Cases.Count])];
        _memberships = [.. study.Conditions.Select((c, i) => Enumerable.Range(0, c.Levels).Select(v => study.Membership([new Literal(i, v)])).ToArray())];
    }

    /// <summary>The most literals that are joined.</summary>
    public int Depth { get; }

    /// <summary>Shows each set to <paramref name="judge"/>, which says whether it passes and whether larger ones can. With <paramref name="minimal"/>, none that holds a passing one is shown.</summary>
    public void Run(bool disjunction, bool minimal, Func<IReadOnlyList<Literal>, double[], (bool Passes, bool GoOn)> judge)
    {
        var passed = new List<(ulong Mask, ulong Cube)>();
        var barren = new HashSet<ulong>();
        for (var size = 1; size <= Depth; size++)
        {
            var fresh = new List<(ulong, ulong)>();
            Array.Fill(_stack[0], disjunction ? 0 : 1);
            Visit(0, size, 0UL);
            passed.AddRange(fresh);

            void Visit(int from, int left, ulong cube)
            {
                var at = size - left;
                if (left == 0)
                {
                    if (minimal && passed.Exists(p => (cube & p.Mask) == p.Cube))
                    {
                        return;
                    }

                    var (passes, goOn) = judge(_literals, _stack[at]);
                    if (passes)
                    {
                        fresh.Add((_cubes.Fixed(cube), cube));
                    }

                    if (!goOn && size < 4)
                    {
                        barren.Add(cube);
                    }

                    return;
                }

                _cancellation.ThrowIfCancellationRequested();
                for (var c = from; c <= _cubes.Conditions - left; c++)
                {
                    for (var v = 0; v < _cubes.Levels(c); v++)
                    {
                        var next = _cubes.With(cube, c, v);
                        if (left > 1 && barren.Contains(next))
                        {
                            continue;
                        }

                        Join(_stack[at], _memberships[c][v], _stack[at + 1], disjunction);
                        _literals.Add(new Literal(c, v));
                        Visit(c + 1, left - 1, next);
                        _literals.RemoveAt(_literals.Count - 1);
                    }
                }
            }
        }
    }

    private static void Join(double[] a, double[] b, double[] to, bool disjunction)
    {
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = disjunction ? Math.Max(a[i], b[i]) : Math.Min(a[i], b[i]);
        }
    }

    private static int DepthOf(Study study, SetSearchSettings settings)
    {
        var n = study.Conditions.Count;
        if (settings.Depth is { } depth)
        {
            return Math.Min(depth, n);
        }

        // Sets of each size: the elementary symmetric polynomials of the numbers of levels.
        var counts = new double[n + 1];
        counts[0] = 1;
        foreach (var condition in study.Conditions)
        {
            for (var k = n; k >= 1; k--)
            {
                counts[k] += counts[k - 1] * condition.Levels;
            }
        }

        var sum = 0.0;
        var deepest = 1;
        for (var k = 1; k <= n; k++)
        {
            sum += counts[k];
            deepest = sum <= settings.MostSets ? k : deepest;
        }

        return deepest;
    }
}
