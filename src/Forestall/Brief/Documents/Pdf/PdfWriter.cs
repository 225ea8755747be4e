using System.Text;
using Forestall.Brief.Documents.Fonts;
using OxyPlot;

namespace Forestall.Brief.Documents.Pdf;

/// <summary>
/// A paper as a PDF whose structure is marked, so that it can be searched, copied and read aloud in order (ISO 32000-1, 14.8). The font is in it.
/// Why there is no library: docs/decisions/0024-own-tagged-pdf.md.
/// </summary>
internal sealed class PdfWriter
{
    private const double Body = 9;
    private const double TableSize = 7.4;
    private const double LargestFirst = 9.4;
    private const double SmallestFirst = 6.6;
    private readonly BriefDocument _document;
    private readonly PdfFlow _flow;
    private readonly PdfTag _root = new("Document", null);
    private readonly List<(string Title, int Depth, PdfPage Page, double Y)> _headings = [];

    private PdfWriter(BriefDocument document, PaperSize paper)
    {
        _document = document;
        var (width, height) = paper == PaperSize.A4 ? (595.276, 841.89) : (612, 792);
        _flow = new PdfFlow(width, height, new PdfFont("F1", "Inter-Regular", FontShelf.Plain), new PdfFont("F2", "Inter-SemiBold", FontShelf.Bold));
    }

    public static byte[] Bytes(BriefDocument document, PaperSize paper)
    {
        var writer = new PdfWriter(document, paper);
        writer.First(SizeOfFirst(document, paper));
        writer.Annexes();
        return writer.File();
    }

    /// <summary>The largest size of text at which the first page is one page.</summary>
    public static double SizeOfFirst(BriefDocument document, PaperSize paper)
    {
        var size = LargestFirst;
        while (size > SmallestFirst && PagesOfFirst(document, paper, size) > 1)
        {
            size -= 0.1;
        }

        return size;
    }

    private static int PagesOfFirst(BriefDocument document, PaperSize paper, double size)
    {
        var trial = new PdfWriter(document, paper);
        trial.First(size);
        return trial._flow.Pages.Count;
    }

    private void First(double size)
    {
        _flow.NewPage();
        var section = _root.Add("Sect");
        _flow.Text(section.Add("P"), _document.Kind, size, strong: true, PdfFlow.Accent);
        Heading(section.Add("H1"), _document.Title, 1, size * 1.9, 1.2);
        _flow.Text(section.Add("P"), _document.Standing, size, colour: PdfFlow.Soft);
        _flow.Y += 4;
        _flow.Page.Decorate(() => _flow.Page.Rule(PdfFlow.Accent, 1.4, PdfFlow.Left, _flow.Y, _flow.Width));
        _flow.Y += 7;
        foreach (var block in _document.FirstPage)
        {
            Write(section, block, size, size * 0.9, 0);
        }
    }

    private void Annexes()
    {
        _flow.NewPage();
        foreach (var (index, annex) in _document.Annexes.Index())
        {
            if (index > 0)
            {
                _flow.Y += 16;
                _flow.Need(120);
                _flow.Page.Decorate(() => _flow.Page.Rule(PdfFlow.Accent, 1.4, PdfFlow.Left, _flow.Y, _flow.Width));
                _flow.Y += 9;
            }

            var section = _root.Add("Sect");
            Heading(section.Add("H2"), annex.Heading, 1, 14, 1.3);
            _flow.Y += 3;
            foreach (var block in annex.Blocks)
            {
                Write(section, block, Body, TableSize, 1);
            }
        }
    }

    private void Write(PdfTag section, Block block, double size, double tableSize, int deeper)
    {
        switch (block)
        {
            case HeadingBlock heading:
                var large = size * (heading.Level > 2 ? 1.06 : 1.18);
                _flow.Y += size * 0.75;
                _flow.Need((large * 1.3) + (size * 4));
                Heading(section.Add($"H{PdfObjects.Number(heading.Level + deeper)}"), heading.Text, heading.Level > 2 ? 3 : 2, large, 1.3);
                _flow.Y += size * 0.15;
                break;
            case TextBlock text:
                _flow.Text(section.Add("P"), text.Text, text.Small ? size * 0.86 : size, colour: text.Small ? PdfFlow.Soft : PdfFlow.Ink);
                _flow.Y += size * 0.4;
                break;
            case ListBlock list:
                List(section.Add("L"), list, size);
                break;
            case FiguresBlock figures:
                Figures(section, figures, size);
                break;
            case TableBlock table:
                PdfTable.Write(_flow, section, table, tableSize);
                break;
            case PictureBlock picture:
                Picture(section, picture, size);
                PdfTable.Write(_flow, section, picture.Data, tableSize);
                break;
        }
    }

