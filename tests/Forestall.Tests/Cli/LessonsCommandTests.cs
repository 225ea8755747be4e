using System.Globalization;
using System.Text.Json;
using Forestall.Cli;

namespace Forestall.Tests.Cli;

public sealed class LessonsCommandTests
{
    private const string Crisp = "case,A,B,C,O\np,1,1,1,1\nq,1,0,0,1\nr,0,1,0,0\ns,0,0,1,0\nt,1,1,0,1\n";

    [Fact]
    public void Truth_table_has_a_row_for_every_combination()
    {
        using var folder = new TemporaryFolder();
        var rows = CommandLine.Json("lessons", "truth-table", "--data", Written(folder, Crisp), "--outcome", "O").GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal(8, rows.Count);
        var fifth = rows[4];
        Assert.Equal(5, fifth.GetProperty("row").GetInt32());
        Assert.Equal(1, fifth.GetProperty("A").GetInt32());
        Assert.Equal("1", fifth.GetProperty("OUT").GetString());
        Assert.Equal(1, fifth.GetProperty("n").GetInt32());
        Assert.Equal(1, fifth.GetProperty("incl").GetDouble());
        Assert.Equal(1, fifth.GetProperty("PRI").GetDouble());
        Assert.Equal("q", fifth.GetProperty("cases")[0].GetString());
        Assert.Equal("?", rows[0].GetProperty("OUT").GetString());
        Assert.Equal(JsonValueKind.Null, rows[0].GetProperty("incl").ValueKind);
    }

    [Fact]
    public void Truth_table_can_be_sorted_and_narrowed_to_rows_with_cases()
    {
        using var folder = new TemporaryFolder();
        var (code, output, _) = CommandLine.Run("lessons", "truth-table", "--data", Written(folder, Crisp), "--outcome", "~O", "--observed", "--sort", "out,n", "--format", "csv");
        Assert.Equal(App.Done, code);
        Assert.Equal(["row,A,B,C,OUT,n,incl,PRI,cases", "2,0,0,1,1,1,1,1,s", "3,0,1,0,1,1,1,1,r"], output.Split('\n', StringSplitOptions.TrimEntries)[..3]);
    }

    [Fact]
    public void Minimize_gives_models_terms_and_their_fit()
    {
        using var folder = new TemporaryFolder();
        var solution = CommandLine.Json("lessons", "minimize", "--data", Written(folder, Crisp), "--outcome", "O", "--conditions", "A,B,C", "--include", "remainders", "--details");
        Assert.Equal("O", solution.GetProperty("outcome").GetString());
        Assert.Equal("parsimonious", solution.GetProperty("solutionType").GetString());
        Assert.Equal("complete", solution.GetProperty("completeness").GetString());
        var model = Assert.Single(solution.GetProperty("models").EnumerateArray());
        var term = Assert.Single(model.GetProperty("terms").EnumerateArray());
        Assert.Equal("A", term.GetProperty("expression").GetString());
        foreach (var number in new[] { "inclS", "PRI", "covS", "covU" })
        {
            Assert.Equal(1, term.GetProperty(number).GetDouble());
        }

        Assert.Equal(["q", "t", "p"], term.GetProperty("cases").EnumerateArray().Select(static c => c.GetString()));
        Assert.Equal(1, model.GetProperty("PRI").GetDouble());
        Assert.Contains("A", solution.GetProperty("primeImplicants").EnumerateArray().Select(static p => p.GetString()));
        Assert.Equal([6], solution.GetProperty("simplifyingAssumptions").EnumerateArray().Select(static r => r.GetInt32()));
    }

