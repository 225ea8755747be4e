using System.Globalization;
using Forestall.Doctrine;
using Forestall.Workbench.Lab;

namespace Forestall.Workbench.Tests;

public sealed class BeliefCurveTests
{
    private static readonly SliderScale Scale = new(0, 10, 0.1m);

    [Fact]
    public void Where_all_values_are_as_likely_the_curve_is_flat_between_them()
    {
        var points = Points(new UniformValue(2, 8));
        Assert.All(points.Skip(1).SkipLast(1), static p => Assert.Equal(0, p.FromAbove, 1e-6));
        Assert.Equal((20, 80), (Math.Round(points[0].Across), Math.Round(points[^1].Across)));
    }

    [Fact]
    public void A_triangle_has_its_top_at_the_likeliest_value_and_straight_sides()
    {
        var points = Points(new TriangularValue(1, 4, 9));
        Assert.Equal(40, points.MinBy(static p => p.FromAbove).Across, 1.5);
        Assert.All(points.Skip(2).SkipLast(2), static p => Assert.Equal(100 * Height(p.Across / 10), 100 - p.FromAbove, 4.0));

        static double Height(double value) => value < 4 ? (value - 1) / 3 : (9 - value) / 5;
    }

    [Fact]
    public void A_lognormal_rises_before_it_falls_and_stays_within_its_cut()
    {
        var points = Points(new LognormalValue(1, 6, 0.5, 7));
        Assert.True(points.MinBy(static p => p.FromAbove).Across < 25);
        Assert.All(points, static p => Assert.InRange(p.Across, 5, 70));
        Assert.All(points, static p => Assert.InRange(p.FromAbove, 0, 100));
    }

    [Fact]
    public void What_is_certain_is_one_line_and_says_so()
    {
        var curve = BeliefCurve.Of(new PointValue(2.5), Scale);
        Assert.Equal("25,100 25,0", curve.Outline);
        Assert.Equal("Certain: 2.5.", curve.Words);
        Assert.Equal("5th percentile 2.3, median 5, 95th percentile 7.7.", BeliefCurve.Of(new UniformValue(2, 8), Scale).Words);
    }

    [Theory]
    [InlineData(2, 30)]
    [InlineData(24, 100)]
    public void A_slider_that_is_moved_keeps_its_scale(double low, double high)
    {
        var range = new ParameterRange("months", 0, 240, false);
        var ships = SliderScale.Of(range, [3, 12, 24], [3, 12, 24]);
        Assert.Equal(ships, SliderScale.Of(range, [3, 12, 24], [low, 12, high]));
        Assert.Equal(200, SliderScale.Of(range, [3, 12, 24], [3, 12, 150]).Max);
    }

    private static List<(double Across, double FromAbove)> Points(Distribution belief) =>
        [.. BeliefCurve.Of(belief, Scale).Outline.Split(' ').Select(static p => p.Split(',')).Select(static p => (double.Parse(p[0], CultureInfo.InvariantCulture), double.Parse(p[1], CultureInfo.InvariantCulture)))];
}
