using Forestall.Cli;

namespace Forestall.Tests.Cli;

public sealed class DoctrineCommandTests
{
    [Fact]
    public void List_names_the_doctrines_that_ship() =>
        Assert.Equal(["none", "noncoercive", "last-resort", "coercive-prevention"], CommandLine.Json("doctrine", "list").EnumerateArray().Select(static r => r.GetProperty("doctrine").GetString()));

    [Theory]
    [InlineData("5 rules; nothing is wrong.")]
    [InlineData("2 rules; nothing is wrong.", "--from", "noncoercive")]
    [InlineData("0 rules; nothing is wrong.", "--from", "none")]
    [InlineData("5 rules; nothing is wrong.", "--from", "last-resort")]
    [InlineData("3 steps; nothing is wrong.", "--strategy")]
    [InlineData("questions; nothing is wrong.", "--instruments")]
    public void What_new_writes_is_right_and_bears_its_name(string expected, params string[] options)
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("mine.json");
        Assert.Equal(App.Done, CommandLine.Run(["doctrine", "new", "my-own", "--out", file, .. options]).ExitCode);
        Assert.Contains("\"name\": \"my-own\"", File.ReadAllText(file), StringComparison.Ordinal);
        var (code, output, errors) = CommandLine.Run("doctrine", "check", file);
        Assert.Equal((App.Done, string.Empty), (code, errors));
        Assert.EndsWith(expected, output.TrimEnd(), StringComparison.Ordinal);
        Assert.Equal(App.Done, CommandLine.Run("doctrine", "explain", file).ExitCode);
    }

    [Fact]
    public void New_overwrites_only_when_told_to()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("mine.json");
        File.WriteAllText(file, "mine");
        var (code, _, errors) = CommandLine.Run("doctrine", "new", "mine", "--out", file);
        Assert.Equal(App.Failed, code);
        Assert.Contains("this is there already", errors, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(file));
        Assert.Equal(App.Done, CommandLine.Run("doctrine", "new", "mine", "--out", file, "--force").ExitCode);
    }

    [Fact]
    public void Check_names_every_problem_with_its_place()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("bad.json");
        File.WriteAllText(file, """
            {
              "format": "forestall-doctrine/1", "name": "bad", "about": "bad",
              "rules": [
                { "name": "a", "use": ["mediaton"] },
                { "name": "b", "when": { "rubicon": "after", "warning": { "within": 12, "atLeast": 0.1 } }, "use": ["mediation"] },
              ],
            }
            """);
        var (code, output, errors) = CommandLine.Run("doctrine", "check", file);
        Assert.Equal((App.Failed, string.Empty), (code, errors));
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.StartsWith($"{file}:4:28: there is no instrument 'mediaton'; did you mean 'mediation'?", lines[0], StringComparison.Ordinal);
        Assert.StartsWith($"{file}:5:50: the rule 'b' can never fire: no warning is given in an episode", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Check_names_a_rule_that_no_warning_of_the_record_reaches()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("deaf.json");
        File.WriteAllText(file, """{ "format": "forestall-doctrine/1", "name": "deaf", "about": "deaf", "rules": [{ "name": "a", "when": { "warning": { "within": 1, "atLeast": 1 } }, "use": ["mediation"] }] }""");
        var (code, output, _) = CommandLine.Run("doctrine", "check", file);
        Assert.Equal(App.Failed, code);
        Assert.StartsWith($"{file}:1:80: the rule 'a' can never fire on this record: no warning within 1 month is at least 100 %, the highest is ", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_says_each_rule_and_each_ground()
    {
        var (code, output, errors) = CommandLine.Run("doctrine", "explain", "coercive-prevention");
        Assert.Equal((App.Done, string.Empty), (code, errors));
        Assert.Contains("When, before the Rubicon, the warning that the situation crosses within 12 months has been at least ", output, StringComparison.Ordinal);
        Assert.Contains("  delay, months of preparation", output, StringComparison.Ordinal);
        Assert.Contains("assumed: ", output, StringComparison.Ordinal);
        var json = CommandLine.Json("doctrine", "explain", "coercive-prevention");
        Assert.Equal("doctrine", json.GetProperty("kind").GetString());
        Assert.All(json.GetProperty("rules").EnumerateArray(), r => Assert.Contains(r.GetProperty("sentence").GetString()!, output, StringComparison.Ordinal));
        Assert.NotEmpty(json.GetProperty("instruments").EnumerateArray());
    }

    [Fact]
    public void Explain_knows_a_single_instrument()
    {
        var json = CommandLine.Json("doctrine", "explain", "mediation");
        Assert.Equal("mediation", Assert.Single(json.GetProperty("instruments").EnumerateArray()).GetProperty("name").GetString());
        Assert.Equal(10, json.GetProperty("instruments")[0].GetProperty("beliefs").EnumerateArray().Select(static b => b.GetProperty("parameter").GetString()).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData(App.Failed, "'mediaton' is no doctrine, file or instrument", "explain", "mediaton")]
    [InlineData(App.Failed, "no.json: there is no such file", "check", "no.json")]
    [InlineData(App.Failed, "'My Own' cannot be a name", "new", "My Own")]
    [InlineData(App.Failed, "there is no doctrine 'last-resrt'; did you mean 'last-resort'?", "new", "x", "--from", "last-resrt")]
    [InlineData(App.WrongUsage, "do not go together", "new", "x", "--strategy", "--instruments")]
    public void A_wrong_call_gets_one_sentence_and_its_exit_code(int exitCode, string part, params string[] args)
    {
        var (code, output, errors) = CommandLine.Run(["doctrine", .. args]);
        Assert.Equal((exitCode, string.Empty), (code, output));
        Assert.Contains(part, errors, StringComparison.Ordinal);
    }
}
