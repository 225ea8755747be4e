using System.Globalization;
using Forestall.Doctrine;

namespace Forestall.Workbench.Lab;

/// <summary>The range and the steps of a slider: as far as is sensible, and so fine that no number shown falls between two steps.</summary>
/// <param name="Min">The least value.</param>
/// <param name="Max">The greatest value.</param>
/// <param name="Step">From one value to the next.</param>
public sealed record SliderScale(decimal Min, decimal Max, decimal Step)
{
    private const int WholeRangeUpTo = 10;
    private const int Beyond = 3;
    private const int FewestSteps = 100;
    private const int MostDecimals = 6;

    /// <summary>The scale for a belief in a range. It hangs on what ships, not on what is shown, as long as that fits: a slider that is moved must not change its own scale.</summary>
    /// <param name="range">The values that may be.</param>
    /// <param name="ships">Numbers of the belief that ships.</param>
    /// <param name="shown">Numbers of the belief shown.</param>
    public static SliderScale Of(ParameterRange range, IReadOnlyList<double> ships, IReadOnlyList<double> shown)
    {
        var enough = Rounded(Beyond * Math.Max(1, ships.Max()));
        var most = range.Most <= WholeRangeUpTo ? range.Most : Math.Min(range.Most, shown.Max() <= enough ? enough : Rounded(shown.Max()));
        var decimals = ships.Concat(shown).Max(Decimals);
        while ((most - range.Least) * Math.Pow(10, decimals) < FewestSteps)
        {
            decimals++;
        }

        var step = 1m;
        for (var k = 0; k < decimals; k++)
        {
            step /= 10;
        }

        return new SliderScale((decimal)range.Least + (range.AboveLeast ? step : 0), (decimal)most, step);
    }

    /// <summary>The next of 1, 2 or 5 times a power of ten.</summary>
    private static double Rounded(double number)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(number)));
        return (number / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 } * power;
    }

    private static int Decimals(double number)
    {
        var text = number.ToString("0.######", CultureInfo.InvariantCulture);
        return text.IndexOf('.', StringComparison.Ordinal) is > 0 and var point ? Math.Min(MostDecimals, text.Length - point - 1) : 0;
    }
}
