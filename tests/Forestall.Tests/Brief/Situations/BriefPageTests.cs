using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using UglyToad.PdfPig;

namespace Forestall.Tests.Brief.Situations;

/// <summary>The page in a browser.</summary>
public sealed class BriefPageTests(Browser browser) : IClassFixture<Browser>
{
    private static readonly Lazy<string> Kosovo = new(static () => BriefRequests.Html(BriefRequests.Of("Kosovo", new Month(1998, 6))));
    private static readonly Lazy<string> Mozambique = new(static () => BriefRequests.Html(BriefRequests.Of("Mozambique", new Month(2025, 1))));

    [Theory]
    [InlineData(1200, ColorScheme.Light)]
    [InlineData(1200, ColorScheme.Dark)]
    [InlineData(360, ColorScheme.Light)]
    public async Task It_has_no_barriers_that_axe_finds(int width, ColorScheme colours)
    {
        using var folder = new TemporaryFolder();
        var page = await browser.Open(Written(folder, Kosovo.Value), width, colours);
        var violations = (await page.RunAxe(new AxeRunContext { Exclude = [new AxeSelector("svg > g")] })).Violations;
        Assert.Empty(violations.Select(static v => $"{v.Id}: {string.Join("; ", v.Nodes.Select(static n => n.Html))}"));
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
    }

    [Theory]
    [InlineData("A4", true)]
    [InlineData("Letter", true)]
    [InlineData("A4", false)]
    [InlineData("Letter", false)]
    public async Task The_first_page_in_print_holds_what_a_minister_reads_and_nothing_else(string paper, bool kosovo)
    {
        using var folder = new TemporaryFolder();
        var page = await browser.Open(Written(folder, kosovo ? Kosovo.Value : Mozambique.Value), 1200, ColorScheme.Light);
        using var pdf = PdfDocument.Open(await page.PdfAsync(new PagePdfOptions { Format = paper, PreferCSSPageSize = false }));
        var (first, second) = (pdf.GetPage(1).Text, pdf.GetPage(2).Text);
        Assert.Contains("annex E.", first, StringComparison.Ordinal);
        Assert.DoesNotContain("A. The warning", first, StringComparison.Ordinal);
        Assert.StartsWith("A. The warning and its record of reliability", second, StringComparison.Ordinal);
    }

    [Fact]
    public void It_asks_for_nothing_outside_itself_and_has_a_table_behind_every_picture()
    {
        Assert.DoesNotContain("src=", Kosovo.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", Kosovo.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("<link", Kosovo.Value, StringComparison.Ordinal);
        var pictures = Kosovo.Value.Split("<figure>").Skip(1).ToList();
        Assert.Equal(4, pictures.Count);
        Assert.All(pictures, static p => Assert.True(p.IndexOf("<table>", StringComparison.Ordinal) is > 0 and var table && table > p.IndexOf("</figure>", StringComparison.Ordinal)));
    }

    private static string Written(TemporaryFolder folder, string html)
    {
        var file = folder.File("brief.html");
        File.WriteAllText(file, html);
        return file;
    }
}
