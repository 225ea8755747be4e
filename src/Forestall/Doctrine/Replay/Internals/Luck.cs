using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Text;

namespace Forestall.Doctrine.Replay.Internals;

/// <summary>Where the random numbers of a replay come from (docs/methods/replay.md, section 8).</summary>
internal static class Luck
{
    public const double Unit53 = 1.0 / (1L << 53);
    public const double Unit32 = 1.0 / (1L << 32);

    public static ulong ParameterStream(string name) => (1UL << 60) | NameKey.Of(name);

    public static ulong CrossingStream(ulong situation) => (2UL << 60) | (situation << 32);

    public static ulong InstrumentStream(ulong situation, uint instrument) => (3UL << 60) | (situation << 32) | instrument;

    public static ulong EpisodeStream(ulong situation, uint instrument) => (4UL << 60) | (situation << 32) | instrument;

    public static ulong ThinningStream(ulong situation) => (5UL << 60) | (situation << 32);

    /// <summary>A situation's code, seven bits a character.</summary>
    /// <exception cref="InputException">The code is longer than four characters or not ASCII.</exception>
    public static ulong Situation(string code)
    {
        if (code.Length > 4 || !Ascii.IsValid(code))
        {
            throw new InputException($"the situation '{code}' cannot be replayed; use codes of at most four plain letters.");
        }

        return code.Aggregate(0UL, static (key, letter) => (key << 7) | letter);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Place(long draw, int month) => ((ulong)draw << 16) | (uint)month;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (ulong First, ulong Second) Block(ulong seed, ulong place, ulong stream)
    {
        var (x0, x1, x2, x3) = CounterRandom.Philox((uint)place, (uint)(place >> 32), (uint)stream, (uint)(stream >> 32), (uint)seed, (uint)(seed >> 32));
        return (((ulong)x1 << 32) | x0, ((ulong)x3 << 32) | x2);
    }

    /// <summary>The blocks of four places, generated together.</summary>
    public static (Vector256<ulong> First, Vector256<ulong> Second) Blocks(ulong seed, Vector256<ulong> places, ulong stream)
    {
        if (!Avx2.IsSupported)
        {
            var blocks = (Span<(ulong First, ulong Second)>)[Block(seed, places[0], stream), Block(seed, places[1], stream), Block(seed, places[2], stream), Block(seed, places[3], stream)];
            return (Vector256.Create(blocks[0].First, blocks[1].First, blocks[2].First, blocks[3].First), Vector256.Create(blocks[0].Second, blocks[1].Second, blocks[2].Second, blocks[3].Second));
        }

        // Philox 4×32-10 in four lanes of 64 bits; only the lower halves count.
        var multiplier0 = Vector256.Create(0xD2511F53UL).AsUInt32();
        var multiplier1 = Vector256.Create(0xCD9E8D57UL).AsUInt32();
        var (c0, c1) = (places, places >>> 32);
        var c2 = Vector256.Create((ulong)(uint)stream);
        var c3 = Vector256.Create(stream >> 32);
        var (k0, k1) = ((uint)seed, (uint)(seed >> 32));
        for (var round = 0; round < 10; round++)
        {
            var product0 = Avx2.Multiply(multiplier0, c0.AsUInt32());
            var product1 = Avx2.Multiply(multiplier1, c2.AsUInt32());
            c0 = (product1 >>> 32) ^ c1 ^ Vector256.Create((ulong)k0);
            c2 = (product0 >>> 32) ^ c3 ^ Vector256.Create((ulong)k1);
            (c1, c3) = (product1, product0);
            k0 += 0x9E3779B9;
            k1 += 0xBB67AE85;
        }

        var lower = Vector256.Create((ulong)uint.MaxValue);
        return ((c1 << 32) | (c0 & lower), (c3 << 32) | (c2 & lower));
    }

    /// <summary>The blocks of eight places, generated together.</summary>
    public static (Vector512<ulong> First, Vector512<ulong> Second) Blocks(ulong seed, Vector512<ulong> places, ulong stream)
    {
        if (!Avx512F.IsSupported)
        {
            var (first0, second0) = Blocks(seed, places.GetLower(), stream);
            var (first1, second1) = Blocks(seed, places.GetUpper(), stream);
            return (Vector512.Create(first0, first1), Vector512.Create(second0, second1));
        }

        var multiplier0 = Vector512.Create(0xD2511F53UL).AsUInt32();
        var multiplier1 = Vector512.Create(0xCD9E8D57UL).AsUInt32();
        var (c0, c1) = (places, places >>> 32);
        var c2 = Vector512.Create((ulong)(uint)stream);
        var c3 = Vector512.Create(stream >> 32);
        var (k0, k1) = ((uint)seed, (uint)(seed >> 32));
        for (var round = 0; round < 10; round++)
        {
            var product0 = Avx512F.Multiply(multiplier0, c0.AsUInt32());
            var product1 = Avx512F.Multiply(multiplier1, c2.AsUInt32());
            c0 = (product1 >>> 32) ^ c1 ^ Vector512.Create((ulong)k0);
            c2 = (product0 >>> 32) ^ c3 ^ Vector512.Create((ulong)k1);
            (c1, c3) = (product1, product0);
            k0 += 0x9E3779B9;
            k1 += 0xBB67AE85;
        }

        var lower = Vector512.Create((ulong)uint.MaxValue);
        return ((c1 << 32) | (c0 & lower), (c3 << 32) | (c2 & lower));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Uniform(ulong bits) => (bits >> 11) * Unit53;

    public static double Upper(ulong bits) => (bits >> 32) * Unit32;

    public static double Lower(ulong bits) => (uint)bits * Unit32;
}
