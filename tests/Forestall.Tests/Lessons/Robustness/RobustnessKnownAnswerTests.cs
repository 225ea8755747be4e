using Forestall.Lessons;
using Forestall.Lessons.CaseSelection;
using Forestall.Lessons.Robustness;

namespace Forestall.Tests.Lessons.Robustness;

/// <summary>Robustness and case selection on cases few enough to work out by hand.</summary>
public sealed class RobustnessKnownAnswerTests
{
    [Fact]
    public void Fit_and_cases_against_two_test_solutions()
    {
        var study = Study.Of(CaseTable.Parse("cases", "case,A,B,C,O\nc1,1,1,0,1\nc2,1,0,0,1\nc3,1,0,0,0\nc4,0,0,1,1\nc5,0,0,0,1\nc6,0,1,0,0\nc7,1,1,1,0\n"), "O");
        var fit = RobustnessFit.Of(study, Set(study, "A"), [Set(study, "A*B"), Set(study, "A + C")]);
        Assert.Equal(0.5, fit.Initial.Inclusion);
        Assert.Equal(0.5, fit.Initial.Coverage);
        Assert.Equal(0.25, fit.Core.Coverage);
        Assert.Equal(0.5, fit.Coverage);
        Assert.Equal(1, fit.Consistency);
        Assert.Equal(0.5, fit.SetCoincidenceMin);
        Assert.Equal(0.8, fit.SetCoincidenceMax);
        Assert.Equal(1 / 3.0, fit.TypicalRatio!.Value, 1e-12);
        Assert.Equal(0.5, fit.DeviantRatio);
        Assert.Equal(4, fit.Rank);
        Assert.Equal("A*B", fit.CoreExpression);
        Assert.Equal(
            ["robust typical: c1", "robust deviant: c7", "shaky typical: c2", "shaky deviant: c3", "possible typical: c4", "possible deviant: ", "extreme deviant coverage: c5", "irrelevant: c6"],
            fit.Kinds.Select(static k => $"{k.Name}: {string.Join(",", k.Cases)}"));
        Assert.Equal([("A + C", 2, 0.8), ("A*B", 3, 0.5)], fit.Tests.Select(static t => (t.Expression, t.Rank, t.SetCoincidence!.Value)));
    }

    [Fact]
    public void Minimum_and_maximum_are_over_all_test_solutions()
    {
        var study = Study.Of(CaseTable.Parse("cases", "case,A,B,C,O\np,1,1,0,1\nq,1,0,1,1\nr,0,1,1,0\n"), "O");
        var fit = RobustnessFit.Of(study, Set(study, "A"), [Set(study, "A"), Set(study, "B"), Set(study, "A")]);
        Assert.Equal(0.5, fit.SetCoincidenceMin);
        Assert.Equal(2 / 3.0, fit.SetCoincidenceMax!.Value, 1e-12);
    }

    [Fact]
    public void Formulas_of_choice()
    {
        var study = Study.Of(CaseTable.Parse("cases", "case,A,B,O\ntyp,0.7,0.8,0.9\ndcon,0.9,0.6,0.3\ndcov,0.2,0.9,0.8\niir,0.1,0.7,0.2\nhalf,0.5,0.9,0.9\n"), "O");
        var solution = Formula.Parse(study, "A*B");
        var typical = Assert.Single(SufficiencyCases.Typical(solution));
        Assert.Equal("typ", typical.Case);
        Assert.Equal(0.7, typical.Best!.Value, 1e-12);
        Assert.Equal(1.1, Assert.Single(SufficiencyCases.DeviantConsistency(solution)).Best!.Value, 1e-12);
        var coverage = SufficiencyCases.DeviantCoverage(solution).Single(static c => c.Case == "dcov");
        Assert.Equal(0.2, coverage.Best!.Value, 1e-12);
        Assert.Equal("~A*B", coverage.Row);
        Assert.Equal(0.8, coverage.RowMembership!.Value, 1e-12);
        Assert.True(coverage.RowConsistent);
        Assert.Equal("iir", Assert.Single(SufficiencyCases.Irrelevant(solution)).Case);

        // |0.8 − 0.7| + (1 − (0.8 − 0.2)) + 0.2 + 0.3
        Assert.Equal(1.0, Assert.Single(SufficiencyCases.DeviantCoverageAndIrrelevant(solution)).Best, 1e-12);

        // |0.7 − 0.6| + (1 − (0.9 − 0.3)) + 0.3 + 0.4
        Assert.Equal(1.2, Assert.Single(SufficiencyCases.TypicalAndDeviantConsistency(solution)).Best, 1e-12);

        // (1 − (0.7 − 0.1)) + (1 − (0.9 − 0.2)) + 2·0.2 + 2·0.1
        Assert.Equal(1.3, SufficiencyCases.TypicalAndIrrelevant(solution).Single(static p => p.Second == "iir").Best, 1e-12);

        // For A: (1 − (0.7 − 0.1)) + (1 − (0.9 − 0.2)) + |0.8 − 0.7| + 2·0.2 + 0.1; A alone is missing, and sets the membership of the typical case: rank 1.
        var focal = SufficiencyCases.TypicalAndIrrelevantForConjuncts(solution, 0).Single(static p => p.Set == "A");
        Assert.Equal(1.3, focal.Best, 1e-12);
        Assert.Equal(1, focal.Rank);

        var necessary = Formula.Parse(study, "A");
        Assert.Equal(0.4, NecessityCases.DeviantConsistency(necessary).Single().Best!.Value, 1e-12);
        Assert.Equal(0.5, NecessityCases.DeviantRelevance(necessary).Single().Best!.Value, 1e-12);
        Assert.Empty(NecessityCases.Typical(necessary));
    }

    [Fact]
    public void Anchors_of_the_outcome_can_be_moved_too()
    {
        var study = Study.Of(CaseTable.Parse("cases", "case,A,B,O\np,1,1,1\nq,1,0,1\nr,0,1,0\ns,0,0,0\n"), "O");

        // Crisp at 50: p and q have the outcome. It stays so while the threshold is above 20 and up to 60.
        var range = Assert.Single(SensitivityRanges.Anchors(study, new TruthTableSettings(), new MinimizationSettings(), new RawCondition("O", [90, 60, 20, 10], [("", 50)], 5), 20, TestContext.Current.CancellationToken));
        Assert.Equal(25, range.Lower);
        Assert.Equal(60, range.Upper);
        Assert.True(range.Complete);
    }

    private static SolutionSet Set(Study study, string text) => SolutionSet.Of(text, Formula.Parse(study, text));
}
