using Forestall.Files;

namespace Forestall.Record.Build;

/// <summary>Reads mid-year population by country: estimates, and the medium projection for years that have none yet.</summary>
internal static class PopulationFile
{
    private const string KosovoCode = "OWID_KOS";

    public static Dictionary<(string Situation, int Year), long> Read(string path, out long rows)
    {
        using var table = TableReader.Open(path);
        var (code, year) = (table.Require("Code"), table.Require("Year"));
        var (estimate, projection) = (table.Require("Population, total"), table.Require("Population, medium projection (Projected)"));
        var found = new Dictionary<(string, int), long>();
        while (table.Read())
        {
            if ((table.CountOrNone(estimate) ?? table.CountOrNone(projection)) is { } people)
            {
                var country = table.Text(code);
                found[(country == KosovoCode ? "XKX" : country, table.Year(year))] = people;
            }
        }

        rows = table.Rows;
        return found;
    }
}
