using System.Globalization;
using System.Text.RegularExpressions;
using Forestall.Lessons.Internals;

namespace Forestall.Lessons;

/// <summary>Terms joined by “or” over the conditions of a study, such as <c>A*~B + C{2}</c>: a solution, a theory, or a set that may be necessary.</summary>
public sealed partial class Formula
{
    private Formula(Study study, IReadOnlyList<Term> terms)
    {
        Study = study;
        Terms = terms;
    }

    /// <summary>The study whose conditions it speaks of.</summary>
    public Study Study { get; }

    /// <summary>The terms; none: the empty set, which is written 0.</summary>
    public IReadOnlyList<Term> Terms { get; }

    /// <summary>The formula as people write it.</summary>
    public string Expression => Terms.Count == 0 ? "0" : string.Join(" + ", Terms.Select(static t => t.Expression));

    /// <summary>Reads a formula: literals joined by <c>*</c>, terms joined by <c>+</c>, negation by <c>~</c>, values in braces.</summary>
    /// <exception cref="InputException">A part is no literal of the study's conditions.</exception>
    public static Formula Parse(Study study, string text)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(text);
        var terms = new List<IReadOnlyList<Literal>>();
        foreach (var part in text.Split('+', StringSplitOptions.TrimEntries))
        {
            var product = new List<IReadOnlyList<Literal>> { Array.Empty<Literal>() };
            foreach (var factor in part.Split('*', StringSplitOptions.TrimEntries))
            {
                var values = Read(study, factor, text);
                product = [.. product.SelectMany(p => values.Select(v => Sums.Joined(p, [v]))).OfType<IReadOnlyList<Literal>>()];
            }

            if (product.Count == 0)
            {
                throw new InputException($"'{part}' in '{text}' contradicts itself; take one of the literals out.");
            }

            terms.AddRange(product);
        }

        return new(study, [.. terms.Select(study.Term)]);
    }

    /// <summary>The terms of a model.</summary>
    public static Formula Of(Study study, Model model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new(study, model.Terms);
    }

    /// <summary>One of its terms as a formula of its own.</summary>
    public Formula Alone(int term) => new(Study, [Terms[term]]);

    /// <summary>What both hold: the intersection, simplified. Null where it has more than 2,000 terms, or too many to find out.</summary>
    public Formula? And(Formula? other) => other is not null && Sums.Product(Study, Literals(), other.Literals()) is { } terms ? Made(terms) : null;

    /// <summary>What either holds: the union, simplified.</summary>
    public Formula Or(Formula other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Made(Sums.Simplified(Study, Literals().Concat(other.Literals())));
    }

    /// <summary>The negation, simplified (De Morgan). Null where it has more than 2,000 terms, or too many to find out.</summary>
    public Formula? Not()
    {
        List<IReadOnlyList<Literal>>? product = [Array.Empty<Literal>()];
        foreach (var term in Terms)
        {
            IReadOnlyList<Literal>[] others = [.. term.Literals.SelectMany(l => Enumerable.Range(0, Study.Conditions[l.Condition].Radix).Where(v => v != l.Value).Select(v => new[] { l with { Value = v } }))];
            product = product is null ? null : Sums.Product(Study, product, others);
        }

        return product is null ? null : Made(product);
    }

    /// <summary>Whether both hold for the same combinations of conditions.</summary>
    public bool SameAs(Formula other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var (mine, theirs) = (Literals(), other.Literals());
        return mine.TrueForAll(t => Sums.Cover(Study, theirs, t)) && theirs.TrueForAll(t => Sums.Cover(Study, mine, t));
    }

    /// <summary>The membership of every case: the maximum over the terms.</summary>
    internal double[] Membership()
    {
        var x = new double[Study.Cases.Count];
        foreach (var term in Terms)
        {
            var one = Study.Membership(term.Literals);
            for (var i = 0; i < x.Length; i++)
            {
                x[i] = Math.Max(x[i], one[i]);
            }
        }

        return x;
    }

    /// <summary>The expression, or words where it was too long.</summary>
    internal static string Written(Formula? formula) => formula?.Expression ?? "too long to write out";

    private List<IReadOnlyList<Literal>> Literals() => [.. Terms.Select(static t => t.Literals)];

    private Formula Made(List<IReadOnlyList<Literal>> terms) => new(Study, [.. terms.Select(Study.Term)]);

    private static List<Literal> Read(Study study, string factor, string text)
    {
        var match = LiteralPattern().Match(factor);
        var name = match.Groups["name"].Value.Trim();
        var at = -1;
        for (var i = 0; i < study.Conditions.Count && at < 0; i++)
        {
            at = string.Equals(study.Conditions[i].Name, name, StringComparison.OrdinalIgnoreCase) ? i : -1;
        }

        if (!match.Success || at < 0)
        {
            throw new InputException($"'{factor}' in '{text}' is no condition of the study, whose conditions are {string.Join(", ", study.Conditions.Select(static c => c.Name))}; write terms as in A*~B + C.");
        }

        var condition = study.Conditions[at];
        var value = match.Groups["value"].Success ? int.Parse(match.Groups["value"].Value, CultureInfo.InvariantCulture) : 1;
        if (value >= condition.Levels)
        {
            throw new InputException(string.Create(CultureInfo.InvariantCulture, $"'{factor}' in '{text}': {condition.Name} has the values 0 to {condition.Levels - 1}."));
        }

        return match.Groups["not"].Success
            ? [.. Enumerable.Range(0, condition.Radix).Where(v => v != value).Select(v => new Literal(at, v))]
            : [new Literal(at, value)];
    }

    [GeneratedRegex(@"^(?<not>~)?\s*(?<name>[^~{}\[\]*+]+?)\s*(?:[{\[]\s*(?<value>\d{1,2})\s*[}\]])?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LiteralPattern();
}
