using System.Globalization;
using System.Text.Json;
using Forestall.Cli;
using Forestall.Tests.Warning.Counts;

namespace Forestall.Tests.Cli;

public sealed class WarnEvaluateDeathsTests
{
    private static readonly string[] Scores = ["crps", "ign", "mis"];

    [Fact]
    public void The_forecast_beats_conflictology_on_published_actuals_in_all_three_scores()
    {
        var json = CommandLine.Json("warn", "evaluate", "--task", "deaths", "--actuals", SharedData.PathOf("views_challenge"), "--window", "2020");
        foreach (var score in Scores)
        {
            Assert.True(Score(json, "model", score) < Score(json, "conflictology12", score), score);
            Assert.True(Score(json, "conflictology12", score) < Score(json, "zero", score), score);
            Assert.True(Score(json, "conflictology12", score) < Score(json, "last", score), score);
        }

        Assert.Equal(21.3393, Score(json, "conflictology12", "crps"), 1e-4);
        Assert.Equal(344.96, Score(json, "conflictology12", "mis"), 1e-2);
    }

    [Fact]
    public void Windows_of_the_record_are_scored_and_summed_up()
    {
        var json = CommandLine.Json("warn", "evaluate", "--task", "deaths", "--from", "1994", "--to", "1996");
        var windows = json.GetProperty("windows").EnumerateArray().ToList();
        Assert.Equal([1994, 1995, 1996], windows.Select(static w => w.GetProperty("year").GetInt32()));
        foreach (var score in Scores)
        {
            foreach (var forecast in new[] { "model", "conflictology12", "conflictology12Repeated", "last", "zero" })
            {
                Assert.Equal(windows.Average(w => Score(w, forecast, score)), Score(json, forecast, score), 1e-9);
            }

            var won = windows.Average(w => Score(w, "model", score) < Score(w, "conflictology12", score) ? 1.0 : 0);
            Assert.Equal(won, Score(json, "wins", score), 1e-12);
            var ratio = json.GetProperty("ratio").GetProperty(score);
            Assert.Equal(Score(json, "model", score) / Score(json, "conflictology12", score), ratio.GetProperty("value").GetDouble(), 1e-12);
            Assert.True(ratio.GetProperty("low").GetDouble() < ratio.GetProperty("high").GetDouble());
            Assert.Equal(windows.Average(w => Score(w.GetProperty("topTenRemoved"), "model", score)), Score(json.GetProperty("topTenRemoved"), "model", score), 1e-9);
        }

        Assert.True(Score(json.GetProperty("topTenRemoved"), "zero", "crps") < Score(json, "zero", "crps"));
    }

    [Fact]
    public void Actuals_of_few_countries_are_scored_too_in_every_format()
    {
        using var folder = new TemporaryFolder();
        for (var year = 1993; year <= 1995; year++)
        {
            ViewsActualsTests.Write(folder, year, static (country, month) => country == 3 ? 0 : 10 + month);
        }

        string[] command = ["warn", "evaluate", "--task", "deaths", "--actuals", folder.Path, "--window", "1995"];
        var (code, table, errors) = CommandLine.Run(command);
        Assert.Equal((App.Done, string.Empty), (code, errors));
        Assert.Contains("Window 1995 of the actuals", table, StringComparison.Ordinal);
        var csv = CommandLine.Run([.. command, "--format", "csv"]).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.StartsWith("window,countries,forecast,crps,ign,mis,", csv[0], StringComparison.Ordinal);
        Assert.Equal(11, csv.Length);
        var model = CommandLine.Json(command).GetProperty("model").GetProperty("crps").GetDouble();
        Assert.StartsWith(string.Create(CultureInfo.InvariantCulture, $"1995,2,model,{model},"), csv[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(App.WrongUsage, "--actuals needs --window", "--actuals", "somewhere")]
    [InlineData(App.WrongUsage, "give one or the other", "--window", "2020", "--to", "2021")]
    [InlineData(App.WrongUsage, "is no year", "--window", "0")]
    [InlineData(App.Failed, "this record allows 1993 to 2024", "--window", "2025")]
    [InlineData(App.Failed, "the first not after the last", "--from", "2001", "--to", "2000")]
    [InlineData(App.Failed, "the folder nowhere does not exist", "--actuals", "nowhere", "--window", "2020")]
    public void Wrong_use_is_answered_with_one_sentence(int exitCode, string expected, params string[] args)
    {
        var (code, output, errors) = CommandLine.Run(["warn", "evaluate", "--task", "deaths", .. args]);
        Assert.Equal((exitCode, string.Empty), (code, output));
        Assert.Contains(expected, errors, StringComparison.Ordinal);
        Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private static double Score(JsonElement json, string forecast, string score) => json.GetProperty(forecast).GetProperty(score).GetDouble();
}
