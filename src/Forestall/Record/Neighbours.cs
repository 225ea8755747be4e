using Forestall.Files;

namespace Forestall.Record;

/// <summary>
/// Which situations border on each other: states with a land or river border or less than 24 miles of water between them, by month
/// (Correlates of War, Direct Contiguity 3.2, types 1 to 3; Stinnett et al. 2002). The source ends in 2016; borders of that year stand for the years after.
/// </summary>
public sealed class Neighbours
{
    /// <summary>The file in the record.</summary>
    internal const string File = "neighbours.csv";

    private const string Header = "situation,neighbour,from,to";

    private static readonly Lazy<Neighbours> EmbeddedNeighbours = new(static () =>
        new Neighbours(Read(TableReader.Open(File, static () => new StreamReader(typeof(Neighbours).Assembly.GetManifestResourceStream($"record/{File}")!)))));

    private readonly ILookup<string, Border> _bySituation;

    internal Neighbours(IReadOnlyList<Border> borders)
    {
        Borders = borders;
        _bySituation = borders.Concat(borders.Select(static b => b with { Situation = b.Neighbour, Neighbour = b.Situation })).ToLookup(static b => b.Situation, StringComparer.Ordinal);
    }

    /// <summary>The borders that ship with Forestall.</summary>
    public static Neighbours Embedded => EmbeddedNeighbours.Value;

    /// <summary>All borders, each once.</summary>
    internal IReadOnlyList<Border> Borders { get; }

    /// <summary>Codes of the situations that border on one in a month, in order; none where the source knows none.</summary>
    /// <param name="situation">Code of the situation.</param>
    /// <param name="month">The month.</param>
    public IReadOnlyList<string> Of(string situation, Month month) =>
        [.. _bySituation[situation].Where(b => b.From <= month && (b.To is not { } to || to >= month)).Select(static b => b.Neighbour).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    internal static string Render(IReadOnlyList<Border> borders) =>
        string.Concat(borders.Select(static b => $"{b.Situation},{b.Neighbour},{b.From},{b.To}\n").Prepend(Header + "\n"));

    internal static List<Border> Read(TableReader table)
    {
        using (table)
        {
            var (situation, neighbour, from, to) = (table.Require("situation"), table.Require("neighbour"), table.Require("from"), table.Require("to"));
            var rows = new List<Border>();
            while (table.Read())
            {
                rows.Add(new Border(table.Text(situation), table.Text(neighbour), table.Month(from), table.Text(to).Length == 0 ? null : table.Month(to)));
            }

            return rows;
        }
    }
}

/// <summary>A border between two situations.</summary>
/// <param name="Situation">Code of one, the first in order.</param>
/// <param name="Neighbour">Code of the other.</param>
/// <param name="From">First month.</param>
/// <param name="To">Last month; null while it lasts.</param>
internal sealed record Border(string Situation, string Neighbour, Month From, Month? To);
