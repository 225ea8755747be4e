using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Forestall.Lessons;
using Forestall.Lessons.Coincidence;

namespace Forestall.Tests.Lessons.Coincidence;

/// <summary>Conditions and formulas against those of R's package cna.</summary>
public sealed partial class CoincidenceReferenceTests
{
    [Fact]
    public void Conditions_and_formulas_and_their_fit_are_those_of_the_reference()
    {
        var wrong = new List<string>();
        var compared = 0;
        foreach (var path in Directory.GetFiles(Path.Combine(SharedData.Reference, "qca", "open"), "cna.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path));
            var folder = Path.GetDirectoryName(path)!;
            var fuzzy = Path.Combine(folder, "data_fuzzy.csv");
            var table = FactorTable.Of(CaseTable.Load(File.Exists(fuzzy) ? fuzzy : Path.Combine(folder, "data.csv")));
            foreach (var analysis in document.RootElement.GetProperty("analyses").EnumerateObject())
            {
                compared++;
                var name = $"{Path.GetFileName(folder)} {analysis.Name}";
                var result = CoincidenceAnalysis.Solve(table, SettingsOf(analysis.Value.GetProperty("command").GetString()!), cancellation: TestContext.Current.CancellationToken);
                Assert.Equal(Completeness.Complete, result.Completeness);
                Compare(wrong, name + " msc", analysis.Value.GetProperty("msc"), result.SufficientConjunctions.Select(static c => ($"{c.Condition} -> {c.Outcome}", Values(c))));
                Compare(wrong, name + " asf", analysis.Value.GetProperty("asf"), result.AtomicSolutions.Select(static a => (a.Formula, Values(a))));
                Compare(wrong, name + " csf", analysis.Value.GetProperty("csf"), result.ComplexSolutions.Select(static c => (c.Formula, Values(c))));
            }
        }

        Assert.Empty(wrong);
        Assert.True(compared >= 19);
    }

    [Fact]
    public void Redundancy_and_cycles_are_judged_as_by_the_reference()
    {
        var folder = Path.Combine(SharedData.Reference, "qca", "open", "cna_cyclic");
        using var inus = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "is_inus.json")));
        Assert.All(inus.RootElement.GetProperty("value").EnumerateObject(), static f => Assert.Equal(f.Value.GetBoolean(), CausalFormula.Parse(f.Name).IsInus()));
        using var cyclic = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "cyclic.json")));
        Assert.All(cyclic.RootElement.GetProperty("factor").EnumerateObject(), static f => Assert.Equal(f.Value.GetBoolean(), CausalFormula.Parse(f.Name).IsCyclic()));
        Assert.All(cyclic.RootElement.GetProperty("value").EnumerateObject(), static f => Assert.Equal(f.Value.GetBoolean(), CausalFormula.Parse(f.Name).IsCyclic(CycleKind.Value)));
    }

    private static CoincidenceSettings SettingsOf(string command)
    {
        string? Argument(string name) => Regex.Match(command, $@"[(,]\s*{name}\s*=\s*(?<value>c\([^)]*\)|""[^""]*""|[^,)]+)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)) is { Success: true } m ? m.Groups["value"].Value : null;
        List<string> Words(string name) => Argument(name) is { } text ? [.. Quoted().Matches(text).Select(static m => m.Groups["word"].Value)] : [];
        double Number(string name) => Argument(name) is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : 1;
        var steps = Argument("maxstep") is { } s ? [.. Digits().Matches(s).Select(static m => int.Parse(m.Value, CultureInfo.InvariantCulture))] : new List<int> { 3, 4, 10 };
        var measures = Words("measures");
        return new CoincidenceSettings
        {
            Consistency = Number("con"),
            Coverage = Number("cov"),
            MostConjuncts = steps[0],
            MostDisjuncts = steps[1],
            MostComplexity = steps[2],
            Outcomes = Words("outcome"),
            Negated = Words("notcols"),
            Ordering = Words("ordering") is [var ordering] ? ordering : null,
            Excluded = Words("exclude"),
            Sufficiency = measures is [] ? SufficiencyMeasure.Standard : measures[0] == "ccon" ? SufficiencyMeasure.Contrapositive : measures[0] == "PAcon" ? SufficiencyMeasure.PrevalenceAdjusted : throw new InvalidOperationException(measures[0]),
            Necessity = measures is [] ? NecessityMeasure.Standard : measures[1] == "ccov" ? NecessityMeasure.Contrapositive : measures[1] == "PACcov" ? NecessityMeasure.PrevalenceAdjustedContrapositive : throw new InvalidOperationException(measures[1]),
        };
    }

    private static Dictionary<string, object?> Values(SufficientConjunction c) => With(c.Fit, new()
    {
        ["con"] = c.Consistency,
        ["cov"] = c.Coverage,
        ["complexity"] = (double)c.Complexity,
    });

    private static Dictionary<string, object?> Values(AtomicSolution a) => With(a.Fit, new()
    {
        ["con"] = a.Consistency,
        ["cov"] = a.Coverage,
        ["complexity"] = (double)a.Complexity,
        ["exhaustiveness"] = a.Exhaustiveness,
        ["faithfulness"] = a.Faithfulness,
        ["inus"] = a.Inus,
    });

    private static Dictionary<string, object?> Values(ComplexSolution c) => new()
    {
        ["con"] = c.Consistency,
        ["cov"] = c.Coverage,
        ["complexity"] = (double)c.Complexity,
        ["exhaustiveness"] = c.Exhaustiveness,
        ["faithfulness"] = c.Faithfulness,
        ["coherence"] = c.Coherence,
        ["inus"] = c.Inus,
        ["cyclic"] = c.Cyclic,
    };

    private static Dictionary<string, object?> With(CoincidenceFit fit, Dictionary<string, object?> values)
    {
        values["ccon"] = fit.ContrapositiveConsistency;
        values["ccov"] = fit.ContrapositiveCoverage;
        values["PAcon"] = fit.PrevalenceAdjustedConsistency;
        values["PACcov"] = fit.PrevalenceAdjustedContrapositiveCoverage;
        values["AACcon"] = fit.AntecedentAdjustedContrapositiveConsistency;
        values["AAcov"] = fit.AntecedentAdjustedCoverage;
        return values;
    }

    private static void Compare(List<string> wrong, string name, JsonElement expected, IEnumerable<(string Formula, Dictionary<string, object?> Values)> actual)
    {
        var ours = actual.ToDictionary(static a => Normal(a.Formula), static a => a.Values, StringComparer.Ordinal);
        var theirs = expected.GetProperty("condition").EnumerateArray().Select(static c => Normal(c.GetString()!)).ToList();
        wrong.AddRange(theirs.Where(f => !ours.ContainsKey(f)).Select(f => $"{name}: {f} is missing"));
        wrong.AddRange(ours.Keys.Except(theirs, StringComparer.Ordinal).Select(f => $"{name}: {f} is not in the reference"));
        foreach (var column in expected.EnumerateObject().Where(static c => c.Name is not ("outcome" or "condition")))
        {
            var i = 0;
            foreach (var value in column.Value.EnumerateArray())
            {
                if (ours.TryGetValue(theirs[i++], out var values) && !Same(value, values[column.Name]))
                {
                    wrong.Add($"{name}: {theirs[i - 1]} has {column.Name} {values[column.Name]} instead of {value}");
                }
            }
        }
    }

    private static bool Same(JsonElement expected, object? actual) => expected.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => expected.GetBoolean().Equals(actual),
        JsonValueKind.Number => actual is double d && Math.Abs(d - expected.GetDouble()) < 1e-6,
        _ => actual is null,
    };

    /// <summary>A formula with its parts, disjuncts and literals in a fixed order.</summary>
    private static string Normal(string formula) =>
        string.Join('&', formula.Replace(" ", string.Empty, StringComparison.Ordinal).Trim('(', ')').Split(")*(").Select(static part =>
        {
            var arrow = part.Contains("<->", StringComparison.Ordinal) ? "<->" : "->";
            var sides = part.Split(arrow);
            return string.Join('+', sides[0].Split('+').Select(static d => string.Join('*', d.Split('*').Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal)) + arrow + sides[1];
        }).Order(StringComparer.Ordinal));

    [GeneratedRegex("\"(?<word>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\d+", RegexOptions.None, 1000)]
    private static partial Regex Digits();
}
