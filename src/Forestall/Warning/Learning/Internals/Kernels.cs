using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Forestall.Warning.Learning.Internals;

/// <summary>Sums over columns in a fixed order of four lanes, so that every processor comes to the same bits.</summary>
internal static class Kernels
{
    private const int Lanes = 4;

    /// <summary>Σ a_i b_i.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var va = InLanes(a);
        var vb = InLanes(b);
        var (even, odd) = (Vector256<double>.Zero, Vector256<double>.Zero);
        var i = 0;
        for (; i + 1 < va.Length; i += 2)
        {
            even += va[i] * vb[i];
            odd += va[i + 1] * vb[i + 1];
        }

        for (; i < va.Length; i++)
        {
            even += va[i] * vb[i];
        }

        var sum = Vector256.Sum(even + odd);
        for (i = va.Length * Lanes; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    /// <summary>Writes a_i b_i.</summary>
    public static void Multiply(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> product)
    {
        var va = InLanes(a);
        var vb = InLanes(b);
        var vp = MemoryMarshal.Cast<double, Vector256<double>>(product);
        for (var i = 0; i < va.Length; i++)
        {
            vp[i] = va[i] * vb[i];
        }

        for (var i = va.Length * Lanes; i < a.Length; i++)
        {
            product[i] = a[i] * b[i];
        }
    }

    /// <summary>Writes a_i + factor · b_i; the result may be <paramref name="a"/> itself.</summary>
    public static void AddScaled(ReadOnlySpan<double> a, double factor, ReadOnlySpan<double> b, Span<double> sum)
    {
        var va = InLanes(a);
        var vb = InLanes(b);
        var vs = MemoryMarshal.Cast<double, Vector256<double>>(sum);
        var scale = Vector256.Create(factor);
        for (var i = 0; i < va.Length; i++)
        {
            vs[i] = va[i] + (scale * vb[i]);
        }

        for (var i = va.Length * Lanes; i < a.Length; i++)
        {
            sum[i] = a[i] + (factor * b[i]);
        }
    }

    private static ReadOnlySpan<Vector256<double>> InLanes(ReadOnlySpan<double> values) => MemoryMarshal.Cast<double, Vector256<double>>(values);
}
