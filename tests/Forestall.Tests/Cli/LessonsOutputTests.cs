using System.Text.Json;
using Forestall.Cli;

namespace Forestall.Tests.Cli;

/// <summary>What the commands of lessons do beside printing: tables, pictures, sentences, saved runs, workbooks; and the claim.</summary>
public sealed class LessonsOutputTests
{
    private const string Crisp = "case,A,B,C,O\np,1,1,1,1\nq,1,0,0,1\nr,0,1,0,0\ns,0,0,1,0\nt,1,1,0,1\n";

    public static TheoryData<string> Commands() =>
    [
        "truth-table --outcome O --incl-cut 0.8",
        "minimize --outcome O --include remainders --details",
        "necessity --outcome O",
        "necessity --outcome O --sufficiency",
        "nca --outcome O --conditions A,B --permutations 100",
        "calibrate --column A --method crisp --thresholds 1",
    ];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_command_publishes_draws_and_explains(string line)
    {
        using var folder = new TemporaryFolder();
        string[] call = ["lessons", .. line.Split(' '), "--data", Written(folder)];
        var plain = CommandLine.Run(call);
        var (code, output, errors) = CommandLine.Run([.. call, "--out", folder.File("t.html"), "--plot", folder.File("p.svg"), "--explain"]);
        Assert.Equal((App.Done, string.Empty), (code, errors));
        Assert.StartsWith(plain.Output, output, StringComparison.Ordinal);
        Assert.True(output.Length > plain.Output.Length, "nothing was explained");
        Assert.Contains("<caption><h1>", File.ReadAllText(folder.File("t.html")), StringComparison.Ordinal);
        Assert.Contains("<svg", File.ReadAllText(folder.File("p.svg")), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_saved_run_is_repeated_byte_for_byte(string line)
    {
        using var folder = new TemporaryFolder();
        string[] call = ["lessons", .. line.Split(' '), "--data", Written(folder), "--format", "json"];
        var (code, output, _) = CommandLine.Run([.. call, "--save", folder.File("run.json")]);
        Assert.Equal(App.Done, code);
        Assert.Equal(CommandLine.Run(call).Output, output);
        Assert.Equal((App.Done, output, string.Empty), CommandLine.Run("lessons", "run", folder.File("run.json")));

        // The folder may go elsewhere; data and run stay beside each other.
        using var elsewhere = new TemporaryFolder();
        foreach (var file in Directory.EnumerateFiles(folder.Path))
        {
            File.Copy(file, elsewhere.File(Path.GetFileName(file)));
        }

        File.Delete(folder.File("cases.csv"));
        Assert.Equal((App.Done, output, string.Empty), CommandLine.Run("lessons", "run", elsewhere.File("run.json")));
    }

    [Theory]
    [InlineData("robustness --outcome O --include remainders --test data=other.csv;incl-cut=0.9", "robust")]
    [InlineData("robustness --outcome O --explain", "found again in")]
    [InlineData("theory --outcome O --theory A*B", "")]
    [InlineData("theory --outcome O --theory A*B --explain", "covered most likely 2: so many")]
    [InlineData("cna --outcome O --explain", "con 1.000: how far")]
    [InlineData("select --outcome O --include remainders", "")]
    [InlineData("select --outcome O --include remainders --explain", "p: membership 1.000 in A")]
    public void Commands_of_several_tables_publish_what_they_print_and_can_be_repeated(string line, string part)
    {
        using var folder = new TemporaryFolder();
        string[] call = ["lessons", .. line.Split(' ').Select(w => w.Replace("other.csv", folder.File("other.csv"), StringComparison.Ordinal)), "--data", Written(folder)];
        File.Copy(folder.File("cases.csv"), folder.File("other.csv"));
        var (code, output, errors) = CommandLine.Run([.. call, "--out", folder.File("t.html"), "--save", folder.File("run.json")]);
        Assert.Equal((App.Done, string.Empty), (code, errors));
        Assert.Contains("<caption><h1>", File.ReadAllText(folder.File("t.html")), StringComparison.Ordinal);
        Assert.Contains(part, output, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(folder.Path, File.ReadAllText(folder.File("run.json")), StringComparison.Ordinal);
        Assert.Equal((App.Done, output, string.Empty), CommandLine.Run("lessons", "run", folder.File("run.json")));
        Assert.Contains("leave --format out", CommandLine.Run([.. call, "--out", folder.File("t.html"), "--format", "json"]).Errors, StringComparison.Ordinal);
        if (line.Contains("other.csv", StringComparison.Ordinal))
        {
            File.AppendAllText(folder.File("other.csv"), "z,0,0,0,0\n");
            Assert.Contains("other.csv has changed", CommandLine.Run("lessons", "run", folder.File("run.json")).Errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Data_that_have_changed_are_named()
    {
        using var folder = new TemporaryFolder();
        CommandLine.Run("lessons", "truth-table", "--data", Written(folder), "--outcome", "O", "--save", folder.File("run.json"));
        File.WriteAllText(folder.File("cases.csv"), Crisp.Replace("t,1,1,0,1", "t,1,1,0,0", StringComparison.Ordinal));
        var (code, _, errors) = CommandLine.Run("lessons", "run", folder.File("run.json"));
        Assert.Equal(App.Failed, code);
        Assert.Contains("cases.csv has changed since the run was saved", errors, StringComparison.Ordinal);
        var (anyway, output, remark) = CommandLine.Run("lessons", "run", folder.File("run.json"), "--anyway");
        Assert.Equal(App.Done, anyway);
        Assert.Contains("cases.csv has changed", remark, StringComparison.Ordinal);
        Assert.NotEmpty(output);
        File.Delete(folder.File("cases.csv"));
        Assert.Contains("cases.csv is missing", CommandLine.Run("lessons", "run", folder.File("run.json")).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void An_output_that_is_not_the_saved_one_is_a_failure()
    {
        using var folder = new TemporaryFolder();
        CommandLine.Run("lessons", "truth-table", "--data", Written(folder), "--outcome", "O", "--save", folder.File("run.json"));
        var run = File.ReadAllText(folder.File("run.json"));
        File.WriteAllText(folder.File("run.json"), run.Replace("\"truth-table\"", "\"necessity\"", StringComparison.Ordinal));
        var (code, _, errors) = CommandLine.Run("lessons", "run", folder.File("run.json"));
        Assert.Equal(App.Failed, code);
        Assert.Contains("the output is not the one that was saved", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "no saved run")]
    [InlineData("not json", "no saved run")]
    [InlineData("{\"forestall\":\"9\",\"command\":[\"record\",\"status\"],\"files\":[],\"output\":\"\"}", "cannot be run")]
    [InlineData("{\"forestall\":\"9\",\"command\":[\"lessons\",\"nonsense\"],\"files\":[],\"output\":\"\"}", "cannot be run")]
    public void What_is_no_saved_run_gets_a_sentence(string text, string part)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("run.json"), text);
        var (code, _, errors) = CommandLine.Run("lessons", "run", folder.File("run.json"));
        Assert.Equal(App.Failed, code);
        Assert.Contains(part, errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_workbook_gives_the_output_of_the_same_table_as_text()
    {
        using var folder = new TemporaryFolder();
        var rows = Crisp.TrimEnd().Split('\n').Select(static l => l.Split(',').Select(static v => double.TryParse(v, out var n) ? (object?)n : v).ToArray()).ToArray();
        WorkbookFile.Write(folder.File("cases.xlsx"), ("notes", [["x", "y"], ["a", 1.0]]), ("data", rows));
        var text = CommandLine.Run("lessons", "minimize", "--data", Written(folder), "--outcome", "O", "--details");
        Assert.Equal(text, CommandLine.Run("lessons", "minimize", "--data", folder.File("cases.xlsx"), "--sheet", "data", "--outcome", "O", "--details"));
        Assert.Contains("there is no column 'O'", CommandLine.Run("lessons", "minimize", "--data", folder.File("cases.xlsx"), "--outcome", "O").Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "--explain goes with tables only", "--explain", "--format", "json")]
    [InlineData(1, "let it end in .html, .docx or .csv", "--out", "x.pdf")]
    [InlineData(1, "let it end in .svg or .png", "--plot", "x.gif")]
    public void What_cannot_be_written_gets_a_sentence(int exitCode, string part, params string[] more)
    {
        using var folder = new TemporaryFolder();
        var (code, _, errors) = CommandLine.Run(["lessons", "truth-table", "--data", Written(folder), "--outcome", "O", .. more]);
        Assert.Equal(exitCode, code);
        Assert.Contains(part, errors, StringComparison.Ordinal);
    }

    [Fact]
    public void The_claim_is_told_in_sentences_and_given_as_figures()
    {
        var (code, told, errors) = CommandLine.Run("lessons", "thesis");
        Assert.Equal((App.Done, string.Empty), (code, errors));
        foreach (var heading in new[] { "The answer of this record", "Was coercion necessary?", "Sufficient in which mixes?", "Does it matter when it came?", "Which cases contradict the claim?", "How stable is this?", "What this cannot say" })
        {
            Assert.Contains(heading, told, StringComparison.Ordinal);
        }

        var json = CommandLine.Json("lessons", "thesis");
        var fit = json.GetProperty("fit");
        Assert.Contains($"Of {fit.GetProperty("both").GetInt32() + fit.GetProperty("coercionWithout").GetInt32()} cases with threat or force, {fit.GetProperty("both").GetInt32()} had success", told, StringComparison.Ordinal);
        Assert.All(json.GetProperty("sentences").EnumerateObject().SelectMany(static p => p.Value.EnumerateArray()), s => Assert.Contains(s.GetString()!, told, StringComparison.Ordinal));
        Assert.Equal(fit.GetProperty("successWithout").GetInt32(), json.GetProperty("contradictions").EnumerateArray().Count(static c => c.GetProperty("against").GetString() == "necessity"));
        var lines = CommandLine.Run("lessons", "thesis", "--format", "csv").Output.TrimEnd().Split('\n');
        Assert.StartsWith("group,name,coercion,success,cases", lines[0], StringComparison.Ordinal);
        Assert.Equal(1 + json.GetProperty("definitions").GetArrayLength() + 1 + json.GetProperty("otherConditions").GetArrayLength() + json.GetProperty("timing").GetArrayLength() + json.GetProperty("variants").GetArrayLength(), lines.Length);
    }

    [Fact]
    public void The_claim_is_published_drawn_saved_and_repeated()
    {
        using var folder = new TemporaryFolder();
        var (code, output, errors) = CommandLine.Run("lessons", "thesis", "--format", "csv", "--out", folder.File("claim.docx"), "--plot", folder.File("claim.svg"), "--save", folder.File("run.json"));
        Assert.Equal((App.Done, string.Empty), (code, errors));
        Assert.True(File.Exists(folder.File("claim.docx")) && File.Exists(folder.File("claim.svg")));
        Assert.Equal((App.Done, output, string.Empty), CommandLine.Run("lessons", "run", folder.File("run.json")));
    }

    [Fact]
    public void The_claim_takes_other_definitions_and_cut_offs()
    {
        var json = CommandLine.Json("lessons", "thesis", "--coercion", "THREAT*CAPAB + FORCE", "--success", "averted or ended", "--incl-cut-n", "0.1", "--ron-cut", "0");
        Assert.Equal("credible threat or force", json.GetProperty("coercion").GetProperty("name").GetString());
        Assert.True(json.GetProperty("necessary").GetBoolean());
        Assert.Contains("the record agrees", json.GetProperty("sentences").GetProperty("answer")[1].GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Array, json.GetProperty("mixes").ValueKind);
        Assert.Contains("choose among averted; ", CommandLine.Run("lessons", "thesis", "--success", "peace").Errors, StringComparison.Ordinal);
        Assert.Contains("is no condition of the coded cases", CommandLine.Run("lessons", "thesis", "--coercion", "SUN").Errors, StringComparison.Ordinal);
        Assert.Contains("out of range", CommandLine.Run("lessons", "thesis", "--incl-cut", "7").Errors, StringComparison.Ordinal);
    }

    private static string Written(TemporaryFolder folder)
    {
        var path = folder.File("cases.csv");
        File.WriteAllText(path, Crisp);
        return path;
    }
}
