using System.Net;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Forestall.Brief;
using Forestall.Doctrine.Replay;
using Forestall.Lessons.Claim;
using Forestall.Record;
using Forestall.Record.Curated;
using Forestall.Record.Thresholds;
using Forestall.Rubicon;
using Forestall.Tests.Doctrine.Replay;
using Forestall.Warning;
using Microsoft.Playwright;

namespace Forestall.Tests.Brief;

public sealed partial class ReportPageTests(Browser browser) : IClassFixture<Browser>
{
    private static readonly string Html = ReportPage.Html(Overview.Of(ViolenceRecord.Embedded, CuratedRecord.Embedded, RubiconSettings.Default, WarningHistory.Shipped(ViolenceRecord.Embedded, WarningSettings.Default)) with { Replay = Replayed() });

    [Fact]
    public void It_says_who_may_cross_next_and_how_good_such_warnings_were()
    {
        Assert.Contains("id=\"warning\"", Html, StringComparison.Ordinal);
        Assert.Contains("Mozambique", Html, StringComparison.Ordinal);
        Assert.Contains("id=\"reliability-svg", Html, StringComparison.Ordinal);
        Assert.Contains("id=\"lead-svg", Html, StringComparison.Ordinal);
        Assert.Contains("id=\"fan-MOZ", Html, StringComparison.Ordinal);
    }

    [Fact]
    public void It_compares_the_doctrines_with_a_table_behind_every_picture_and_tells_Kosovo_and_East_Timor_out()
    {
        foreach (var picture in new[] { "replay-deaths", "replay-frontier", "replay-coercive", "replay-before", "replay-worst", "story-SRB-1998-05-3", "story-IDN-1999-07-1" })
        {
            Assert.Contains($"aria-labelledby=\"{picture}-t {picture}-d\"", Html, StringComparison.Ordinal);
        }

        foreach (var table in new[] { "Totals by doctrine", "Pairs of doctrines", "By decade", "By region", "Regret by doctrine", "False alarms by doctrine", "Episodes by doctrine" })
        {
            Assert.Contains($"aria-label=\"{table}\"", Html, StringComparison.Ordinal);
        }

        Assert.Contains("seed 1", Html, StringComparison.Ordinal);
    }

    [Fact]
    public void It_refers_to_nothing_outside_itself()
    {
        Assert.DoesNotContain("<script", Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<link", Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", Html, StringComparison.Ordinal);
        Assert.All(Address().Matches(Html), static m => Assert.True(m.Value is "href=\"#" or "src=\"#", m.Value));
    }

    [Fact]
    public void It_draws_a_picture_for_every_onset_and_names_every_crossing()
    {
        foreach (var crossing in Crossings.Find(ViolenceRecord.Embedded, RubiconSettings.Default))
        {
            Assert.True(crossing.Kind == CrossingKind.Surge || Html.Contains($"<li id=\"{crossing.Id}\">", StringComparison.Ordinal), crossing.Id);
        }
    }

    [Fact]
    public void Every_name_in_the_page_is_given_once()
    {
        var names = Name().Matches(Html).Select(static m => m.Value).ToList();
        Assert.Equal(names.Distinct(StringComparer.Ordinal), names);
    }

    [Theory]
    [InlineData(360, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    public async Task It_fits_the_screen_and_passes_the_accessibility_rules(int width, ColorScheme colours)
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("report.html");
        await File.WriteAllTextAsync(file, Html, TestContext.Current.CancellationToken);
        var page = await browser.Open(file, width, colours);
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width);
        Assert.Contains("Kosovo", await page.TitleAsync() + await page.InnerTextAsync("main"), StringComparison.Ordinal);

        // What a picture is made of is hidden behind its title and description; only these matter here.
        var violations = (await page.RunAxe(new AxeRunContext { Exclude = [new AxeSelector("svg > g")] })).Violations;
        Assert.True(violations.Length == 0, string.Join("; ", violations.Select(static v => $"{v.Id}: {v.Help} ({v.Nodes.Length})")));
    }

    [Fact]
    public void It_tells_the_claim_in_the_sentences_of_its_figures_with_every_case_that_contradicts_it()
    {
        var claim = CoercionClaim.Of(CuratedRecord.Embedded, cancellation: TestContext.Current.CancellationToken);
        var text = WebUtility.HtmlDecode(Html);
        Assert.All(ClaimSentences.Of(claim).SelectMany(static p => p.Sentences), s => Assert.Contains(s, text, StringComparison.Ordinal));
        Assert.All(claim.Contradictions, c => Assert.Contains(c.Why, text, StringComparison.Ordinal));
        foreach (var picture in new[] { "claim-xy", "claim-instruments", "claim-circumstances", "claim-changes" })
        {
            Assert.Contains($"aria-labelledby=\"{picture}-t {picture}-d\"", Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Tables_for_publication_pass_the_accessibility_rules()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("table.html");
        PublishedTable.Save(file, [new PublishedTable("Solution for O", [("Term", false), ("inclS", true)], [["A*~B", "0.904"]], ["A note."])]);
        var page = await browser.Open(file, 800, ColorScheme.Light);
        var violations = (await page.RunAxe()).Violations;
        Assert.True(violations.Length == 0, string.Join("; ", violations.Select(static v => $"{v.Id}: {v.Help} ({v.Nodes.Length})")));
    }

    [Fact]
    public async Task Tables_behind_the_pictures_open_by_keyboard()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("report.html");
        await File.WriteAllTextAsync(file, Html, TestContext.Current.CancellationToken);
        var page = await browser.Open(file, 1280, ColorScheme.Light);
        var details = page.Locator("#rwanda details").First;
        await details.Locator("summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        Assert.True(await details.Locator("text=741,096").IsVisibleAsync());
    }

    private static ReplayOverview Replayed()
    {
        var model = ShippedReplay.Model(new() { Draws = 32 });
        var session = new ReplaySession(model);
        session.Run(2, static _ => { }, CancellationToken.None);
        return new ReplayOverview(session.Result(), [.. ReplayOverview.ToldOut.Select(id => EpisodeStory.Of(model, id, 32, 2, CancellationToken.None))]);
    }

    [GeneratedRegex("(?:href|src)=\"#?", RegexOptions.None, 1000)]
    private static partial Regex Address();

    [GeneratedRegex(" id=\"[^\"]+\"", RegexOptions.None, 1000)]
    private static partial Regex Name();
}
