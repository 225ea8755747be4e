using System.Globalization;
using Forestall.Record.Curated;

namespace Forestall.Lessons.Claim;

/// <summary>A case that contradicts one half of the claim.</summary>
/// <param name="Case">The case.</param>
/// <param name="AgainstNecessity">Success without coercion; otherwise coercion without success.</param>
/// <param name="Coercion">Membership in coercion.</param>
/// <param name="Success">Membership in success.</param>
/// <param name="Present">The conditions above one half.</param>
/// <param name="Why">The condition or outcome on which it turns, its value, and the reason the record gives for that.</param>
/// <param name="Measures">Ids of the measures that value rests on.</param>
public sealed record ClaimContradiction(
    PreventionCase Case,
    bool AgainstNecessity,
    double Coercion,
    double Success,
    IReadOnlyList<string> Present,
    string Why,
    IReadOnlyList<string> Measures)
{
    internal static IReadOnlyList<ClaimContradiction> Of(CuratedRecord curated, IReadOnlyList<CodedCase> cases, SetExpression coercion, SuccessDefinition success)
    {
        var codings = curated.Codings.ToLookup(static k => (k.Case, k.Condition));
        return [.. cases
            .Select(c => (Case: c, X: c.Coercion(coercion), Y: success.Membership(c.Value)))
            .Where(static p => p.Y is { } y && p.X > 0.5 != y > 0.5)
            .Select(p =>
            {
                var necessity = p.X <= 0.5;

                // Success without coercion turns on how coercion was coded, coercion without success on the outcome.
                var condition = necessity ? coercion.Names.MaxBy(n => p.Case.Value(n) ?? 0)! : success.Outcome;
                var coding = codings[(p.Case.Case.Id, condition)].OrderBy(static k => CodedCase.Rank(k.Coder)).FirstOrDefault();
                return new ClaimContradiction(
                    p.Case.Case,
                    necessity,
                    p.X,
                    p.Y!.Value,
                    [.. CaseConditions.Conditions.Where(n => p.Case.Value(n) > 0.5)],
                    string.Create(CultureInfo.InvariantCulture, $"{condition} {p.Case.Value(condition)}: {coding?.Reason ?? "no reason given"}"),
                    coding?.Measures ?? []);
            })
            .OrderByDescending(static c => c.AgainstNecessity)
            .ThenByDescending(static c => Math.Abs(c.Success - c.Coercion))
            .ThenBy(static c => c.Case.Id, StringComparer.Ordinal)];
    }
}
