using MathNet.Numerics.Distributions;

namespace Forestall.Doctrine.Replay.Internals;

/// <summary>
/// The quantile of the standard normal distribution, between grid points by cubic Hermite interpolation (error below 1e-8), at the ends by the library.
/// It is asked millions of times.
/// </summary>
internal static class NormalQuantile
{
    private const int Steps = 2048;
    private const int FirstStep = Steps / 64;
    private static readonly (double Value, double Slope)[] Grid = [.. Enumerable.Range(0, Steps + 1).Select(Point)];

    /// <summary>The value not exceeded with a probability.</summary>
    /// <param name="probability">Above 0, below 1.</param>
    public static double Of(double probability)
    {
        var place = probability * Steps;
        var step = (int)place;
        if (step < FirstStep || step >= Steps - FirstStep)
        {
            return Normal.InvCDF(0, 1, probability);
        }

        var (left, right, x) = (Grid[step], Grid[step + 1], place - step);
        var rise = right.Value - left.Value;
        var curve = left.Slope + right.Slope - (2 * rise);
        return left.Value + (x * (left.Slope + (x * (rise - left.Slope - curve + (x * curve)))));
    }

    private static (double Value, double Slope) Point(int step)
    {
        var value = step is 0 or Steps ? 0 : Normal.InvCDF(0, 1, (double)step / Steps);
        return (value, 1 / (Steps * Normal.PDF(0, 1, value)));
    }
}
