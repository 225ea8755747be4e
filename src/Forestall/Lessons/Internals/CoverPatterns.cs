using System.Numerics;

namespace Forestall.Lessons.Internals;

/// <summary>The distinct sets of rows that implicants cover; implicants with the same set can stand for each other in a cover.</summary>
internal sealed class CoverPatterns
{
    public CoverPatterns(Implicants implicants)
    {
        Rows = implicants.Rows;
        Words = implicants.Words;
        var places = new Dictionary<Pattern, int>(implicants.Count);
        for (var i = 0; i < implicants.Count; i++)
        {
            var pattern = new Pattern(implicants.Cover, i * Words, Words);
            if (places.TryGetValue(pattern, out var at))
            {
                Members[at].Add(i);
            }
            else
            {
                places.Add(pattern, Members.Count);
                Members.Add([i]);
            }
        }

        RowsOf = new int[Members.Count][];
        Bits = new ulong[Members.Count * Words];
        for (var p = 0; p < RowsOf.Length; p++)
        {
            var bits = implicants.CoverOf(Members[p][0]);
            bits.CopyTo(Bits.AsSpan(p * Words));
            RowsOf[p] = List(bits);
        }
    }

    public int Count => Members.Count;

    public int Rows { get; }

    public int Words { get; }

    /// <summary>The implicants of each pattern.</summary>
    public List<List<int>> Members { get; } = [];

    /// <summary>The rows of each pattern.</summary>
    public int[][] RowsOf { get; }

    public ulong[] Bits { get; }

    public ReadOnlySpan<ulong> BitsOf(int pattern) => Bits.AsSpan(pattern * Words, Words);

    /// <summary>The patterns that lie in no other.</summary>
    public List<int> Maximal()
    {
        var order = Enumerable.Range(0, Count).ToArray();
        Array.Sort(order, (a, b) => RowsOf[b].Length - RowsOf[a].Length);
        var kept = new List<int>();
        var keptAt = new List<int>[Rows];
        for (var r = 0; r < Rows; r++)
        {
            keptAt[r] = [];
        }

        foreach (var p in order)
        {
            var rarest = RowsOf[p].MinBy(r => keptAt[r].Count);
            if (!Inside(p, keptAt[rarest]))
            {
                kept.Add(p);
                foreach (var r in RowsOf[p])
                {
                    keptAt[r].Add(p);
                }
            }
        }

        return kept;
    }

    private bool Inside(int pattern, List<int> others)
    {
        var bits = BitsOf(pattern);
        foreach (var other in others)
        {
            var larger = BitsOf(other);
            var w = 0;
            while (w < bits.Length && (bits[w] & ~larger[w]) == 0)
            {
                w++;
            }

            if (w == bits.Length)
            {
                return true;
            }
        }

        return false;
    }

    private static int[] List(ReadOnlySpan<ulong> bits)
    {
        var rows = new List<int>();
        for (var w = 0; w < bits.Length; w++)
        {
            for (var rest = bits[w]; rest != 0; rest &= rest - 1)
            {
                rows.Add((w << 6) + BitOperations.TrailingZeroCount(rest));
            }
        }

        return [.. rows];
    }

    private readonly struct Pattern(ulong[] bits, int from, int words) : IEquatable<Pattern>
    {
        private ReadOnlySpan<ulong> Span => bits.AsSpan(from, words);

        public bool Equals(Pattern other) => Span.SequenceEqual(other.Span);

        public override bool Equals(object? obj) => obj is Pattern other && Equals(other);

        public override int GetHashCode()
        {
            var hash = 0UL;
            foreach (var word in Span)
            {
                hash = BitOperations.RotateLeft((hash ^ word) * 0x9E3779B97F4A7C15UL, 29);
            }

            return (int)(hash ^ (hash >> 32));
        }
    }
}
