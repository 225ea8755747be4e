using Forestall.Files;

namespace Forestall.Record;

/// <summary>
/// The list of states and their numbers in the systems that sources use: ISO 3166-1 (alpha-3 and numeric), Gleditsch and Ward,
/// Correlates of War, with UCDP's name for each.
/// </summary>
internal static class CountryList
{
    private static readonly Lazy<IReadOnlyList<Country>> Rows = new(Read);
    private static readonly Lazy<Dictionary<int, Country>> ByGleditschWard = new(static () => Rows.Value.ToDictionary(static c => c.GleditschWard));
    private static readonly Lazy<Dictionary<string, Country>> ByCode = new(static () => Rows.Value.ToDictionary(static c => c.Code, StringComparer.OrdinalIgnoreCase));
    private static readonly Lazy<Dictionary<int, Country>> ByIsoNumber = new(static () => Rows.Value.Where(static c => c.IsoNumber > 0).ToDictionary(static c => c.IsoNumber));

    /// <summary>All states.</summary>
    public static IReadOnlyList<Country> All => Rows.Value;

    /// <summary>The state with a Gleditsch-Ward number, or null.</summary>
    public static Country? WithGleditschWard(int number) => ByGleditschWard.Value.GetValueOrDefault(number);

    /// <summary>The state with an ISO alpha-3 code, or null.</summary>
    public static Country? WithCode(string code) => ByCode.Value.GetValueOrDefault(code);

    /// <summary>The state with an ISO numeric code, or null.</summary>
    public static Country? WithIsoNumber(int number) => ByIsoNumber.Value.GetValueOrDefault(number);

    private static List<Country> Read()
    {
        using var table = TableReader.Open("countries.csv", static () => new StreamReader(typeof(CountryList).Assembly.GetManifestResourceStream("countries.csv")!));
        var (code, gw, cow) = (table.Require("iso3"), table.Require("gleditsch_ward"), table.Require("correlates_of_war"));
        var (number, name, ucdp, theatres) = (table.Require("iso_numeric"), table.Require("name"), table.Require("ucdp_name"), table.Require("theatres"));
        var parent = table.Require("before_independence");
        var rows = new List<Country>();
        while (table.Read())
        {
            rows.Add(new Country(
                table.Text(code),
                table.Int(gw),
                table.Int(cow),
                (int)(table.CountOrNone(number) ?? 0),
                table.Text(name),
                table.Text(ucdp),
                table.Text(theatres).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
                table.Text(parent) is { Length: > 0 } state ? state : null));
        }

        return rows;
    }
}

/// <summary>A state and its numbers.</summary>
/// <param name="Code">ISO 3166 alpha-3 code.</param>
/// <param name="GleditschWard">Gleditsch-Ward number.</param>
/// <param name="CorrelatesOfWar">Correlates of War number.</param>
/// <param name="IsoNumber">ISO 3166 numeric code; 0 where there is none.</param>
/// <param name="Name">Short English name.</param>
/// <param name="UcdpName">UCDP's name.</param>
/// <param name="Theatres">Places by which crises in it are known.</param>
/// <param name="BeforeIndependence">Code of the state it belonged to before its independence since 1989; null for others.</param>
internal sealed record Country(
    string Code,
    int GleditschWard,
    int CorrelatesOfWar,
    int IsoNumber,
    string Name,
    string UcdpName,
    IReadOnlyList<string> Theatres,
    string? BeforeIndependence);
