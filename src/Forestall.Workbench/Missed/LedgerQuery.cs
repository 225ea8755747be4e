using Forestall.Brief;
using Forestall.Record;
using Forestall.Record.Thresholds;
using Forestall.Rubicon;

namespace Forestall.Workbench.Missed;

/// <summary>Which lines of the ledger are wanted.</summary>
/// <param name="Search">Part of a situation's or theatre's name; empty for all.</param>
/// <param name="Region">A region; empty for all.</param>
/// <param name="From">First year of a crossing.</param>
/// <param name="To">Last year of a crossing.</param>
/// <param name="Covered">Whether only crossings whose measures were collected are wanted.</param>
internal sealed record LedgerQuery(string Search, string Region, int From, int To, bool Covered)
{
    /// <summary>What the address of a page, picture or answer asks for these lines.</summary>
    public string Address => FormattableString.Invariant($"?search={Uri.EscapeDataString(Search)}&region={Uri.EscapeDataString(Region)}&from={From}&to={To}&covered={(Covered ? "true" : "false")}");

    public static LedgerQuery Of(Workspace workspace, string? search, string? region, int? from, int? to, bool covered)
    {
        var (first, last) = (workspace.Record.From.Year, workspace.Record.To.Year);
        var query = new LedgerQuery(search?.Trim() ?? string.Empty, RegionOf(workspace, region), from ?? first, to ?? last, covered);
        return query.From >= first && query.To <= last && query.From <= query.To
            ? query
            : throw new InputException(FormattableString.Invariant($"the years {query.From} to {query.To} do not lie in the record in order; choose from {first} to {last}."));
    }

    /// <summary>The lines, by month.</summary>
    public IReadOnlyList<LedgerLine> Lines(Ledger ledger) =>
    [
        .. ledger.Lines.Where(l => l.Crossing.Kind == CrossingKind.Onset
            && l.Crossing.Month.Year >= From && l.Crossing.Month.Year <= To
            && (!Covered || l.Episode is not null)
            && (Region.Length == 0 || l.Crossing.Situation.Region == Region)
            && (Search.Length == 0 || Names(l.Crossing).Any(n => n.Contains(Search, StringComparison.OrdinalIgnoreCase)))),
    ];

    /// <summary>The regions of the record, by name.</summary>
    public static IReadOnlyList<string> Regions(Workspace workspace) => [.. workspace.Record.Situations.Select(static s => s.Region).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static string RegionOf(Workspace workspace, string? region) =>
        string.IsNullOrWhiteSpace(region) ? string.Empty
        : Regions(workspace).FirstOrDefault(r => r.Equals(region.Trim(), StringComparison.OrdinalIgnoreCase))
            ?? throw new InputException($"there is no region '{region}'; the regions are {string.Join(", ", Regions(workspace))}.");

    private static IEnumerable<string> Names(Crossing crossing) => [crossing.Id, Theatres.Title(crossing), .. crossing.Situation.Theatres];
}
