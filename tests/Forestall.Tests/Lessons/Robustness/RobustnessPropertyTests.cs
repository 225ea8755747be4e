using System.Globalization;
using CsCheck;
using Forestall.Lessons;
using Forestall.Lessons.CaseSelection;
using Forestall.Lessons.Robustness;
using Forestall.Lessons.TheoryEvaluations;

namespace Forestall.Tests.Lessons.Robustness;

/// <summary>What must hold of robustness, theory evaluation and case selection whatever the data.</summary>
public sealed class RobustnessPropertyTests
{
    private const string Letters = "ABCD";

    private static readonly Gen<Study> Studies = Gen.Int[0, 20].Array[5].Array[5, 15].Where(static rows => Enumerable.Range(0, 5).All(c => rows.Select(r => r[c]).Distinct().Skip(1).Any()))
        .Select(static rows => Study.Of(CaseTable.Parse("cases", "case,A,B,C,D,O\n" + string.Join('\n', rows.Select(static (r, i) => string.Create(CultureInfo.InvariantCulture, $"c{i},{string.Join(',', r.Select(static v => (v / 20.0).ToString(CultureInfo.InvariantCulture)))}"))) + "\n"), "O"));

    private static readonly Gen<string> Expressions = Gen.Int[0, 2].Array[4].Array[1, 4].Select(static terms =>
        string.Join(" + ", terms.Select(static t => string.Join('*', t.Select(static (v, c) => v == 2 ? "" : (v == 0 ? "~" : "") + Letters[c]).Where(static l => l.Length > 0))).Where(static t => t.Length > 0).DefaultIfEmpty("A")));

    [Fact]
    public void Negation_and_intersection_of_formulas_are_those_of_logic()
    {
        var study = Study.Of(CaseTable.Parse("cases", "case,A,B,C,D,O\n" + string.Join('\n', Enumerable.Range(0, 16).Select(static i => $"c{i},{i >> 3 & 1},{i >> 2 & 1},{i >> 1 & 1},{i & 1},{i % 3 % 2}")) + "\n"), "O");
        Gen.Select(Expressions, Expressions).Sample((left, right) =>
        {
            var (a, b) = (Formula.Parse(study, left), Formula.Parse(study, right));
            var (x, y) = (SolutionSet.Of("", a).Membership, SolutionSet.Of("", b).Membership);
            Assert.Equal(x.Select(static v => 1 - v), SolutionSet.Of("", a.Not()!).Membership);
            Assert.Equal(x.Zip(y, Math.Min), SolutionSet.Of("", a.And(b)!).Membership);
            Assert.Equal(x.Zip(y, Math.Max), SolutionSet.Of("", a.Or(b)).Membership);
            Assert.Equal(x.SequenceEqual(y), a.SameAs(b));
        }, iter: 300);
    }

    [Fact]
    public void Negation_of_several_values_holds_all_others()
    {
        var study = Study.Of(CaseTable.Parse("cases", "case,A,B,O\np,0,0,1\nq,1,1,0\nr,2,0,1\ns,2,1,0\n"), "O");
        Assert.True(Formula.Parse(study, "~A{1}").SameAs(Formula.Parse(study, "A{0} + A{2}")));
        Assert.True(Formula.Parse(study, "A{1}*B{1}").Not()!.SameAs(Formula.Parse(study, "A{0} + A{2} + B{0}")));
        Assert.Equal("1", Formula.Parse(study, "A{0} + A{1} + A{2}").Or(Formula.Parse(study, "A{0}")).Expression);
    }

    [Fact]
    public void A_solution_is_wholly_robust_against_itself()
    {
        Gen.Select(Studies, Expressions).Sample(static (study, text) =>
        {
            var solution = SolutionSet.Of("same", Formula.Parse(study, text));
            var fit = RobustnessFit.Of(study, solution, [solution, solution]);
            Assert.Equal(1, fit.Coverage ?? 1, 1e-12);
            Assert.Equal(1, fit.Consistency ?? 1, 1e-12);
            Assert.Equal(1, fit.SetCoincidenceMin ?? 1, 1e-12);
            Assert.Equal(1, fit.SetCoincidenceMax ?? 1, 1e-12);
            Assert.Equal(1, fit.TypicalRatio ?? 1);
            Assert.Equal(1, fit.DeviantRatio ?? 1);
            Assert.Equal(1, fit.Rank);
        }, iter: 200);
    }

