using System.Globalization;
using System.Text.RegularExpressions;

namespace Forestall.Lessons;

/// <summary>What is compared: cases, conditions, and an outcome or its negation.</summary>
public sealed partial class Study
{
    /// <summary>More conditions than this cannot be analysed.</summary>
    public const int MostConditions = 30;

    private Study(IReadOnlyList<string> cases, IReadOnlyList<Condition> conditions, string outcomeName, double[] outcome, bool negated)
    {
        Cases = cases;
        Conditions = conditions;
        OutcomeName = outcomeName;
        Y = outcome;
        Negated = negated;
        Braces = conditions.Any(static c => c.Kind == ConditionKind.MultiValue);
    }

    /// <summary>The names of the cases.</summary>
    public IReadOnlyList<string> Cases { get; }

    /// <summary>The conditions.</summary>
    public IReadOnlyList<Condition> Conditions { get; }

    /// <summary>The column of the outcome, without negation.</summary>
    public string OutcomeName { get; }

    /// <summary>Whether the negation of the outcome is explained.</summary>
    public bool Negated { get; }

    /// <summary>The outcome as people write it: <c>O</c> or <c>~O</c>.</summary>
    public string Outcome => Negated ? "~" + OutcomeName : OutcomeName;

    /// <summary>Membership of each case in what is explained.</summary>
    public IReadOnlyList<double> OutcomeValues => Y;

    internal double[] Y { get; }

    /// <summary>Whether literals are written with braces: as soon as one condition has several values, all are.</summary>
    internal bool Braces { get; }

    /// <summary>
    /// Takes conditions and an outcome from a table. The outcome may be written <c>O</c>, <c>~O</c>, or <c>O{2}</c> for one value of several.
    /// Without <paramref name="conditions"/>, all other columns are conditions.
    /// </summary>
    /// <exception cref="InputException">A column is missing, constant, out of range or named twice, or there are too many.</exception>
    public static Study Of(CaseTable table, string outcome, IEnumerable<string>? conditions = null, bool negate = false)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(outcome);
        var match = OutcomePattern().Match(outcome);
        if (!match.Success)
        {
            throw new InputException($"'{outcome}' is no outcome; write a column's name, '~' before it for its negation, or a value after it as in O{{1}}.");
        }

