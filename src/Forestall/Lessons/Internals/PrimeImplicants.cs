using System.Numerics;

namespace Forestall.Lessons.Internals;

/// <summary>
/// All prime implicants that cover a positive row, in two ways.
/// <para>
/// With remainders as don't-cares, a term that covers the positive row p and no negative row keeps, for every negative row, a condition
/// in which p differs from it; it is prime when it keeps no more than needed. The prime implicants of p are therefore the minimal transversals
/// of the sets of conditions in which p differs from each negative row. They are found with the algorithm MMCS of Murakami and Uno
/// (2014, Discrete Applied Mathematics 170), without ever looking at a remainder.
/// </para>
/// <para>
/// Where only some remainders are allowed, or none, implicants are merged upwards from the allowed rows (Quine 1952, McCluskey 1956;
/// for several values, Cronqvist 2004: rows merge when every value of a condition is there).
/// </para>
/// </summary>
internal static class PrimeImplicants
{
    /// <summary>Smaller problems than this, in rows times rows times conditions, are solved before threads have been woken.</summary>
    private const long WorthSharing = 40_000;

    /// <summary>Against negative rows, everything else being allowed. Rows are cubes; a negative row that touches a positive one leaves that one uncoverable.</summary>
    public static Implicants Against(Cubes cubes, IReadOnlyList<ulong> positive, IReadOnlyList<ulong> negative, int limit, CancellationToken cancellation)
    {
        var coverIndex = new RowIndex(cubes, positive);
        var found = new (List<ulong> Cubes, List<ulong> Cover)[positive.Count];
        var total = 0L;
        if ((long)positive.Count * negative.Count * cubes.Conditions < WorthSharing)
        {
            for (var p = 0; p < positive.Count; p++)
            {
                Search(p);
            }

            return Sorted(cubes, [.. found.SelectMany(static f => f.Cubes)], [.. found.SelectMany(static f => f.Cover)], positive.Count);
        }

        try
        {
            Parallel.For(0, positive.Count, new ParallelOptions { CancellationToken = cancellation }, Search);
        }
        catch (AggregateException e) when (e.Flatten().InnerExceptions.OfType<InputException>().FirstOrDefault() is { } first)
        {
            throw new InputException(first.Message, first);
        }

        return Sorted(cubes, [.. found.SelectMany(static f => f.Cubes)], [.. found.SelectMany(static f => f.Cover)], positive.Count);

        void Search(int p)
        {
            var search = new Transversals(cubes, positive, p, negative, coverIndex, limit, cancellation);
            search.Run();
            found[p] = (search.FoundCubes, search.FoundCover);
            if (Interlocked.Add(ref total, search.FoundCubes.Count) > limit)
            {
                throw TooMany(limit);
            }
        }
    }

    /// <summary>Within allowed single rows and no others.</summary>
    public static Implicants Within(Cubes cubes, IReadOnlyList<ulong> positive, IReadOnlyCollection<ulong> allowed, int limit, CancellationToken cancellation)
    {
        var primes = new List<ulong>();
        var level = allowed.ToHashSet();
        var seen = level.Count;
        while (level.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            var merged = new HashSet<ulong>();
            var next = new HashSet<ulong>();
            foreach (var cube in level)
            {
                for (var c = 0; c < cubes.Conditions; c++)
                {
                    if (cubes.Value(cube, c) == 0 && Enumerable.Range(1, cubes.Levels(c) - 1).All(v => level.Contains(cubes.With(cube, c, v))))
                    {
                        next.Add(cubes.Without(cube, c));
                        for (var v = 0; v < cubes.Levels(c); v++)
                        {
                            merged.Add(cubes.With(cube, c, v));
                        }
                    }
                }
            }

            primes.AddRange(level.Where(cube => !merged.Contains(cube)));
            level = next;
            seen += level.Count;
            if (seen > limit)
            {
                throw TooMany(limit);
            }
        }

        var index = new RowIndex(cubes, positive);
        var kept = new List<ulong>();
        var cover = new List<ulong>();
        var words = new ulong[index.Words];
        foreach (var prime in primes)
        {
            index.CoverOf(prime, words);
            if (words.AsSpan().ContainsAnyExcept(0UL))
            {
                kept.Add(prime);
                cover.AddRange(words);
            }
        }

        return Sorted(cubes, [.. kept], [.. cover], positive.Count);
    }

    private static InputException TooMany(int limit) =>
        new($"more than {limit} implicants were met; raise the limit, or choose fewer conditions.");

