using System.Text.Json;
using Forestall.Cli;
using Forestall.Doctrine.Reading;
using Forestall.Tests.Cli;

namespace Forestall.Tests.Doctrine.Planning;

/// <summary>The command from end to end.</summary>
public sealed class PlanCommandTests
{
    [Fact]
    public void Two_strategies_from_files_are_set_beside_nothing_further()
    {
        using var folder = new TemporaryFolder();
        var (a, b) = (Path.Combine(folder.Path, "a.json"), Path.Combine(folder.Path, "b.json"));
        File.WriteAllText(a, DoctrineTemplates.Strategy("one"));
        File.WriteAllText(b, DoctrineTemplates.Strategy("two").Replace("\"mediation\"", "\"good-offices\"", StringComparison.Ordinal));
        var (code, output, errors) = CommandLine.Run("plan", "ETH", "--strategy", a, "--strategy", b, "--draws", "1000");

        Assert.True(code == App.Done, errors);
        Assert.Contains("Ethiopia, 2025-01 to 2026-12, forecast on figures up to 2024-12", output, StringComparison.Ordinal);
        Assert.Contains("nothing further", output, StringComparison.Ordinal);
        Assert.Contains("It is in an episode of mass violence since", output, StringComparison.Ordinal);
        Assert.Contains("Decision deadlines", output, StringComparison.Ordinal);
        Assert.Contains("Fewest expected deaths", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_holds_the_months_of_every_strategy()
    {
        var (code, output, errors) = CommandLine.Run("plan", "MOZ", "--strategy", "talks", "--draws", "1000", "--as-of", "2017-09", "--format", "json");
        Assert.True(code == App.Done, errors);
        using var document = JsonDocument.Parse(output);
        var json = document.RootElement;
        Assert.Equal("2017-08", json.GetProperty("lastKnown").GetString());
        var strategies = json.GetProperty("strategies");
        Assert.Equal(["nothing further", "talks"], strategies.EnumerateArray().Select(static s => s.GetProperty("name").GetString()));
        Assert.All(strategies.EnumerateArray(), static s => Assert.Equal(24, s.GetProperty("cumulativeDeaths").GetArrayLength()));
        Assert.Equal(13, strategies[1].GetProperty("later").GetArrayLength());
        Assert.Equal(24, json.GetProperty("firstCrossing").GetArrayLength());
    }

    [Theory]
    [InlineData(App.Failed, "there is no strategy 'talk'; did you mean 'talks'?", "ETH", "--strategy", "talk")]
    [InlineData(App.Failed, "choose a multiple of 1000", "ETH", "--strategy", "talks", "--draws", "1500")]
    [InlineData(App.Failed, "choose a month from", "ETH", "--strategy", "talks", "--as-of", "2031-01")]
    [InlineData(App.Failed, "nowhere.json", "ETH", "--strategy", "nowhere.json")]
    [InlineData(App.WrongUsage, "--threads", "ETH", "--threads", "0")]
    [InlineData(App.WrongUsage, "--draws", "ETH", "--draws", "0")]
    public void What_is_wrong_is_said_in_a_sentence(int code, string sentence, params string[] words)
    {
        var (exit, output, errors) = CommandLine.Run(["plan", .. words]);
        Assert.Equal((code, string.Empty), (exit, output));
        Assert.Contains(sentence, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("should not", errors, StringComparison.Ordinal);
    }
}
