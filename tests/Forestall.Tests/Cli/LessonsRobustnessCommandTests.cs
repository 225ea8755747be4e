using System.Text.Json;
using Forestall.Cli;

namespace Forestall.Tests.Cli;

public sealed class LessonsRobustnessCommandTests
{
    private const string Cases = "case,A,B,C,O,REGION,COUNTRY\np,0.9,0.8,0.7,0.95,north,x\nq,0.8,0.2,0.3,0.8,north,y\nr,0.2,0.9,0.4,0.3,south,x\ns,0.1,0.2,0.9,0.1,south,y\nt,0.7,0.9,0.1,0.8,south,z\nu,0.3,0.1,0.2,0.6,north,z\n";
    private const string Raw = "case,A\nq,80\np,90\nr,20\ns,10\nt,70\nu,30\n";

    [Fact]
    public void Robustness_has_ranges_and_leaves_each_case_out()
    {
        using var folder = new TemporaryFolder();
        var report = CommandLine.Json(Arguments(folder, "robustness", "--max-steps", "5"));
        var ranges = report.GetProperty("ranges").EnumerateArray().ToList();
        Assert.Equal(["inclusion cut-off", "frequency cut-off"], ranges.Select(static r => r.GetProperty("what").GetString()));
        Assert.Equal(0.8, ranges[0].GetProperty("setting").GetDouble());
        Assert.Equal(6, report.GetProperty("leaveOneCaseOut").GetProperty("runs").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, report.GetProperty("fit").ValueKind);
    }

    [Fact]
    public void Robustness_tests_other_solutions_sources_clusters_and_anchors()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("raw.csv"), Raw);
        var report = CommandLine.Json(Arguments(folder, "robustness", "--max-steps", "3", "--raw", folder.File("raw.csv"), "--anchors", "A:e=10,c=45,i=90:5", "--test", "incl-cut=0.7", "--test", "solution=A*B", "--sources", "COUNTRY", "--clusters", "REGION", "--units", "COUNTRY"));
        Assert.Equal(5, report.GetProperty("ranges").GetArrayLength());
        Assert.Equal(3, report.GetProperty("leaveOneSourceOut").GetProperty("runs").GetArrayLength());
        Assert.Equal(8, report.GetProperty("fit").GetProperty("kinds").GetArrayLength());
        Assert.InRange(report.GetProperty("fit").GetProperty("RF_SC_minTS").GetDouble(), 0, 1);
        Assert.Equal(2, report.GetProperty("clusters")[0].GetProperty("between").GetArrayLength());
        Assert.Equal(3, report.GetProperty("clusters")[0].GetProperty("within").GetArrayLength());
        var (code, output, _) = CommandLine.Run(Arguments(folder, "robustness", "--section", "fit", "--test", "n-cut=1", "--format", "csv"));
        Assert.Equal(App.Done, code);
        Assert.StartsWith("kind,sets,outcome,n,expression,cases", output, StringComparison.Ordinal);
        Assert.Contains("Leaving out each source", CommandLine.Run(Arguments(folder, "robustness", "--sources", "COUNTRY")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Theory_is_evaluated_against_a_solution_or_a_formula()
    {
        using var folder = new TemporaryFolder();
        var evaluation = CommandLine.Json(Arguments(folder, "theory", "--theory", "A", "--solution", "A*B"));
        Assert.Equal("A*B", evaluation.GetProperty("solution").GetString());
        var kinds = evaluation.GetProperty("kinds").EnumerateArray().ToList();
        Assert.Equal(["p", "t"], kinds[0].GetProperty("cases").EnumerateArray().Select(static c => c.GetString()));
        Assert.Equal("A*~B", kinds[2].GetProperty("expression").GetString());
        Assert.Equal(["q"], kinds[2].GetProperty("cases").EnumerateArray().Select(static c => c.GetString()));
        Assert.Contains("covered most likely", CommandLine.Run(Arguments(folder, "theory", "--theory", "~C")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Cases_are_selected_for_sufficient_and_necessary_sets()
    {
        using var folder = new TemporaryFolder();
        var selection = CommandLine.Json(Arguments(folder, "select", "--solution", "A*B"));
        Assert.Equal(11, selection.GetProperty("selections").GetArrayLength());
        Assert.Equal("p", selection.GetProperty("selections")[0].GetProperty("cases")[0].GetProperty("case").GetString());
        var necessary = CommandLine.Json(Arguments(folder, "select", "--solution", "A*B", "--necessary", "A + C"));
        Assert.Equal("necessity", necessary.GetProperty("relation").GetString());
        var csv = CommandLine.Run(Arguments(folder, "select", "--solution", "A*B", "--kind", "deviant-coverage", "--format", "csv")).Output.Split('\n');
        Assert.StartsWith("set,case,membership,outcome,best,most,unique,row_consistent,row_membership,row", csv[0], StringComparison.Ordinal);
        Assert.StartsWith("solution,u,", csv[1], StringComparison.Ordinal);
        Assert.Contains("Typical cases, two by two", CommandLine.Run(Arguments(folder, "select")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("robustness", "is no change", "--test", "incl=0.7")]
    [InlineData("robustness", "CSV holds one table", "--format", "csv")]
    [InlineData("robustness", "there is no column 'CITY'", "--clusters", "CITY")]
    [InlineData("robustness", "name their file with --raw", "--anchors", "A:45")]
    [InlineData("robustness", "has no cut-offs to move", "--solution", "A")]
    [InlineData("robustness", "there is no model 9", "--model", "9")]
    [InlineData("theory", "is no condition of the study", "--theory", "Z")]
    [InlineData("select", "there is no term 7", "--term", "7")]
    [InlineData("select", "not selected for a sufficient set", "--kind", "deviant-relevance")]
    [InlineData("select", "the number of pairs 0 is out of range", "--max-pairs", "0")]
    public void What_is_wrong_is_said_in_one_sentence(string command, string sentence, params string[] more)
    {
        using var folder = new TemporaryFolder();
        var (code, _, errors) = CommandLine.Run(Arguments(folder, command, more));
        Assert.Equal(App.Failed, code);
        Assert.Contains(sentence, errors, StringComparison.Ordinal);
        Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private static string[] Arguments(TemporaryFolder folder, string command, params string[] more)
    {
        var path = folder.File("cases.csv");
        File.WriteAllText(path, Cases);
        return ["lessons", command, "--data", path, "--outcome", "O", "--conditions", "A,B,C", "--incl-cut", "0.8", .. more];
    }
}
