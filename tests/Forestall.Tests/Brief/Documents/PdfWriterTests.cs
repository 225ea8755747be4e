using System.Text.RegularExpressions;
using Forestall.Brief.Documents;
using Forestall.Brief.Documents.Pdf;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Tokens;

namespace Forestall.Tests.Brief.Documents;

/// <summary>What is written is read again by a library that did not write it.</summary>
public sealed partial class PdfWriterTests
{
    [Theory]
    [InlineData(PaperSize.A4, 595, 842)]
    [InlineData(PaperSize.Letter, 612, 792)]
    public void It_is_marked_named_and_in_a_language(PaperSize paper, int width, int height)
    {
        using var pdf = PdfDocument.Open(PdfWriter.Bytes(SmallPaper.Of(), paper));
        var catalog = pdf.Structure.Catalog.CatalogDictionary;
        Assert.True(catalog.ContainsKey(NameToken.Create("StructTreeRoot")));
        Assert.True(catalog.ContainsKey(NameToken.Create("MarkInfo")));
        Assert.Equal("en-GB", catalog.Data["Lang"].ToString()!.Trim('(', ')'));
        Assert.Equal("Côte d’Ivoire – As of 1999-03", pdf.Information.Title);
        Assert.Equal((width, height), ((int)Math.Round(pdf.GetPage(1).Width), (int)Math.Round(pdf.GetPage(1).Height)));
        Assert.True(pdf.TryGetBookmarks(out var bookmarks));
        Assert.Equal(["Côte d’Ivoire", "A. Everything", "B. The rest"], bookmarks.Roots.Select(static r => r.Title));
    }

    [Fact]
    public void Every_letter_is_read_back_in_order_whatever_its_script()
    {
        var text = Text(PdfWriter.Bytes(SmallPaper.Of(), PaperSize.A4), 2);
        Assert.Contains(SmallPaper.Foreign, text, StringComparison.Ordinal);
        InOrder(text, "A. Everything", "Heading", "Under it", "Milošević", "one thing", "another thing", "A table", "row1", "words of row 1", "1,000", "row2", "What the line is.", "Behind the line", "The end.");
    }

    [Fact]
    public void A_word_broken_at_its_hyphen_stays_one_word_and_lines_stay_apart()
    {
        var text = Text(PdfWriter.Bytes(SmallPaper.Of(sentences: 20), PaperSize.A4), 1);
        Assert.Equal(20, Sentence().Count(text));
    }

    [Fact]
    public void The_first_page_shrinks_until_it_is_one_and_the_annexes_begin_on_the_next()
    {
        var bytes = PdfWriter.Bytes(SmallPaper.Of(sentences: 150), PaperSize.Letter);
        Assert.Contains("Then an aside.", Text(bytes, 1), StringComparison.Ordinal);
        Assert.StartsWith("A. Everything", Text(bytes, 2), StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_is_drawn_belongs_to_the_structure_or_is_decoration()
    {
        using var pdf = PdfDocument.Open(PdfWriter.Bytes(SmallPaper.Of(rows: 150), PaperSize.A4));
        Assert.True(pdf.NumberOfPages > 4);
        foreach (var page in pdf.GetPages())
        {
            var marked = page.GetMarkedContents();
            Assert.All(marked, static m => Assert.True(m.IsArtifact || m.MarkedContentIdentifier >= 0));
            Assert.Equal(page.Letters.Count, marked.Sum(static m => m.Letters.Count));
            Assert.Equal(marked.Count(static m => !m.IsArtifact), marked.Where(static m => !m.IsArtifact).Select(static m => m.MarkedContentIdentifier).Distinct().Count());
        }
    }

    [Fact]
    public void A_heading_row_on_a_further_page_is_not_read_twice()
    {
        using var pdf = PdfDocument.Open(PdfWriter.Bytes(SmallPaper.Of(rows: 150), PaperSize.A4));
        Assert.True(pdf.GetPages().Count(static p => p.Text.Contains("Figure", StringComparison.Ordinal)) > 2);
        Assert.Equal(1, pdf.GetPages().SelectMany(static p => p.GetMarkedContents()).Count(static m => !m.IsArtifact && Joined(m) == "Figure"));
    }

    [Fact]
    public void Pictures_say_what_they_show_and_tables_what_heads_what()
    {
        var raw = System.Text.Encoding.Latin1.GetString(PdfWriter.Bytes(SmallPaper.Of(), PaperSize.A4));
        Assert.Contains($"/S/Figure/P ", raw, StringComparison.Ordinal);
        Assert.Contains($"/Alt{PdfObjects.Text("A line. It rises from 1 to 3.")}", raw, StringComparison.Ordinal);
        Assert.Contains("/Scope/Column", raw, StringComparison.Ordinal);
        Assert.Contains("/Scope/Row", raw, StringComparison.Ordinal);
        foreach (var type in new[] { "Document", "Sect", "H1", "H2", "H3", "H4", "P", "L", "LI", "Lbl", "LBody", "Table", "Caption", "THead", "TBody", "TR", "TH", "TD", "Figure" })
        {
            Assert.Contains($"/S/{type}/", raw, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_font_is_in_the_file_and_the_same_paper_gives_the_same_bytes()
    {
        var bytes = PdfWriter.Bytes(SmallPaper.Of(), PaperSize.A4);
        Assert.Equal(bytes, PdfWriter.Bytes(SmallPaper.Of(), PaperSize.A4));
        Assert.Contains("/FontFile2", System.Text.Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
        using var pdf = PdfDocument.Open(bytes);
        Assert.All(pdf.GetPages().SelectMany(static p => p.Letters), static l => Assert.Contains("+Inter", l.FontName, StringComparison.Ordinal));
    }

    private static string Text(byte[] bytes, int page)
    {
        using var pdf = PdfDocument.Open(bytes);
        return string.Concat(pdf.GetPage(page).GetMarkedContents().Where(static m => !m.IsArtifact).Select(static m => Joined(m) + "\n"));
    }

    private static string Joined(MarkedContentElement marked) => string.Concat(marked.Letters.Select(static l => l.Value)).Trim();

    private static void InOrder(string text, params string[] parts)
    {
        var at = 0;
        foreach (var part in parts)
        {
            var found = text.IndexOf(part, at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"'{part}' does not come where it should in: {text}");
            at = found;
        }
    }

    [GeneratedRegex("First comes this sentence about talks-and-threat\\.", RegexOptions.None, 1000)]
    private static partial Regex Sentence();
}
