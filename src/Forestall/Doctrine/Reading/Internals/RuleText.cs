namespace Forestall.Doctrine.Reading.Internals;

/// <summary>A rule and where its parts stand in the file.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Parts">Places of its parts: <c>use/mediation</c>, <c>withhold/air-strikes</c>, <c>when/warning</c>, <c>tried/mediation</c>, <c>from</c>, …</param>
internal sealed record RuleText(Rule Rule, IReadOnlyDictionary<string, TextPlace> Parts)
{
    /// <summary>The place of a part; of the rule where the part is not there.</summary>
    public TextPlace Place(string part) => Parts.GetValueOrDefault(part, Rule.Place);

    /// <summary>A rule of which only its own place is known.</summary>
    public static RuleText Of(Rule rule) => new(rule, new Dictionary<string, TextPlace>(StringComparer.Ordinal));
}