    [Theory]
    [InlineData("conservative", "A*~C + A*B")]
    [InlineData("parsimonious", "A*~C + A*B", "--include", "remainders", "--exclude", "6,4,1")]
    [InlineData("parsimonious", "A", "--include", "remainders", "--exclude", "csa")]
    [InlineData("parsimonious", "A", "--include", "remainders")]
    [InlineData("intermediate", "A*~C + A*B", "--include", "remainders", "--dir-exp", "A=1,B")]
    [InlineData("intermediate", "A", "--include", "?", "--dir-exp", "A", "~B", "C")]
    public void Minimize_knows_the_three_solutions(string type, string expression, params string[] more)
    {
        using var folder = new TemporaryFolder();
        var solution = CommandLine.Json(["lessons", "minimize", "--data", Written(folder, Crisp), "--outcome", "O", .. more]);
        Assert.Equal(type, solution.GetProperty("solutionType").GetString());
        var found = solution.GetProperty("models")[0].GetProperty("expression").GetString()!;
        Assert.Equal(expression.Split(" + ").Order(StringComparer.Ordinal), found.Split(" + ").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Minimize_writes_the_solution_as_people_know_it()
    {
        using var folder = new TemporaryFolder();
        var (_, output, _) = CommandLine.Run("lessons", "minimize", "--data", Written(folder, Crisp), "--outcome", "O", "--negate", "--details");
        Assert.Contains("M1: ~A*B*~C + ~A*~B*C -> ~O", output, StringComparison.Ordinal);
        Assert.Contains("assumes rows (none)", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_values_are_written_in_braces()
    {
        using var folder = new TemporaryFolder();
        var data = Written(folder, "case,A,B,O\np,2,1,1\nq,1,1,0\nr,0,0,0\n");
        Assert.Equal("A{2}", CommandLine.Json("lessons", "minimize", "--data", data, "--outcome", "O", "--include", "remainders").GetProperty("models")[0].GetProperty("expression").GetString());
    }

    [Fact]
    public void Contradictory_rows_are_said_with_the_cases_that_deviate()
    {
        using var folder = new TemporaryFolder();
        var data = Written(folder, "case,A,B,O\np,1,1,1\nq,1,1,0\nr,0,0,0\ns,0,1,1\n");
        var (_, output, _) = CommandLine.Run("lessons", "truth-table", "--data", data, "--outcome", "O");
        Assert.Contains("row 4 without it q.", output, StringComparison.Ordinal);
        Assert.Equal([4], CommandLine.Json("lessons", "minimize", "--data", data, "--outcome", "O").GetProperty("contradictoryRows").EnumerateArray().Select(static r => r.GetInt32()));
    }

    [Theory]
    [InlineData("A*B + A*~C", "--exclude", "A*~B")]
    [InlineData("A*B", "--exclude", "5")]
    [InlineData("A", "--necessary", "A")]
    [InlineData("A", "--necessary", "A+B", "--necessary-observed")]
    public void Minimize_leaves_out_rows_named_by_expression_number_or_necessity(string expected, params string[] more)
    {
        using var folder = new TemporaryFolder();
        var solution = CommandLine.Json(["lessons", "minimize", "--data", Written(folder, Crisp), "--outcome", "O", "--include", "remainders", .. more]);
        Assert.Equal(expected, string.Join(" + ", solution.GetProperty("models")[0].GetProperty("expression").GetString()!.Split(" + ").Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Necessity_lists_conditions_and_combinations()
    {
        using var folder = new TemporaryFolder();
        var data = Written(folder, Crisp);
        var single = CommandLine.Json("lessons", "necessity", "--data", data, "--outcome", "O").GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(6, single.Count);
        var a = single.Single(static r => r.GetProperty("expression").GetString() == "A");
        Assert.Equal(1, a.GetProperty("inclN").GetDouble());
        Assert.Equal(1, a.GetProperty("RoN").GetDouble());
        Assert.Equal(1, a.GetProperty("covN").GetDouble());
        var superset = CommandLine.Json("lessons", "necessity", "--data", data, "--outcome", "O", "--superset", "--incl-cut", "0.9", "--ron-cut", "0.3", "--depth", "2");
        Assert.Equal(["A", "B + ~C"], superset.GetProperty("results").EnumerateArray().Select(static r => r.GetProperty("expression").GetString()));
        Assert.False(superset.GetProperty("complete").GetBoolean());
        var alone = CommandLine.Json("lessons", "necessity", "--data", data, "--outcome", "O", "--sufficiency", "--superset", "--incl-cut", "1").GetProperty("results");
        Assert.Equal("A", alone[0].GetProperty("expression").GetString());
        Assert.Equal(1, alone[0].GetProperty("PRI").GetDouble());
    }

    [Fact]
    public void Calibrate_turns_values_into_memberships()
    {
        using var folder = new TemporaryFolder();
        var data = Written(folder, "case,GDP\np,400\nq,550\nr,900\n");
        var values = CommandLine.Json("lessons", "calibrate", "--data", data, "--column", "GDP", "--thresholds", "e=400,c=550,i=900").GetProperty("values").EnumerateArray().Select(static v => v.GetProperty("membership").GetDouble()).ToList();
        Assert.Equal([0.05, 0.5, 0.95], values.Select(static v => Math.Round(v, 9)));
        Assert.Equal(725, CommandLine.Json("lessons", "calibrate", "--data", data, "--column", "GDP", "--method", "suggest").GetProperty("thresholds")[0].GetDouble());
        Assert.Equal([0, 1, 2], CommandLine.Json("lessons", "calibrate", "--data", data, "--column", "gdp", "--method", "crisp", "--thresholds", "500,800").GetProperty("values").EnumerateArray().Select(static v => v.GetProperty("membership").GetInt32()));
    }

    [Theory]
    [InlineData(1, "row 1 (p), column 'A': 7.5 is no membership", "case,A,O\np,7.5,1\nq,0,0\n", "lessons", "truth-table", "--outcome", "O")]
    [InlineData(1, "row 2 (q), column 'A': the value is missing", "case,A,O\np,1,1\nq,,0\n", "lessons", "minimize", "--outcome", "O")]
    [InlineData(1, "stands among the conditions", "case,A,O\np,1,1\nq,0,0\n", "lessons", "minimize", "--outcome", "O", "--conditions", "A,O")]
    [InlineData(1, "is in row 1 already", "case,A,O\np,1,1\np,0,0\n", "lessons", "necessity", "--outcome", "O")]
    [InlineData(1, "no row of the truth table is positive", "case,A,O\np,1,1\nq,1,0\nr,0,0\n", "lessons", "minimize", "--outcome", "O")]
    [InlineData(1, "names no condition", "case,A,O\np,1,1\nq,0,0\n", "lessons", "minimize", "--outcome", "O", "--include", "remainders", "--dir-exp", "Z")]
    [InlineData(1, "out of range", "case,A,O\np,1,1\nq,0,0\n", "lessons", "truth-table", "--outcome", "O", "--incl-cut", "2")]
    [InlineData(1, "cannot be included", "case,A,O\np,1,1\nq,0,0\n", "lessons", "minimize", "--outcome", "O", "--include", "everything")]
    [InlineData(2, "--outcome", "case,A,O\np,1,1\nq,0,0\n", "lessons", "minimize")]
    public void A_wrong_call_gets_one_sentence_and_its_exit_code(int exitCode, string part, string table, params string[] args)
    {
        using var folder = new TemporaryFolder();
        var (code, _, errors) = CommandLine.Run([.. args, "--data", Written(folder, table)]);
        Assert.Equal(exitCode, code);
        Assert.Contains(part, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Forty_conditions_get_a_sentence()
    {
        using var folder = new TemporaryFolder();
        var names = string.Join(',', Enumerable.Range(1, 40).Select(static i => string.Create(CultureInfo.InvariantCulture, $"C{i}")));
        var data = Written(folder, $"case,{names},O\np,{string.Join(',', Enumerable.Repeat(1, 40))},1\nq,{string.Join(',', Enumerable.Repeat(0, 40))},0\n");
        var (code, _, errors) = CommandLine.Run("lessons", "minimize", "--data", data, "--outcome", "O");
        Assert.Equal(App.Failed, code);
        Assert.Contains("40 conditions are too many", errors, StringComparison.Ordinal);
    }

    private static string Written(TemporaryFolder folder, string text)
    {
        var path = folder.File("cases.csv");
        File.WriteAllText(path, text);
        return path;
    }
}