    private void Heading(PdfTag tag, string text, int depth, double size, double leading)
    {
        _headings.Add((text, depth, _flow.Page, _flow.Y));
        _flow.Text(tag, text, size, strong: true, leading: leading);
    }

    private void List(PdfTag tag, ListBlock list, double size)
    {
        const double Indent = 12;
        foreach (var item in list.Items)
        {
            var entry = tag.Add("LI");
            _flow.Need(size * 1.36);
            _flow.Page.Mark(entry.Add("Lbl"), () => _flow.Page.Text(_flow.Plain, size, PdfFlow.Ink, PdfFlow.Left + 3, _flow.Y + (size * 1.36 * 0.78), "• "));
            _flow.Text(entry.Add("LBody"), item, size, indent: Indent);
            _flow.Y += size * 0.18;
        }

        _flow.Y += size * 0.4;
    }

    private void Figures(PdfTag section, FiguresBlock figures, double size)
    {
        const double Between = 6, Inside = 7;
        var width = (_flow.Width - (Between * (figures.Figures.Count - 1))) / figures.Figures.Count;
        var small = size * 0.82;
        var cells = figures.Figures.Select(f => (Figure: f, Label: Lines(_flow.Plain, f.Label, small), Value: Lines(_flow.Bold, f.Value, size * 1.6), Note: Lines(_flow.Plain, f.Note, small))).ToList();
        var height = cells.Max(c => ((c.Label.Count + c.Note.Count) * small * 1.28) + (c.Value.Count * size * 1.6 * 1.25)) + (2 * Inside);
        var (top, page) = (_flow.Y, _flow.Page);
        foreach (var (index, cell) in cells.Index())
        {
            var left = PdfFlow.Left + (index * (width + Between));
            page.Decorate(() => page.Box(PdfFlow.Tint, left, top, width, height));
            page.Mark(section.Add("P"), () =>
            {
                var y = top + Inside;
                Each(cell.Label, _flow.Plain, small, 1.28, PdfFlow.Soft);
                Each(cell.Value, _flow.Bold, size * 1.6, 1.25, PdfFlow.Ink);
                Each(cell.Note, _flow.Plain, small, 1.28, PdfFlow.Soft);

                void Each(IReadOnlyList<string> lines, PdfFont font, double points, double leading, string colour)
                {
                    foreach (var line in lines)
                    {
                        page.Text(font, points, colour, left + Inside, y + (points * leading * 0.78), line + " ");
                        y += points * leading;
                    }
                }
            });
        }

        _flow.Y += height + (size * 0.4);

        IReadOnlyList<string> Lines(PdfFont font, string text, double points) => TextLines.Of(font, text, points, width - (2 * Inside));
    }

    private void Picture(PdfTag section, PictureBlock picture, double size)
    {
        var scale = _flow.Width / PictureBlock.Width;
        var height = picture.Height * scale;
        _flow.Need(height + (size * 4));
        var (top, page) = (_flow.Y, _flow.Page);
        string N(double value) => PdfObjects.Number(value);
        var box = $"{N(PdfFlow.Left)} {N(page.Height - top - height)} {N(PdfFlow.Left + _flow.Width)} {N(page.Height - top)}";
        var figure = section.Add("Figure", $"{picture.Title}. {picture.Description}", $"<</O/Layout/Placement/Block/BBox[{box}]>>");
        page.Mark(figure, () =>
        {
            page.Raw($"q {N(scale)} 0 0 {N(-scale)} {N(PdfFlow.Left)} {N(page.Height - top)} cm");
            IPlotModel model = picture.Draw();
            ((PlotModel)model).Background = OxyColors.White;
            model.Update(updateData: true);
            model.Render(new PdfPlotContext(page, _flow.Plain, _flow.Bold), new OxyRect(0, 0, PictureBlock.Width, picture.Height));
            page.Raw("Q");
        });
        _flow.Y += height + 2;
        _flow.Text(section.Add("P"), picture.Caption, size * 0.86, colour: PdfFlow.Soft);
        _flow.Y += size * 0.5;
    }

