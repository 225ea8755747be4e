using System.Globalization;
using System.Text;
using Forestall.Record;

namespace Forestall.Tests.Record;

/// <summary>A simple reader of UCDP event files, written apart from the product's, to compare with.</summary>
internal static class EventFile
{
    /// <summary>Deaths by month of start and type (1 state-based, 2 non-state, 3 one-sided).</summary>
    public static Dictionary<(Month Month, int Type), Deaths> Sums(string path)
    {
        var rows = Rows(File.ReadAllText(path)).ToList();
        int At(string name) => rows[0].IndexOf(name);
        var (date, type, low, best, high) = (At("date_start"), At("type_of_violence"), At("low"), At("best"), At("high"));
        var sums = new Dictionary<(Month, int), Deaths>();
        foreach (var row in rows.Skip(1))
        {
            var key = (Month.Parse(row[date][..7]), int.Parse(row[type], CultureInfo.InvariantCulture));
            sums[key] = sums.GetValueOrDefault(key) + new Deaths(Number(row[low]), Number(row[best]), Number(row[high]));
        }

        return sums;
    }

    public static IEnumerable<List<string>> Rows(string text)
    {
        var (row, field, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted)
            {
                if (c != '"')
                {
                    field.Append(c);
                }
                else if (i + 1 < text.Length && text[i + 1] == '"')
                {
                    field.Append('"');
                    i++;
                }
                else
                {
                    quoted = false;
                }
            }
            else if (c == '"')
            {
                quoted = true;
            }
            else if (c is ',' or '\n')
            {
                row.Add(field.ToString());
                field.Clear();
                if (c == '\n')
                {
                    yield return row;
                    row = [];
                }
            }
            else if (c != '\r')
            {
                field.Append(c);
            }
        }
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
