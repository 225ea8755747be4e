using System.Globalization;
using System.Text;
using Forestall.Files;

namespace Forestall.Workbench.Shell;

/// <summary>A figure's table as CSV: numbers in full, a point for decimals, months as yyyy-MM.</summary>
internal static class FigureCsv
{
    public static string Of(FigureTable table)
    {
        var text = new StringBuilder();
        text.AppendJoin(',', table.Columns.Select(static c => CsvField.Quoted(c.Heading))).Append('\n');
        foreach (var row in table.Rows)
        {
            text.AppendJoin(',', row.Select(static cell => CsvField.Quoted(cell is double number ? number.ToString("R", CultureInfo.InvariantCulture) : Convert.ToString(cell, CultureInfo.InvariantCulture) ?? string.Empty))).Append('\n');
        }

        return text.ToString();
    }
}
