using System.Globalization;
using Forestall.Doctrine;

namespace Forestall.Workbench.Lab;

/// <summary>The curve of a belief along its sliders: how likely each value is beside the likeliest.</summary>
/// <param name="Outline">Corners of the surface under it, in hundredths of the width and, from above, of the height.</param>
/// <param name="Words">What it says to those who do not see it.</param>
internal sealed record BeliefCurve(string Outline, string Words)
{
    private const int Pieces = 60;
    private const double Tail = 0.001;
    private const double Whole = 100;

    /// <summary>The curve of a belief.</summary>
    public static BeliefCurve Of(Distribution belief, SliderScale scale)
    {
        if (belief.IsCertain)
        {
            var place = Place(belief.Min, scale);
            return new BeliefCurve(Corners([(place, 0), (place, 1)]), $"Certain: {Number(belief.Min)}.");
        }

        // The density is the slope of the probability along the values; pieces of equal probability are short where values crowd.
        var ends = Enumerable.Range(0, Pieces + 1).Select(static k => Math.Clamp((double)k / Pieces, Tail, 1 - Tail)).ToList();
        List<(double Value, double Density)> points = [(belief.Quantile(Tail), Density(belief, Tail, 2 * Tail))];
        points.AddRange(ends.Zip(ends.Skip(1), (from, to) => ((belief.Quantile(from) + belief.Quantile(to)) / 2, Density(belief, from, to))));
        points.Add((belief.Quantile(1 - Tail), Density(belief, 1 - (2 * Tail), 1 - Tail)));
        var highest = points.Max(static p => p.Density);
        var outline = points.Select(p => (Place(p.Value, scale), p.Density / highest));
        return new BeliefCurve(
            Corners([(Place(points[0].Value, scale), 0), .. outline, (Place(points[^1].Value, scale), 0)]),
            $"5th percentile {Number(belief.Quantile(0.05))}, median {Number(belief.Quantile(0.5))}, 95th percentile {Number(belief.Quantile(0.95))}.");
    }

    /// <summary>Where a value stands along the sliders, in hundredths.</summary>
    public static double Place(double value, SliderScale scale) => Whole * Math.Clamp((value - (double)scale.Min) / (double)(scale.Max - scale.Min), 0, 1);

    private static double Density(Distribution belief, double from, double to) =>
        belief.Quantile(to) - belief.Quantile(from) is > 0 and var width ? (to - from) / width : 0;

    private static string Corners(IEnumerable<(double Place, double Height)> points) =>
        string.Join(' ', points.Select(static p => string.Create(CultureInfo.InvariantCulture, $"{p.Place:0.##},{Whole * (1 - p.Height):0.##}")));

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
