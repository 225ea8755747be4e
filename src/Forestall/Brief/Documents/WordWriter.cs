using System.Globalization;
using System.Security;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Forestall.Brief.Documents.Fonts;
using Forestall.Brief.Internals;
using Forestall.Brief.Pictures;
using Drawing = DocumentFormat.OpenXml.Drawing;
using Frame = DocumentFormat.OpenXml.Drawing.Wordprocessing;
using Image = DocumentFormat.OpenXml.Drawing.Pictures;

namespace Forestall.Brief.Documents;

/// <summary>A paper as a Word document: headings, header rows that repeat, a language, words for every picture. The same paper gives the same bytes.</summary>
internal sealed class WordWriter
{
    private const int Margin = 960;
    private const long UnitsPerTwip = 635;
    private const int PixelsPerUnit = 2;

    /// <summary>Letters that stand beside each other in a table's usual and small size.</summary>
    private const double RoomOfText = 118;
    private const double RoomOfSmall = 135;
    private readonly MainDocumentPart _main;
    private readonly Body _body = new();
    private readonly int _width;
    private readonly (uint Width, uint Height) _paper;
    private readonly int _firstSize;
    private uint _pictures;

    private WordWriter(MainDocumentPart main, BriefDocument document, PaperSize paper)
    {
        _main = main;

        // The typeface of the PDF is a little wider than Word's, so what fits on its page fits on this one.
        _firstSize = (int)(2 * Pdf.PdfWriter.SizeOfFirst(document, paper)) - 1;
        _paper = paper == PaperSize.A4 ? (11906U, 16838U) : (12240U, 15840U);
        _width = (int)_paper.Width - (2 * Margin);
    }

    public static byte[] Bytes(BriefDocument document, PaperSize paper)
    {
        using var memory = new MemoryStream();
        using (var file = WordprocessingDocument.Create(memory, WordprocessingDocumentType.Document))
        {
            var main = file.AddMainDocumentPart();
            file.ChangeIdOfPart(main, "rId1");
            Describe(file, document);
            main.AddNewPart<StyleDefinitionsPart>("rId1").Styles = WordStyles.All();
            main.AddNewPart<NumberingDefinitionsPart>("rId2").Numbering = Bullets();
            main.AddNewPart<FooterPart>("rId3").Footer = Footer(document);
            main.AddNewPart<DocumentSettingsPart>("rId4").Settings = new Settings(new Compatibility(new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }));
            new WordWriter(main, document, paper).Write(document);
        }

