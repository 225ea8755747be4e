using System.Text;

namespace Forestall.Tests.Doctrine.Plain;

/// <summary>The random numbers of section 8 of docs/methods/replay.md.</summary>
internal static class PlainLuck
{
    public static (ulong First, ulong Second) Block(ulong seed, ulong stream, ulong place)
    {
        var (x0, x1, x2, x3) = CounterRandom.Philox((uint)place, (uint)(place >> 32), (uint)stream, (uint)(stream >> 32), (uint)seed, (uint)(seed >> 32));
        return (((ulong)x1 << 32) | x0, ((ulong)x3 << 32) | x2);
    }

    public static double Uniform(ulong bits) => (bits >> 11) * Math.Pow(2, -53);

    public static double Uniform(uint bits) => bits * Math.Pow(2, -32);

    /// <summary>FNV-1a, 32 bits.</summary>
    public static uint Key(string name)
    {
        var hash = 2166136261u;
        foreach (var octet in Encoding.UTF8.GetBytes(name))
        {
            hash ^= octet;
            hash *= 16777619u;
        }

        return hash;
    }

    public static ulong Number(string situation)
    {
        var number = 0UL;
        foreach (var letter in situation)
        {
            number = (number * 128) + letter;
        }

        return number;
    }

    public static ulong Stream(int use, string? situation, string? name) =>
        ((ulong)use << 60) + (situation is null ? 0 : Number(situation) << 32) + (name is null ? 0 : Key(name));

    public static ulong Place(long draw, int monthOrYear) => ((ulong)draw << 16) + (ulong)monthOrYear;
}
