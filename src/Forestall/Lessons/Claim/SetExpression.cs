using System.Text.RegularExpressions;

namespace Forestall.Lessons.Claim;

/// <summary>
/// A set of coded conditions as people write it: conjunctions joined by <c>+</c>, literals joined by <c>*</c>, <c>~</c> for negation, as in <c>A*~B + C</c>.
/// Membership is the minimum over a conjunction and the maximum over the whole. Unlike a <see cref="Formula"/> it needs no study, in which a condition must vary.
/// </summary>
internal sealed partial class SetExpression
{
    private readonly IReadOnlyList<IReadOnlyList<(string Name, bool Negated)>> _terms;

    private SetExpression(string text, IReadOnlyList<IReadOnlyList<(string Name, bool Negated)>> terms)
    {
        Text = text;
        _terms = terms;
    }

    /// <summary>The expression as it was written.</summary>
    public string Text { get; }

    /// <summary>The names of the conditions in it, each once.</summary>
    public IEnumerable<string> Names => _terms.SelectMany(static t => t.Select(static l => l.Name)).Distinct(StringComparer.Ordinal);

    /// <summary>Reads an expression.</summary>
    /// <exception cref="InputException">A part is no literal.</exception>
    public static SetExpression Parse(string text) =>
        new(text.Trim(), [.. text.Split('+').Select(t => (IReadOnlyList<(string, bool)>)[.. t.Split('*').Select(l => Literal(l, text))])]);

    /// <summary>The membership of a case whose memberships in the conditions are known by name.</summary>
    public double Membership(Func<string, double> value) =>
        _terms.Max(t => t.Min(l => l.Negated ? 1 - value(l.Name) : value(l.Name)));

    private static (string Name, bool Negated) Literal(string text, string whole)
    {
        var match = Pattern().Match(text);
        return match.Success
            ? (match.Groups["name"].Value, match.Groups["not"].Success)
            : throw new InputException($"'{whole.Trim()}' is no set; write for example A*~B + C.");
    }

    [GeneratedRegex(@"^\s*(?<not>~)?\s*(?<name>\w+)\s*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Pattern();
}
