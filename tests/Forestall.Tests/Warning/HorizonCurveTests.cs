using CsCheck;
using Forestall.Warning;
using Forestall.Warning.Internals;

namespace Forestall.Tests.Warning;

public sealed class HorizonCurveTests
{
    private static readonly Gen<double[]> Probabilities = Gen.OneOf(Gen.Int[0, StoredWarning.Unit], Gen.Int[StoredWarning.Unit - 1, StoredWarning.Unit], Gen.Int[0, 3]).Select(static v => (double)v / StoredWarning.Unit).Array[4];

    [Fact]
    public void A_longer_horizon_is_never_less_likely() => Probabilities.Sample(static p =>
    {
        var curve = Enumerable.Range(1, 24).Select(h => HorizonCurve.At(p, h)).ToArray();
        Assert.All(curve, static q => Assert.InRange(q, 0, 1));
        Assert.All(curve.Zip(curve.Skip(1)), static q => Assert.True(q.First <= q.Second + 1e-15));
    });

    [Fact]
    public void At_a_fitted_horizon_it_is_the_highest_up_to_there() => Probabilities.Sample(static p =>
    {
        for (var k = 0; k < 4; k++)
        {
            Assert.Equal(p[..(k + 1)].Max(), HorizonCurve.At(p, WarningSettings.FittedHorizons[k]));
        }
    });

    [Fact]
    public void Between_them_the_cumulated_hazard_rises_in_a_straight_line()
    {
        double[] p = [0.1, 0.2, 0.15, 0.5];
        Assert.Equal(1 - Math.Pow(0.9, 1 / 3.0), HorizonCurve.At(p, 1), 1e-12);
        Assert.Equal(1 - (Math.Pow(0.9, 2 / 3.0) * Math.Pow(0.8, 1 / 3.0)), HorizonCurve.At(p, 4), 1e-12);
        Assert.Equal(0.2, HorizonCurve.At(p, 9), 1e-12);
        Assert.Equal(1 - (Math.Pow(0.8, 0.75) * Math.Pow(0.5, 0.25)), HorizonCurve.At(p, 15), 1e-12);
    }

    [Theory]
    [InlineData(new[] { 0.1, 0.2, 0.3, 0.4 }, 3, 3)]
    [InlineData(new[] { 0.1, 0.5, 0.3, 0.4 }, 3, 1)]
    [InlineData(new[] { 0.1, 0.5, 0.3, 0.4 }, 0, 0)]
    [InlineData(new[] { 0.5, 0.5, 0.3, 0.5 }, 3, 3)]
    [InlineData(new[] { 0.5, 0.5, 0.3, 0.4 }, 3, 1)]
    public void The_highest_decides_and_the_longest_of_equals(double[] probabilities, int position, int deciding) =>
        Assert.Equal(deciding, HorizonCurve.Deciding(probabilities, position));

    [Fact]
    public void The_shortest_fitted_horizon_that_reaches_as_far_is_used() =>
        Assert.Equal([0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3], Enumerable.Range(1, 14).Select(HorizonCurve.Above));
}
