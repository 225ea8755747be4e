using System.Globalization;
using Forestall.Files;

namespace Forestall.Lessons;

/// <summary>
/// A table of cases as somebody wrote it: a name for each row, and columns of values found by name.
/// The first column holds the names of the cases when its heading is empty or says so (case, cases, name, id), or when it holds text;
/// otherwise the cases are numbered.
/// </summary>
public sealed class CaseTable
{
    private static readonly string[] NamesOfCases = ["case", "cases", "name", "id"];
    private readonly string[] _header;
    private readonly List<string[]> _rows;
    private readonly int _firstColumn;

    private CaseTable(string name, string[] header, List<string[]> rows, bool firstIsName)
    {
        Name = name;
        _header = header;
        _rows = rows;
        _firstColumn = firstIsName ? 1 : 0;
        Cases = firstIsName ? [.. rows.Select(static r => r[0])] : [.. Enumerable.Range(1, rows.Count).Select(static i => i.ToString(CultureInfo.InvariantCulture))];
        Columns = header[_firstColumn..];
        CheckNames();
    }

    /// <summary>The file's name, as used in messages.</summary>
    public string Name { get; }

    /// <summary>The names of the cases, row by row.</summary>
    public IReadOnlyList<string> Cases { get; }

    /// <summary>The names of the columns that hold values.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Reads a file of comma-separated values, or a sheet of an Excel workbook (.xlsx).</summary>
    /// <param name="path">The file.</param>
    /// <param name="sheet">The sheet of a workbook; null for the first.</param>
    /// <exception cref="InputException">The file cannot be read, has no rows, or names a case or a column twice.</exception>
    public static CaseTable Load(string path, string? sheet = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (Workbook.Is(path))
        {
            var (header, rows) = Workbook.Read(path, sheet);
            return Of(Path.GetFileName(path), Wide(Path.GetFileName(path), header), rows);
        }

        if (sheet is not null)
        {
            throw new InputException($"{Path.GetFileName(path)}: only a workbook has sheets; leave --sheet out, or name an .xlsx file.");
        }

        using var reader = TableReader.Open(path);
        return Read(reader);
    }

    /// <summary>Reads comma-separated values from a text.</summary>
    /// <exception cref="InputException">The text cannot be read as a table.</exception>
    public static CaseTable Parse(string name, string text)
    {
        using var reader = TableReader.Open(name, () => new StringReader(text));
        return Read(reader);
    }

    /// <summary>The values of a column as numbers. A dash stands for “does not apply” and becomes <see cref="double.NaN"/> where <paramref name="dashes"/> are allowed.</summary>
    /// <exception cref="InputException">There is no such column, or a cell is missing or no number.</exception>
    public double[] Values(string column, bool dashes = false)
    {
        var at = Place(column);
        var values = new double[_rows.Count];
        for (var row = 0; row < values.Length; row++)
        {
            var text = _rows[row][at];
            if (text.Length == 0 || text is "NA" or "NaN" or "." or "?")
            {
                throw Wrong(row, column, "the value is missing; fill it in or leave the case out");
            }

            if (text == "-" && dashes)
            {
                values[row] = double.NaN;
            }
            else if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out values[row]) || !double.IsFinite(values[row]))
            {
                throw Wrong(row, column, $"'{text}' is no number; write numbers with a point");
            }
        }

        return values;
    }

    /// <summary>The cells of a column as they are written.</summary>
    /// <exception cref="InputException">There is no such column, or a cell is empty.</exception>
    public string[] Texts(string column)
    {
        var at = Place(column);
        var empty = _rows.FindIndex(r => r[at].Length == 0);
        return empty < 0 ? [.. _rows.Select(r => r[at])] : throw Wrong(empty, column, "the cell is empty; fill it in or leave the case out");
    }

    /// <summary>The heading of a column as the file writes it.</summary>
    /// <exception cref="InputException">There is no such column.</exception>
    public string Heading(string column) => _header[Place(column)];

    /// <summary>The sentence for a cell that cannot be used.</summary>
    internal InputException Wrong(int row, string column, string problem) =>
        new($"{Name}, row {row + 1} ({Cases[row]}), column '{column}': {problem}.");

    private static CaseTable Read(TableReader reader)
    {
        var header = Wide(reader.Name, [.. reader.Header]);
        var rows = new List<string[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, header.Length).Select(reader.Text)]);
        }

        return Of(reader.Name, header, rows);
    }

    /// <summary>Makes a table from a header and rows of as many fields.</summary>
    /// <exception cref="InputException">There are no rows, or a case or a column is named twice.</exception>
    internal static CaseTable Of(string name, string[] header, List<string[]> rows)
    {
        if (rows.Count == 0)
        {
            throw new InputException($"{name}: the table has a header and no rows; add the cases.");
        }

        var named = header[0].Length == 0 || NamesOfCases.Contains(header[0], StringComparer.OrdinalIgnoreCase)
            || rows.Exists(static r => r[0].Length > 0 && r[0] is not ("-" or "NA") && !double.TryParse(r[0], NumberStyles.Float, CultureInfo.InvariantCulture, out _));
        return new CaseTable(name, header, rows, named);
    }

    private static string[] Wide(string name, string[] header) => header.Length >= 2
        ? header
        : throw new InputException($"{name}, line 1: a table of cases needs at least an outcome and one condition; found is {header.Length} column; check that commas divide the columns.");

    private int Place(string column)
    {
        var at = Array.IndexOf(_header, column, _firstColumn);
        if (at < 0)
        {
            at = Array.FindIndex(_header, _firstColumn, h => string.Equals(h, column, StringComparison.OrdinalIgnoreCase));
        }

        return at >= 0 ? at : throw new InputException($"{Name}, line 1: there is no column '{column}'; the columns are {string.Join(", ", Columns)}.");
    }

    private void CheckNames()
    {
        var columns = new HashSet<string>(StringComparer.Ordinal);
        foreach (var column in Columns)
        {
            if (!columns.Add(column))
            {
                throw new InputException($"{Name}, line 1: the column '{column}' is there twice; rename one.");
            }
        }

        var cases = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var row = 0; row < Cases.Count; row++)
        {
            if (Cases[row].Length == 0)
            {
                throw new InputException($"{Name}, row {row + 1}, column '{_header[0]}': the case has no name; give it one.");
            }

            if (!cases.TryAdd(Cases[row], row))
            {
                throw new InputException($"{Name}, row {row + 1}, column '{_header[0]}': the case '{Cases[row]}' is in row {cases[Cases[row]] + 1} already; name each case once.");
            }
        }
    }
}
