using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Forestall.Brief.Documents;

namespace Forestall.Tests.Brief.Documents;

public sealed class WordWriterTests
{
    [Theory]
    [InlineData(PaperSize.A4, 11906U)]
    [InlineData(PaperSize.Letter, 12240U)]
    public void It_is_what_the_standard_asks_for(PaperSize paper, uint width)
    {
        using var word = WordprocessingDocument.Open(new MemoryStream(WordWriter.Bytes(SmallPaper.Of(), paper)), isEditable: false);
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(word, TestContext.Current.CancellationToken).Select(static e => $"{e.Path?.XPath}: {e.Description}"));
        Assert.Equal(width, word.MainDocumentPart!.Document!.Body!.Descendants<PageSize>().Single().Width!.Value);
    }

    [Fact]
    public void Headings_are_headings_and_the_annexes_begin_on_a_page_of_their_own()
    {
        using var word = WordprocessingDocument.Open(new MemoryStream(WordWriter.Bytes(SmallPaper.Of(), PaperSize.A4)), isEditable: false);
        var body = word.MainDocumentPart!.Document!.Body!;
        string[] Of(string style) => [.. body.Elements<Paragraph>().Where(p => p.ParagraphProperties?.ParagraphStyleId?.Val?.Value == style).Select(static p => p.InnerText)];
        Assert.Equal(["Côte d’Ivoire"], Of("Title"));
        Assert.Equal(["A. Everything", "B. The rest"], Of("Heading1"));
        Assert.Equal(["What is coming?", "Heading"], Of("Heading2"));
        Assert.Equal(["Under it"], Of("Heading3"));
        Assert.Equal("A. Everything", Assert.Single(body.Descendants<PageBreakBefore>()).Ancestors<Paragraph>().Single().InnerText);
    }

    [Fact]
    public void Tables_have_header_rows_pictures_have_words_and_the_text_has_a_language()
    {
        using var word = WordprocessingDocument.Open(new MemoryStream(WordWriter.Bytes(SmallPaper.Of(), PaperSize.A4)), isEditable: false);
        var main = word.MainDocumentPart!;
        Assert.Equal(2, main.Document!.Descendants<TableHeader>().Count());
        Assert.Equal("A line. It rises from 1 to 3.", main.Document!.Descendants<DocumentFormat.OpenXml.Drawing.Wordprocessing.DocProperties>().Single().Description!.Value);
        Assert.Equal("en-GB", main.StyleDefinitionsPart!.Styles!.Descendants<Languages>().Single().Val!.Value);
        Assert.Equal("Côte d’Ivoire – As of 1999-03", word.PackageProperties.Title);
        Assert.Contains(SmallPaper.Foreign, main.Document!.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_paper_gives_the_same_bytes() =>
        Assert.Equal(WordWriter.Bytes(SmallPaper.Of(), PaperSize.A4), WordWriter.Bytes(SmallPaper.Of(), PaperSize.A4));
}
