using System.Text.Json;
using Forestall.Cli;

namespace Forestall.Tests.Cli;

/// <summary>The replay from end to end, through the real command line.</summary>
public sealed class ReplayCommandTests
{
    [Fact]
    public void Json_has_the_same_bytes_whatever_the_threads()
    {
        var one = Run("replay", "--draws", "70", "--seed", "7", "--format", "json", "--threads", "1");
        var two = Run("replay", "--draws", "70", "--seed", "7", "--format", "json", "--threads", "2");
        Assert.Equal(one, two);
        using var document = JsonDocument.Parse(one);
        var root = document.RootElement;
        Assert.Equal((7, 70), (root.GetProperty("seed").GetInt32(), root.GetProperty("draws").GetInt32()));
        Assert.Equal(Forestall.Record.ViolenceRecord.Embedded.Version, root.GetProperty("recordVersion").GetString());
        var doctrines = root.GetProperty("doctrines").EnumerateArray().ToList();
        Assert.Equal(["none", "noncoercive", "last-resort", "coercive-prevention"], doctrines.Select(static d => d.GetProperty("name").GetString()));
        foreach (var doctrine in doctrines)
        {
            foreach (var count in new[] { "deathsAverted", "deathsCaused", "crossingsPrevented", "harmShareBeforeCoercion", "falseAlarmsActedOn", "cost" })
            {
                var band = doctrine.GetProperty(count);
                var (p5, p50, p95) = (band.GetProperty("p5").GetDouble(), band.GetProperty("p50").GetDouble(), band.GetProperty("p95").GetDouble());
                Assert.True(p5 <= p50 && p50 <= p95, count);
                Assert.InRange(band.GetProperty("mean").GetDouble(), 0, double.MaxValue);
            }

            Assert.Equal(["nonCoercive", "economic", "threat", "deployment", "force"], doctrine.GetProperty("instrumentMonths").EnumerateObject().Select(static p => p.Name));
        }

        Assert.Equal(0, doctrines[0].GetProperty("deathsAverted").GetProperty("p95").GetDouble());
        Assert.Equal(0, doctrines[1].GetProperty("instrumentMonths").GetProperty("force").GetDouble());
        var pairs = root.GetProperty("pairwise").EnumerateArray().ToList();
        Assert.Equal(12, pairs.Count);
        Assert.All(pairs, p => Assert.Equal(1, P(p) + P(pairs.Single(q => q.GetProperty("a").GetString() == p.GetProperty("b").GetString() && q.GetProperty("b").GetString() == p.GetProperty("a").GetString())), 12));

        static double P(JsonElement pair) => pair.GetProperty("probabilityALessHarm").GetDouble();
    }

    [Theory]
    [InlineData("total", "Which doctrine leaves fewer deaths")]
    [InlineData("region", "Middle East")]
    [InlineData("decade", "1990s")]
    [InlineData("episode", "RWA-1994-04")]
    public void Tables_say_what_was_replayed(string by, string holds)
    {
        var output = Run("replay", "--draws", "40", "--by", by);
        Assert.Contains("40 draws of 1989-01 to 2024-12 under 4 doctrines", output, StringComparison.Ordinal);
        Assert.Contains(holds, output, StringComparison.Ordinal);
    }

    [Fact]
    public void Answers_to_what_studies_disagree_on_change_what_comes_out()
    {
        var central = Run("replay", "--draws", "40", "--format", "csv");
        var otherwise = Run("replay", "--draws", "40", "--format", "csv", "--answer", "force=sceptical", "--answer", "troops=sceptical");
        Assert.NotEqual(central, otherwise);
    }

    [Fact]
    public void What_one_must_believe_is_said_for_each_doctrine()
    {
        var output = Run("replay", "believe", "--draws", "64", "--points", "3", "--parameter", "peacekeeping.harm", "--parameter", "synergyHarm");
        foreach (var part in new[] { "Who is best", "Break-even", "peacekeeping.harm", "The best doctrine over peacekeeping.harm", "PRIM", "sceptical" })
        {
            Assert.Contains(part, output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Sensitivity_gives_indices_for_every_parameter_the_doctrines_can_be_touched_by()
    {
        using var document = JsonDocument.Parse(Run("replay", "sensitivity", "--samples", "16", "--no-information", "--of", "noncoercive", "--format", "json"));
        var parameters = document.RootElement.GetProperty("parameters").EnumerateArray().ToDictionary(static p => p.GetProperty("name").GetString()!, static p => p.GetProperty("total").GetProperty("value").GetDouble());
        Assert.True(parameters["peacekeeping.harm"] > 0);
        Assert.Equal(0, parameters["air-strikes.harm"]);
        Assert.Equal("noncoercive", document.RootElement.GetProperty("output").GetString());
    }

    [Theory]
    [InlineData(App.WrongUsage, "choose --draws of at least 1", "--draws", "0")]
    [InlineData(App.WrongUsage, "choose --threads from 1 to 1024", "--threads", "0")]
    [InlineData(App.WrongUsage, "write it as question=answer", "--answer", "force")]
    [InlineData(App.Failed, "is no answer to 'force'", "--answer", "force=maybe")]
    [InlineData(App.Failed, "there is no question 'weather'", "--answer", "weather=fair")]
    [InlineData(App.Failed, "are called 'none'", "--doctrine", "none", "--doctrine", "none")]
    [InlineData(App.Failed, "no draws to go on from", "--resume", "--seed", "424242")]
    [InlineData(App.Failed, "outside the record", "--from", "2031-01")]
    public void Errors_say_in_a_sentence_what_to_do(int code, string sentence, params string[] options)
    {
        using var folder = new TemporaryFolder();
        var (exit, output, errors) = CommandLine.Run(["replay", .. options, "--keep-in", folder.Path]);
        Assert.Equal((code, string.Empty), (exit, output));
        Assert.Contains(sentence, errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_that_can_never_hold_is_named_with_line_and_column_before_anything_runs()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "mine.json");
        File.WriteAllText(file, """
            {
              "format": "forestall-doctrine/1",
              "name": "mine",
              "about": "A rule that asks for a warning inside an episode.",
              "rules": [
                { "name": "too late", "when": { "rubicon": "after", "warning": { "within": 12, "atLeast": 0.1 } }, "use": ["mediation"] }
              ]
            }
            """);
        var (exit, output, errors) = CommandLine.Run("replay", "--doctrine", file);
        Assert.Equal((App.Failed, string.Empty), (exit, output));
        Assert.Contains("line 6, column", errors, StringComparison.Ordinal);
    }

    private static string Run(params string[] words)
    {
        var (exit, output, errors) = CommandLine.Run(words);
        Assert.True(exit == App.Done, errors);
        return output;
    }
}
