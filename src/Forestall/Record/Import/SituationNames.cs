using System.Globalization;

namespace Forestall.Record.Import;

/// <summary>Finds a state by what files call it: number, code or name.</summary>
internal static class SituationNames
{
    /// <summary>Numbers of states in other lists than the one their number belongs to, or that were replaced.</summary>
    private static readonly Dictionary<int, string> OtherNumbers = new() { [255] = "DEU", [340] = "SRB", [679] = "YEM", [946] = "KIR", [947] = "TUV", [955] = "TON" };

    /// <summary>ISO numbers of territories and of states as they were, with the situation they are counted in.</summary>
    private static readonly Dictionary<int, string> OtherIsoNumbers = Numbers(
        ("ISR", [275]), ("MAR", [732]), ("XKX", [383]), ("SDN", [736]), ("SRB", [891]), ("ETH", [230]), ("YEM", [886]), ("DEU", [280]),
        ("CHN", [344, 446]), ("USA", [16, 316, 580, 630, 850]), ("FRA", [175, 254, 258, 312, 474, 540, 638, 652, 663, 666, 876]),
        ("GBR", [60, 92, 136, 238, 292, 500, 654, 660, 796, 831, 832, 833]), ("NLD", [531, 533, 534, 535]), ("NZL", [184, 570, 772]),
        ("DNK", [234, 304]), ("AUS", [162, 166, 574]), ("FIN", [248]), ("NOR", [744]));

    private static readonly (string Name, string Code)[] OtherNames =
    [
        ("Burma", "MMR"), ("Democratic Republic of Congo", "COD"), ("Democratic Republic of the Congo", "COD"), ("Republic of Congo", "COG"),
        ("Republic of the Congo", "COG"), ("Swaziland", "SWZ"), ("Macedonia", "MKD"), ("Kosovo", "XKX"), ("Palestine", "ISR"), ("Gaza", "ISR"),
        ("Western Sahara", "MAR"), ("United States of America", "USA"), ("UK", "GBR"), ("Czech Republic", "CZE"), ("Turkiye", "TUR"), ("eSwatini", "SWZ"),
        ("Bosnia", "BIH"), ("Viet Nam", "VNM"), ("Russian Federation", "RUS"), ("Syrian Arab Republic", "SYR"), ("Iran (Islamic Republic of)", "IRN"),
        ("Cote d'Ivoire", "CIV"), ("Republic of Korea", "KOR"), ("Lao PDR", "LAO"), ("Sao Tome and Principe", "STP"), ("Vatican City", "VAT"),
    ];

    private static readonly Lazy<Dictionary<string, Country>> ByName = new(Names);

    /// <summary>The state with a Gleditsch-Ward number, as UCDP uses it; null when there is none.</summary>
    public static Country? WithNumber(long number) =>
        number is < 0 or > 9999
            ? null
            : CountryList.WithGleditschWard((int)number) ?? (OtherNumbers.TryGetValue((int)number, out var code) ? CountryList.WithCode(code) : null);

    /// <summary>The state with an ISO number, or the one a territory is counted in; null when there is none.</summary>
    public static Country? WithIsoNumber(long number) =>
        number is < 1 or > 999
            ? null
            : CountryList.WithIsoNumber((int)number) ?? (OtherIsoNumbers.TryGetValue((int)number, out var code) ? CountryList.WithCode(code) : null);

    /// <summary>The state with a name, in any case; null when there is none.</summary>
    public static Country? WithName(string name) => ByName.Value.GetValueOrDefault(name.Trim());

    /// <summary>The state with an ISO alpha-3 code, Gleditsch-Ward number or name; null when there is none.</summary>
    public static Country? With(string text) =>
        CountryList.WithCode(text)
        ?? (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? WithNumber(number) : WithName(text));

    private static Dictionary<string, Country> Names()
    {
        var names = new Dictionary<string, Country>(StringComparer.OrdinalIgnoreCase);
        foreach (var country in CountryList.All)
        {
            names[country.Name] = country;
        }

        foreach (var country in CountryList.All)
        {
            names.TryAdd(country.UcdpName, country);
            names.TryAdd(country.UcdpName.Split(" (")[0], country);
        }

        foreach (var (name, code) in OtherNames)
        {
            names.TryAdd(name, CountryList.WithCode(code)!);
        }

        return names;
    }

    private static Dictionary<int, string> Numbers(params (string Code, int[] Numbers)[] lists) =>
        lists.SelectMany(static l => l.Numbers.Select(n => (n, l.Code))).ToDictionary(static p => p.n, static p => p.Code);
}
