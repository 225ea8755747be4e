using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Forestall.Files;

/// <summary>Reads one sheet of an Excel workbook (.xlsx) as rows of texts: numbers as they are stored, formulas as their last results.</summary>
internal static class Workbook
{
    private const int MostColumns = 16_384;

    /// <summary>Whether a file is taken for a workbook, be it one that cannot be read.</summary>
    public static bool Is(string path) => Path.GetExtension(path).ToUpperInvariant() is ".XLSX" or ".XLSM" or ".XLS" or ".XLSB" or ".ODS";

    /// <summary>The rows of a sheet, the first of them the header; rows without any text are left out, and each is as long as the header.</summary>
    /// <param name="path">The file.</param>
    /// <param name="sheet">The sheet's name; null for the first one that is not hidden.</param>
    /// <exception cref="InputException">The file is missing, damaged or encrypted, or has no such sheet, or a cell holds an error or stands beyond the header.</exception>
    public static (string[] Header, List<string[]> Rows) Read(string path, string? sheet)
    {
        var name = Path.GetFileName(path);
        if (!File.Exists(path))
        {
            throw new InputException($"{path}: there is no such file; check the path.");
        }

        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var document = SpreadsheetDocument.Open(file, isEditable: false);
            var book = document.WorkbookPart ?? throw new InvalidDataException("it holds no workbook");
            return Rows(name, book, Find(name, book, sheet));
        }
        catch (Exception e) when (e is OpenXmlPackageException or InvalidDataException or FileFormatException or System.Xml.XmlException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new InputException($"{name}: this is no workbook that can be read ({e.Message.ReplaceLineEndings(" ").TrimEnd('.')}); it may be damaged, cut short, protected by a password, or of another kind; save it again as .xlsx or as CSV.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{name}: the file cannot be read ({e.Message.TrimEnd('.')}); check the path and the permissions.", e);
        }
    }

    private static WorksheetPart Find(string name, WorkbookPart book, string? sheet)
    {
        var sheets = (book.Workbook?.Sheets?.Elements<Sheet>() ?? []).Where(static s => s.Id?.Value is not null && s.Name?.Value is not null).ToList();
        var found = sheet is null
            ? sheets.Find(static s => s.State is null || s.State.Value == SheetStateValues.Visible) ?? sheets.FirstOrDefault()
            : sheets.Find(s => string.Equals(s.Name!.Value, sheet, StringComparison.OrdinalIgnoreCase));
        return found is null
            ? throw new InputException(sheet is null ? $"{name}: the workbook has no sheet; add the cases." : $"{name}: there is no sheet '{sheet}'; the sheets are {string.Join(", ", sheets.Select(static s => s.Name!.Value))}.")
            : book.GetPartById(found.Id!.Value!) as WorksheetPart ?? throw new InputException($"{name}: '{found.Name!.Value}' is a chart, no sheet of cells; name another with --sheet.");
    }

    private static (string[] Header, List<string[]> Rows) Rows(string name, WorkbookPart book, WorksheetPart part)
    {
        var shared = book.SharedStringTablePart?.SharedStringTable?.Elements<SharedStringItem>().Select(Text).ToList() ?? [];
        var header = new List<string>();
        var rows = new List<string[]>();
        foreach (var row in part.Worksheet?.GetFirstChild<SheetData>()?.Elements<Row>() ?? [])
        {
            var cells = new List<(int Column, string Text)>();
            var next = 0;
            foreach (var cell in row.Elements<Cell>())
            {
                var column = cell.CellReference?.Value is { } reference ? ColumnOf(reference) : next;
                next = column + 1;
                cells.Add((column, Text(name, cell, shared)));
            }

            if (cells.TrueForAll(static c => c.Text.Length == 0))
            {
                continue;
            }

            if (header.Count == 0)
            {
                header.AddRange(Enumerable.Repeat(string.Empty, cells.Where(static c => c.Text.Length > 0).Max(static c => c.Column) + 1));
                foreach (var (column, text) in cells.Where(c => c.Column < header.Count))
                {
                    header[column] = text;
                }

                continue;
            }

            var line = Enumerable.Repeat(string.Empty, header.Count).ToArray();
            foreach (var (column, text) in cells)
            {
                if (column < line.Length)
                {
                    line[column] = text;
                }
                else if (text.Length > 0)
                {
                    throw new InputException($"{name}, cell {Letters(column)}{row.RowIndex?.Value}: '{TableReader.Shown(text, 40)}' stands beyond the last heading; give the column a heading or empty the cell.");
                }
            }

            rows.Add(line);
        }

        return header.Count > 0 ? ([.. header], rows) : throw new InputException($"{name}: the sheet is empty; add a header and the cases, or name another sheet with --sheet.");
    }

    private static string Text(string name, Cell cell, List<string> shared)
    {
        var value = cell.CellValue?.Text ?? string.Empty;
        var kind = cell.DataType?.Value;
        if (kind == CellValues.SharedString)
        {
            return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < shared.Count ? shared[at].Trim() : throw new InvalidDataException("a text is missing");
        }

        if (kind == CellValues.InlineString)
        {
            return (cell.InlineString?.InnerText ?? string.Empty).Trim();
        }

        if (kind == CellValues.Error)
        {
            throw new InputException($"{name}, cell {cell.CellReference?.Value}: the cell holds the error {value}; mend its formula.");
        }

        return value.Trim();
    }

    /// <summary>The text of a shared string, without the hints for its pronunciation.</summary>
    private static string Text(SharedStringItem item) =>
        item.Text is { } plain ? plain.Text : string.Concat(item.Elements<Run>().Select(static r => r.Text?.Text));

    private static int ColumnOf(string reference)
    {
        var column = 0;
        foreach (var c in reference.TakeWhile(char.IsAsciiLetter))
        {
            column = (column * 26) + (char.ToUpperInvariant(c) - 'A' + 1);
            if (column > MostColumns)
            {
                break;
            }
        }

        return column is >= 1 and <= MostColumns ? column - 1 : throw new InvalidDataException($"a cell stands at '{reference}'");
    }

    private static string Letters(int column)
    {
        var text = string.Empty;
        for (var c = column + 1; c > 0; c = (c - 1) / 26)
        {
            text = (char)('A' + ((c - 1) % 26)) + text;
        }

        return text;
    }
}
