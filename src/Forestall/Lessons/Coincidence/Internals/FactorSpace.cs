using System.Globalization;
using System.Text.RegularExpressions;

namespace Forestall.Lessons.Coincidence.Internals;

/// <summary>
/// Factors and the values each can take. A literal is a factor with one of its values, numbered through all factors.
/// In writing, the upper case of a two-valued factor is its presence and the lower case its absence, as in the package cna; several values are written A=2.
/// </summary>
internal sealed partial class FactorSpace
{
    private readonly int[] _first;
    private readonly int[] _factorOf;
    private readonly bool _byCase;

    public FactorSpace(IReadOnlyList<string> names, IReadOnlyList<int[]> values, bool multiValue)
    {
        Names = names;
        Values = values;
        MultiValue = multiValue;
        _first = new int[names.Count];
        var factorOf = new List<int>();
        for (var f = 0; f < names.Count; f++)
        {
            _first[f] = factorOf.Count;
            factorOf.AddRange(values[f].Select(_ => f));
        }

        _factorOf = [.. factorOf];
        _byCase = names.All(static n => n.Any(char.IsUpper)) && names.Select(static n => n.ToUpperInvariant()).Distinct(StringComparer.Ordinal).Count() == names.Count;
    }

    public IReadOnlyList<string> Names { get; }

    /// <summary>The values of each factor: 1, 0 for one of two values, rising for several.</summary>
    public IReadOnlyList<int[]> Values { get; }

    public bool MultiValue { get; }

    /// <summary>How many literals there are.</summary>
    public int Count => _factorOf.Length;

    public int FactorOf(int literal) => _factorOf[literal];

    public int ValueOf(int literal) => Values[_factorOf[literal]][literal - _first[_factorOf[literal]]];

    public int First(int factor) => _first[factor];

    public IEnumerable<int> LiteralsOf(int factor) => Enumerable.Range(_first[factor], Values[factor].Length);

    /// <summary>The literal as the package cna writes it; with a tilde where names have no upper case to tell presence by.</summary>
    public string Write(int literal)
    {
        var name = Names[FactorOf(literal)];
        return MultiValue ? string.Create(CultureInfo.InvariantCulture, $"{name}={ValueOf(literal)}")
            : _byCase ? (ValueOf(literal) == 1 ? name.ToUpperInvariant() : name.ToLowerInvariant())
            : WriteTilde(literal);
    }

    /// <summary>The literal as it is written in qualitative comparative analysis.</summary>
    public string WriteTilde(int literal)
    {
        var name = Names[FactorOf(literal)];
        return MultiValue ? string.Create(CultureInfo.InvariantCulture, $"{name}{{{ValueOf(literal)}}}") : ValueOf(literal) == 1 ? name : "~" + name;
    }

    public string Write(IEnumerable<int> conjunction) => string.Join('*', conjunction.Select(Write));

    /// <summary>The place of a factor by name.</summary>
    /// <exception cref="InputException">There is no such factor.</exception>
    public int Factor(string name)
    {
        for (var pass = 0; pass < 2; pass++)
        {
            for (var f = 0; f < Names.Count; f++)
            {
                if (string.Equals(Names[f], name, pass == 0 ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase))
                {
                    return f;
                }
            }
        }

        throw new InputException($"there is no factor '{name}'; the factors are {string.Join(", ", Names)}.");
    }

    /// <summary>Reads A, a, ~A, A=1 or A{1}.</summary>
    /// <exception cref="InputException">The text names no value of a factor.</exception>
    public int Read(string text)
    {
        var match = Pattern().Match(text);
        if (!match.Success)
        {
            throw new InputException($"'{text}' is no factor value; write it as A, a or ~A, or as A=2.");
        }

        var name = match.Groups["name"].Value;
        var factor = Factor(name);
        int value;
        if (match.Groups["value"].Success)
        {
            value = int.Parse(match.Groups["value"].Value, CultureInfo.InvariantCulture);
        }
        else if (MultiValue)
        {
            throw new InputException($"'{text}' names no value; write it as {Names[factor]}={Values[factor][0]}.");
        }
        else
        {
            value = !_byCase || name.Any(char.IsUpper) ? 1 : 0;
        }

        value = match.Groups["not"].Success && !MultiValue ? 1 - value : value;
        var at = Array.IndexOf(Values[factor], value);
        return at >= 0 && !(match.Groups["not"].Success && MultiValue)
            ? _first[factor] + at
            : throw new InputException($"'{text}' is no value that {Names[factor]} takes; its values are {string.Join(", ", Values[factor].Order())}.");
    }

    [GeneratedRegex(@"^\s*(?<not>~)?\s*(?<name>[^~{}\[\]=+*<>]+?)\s*(?:=\s*(?<value>\d{1,4})|[{\[]\s*(?<value>\d{1,4})\s*[}\]])?\s*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Pattern();
}
