namespace Forestall.Record.Curated;

/// <summary>One value of one case.</summary>
/// <param name="Case">Id of the case.</param>
/// <param name="Condition">Condition or outcome.</param>
/// <param name="Coder"><c>first</c>, <c>second</c> or <c>settled</c>.</param>
/// <param name="Value">0, 0.33, 0.67 or 1; null where the condition does not apply.</param>
/// <param name="Reason">Why.</param>
/// <param name="Measures">Ids of the measures it rests on.</param>
/// <param name="Line">Line of the file.</param>
public sealed record CaseCoding(string Case, string Condition, string Coder, double? Value, string Reason, IReadOnlyList<string> Measures, long Line);
