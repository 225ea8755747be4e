using System.Runtime.CompilerServices;

namespace Forestall;

/// <summary>
/// A counter-based generator: the random number at a place is a pure function of a seed, a stream and that place, so the same draws come out
/// in whatever order, and on however many threads, they are asked for. Philox 4×32 with ten rounds (Salmon, Moraes, Dror and Shaw 2011,
/// "Parallel random numbers: as easy as 1, 2, 3", SC11).
/// </summary>
/// <param name="seed">The seed of the whole run.</param>
/// <param name="stream">Names one use of randomness within the run, so that two uses never share numbers.</param>
public readonly struct CounterRandom(ulong seed, ulong stream = 0)
{
    private const double Unit = 1.0 / (1L << 53);
    private readonly ulong _key = seed;
    private readonly ulong _stream = stream;

    /// <summary>64 random bits at a place.</summary>
    public ulong Bits(ulong place)
    {
        var (x0, x1, _, _) = Philox((uint)place, (uint)(place >> 32), (uint)_stream, (uint)(_stream >> 32), (uint)_key, (uint)(_key >> 32));
        return ((ulong)x1 << 32) | x0;
    }

    /// <summary>A number at a place, uniform in [0, 1), a multiple of 2⁻⁵³.</summary>
    public double Uniform(ulong place) => (Bits(place) >> 11) * Unit;

    /// <summary>A whole number at a place, uniform from 0 to <paramref name="bound"/> − 1 up to a bias below bound·2⁻⁶⁴.</summary>
    /// <param name="place">The place.</param>
    /// <param name="bound">Above 0.</param>
    public int Index(ulong place, int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        return (int)Math.BigMul(Bits(place), (ulong)bound, out _);
    }

    /// <summary>A random order of 0 … <paramref name="count"/> − 1 (Fisher and Yates), using the places from <paramref name="place"/> on.</summary>
    public int[] Permutation(ulong place, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var order = new int[count];
        for (var i = 0; i < count; i++)
        {
            var j = Index(place + (ulong)i, i + 1);
            order[i] = order[j];
            order[j] = i;
        }

        return order;
    }

    /// <summary>The Philox 4×32-10 block function: counter c0…c3, key k0, k1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (uint X0, uint X1, uint X2, uint X3) Philox(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1)
    {
        for (var round = 0; round < 10; round++)
        {
            var low0 = 0xD2511F53UL * c0;
            var low1 = 0xCD9E8D57UL * c2;
            (c0, c1, c2, c3) = ((uint)(low1 >> 32) ^ c1 ^ k0, (uint)low1, (uint)(low0 >> 32) ^ c3 ^ k1, (uint)low0);
            k0 += 0x9E3779B9;
            k1 += 0xBB67AE85;
        }

        return (c0, c1, c2, c3);
    }
}
