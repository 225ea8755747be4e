using System.Globalization;

namespace Forestall.Lessons;

/// <summary>What a row of a truth table says of the outcome.</summary>
public enum RowOutput
{
    /// <summary>0: its cases do not have the outcome.</summary>
    Negative,

    /// <summary>1: sufficient for the outcome.</summary>
    Positive,

    /// <summary>C: its inclusion lies between the two cut-offs.</summary>
    Contradiction,

    /// <summary>?: too few cases to say; a logical remainder.</summary>
    Remainder,
}

/// <summary>How rows of a truth table are decided.</summary>
public sealed record TruthTableSettings
{
    /// <summary>A row whose inclusion reaches this is positive; 0 to 1.</summary>
    public double InclusionCut { get; init; } = 1;

    /// <summary>A row below this is negative; one between the two cut-offs is a contradiction. Null: the same as <see cref="InclusionCut"/>.</summary>
    public double? LowerInclusionCut { get; init; }

    /// <summary>A row with fewer cases is a remainder; at least 1.</summary>
    public int FrequencyCut { get; init; } = 1;

    /// <summary>A positive row must also reach this PRI; 0 to 1.</summary>
    public double PriCut { get; init; }

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="InputException">A setting is out of range.</exception>
    public TruthTableSettings Checked()
    {
        Require(InclusionCut is >= 0 and <= 1, "the inclusion cut-off", "0 to 1");
        Require(LowerInclusionCut is not { } lower || (lower >= 0 && lower <= InclusionCut), "the lower inclusion cut-off", "0 up to the upper one");
        Require(FrequencyCut >= 1, "the frequency cut-off", "at least 1 case");
        Require(PriCut is >= 0 and <= 1, "the PRI cut-off", "0 to 1");
        return this;
    }

    internal static void Require(bool holds, string what, string range)
    {
        if (!holds)
        {
            throw new InputException($"{what} is out of range; choose {range}.");
        }
    }
}

/// <summary>One row of a truth table: a combination of conditions, its cases, and what they say of the outcome.</summary>
public sealed class TruthTableRow
{
    /// <summary>The place of the row in the complete table, from 1, the first condition changing slowest.</summary>
    public required long Number { get; init; }

    /// <summary>The value of each condition; −1 where it does not apply.</summary>
    public required IReadOnlyList<int> Values { get; init; }

    /// <summary>The row's output.</summary>
    public required RowOutput Output { get; init; }

    /// <summary>Cases with membership above 0.5.</summary>
    public required IReadOnlyList<string> Cases { get; init; }

    /// <summary>Those of them whose membership in the outcome is below 0.5: deviant cases for consistency.</summary>
    public required IReadOnlyList<string> DeviantCases { get; init; }

    /// <summary>Inclusion of the row in the outcome; null for a row without cases.</summary>
    public required double? Inclusion { get; init; }

    /// <summary>PRI of the row; null for a row without cases.</summary>
    public required double? Pri { get; init; }

    /// <summary>The output as it is written: 0, 1, C or ?.</summary>
    public string OutputText => Output switch
    {
        RowOutput.Positive => "1",
        RowOutput.Negative => "0",
        RowOutput.Contradiction => "C",
        _ => "?",
    };
}

/// <summary>
/// A truth table (Ragin 1987 for crisp sets, Ragin 2008 for fuzzy sets, Cronqvist and Berg-Schlosser 2009 for several values).
/// A case belongs to the row in which its membership, the minimum over the conditions, is above 0.5.
/// </summary>
public sealed class TruthTable
{
    /// <summary>Cut-offs are compared with this tolerance, since sums of decimal fractions are not exact.</summary>
    internal const double Tolerance = 1e-9;

    private TruthTable(Study study, TruthTableSettings settings, List<TruthTableRow> observed, IReadOnlyList<string> unplaced)
    {
        Study = study;
        Settings = settings;
        Observed = observed;
        CasesOutside = unplaced;
        RowCount = study.Conditions.Aggregate(1L, static (n, c) => checked(n * c.Radix));
    }

    /// <summary>What is compared.</summary>
    public Study Study { get; }

    /// <summary>How rows were decided.</summary>
    public TruthTableSettings Settings { get; }

    /// <summary>The rows with at least one case, by number.</summary>
    public IReadOnlyList<TruthTableRow> Observed { get; }

    /// <summary>Cases that belong to no row, since a membership is exactly 0.5.</summary>
    public IReadOnlyList<string> CasesOutside { get; }

    /// <summary>Contradictory rows: some of their cases have the outcome (0.5 or more) and some do not, whatever the cut-offs make of them. Remainders are left out.</summary>
    public IEnumerable<TruthTableRow> Contradictory => Observed.Where(static r => r.Output != RowOutput.Remainder && r.DeviantCases.Count > 0 && r.DeviantCases.Count < r.Cases.Count);

