using CsCheck;
using Forestall.Doctrine.Beliefs;
using Forestall.Doctrine.Beliefs.Internals;
using static Forestall.Tests.Doctrine.Beliefs.FormulaModel;

namespace Forestall.Tests.Doctrine.Beliefs;

/// <summary>Boxes against planted ones, and what must hold of every box.</summary>
public sealed class PrimTests
{
    private static readonly Gen<(PrimColumn[] Columns, bool[] OfInterest)> Small =
        Gen.Select(Gen.Int[0, 9].Array[60], Gen.Int[0, 4].Array[60], Gen.Bool.Array[60])
            .Where(static t => t.Item3.Contains(true))
            .Select(static t => (new PrimColumn[] { Column("a", t.Item1), Column("b", t.Item2) }, t.Item3));

    [Fact]
    public void A_planted_box_is_found()
    {
        var (columns, inside) = Planted(4096, 1);

        var found = Assert.Single(Prim.Of(columns, inside, new() { LeastCoverage = 0.8 }, TestContext.Current.CancellationToken));

        Assert.Equal(["x", "y"], found.Box.Limits.Select(static l => l.Name));
        Assert.Null(found.Box.Limits[0].Low);
        Assert.Equal(0.4, found.Box.Limits[0].High!.Value, 0.02);
        Assert.Equal(50, found.Box.Limits[1].Low!.Value, 1.0);
        Assert.Equal(80, found.Box.Limits[1].High!.Value, 1.0);
        Assert.InRange(found.Box.Fit.Density, 0.97, 1);
        Assert.InRange(found.Box.Fit.Coverage, 0.95, 1);
        Assert.All(found.Box.Limits, static l => Assert.InRange(l.QuasiP, 0, 1e-6));

        var (others, insideToo) = Planted(4096, 2);
        var again = found.Box.Measure(others, insideToo);
        Assert.InRange(again.Density, 0.93, 1);
        Assert.InRange(again.Coverage, 0.93, 1);
    }

    [Fact]
    public void A_second_planted_box_is_found_among_the_draws_the_first_leaves()
    {
        var draws = BeliefDraws.Of(new FormulaModel([Uniform("x", 0, 1), Uniform("y", 0, 1), Uniform("z", 0, 1)], static (x, _) => x[0]), 4096, new(3));
        var columns = PrimColumn.Of(draws);
        var inside = Enumerable.Range(0, draws.Count).Select(d => (columns[0].Values[d] < 0.4 && columns[1].Values[d] < 0.6) || columns[2].Values[d] > 0.9).ToArray();

        var found = Prim.Of(columns, inside, new() { LeastCoverage = 0.6, Boxes = 2 }, TestContext.Current.CancellationToken);

        Assert.Equal(2, found.Count);
        Assert.Equal(["x", "y"], found[0].Box.Limits.Select(static l => l.Name));
        Assert.Equal(0.4, found[0].Box.Limits[0].High!.Value, 0.03);
        Assert.Equal(0.6, found[0].Box.Limits[1].High!.Value, 0.05);
        Assert.Equal(["z"], found[1].Box.Limits.Select(static l => l.Name));
        Assert.Equal(0.9, found[1].Box.Limits[0].Low!.Value, 0.02);
        Assert.All(found, static f => Assert.InRange(f.Box.Fit.Density, 0.95, 1));
    }

    [Fact]
    public void Fit_is_what_counting_by_hand_gives_and_the_trajectory_never_gains()
    {
        Small.Sample(static t =>
        {
            var settings = new PrimSettings { Alpha = 0.1, Boxes = 3, LeastCoverage = 0.3 };
            var all = t.OfInterest.Count(static i => i);
            var left = Enumerable.Range(0, t.OfInterest.Length).ToList();
            foreach (var finding in Prim.Of(t.Columns, t.OfInterest, settings, TestContext.Current.CancellationToken))
            {
                foreach (var box in finding.Trajectory.Append(finding.Box))
                {
                    var inside = left.Where(d => box.Limits.All(l => t.Columns[l.Column].Values[d] >= (l.Low ?? -1) && t.Columns[l.Column].Values[d] <= (l.High ?? 99))).ToList();
                    var hits = inside.Count(d => t.OfInterest[d]);
                    Assert.Equal(new((int)inside.Count, hits, inside.Count / 60.0, (double)hits / inside.Count, (double)hits / all), box.Fit);
                    Assert.True(box.Fit.Mass >= settings.LeastMass);
                }

                foreach (var (before, after) in finding.Trajectory.Zip(finding.Trajectory.Skip(1)))
                {
                    Assert.True(after.Fit.Mass < before.Fit.Mass);
                    Assert.True(after.Fit.Coverage <= before.Fit.Coverage);
                }

                Assert.Equal(left.Count, finding.Trajectory[0].Fit.Draws);
                var interestLeft = left.Count(d => t.OfInterest[d]);
                var chosen = finding.Trajectory[finding.Chosen];
                Assert.True(chosen.Fit.OfInterest >= settings.LeastCoverage * interestLeft);
                Assert.DoesNotContain(finding.Trajectory, b => b.Fit.OfInterest >= settings.LeastCoverage * interestLeft && b.Fit.Density > chosen.Fit.Density);
                Assert.All(finding.Box.Limits, static l => Assert.InRange(l.QuasiP, 0, 0.05));
                left.RemoveAll(d => finding.Box.Limits.All(l => t.Columns[l.Column].Values[d] >= (l.Low ?? -1) && t.Columns[l.Column].Values[d] <= (l.High ?? 99)));
            }
        });
    }

