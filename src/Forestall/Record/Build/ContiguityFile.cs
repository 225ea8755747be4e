using Forestall.Files;

namespace Forestall.Record.Build;

/// <summary>Reads borders between states since 1989 from the Correlates of War contiguity data, one row for each pair and period.</summary>
internal static class ContiguityFile
{
    private const int WidestWater = 3;
    private static readonly Month First = new(1989, 1);

    /// <summary>Borders of a situation that the record knows, by land or by at most 24 miles of water.</summary>
    /// <param name="path">The file.</param>
    /// <param name="rows">Rows read.</param>
    public static List<Border> Read(string path, out long rows)
    {
        using var table = TableReader.Open(path);
        var (one, other, kind) = (table.Require("ccode1"), table.Require("ccode2"), table.Require("conttype"));
        var (start, end) = (table.Require("stdate"), table.Require("enddate"));
        var byNumber = CountryList.All.GroupBy(static c => c.CorrelatesOfWar).ToDictionary(static g => g.Key, static g => g.First().Code);
        var found = new List<(Border Border, Month Last)>();
        var last = First;
        while (table.Read())
        {
            var to = Month.Of(Day(table, end));
            last = to > last ? to : last;
            if (table.Int(kind) is >= 1 and <= WidestWater && to >= First
                && byNumber.TryGetValue(table.Int(one), out var a) && byNumber.TryGetValue(table.Int(other), out var b) && string.CompareOrdinal(a, b) < 0)
            {
                var from = Month.Of(Day(table, start));
                found.Add((new Border(a, b, from > First ? from : First, to), to));
            }
        }

        rows = table.Rows;
        return [.. Joined(found.Select(f => f.Border with { To = f.Last == last ? null : f.Last }))];
    }

    /// <summary>Periods of a pair that touch or overlap become one.</summary>
    private static IEnumerable<Border> Joined(IEnumerable<Border> borders)
    {
        foreach (var pair in borders.GroupBy(static b => (b.Situation, b.Neighbour)).OrderBy(static g => g.Key.Situation, StringComparer.Ordinal).ThenBy(static g => g.Key.Neighbour, StringComparer.Ordinal))
        {
            Border? open = null;
            foreach (var border in pair.OrderBy(static b => b.From).ThenBy(static b => b.To ?? new Month(9999, 12)))
            {
                if (open is null)
                {
                    open = border;
                }
                else if (open.To is null || border.From <= open.To + 1)
                {
                    open = open with { To = open.To is null || border.To is null ? null : border.To > open.To ? border.To : open.To };
                }
                else
                {
                    yield return open;
                    open = border;
                }
            }

            yield return open!;
        }
    }

    private static DateOnly Day(TableReader table, int column) =>
        DateOnly.TryParseExact(table.Text(column), "yyyy-MM-dd", out var day) ? day : throw table.Wrong(column, $"'{table.Text(column)}' is no day; write it as yyyy-MM-dd");
}
