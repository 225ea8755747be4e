using System.Globalization;
using System.Text.RegularExpressions;
using Forestall.Warning.Scores;

namespace Forestall.Tests.Warning.Scores;

/// <summary>Scores against values published with other programs (reference/scores.csv).</summary>
public sealed partial class ReferenceScoresTests
{
    private static readonly string[] Elsewhere = ["conflictology12_crps", "conflictology12_mis90", "ewp_auc"];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    [Fact]
    public void Every_published_value_is_reached_within_its_tolerance()
    {
        var rows = System.IO.File.ReadAllLines(Path.Combine(SharedData.Reference, "scores.csv")).Skip(1).Select(static l => Row().Match(l)).ToList();
        Assert.All(rows, static r => Assert.True(r.Success));
        var checkedHere = 0;
        foreach (var row in rows.Where(static r => !Elsewhere.Contains(r.Groups["score"].Value)))
        {
            var (score, text) = (row.Groups["score"].Value, row.Groups["case"].Value);
            var expected = Number(row.Groups["expected"].Value);
            Assert.Equal(expected, Compute(score, text), Number(row.Groups["tolerance"].Value));
            checkedHere++;
        }

        Assert.True(checkedHere >= 13, $"only {checkedHere} values were compared");
    }

    private static double Compute(string score, string text) => score switch
    {
        "crps_ensemble" => Crps.Ensemble([.. List(text, "draws").Order()], Value(text, "y")),
        "crps_poisson" => Crps.Poisson(Value(text, "lambda"), Value(text, "y")),
        "crps_negative_binomial" => NegativeBinomial(text),
        "brier" => ProbabilityScores.Brier(Value(text, "p"), Value(text, "y") == 1),
        "rps" => ProbabilityScores.RankedProbability(List(text, "p"), (int)Value(text, "category") - 1),
        "interval_score" => IntervalScore.Of(Value(text, "l"), Value(text, "u"), Value(text, "y"), Value(text, "level")),
        "ignorance_best" => Ignorance.Ensemble(new double[1000], 0),
        "ignorance_worst" => Ignorance.Ensemble(new double[1000], 1),
        _ => throw new NotSupportedException(score),
    };

    private static double NegativeBinomial(string text)
    {
        var size = Value(text, text.Contains("size=", StringComparison.Ordinal) ? "size" : "n");
        var probability = text.Contains("mu=", StringComparison.Ordinal) ? size / (size + Value(text, "mu")) : Value(text, "p");
        return Crps.NegativeBinomial(size, probability, Value(text, "y"));
    }

    private static double Value(string text, string name) => Number(Regex.Match(text, $@"\b{name}=([-0-9.]+)", RegexOptions.None, Patience).Groups[1].Value);

    private static double[] List(string text, string name) => [.. Regex.Match(text, $@"\b{name}=\[([^\]]*)\]", RegexOptions.None, Patience).Groups[1].Value.Split(',').Select(Number)];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex("""^(?<score>\w+),(?:"(?<case>[^"]*)"|(?<case>[^",]*)),(?<expected>[-0-9.]+),(?<tolerance>[0-9.e-]+),""", RegexOptions.None, 1000)]
    private static partial Regex Row();
}
