using Forestall.Files;

namespace Forestall.Record.Build;

/// <summary>Reads UCDP GED aggregated to country-months: deaths in total, events by type.</summary>
internal static class CountryMonthFile
{
    public static List<Row> Read(string path)
    {
        using var table = TableReader.Open(path);
        var (iso, year, month) = (table.Require("iso3"), table.Require("year"), table.Require("event_month"));
        var (best, low, high) = (table.Require("conflict_fatalities_best"), table.Require("conflict_fatalities_low"), table.Require("conflict_fatalities_high"));
        var (sb, ns, os) = (table.Require("conflict_state_based_events"), table.Require("conflict_non_state_events"), table.Require("conflict_one_sided_events"));
        var rows = new List<Row>();
        var seen = new HashSet<(string, Month)>();
        while (table.Read())
        {
            var code = table.Text(iso);
            if (CountryList.WithCode(code) is null)
            {
                throw table.Wrong(iso, $"'{code}' is no known ISO 3166 alpha-3 code");
            }

            var number = table.Count(month);
            if (number is < 1 or > 12)
            {
                throw table.Wrong(month, $"{number} is no month of the year; use 1 to 12");
            }

            var at = new Month(table.Year(year), (int)number);
            if (!seen.Add((code, at)))
            {
                throw table.Wrong(month, $"{code} {at} stands in the file twice");
            }

            rows.Add(new Row(code, at, [table.Int(sb), table.Int(ns), table.Int(os)], new Deaths(table.Count(low), table.Count(best), table.Count(high))));
        }

        return rows;
    }

    /// <summary>One country-month.</summary>
    /// <param name="Situation">ISO alpha-3 code.</param>
    /// <param name="Month">The month.</param>
    /// <param name="Events">Events: state-based, non-state, one-sided.</param>
    /// <param name="Deaths">Deaths of all types.</param>
    internal sealed record Row(string Situation, Month Month, int[] Events, Deaths Deaths);
}