    /// <summary>Rows of the complete table.</summary>
    public long RowCount { get; }

    /// <summary>Makes the truth table of a study.</summary>
    /// <exception cref="InputException">A setting is out of range, or the table would be too large to number.</exception>
    public static TruthTable Of(Study study, TruthTableSettings settings)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(settings);
        settings.Checked();
        if (study.Conditions.Sum(static c => Math.Log2(c.Radix)) > 61)
        {
            throw new InputException($"{study.Conditions.Count} conditions with so many values make more rows than can be numbered; choose fewer.");
        }

        var members = new SortedDictionary<long, List<int>>();
        var outside = new List<string>();
        for (var row = 0; row < study.Cases.Count; row++)
        {
            if (NumberOf(study, row) is { } number)
            {
                members.TryAdd(number, []);
                members[number].Add(row);
            }
            else
            {
                outside.Add(study.Cases[row]);
            }
        }

        return new TruthTable(study, settings, [.. members.Select(m => Decide(study, settings, m.Key, m.Value))], outside);
    }

    /// <summary>All rows of the complete table, remainders without cases included, by number.</summary>
    public IEnumerable<TruthTableRow> Complete()
    {
        var at = 0;
        for (var number = 1L; number <= RowCount; number++)
        {
            yield return at < Observed.Count && Observed[at].Number == number ? Observed[at++] : Empty(number);
        }
    }

    /// <summary>The row with this number.</summary>
    public TruthTableRow Row(long number) => Observed.FirstOrDefault(r => r.Number == number) ?? Empty(number);

    internal static int[] ValuesOf(Study study, long number)
    {
        var values = new int[study.Conditions.Count];
        var rest = number - 1;
        for (var c = values.Length - 1; c >= 0; c--)
        {
            var condition = study.Conditions[c];
            var digit = (int)(rest % condition.Radix);
            rest /= condition.Radix;
            values[c] = digit == condition.Levels ? -1 : digit;
        }

        return values;
    }

    internal static string Expression(Study study, TruthTableRow row) =>
        study.Term([.. row.Values.Select(static (v, i) => new Literal(i, v)).Where(static l => l.Value >= 0)]).Expression;

    private static long? NumberOf(Study study, int row)
    {
        var number = 0L;
        foreach (var condition in study.Conditions)
        {
            var x = condition.Data[row];
            if (condition.Kind == ConditionKind.Fuzzy && Math.Abs(x - 0.5) < Tolerance)
            {
                return null;
            }

            var digit = double.IsNaN(x) ? condition.Levels : condition.Kind == ConditionKind.Fuzzy ? (x > 0.5 ? 1 : 0) : (int)x;
            number = (number * condition.Radix) + digit;
        }

        return number + 1;
    }

    private static TruthTableRow Decide(Study study, TruthTableSettings settings, long number, List<int> cases)
    {
        var values = ValuesOf(study, number);
        var literals = values.Select((v, i) => new Literal(i, v < 0 ? study.Conditions[i].Levels : v)).ToList();
        var fit = study.Conditions.Any(static c => c.Kind == ConditionKind.Fuzzy)
            ? SufficiencyFit.Of(study.Membership(literals), study.Y)
            : OfMembers([.. cases.Select(i => study.Y[i])]);
        var inclusion = fit.Inclusion ?? 0;
        var output = cases.Count < settings.FrequencyCut ? RowOutput.Remainder
            : inclusion >= settings.InclusionCut - Tolerance ? ((fit.Pri ?? 0) >= settings.PriCut - Tolerance ? RowOutput.Positive : RowOutput.Negative)
            : settings.LowerInclusionCut is { } lower && inclusion >= lower - Tolerance ? RowOutput.Contradiction
            : RowOutput.Negative;
        return new TruthTableRow
        {
            Number = number,
            Values = values,
            Output = output,
            Cases = [.. cases.Select(i => study.Cases[i])],
            DeviantCases = [.. cases.Where(i => study.Y[i] < 0.5).Select(i => study.Cases[i])],
            Inclusion = inclusion,
            Pri = fit.Pri ?? 0,
        };
    }

    /// <summary>The fit of a row to which cases belong wholly or not at all.</summary>
    private static SufficiencyFit OfMembers(double[] outcomes)
    {
        var members = new double[outcomes.Length];
        Array.Fill(members, 1);
        return SufficiencyFit.Of(members, outcomes);
    }

    private TruthTableRow Empty(long number) => number >= 1 && number <= RowCount
        ? new TruthTableRow { Number = number, Values = ValuesOf(Study, number), Output = RowOutput.Remainder, Cases = [], DeviantCases = [], Inclusion = null, Pri = null }
        : throw new InputException(string.Create(CultureInfo.InvariantCulture, $"the truth table has no row {number}; rows go from 1 to {RowCount}."));
}
