using System.Text.Json.Serialization;
using Forestall.Lessons;
using Forestall.Lessons.Coincidence;

namespace Forestall.Cli.Output;

/// <summary>A coincidence analysis as JSON.</summary>
internal static class CoincidenceJson
{
    public static object Of(CoincidenceResult result) => new
    {
        type = result.Table.Kind switch { ConditionKind.Crisp => "cs", ConditionKind.MultiValue => "mv", _ => "fs" },
        factors = result.Table.Factors,
        con = result.Settings.Consistency,
        cov = result.Settings.Coverage,
        maxStep = new[] { result.Settings.MostConjuncts, result.Settings.MostDisjuncts, result.Settings.MostComplexity },
        completeness = result.Completeness switch { Completeness.Complete => "complete", Completeness.ListCut => "exact but the list was cut", _ => "bound reached" },
        completenessText = result.CompletenessText,
        warnings = result.Warnings,
        msc = result.SufficientConjunctions.Select(ConditionJson.Of),
        asf = result.AtomicSolutions.Select(AtomicJson.Of),
        csf = result.ComplexSolutions.Select(ComplexJson.Of),
    };

    private sealed record MeasuresJson(
        double? Scon,
        double? Scov,
        double? Ccon,
        double? Ccov,
        [property: JsonPropertyName("PAcon")] double? PaCon,
        [property: JsonPropertyName("PACcov")] double? PacCov,
        [property: JsonPropertyName("AACcon")] double? AacCon,
        [property: JsonPropertyName("AAcov")] double? AaCov)
    {
        public static MeasuresJson Of(CoincidenceFit f) => new(
            f.Consistency, f.Coverage, f.ContrapositiveConsistency, f.ContrapositiveCoverage, f.PrevalenceAdjustedConsistency, f.PrevalenceAdjustedContrapositiveCoverage, f.AntecedentAdjustedContrapositiveConsistency, f.AntecedentAdjustedCoverage);
    }

    private sealed record ConditionJson(string Outcome, string Condition, double? Con, double? Cov, int Complexity, MeasuresJson Measures)
    {
        public static ConditionJson Of(SufficientConjunction c) => new(c.Outcome, $"{c.Condition} -> {c.Outcome}", c.Consistency, c.Coverage, c.Complexity, MeasuresJson.Of(c.Fit));
    }

    private sealed record AtomicJson(string Outcome, string Condition, string Expression, double? Con, double? Cov, int Complexity, double? Exhaustiveness, double? Faithfulness, bool Inus, MeasuresJson Measures)
    {
        public static AtomicJson Of(AtomicSolution a) => new(a.Outcome, a.Formula, a.Expression, a.Consistency, a.Coverage, a.Complexity, a.Exhaustiveness, a.Faithfulness, a.Inus, MeasuresJson.Of(a.Fit));
    }

    private sealed record ComplexJson(IReadOnlyList<string> Outcomes, string Condition, string Expression, double? Con, double? Cov, int Complexity, double? Exhaustiveness, double? Faithfulness, double? Coherence, bool Inus, bool Cyclic)
    {
        public static ComplexJson Of(ComplexSolution c) => new(c.Outcomes, c.Formula, c.Expression, c.Consistency, c.Coverage, c.Complexity, c.Exhaustiveness, c.Faithfulness, c.Coherence, c.Inus, c.Cyclic);
    }
}
