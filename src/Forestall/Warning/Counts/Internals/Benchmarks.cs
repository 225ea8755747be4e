using MathNet.Numerics;

namespace Forestall.Warning.Counts.Internals;

/// <summary>The benchmark forecasts of the VIEWS prediction challenge.</summary>
internal static class Benchmarks
{
    /// <summary>Months that conflictology draws from.</summary>
    public const int ConflictologyMonths = 12;

    private const int Count = DeathForecast.DrawCount;
    private static readonly double[] Resampling = ResamplingMatrix();

    /// <summary>
    /// Conflictology's twelve draws as 1,000, by the challenge's published rule for the ignorance score: band-limited (Fourier) interpolation along
    /// the twelve months in their order, as in SciPy's <c>signal.resample</c>, values below zero set to zero.
    /// </summary>
    /// <param name="months">The twelve months in order of time.</param>
    public static double[] Resampled(ReadOnlySpan<int> months)
    {
        var draws = new double[Count];
        for (var d = 0; d < Count; d++)
        {
            double sum = 0;
            for (var m = 0; m < ConflictologyMonths; m++)
            {
                sum += Resampling[(d * ConflictologyMonths) + m] * months[m];
            }

            draws[d] = Math.Max(sum, 0);
        }

        return draws;
    }

    /// <summary>1,000 equally likely quantiles of a Poisson distribution, ascending.</summary>
    public static double[] Poisson(double mean)
    {
        var draws = new double[Count];
        if (mean == 0)
        {
            return draws;
        }

        // Beyond twelve standard deviations below the mean no quantile lies.
        var value = Math.Max(0, Math.Floor(mean - (12 * Math.Sqrt(mean)) - 12));
        var mass = Math.Exp((value * Math.Log(mean)) - mean - SpecialFunctions.GammaLn(value + 1));
        var below = mass;
        for (var d = 0; d < Count; d++)
        {
            while (below < (d + 0.5) / Count)
            {
                value++;
                mass *= mean / value;
                below += mass;
            }

            draws[d] = value;
        }

        return draws;
    }

    private static double[] ResamplingMatrix()
    {
        var matrix = new double[Count * ConflictologyMonths];
        for (var d = 0; d < Count; d++)
        {
            for (var m = 0; m < ConflictologyMonths; m++)
            {
                var place = (d / (double)Count) - (m / (double)ConflictologyMonths);
                var sum = 1.0;
                for (var k = 1; k < ConflictologyMonths / 2; k++)
                {
                    sum += 2 * Math.Cos(2 * Math.PI * k * place);
                }

                // The highest frequency has no partner and counts once.
                sum += Math.Cos(2 * Math.PI * (ConflictologyMonths / 2) * d / Count) * (m % 2 == 0 ? 1 : -1);
                matrix[(d * ConflictologyMonths) + m] = sum / ConflictologyMonths;
            }
        }

        return matrix;
    }
}
