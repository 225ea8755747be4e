using Forestall.Files;

namespace Forestall.Record.Build;

/// <summary>Reads the UCDP country-year data set on organised violence within country borders: deaths by type and year.</summary>
internal static class CountryYearFile
{
    public static List<Row> Read(string path)
    {
        using var table = TableReader.Open(path);
        var rows = new List<Row>();
        var row = Rows(table, rows.Add);
        while (table.Read())
        {
            row();
        }

        return rows;
    }

    /// <summary>Finds the columns; what it gives reads the current row.</summary>
    public static Action Rows(TableReader table, Action<Row> add)
    {
        var (id, year, region, version) = (table.Require("country_id_cy"), table.Require("year_cy"), table.Require("region_cy"), table.Require("version"));
        var types = new[] { Columns(table, "sb_total_deaths_"), Columns(table, "ns_total_deaths_"), Columns(table, "os_total_deaths_") };
        var all = Columns(table, "cumulative_total_deaths_in_orgvio_");
        var (civilians, stateBasedCivilians, nonStateCivilians) = (
            table.Require("cumulative_total_deaths_civilians_in_orgvio_cy"), table.Require("sb_deaths_civilians_cy"), table.Require("ns_deaths_civilians_cy"));
        var governments = table.Require("os_any_govt_killings_best_cy");
        return () =>
        {
            var country = CountryList.WithGleditschWard((int)Math.Min(table.Count(id), int.MaxValue)) ?? throw table.Wrong(id, $"{table.Text(id)} is no known Gleditsch-Ward number");
            var byType = types.Select(c => Read(table, c)).ToArray();
            var civilian = table.Count(civilians);
            var (sb, ns) = (table.Count(stateBasedCivilians), table.Count(nonStateCivilians));
            if (byType[0] + byType[1] + byType[2] != Read(table, all))
            {
                throw table.Wrong(all.Best, "the deaths by type do not add up to the total of the year");
            }

            if (civilian < sb + ns || civilian > Read(table, all).Best)
            {
                throw table.Wrong(civilians, $"{civilian} civilians do not fit the deaths by type");
            }

            add(new Row(country, table.Year(year), table.Text(region), byType, [sb, ns, civilian - sb - ns], table.Count(governments), table.Text(version)));
        };
    }

    private static (int Low, int Best, int High) Columns(TableReader table, string prefix) =>
        (table.Require($"{prefix}low_cy"), table.Require($"{prefix}best_cy"), table.Require($"{prefix}high_cy"));

    private static Deaths Read(TableReader table, (int Low, int Best, int High) c) => new(table.Count(c.Low), table.Count(c.Best), table.Count(c.High));

    /// <summary>One country-year.</summary>
    /// <param name="Country">The state.</param>
    /// <param name="Year">Calendar year.</param>
    /// <param name="Region">UCDP region.</param>
    /// <param name="Deaths">Deaths: state-based, non-state, one-sided.</param>
    /// <param name="Civilians">Of the best estimates, how many were civilians: in state-based, non-state, one-sided violence.</param>
    /// <param name="OneSidedByGovernments">Best estimate of deaths in one-sided violence by any government.</param>
    /// <param name="Version">Version of the data set.</param>
    internal sealed record Row(Country Country, int Year, string Region, Deaths[] Deaths, long[] Civilians, long OneSidedByGovernments, string Version);
}
