using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Doubles = System.Runtime.Intrinsics.Vector512<double>;
using Longs = System.Runtime.Intrinsics.Vector512<long>;

namespace Forestall.Doctrine.Replay.Internals.Lockstep;

/// <summary>Draws that are replayed in step, one a lane. A mask has all bits of a lane set or none; a set of instruments has one bit an instrument.</summary>
internal static class Lanes
{
    /// <summary>Draws in step.</summary>
    public const int Count = 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Longs All(long value) => Vector512.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Longs All(ulong set) => Vector512.Create((long)set);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles All(double value) => Vector512.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Longs mask) => mask != Longs.Zero;

    /// <summary>How many lanes a mask holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Number(Longs mask) => BitOperations.PopCount(mask.ExtractMostSignificantBits());

    /// <summary>The lanes whose set has something in common with another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Longs Holding(Longs sets, Longs set) => ~Vector512.Equals(sets & set, Longs.Zero);

    /// <summary>The sets without what is in others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Longs Without(Longs sets, Longs others) => Vector512.AndNot(sets, others);

    /// <summary>A value where the mask holds, elsewhere zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Where(Longs mask, Doubles value) => mask.AsDouble() & value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Choose(Longs mask, Doubles then, Doubles otherwise) => Vector512.ConditionalSelect(mask.AsDouble(), then, otherwise);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Longs Choose(Longs mask, Longs then, Longs otherwise) => Vector512.ConditionalSelect(mask, then, otherwise);

    /// <summary>What is in the set of any lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Union(Longs sets)
    {
        var four = sets.GetLower() | sets.GetUpper();
        var two = four.GetLower() | four.GetUpper();
        return (ulong)(two.ToScalar() | two[1]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Least(Longs values)
    {
        var four = Vector256.Min(values.GetLower(), values.GetUpper());
        var two = Vector128.Min(four.GetLower(), four.GetUpper());
        return Math.Min(two.ToScalar(), two[1]);
    }
}
