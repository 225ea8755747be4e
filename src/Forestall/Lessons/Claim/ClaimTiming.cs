using Forestall.Record.Curated;

namespace Forestall.Lessons.Claim;

/// <summary>Coercion that came early, or late.</summary>
/// <param name="Name">What is compared.</param>
/// <param name="Expression">The set, where it is one; otherwise empty.</param>
/// <param name="Fit">How it goes with success.</param>
public sealed record ClaimTiming(string Name, string Expression, ClaimFit Fit)
{
    /// <summary>A window opens so many months before the crossing a case of rules 1 and 2 leads to.</summary>
    private const int MonthsBeforeCrossing = 12;

    /// <summary>
    /// Early and late in two ways: by the coded condition EARLY (outsiders acted before the crossing, in whatever way), and by the dates of the measures that the coding of coercion rests on
    /// (the first of them before or after the twelfth month of the window, which is the crossing where there is one).
    /// </summary>
    internal static IReadOnlyList<ClaimTiming> Of(CuratedRecord curated, IReadOnlyList<CodedCase> cases, SetExpression coercion, SuccessDefinition success)
    {
        var first = FirstMonths(curated, coercion);
        var (early, late) = (SetExpression.Parse("EARLY"), SetExpression.Parse("~EARLY"));
        return
        [
            new("with early action", $"({coercion.Text})*EARLY", Fit(c => Math.Min(c.Coercion(coercion), c.Coercion(early)))),
            new("without early action", $"({coercion.Text})*~EARLY", Fit(c => Math.Min(c.Coercion(coercion), c.Coercion(late)))),
            new("first coercive measure in the first 12 months", string.Empty, Fit(c => Dated(c, static m => m < MonthsBeforeCrossing))),
            new("first coercive measure later", string.Empty, Fit(c => Dated(c, static m => m >= MonthsBeforeCrossing))),
            new("coercive measure without a date", string.Empty, Fit(c => first.ContainsKey(c.Case.Id) || c.Coercion(coercion) <= 0.5 ? 0 : c.Coercion(coercion))),
        ];

        ClaimFit Fit(Func<CodedCase, double> x) =>
            ClaimFit.Of([.. cases.Select(c => (X: x(c), Y: success.Membership(c.Value))).Where(static p => p.Y is not null).Select(static p => (p.X, p.Y!.Value))]);

        double Dated(CodedCase c, Func<int, bool> when) =>
            first.TryGetValue(c.Case.Id, out var month) && when(month - c.Case.Opens) ? c.Coercion(coercion) : 0;
    }

    /// <summary>The month of the first measure that a coding of coercion above one half rests on, by case.</summary>
    private static Dictionary<string, Month> FirstMonths(CuratedRecord curated, SetExpression coercion)
    {
        var names = coercion.Names.ToHashSet(StringComparer.Ordinal);
        var starts = curated.Measures.DistinctBy(static m => m.Id, StringComparer.Ordinal).ToDictionary(static m => m.Id, static m => m.Start.FirstMonth, StringComparer.Ordinal);
        return curated.Codings
            .Where(k => names.Contains(k.Condition))
            .GroupBy(static k => (k.Case, k.Condition))
            .Select(static g => g.MinBy(static k => CodedCase.Rank(k.Coder))!)
            .Where(static k => k.Value > 0.5)
            .SelectMany(k => k.Measures.Where(starts.ContainsKey).Select(m => (k.Case, Month: starts[m])))
            .GroupBy(static p => p.Case, StringComparer.Ordinal)
            .ToDictionary(static g => g.Key, static g => g.Min(static p => p.Month), StringComparer.Ordinal);
    }
}
