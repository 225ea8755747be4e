using Forestall.Brief;
using Forestall.Record.Curated;
using Forestall.Rubicon;
using Forestall.Workbench.Shell;

namespace Forestall.Workbench.Missed;

/// <summary>A column of the ledger by which its lines can be ordered.</summary>
/// <param name="Name">Its name in an address.</param>
/// <param name="Heading">Its heading.</param>
/// <param name="Value">What is compared, null where a line has none; null for the name of the crossing.</param>
internal sealed record LedgerColumn(string Name, string Heading, Func<LedgerLine, double?>? Value)
{
    public static IReadOnlyList<LedgerColumn> All { get; } =
    [
        new("crossing", "Crossing", Value: null),
        new("month", "Month", static l => l.Crossing.Month.Ordinal),
        new("deaths", "Deaths, with the year before", static l => l.Harm.Best),
        new("warned", "Warned, months before", static l => l.Warning?.Months),
        .. LedgerFigures.Classes.Select(static k => new LedgerColumn(Vocabulary.Name(k), Sentences.Capital(Vocabulary.Name(k)), l => l.First.TryGetValue(k, out var first) ? first.Lag : null)),
        new("before-coercion", "Deaths before coercion", static l => l.FirstCoercive?.Share),
    ];

    /// <summary>Whether it holds names, which one wants to see from the first on.</summary>
    public bool IsText => Value is null;
}

/// <summary>The order of the ledger's lines.</summary>
/// <param name="Column">The column they are ordered by.</param>
/// <param name="Descending">Whether the highest comes first. Lines without a value come last either way, and the month decides a tie.</param>
internal sealed record LedgerOrder(LedgerColumn Column, bool Descending)
{
    private const string Up = "ascending";
    private const string Down = "descending";

    /// <summary>By month, the earliest first.</summary>
    public static LedgerOrder Default { get; } = new(LedgerColumn.All.First(static c => c.Name == "month"), Descending: false);

    /// <summary>The direction in an address, which is what <c>aria-sort</c> says too.</summary>
    public string Direction => Descending ? Down : Up;

    /// <summary>The order an address asks for.</summary>
    /// <param name="sort">The name of a column; the month when empty.</param>
    /// <param name="direction"><c>ascending</c> or <c>descending</c>; when empty, what one wants to see first: names from the first on, numbers from the highest on.</param>
    /// <exception cref="InputException">There is no such column or direction.</exception>
    public static LedgerOrder Of(string? sort, string? direction)
    {
        var column = string.IsNullOrWhiteSpace(sort) ? null
            : LedgerColumn.All.FirstOrDefault(c => c.Name.Equals(sort.Trim(), StringComparison.OrdinalIgnoreCase))
                ?? throw new InputException($"the ledger cannot be sorted by '{sort}'; choose {string.Join(", ", LedgerColumn.All.Select(static c => c.Name))}.");
        var descending = direction?.Trim().ToUpperInvariant() switch
        {
            null or "" => (bool?)null,
            "ASCENDING" => false,
            "DESCENDING" => true,
            _ => throw new InputException($"'{direction}' is no direction; choose {Up} or {Down}."),
        };
        return column is null ? Default with { Descending = descending ?? Default.Descending } : new(column, descending ?? !column.IsText);
    }

    /// <summary>The order after a choice of a column: the other way round where it is that of the order already.</summary>
    public LedgerOrder Choosing(LedgerColumn column) => column == Column ? this with { Descending = !Descending } : new(column, !column.IsText);

    /// <summary>Lines in this order.</summary>
    /// <param name="lines">The lines, by month.</param>
    public IReadOnlyList<LedgerLine> Sorted(IReadOnlyList<LedgerLine> lines)
    {
        if (Column.Value is not { } value)
        {
            return [.. Descending ? lines.OrderByDescending(Title, StringComparer.OrdinalIgnoreCase) : lines.OrderBy(Title, StringComparer.OrdinalIgnoreCase)];
        }

        var known = lines.Where(l => value(l) is not null);
        return [.. Descending ? known.OrderByDescending(value) : known.OrderBy(value), .. lines.Where(l => value(l) is null)];
    }

    private static string Title(LedgerLine line) => Theatres.Title(line.Crossing);
}
