using System.Text.Json;
using Forestall.Cli;

namespace Forestall.Tests.Cli;

public sealed class LessonsNcaCommandTests
{
    private const string Cases = "case,A,B,Y\na,1,5,2\nb,3,2,4\nc,2,8,3\nd,7,1,8\ne,5,5,4\nf,4,4,1\ng,8,0,9\nh,6,3,5\n";

    [Fact]
    public void Nca_gives_effects_tests_bottlenecks_and_outliers()
    {
        using var folder = new TemporaryFolder();
        var result = CommandLine.Json("lessons", "nca", "--data", Written(folder), "--outcome", "Y", "--conditions", "A,B", "--permutations", "1000", "--seed", "3", "--steps", "4", "--outliers", "1");
        Assert.Equal(["A", "B"], result.GetProperty("conditions").EnumerateArray().Select(static c => c.GetProperty("name").GetString()));
        var ceiling = result.GetProperty("conditions")[0].GetProperty("ceilings")[0];
        Assert.Equal("ce_fdh", ceiling.GetProperty("ceiling").GetString());
        Assert.InRange(ceiling.GetProperty("effectSize").GetDouble(), 0.1, 1);
        Assert.InRange(ceiling.GetProperty("pValue").GetDouble(), 0.0001, 0.1);
        var rows = result.GetProperty("bottlenecks")[0].GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal(5, rows.Count);
        Assert.Equal("NN", rows[0].GetProperty("conditions").GetProperty("A").GetString());
        Assert.Equal(JsonValueKind.Number, rows[4].GetProperty("conditions").GetProperty("A").ValueKind);
        Assert.NotEmpty(result.GetProperty("outliers").EnumerateArray());
    }

    [Fact]
    public void Nca_prints_tables_and_csv()
    {
        using var folder = new TemporaryFolder();
        var data = Written(folder);
        var (code, output, _) = CommandLine.Run("lessons", "nca", "--data", data, "--outcome", "Y", "--bottleneck", "actual,percentile", "--corner", "2");
        Assert.Equal(App.Done, code);
        Assert.Contains("Bottlenecks, cr_fdh", output, StringComparison.Ordinal);
        var csv = CommandLine.Run("lessons", "nca", "--data", data, "--outcome", "Y", "--ceilings", "ce_fdh", "--permutations", "0", "--format", "csv").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.StartsWith("condition,ceiling,effect_size,p_value", csv[0], StringComparison.Ordinal);
        Assert.Equal(3, csv.Length);
    }

    [Fact]
    public void Csv_holds_the_section_asked_for()
    {
        using var folder = new TemporaryFolder();
        string[] arguments = ["lessons", "nca", "--data", Written(folder), "--outcome", "Y", "--conditions", "A", "--permutations", "0", "--format", "csv"];
        var bottlenecks = Lines([.. arguments, "--section", "bottlenecks", "--ceilings", "ce_fdh", "--bottleneck", "actual", "--steps", "1,5,9"]);
        Assert.Equal(["ceiling,outcome,condition,level", "ce_fdh,1,A,NN", "ce_fdh,5,A,6", "ce_fdh,9,A,8"], bottlenecks);
        Assert.Equal(["condition,case,x,y", "A,a,1,2", "A,c,2,3", "A,b,3,4", "A,h,6,5", "A,d,7,8", "A,g,8,9"], Lines([.. arguments, "--section", "peers"]));
        Assert.StartsWith("condition,ceiling,cases,effect_size,effect_size_without", Lines([.. arguments, "--section", "outliers", "--outliers", "1"])[0], StringComparison.Ordinal);

        static string[] Lines(string[] arguments) => CommandLine.Run(arguments).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    [Theory]
    [InlineData("the level 12 lies outside the scope of 'Y'", "--bottleneck", "actual", "--steps", "1,12")]
    [InlineData("a level of the outcome is out of range", "--steps", "50,120")]
    [InlineData("are no steps", "--steps", "ten")]
    [InlineData("'line' is no ceiling", "--ceilings", "line")]
    [InlineData("the corner is out of range", "--corner", "5")]
    [InlineData("is no scope", "--scope", "0,1")]
    [InlineData("the scope 1,0,0,1 is empty", "--scope", "1,0,0,1")]
    [InlineData("is no scale of a bottleneck table", "--bottleneck", "inches")]
    [InlineData("the number of permutations is out of range", "--permutations", "-1")]
    [InlineData("there is no column 'C'", "--conditions", "C")]
    public void Nca_says_what_is_wrong_in_one_sentence(string sentence, params string[] more)
    {
        using var folder = new TemporaryFolder();
        var (code, _, errors) = CommandLine.Run(["lessons", "nca", "--data", Written(folder), "--outcome", "Y", .. more]);
        Assert.Equal(App.Failed, code);
        Assert.Contains(sentence, errors, StringComparison.Ordinal);
        Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Written(TemporaryFolder folder)
    {
        var path = Path.Combine(folder.Path, "cases.csv");
        File.WriteAllText(path, Cases);
        return path;
    }
}