    /// <summary>Short terms first, then in the order of the conditions, presence before absence.</summary>
    private static Implicants Sorted(Cubes cubes, ulong[] found, ulong[] cover, int rows)
    {
        var keys = new (int Size, ulong Order)[found.Length];
        for (var i = 0; i < found.Length; i++)
        {
            keys[i] = (cubes.Size(found[i]), Order(cubes, found[i]));
        }

        var places = Enumerable.Range(0, found.Length).ToArray();
        Array.Sort(keys, places);
        return new Implicants(found, cover, rows).Pick(places);
    }

    private static ulong Order(Cubes cubes, ulong cube)
    {
        var key = 0UL;
        for (var c = 0; c < cubes.Conditions; c++)
        {
            var value = cubes.Value(cube, c);
            key = (key << 2) | (value < 0 ? 3UL : value == 1 ? 0UL : value == 0 ? 1UL : 2UL);
        }

        return key;
    }

    /// <summary>For each literal, the positive rows that lie in it.</summary>
    internal sealed class RowIndex
    {
        private readonly Cubes _cubes;
        private readonly ulong[]?[][] _rows;
        private readonly ulong[] _all;

        public RowIndex(Cubes cubes, IReadOnlyList<ulong> rows)
        {
            _cubes = cubes;
            Words = Implicants.WordsFor(rows.Count);
            _all = new ulong[Words];
            _rows = new ulong[]?[cubes.Conditions][];
            for (var c = 0; c < cubes.Conditions; c++)
            {
                _rows[c] = new ulong[cubes.Levels(c)][];
                for (var v = 0; v < cubes.Levels(c); v++)
                {
                    _rows[c][v] = new ulong[Words];
                }
            }

            for (var r = 0; r < rows.Count; r++)
            {
                _all[r >> 6] |= 1UL << (r & 63);
                for (var c = 0; c < cubes.Conditions; c++)
                {
                    if (cubes.Value(rows[r], c) is >= 0 and var v)
                    {
                        _rows[c][v]![r >> 6] |= 1UL << (r & 63);
                    }
                }
            }
        }

        public int Words { get; }

        public ulong[] Rows(int condition, int value) => _rows[condition][value]!;

        public ReadOnlySpan<ulong> All => _all;

        public void CoverOf(ulong cube, Span<ulong> words)
        {
            _all.CopyTo(words);
            for (var c = 0; c < _cubes.Conditions; c++)
            {
                if (_cubes.Value(cube, c) is >= 0 and var v)
                {
                    var rows = _rows[c][v]!;
                    for (var w = 0; w < words.Length; w++)
                    {
                        words[w] &= rows[w];
                    }
                }
            }
        }
    }

    /// <summary>The prime implicants of one positive row that cover no earlier one, so that each is found once.</summary>
    private sealed class Transversals
    {
        private readonly Cubes _cubes;
        private readonly int _row;
        private readonly ulong _cube;
        private readonly int _limit;
        private readonly CancellationToken _cancellation;
        private readonly uint[] _edges;
        private readonly int _words;
        private readonly ulong[] _hits;
        private readonly ulong[] _open;
        private readonly ulong[] _crit;
        private readonly ulong[] _cover;
        private readonly ulong[]?[] _literalRows;
        private readonly int[] _chosen;
        private readonly int _coverWords;
        private readonly bool _blocked;

        public Transversals(Cubes cubes, IReadOnlyList<ulong> positive, int row, IReadOnlyList<ulong> negative, RowIndex index, int limit, CancellationToken cancellation)
        {
            _cubes = cubes;
            _row = row;
            _cube = positive[row];
            _limit = limit;
            _cancellation = cancellation;
            var n = cubes.Conditions;
            _edges = Minimal([.. negative.Select(m => Difference(_cube, m)).Distinct()]);
            _blocked = Array.IndexOf(_edges, 0u) >= 0;
            _words = Implicants.WordsFor(_edges.Length);
            _coverWords = index.Words;
            _hits = new ulong[n * _words];
            for (var e = 0; e < _edges.Length; e++)
            {
                for (var rest = _edges[e]; rest != 0; rest &= rest - 1)
                {
                    _hits[(BitOperations.TrailingZeroCount(rest) * _words) + (e >> 6)] |= 1UL << (e & 63);
                }
            }

            _open = new ulong[(n + 2) * _words];
            _crit = new ulong[(n + 2) * (n + 1) * _words];
            _cover = new ulong[(n + 2) * _coverWords];
            _chosen = new int[n + 1];
            _literalRows = new ulong[]?[n];
            for (var c = 0; c < n; c++)
            {
                _literalRows[c] = cubes.Value(_cube, c) is >= 0 and var v ? index.Rows(c, v) : null;
            }

            for (var e = 0; e < _edges.Length; e++)
            {
                _open[e >> 6] |= 1UL << (e & 63);
            }

            index.All.CopyTo(_cover);
        }

