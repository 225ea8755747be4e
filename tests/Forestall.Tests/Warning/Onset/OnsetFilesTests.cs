using Forestall.Record;
using Forestall.Tests.Cli;
using Forestall.Warning.Onset;

namespace Forestall.Tests.Warning.Onset;

public sealed class OnsetFilesTests
{
    [Fact]
    public void The_projects_own_forecasts_score_what_it_published()
    {
        var scores = OnsetEvaluation.OfReference(OnsetData.Load(SharedData.PathOf("ewp")));
        Assert.Equal(0.807406, scores.Auc.Value!.Value, 5e-7);
        Assert.Equal([0.355, 0.613, 0.645], scores.EitherRankRecallAt.OrderBy(static r => r.Key).Select(static r => Math.Round(r.Value.Value!.Value, 3)));
        Assert.True(scores.Auc.Low < scores.Auc.Value && scores.Auc.Value < scores.Auc.High);
    }

    [Fact]
    public void The_projects_files_are_read_whole()
    {
        var data = OnsetData.Load(SharedData.PathOf("ewp"));
        Assert.Equal((1960, 2014, 7791), (data.FirstYear, data.LastYear, data.Rows.Count));
        Assert.Equal(198, data.Rows.Count(static r => r.OnsetInTwoYears == true));
        Assert.Equal(3375, data.Reference.Count);
        Assert.Equal([1958, 1991], data.Onsets(41, 2014));
        Assert.Equal([1958], data.Onsets(41, 1990));
    }

    [Fact]
    public void The_command_writes_a_row_for_every_country_of_every_year_and_scores_it()
    {
        using var folder = new TemporaryFolder();
        SimulatedOnsets.Write(folder.Path, 1997);
        var file = Path.Combine(folder.Path, "forecasts.out");
        var (code, output, _) = CommandLine.Run("warn", "evaluate", "--task", "ewp", "--data", folder.Path, "--out", file, "--trees", "5", "--format", "json");
        Assert.Equal(0, code);
        using var document = System.Text.Json.JsonDocument.Parse(output);
        var json = document.RootElement;
        var lines = File.ReadAllLines(file);
        Assert.Equal("year,ewp_name,ccode,risk_prev,risk_two_years_prior,maxrisk2", lines[0]);
        Assert.Equal(1 + (5 * 10), lines.Length);
        Assert.StartsWith("1994,Country 41,41,0.", lines[1], StringComparison.Ordinal);
        Assert.All(lines.Skip(1), static l => Assert.Equal(6, l.Split(',').Length));
        Assert.Equal(40, json.GetProperty("countryYears").GetInt32());
        Assert.InRange(json.GetProperty("model").GetProperty("auc").GetDouble(), 0, 1);
        Assert.Equal(0.5, json.GetProperty("baselines").GetProperty("base rate").GetProperty("auc").GetDouble());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, json.GetProperty("reference").ValueKind);
    }

    [Theory]
    [InlineData("battledeaths.log2,", "battle,", "line 1", "battledeaths.log2")]
    [InlineData("Country 41,1961,0.", "Country 41,1961,x0.", "line 3", "widetargeting")]
    [InlineData("Country 41,1961,", "Country 41,1960,", "line 3", "second row for 1960")]
    public void What_is_wrong_in_the_predictors_is_named_with_its_place(string old, string wrong, string place, string what)
    {
        using var folder = new TemporaryFolder();
        SimulatedOnsets.Write(folder.Path, 2000, text => text.Replace(old, wrong, StringComparison.Ordinal));
        var message = Assert.Throws<InputException>(() => OnsetData.Load(folder.Path)).Message;
        Assert.Contains("prepared.csv", message, StringComparison.Ordinal);
        Assert.Contains(place, message, StringComparison.Ordinal);
        Assert.Contains(what, message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_year_a_constant_outcome_and_a_missing_file_are_said_in_a_sentence()
    {
        using var folder = new TemporaryFolder();
        SimulatedOnsets.Write(folder.Path, 2000, static text => string.Join('\n', text.Split('\n').Where(static l => !l.Contains(",1977,", StringComparison.Ordinal))));
        Assert.Contains("no row is of 1977", Assert.Throws<InputException>(() => OnsetData.Load(folder.Path)).Message, StringComparison.Ordinal);
        SimulatedOnsets.Write(folder.Path, 2000, static text => string.Join('\n', text.Split('\n').Select(static l => l.Split(',') is [_, _, .., "1", var onset, var country] parts ? string.Join(',', [.. parts[..^3], "0", onset, country]) : l)));
        Assert.Contains("never 1", Assert.Throws<InputException>(() => OnsetData.Load(folder.Path)).Message, StringComparison.Ordinal);
        File.Delete(Path.Combine(folder.Path, "base.csv"));
        Assert.Contains("mk_ongoing", Assert.Throws<InputException>(() => OnsetData.Load(folder.Path)).Message, StringComparison.Ordinal);
        var (code, _, errors) = CommandLine.Run("warn", "evaluate", "--task", "ewp", "--data", folder.Path);
        Assert.Equal(1, code);
        Assert.Single(errors.Trim().Split('\n'));
        Assert.Equal(2, CommandLine.Run("warn", "evaluate", "--task", "ewp").ExitCode);
    }
}
