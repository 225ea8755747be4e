using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Forestall.Tests;

/// <summary>Makes workbooks as spreadsheet programs write them: shared texts, numbers, gaps between cells.</summary>
internal static class WorkbookFile
{
    /// <summary>Writes sheets of cells; a text becomes a shared string, a number a number, null a gap.</summary>
    public static string Write(string path, params (string Name, object?[][] Rows)[] sheets)
    {
        using var document = SpreadsheetDocument.Create(path, SpreadsheetDocumentType.Workbook);
        var book = document.AddWorkbookPart();
        book.Workbook = new Workbook(new Sheets());
        var texts = new List<string>();
        for (var s = 0; s < sheets.Length; s++)
        {
            var data = new SheetData();
            for (var r = 0; r < sheets[s].Rows.Length; r++)
            {
                var row = new Row { RowIndex = (uint)r + 1 };
                for (var c = 0; c < sheets[s].Rows[r].Length; c++)
                {
                    if (Cell(sheets[s].Rows[r][c], texts) is { } cell)
                    {
                        cell.CellReference = $"{(char)('A' + c)}{r + 1}";
                        row.Append(cell);
                    }
                }

                data.Append(row);
            }

            var part = book.AddNewPart<WorksheetPart>();
            part.Worksheet = new Worksheet(data);
            book.Workbook.Sheets!.Append(new Sheet { Id = book.GetIdOfPart(part), SheetId = (uint)s + 1, Name = sheets[s].Name });
        }

        book.AddNewPart<SharedStringTablePart>().SharedStringTable = new SharedStringTable(texts.Select(static t => new SharedStringItem(new Text(t))));
        return path;
    }

    private static Cell? Cell(object? value, List<string> texts)
    {
        switch (value)
        {
            case null:
                return null;
            case double number:
                return new Cell { CellValue = new CellValue(number) };
            case "#DIV/0!":
                return new Cell { DataType = CellValues.Error, CellValue = new CellValue("#DIV/0!") };
            default:
                texts.Add((string)value);
                return new Cell { DataType = CellValues.SharedString, CellValue = new CellValue(texts.Count - 1) };
        }
    }
}