        public List<ulong> FoundCubes { get; } = [];

        public List<ulong> FoundCover { get; } = [];

        public void Run()
        {
            if (!_blocked)
            {
                Visit(0, uint.MaxValue, 0UL);
            }
        }

        private uint Difference(ulong a, ulong b)
        {
            var mask = 0u;
            for (var c = 0; c < _cubes.Conditions; c++)
            {
                var (x, y) = (_cubes.Value(a, c), _cubes.Value(b, c));
                mask |= x >= 0 && y >= 0 && x != y ? 1u << c : 0;
            }

            return mask;
        }

        private static uint[] Minimal(uint[] edges)
        {
            Array.Sort(edges, static (a, b) => BitOperations.PopCount(a) - BitOperations.PopCount(b));
            var kept = new List<uint>();
            foreach (var edge in edges)
            {
                var isMinimal = true;
                foreach (var smaller in kept)
                {
                    if ((smaller & edge) == smaller)
                    {
                        isMinimal = false;
                        break;
                    }
                }

                if (isMinimal)
                {
                    kept.Add(edge);
                }
            }

            return [.. kept];
        }

        private void Visit(int depth, uint candidates, ulong cube)
        {
            var open = _open.AsSpan(depth * _words, _words);
            var best = -1;
            var fewest = int.MaxValue;
            for (var w = 0; w < _words; w++)
            {
                for (var rest = open[w]; rest != 0; rest &= rest - 1)
                {
                    var e = (w << 6) + BitOperations.TrailingZeroCount(rest);
                    var count = BitOperations.PopCount(_edges[e] & candidates);
                    if (count < fewest)
                    {
                        fewest = count;
                        best = e;
                        if (count <= 1)
                        {
                            w = _words;
                            break;
                        }
                    }
                }
            }

            if (best < 0)
            {
                Emit(depth, cube);
                return;
            }

            if (fewest == 0)
            {
                return;
            }

            var choices = _edges[best] & candidates;
            candidates &= ~choices;
            for (; choices != 0; choices &= choices - 1)
            {
                var v = BitOperations.TrailingZeroCount(choices);
                if (Add(depth, v))
                {
                    Visit(depth + 1, candidates, _cubes.With(cube, v, _cubes.Value(_cube, v)));
                }

                candidates |= 1u << v;
            }
        }

        /// <summary>Adds a condition; false when one chosen before is needed no more.</summary>
        private bool Add(int depth, int v)
        {
            var n = _chosen.Length;
            var hits = _hits.AsSpan(v * _words, _words);
            for (var i = 0; i < depth; i++)
            {
                var from = _crit.AsSpan(((depth * n) + i) * _words, _words);
                var to = _crit.AsSpan((((depth + 1) * n) + i) * _words, _words);
                var any = 0UL;
                for (var w = 0; w < hits.Length; w++)
                {
                    any |= to[w] = from[w] & ~hits[w];
                }

                if (any == 0)
                {
                    return false;
                }
            }

            var open = _open.AsSpan(depth * _words, _words);
            var opened = _open.AsSpan((depth + 1) * _words, _words);
            var own = _crit.AsSpan((((depth + 1) * n) + depth) * _words, _words);
            for (var w = 0; w < hits.Length; w++)
            {
                own[w] = open[w] & hits[w];
                opened[w] = open[w] & ~hits[w];
            }

            var cover = _cover.AsSpan(depth * _coverWords, _coverWords);
            var covered = _cover.AsSpan((depth + 1) * _coverWords, _coverWords);
            var rows = _literalRows[v]!;
            for (var w = 0; w < covered.Length; w++)
            {
                covered[w] = cover[w] & rows[w];
            }

            _chosen[depth] = v;
            return true;
        }

        private void Emit(int depth, ulong cube)
        {
            var cover = _cover.AsSpan(depth * _coverWords, _coverWords);
            for (var w = 0; w < _row >> 6; w++)
            {
                if (cover[w] != 0)
                {
                    return;
                }
            }

            if ((cover[_row >> 6] & ((1UL << (_row & 63)) - 1)) != 0)
            {
                return;
            }

            FoundCubes.Add(cube);
            FoundCover.AddRange(cover);
            if (FoundCubes.Count > _limit)
            {
                throw TooMany(_limit);
            }

            if ((FoundCubes.Count & 0xFFF) == 0)
            {
                _cancellation.ThrowIfCancellationRequested();
            }
        }
    }
}
