using System.Text.Json;
using Forestall.Lessons;

namespace Forestall.Tests.Lessons;

/// <summary>One reference analysis of a data set with R's package QCA: the outcome or its negation.</summary>
internal sealed class ReferenceAnalysis
{
    private ReferenceAnalysis(string name, string dataSet, JsonElement file, JsonElement analyses, bool negated)
    {
        Name = name;
        File = file;
        Analyses = analyses;
        Study = Study.Of(CaseTable.Load(Path.Combine(dataSet, "data.csv")), file.GetProperty("outcome").GetString()!, file.GetProperty("conditions").EnumerateArray().Select(static c => c.GetString()!), negated);
        var cuts = file.GetProperty("incl.cut") is { ValueKind: JsonValueKind.Array } two ? two.EnumerateArray().Select(static c => c.GetDouble()).ToArray() : [file.GetProperty("incl.cut").GetDouble()];
        InclusionCut = cuts[0];
        Table = TruthTable.Of(Study, new TruthTableSettings
        {
            InclusionCut = cuts[0],
            LowerInclusionCut = cuts.Length > 1 ? cuts[1] : null,
            FrequencyCut = file.GetProperty("n.cut").GetInt32(),
            PriCut = file.GetProperty("pri.cut").GetDouble(),
        });
    }

    public string Name { get; }

    public JsonElement File { get; }

    public JsonElement Analyses { get; }

    public Study Study { get; }

    public TruthTable Table { get; }

    public double InclusionCut { get; }

    /// <summary>RS marks “does not apply” with a dash. Its truth table has the dash as a value, its minimised rows are numbered without it, and its fits fail.</summary>
    public bool HasDashes => Study.Conditions.Any(static c => c.HasDash);

    public static IEnumerable<ReferenceAnalysis> All()
    {
        foreach (var path in Directory.GetFiles(Path.Combine(SharedData.Reference, "qca", "open"), "qca*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var folder = Path.GetDirectoryName(path)!;
            using var document = JsonDocument.Parse(System.IO.File.ReadAllText(path));
            var file = document.RootElement.Clone();
            foreach (var side in file.GetProperty("analyses").EnumerateObject())
            {
                yield return new ReferenceAnalysis($"{Path.GetFileName(folder)}/{Path.GetFileName(path)} {side.Name}", folder, file, side.Value, side.Name == "negated");
            }
        }
    }

    public JsonElement? Result(string analysis) =>
        Analyses.TryGetProperty(analysis, out var found) && found.TryGetProperty("result", out var result) && result.ValueKind != JsonValueKind.Null && !(result.ValueKind == JsonValueKind.Object && result.TryGetProperty("error", out _)) ? result : null;

    /// <summary>An expression with its literals and terms in a fixed order, and R's older brackets as braces.</summary>
    public static string Normal(string expression) =>
        string.Join(" + ", expression.Replace('[', '{').Replace(']', '}').Split('+', StringSplitOptions.TrimEntries).Select(static t => string.Join('*', t.Split('*', StringSplitOptions.TrimEntries).Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal));

    public static string Normal(IEnumerable<string> terms) => Normal(string.Join(" + ", terms));

    public static List<string> Strings(JsonElement array) => [.. array.EnumerateArray().Select(static e => e.ValueKind == JsonValueKind.String ? e.GetString()! : e.GetRawText())];

    public static List<double?> Numbers(JsonElement array) => [.. array.EnumerateArray().Select(static e => e.ValueKind == JsonValueKind.Number ? e.GetDouble() : (double?)null)];
}
