using System.Numerics;

namespace Forestall.Lessons.Coincidence.Internals;

/// <summary>Memberships of all cases in a set, packed in words: one bit a case, or one degree a word.</summary>
internal abstract class SetScale(int cases)
{
    public int Cases { get; } = cases;

    /// <summary>Words per set.</summary>
    public abstract int Words { get; }

    public static SetScale For(bool fuzzy, int cases) => fuzzy ? new Degrees(cases) : new Bits(cases);

    public abstract ulong[] Pack(Func<int, double> membership);

    public abstract double At(ReadOnlySpan<ulong> set, int @case);

    /// <summary>The intersection: the minimum.</summary>
    public abstract void Meet(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, Span<ulong> to);

    /// <summary>The union: the maximum.</summary>
    public abstract void Join(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, Span<ulong> to);

    /// <summary>How far two sets are the same: 1 − |x − y|.</summary>
    public abstract void Agreement(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, Span<ulong> to);

    /// <summary>Σ x and Σ min(x, y).</summary>
    public abstract (double X, double Both) Sums(ReadOnlySpan<ulong> x, ReadOnlySpan<ulong> y);

    public abstract Overlap Overlap(ReadOnlySpan<ulong> x, ReadOnlySpan<ulong> y);

    private sealed class Bits(int cases) : SetScale(cases)
    {
        public override int Words => (Cases + 63) / 64;

        public override ulong[] Pack(Func<int, double> membership)
        {
            var set = new ulong[Words];
            for (var i = 0; i < Cases; i++)
            {
                set[i >> 6] |= membership(i) > 0.5 ? 1UL << (i & 63) : 0;
            }

            return set;
        }

        public override double At(ReadOnlySpan<ulong> set, int @case) => set[@case >> 6] >> (@case & 63) & 1;

        public override void Meet(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, Span<ulong> to)
        {
            for (var w = 0; w < to.Length; w++)
            {
                to[w] = a[w] & b[w];
            }
        }

        public override void Join(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, Span<ulong> to)
        {
            for (var w = 0; w < to.Length; w++)
            {
                to[w] = a[w] | b[w];
            }
        }

        public override void Agreement(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, Span<ulong> to)
        {
            for (var w = 0; w < to.Length; w++)
            {
                to[w] = ~(a[w] ^ b[w]);
            }

            to[^1] &= (Cases & 63) == 0 ? ulong.MaxValue : (1UL << (Cases & 63)) - 1;
        }

        public override (double X, double Both) Sums(ReadOnlySpan<ulong> x, ReadOnlySpan<ulong> y)
        {
            int sum = 0, both = 0;
            for (var w = 0; w < x.Length; w++)
            {
                sum += BitOperations.PopCount(x[w]);
                both += BitOperations.PopCount(x[w] & y[w]);
            }

            return (sum, both);
        }

        public override Overlap Overlap(ReadOnlySpan<ulong> x, ReadOnlySpan<ulong> y)
        {
            var (sumX, both) = Sums(x, y);
            var sumY = Sums(y, y).X;
            return new(sumX, sumY, both, sumX - both, sumY - both, Cases - sumX - sumY + both, 0, Cases);
        }
    }

    /// <summary>Degrees of membership are not negative, and the bits of such numbers are in the order of the numbers.</summary>
    private sealed class Degrees(int cases) : SetScale(cases)
    {
        public override int Words => Cases;

        public override ulong[] Pack(Func<int, double> membership) => [.. Enumerable.Range(0, Cases).Select(i => BitConverter.DoubleToUInt64Bits(Math.Max(0.0, membership(i))))];

        public override double At(ReadOnlySpan<ulong> set, int @case) => BitConverter.UInt64BitsToDouble(set[@case]);

        public override void Meet(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, Span<ulong> to)
        {
            for (var i = 0; i < to.Length; i++)
            {
                to[i] = Math.Min(a[i], b[i]);
            }
        }

        public override void Join(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, Span<ulong> to)
        {
            for (var i = 0; i < to.Length; i++)
            {
                to[i] = Math.Max(a[i], b[i]);
            }
        }

        public override void Agreement(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, Span<ulong> to)
        {
            for (var i = 0; i < to.Length; i++)
            {
                to[i] = BitConverter.DoubleToUInt64Bits(1 - Math.Abs(At(a, i) - At(b, i)));
            }
        }

        public override (double X, double Both) Sums(ReadOnlySpan<ulong> x, ReadOnlySpan<ulong> y)
        {
            double sum = 0, both = 0;
            for (var i = 0; i < x.Length; i++)
            {
                sum += BitConverter.UInt64BitsToDouble(x[i]);
                both += BitConverter.UInt64BitsToDouble(Math.Min(x[i], y[i]));
            }

            return (sum, both);
        }

        public override Overlap Overlap(ReadOnlySpan<ulong> x, ReadOnlySpan<ulong> y)
        {
            double sumX = 0, sumY = 0, both = 0, onlyX = 0, onlyY = 0, neither = 0, torn = 0;
            for (var i = 0; i < Cases; i++)
            {
                var (a, b) = (BitConverter.UInt64BitsToDouble(x[i]), BitConverter.UInt64BitsToDouble(y[i]));
                sumX += a;
                sumY += b;
                both += Math.Min(a, b);
                onlyX += Math.Min(a, 1 - b);
                onlyY += Math.Min(1 - a, b);
                neither += Math.Min(1 - a, 1 - b);
                torn += Math.Min(Math.Min(a, b), Math.Min(1 - a, 1 - b));
            }

            return new(sumX, sumY, both, onlyX, onlyY, neither, torn, Cases);
        }
    }
}
