using System.Xml.Linq;
using CsCheck;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Forestall.Brief;
using Forestall.Lessons;

namespace Forestall.Tests.Brief;

public sealed class PublishedTableTests
{
    private static readonly PublishedTable Small = new(
        "Solution for <O> & more",
        [("Term", false), ("inclS", true), ("Cases", false)],
        [["A*~B", "0.904", "BE, \"CZ\""], ["C{1}", "1.000", "x\u0001y"]],
        ["First note.", "inclS ≥ 0.8"]);

    [Fact]
    public void A_Word_document_passes_the_validator_and_holds_every_cell()
    {
        using var folder = new TemporaryFolder();
        PublishedTable.Save(folder.File("t.docx"), [Small, Small with { Title = "Again" }]);
        using var document = WordprocessingDocument.Open(folder.File("t.docx"), isEditable: false);
        var errors = new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(static e => $"{e.Path?.XPath}: {e.Description}").ToList();
        Assert.True(errors.Count == 0, string.Join("; ", errors));
        var tables = document.MainDocumentPart!.Document!.Descendants<Table>().ToList();
        Assert.Equal(2, tables.Count);
        Assert.Equal(["Term", "inclS", "Cases", "A*~B", "0.904", "BE, \"CZ\"", "C{1}", "1.000", "x y"], tables[0].Descendants<TableCell>().Select(static c => c.InnerText));
        Assert.Contains("First note.", document.MainDocumentPart.Document.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_tables_give_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        foreach (var name in new[] { "t.docx", "t.html", "t.csv" })
        {
            PublishedTable.Save(folder.File(name), [Small]);
            PublishedTable.Save(folder.File("again-" + name), [Small]);
            Assert.Equal(File.ReadAllBytes(folder.File(name)), File.ReadAllBytes(folder.File("again-" + name)));
        }
    }

    [Fact]
    public void The_page_is_well_formed_and_shows_texts_as_they_are()
    {
        var page = XDocument.Parse(PublishedTable.Html([Small with { Rows = [["A*~B", "0.904", "BE, \"CZ\""]] }])
            .Replace("<!DOCTYPE html>\n", string.Empty, StringComparison.Ordinal).Replace("<meta charset=\"utf-8\">", string.Empty, StringComparison.Ordinal).Replace("initial-scale=1\">", "initial-scale=1\"/>", StringComparison.Ordinal));
        Assert.Equal("Solution for <O> & more", page.Descendants("caption").Single().Value);
        Assert.Equal(["A*~B", "0.904", "BE, \"CZ\""], page.Descendants("tbody").Single().Descendants().Where(static e => e.Name.LocalName is "th" or "td").Select(static e => e.Value));
    }

    [Fact]
    public void Comma_separated_values_are_read_back_as_they_were() =>
        Gen.String[Gen.Char['!', '~'], 1, 8].Array[3, 6].Where(static names => names.Distinct(StringComparer.Ordinal).Count() == names.Length).Sample(
            static names =>
            {
                var csv = new PublishedTable("t", [("case", false), ("A", true)], [.. names.Select(static n => (IReadOnlyList<string>)["c " + n, "1"])], []).Csv();
                return CaseTable.Parse("t.csv", csv).Cases.SequenceEqual(names.Select(static n => "c " + n), StringComparer.Ordinal);
            },
            iter: 100);

    [Fact]
    public void Another_ending_gets_a_sentence() =>
        Assert.Contains(".docx or .csv", Assert.Throws<InputException>(static () => PublishedTable.Save("t.pdf", [Small])).Message, StringComparison.Ordinal);
}
