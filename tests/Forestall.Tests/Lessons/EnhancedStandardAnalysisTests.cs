using System.Text.Json;
using Forestall.Lessons;

namespace Forestall.Tests.Lessons;

/// <summary>Rows excluded from minimisation, against R's package SetMethods and by hand.</summary>
public sealed class EnhancedStandardAnalysisTests
{
    [Fact]
    public void Excluded_rows_and_the_solution_without_them_are_those_of_the_reference()
    {
        var folder = Path.Combine(SharedData.Reference, "qca", "open", "SCHF");
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "setmethods.json")));
        var results = document.RootElement.GetProperty("results");
        var table = TruthTable.Of(Study.Of(CaseTable.Load(Path.Combine(folder, "data.csv")), "EXPORT", ["EMP", "BARGAIN", "UNI", "OCCUP", "STOCK", "MA"]), new TruthTableSettings { InclusionCut = 0.9 });

        // The manual of esa says that remainders outside a necessary condition are taken out; its result has rows with cases out as well.
        IReadOnlyList<long> excluded =
        [
            .. UntenableRows.Contradicting(table, "STOCK+MA", observed: true), .. UntenableRows.Contradicting(table, "EMP", observed: true), .. UntenableRows.Within(table, "BARGAIN*~OCCUP"), 19, 14, 46, 51,
        ];
        var expected = results.GetProperty("esa").GetProperty("value");
        var outputs = ReferenceAnalysis.Strings(expected.GetProperty("OUT"));
        var numbers = ReferenceAnalysis.Strings(expected.GetProperty("row"));
        Assert.Equal(64, numbers.Count);
        Assert.All(table.Complete().Zip(outputs), row => Assert.Equal(row.Second, excluded.Contains(row.First.Number) ? "0" : row.First.OutputText));

        var solution = Minimization.Solve(table, new MinimizationSettings { Type = SolutionType.Parsimonious, ExcludedRows = excluded }, TestContext.Current.CancellationToken);
        var reference = results.GetProperty("esa_minimize").GetProperty("value");
        Assert.Equal(
            reference.GetProperty("models").EnumerateArray().Select(static m => ReferenceAnalysis.Normal(ReferenceAnalysis.Strings(m))),
            solution.Models.Select(static m => ReferenceAnalysis.Normal(m.Expression)));
        Assert.Equal(
            ReferenceAnalysis.Strings(reference.GetProperty("PIs")).Select(ReferenceAnalysis.Normal).Order(StringComparer.Ordinal),
            solution.PrimeImplicants.Select(static p => ReferenceAnalysis.Normal(p.Term.Expression)).Order(StringComparer.Ordinal));
        Assert.Equal([35, 36, 39, 40, 44, 47, 48], solution.Models[0].SimplifyingAssumptions);
    }

    [Fact]
    public void A_positive_row_that_is_excluded_counts_as_negative_in_every_solution()
    {
        var table = TruthTable.Of(Study.Of(CaseTable.Parse("t", "case,A,B,O\np,1,1,1\nq,1,0,1\nr,0,0,0\n"), "O"), new TruthTableSettings());
        string Solved(SolutionType type, params long[] rows) => string.Join(" | ", Minimization.Solve(table, new MinimizationSettings { Type = type, ExcludedRows = rows, DirectionalExpectations = type == SolutionType.Intermediate ? ["A", "B"] : [] }, TestContext.Current.CancellationToken).Models.Select(static m => m.Expression));
        Assert.Equal("A", Solved(SolutionType.Conservative));
        Assert.Equal("A*B", Solved(SolutionType.Conservative, 3));
        Assert.Equal("B", Solved(SolutionType.Parsimonious, 3));
        Assert.Equal("A*B", Solved(SolutionType.Parsimonious, 3, 2));
        Assert.Equal("A*B", Solved(SolutionType.Intermediate, 3, 2));
    }

    [Fact]
    public void Rows_outside_what_is_necessary_and_inside_what_cannot_be_are_found()
    {
        var table = TruthTable.Of(Study.Of(CaseTable.Parse("t", "case,A,B,C,O\np,1,1,1,1\nq,1,0,0,1\nr,0,0,1,0\n"), "O"), new TruthTableSettings());
        Assert.Equal([1, 3, 4], UntenableRows.Contradicting(table, "A"));
        Assert.Equal([1, 6], UntenableRows.Contradicting(table, "A*~C + B"));
        Assert.Equal([6], UntenableRows.Within(table, "A*~B"));
        Assert.Contains("names no condition", Assert.Throws<InputException>(() => UntenableRows.Within(table, "Z")).Message, StringComparison.Ordinal);
    }
}
