using System.Globalization;
using CsCheck;
using Forestall.Lessons;
using Forestall.Lessons.NecessaryConditions;

namespace Forestall.Tests.Lessons.NecessaryConditions;

/// <summary>What must hold of a necessary condition analysis whatever the data.</summary>
public sealed class NcaPropertyTests
{
    private static readonly Gen<(double[] X, double[] Y)> Points =
        Gen.Select(Gen.Int[-20, 20].Array[3, 25], Gen.Int[-20, 20].Array[25]).Where(static p => p.Item1.Distinct().Skip(1).Any() && p.Item2.Take(p.Item1.Length).Distinct().Skip(1).Any())
            .Select(static p => (p.Item1.Select(static v => v / 4.0).ToArray(), p.Item2.Take(p.Item1.Length).Select(static v => v / 8.0).ToArray()));

    [Fact]
    public void Effect_sizes_lie_between_0_and_1_in_every_corner_and_scope()
    {
        Points.Sample(static p =>
        {
            foreach (var corner in Enum.GetValues<Corner>())
            {
                foreach (var scope in new Scope?[] { null, new(-6, 7, -3, 4) })
                {
                    foreach (var ceiling in One(p.X, p.Y, new NcaSettings { Corner = corner, TheoreticalScope = scope }).Ceilings)
                    {
                        Assert.InRange(ceiling.EffectSize, 0, 1);
                        Assert.InRange(ceiling.Accuracy, 0, 100);
                        if (ceiling.RelativeInefficiency is { } ineffective)
                        {
                            Assert.InRange(ineffective, -1e-9, 100 + 1e-9);

                            // What is not constrained lies outside the ceiling zone; the steps count from the first peer on, also in a wider scope.
                            Assert.True((scope is not null && ceiling.Technique == CeilingTechnique.CeFdh) || ceiling.EffectSize <= 1 - (ineffective / 100) + 1e-9);
                        }
                    }
                }
            }
        }, iter: 300);
    }

    [Fact]
    public void No_case_lies_above_the_steps()
    {
        Points.Sample(static p =>
        {
            var peers = One(p.X, p.Y, new NcaSettings()).Peers;
            foreach (var (x, y) in p.X.Zip(p.Y))
            {
                Assert.Contains(peers, peer => peer.X <= x && peer.Y >= y);
            }
        }, iter: 300);
    }

    [Fact]
    public void Effect_sizes_do_not_depend_on_units()
    {
        Points.Sample(static p =>
        {
            var before = One(p.X, p.Y, new NcaSettings()).Ceilings;
            var after = One([.. p.X.Select(static x => (3 * x) + 100)], [.. p.Y.Select(static y => (y / 2) - 50)], new NcaSettings()).Ceilings;
            foreach (var (a, b) in before.Zip(after))
            {
                Assert.Equal(a.EffectSize, b.EffectSize, 1e-9);
            }
        }, iter: 200);
    }

    [Fact]
    public void Peers_depend_on_the_order_of_values_only()
    {
        Points.Sample(static p =>
        {
            var before = One(p.X, p.Y, new NcaSettings()).Peers.Select(static q => q.Case);
            var after = One([.. p.X.Select(static x => Math.Exp(x))], [.. p.Y.Select(static y => (y * y * y) + y)], new NcaSettings()).Peers.Select(static q => q.Case);
            Assert.Equal(before, after);
        }, iter: 200);
    }

    [Fact]
    public void Steps_on_ranks_are_kept_by_rising_transformations()
    {
        Points.Sample(static p => Assert.Equal(
            One(Ranks(p.X), Ranks(p.Y), new NcaSettings()).Ceilings[0].EffectSize,
            One(Ranks([.. p.X.Select(static x => Math.Exp(x))]), Ranks([.. p.Y.Select(static y => (y * y * y) + y)]), new NcaSettings()).Ceilings[0].EffectSize), iter: 200);
    }

    [Theory]
    [InlineData(Corner.UpperRight, -1, 1)]
    [InlineData(Corner.LowerLeft, 1, -1)]
    [InlineData(Corner.LowerRight, -1, -1)]
    public void A_corner_is_the_upper_left_one_of_mirrored_data(Corner corner, double turnX, double turnY)
    {
        Points.Sample(p =>
        {
            var mirrored = One([.. p.X.Select(x => turnX * x)], [.. p.Y.Select(y => turnY * y)], new NcaSettings()).Ceilings;
            foreach (var (a, b) in One(p.X, p.Y, new NcaSettings { Corner = corner }).Ceilings.Zip(mirrored))
            {
                Assert.Equal(b.EffectSize, a.EffectSize, 1e-12);
                Assert.Equal(b.Above, a.Above);
                Assert.Equal(b.ConditionInefficiency, a.ConditionInefficiency);
                Assert.Equal(b.OutcomeInefficiency, a.OutcomeInefficiency);
                Assert.Equal(b.Slope * turnX * turnY, a.Slope);
            }
        }, iter: 200);
    }