    /// <summary>Ten draws by hand: peeling one of ten from above the only column, 0.1 at a time.</summary>
    [Fact]
    public void Peeling_follows_the_count_by_hand()
    {
        PrimColumn[] columns = [Column("x", [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])];
        bool[] inside = [true, true, true, false, false, false, false, false, false, false];

        var found = Prim.Of(columns, inside, new() { Alpha = 0.1, LeastMass = 0.1, LeastCoverage = 0.75, GreatestQuasiP = 1 }, TestContext.Current.CancellationToken)[0];

        Assert.Equal([10, 9, 8, 7, 6, 5, 4, 3], found.Trajectory.Select(static b => b.Fit.Draws));
        Assert.Equal([null, 8.5, 7.5, 6.5, 5.5, 4.5, 3.5, 2.5], found.Trajectory.Select(static b => b.Limits.Count == 0 ? null : b.Limits[0].High));
        Assert.Equal(7, found.Chosen);
        Assert.Equal(new(3, 3, 0.3, 1, 1), found.Box.Fit);

        // 3 of 3 where 3 of 10 are of interest: 0.3³.
        Assert.Equal(0.027, found.Box.Limits[0].QuasiP, 1e-12);
        Assert.Equal("x at most 2.5", found.Box.Limits[0].InWords());
    }

    /// <summary>Three of ten are peeled from below, one too many, then two of seven from above; the one is pasted on again.</summary>
    [Fact]
    public void Pasting_widens_a_box_that_was_peeled_too_far()
    {
        PrimColumn[] columns = [Column("x", [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])];
        bool[] inside = [false, false, true, true, true, true, true, true, false, false];

        var found = Prim.Of(columns, inside, new() { Alpha = 0.3, LeastMass = 0.1, GreatestQuasiP = 1 }, TestContext.Current.CancellationToken)[0];

        Assert.Equal([10, 7, 5], found.Trajectory.Select(static b => b.Fit.Draws));
        Assert.Equal((2.5, 7.5), (found.Trajectory[2].Limits[0].Low, found.Trajectory[2].Limits[0].High));
        Assert.Equal((1.5, 7.5), (found.Box.Limits[0].Low, found.Box.Limits[0].High));
        Assert.Equal(new(6, 6, 0.6, 1, 1), found.Box.Fit);
    }

    [Fact]
    public void Without_draws_of_interest_there_is_no_box_and_without_a_pattern_no_limit_that_holds_elsewhere()
    {
        Assert.Empty(Prim.Of([Column("x", [1, 2, 3])], [false, false, false], new(), TestContext.Current.CancellationToken));

        var (columns, _) = Planted(2000, 1);
        var noise = Enumerable.Range(0, 2000).Select(static d => new CounterRandom(8).Uniform((ulong)d) < 0.3).ToArray();
        var found = Prim.Of(columns, noise, new(), TestContext.Current.CancellationToken)[0];
        var (others, _) = Planted(2000, 2);
        var elsewhere = Enumerable.Range(0, 2000).Select(static d => new CounterRandom(9).Uniform((ulong)d) < 0.3).ToArray();
        Assert.InRange(found.Box.Measure(others, elsewhere).Density, 0.24, 0.36);
    }

    /// <summary>Values of scipy.stats.binom.sf(successes − 1, trials, p), SciPy 1.10.1.</summary>
    [Theory]
    [InlineData(3, 10, 0.2, 0.32220047360000015)]
    [InlineData(45, 60, 0.5, 6.725704046424766e-05)]
    [InlineData(800, 1000, 0.78, 0.06709614746872446)]
    [InlineData(5200, 16384, 0.31, 0.0211010937064946)]
    [InlineData(0, 5, 0.5, 1)]
    [InlineData(5, 5, 0.5, 0.03125)]
    public void Quasi_p_values_are_binomial_tails(int successes, int trials, double probability, double tail) =>
        Assert.Equal(tail, PrimSearch.AtLeast(successes, trials, probability), tail * 1e-9);

    [Fact]
    public void Limits_read_as_words()
    {
        Assert.Equal("a from 0.123 to 1234", new PrimLimit(0, "a", 0.12345, 1234, 0).InWords());
        Assert.Equal("a at least -0.00123", new PrimLimit(0, "a", -0.0012345, null, 0).InWords());
        Assert.Equal("a at most 0", new PrimLimit(0, "a", null, 0, 0).InWords());
    }

    private static (IReadOnlyList<PrimColumn> Columns, bool[] Inside) Planted(int count, ulong seed)
    {
        var columns = PrimColumn.Of(BeliefDraws.Of(new FormulaModel([Uniform("x", 0, 1), Uniform("y", 0, 100), Uniform("idle 1", 0, 1), Uniform("idle 2", -1, 1)], static (x, _) => x[0]), count, new(seed)));
        return (columns, [.. columns[0].Values.Zip(columns[1].Values, static (x, y) => x < 0.4 && y is > 50 and < 80)]);
    }

    private static PrimColumn Column(string name, int[] values) => new(name, [.. values.Select(static v => (double)v)]);
}