        return WordFile.WithoutClock(memory.ToArray());
    }

    /// <summary>Title and language of the file, written by hand: the library would name the part anew each time.</summary>
    private static void Describe(WordprocessingDocument file, BriefDocument document)
    {
        var part = file.AddCoreFilePropertiesPart();
        file.ChangeIdOfPart(part, "rId2");
        using var xml = new MemoryStream(Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{SecurityElement.Escape(document.FullTitle)}</dc:title><dc:language>{BriefDocument.Language}</dc:language></cp:coreProperties>"));
        part.FeedData(xml);
    }

    private void Write(BriefDocument document)
    {
        _body.Append(Paragraph(document.Kind, WordStyles.Kind), Paragraph(document.Title, "Title"), Paragraph(document.Standing, WordStyles.Standing));
        foreach (var block in document.FirstPage)
        {
            Write(block, first: true);
        }

        foreach (var (index, annex) in document.Annexes.Index())
        {
            var heading = Paragraph(annex.Heading, "Heading1");
            if (index == 0)
            {
                heading.ParagraphProperties!.InsertAfter(new PageBreakBefore(), heading.ParagraphProperties.ParagraphStyleId);
            }

            _body.Append(heading);
            foreach (var block in annex.Blocks)
            {
                Write(block, first: false);
            }
        }

        _body.Append(new SectionProperties(
            new FooterReference { Type = HeaderFooterValues.Default, Id = "rId3" },
            new PageSize { Width = _paper.Width, Height = _paper.Height },
            new PageMargin { Top = 800, Bottom = 800, Left = (uint)Margin, Right = (uint)Margin, Header = 400U, Footer = 400U, Gutter = 0U }));
        _main.Document = new Document(_body);
    }

    private void Write(Block block, bool first)
    {
        switch (block)
        {
            case HeadingBlock heading:
                // On the first page the headings stand straight under the title, in the annexes under that of the annex.
                _body.Append(Sized(Paragraph(heading.Text, heading.Level > 2 ? "Heading3" : "Heading2"), first ? _firstSize + 2 : null));
                break;
            case TextBlock text:
                _body.Append(Sized(Paragraph(text.Text, text.Small ? WordStyles.Small : null), first ? _firstSize - (text.Small ? 2 : 0) : null));
                break;
            case ListBlock list:
                _body.Append(list.Items.Select(static i => Paragraph(i, WordStyles.Bullet)));
                break;
            case FiguresBlock figures:
                Figures(figures);
                break;
            case TableBlock table:
                Table(table, first);
                break;
            case PictureBlock picture:
                Picture(picture);
                Table(picture.Data, first);
                break;
        }
    }

    private void Figures(FiguresBlock figures)
    {
        var row = new TableRow(new TableRowProperties(new CantSplit()));
        var each = _width / figures.Figures.Count;
        foreach (var figure in figures.Figures)
        {
            var value = Paragraph(figure.Value, WordStyles.Cell);
            value.Elements<Run>().First().RunProperties = new RunProperties(new Bold(), new FontSize { Val = "28" });
            row.Append(new TableCell(
                new TableCellProperties(new TableCellWidth { Width = Digits(each), Type = TableWidthUnitValues.Dxa }, new Shading { Val = ShadingPatternValues.Clear, Fill = "F5F4F1" }),
                Paragraph(figure.Label, WordStyles.Cell),
                value,
                Paragraph(figure.Note, WordStyles.Cell)));
        }

        _body.Append(new Table(
            new TableProperties(
                new TableWidth { Width = Digits(_width), Type = TableWidthUnitValues.Dxa },
                new TableBorders(new InsideVerticalBorder { Val = BorderValues.Single, Size = 36U, Color = "FFFFFF" }),
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableLook { Val = "0000" },
                new TableCaption { Val = "Key figures" }),
            new TableGrid(figures.Figures.Select(_ => new GridColumn { Width = Digits(each) })),
            row));
        _body.Append(Paragraph(string.Empty, WordStyles.Cell));
    }

    private void Table(TableBlock table, bool first)
    {
        _body.Append(Paragraph(table.Caption, WordStyles.Caption));
        var widths = Widths(table);
        var size = first ? Digits(_firstSize - 2) : table.Columns.Count > 7 ? "14" : "16";
        var word = new Table(
            new TableProperties(
                new TableWidth { Width = Digits(_width), Type = TableWidthUnitValues.Dxa },
                new TableBorders(new BottomBorder { Val = BorderValues.Single, Size = 4U, Color = "D9D7D2" }, new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4U, Color = "D9D7D2" }),
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(new TableCellLeftMargin { Width = 40, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = 40, Type = TableWidthValues.Dxa }),
                new TableLook { Val = "00A0", FirstRow = true, FirstColumn = true },
                new TableCaption { Val = WordFile.Printable(table.Caption) }),
            new TableGrid(widths.Select(static w => new GridColumn { Width = Digits(w) })));
        word.Append(Row(table, [.. table.Columns.Select(static c => c.Header)], widths, size, isHeader: true));
        foreach (var row in table.Rows)
        {
            word.Append(Row(table, row, widths, size, isHeader: false));
        }

        _body.Append(word);
        _body.Append(Paragraph(string.Empty, WordStyles.Cell));
    }

    private static TableRow Row(TableBlock table, IReadOnlyList<string> cells, int[] widths, string size, bool isHeader)
    {
        var row = new TableRow(isHeader ? new TableRowProperties(new CantSplit(), new TableHeader()) : new TableRowProperties(new CantSplit()));
        foreach (var (index, cell) in cells.Index())
        {
            var properties = new TableCellProperties(new TableCellWidth { Width = Digits(widths[index]), Type = TableWidthUnitValues.Dxa });
            if (isHeader)
            {
                properties.Append(new TableCellBorders(new BottomBorder { Val = BorderValues.Single, Size = 8U, Color = WordStyles.Ink }), new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Bottom });
            }

            var paragraph = Paragraph(cell, WordStyles.Cell);
            if (index > 0 && !table.Columns[index].IsText)
            {
                paragraph.ParagraphProperties!.Append(new Justification { Val = JustificationValues.Right });
            }

            var look = new RunProperties();
            if (isHeader || index == 0)
            {
                look.Append(new Bold());
            }

            look.Append(new FontSize { Val = size });
            paragraph.Elements<Run>().First().RunProperties = look;
            row.Append(new TableCell(properties, paragraph));
        }

        return row;
    }

    /// <summary>Widths by what the cells hold: the longest word always, more up to what the column's share allows.</summary>
    private int[] Widths(TableBlock table)
    {
        const double Base = 12, LongestWord = 22, Air = 2;
        var cells = table.Columns.Select((c, k) => table.Rows.Select(r => r[k]).Append(c.Header).ToList()).ToList();
        double[] least = [.. cells.Select(static c => Math.Min(LongestWord, c.Max(static t => t.Split(' ').Max(static w => w.Length))) + Air)];
        double[] wanted = [.. cells.Select((c, k) => Math.Max(least[k], Math.Min(c.Max(static t => t.Length) + Air, Base * (1 + table.Columns[k].Share))))];
        var room = table.Columns.Count > 7 ? RoomOfSmall : RoomOfText;
        var more = wanted.Sum() - least.Sum();
        var share = more > 0 ? Math.Clamp((room - least.Sum()) / more, 0, 1) : 0;
        double[] given = [.. least.Select((l, k) => l + (share * (wanted[k] - l)))];
        return [.. given.Select(g => (int)(g * _width / given.Sum()))];
    }

    private void Picture(PictureBlock picture)
    {
        var id = $"rId{Digits((int)(10 + _pictures))}";
        _pictures++;
        var part = _main.AddImagePart(ImagePartType.Png, id);
        using (var png = new MemoryStream(Png.Of(picture.Draw(), PictureBlock.Width, picture.Height, PixelsPerUnit, FontShelf.Plain, FontShelf.Bold)))
        {
            part.FeedData(png);
        }

        var (wide, high) = (_width * UnitsPerTwip, _width * UnitsPerTwip * picture.Height / PictureBlock.Width);
        var words = WordFile.Printable($"{picture.Title}. {picture.Description}");
        var image = new Image.Picture(
            new Image.NonVisualPictureProperties(new Image.NonVisualDrawingProperties { Id = _pictures, Name = picture.Id, Description = words }, new Image.NonVisualPictureDrawingProperties()),
            new Image.BlipFill(new Drawing.Blip { Embed = id }, new Drawing.Stretch(new Drawing.FillRectangle())),
            new Image.ShapeProperties(
                new Drawing.Transform2D(new Drawing.Offset { X = 0, Y = 0 }, new Drawing.Extents { Cx = wide, Cy = high }),
                new Drawing.PresetGeometry(new Drawing.AdjustValueList()) { Preset = Drawing.ShapeTypeValues.Rectangle }));
        var inline = new Frame.Inline(
            new Frame.Extent { Cx = wide, Cy = high },
            new Frame.DocProperties { Id = _pictures, Name = picture.Id, Description = words, Title = picture.Title },
            new Frame.NonVisualGraphicFrameDrawingProperties(new Drawing.GraphicFrameLocks { NoChangeAspect = true }),
            new Drawing.Graphic(new Drawing.GraphicData(image) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture" }))
        {
            DistanceFromTop = 0U,
            DistanceFromBottom = 0U,
            DistanceFromLeft = 0U,
            DistanceFromRight = 0U,
        };
        _body.Append(new Paragraph(new ParagraphProperties(new KeepNext()), new Run(new DocumentFormat.OpenXml.Wordprocessing.Drawing(inline))));
        _body.Append(Paragraph(picture.Caption, WordStyles.Small));
    }

    private static Paragraph Sized(Paragraph paragraph, int? halfPoints)
    {
        if (halfPoints is { } size)
        {
            paragraph.Elements<Run>().First().RunProperties = new RunProperties(new FontSize { Val = Digits(size) });
        }

        return paragraph;
    }

    private static Paragraph Paragraph(string text, string? style)
    {
        var properties = new ParagraphProperties();
        if (style is not null)
        {
            properties.ParagraphStyleId = new ParagraphStyleId { Val = style };
        }

        return new Paragraph(properties, new Run(new Text(WordFile.Printable(text)) { Space = SpaceProcessingModeValues.Preserve }));
    }

    private static Numbering Bullets() => new(
        new AbstractNum(new MultiLevelType { Val = MultiLevelValues.SingleLevel }, new Level(
            new StartNumberingValue { Val = 1 },
            new NumberingFormat { Val = NumberFormatValues.Bullet },
            new LevelText { Val = "•" },
            new LevelJustification { Val = LevelJustificationValues.Left },
            new PreviousParagraphProperties(new Indentation { Left = "284", Hanging = "227" }))
        { LevelIndex = 0 })
        { AbstractNumberId = 0 },
        new NumberingInstance(new AbstractNumId { Val = 0 }) { NumberID = 1 });

    private static Footer Footer(BriefDocument document) => new(new Paragraph(
        new ParagraphProperties(new ParagraphStyleId { Val = WordStyles.Small }),
        new Run(new Text(WordFile.Printable($"{document.FullTitle} · ")) { Space = SpaceProcessingModeValues.Preserve }),
        new SimpleField(new Run(new Text("1"))) { Instruction = " PAGE " }));

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
