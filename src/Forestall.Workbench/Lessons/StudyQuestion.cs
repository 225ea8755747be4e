using System.Globalization;
using Forestall.Lessons;
using Forestall.Lessons.Claim;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Forestall.Workbench.Lessons;

/// <summary>What a study asks, as its address holds it.</summary>
public sealed record StudyQuestion
{
    /// <summary>So many conditions at most; more than the command line, which takes its time.</summary>
    public const int MostConditions = 10;

    private const int FirstConditionsOfOwn = 4;

    /// <summary>What is usually asked for.</summary>
    public static ClaimSettings Usual { get; } = new();

    /// <summary>The cases.</summary>
    public required StudyTable Table { get; init; }

    /// <summary>What is explained.</summary>
    public required StudyColumn Outcome { get; init; }

    /// <summary>Whether its absence is explained.</summary>
    public required bool Negated { get; init; }

    /// <summary>The conditions, in the order of the table.</summary>
    public required IReadOnlyList<StudyColumn> Conditions { get; init; }

    /// <summary>The anchors of the measured columns among outcome and conditions.</summary>
    public required IReadOnlyDictionary<string, Anchors> Anchors { get; init; }

    /// <summary>The cut-offs.</summary>
    public required TruthTableSettings Rows { get; init; }

    /// <summary>The value of each condition that should bring the outcome about; none where nothing is expected.</summary>
    public required IReadOnlyDictionary<string, int> Expected { get; init; }

    /// <summary>The set that is drawn; null for the first term of the first solution.</summary>
    public required string? Set { get; init; }

    /// <summary>Why this cannot be answered as it stands; null where it can.</summary>
    public string? Trouble =>
        Conditions.Count == 0 ? "No condition is chosen; choose at least one."
        : Conditions.Count > MostConditions ? FormattableString.Invariant($"{Conditions.Count} conditions are chosen; the workbench answers for at most {MostConditions}, the command line for {Study.MostConditions}. Take some out.")
        : Conditions.Contains(Outcome) ? $"{Outcome.Name} is the outcome and stands among the conditions; take it out of one of the two."
        : Anchors.FirstOrDefault(static a => !a.Value.Ordered) is { Key: { } name } ? $"The anchors of {name} neither rise nor fall from exclusion over crossover to inclusion; move one past the other."
        : null;

    /// <summary>The outcome as it is written.</summary>
    public string OutcomeText => Negated ? "~" + Outcome.Name : Outcome.Name;

    /// <summary>Directional expectations as a minimisation takes them.</summary>
    public IReadOnlyList<string> DirectionalExpectations =>
        [.. Conditions.Where(c => Expected.ContainsKey(c.Name)).Select(c => FormattableString.Invariant($"{c.Name}={Expected[c.Name]}"))];

    /// <summary>Everything but the set that is drawn, always in the same order.</summary>
    public string Key => QueryString.Create(Fields).ToString();

    /// <summary>The same as fields of a form.</summary>
    public IEnumerable<KeyValuePair<string, StringValues>> Fields => Parts();

    /// <summary>The address's query.</summary>
    public string Query => Set is { } set ? $"{Key}&set={Uri.EscapeDataString(set)}" : Key;

    /// <summary>The query of the calibration of one column.</summary>
    public string CalibrationQuery(string column) => QueryString.Create(
        [new("table", Table.Id), new("column", column), .. AnchorParts(column, Anchors[column])]).ToString();

    /// <summary>Reads an address.</summary>
    /// <exception cref="InputException">A value in it cannot be.</exception>
    public static StudyQuestion Of(StudyTables tables, IQueryCollection query)
    {
        var table = tables.Find(Text(query, "table") ?? CaseLibrary.Id);
        var fresh = Text(query, "outcome") is null;
        var outcome = fresh ? FirstOutcome(table) : table.Column(Text(query, "outcome")!);
        var names = query["c"].OfType<string>().Where(static c => c.Length > 0).Select(c => table.Column(c).Name).ToHashSet(StringComparer.Ordinal);
        var conditions = fresh && names.Count == 0 ? FirstConditions(table, outcome) : [.. table.Columns.Where(c => names.Contains(c.Name))];
        return new StudyQuestion
        {
            Table = table,
            Outcome = outcome,
            Negated = Text(query, "negate") switch
            {
                null or "0" => false,
                "1" => true,
                { } other => throw new InputException($"'{other}' does not say whether the negation is explained; write negate=1, or leave it out."),
            },
            Conditions = conditions,
            Anchors = conditions.Append(outcome).Where(static c => c.Use == ColumnUse.Measured).DistinctBy(static c => c.Name, StringComparer.Ordinal)
                .ToDictionary(static c => c.Name, c => AnchorsOf(query, c), StringComparer.Ordinal),
            Rows = new TruthTableSettings
            {
                InclusionCut = Number(query, "incl", "the inclusion cut-off") ?? Usual.SufficiencyCut,
                PriCut = Number(query, "pri", "the PRI cut-off") ?? Usual.PriCut,
                FrequencyCut = Whole(query, "n", "the frequency cut-off") ?? Usual.FrequencyCut,
            }.Checked(),
            Expected = fresh && table.IsLibrary && !query.Keys.Any(static k => k.StartsWith("x.", StringComparison.Ordinal))
                ? CaseLibrary.FirstConditions.ToDictionary(static c => c.Name, static c => c.Expected, StringComparer.Ordinal)
                : conditions.Select(c => (c.Name, Value: Expectation(query, c))).Where(static c => c.Value is not null).ToDictionary(static c => c.Name, static c => c.Value!.Value, StringComparer.Ordinal),
            Set = Text(query, "set"),
        };
    }

