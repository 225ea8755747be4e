using System.Globalization;
using Forestall.Lessons;

namespace Forestall.Tests.Lessons;

/// <summary>Tables of cases, and the sentences for those that cannot be used.</summary>
public sealed class StudyTests
{
    [Theory]
    [InlineData("case,A,O\nx,1,1\ny,0,0\n", "x,y", "A,O")]
    [InlineData(",A,O\nx,1,1\ny,0,0\n", "x,y", "A,O")]
    [InlineData("country,A,O\nRwanda,1,1\nBosnia,0,0\n", "Rwanda,Bosnia", "A,O")]
    [InlineData("A,B,O\n1,1,1\n0,0,0\n", "1,2", "A,B,O")]
    [InlineData("A,B,O\n-,1,1\n0,0,0\n", "1,2", "A,B,O")]
    public void Case_names_stand_in_the_first_column_when_it_is_unnamed_or_text(string text, string cases, string columns)
    {
        var table = CaseTable.Parse("t.csv", text);
        Assert.Equal(cases, string.Join(',', table.Cases));
        Assert.Equal(columns, string.Join(',', table.Columns));
    }

    [Theory]
    [InlineData("case,A,O\nx,1.2,1\ny,0,0\n", "O", "A", "t.csv, row 1 (x), column 'A': 1.2 is no membership")]
    [InlineData("case,A,O\nx,1,1\ny,-3,0\n", "O", "A", "row 2 (y), column 'A': -3 is no membership")]
    [InlineData("case,A,O\nx,1,1\ny,,0\n", "O", "A", "row 2 (y), column 'A': the value is missing")]
    [InlineData("case,A,O\nx,1,1\ny,NA,0\n", "O", "A", "row 2 (y), column 'A': the value is missing")]
    [InlineData("case,A,O\nx,1,1\ny,high,0\n", "O", "A", "'high' is no number")]
    [InlineData("case,A,O\nx,1,1\ny,1,0\n", "O", "A", "column 'A': every case has the value 1")]
    [InlineData("case,A,O\nx,1,1\ny,0,1\n", "O", "A", "column 'O': every case has the outcome 1")]
    [InlineData("case,A,O\nx,1,2\ny,0,1\n", "O", "A", "row 1 (x), column 'O': 2 is no membership")]
    [InlineData("case,A,O\nx,1,1\ny,0,0\n", "O", "A,O", "the outcome stands among the conditions")]
    [InlineData("case,A,O\nx,1,1\ny,0,0\n", "O", "A,A", "named twice")]
    [InlineData("case,A,O\nx,1,1\ny,0,0\n", "P", "A", "no column 'P'")]
    [InlineData("case,A,O\nx,1,1\nx,0,0\n", "O", "A", "the case 'x' is in row 1 already")]
    [InlineData("case,A,A,O\nx,1,1,1\ny,0,0,1\n", "O", "A", "'A' is there twice")]
    [InlineData("case,A,O\nx,0.5,1\ny,-,0\n", "O", "A", "a dash can stand only among whole values")]
    [InlineData("case,A,O\n", "O", "A", "no rows")]
    public void What_cannot_be_used_is_named_by_row_and_column(string text, string outcome, string conditions, string part)
    {
        var error = Assert.Throws<InputException>(() => Study.Of(CaseTable.Parse("t.csv", text), outcome, conditions.Split(',')));
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Forty_conditions_are_refused_in_a_sentence()
    {
        var names = Enumerable.Range(1, 40).Select(static i => string.Create(CultureInfo.InvariantCulture, $"C{i}"));
        var text = $"case,{string.Join(',', names)},O\nx,{string.Join(',', Enumerable.Repeat("1", 40))},1\ny,{string.Join(',', Enumerable.Repeat("0", 40))},0\n";
        Assert.Contains("40 conditions are too many", Assert.Throws<InputException>(() => Study.Of(CaseTable.Parse("t.csv", text), "O")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_value_of_several_can_be_the_outcome()
    {
        var table = CaseTable.Parse("t.csv", "case,A,O\nx,1,2\ny,0,1\nz,1,0\n");
        Assert.Equal([1, 0, 0], Study.Of(table, "O{2}", ["A"]).OutcomeValues);
        Assert.Equal([0, 1, 1], Study.Of(table, "~O[2]", ["A"]).OutcomeValues);
        Assert.Equal("~O{2}", Study.Of(table, "O{2}", ["A"], negate: true).Outcome);
    }

    [Fact]
    public void A_case_with_a_membership_of_exactly_one_half_belongs_to_no_row()
    {
        var table = TruthTable.Of(Study.Of(CaseTable.Parse("t.csv", "case,A,O\nx,0.5,1\ny,0.2,0\nz,0.9,1\n"), "O"), new TruthTableSettings());
        Assert.Equal(["x"], table.CasesOutside);
        Assert.Equal(2, table.Observed.Count);
    }

    [Fact]
    public void A_row_between_two_cut_offs_is_a_contradiction_and_not_used_unless_included()
    {
        var study = Study.Of(CaseTable.Parse("t.csv", "case,A,B,O\na,1,1,1\nb,1,0,1\nc,1,0,0\nd,0,0,0\ne,0,1,0\n"), "O");
        var table = TruthTable.Of(study, new TruthTableSettings { InclusionCut = 0.8, LowerInclusionCut = 0.4 });
        Assert.Equal("C", table.Row(3).OutputText);
        Assert.Equal(["c"], table.Row(3).DeviantCases);
        Assert.Equal("A*B", Minimization.Solve(table, new MinimizationSettings { Type = SolutionType.Parsimonious }, TestContext.Current.CancellationToken).Models.Single().Expression);
        Assert.Equal("A", Minimization.Solve(table, new MinimizationSettings { Type = SolutionType.Parsimonious, IncludeContradictions = true }, TestContext.Current.CancellationToken).Models.Single().Expression);
    }

    [Fact]
    public void Excluded_remainders_are_not_used()
    {
        var study = Study.Of(CaseTable.Parse("t.csv", "case,A,B,O\na,1,1,1\nd,0,0,0\n"), "O");
        var table = TruthTable.Of(study, new TruthTableSettings());
        var free = Minimization.Solve(table, new MinimizationSettings { Type = SolutionType.Parsimonious }, TestContext.Current.CancellationToken);
        Assert.Equal(["A", "B"], free.Models.Select(static m => m.Expression));
        var bound = Minimization.Solve(table, new MinimizationSettings { Type = SolutionType.Parsimonious, ExcludedRows = [3] }, TestContext.Current.CancellationToken);
        Assert.Equal(["B"], bound.Models.Select(static m => m.Expression));
        Assert.Throws<InputException>(() => Minimization.Solve(table, new MinimizationSettings { Type = SolutionType.Parsimonious, ExcludedRows = [4] }, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("A", "B")]
    [InlineData("~A", "~A*B")]
    [InlineData("A*B", "B")]
    [InlineData("A*~B", "~A*B")]
    public void A_joint_expectation_counts_only_where_its_other_part_holds(string expectation, string expected)
    {
        var study = Study.Of(CaseTable.Parse("t.csv", "case,A,B,C,O\na,0,1,1,1\nb,0,0,1,0\nc,1,0,0,0\nd,0,1,0,1\n"), "O");
        var solution = Minimization.Solve(TruthTable.Of(study, new TruthTableSettings()), new MinimizationSettings { Type = SolutionType.Intermediate, DirectionalExpectations = [expectation] }, TestContext.Current.CancellationToken);
        Assert.Equal([expected], solution.Models.Select(static m => m.Expression));
    }
}
