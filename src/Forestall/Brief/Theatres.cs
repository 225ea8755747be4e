using Forestall.Record.Thresholds;
using Forestall.Rubicon;

namespace Forestall.Brief;

/// <summary>The names by which well-known crossings are remembered.</summary>
public static class Theatres
{
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["SRB-1991-01"] = "Croatia",
        ["SRB-1998-05"] = "Kosovo",
        ["SRB-1999-03"] = "Kosovo",
        ["IDN-1999-07"] = "East Timor, Aceh, Maluku",
        ["RUS-1995-04"] = "Chechnya",
        ["RUS-1999-09"] = "Chechnya",
        ["RUS-2024-08"] = "war against Ukraine",
        ["AZE-1992-02"] = "Nagorno-Karabakh",
        ["AZE-1993-07"] = "Nagorno-Karabakh",
        ["AZE-2020-09"] = "Nagorno-Karabakh",
        ["GEO-1993-05"] = "Abkhazia",
        ["ISR-2009-01"] = "Gaza",
        ["ISR-2014-07"] = "Gaza",
        ["ISR-2023-10"] = "Israel and Gaza",
        ["ETH-1998-07"] = "war with Eritrea",
        ["ETH-2020-11"] = "Tigray",
        ["SDN-2023-05"] = "Khartoum, Darfur",
        ["UKR-2014-06"] = "Donbas",
        ["MMR-2017-08"] = "Rakhine",
        ["MOZ-2020-06"] = "Cabo Delgado",
        ["PHL-2017-05"] = "Marawi",
        ["CHN-1989-06"] = "Beijing",
        ["IRQ-1991-01"] = "Gulf war, Kurdistan, the south",
        ["NGA-2010-01"] = "Jos; Borno",
        ["USA-2001-09"] = "11 September",
    };

    /// <summary>All these names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Known.Values.SelectMany(static v => v.Split([", ", "; "], StringSplitOptions.None)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Country with theatre, such as <c>Serbia (Kosovo)</c>.</summary>
    public static string Title(Crossing crossing) =>
        Known.TryGetValue(crossing.Id, out var theatre) ? $"{crossing.Situation.Name} ({theatre})" : crossing.Situation.Name;

    /// <summary>Ids of the crossings remembered by a name, such as <c>Kosovo</c> or <c>East Timor</c>; none if the name is not known.</summary>
    public static IReadOnlyList<string> Named(string theatre)
    {
        ArgumentNullException.ThrowIfNull(theatre);
        return [.. Known.Where(k => k.Value.Split([", ", "; "], StringSplitOptions.None).Contains(theatre.Trim(), StringComparer.OrdinalIgnoreCase)).Select(static k => k.Key).Order(StringComparer.Ordinal)];
    }
}
