using CsCheck;
using Forestall.Lessons;
using Forestall.Lessons.Coincidence;

namespace Forestall.Tests.Lessons.Coincidence;

/// <summary>What must hold of every coincidence analysis, checked by going through all conjunctions and disjunctions one by one.</summary>
public sealed class CoincidencePropertyTests
{
    private static readonly string[] Names = ["A", "B", "C", "D"];

    private static readonly Gen<double[][]> CrispRows = Gen.Int[0, 1].Select(static x => (double)x).Array[4].Array[3, 12];

    private static readonly Gen<double[][]> FuzzyRows = Gen.Int[0, 10].Select(static x => x / 10.0).Array[4].Array[3, 12];

    [Fact]
    public void Conditions_of_crisp_data_are_all_and_only_the_minimally_sufficient_ones() => Check(CrispRows, 0.8);

    [Fact]
    public void Conditions_of_fuzzy_data_are_all_and_only_the_minimally_sufficient_ones() => Check(FuzzyRows, 0.85);

    [Fact]
    public void Atomic_formulas_are_all_and_only_the_minimal_disjunctions_that_reach_both_cut_offs() =>
        Gen.OneOf(CrispRows, FuzzyRows).Sample(
            static rows =>
            {
                var result = Analysed(rows, 0.75, 0.7);
                var y = Column(rows, 3);
                var conditions = result.SufficientConjunctions.Where(static c => c.Outcome == "D").Select(static c => c.Condition).ToList();
                var members = conditions.ConvertAll(c => Membership(rows, c));
                var minimal = new List<int[]>();
                foreach (var set in Subsets(conditions.Count, 3).OrderBy(static s => s.Length))
                {
                    var x = rows.Select((_, i) => set.Max(s => members[s][i])).ToArray();
                    if (!minimal.Exists(m => m.All(set.Contains)) && Overlap(x, y) / x.Sum() >= 0.75 - 1e-9 && Overlap(x, y) / y.Sum() >= 0.7 - 1e-9)
                    {
                        minimal.Add(set);
                    }
                }

                Assert.Equal(
                    minimal.Select(m => string.Join(" + ", m.Select(i => conditions[i]).Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal),
                    result.AtomicSolutions.Where(static a => a.Outcome == "D").Select(static a => string.Join(" + ", a.Formula.Split(" <-> ")[0].Split(" + ").Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal));
            },
            iter: 200);

    [Fact]
    public void Complex_formulas_are_free_of_redundancy_and_no_better_than_their_parts() =>
        CrispRows.Sample(
            static rows =>
            {
                var table = Table(rows);
                var result = CoincidenceAnalysis.Solve(table, new CoincidenceSettings { Consistency = 0.7, Coverage = 0.7, MostDisjuncts = 3 }, cancellation: TestContext.Current.CancellationToken);
                foreach (var complex in result.ComplexSolutions)
                {
                    var parts = result.AtomicSolutions.Where(a => complex.Parts.Contains(a.Formula, StringComparer.Ordinal)).ToList();
                    Assert.Equal(parts.Min(static p => p.Consistency), complex.Consistency);
                    Assert.Equal(parts.Min(static p => p.Coverage), complex.Coverage);
                    Assert.True(CausalFormula.Parse(complex.Formula, table).IsInus(), complex.Formula);
                    Assert.Equal(complex.Cyclic, CausalFormula.Parse(complex.Formula, table).IsCyclic());
                    Assert.InRange(complex.Coherence!.Value, 0, 1);
                }
            },
            iter: 200);

    [Theory]
    [InlineData("A + a*B <-> C", false)]
    [InlineData("A + a <-> C", false)]
    [InlineData("F*G + f*g + H <-> E", true)]
    [InlineData("F*G + f*g + H*F + H*G <-> E", false)]
    [InlineData("(A + B <-> C)*(c + E <-> D)", true)]
    [InlineData("(A <-> B)*(B <-> C)", true)]
    [InlineData("(A <-> B)*(B <-> a)", false)]
    [InlineData("(A*B + c <-> D)*(E + f <-> D)", false)]
    [InlineData("(e + a*D <-> C)*(C + A*B <-> D)*(a + c <-> E)", false)]
    [InlineData("(A + B*c + c*E <-> D)*(B + C <-> E)", false)]
    [InlineData("(a + C <-> D)*(D + G <-> A)", false)]
    [InlineData("(A + C <-> B)*(C + E <-> B)", false)]
    public void Formulas_with_a_redundancy_a_constant_or_a_contradiction_are_no_structures(string formula, bool inus) =>
        Assert.Equal(inus, CausalFormula.Parse(formula).IsInus());

    [Fact]
    public void A_factor_with_all_its_values_in_view_is_judged_by_the_values_of_the_table()
    {
        var table = FactorTable.Of(CaseTable.Parse("mv", "case,C,F,V,O\np,0,0,0,0\nq,1,1,1,1\nr,0,2,0,2\n"));
        Assert.True(CausalFormula.Parse("C=1 + F=2*V=0 <-> O=2", table).IsInus());
        Assert.False(CausalFormula.Parse("C=0 + C=1", table).IsInus());
    }

    [Fact]
    public void Limits_are_said()
    {
        var table = Table([[0, 0, 0, 1], [0, 1, 1, 1], [1, 0, 1, 1], [1, 1, 0, 0], [0, 0, 1, 0]]);
        CoincidenceResult With(CoincidenceSettings settings) => CoincidenceAnalysis.Solve(table, settings, cancellation: TestContext.Current.CancellationToken);
        var whole = With(new CoincidenceSettings());
        Assert.Equal(Completeness.Complete, whole.Completeness);
        Assert.True(whole.AtomicSolutions.Count > 1);
        Assert.Equal(Completeness.ListCut, With(new CoincidenceSettings { MostAtomic = 1 }).Completeness);
        var stopped = With(new CoincidenceSettings { MostCombinations = 20 });
        Assert.Equal(Completeness.BoundReached, stopped.Completeness);
        Assert.Contains("20 combinations", stopped.CompletenessText, StringComparison.Ordinal);
    }

    private static void Check(Gen<double[][]> gen, double cut) =>
        gen.Sample(
            rows =>
            {
                var y = Column(rows, 3);
                var sufficient = new List<string[]>();
                foreach (var literals in Conjunctions().OrderBy(static l => l.Length))
                {
                    var x = Membership(rows, string.Join('*', literals));
                    var occurs = Enumerable.Range(0, rows.Length).Any(i => literals.All(l => rows[i][Factor(l)] >= 0.5 == char.IsUpper(l[0])));
                    if (occurs && !sufficient.Exists(s => s.All(literals.Contains)) && Overlap(x, y) / x.Sum() >= cut - 1e-9)
                    {
                        sufficient.Add(literals);
                    }
                }

                Assert.Equal(
                    sufficient.Select(static s => string.Join('*', s)).Order(StringComparer.Ordinal),
                    Analysed(rows, cut, 1).SufficientConjunctions.Where(static c => c.Outcome == "D").Select(static c => c.Condition).Order(StringComparer.Ordinal));
            },
            iter: 200);

    private static CoincidenceResult Analysed(double[][] rows, double con, double cov) =>
        CoincidenceAnalysis.Solve(Table(rows), new CoincidenceSettings { Consistency = con, Coverage = cov, Outcomes = ["D"], MostDisjuncts = 3, OnlyInus = false, Variation = OutcomeVariation.None }, cancellation: TestContext.Current.CancellationToken);

    private static FactorTable Table(double[][] rows) =>
        FactorTable.Of(CaseTable.Parse("rows", "case,A,B,C,D\n" + string.Concat(rows.Select((r, i) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"c{i},{r[0]},{r[1]},{r[2]},{r[3]}\n")))), kind: rows.SelectMany(static r => r).Any(static x => x is not (0 or 1)) ? ConditionKind.Fuzzy : ConditionKind.Crisp);

    private static double[] Column(double[][] rows, int at) => [.. rows.Select(r => r[at])];

    private static int Factor(string literal) => Array.IndexOf(Names, literal.ToUpperInvariant());

    private static double[] Membership(double[][] rows, string condition) =>
        [.. rows.Select(r => condition.Split('*').Min(l => char.IsUpper(l[0]) ? r[Factor(l)] : 1 - r[Factor(l)]))];

    private static double Overlap(double[] x, double[] y) => x.Zip(y, Math.Min).Sum();

    private static IEnumerable<string[]> Conjunctions()
    {
        for (var code = 1; code < 27; code++)
        {
            int[] digits = [code % 3, code / 3 % 3, code / 9];
            yield return [.. digits.Select(static (d, i) => (d, i)).Where(static p => p.d > 0).Select(static p => p.d == 1 ? Names[p.i] : Names[p.i].ToLowerInvariant())];
        }
    }

    private static IEnumerable<int[]> Subsets(int count, int most)
    {
        IEnumerable<int[]> grown = [[]];
        for (var size = 1; size <= most; size++)
        {
            grown = [.. grown.SelectMany(s => Enumerable.Range(s.Length == 0 ? 0 : s[^1] + 1, count - (s.Length == 0 ? 0 : s[^1] + 1)).Select(i => (int[])[.. s, i]))];
            foreach (var set in grown)
            {
                yield return set;
            }
        }
    }
}