    private byte[] File()
    {
        var objects = new PdfObjects();
        var (tree, pages) = (objects.Reserve(), objects.Reserve());
        foreach (var page in _flow.Pages)
        {
            page.Number = objects.Reserve();
        }

        _root.Reserve(objects);
        foreach (var (index, page) in _flow.Pages.Index())
        {
            Footer(page, index + 1);
        }

        // Fonts are written once all text that uses them is.
        var fonts = $"/F1 {_flow.Plain.AddTo(objects)} 0 R/F2 {_flow.Bold.AddTo(objects)} 0 R";
        foreach (var (index, page) in _flow.Pages.Index())
        {
            var content = objects.AddStream(page.Content);
            objects.Set(page.Number, $"<</Type/Page/Parent {pages} 0 R/MediaBox[0 0 {PdfObjects.Number(page.Width)} {PdfObjects.Number(page.Height)}]/Resources<</Font<<{fonts}>>>>/Contents {content} 0 R/StructParents {index}/Tabs/S>>");
        }

        objects.Set(pages, $"<</Type/Pages/Kids[{string.Join(' ', _flow.Pages.Select(static p => $"{p.Number} 0 R"))}]/Count {_flow.Pages.Count}>>");
        _root.Write(objects, tree);
        var parents = objects.Add($"<</Nums[{string.Concat(_flow.Pages.Select(static (p, i) => $"{i}[{string.Join(' ', p.Marked.Select(static t => $"{t.Number} 0 R"))}]"))}]>>");
        objects.Set(tree, $"<</Type/StructTreeRoot/K {_root.Number} 0 R/ParentTree {parents} 0 R/ParentTreeNextKey {_flow.Pages.Count}>>");
        var metadata = objects.AddPlainStream(Encoding.UTF8.GetBytes(Metadata()), "/Type/Metadata/Subtype/XML");
        var outlines = Outlines(objects);
        var title = PdfObjects.Text(_document.FullTitle);
        var information = objects.Add($"<</Title {title}/Producer(Forestall)/Creator(Forestall)>>");
        var catalog = objects.Add($"<</Type/Catalog/Pages {pages} 0 R/Lang({BriefDocument.Language})/MarkInfo<</Marked true>>/StructTreeRoot {tree} 0 R/ViewerPreferences<</DisplayDocTitle true>>/Metadata {metadata} 0 R/Outlines {outlines} 0 R/PageMode/UseOutlines>>");
        return objects.File(catalog, information);
    }

    private void Footer(PdfPage page, int number)
    {
        const double Size = 7.2;
        var place = FormattableString.Invariant($"{number} / {_flow.Pages.Count}");
        page.Decorate(() =>
        {
            page.Text(_flow.Plain, Size, PdfFlow.Soft, PdfFlow.Left, page.Height - 28, _document.FullTitle);
            page.Text(_flow.Plain, Size, PdfFlow.Soft, PdfFlow.Left + _flow.Width - (_flow.Plain.Width(place) * Size), page.Height - 28, place);
        });
    }

    /// <summary>Bookmarks: the paper and its annexes, and under each its headings.</summary>
    private int Outlines(PdfObjects objects)
    {
        var root = objects.Reserve();
        var entries = _headings.ConvertAll(h => (Heading: h, Number: objects.Reserve()));
        string Links(List<int> siblings, int at) => $"{(at > 0 ? $"/Prev {siblings[at - 1]} 0 R" : "")}{(at + 1 < siblings.Count ? $"/Next {siblings[at + 1]} 0 R" : "")}";
        var tops = entries.Where(static e => e.Heading.Depth == 1).Select(static e => e.Number).ToList();
        for (var i = 0; i < entries.Count; i++)
        {
            var ((text, depth, page, y), number) = entries[i];
            var top = entries.FindLastIndex(i, e => e.Heading.Depth == 1);
            var kids = entries.Skip(top + 1).TakeWhile(static e => e.Heading.Depth > 1).Select(static e => e.Number).ToList();
            var place = depth == 1
                ? $"/Parent {root} 0 R{Links(tops, tops.IndexOf(number))}{(kids.Count > 0 ? $"/First {kids[0]} 0 R/Last {kids[^1]} 0 R/Count {-kids.Count}" : "")}"
                : $"/Parent {entries[top].Number} 0 R{Links(kids, kids.IndexOf(number))}";
            objects.Set(number, $"<</Title {PdfObjects.Text(text)}{place}/Dest[{page.Number} 0 R/XYZ 0 {PdfObjects.Number(page.Height - y)} 0]>>");
        }

        objects.Set(root, $"<</Type/Outlines/First {tops[0]} 0 R/Last {tops[^1]} 0 R/Count {tops.Count}>>");
        return root;
    }

    private string Metadata() => $"""
        <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"><dc:format>application/pdf</dc:format><dc:title><rdf:Alt><rdf:li xml:lang="x-default">{System.Security.SecurityElement.Escape(_document.FullTitle)}</rdf:li></rdf:Alt></dc:title><dc:language><rdf:Bag><rdf:li>{BriefDocument.Language}</rdf:li></rdf:Bag></dc:language><pdf:Producer>Forestall</pdf:Producer></rdf:Description></rdf:RDF></x:xmpmeta>
        <?xpacket end="r"?>
        """;
}