        var column = table.Heading(match.Groups["name"].Value.Trim());
        var negated = negate ^ match.Groups["not"].Success;
        var names = (conditions ?? table.Columns.Where(c => c != column)).Select(c => table.Heading(c.Trim())).ToList();
        Check(table, column, names);
        var found = names.ConvertAll(n => Read(table, n));
        var y = ReadOutcome(table, column, match.Groups["value"] is { Success: true } v ? int.Parse(v.Value, CultureInfo.InvariantCulture) : null);
        var written = match.Groups["value"].Success ? $"{column}{{{match.Groups["value"].Value}}}" : column;
        return new Study(table.Cases, found, written, negated ? [.. y.Select(static x => 1 - x)] : y, negated);
    }

    /// <summary>The same study of the negated outcome.</summary>
    public Study Negation() => new(Cases, Conditions, OutcomeName, [.. Y.Select(static x => 1 - x)], !Negated);

    /// <summary>The same study of some of its cases.</summary>
    internal Study Only(IReadOnlyList<int> rows) => new(
        [.. rows.Select(i => Cases[i])],
        [.. Conditions.Select(c => new Condition(c.Name, c.Kind, c.Levels, [.. rows.Select(i => c.Data[i])]))],
        OutcomeName,
        [.. rows.Select(i => Y[i])],
        Negated);

    /// <summary>The same study with a condition calibrated anew.</summary>
    internal Study With(int condition, ConditionKind kind, int levels, double[] values) =>
        new(Cases, [.. Conditions.Select((c, i) => i == condition ? new Condition(c.Name, kind, levels, values) : c)], OutcomeName, Y, Negated);

    /// <summary>The same study with the outcome calibrated anew.</summary>
    internal Study WithOutcome(double[] values) => new(Cases, Conditions, OutcomeName, Negated ? [.. values.Select(static y => 1 - y)] : values, Negated);

    internal Term Term(IReadOnlyList<Literal> literals) =>
        new(literals.Count == 0 ? "1" : string.Join('*', literals.Select(Write)), literals);

    internal string Write(Literal literal) => Lessons.Term.Write(Conditions[literal.Condition], literal.Value, Braces);

    /// <summary>The membership of every case in a conjunction (minimum) of literals.</summary>
    internal double[] Membership(IReadOnlyList<Literal> literals)
    {
        var x = new double[Cases.Count];
        Array.Fill(x, 1);
        foreach (var (condition, value) in literals)
        {
            for (var row = 0; row < x.Length; row++)
            {
                x[row] = Math.Min(x[row], Conditions[condition].Membership(row, value));
            }
        }

        return x;
    }

    private static void Check(CaseTable table, string outcome, List<string> names)
    {
        if (names.Count == 0)
        {
            throw new InputException($"{table.Name}: there is no condition beside the outcome '{outcome}'; name at least one.");
        }

        if (names.Contains(outcome, StringComparer.Ordinal))
        {
            throw new InputException($"{table.Name}, column '{outcome}': the outcome stands among the conditions; take it out of one of the two.");
        }

        if (names.GroupBy(static n => n, StringComparer.Ordinal).FirstOrDefault(static g => g.Count() > 1) is { } twice)
        {
            throw new InputException($"{table.Name}, column '{twice.Key}': the condition is named twice; name each once.");
        }

        if (names.Count > MostConditions)
        {
            throw new InputException($"{table.Name}: {names.Count} conditions are too many; a truth table of them would have 2^{names.Count} rows and no study has the cases to fill it; choose at most {MostConditions}.");
        }
    }

    private static Condition Read(CaseTable table, string name)
    {
        var values = table.Values(name, dashes: true);
        var whole = values.All(static v => double.IsNaN(v) || v == Math.Floor(v));
        for (var row = 0; row < values.Length; row++)
        {
            if (values[row] < 0 || (values[row] > 1 && !whole))
            {
                throw table.Wrong(row, name, string.Create(CultureInfo.InvariantCulture, $"{values[row]} is no membership between 0 and 1 and no value 0, 1, 2 …; calibrate the column first"));
            }

            if (values[row] > 61)
            {
                throw table.Wrong(row, name, string.Create(CultureInfo.InvariantCulture, $"{values[row]} is no value of a condition with a few values; calibrate the column first"));
            }

            if (double.IsNaN(values[row]) && !whole)
            {
                throw table.Wrong(row, name, "a dash can stand only among whole values, not among degrees of membership");
            }
        }

        if (Array.TrueForAll(values, v => v.Equals(values[0])))
        {
            throw table.Wrong(0, name, string.Create(CultureInfo.InvariantCulture, $"every case has the value {(double.IsNaN(values[0]) ? "-" : values[0].ToString(CultureInfo.InvariantCulture))}; a constant condition explains nothing, leave it out"));
        }

        var highest = (int)values.Where(static v => !double.IsNaN(v)).Max();
        var kind = !whole ? ConditionKind.Fuzzy : highest > 1 ? ConditionKind.MultiValue : ConditionKind.Crisp;
        return new Condition(name, kind, kind == ConditionKind.MultiValue ? highest + 1 : 2, values);
    }

    private static double[] ReadOutcome(CaseTable table, string name, int? value)
    {
        var values = table.Values(name);
        if (value is { } wanted)
        {
            values = [.. values.Select(v => v == wanted ? 1.0 : 0.0)];
        }

        for (var row = 0; row < values.Length; row++)
        {
            if (values[row] is < 0 or > 1)
            {
                throw table.Wrong(row, name, string.Create(CultureInfo.InvariantCulture, $"{values[row]} is no membership between 0 and 1; calibrate the outcome first, or name the value to explain as in {name}{{{values[row]}}}"));
            }
        }

        return Array.TrueForAll(values, v => v == values[0])
            ? throw table.Wrong(0, name, string.Create(CultureInfo.InvariantCulture, $"every case has the outcome {values[0]}; without variation there is nothing to compare"))
            : values;
    }

    [GeneratedRegex(@"^\s*(?<not>~)?\s*(?<name>[^~{}\[\]]+?)\s*(?:[{\[]\s*(?<value>\d{1,3})\s*[}\]])?\s*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OutcomePattern();
}
