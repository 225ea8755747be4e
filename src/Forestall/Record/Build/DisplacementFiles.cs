using Forestall.Files;

namespace Forestall.Record.Build;

/// <summary>Reads displacement by country of origin and year: UNHCR's population statistics and IDMC's estimates.</summary>
internal static class DisplacementFiles
{
    /// <summary>
    /// Gives the figures of countries that were not yet independent to the state they belonged to, as UCDP counts deaths:
    /// East Timor's to Indonesia until 2001, Eritrea's to Ethiopia until 1992.
    /// </summary>
    /// <param name="byOrigin">Figures by country of origin and year.</param>
    /// <param name="covered">Whether the record has a situation in a year.</param>
    public static Dictionary<(string Situation, int Year), Displacement> UnderStates(
        IEnumerable<KeyValuePair<(string Situation, int Year), Displacement>> byOrigin,
        Func<(string Situation, int Year), bool> covered)
    {
        var under = new Dictionary<(string, int), Displacement>();
        foreach (var (key, figures) in byOrigin)
        {
            var state = covered(key) ? key : (CountryList.WithCode(key.Situation)?.BeforeIndependence ?? key.Situation, key.Year);
            under[state] = under.GetValueOrDefault(state) + figures;
        }

        return under;
    }

    /// <summary>UNHCR's population by country of origin and year, and how many rows the file has.</summary>
    public static Dictionary<(string Situation, int Year), Displacement> ReadUnhcr(string path, out long rows)
    {
        using var table = TableReader.Open(path);
        var (origin, year) = (table.Require("coo_iso"), table.Require("year"));
        var (refugees, seekers, returned, idps) = (table.Require("refugees"), table.Require("asylum_seekers"), table.Require("returned_refugees"), table.Require("idps"));
        var found = new Dictionary<(string, int), Displacement>();
        while (table.Read())
        {
            var key = (table.Text(origin), table.Year(year));
            var row = new Displacement(table.CountOrNone(refugees), table.CountOrNone(seekers), table.CountOrNone(returned), table.CountOrNone(idps), ConflictDisplaced: null);
            if (!found.TryAdd(key, row))
            {
                throw table.Wrong(year, $"{key.Item1} {key.Item2} stands in the file twice");
            }
        }

        rows = table.Rows;
        return found;
    }

    /// <summary>People internally displaced by conflict, by country and year, and how many rows the file has.</summary>
    public static Dictionary<(string Situation, int Year), long> ReadIdmc(string path, out long rows)
    {
        using var table = TableReader.Open(path);
        var (origin, year, total) = (table.Require("coo_iso"), table.Require("year"), table.Require("total"));
        var found = new Dictionary<(string, int), long>();
        while (table.Read())
        {
            var key = (table.Text(origin), table.Year(year));
            found[key] = found.GetValueOrDefault(key) + table.Count(total);
        }

        rows = table.Rows;
        return found;
    }
}
