using System.Runtime.CompilerServices;
using System.Text;

namespace Forestall.Doctrine.Replay.Internals;

/// <summary>Where the random numbers of a replay come from (docs/methods/replay.md, section 8).</summary>
internal static class Luck
{
    private const double Unit53 = 1.0 / (1L << 53);
    private const double Unit32 = 1.0 / (1L << 32);

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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Uniform(ulong bits) => (bits >> 11) * Unit53;

    public static double Upper(ulong bits) => (bits >> 32) * Unit32;

    public static double Lower(ulong bits) => (uint)bits * Unit32;
}
