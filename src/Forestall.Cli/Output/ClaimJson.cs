using System.Text.Json.Serialization;
using Forestall.Brief;
using Forestall.Lessons.Claim;

namespace Forestall.Cli.Output;

/// <summary>One line of figures of the claim.</summary>
internal sealed record ClaimRow(string Group, string Name, string Coercion, string Success, ClaimFit Fit)
{
    public static IEnumerable<ClaimRow> Of(CoercionClaim c) =>
    [
        .. c.Cells.Select(static x => new ClaimRow("definition", $"{x.Coercion.Name} for {x.Success.Name}", x.Coercion.Name, x.Success.Name, x.Fit)),
        new ClaimRow("as asked for", c.Coercion.Expression, c.Coercion.Name, c.Success.Name, c.Fit),
        .. c.Rivals.Select(r => new ClaimRow("other condition", r.Expression, r.Expression, c.Success.Name, r.Fit)),
        .. c.Timing.Select(t => new ClaimRow("timing", t.Name, c.Coercion.Name, c.Success.Name, t.Fit)),
        .. c.Variants.Select(v => new ClaimRow(v.Group, v.Name, c.Coercion.Name, c.Success.Name, v.Fit)),
    ];
}

/// <summary>The figures of one line as JSON.</summary>
internal sealed record ClaimFitJson(
    int Cases,
    int Successes,
    int Both,
    int SuccessWithout,
    int CoercionWithout,
    double? InclN,
    [property: JsonPropertyName("RoN")] double? Relevance,
    double? CovN,
    double? InclS,
    [property: JsonPropertyName("PRI")] double? Pri,
    double? CovS)
{
    public static ClaimFitJson Of(ClaimFit f) => new(
        f.Cases, f.Successes, f.Both, f.SuccessWithout, f.CoercionWithout, f.Necessity.Inclusion, f.Necessity.Relevance, f.Necessity.Coverage, f.Sufficiency.Inclusion, f.Sufficiency.Pri, f.Sufficiency.Coverage);
}

/// <summary>The claim as JSON.</summary>
internal static class ClaimJson
{
    public static object Of(CoercionClaim c) => new
    {
        claim = "coercion rarely is sufficient for prevention, it often is necessary",
        coercion = c.Coercion,
        success = new { name = c.Success.Name, meaning = c.Success.Meaning },
        settings = c.Settings,
        fit = ClaimFitJson.Of(c.Fit),
        necessary = c.Fit.IsNecessary(c.Settings),
        sufficient = c.Fit.IsSufficient(c.Settings),
        sentences = ClaimSentences.Of(c).ToDictionary(static p => p.Id, static p => p.Sentences, StringComparer.Ordinal),
        definitions = c.Cells.Select(x => new { coercion = x.Coercion.Name, expression = x.Coercion.Expression, success = x.Success.Name, necessary = x.Fit.IsNecessary(c.Settings), sufficient = x.Fit.IsSufficient(c.Settings), fit = ClaimFitJson.Of(x.Fit) }),
        otherConditions = c.Rivals.Select(r => new { expression = r.Expression, necessary = r.Fit.IsNecessary(c.Settings), sufficient = r.Fit.IsSufficient(c.Settings), fit = ClaimFitJson.Of(r.Fit) }),
        inDegree = c.Ceiling is null ? null : new { ceiling = "ce_fdh", effectSize = c.Ceiling.EffectSize, pValue = c.Ceiling.Test?.PValue },
        disjunctions = c.Disjunctions.Select(NecessityJson.Of),
        mixes = c.Mixes.Select(static m => new
        {
            frame = m.Frame.Name,
            conditions = m.Table.Study.Conditions.Select(static x => x.Name),
            rows = m.Table.RowCount,
            rowsWithCases = m.RowsWithCases,
            solutions = m.Solutions.Select(static s => new
            {
                type = s.Settings.Type.ToString().ToLowerInvariant(),
                completeness = s.CompletenessText,
                models = s.Models.Select(x => new { model = ModelJson.Of(x), coverage = Coverage(ClaimMix.Coverage(s, x)) }),
            }),
        }),
        timing = c.Timing.Select(static t => new { name = t.Name, expression = t.Expression, fit = ClaimFitJson.Of(t.Fit) }),
        timingOfEnds = c.TimingOfEnds.Select(static t => new { name = t.Name, expression = t.Expression, fit = ClaimFitJson.Of(t.Fit) }),
        contradictions = c.Contradictions.Select(static x => new { @case = x.Case.Id, name = x.Case.Name, against = x.AgainstNecessity ? "necessity" : "sufficiency", coercion = x.Coercion, success = x.Success, present = x.Present, why = x.Why, measures = x.Measures }),
        variants = c.Variants.Select(static v => new { group = v.Group, name = v.Name, fit = ClaimFitJson.Of(v.Fit) }),
        mixVariants = c.MixVariants.Select(static v => new { frame = v.Frame, group = v.Group, name = v.Name, same = v.Same, models = v.Models }),
    };

    private static object Coverage((double With, double Absent, double Neither) c) => new { withCoercion = c.With, withItsAbsence = c.Absent, withoutEither = c.Neither };
}
