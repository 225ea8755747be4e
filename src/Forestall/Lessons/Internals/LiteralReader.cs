using System.Globalization;
using System.Text.RegularExpressions;

namespace Forestall.Lessons.Internals;

/// <summary>Reads literals such as <c>A</c>, <c>~B</c>, <c>A=1</c> or <c>C{2}</c>, and sums of products of them, by the conditions of a study.</summary>
internal static partial class LiteralReader
{
    /// <summary>Reads one literal; <paramref name="what"/> says in messages what it was meant to be.</summary>
    /// <exception cref="InputException">The text names no value of a condition.</exception>
    public static Literal Read(Study study, string text, string what)
    {
        var match = Pattern().Match(text);
        var name = match.Groups["name"].Value.Trim();
        var names = study.Conditions.Select(static c => c.Name).ToList();
        var at = names.IndexOf(name);
        if (at < 0)
        {
            at = names.FindIndex(n => string.Equals(n, name, StringComparison.OrdinalIgnoreCase));
        }

        if (!match.Success || at < 0)
        {
            throw new InputException($"{what} '{text}' names no condition; the conditions are {string.Join(", ", names)}.");
        }

        var value = match.Groups["value"].Success ? int.Parse(match.Groups["value"].Value, CultureInfo.InvariantCulture) : 1;
        value = match.Groups["not"].Success ? 1 - value : value;
        return value >= 0 && value < study.Conditions[at].Levels
            ? new Literal(at, value)
            : throw new InputException($"{what} '{text}' names a value that {name} cannot take; its values go from 0 to {study.Conditions[at].Levels - 1}.");
    }

    /// <summary>The products of an expression such as <c>A*~B + C{2}</c>.</summary>
    public static List<List<Literal>> ReadProducts(Study study, string expression, string what) =>
        [.. expression.Split('+', StringSplitOptions.TrimEntries).Select(product => product.Split('*', StringSplitOptions.TrimEntries).Select(l => Read(study, l, what)).ToList())];

    [GeneratedRegex(@"^(?<not>~)?(?<name>[^~{}\[\]=]+)(?:\s*=\s*(?<value>\d{1,2})|\s*[{\[]\s*(?<value>\d{1,2})\s*[}\]])?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Pattern();
}