    [Fact]
    public void A_perfect_staircase_has_its_known_area()
    {
        var result = One([0, 1, 2], [0, 1, 2], new NcaSettings());
        Assert.Equal(1, result.Ceilings[0].CeilingZone - 2);
        Assert.Equal(0.5, result.Ceilings[1].EffectSize, 1e-12);
        Assert.Equal(1, result.Ceilings[1].Slope!.Value, 1e-12);
    }

    [Fact]
    public void All_permutations_of_few_cases_are_made_once()
    {
        double[] x = [0, 1, 2, 3];
        double[] y = [0, 1, 2, 3];
        var test = One(x, y, new NcaSettings { Permutations = 1000 }).Ceilings[0].Test!;
        Assert.True(test.Exact);
        Assert.Equal(24, test.Permutations);
        Assert.Equal(0, test.PAccuracy);

        // Only the rising order leaves the whole staircase empty.
        Assert.Equal(1 / 24.0, test.PValue, 1e-12);
    }

    [Fact]
    public void The_test_is_the_same_for_the_same_seed_whatever_stands_beside()
    {
        const string text = "case,A,B,Y\na,1,5,2\nb,3,2,4\nc,2,8,3\nd,7,1,8\ne,5,5,4\nf,4,4,1\ng,8,0,9\nh,6,3,5\n";
        var table = CaseTable.Parse("cases", text);
        var settings = new NcaSettings { Permutations = 500, Seed = 42 };
        var both = NecessaryConditionAnalysis.Of(table, "Y", null, settings, cancellation: TestContext.Current.CancellationToken);
        var alone = NecessaryConditionAnalysis.Of(table, "Y", ["B"], settings, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(both.Conditions[1].Ceilings[0].Test, alone.Conditions[0].Ceilings[0].Test);
        Assert.NotEqual(both.Conditions[0].Ceilings[1].Test, NecessaryConditionAnalysis.Of(table, "Y", ["A"], settings with { Seed = 43 }, cancellation: TestContext.Current.CancellationToken).Conditions[0].Ceilings[1].Test);
    }

    /// <summary>400 pairs of independent columns: the p-values must be spread evenly, up to four standard errors.</summary>
    [Fact]
    public void P_values_are_uniform_under_independence()
    {
        var random = new Random(11);
        var values = Enumerable.Range(0, 400).Select(i => One([.. Enumerable.Range(0, 30).Select(_ => random.NextDouble())], [.. Enumerable.Range(0, 30).Select(_ => random.NextDouble())], new NcaSettings { Permutations = 199, Seed = (ulong)i }).Ceilings[0].Test!.PValue).ToList();
        Assert.InRange(values.Average(), 0.5 - (4 * 0.2887 / 20), 0.5 + (4 * 0.2887 / 20));
        foreach (var level in new[] { 0.05, 0.25, 0.5, 0.75 })
        {
            var error = 4 * Math.Sqrt(level * (1 - level) / values.Count);
            Assert.InRange(values.Count(p => p <= level) / (double)values.Count, level - error, level + error);
        }
    }

    [Theory]
    [InlineData("case,A,Y\np,1,1\nq,x,2\n", "row 2 (q), column 'A'")]
    [InlineData("case,A,Y\np,1,1\nq,,2\n", "row 2 (q), column 'A'")]
    [InlineData("case,A,Y\np,1,1\nq,1,2\n", "column 'A': every case has the value 1")]
    [InlineData("case,A,Y\np,1,3\nq,2,3\n", "column 'Y': every case has the value 3")]
    public void Bad_cells_are_named_by_row_and_column(string text, string part) =>
        Assert.Contains(part, Assert.Throws<InputException>(() => NecessaryConditionAnalysis.Of(CaseTable.Parse("cases.csv", text), "Y", null, new NcaSettings(), cancellation: TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);

    private static double[] Ranks(double[] values) => [.. values.Select(v => (double)values.Count(w => w < v))];

    private static NecessaryCondition One(double[] x, double[] y, NcaSettings settings)
    {
        var rows = x.Zip(y, static (a, b) => (a, b)).Select(static (p, i) => string.Create(CultureInfo.InvariantCulture, $"c{i},{p.a:R},{p.b:R}"));
        return NecessaryConditionAnalysis.Of(CaseTable.Parse("cases", "case,X,Y\n" + string.Join('\n', rows) + "\n"), "Y", ["X"], settings, cancellation: CancellationToken.None).Conditions[0];
    }
}
