using System.Globalization;
using System.Text.RegularExpressions;

namespace Forestall.Lessons.Internals;

/// <summary>Directional expectations: which values of conditions, alone or together with others, should bring the outcome about.</summary>
internal sealed partial class Expectations
{
    private readonly List<List<Literal>> _terms = [];
    private readonly Study _study;

    public Expectations(Study study, IEnumerable<string> texts)
    {
        _study = study;
        foreach (var text in texts.SelectMany(static t => t.Split(['+', ';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
        {
            if (text != "-")
            {
                _terms.Add([.. text.Split('*', StringSplitOptions.TrimEntries).Select(Parse)]);
            }
        }

        if (_terms.Count == 0)
        {
            throw new InputException("the intermediate solution needs at least one directional expectation; write for example --dir-exp A,~B.");
        }
    }

    /// <summary>
    /// The term between a conservative term and a parsimonious one that contains it. A literal that the parsimonious term does not have
    /// may go when it is contrary to an expectation, all other parts of which the conservative term has:
    /// what is then assumed to be positive is an easy counterfactual (Ragin 2008, chapter 9). Without an expectation the literal stays.
    /// </summary>
    public ulong Between(Cubes cubes, ulong conservative, ulong parsimonious)
    {
        var term = conservative;
        for (var c = 0; c < cubes.Conditions; c++)
        {
            var value = cubes.Value(conservative, c);
            if (value >= 0 && cubes.Value(parsimonious, c) < 0 && MayGo(cubes, conservative, c, value))
            {
                term = cubes.Without(term, c);
            }
        }

        return term;
    }

    private bool MayGo(Cubes cubes, ulong conservative, int condition, int value)
    {
        var about = _terms.Where(t => t.Exists(l => l.Condition == condition)).ToList();
        return about.Count > 0
            && !about.Exists(t => t.Contains(new Literal(condition, value)) && Rest(t))
            && about.Exists(Rest);

        bool Rest(List<Literal> t) => t.TrueForAll(l => l.Condition == condition || cubes.Value(conservative, l.Condition) == l.Value);
    }

    private Literal Parse(string text)
    {
        var match = Pattern().Match(text);
        var name = match.Groups["name"].Value.Trim();
        var at = _study.Conditions.Select(static c => c.Name).ToList().FindIndex(n => string.Equals(n, name, StringComparison.Ordinal));
        if (at < 0)
        {
            at = _study.Conditions.Select(static c => c.Name).ToList().FindIndex(n => string.Equals(n, name, StringComparison.OrdinalIgnoreCase));
        }

        if (!match.Success || at < 0)
        {
            throw new InputException($"the directional expectation '{text}' names no condition; the conditions are {string.Join(", ", _study.Conditions.Select(static c => c.Name))}.");
        }

        var value = match.Groups["value"].Success ? int.Parse(match.Groups["value"].Value, CultureInfo.InvariantCulture) : 1;
        value = match.Groups["not"].Success ? 1 - value : value;
        return value >= 0 && value < _study.Conditions[at].Levels
            ? new Literal(at, value)
            : throw new InputException($"the directional expectation '{text}' names a value that {name} cannot take; its values go from 0 to {_study.Conditions[at].Levels - 1}.");
    }

    [GeneratedRegex(@"^(?<not>~)?(?<name>[^~{}\[\]=]+)(?:\s*=\s*(?<value>\d{1,2})|\s*[{\[]\s*(?<value>\d{1,2})\s*[}\]])?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Pattern();
}
