namespace Forestall.Record;

/// <summary>
/// Names by which states are called beside the ones in the record: earlier, longer, shorter or other people's. A name of a state that is no more
/// leads to the one that the record (after Gleditsch and Ward) continues it with; Palestine to the situation in which Gaza and the West Bank are counted.
/// </summary>
public static class OtherNames
{
    private static readonly Dictionary<string, string> Codes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["America"] = "USA",
        ["Bosnia"] = "BIH",
        ["Bosnia-Herzegovina"] = "BIH",
        ["Britain"] = "GBR",
        ["Burma"] = "MMR",
        ["Cape Verde"] = "CPV",
        ["Congo-Brazzaville"] = "COG",
        ["Congo-Kinshasa"] = "COD",
        ["Cote d'Ivoire"] = "CIV",
        ["Côte d’Ivoire"] = "CIV",
        ["Czech Republic"] = "CZE",
        ["DRC"] = "COD",
        ["Democratic Republic of Congo"] = "COD",
        ["Democratic Republic of the Congo"] = "COD",
        ["East Germany"] = "DDR",
        ["Federal Republic of Yugoslavia"] = "SRB",
        ["Great Britain"] = "GBR",
        ["Holland"] = "NLD",
        ["Ivory Coast"] = "CIV",
        ["Kampuchea"] = "KHM",
        ["Macedonia"] = "MKD",
        ["North Yemen"] = "YEM",
        ["Palestine"] = "ISR",
        ["Republic of the Congo"] = "COG",
        ["Russian Federation"] = "RUS",
        ["Sao Tome and Principe"] = "STP",
        ["Serbia and Montenegro"] = "SRB",
        ["Slovak Republic"] = "SVK",
        ["Soviet Union"] = "RUS",
        ["Swaziland"] = "SWZ",
        ["Turkey"] = "TUR",
        ["Turkiye"] = "TUR",
        ["UK"] = "GBR",
        ["USSR"] = "RUS",
        ["United States of America"] = "USA",
        ["Vatican"] = "VAT",
        ["Viet Nam"] = "VNM",
        ["West Germany"] = "DEU",
        ["Yugoslavia"] = "SRB",
        ["Zaire"] = "COD",
        ["Zaïre"] = "COD",
    };

    /// <summary>All these names.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Codes.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The code of the situation that a name leads to; null where the name is not one of these.</summary>
    public static string? CodeOf(string name) => Codes.GetValueOrDefault(name);
}
