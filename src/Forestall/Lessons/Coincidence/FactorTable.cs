using System.Globalization;
using Forestall.Lessons.Coincidence.Internals;

namespace Forestall.Lessons.Coincidence;

/// <summary>Cases and the factors they take values of: what a coincidence analysis starts from. No factor is an outcome beforehand.</summary>
public sealed class FactorTable
{
    private readonly ulong[][] _members;

    private FactorTable(IReadOnlyList<string> cases, FactorSpace space, ConditionKind kind, double[][] values, IReadOnlyList<string> warnings)
    {
        Cases = cases;
        Space = space;
        Kind = kind;
        Data = values;
        Warnings = warnings;
        Scale = SetScale.For(kind == ConditionKind.Fuzzy, cases.Count);
        _members = [.. Enumerable.Range(0, space.Count).Select(l => Scale.Pack(i => Membership(i, l)))];
    }

    /// <summary>The names of the cases.</summary>
    public IReadOnlyList<string> Cases { get; }

    /// <summary>The names of the factors.</summary>
    public IReadOnlyList<string> Factors => Space.Names;

    /// <summary>The kind of all factors: crisp, of several values, or fuzzy.</summary>
    public ConditionKind Kind { get; }

    /// <summary>What a reader must know of the data: factors that never vary, and factors that are copies of others.</summary>
    public IReadOnlyList<string> Warnings { get; }

    internal FactorSpace Space { get; }

    internal SetScale Scale { get; }

    internal double[][] Data { get; }

    /// <summary>
    /// Takes factors from a table: fuzzy when any value is no whole number, of several values when any is above 1, crisp otherwise, or as <paramref name="kind"/> says.
    /// </summary>
    /// <exception cref="InputException">A column is missing or named twice, a value does not suit the kind, or there are fewer than two factors or cases.</exception>
    public static FactorTable Of(CaseTable table, IEnumerable<string>? factors = null, ConditionKind? kind = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        var names = (factors ?? table.Columns).Select(f => table.Heading(f.Trim())).ToList();
        if (names.GroupBy(static n => n, StringComparer.Ordinal).FirstOrDefault(static g => g.Count() > 1) is { } twice)
        {
            throw new InputException($"{table.Name}, column '{twice.Key}': the factor is named twice; name each once.");
        }

        if (names.Count < 2 || table.Cases.Count < 2)
        {
            throw new InputException($"{table.Name}: a coincidence analysis needs at least two factors and two cases.");
        }

        var values = names.Select(n => table.Values(n)).ToArray();
        var found = kind ?? KindOf(values);
        Check(table, names, values, found);
        var space = new FactorSpace(names, [.. values.Select(v => found == ConditionKind.MultiValue ? v.Distinct().Order().Select(static x => (int)x).ToArray() : [1, 0])], found == ConditionKind.MultiValue);
        return new FactorTable(table.Cases, space, found, values, [.. Remarks(names, values)]);
    }

    internal ulong[] Members(int literal) => _members[literal];

    /// <summary>The membership of a case in a literal.</summary>
    internal double Membership(int @case, int literal)
    {
        var x = Data[Space.FactorOf(literal)][@case];
        var value = Space.ValueOf(literal);
        return Kind == ConditionKind.MultiValue ? (x == value ? 1 : 0) : value == 1 ? x : 1 - x;
    }

    private static ConditionKind KindOf(double[][] values)
    {
        var all = values.SelectMany(static v => v).ToList();
        return all.Exists(static x => x != Math.Floor(x)) ? ConditionKind.Fuzzy : all.Exists(static x => x > 1) ? ConditionKind.MultiValue : ConditionKind.Crisp;
    }

    private static void Check(CaseTable table, List<string> names, double[][] values, ConditionKind kind)
    {
        for (var f = 0; f < names.Count; f++)
        {
            for (var row = 0; row < values[f].Length; row++)
            {
                var x = values[f][row];
                var (suits, what) = kind switch
                {
                    ConditionKind.Crisp => (x is 0 or 1, "no crisp value 0 or 1"),
                    ConditionKind.MultiValue => (x >= 0 && x <= 9999 && x == Math.Floor(x), "no value 0, 1, 2 …, while other columns hold several values; fuzzy and multi-value factors cannot be mixed"),
                    _ => (x is >= 0 and <= 1, "no membership between 0 and 1; fuzzy and multi-value factors cannot be mixed"),
                };
                if (!suits)
                {
                    throw table.Wrong(row, names[f], string.Create(CultureInfo.InvariantCulture, $"{x} is {what}; calibrate the column first"));
                }
            }
        }
    }

    private static IEnumerable<string> Remarks(List<string> names, double[][] values)
    {
        for (var f = 0; f < names.Count; f++)
        {
            if (Array.TrueForAll(values[f], x => x == values[f][0]))
            {
                yield return $"the factor {names[f]} has the same value in every case.";
            }
            else if (Enumerable.Range(0, f).Where(g => values[g].AsSpan().SequenceEqual(values[f])).Select(g => names[g]).FirstOrDefault() is { } original)
            {
                yield return $"the factor {names[f]} is a copy of {original}: the data cannot tell them apart.";
            }
        }
    }
}