    [Fact]
    public void Robustness_lies_between_0_and_1_and_falls_with_more_test_solutions()
    {
        Gen.Select(Studies, Expressions, Expressions, Expressions).Sample(static (study, a, b, c) =>
        {
            var (initial, first, second) = (Set(study, a), Set(study, b), Set(study, c));
            var one = RobustnessFit.Of(study, initial, [first]);
            var two = RobustnessFit.Of(study, initial, [first, second]);
            foreach (var fit in new[] { one, two })
            {
                Assert.InRange(fit.Coverage ?? 0, 0, 1);
                Assert.InRange(fit.SetCoincidenceMin ?? 0, 0, 1);
                Assert.InRange(fit.SetCoincidenceMax ?? 0, 0, 1);
                Assert.InRange(fit.Rank, 1, 4);
            }

            // More test solutions make the core smaller.
            Assert.True((two.Coverage ?? 0) <= (one.Coverage ?? 0) + 1e-12);

            // Without a membership of 0.5, every case but those with an outcome of 0.5 is of one kind.
            var clear = Enumerable.Range(0, study.Cases.Count).Where(i => study.OutcomeValues[i] != 0.5 && new[] { initial, first, second }.All(s => s.Membership[i] != 0.5)).Select(i => study.Cases[i]);
            Assert.All(clear, name => Assert.Single(two.Kinds, k => k.Cases.Contains(name)));
        }, iter: 200);
    }

    [Fact]
    public void Every_clear_case_has_one_place_in_a_theory_evaluation()
    {
        Gen.Select(Studies, Expressions, Expressions).Sample(static (study, a, b) =>
        {
            var evaluation = TheoryEvaluation.Of(Formula.Parse(study, a), Formula.Parse(study, b));
            Assert.Equal(study.Cases.Count, evaluation.CasesInNone.Count + evaluation.Kinds.Sum(static k => k.Cases.Count));
            Assert.Equal(study.Cases.Count(c => study.OutcomeValues[study.Cases.ToList().IndexOf(c)] > 0.5), evaluation.Kinds[0].OfSide);
        }, iter: 200);
    }

    [Fact]
    public void Clusters_of_all_cases_are_the_pooled_ones()
    {
        Gen.Select(Studies, Expressions).Sample(static (study, text) =>
        {
            var formula = Formula.Parse(study, text);
            var diagnostics = ClusterDiagnostics.Of(formula, [.. study.Cases.Select(static _ => "all")]);
            Assert.Equal(diagnostics.Pooled.Consistency, Assert.Single(diagnostics.Between).Consistency);
            Assert.Equal(0, diagnostics.BetweenDistance, 1e-12);
        }, iter: 100);
    }

    [Fact]
    public void Kinds_of_selected_cases_do_not_overlap()
    {
        Gen.Select(Studies, Expressions).Sample(static (study, text) =>
        {
            var solution = Formula.Parse(study, text);
            var coverage = SufficiencyCases.DeviantCoverage(solution).Select(static c => c.Case).ToHashSet();
            Assert.Empty(coverage.Intersect(SufficiencyCases.Irrelevant(solution).Select(static c => c.Case)));
            Assert.Empty(coverage.Intersect(SufficiencyCases.Typical(solution).Select(static c => c.Case)));
            Assert.Empty(SufficiencyCases.Typical(solution).Select(static c => c.Case).Intersect(SufficiencyCases.DeviantConsistency(solution).Select(static c => c.Case)));
            Assert.All(SufficiencyCases.TypicalAndDeviantConsistency(solution, 100), static p => Assert.NotEqual(p.First, p.Second));
            foreach (var group in SufficiencyCases.Typical(solution).GroupBy(static c => c.Set))
            {
                Assert.Contains(group, static c => c.Most);
            }
        }, iter: 100);
    }

    [Fact]
    public void Leaving_a_case_out_is_solving_without_it()
    {
        const string text = "case,A,B,C,O\np,1,1,1,1\nq,1,0,0,1\nr,0,1,0,0\ns,0,0,1,0\nt,1,1,0,1\n";
        var study = Study.Of(CaseTable.Parse("cases", text), "O");
        var (rows, minimization) = (new TruthTableSettings(), new MinimizationSettings { Type = SolutionType.Conservative });
        var result = LeaveOneOut.Of(study, rows, minimization, cancellation: TestContext.Current.CancellationToken);
        foreach (var run in result.Runs)
        {
            var rest = Study.Of(CaseTable.Parse("cases", string.Join('\n', text.Split('\n').Where(l => !l.StartsWith(run.Left + ",", StringComparison.Ordinal)))), "O");
            var models = Minimization.Solve(TruthTable.Of(rest, rows), minimization, TestContext.Current.CancellationToken).Models.Select(static m => string.Join(" + ", m.Terms.Select(static t => t.Expression).Order(StringComparer.Ordinal)));
            Assert.Equal(models.Order(StringComparer.Ordinal), run.Models);
        }

        var term = Assert.Single(result.Terms, static t => t.Expression == "A*B");
        Assert.Equal(result.Runs.Where(static r => !r.Models.Any(static m => m.Split(" + ").Contains("A*B"))).Select(static r => r.Left), term.LostWithout);
        Assert.Equal(term.LostWithout.Count, term.Of - term.Found);
    }

