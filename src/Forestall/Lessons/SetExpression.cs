using System.Globalization;
using System.Text.RegularExpressions;

namespace Forestall.Lessons;

/// <summary>
/// A set written as people write it: conjunctions joined by <c>+</c>, literals joined by <c>*</c>, <c>~</c> for negation and braces for one value of several,
/// as in <c>A*~B + C{2}</c>. Membership is the minimum over a conjunction and the maximum over the whole.
/// </summary>
public sealed partial class SetExpression
{
    private readonly IReadOnlyList<IReadOnlyList<(string Name, bool Negated, int? Value)>> _terms;

    private SetExpression(string text, IReadOnlyList<IReadOnlyList<(string Name, bool Negated, int? Value)>> terms)
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
    public static SetExpression Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(text.Trim(), [.. text.Split('+').Select(t => (IReadOnlyList<(string, bool, int?)>)[.. t.Split('*').Select(l => Literal(l, text))])]);
    }

    /// <summary>The membership of every case of a study.</summary>
    /// <exception cref="InputException">The study has no such condition or value.</exception>
    public double[] Membership(Study study)
    {
        ArgumentNullException.ThrowIfNull(study);
        var whole = new double[study.Cases.Count];
        foreach (var term in _terms)
        {
            var x = study.Membership([.. term.Select(l => Find(study, l.Name, l.Negated, l.Value))]);
            for (var row = 0; row < x.Length; row++)
            {
                whole[row] = Math.Max(whole[row], x[row]);
            }
        }

        return whole;
    }

    /// <summary>The membership of one case whose memberships in the conditions are known by name.</summary>
    internal double Membership(Func<string, double> value) =>
        _terms.Max(t => t.Min(l => l.Negated ? 1 - value(l.Name) : value(l.Name)));

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static (string Name, bool Negated, int? Value) Literal(string text, string whole)
    {
        var match = Pattern().Match(text);
        return match.Success
            ? (match.Groups["name"].Value, match.Groups["not"].Success, match.Groups["value"] is { Success: true } v ? int.Parse(v.Value, CultureInfo.InvariantCulture) : null)
            : throw new InputException($"'{whole.Trim()}' is no set; write for example A*~B + C, or A{{1}} for one value of several.");
    }

    private static Literal Find(Study study, string name, bool negated, int? value)
    {
        var names = study.Conditions.Select(static c => c.Name).ToList();
        var at = names.IndexOf(name) is >= 0 and var exact ? exact : names.FindIndex(n => string.Equals(n, name, StringComparison.OrdinalIgnoreCase));
        if (at < 0)
        {
            throw new InputException($"there is no condition '{name}'; the conditions are {string.Join(", ", names)}.");
        }

        var levels = study.Conditions[at].Levels;
        var level = value ?? 1;
        if ((negated && levels > 2) || level >= levels)
        {
            throw new InputException(string.Create(CultureInfo.InvariantCulture, $"'{name}' has the values 0 to {levels - 1}; write one of them in braces, without '~'."));
        }

        return new Literal(at, negated ? 1 - level : level);
    }

    [GeneratedRegex(@"^\s*(?<not>~)?\s*(?<name>[^~{}\[\]=*+\s][^~{}\[\]=*+]*?)\s*(?:=\s*(?<value>\d{1,2})|[{\[]\s*(?<value>\d{1,2})\s*[}\]])?\s*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Pattern();
}
