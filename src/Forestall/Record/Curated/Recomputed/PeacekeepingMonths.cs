using System.Globalization;
using Forestall.Files;

namespace Forestall.Record.Curated.Recomputed;

/// <summary>A month of an armed conflict in Africa, from the data of Hultman, Kathman and Shannon (2013).</summary>
/// <param name="Country">Where.</param>
/// <param name="Year">Year.</param>
/// <param name="Month">Month of the year.</param>
/// <param name="Killed">Civilians killed by any side.</param>
/// <param name="Covariates">Those of their Model 1, in the order of <see cref="PeacekeepingMonths.Columns"/>.</param>
internal sealed record PeacekeepingMonth(string Country, int Year, int Month, int Killed, double[] Covariates)
{
    /// <summary>Whether any peacekeepers were there the month before.</summary>
    public bool WithPeacekeepers => Covariates[PeacekeepingMonths.Troops] > 0 || Covariates[PeacekeepingMonths.Police] > 0 || Covariates[PeacekeepingMonths.Observers] > 0;

    /// <summary>Whether this is Rwanda in April 1994.</summary>
    public bool IsGenocideMonth => Country == "Rwanda" && Year == 1994 && Month == 4;
}

/// <summary>Reads <c>hks2013.csv</c>.</summary>
internal static class PeacekeepingMonths
{
    /// <summary>Troops, in thousands.</summary>
    public const int Troops = 0;

    /// <summary>Police, in thousands.</summary>
    public const int Police = 1;

    /// <summary>Military observers, in thousands.</summary>
    public const int Observers = 2;

    /// <summary>Covariates of Model 1.</summary>
    public static readonly string[] Columns = ["troopLag", "policeLag", "militaryobserversLag", "brv_AllLag", "osvAllLagDum", "incomp", "epduration", "lntpop"];

    /// <summary>All months.</summary>
    public static IReadOnlyList<PeacekeepingMonth> Read(string path)
    {
        using var table = TableReader.Open(path);
        var (country, year, month, killed) = (table.Require("location"), table.Require("year"), table.Require("mon"), table.Require("osvAll"));
        var covariates = Columns.Select(c => table.Require(c)).ToArray();
        var months = new List<PeacekeepingMonth>();
        while (table.Read())
        {
            var count = table.Count(killed);
            months.Add(new PeacekeepingMonth(
                table.Text(country),
                table.Year(year),
                (int)table.Count(month),
                count <= 10_000_000 ? (int)count : throw table.Wrong(killed, $"{count} people killed in a month is more than can be"),
                [.. covariates.Select(c => NotNegative(table, c))]));
        }

        return months;
    }

    private static double NotNegative(TableReader table, int column)
    {
        var text = table.Text(column);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is >= 0 and < double.PositiveInfinity ? value
            : throw table.Wrong(column, $"'{text}' is no number of at least zero");
    }
}
