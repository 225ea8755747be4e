using Forestall.Files;

namespace Forestall.Record.Build;

/// <summary>Reads displacement by country of origin and year: UNHCR's population statistics and IDMC's estimates.</summary>
internal static class DisplacementFiles
{
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