    /// <summary>The anchors of one column, from an address.</summary>
    /// <exception cref="InputException">One is no number.</exception>
    public static Anchors AnchorsOf(IQueryCollection query, StudyColumn column)
    {
        var beginning = Lessons.Anchors.Beginning(column.Values);
        return new Anchors(
            Number(query, $"e.{column.Name}", $"the exclusion of {column.Name}") ?? beginning.Exclusion,
            Number(query, $"c.{column.Name}", $"the crossover of {column.Name}") ?? beginning.Crossover,
            Number(query, $"i.{column.Name}", $"the inclusion of {column.Name}") ?? beginning.Inclusion);
    }

    /// <summary>A value of a query; null where it is missing or empty.</summary>
    public static string? Text(IQueryCollection query, string name) => query.TryGetValue(name, out var values) && values[^1] is { Length: > 0 } text ? text.Trim() : null;

    /// <summary>A number of a query; null where it is missing.</summary>
    /// <exception cref="InputException">It is none.</exception>
    internal static double? Number(IQueryCollection query, string name, string what) =>
        Text(query, name) is not { } text ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value
        : throw new InputException($"'{text}' is no number for {what}; write it with a point, as in 0.8.");

    /// <summary>A whole number of a query; null where it is missing.</summary>
    /// <exception cref="InputException">It is none.</exception>
    internal static int? Whole(IQueryCollection query, string name, string what) =>
        Text(query, name) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value
        : throw new InputException($"'{text}' is no whole number for {what}; write one from 0 on.");

    private static StudyColumn FirstOutcome(StudyTable table) =>
        table.IsLibrary ? table.Column("AVERTED") : table.Usable.Last(c => c.Levels == 2 || !table.Usable.Any(static o => o.Levels == 2));

    private static StudyColumn[] FirstConditions(StudyTable table, StudyColumn outcome) =>
        table.IsLibrary ? [.. table.Columns.Where(static c => CaseLibrary.FirstConditions.Any(f => f.Name == c.Name))] : [.. table.Usable.Where(c => c != outcome).Take(FirstConditionsOfOwn)];

    private static int? Expectation(IQueryCollection query, StudyColumn condition)
    {
        var value = Whole(query, $"x.{condition.Name}", $"what is expected of {condition.Name}");
        return value is null || (value >= 0 && value < condition.Levels)
            ? value
            : throw new InputException(FormattableString.Invariant($"{condition.Name} has the values 0 to {condition.Levels - 1}, and {value} is expected of it; choose one of them, or nothing."));
    }

    private IEnumerable<KeyValuePair<string, StringValues>> Parts() =>
    [
        new("table", Table.Id),
        new("outcome", Outcome.Name),
        .. Negated ? [new("negate", "1")] : Array.Empty<KeyValuePair<string, StringValues>>(),
        .. Conditions.Select(static c => new KeyValuePair<string, StringValues>("c", c.Name)),
        .. Anchors.OrderBy(static a => a.Key, StringComparer.Ordinal).SelectMany(static a => AnchorParts(a.Key, a.Value)),
        new("incl", Written(Rows.InclusionCut)),
        new("pri", Written(Rows.PriCut)),
        new("n", Written(Rows.FrequencyCut)),
        .. Conditions.Where(c => Expected.ContainsKey(c.Name)).Select(c => new KeyValuePair<string, StringValues>($"x.{c.Name}", Written(Expected[c.Name]))),
    ];

    private static IEnumerable<KeyValuePair<string, StringValues>> AnchorParts(string column, Anchors anchors) =>
        anchors.Named.Select(a => new KeyValuePair<string, StringValues>($"{a.Name}.{column}", Written(a.Value)));

    private static string Written(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
