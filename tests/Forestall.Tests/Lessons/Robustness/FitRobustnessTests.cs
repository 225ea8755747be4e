using System.Text.Json;
using Forestall.Lessons.Robustness;

namespace Forestall.Tests.Lessons.Robustness;

/// <summary>Fit-robustness scores against R's package frscore 0.5.2.</summary>
public sealed class FitRobustnessTests
{
    [Theory]
    [InlineData("frscored")]
    [InlineData("women")]
    public void Scores_of_a_series_are_those_of_the_reference(string run)
    {
        var models = Result(run).GetProperty("rean_models");
        var written = Strings(models, "condition");
        var found = models.GetProperty("tokens").EnumerateArray().Select(static t => t.GetInt32()).ToList();
        var ours = FitRobustness.Score(written.SelectMany((m, i) => Enumerable.Repeat(m, found[i]))).ToDictionary(static s => s.Model, StringComparer.Ordinal);
        Assert.Equal(written.Count, ours.Count);
        for (var i = 0; i < written.Count; i++)
        {
            Assert.Equal(found[i], ours[written[i]].Found);
            Assert.Equal(models.GetProperty("score")[i].GetInt32(), ours[written[i]].Score);
            Assert.Equal(models.GetProperty("norm.score")[i].GetDouble(), ours[written[i]].Normalized, 1e-9);
        }
    }

    [Fact]
    public void Scores_of_given_models_are_those_of_the_reference()
    {
        var models = Result("fixed").GetProperty("models");
        var ours = FitRobustness.Score(["A+B<->C", "A<->C", "B<->C", "A*D+B<->C", "A+B*D<->C", "A*D+B*D<->C"]);
        var theirs = Strings(models, "model").Zip(models.GetProperty("score").EnumerateArray().Select(static s => s.GetInt32())).OrderBy(static m => m.First, StringComparer.Ordinal);
        Assert.Equal(theirs, ours.Select(static s => (s.Model, s.Score)).OrderBy(static m => m.Model, StringComparer.Ordinal));
    }

    [Fact]
    public void Models_of_other_outcomes_are_no_submodels() => Assert.All(FitRobustness.Score(["A<->C", "A + B<->D"]), static s => Assert.Equal(0, s.Score));

    [Fact]
    public void A_model_without_outcome_is_refused() => Assert.Throws<InputException>(static () => FitRobustness.Score(["A + B"]));

    private static List<string> Strings(JsonElement table, string column) => [.. table.GetProperty(column).EnumerateArray().Select(static v => v.GetString()!)];

    private static JsonElement Result(string run)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(SharedData.Reference, "qca", "open", "frscore", "frscore.json")));
        return document.RootElement.GetProperty("runs").GetProperty(run).GetProperty("result").Clone();
    }
}
