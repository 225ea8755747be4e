using System.Globalization;

namespace Forestall.Workbench.Lessons;

/// <summary>The anchors of a measured column (the direct method).</summary>
/// <param name="Exclusion">Fully out of the set.</param>
/// <param name="Crossover">The point of greatest doubt.</param>
/// <param name="Inclusion">Fully in the set.</param>
public sealed record Anchors(double Exclusion, double Crossover, double Inclusion)
{
    private const int Digits = 3;

    /// <summary>Whether they rise or fall.</summary>
    public bool Ordered => (Exclusion < Crossover && Crossover < Inclusion) || (Exclusion > Crossover && Crossover > Inclusion);

    /// <summary>With the names that calibration gives them.</summary>
    public IReadOnlyList<(string Name, double Value)> Named => [("e", Exclusion), ("c", Crossover), ("i", Inclusion)];

    /// <summary>As a command writes them.</summary>
    public string Written => string.Create(CultureInfo.InvariantCulture, $"e={Exclusion},c={Crossover},i={Inclusion}");

    /// <summary>A beginning: a tenth, the middle and nine tenths of the different values. It has no reason of substance, and the page says so.</summary>
    public static Anchors Beginning(IReadOnlyList<double> values)
    {
        var sorted = values.Distinct().Order().ToList();
        var tenths = new Anchors(Rounded(sorted[(sorted.Count - 1) / 10]), Rounded(sorted[(sorted.Count - 1) / 2]), Rounded(sorted[(sorted.Count - 1) * 9 / 10]));
        return tenths.Ordered ? tenths : new(sorted[0], (sorted[0] + sorted[^1]) / 2, sorted[^1]);
    }

    private static double Rounded(double value)
    {
        if (value == 0)
        {
            return 0;
        }

        var unit = Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(value))) - Digits + 1);
        return double.Parse((Math.Round(value / unit) * unit).ToString("G12", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }
}
