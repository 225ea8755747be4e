using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Forestall.Brief.Internals;

/// <summary>Tables as a Word document: titles, three rules, headings that repeat on every page, notes below. The same tables give the same bytes.</summary>
internal static class WordTables
{
    private const int ManyColumns = 8;

    public static byte[] Of(IReadOnlyList<PublishedTable> tables)
    {
        using var memory = new MemoryStream();
        using (var document = WordprocessingDocument.Create(memory, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            document.ChangeIdOfPart(main, "rId1");
            var body = new Body();
            foreach (var table in tables)
            {
                body.Append(Paragraph(table.Title, bold: true, size: 22, keep: true), Table(table));
                foreach (var note in table.Notes)
                {
                    body.Append(Paragraph(note, bold: false, size: 18, keep: false));
                }

                body.Append(new Paragraph());
            }

            var wide = tables.Any(static t => t.Columns.Count > ManyColumns);
            body.Append(new SectionProperties(
                new PageSize { Width = wide ? 16838U : 11906U, Height = wide ? 11906U : 16838U, Orient = wide ? PageOrientationValues.Landscape : PageOrientationValues.Portrait },
                new PageMargin { Top = 1134, Bottom = 1134, Left = 1134U, Right = 1134U, Header = 567U, Footer = 567U, Gutter = 0U }));
            main.Document = new Document(body);
        }

        return WordFile.WithoutClock(memory.ToArray());
    }

    private static Table Table(PublishedTable table)
    {
        var word = new Table(
            new TableProperties(
                new TableWidth { Width = "0", Type = TableWidthUnitValues.Auto },
                new TableBorders(new TopBorder { Val = BorderValues.Single, Size = 12U }, new BottomBorder { Val = BorderValues.Single, Size = 12U }),
                new TableLook { Val = "0020" }),
            new TableGrid(table.Columns.Select(static _ => new GridColumn())));
        word.Append(Row(table, [.. table.Columns.Select(static c => c.Heading)], isHeader: true));
        foreach (var row in table.Rows)
        {
            word.Append(Row(table, row, isHeader: false));
        }

        return word;
    }

    private static TableRow Row(PublishedTable table, IReadOnlyList<string> cells, bool isHeader)
    {
        var row = new TableRow(isHeader ? new TableRowProperties(new CantSplit(), new TableHeader()) : new TableRowProperties(new CantSplit()));
        for (var i = 0; i < cells.Count; i++)
        {
            var properties = new TableCellProperties();
            if (isHeader)
            {
                properties.Append(new TableCellBorders(new BottomBorder { Val = BorderValues.Single, Size = 6U }));
            }

            var paragraph = Paragraph(cells[i], isHeader, 18, keep: false);
            paragraph.ParagraphProperties!.Append(new Justification { Val = table.Columns[i].IsNumber ? JustificationValues.Right : JustificationValues.Left });
            row.Append(new TableCell(properties, paragraph));
        }

        return row;
    }

    private static Paragraph Paragraph(string text, bool bold, int size, bool keep)
    {
        var look = new RunProperties();
        if (bold)
        {
            look.Append(new Bold());
        }

        look.Append(new FontSize { Val = size.ToString(System.Globalization.CultureInfo.InvariantCulture) });
        var properties = new ParagraphProperties();
        if (keep)
        {
            properties.Append(new KeepNext());
        }

        properties.Append(new SpacingBetweenLines { Before = "20", After = "20" });
        return new Paragraph(properties, new Run(look, new Text(WordFile.Printable(text)) { Space = SpaceProcessingModeValues.Preserve }));
    }
}
