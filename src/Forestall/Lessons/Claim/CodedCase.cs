using Forestall.Record.Curated;

namespace Forestall.Lessons.Claim;

/// <summary>A case with the values that one way of settling the codings gives it.</summary>
internal sealed record CodedCase(PreventionCase Case, IReadOnlyDictionary<string, double?> Values)
{
    public double? Value(string condition) => Values.GetValueOrDefault(condition);

    /// <summary>Membership in coercion; conditions always have a value.</summary>
    public double Coercion(SetExpression definition) =>
        definition.Membership(name => Value(name) ?? throw new InputException($"cases.csv, case {Case.Id}: the condition {name} has no value; code it."));

    /// <summary>Memberships in coercion and success of the cases to which both apply.</summary>
    public static List<(double X, double Y)> Pairs(IEnumerable<CodedCase> cases, SetExpression coercion, SuccessDefinition success) =>
        [.. cases.Select(c => (X: c.Coercion(coercion), Y: success.Membership(c.Value))).Where(static p => p.Y is not null).Select(static p => (p.X, p.Y!.Value))];

    /// <summary>Whose coding stands when there are several: the settled one, else the first coder's.</summary>
    public static int Rank(string coder) => coder switch { "settled" => 0, "first" => 1, _ => 2 };

    /// <summary>The values as settled.</summary>
    public static List<CodedCase> Settled(CuratedRecord curated) => [.. curated.Cases.Select(static c => new CodedCase(c, c.Values))];

    /// <summary>The values of one coder, and where that one did not code, those of the first.</summary>
    public static List<CodedCase> By(CuratedRecord curated, string coder)
    {
        var codings = curated.Codings.ToLookup(static k => (k.Case, k.Condition));
        return [.. curated.Cases.Select(c => new CodedCase(c, CaseConditions.All.ToDictionary(
            static k => k,
            k => (codings[(c.Id, k)].FirstOrDefault(v => v.Coder == coder) ?? codings[(c.Id, k)].FirstOrDefault(static v => v.Coder == "first")) is { } v ? v.Value : c.Values[k],
            StringComparer.Ordinal)))];
    }
}