    [Fact]
    public void Leaving_out_groups_of_one_is_leaving_out_cases()
    {
        var study = Study.Of(CaseTable.Parse("cases", "case,A,B,O\np,1,1,1\nq,1,0,1\nr,0,1,0\ns,0,0,0\n"), "O");
        var (rows, minimization) = (new TruthTableSettings(), new MinimizationSettings());
        var cases = LeaveOneOut.Of(study, rows, minimization, cancellation: TestContext.Current.CancellationToken);
        var groups = LeaveOneOut.Of(study, rows, minimization, ["1", "2", "3", "4"], cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(cases.Runs.Select(static r => string.Join('|', r.Models)), groups.Runs.Select(static r => string.Join('|', r.Models)));
    }

    [Fact]
    public void The_solution_is_the_same_everywhere_in_its_range_and_another_beyond()
    {
        var study = Study.Of(CaseTable.Parse("cases", "case,A,B,O\np,0.9,0.8,0.9\nq,0.8,0.3,0.6\nr,0.2,0.9,0.4\ns,0.1,0.2,0.1\nt,0.7,0.9,0.6\nu,0.9,0.1,0.7\n"), "O");
        var (rows, minimization) = (new TruthTableSettings { InclusionCut = 0.85 }, new MinimizationSettings());
        var range = SensitivityRanges.Inclusion(study, rows, minimization, 0.01, 60, TestContext.Current.CancellationToken);
        string Solved(double cut) => Minimization.Solve(TruthTable.Of(study, rows with { InclusionCut = cut }), minimization, TestContext.Current.CancellationToken).Models[0].Expression;
        var start = Solved(0.85);
        Assert.NotNull(range.Lower);
        for (var cut = range.Lower!.Value; cut <= (range.Upper ?? 0.99); cut += 0.01)
        {
            Assert.Equal(start, Solved(Math.Round(cut, 2)));
        }

        Assert.NotEqual(start, Solved(range.Lower.Value - 0.01));

        // The exact range holds the stepped one, and ends where the solution does.
        var (above, upTo) = range.Exact!.Value;
        Assert.InRange(range.Lower.Value, above, upTo);
        Assert.InRange(range.Lower.Value - 0.01, 0, above + 1e-9);
        Assert.Equal(start, Solved(above + 1e-6));
        Assert.Equal(start, Solved(upTo));
        Assert.NotEqual(start, Solved(above));
    }

    [Fact]
    public void A_negation_too_long_to_write_does_not_run_away()
    {
        var names = Enumerable.Range(1, 24).Select(static i => $"X{i}").ToList();
        var text = $"case,{string.Join(',', names)},O\n" + string.Join('\n', Enumerable.Range(0, 4).Select(i => $"c{i},{string.Join(',', names.Select((_, k) => (i + k) % 3 % 2))},{i % 2}")) + "\n";
        var study = Study.Of(CaseTable.Parse("cases", text), "O", names);

        // Twelve terms of two conditions each, no two alike: the negation has 2¹² terms.
        var formula = Formula.Parse(study, string.Join('+', names.Chunk(2).Select(static p => string.Join('*', p))));
        Assert.Null(formula.Not());
        var evaluation = TheoryEvaluation.Of(Formula.Parse(study, "X1"), formula);
        Assert.Equal("too long to write out", evaluation.Sets[^1].Expression);
        Assert.Equal(4, evaluation.CasesInNone.Count + evaluation.Kinds.Sum(static k => k.Cases.Count));
    }

    [Theory]
    [InlineData("A*X", "'X' in 'A*X' is no condition")]
    [InlineData("A*~A", "contradicts itself")]
    [InlineData("A + ", "'' in 'A + ' is no condition")]
    [InlineData("A{3}", "A has the values 0 to 1")]
    public void Formulas_that_cannot_be_read_are_refused(string text, string part)
    {
        var study = Study.Of(CaseTable.Parse("cases", "case,A,B,O\np,0,0,1\nq,1,1,0\n"), "O");
        Assert.Contains(part, Assert.Throws<InputException>(() => Formula.Parse(study, text)).Message, StringComparison.Ordinal);
    }

    private static SolutionSet Set(Study study, string text) => SolutionSet.Of(text, Formula.Parse(study, text));
}
