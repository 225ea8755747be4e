using System.Globalization;
using System.Text;
using Forestall.Lessons;

namespace Forestall.Workbench.Lessons;

/// <summary>Whether a file that was sent is a table of cases: its header, its rows and its numbers, with line and column of what is wrong.</summary>
internal static class OwnTable
{
    /// <summary>The largest file, in bytes.</summary>
    public const int LargestFile = 1024 * 1024;

    private const int MostCases = 2000;
    private const int MostColumns = 100;
    private const string SignsOfFormulas = "~*+{}[]=,;";

    /// <summary>The content as text.</summary>
    /// <exception cref="InputException">It is empty, too large, or not text.</exception>
    public static string Text(byte[] content)
    {
        if (content.Length is 0 or > LargestFile)
        {
            throw new InputException(content.Length == 0 ? "the file is empty; choose a table of cases." : $"the file has {content.Length:N0} bytes; at most {LargestFile:N0} can be sent, the command line reads larger ones.");
        }

        try
        {
            var text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(content).TrimStart('\uFEFF');
            return text.Contains('\0', StringComparison.Ordinal) ? throw new InputException("the file is no text; save the table as comma-separated values (CSV) and send that.") : text;
        }
        catch (DecoderFallbackException e)
        {
            throw new InputException("the file is not UTF-8 text; save the table as CSV in UTF-8 and send that.", e);
        }
    }

    /// <summary>The table, looked through.</summary>
    /// <exception cref="InputException">Something in it is wrong.</exception>
    public static StudyTable Checked(string id, string file, string text)
    {
        try
        {
            return Look(id, file, text);
        }
        catch (InputException e)
        {
            throw new InputException($"the table cannot be used: {e.Message}", e);
        }
    }

    private static StudyTable Look(string id, string file, string text)
    {
        var cases = CaseTable.Parse(file, text);
        if (cases.Cases.Count > MostCases || cases.Columns.Count > MostColumns)
        {
            throw new InputException($"{file}: {cases.Cases.Count:N0} cases and {cases.Columns.Count:N0} columns are more than the workbench takes ({MostCases:N0} and {MostColumns}); the command line reads larger tables.");
        }

        if (cases.Cases.Count < 2)
        {
            throw new InputException($"{file}, line 2: there is one case only; a comparison needs two or more.");
        }

        var twice = cases.Columns.GroupBy(static c => c, StringComparer.OrdinalIgnoreCase).FirstOrDefault(static g => g.Count() > 1);
        if (twice is not null)
        {
            throw new InputException($"{file}, line 1: the columns {string.Join(" and ", twice)} differ in capitals only; rename one.");
        }

        foreach (var column in cases.Columns)
        {
            CheckName(file, column);
            CheckNumbers(cases, file, text, column);
        }

        var table = new StudyTable(id, file, file, cases, text);
        return table.Usable.Count() < 2
            ? throw new InputException($"{file}: fewer than two columns hold numbers that vary, so there is no outcome with a condition; {string.Join("; ", table.Columns.Where(static c => c.Why.Length > 0).Take(3).Select(static c => $"'{c.Name}': {c.Why}"))}.")
            : table;
    }

    private static void CheckName(string file, string column)
    {
        if (column.Length == 0)
        {
            throw new InputException($"{file}, line 1: a column has no name; give it one.");
        }

        if (column.Any(static c => SignsOfFormulas.Contains(c, StringComparison.Ordinal) || char.IsControl(c)))
        {
            throw new InputException($"{file}, line 1, column '{column}': its name has a sign that formulas use ({string.Join(' ', SignsOfFormulas.AsEnumerable())}); rename it.");
        }
    }

    /// <summary>A column is of numbers or of text; a word among numbers is a mistake somebody wants to know of.</summary>
    private static void CheckNumbers(CaseTable cases, string file, string text, string column)
    {
        var cells = Cells(cases, column);
        if (cells is null)
        {
            return;
        }

        var numbers = cells.Count(static c => IsNumber(c));
        var wrong = Array.FindIndex(cells, static c => !IsNumber(c) && c is not ("-" or "NA"));
        if (wrong >= 0 && 2 * numbers > cells.Length)
        {
            throw new InputException($"{file}, line {LineOf(text, wrong + 1)} ({cases.Cases[wrong]}), column '{column}': '{cells[wrong]}' is no number, and most of the column are; write numbers with a point.");
        }
    }

    /// <summary>The cells as they are written; null where one is empty, which the page says of the column.</summary>
    private static string[]? Cells(CaseTable cases, string column)
    {
        try
        {
            return cases.Texts(column);
        }
        catch (InputException)
        {
            return null;
        }
    }

    private static bool IsNumber(string cell) => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value);

    /// <summary>The line on which a row begins, the header being line 1; line breaks within quotes count.</summary>
    private static int LineOf(string text, int row)
    {
        var (line, rows, quoted, empty) = (1, 0, false, true);
        foreach (var c in text)
        {
            if (c == '\n')
            {
                line++;
                if (!quoted && !empty && ++rows == row)
                {
                    return line;
                }

                empty = !quoted;
            }
            else if (c != '\r')
            {
                quoted ^= c == '"';
                empty = false;
            }
        }

        return line;
    }
}
