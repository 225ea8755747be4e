using System.Text.RegularExpressions;

namespace Forestall.Lessons.Coincidence.Internals;

/// <summary>Conjunctions of literals joined by “or”, and the outcome they stand for: A*b + C &lt;-&gt; D.</summary>
/// <param name="Disjuncts">Literals of each conjunction, in the order of the factors.</param>
/// <param name="Outcome">The literal explained; −1 where an expression explains none.</param>
internal sealed record AtomicFormula(int[][] Disjuncts, int Outcome)
{
    public int Complexity => Disjuncts.Sum(static d => d.Length);

    public IEnumerable<int> Literals => Outcome < 0 ? Disjuncts.SelectMany(static d => d) : Disjuncts.SelectMany(static d => d).Append(Outcome);

    public string Write(FactorSpace space) => $"{WriteLeft(space)} <-> {space.Write(Outcome)}";

    public string WriteLeft(FactorSpace space) => string.Join(" + ", Disjuncts.Select(space.Write));

    public string WriteTilde(FactorSpace space) => $"{string.Join(" + ", Disjuncts.Select(d => string.Join('*', d.Select(space.WriteTilde))))} <-> {space.WriteTilde(Outcome)}";
}

/// <summary>Reads formulas in the notation of the package cna.</summary>
internal static partial class FormulaReader
{
    /// <summary>The parts of (… &lt;-&gt; …)*(… &lt;-&gt; …), or of a single formula or expression.</summary>
    public static List<string> Parts(string text)
    {
        var parts = Joint().Split(text.Trim()).ToList();
        if (parts.Count > 1 || (parts[0].StartsWith('(') && parts[0].EndsWith(')')))
        {
            parts[0] = parts[0].TrimStart('(');
            parts[^1] = parts[^1].TrimEnd(')');
        }

        return parts.Exists(static p => p.AsSpan().IndexOfAny('(', ')') >= 0)
            ? throw new InputException($"'{text}' is no formula; write it as A*b + C <-> D, several as (A*b + C <-> D)*(D + e <-> F).")
            : parts;
    }

    public static AtomicFormula Read(FactorSpace space, string part)
    {
        var sides = part.Split("<->");
        if (sides.Length > 2)
        {
            throw new InputException($"'{part}' explains more than one outcome; put each formula in brackets.");
        }

        var disjuncts = sides[0].Split('+').Select(d => d.Split('*').Select(space.Read).Distinct().Order().ToArray()).ToArray();
        return new AtomicFormula(disjuncts, sides.Length == 2 ? space.Read(sides[1]) : -1);
    }

    /// <summary>All factors that a formula names, with the values it names of them, or with presence and absence where it names none.</summary>
    public static FactorSpace SpaceOf(string text)
    {
        var words = Word().Matches(text).Select(static m => (Name: m.Groups["name"].Value, Value: m.Groups["value"].Value)).ToList();
        var multiValue = words.Exists(static w => w.Value.Length > 0);
        var names = words.Select(w => multiValue ? w.Name : w.Name.ToUpperInvariant()).Distinct(StringComparer.Ordinal).ToList();
        return new FactorSpace(names, names.ConvertAll(n => multiValue
            ? words.Where(w => w.Name == n && w.Value.Length > 0).Select(static w => int.Parse(w.Value, System.Globalization.CultureInfo.InvariantCulture)).Distinct().Order().ToArray()
            : [1, 0]), multiValue);
    }

    [GeneratedRegex(@"\)\s*\*\s*\(", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Joint();

    [GeneratedRegex(@"(?<name>[\p{L}_.][\p{L}\p{N}_.]*)\s*(?:[=\[{]\s*(?<value>\d{1,4})\s*[}\]]?)?", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Word();
}
