using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Forestall.Workbench.Tests;

/// <summary>Map and watch list look as far ahead as is asked for, and say so wherever they say how far.</summary>
[Collection(WorkbenchTests.Name)]
public sealed partial class HorizonTests(OpenWorkbench workbench, Browser browser)
{
    [Theory]
    [InlineData(3)]
    [InlineData(6)]
    [InlineData(24)]
    public async Task The_page_of_a_horizon_speaks_of_no_other(int horizon)
    {
        var address = $"asOf=1998-02&horizon={horizon}";
        using var watch = JsonDocument.Parse(await workbench.Client.GetStringAsync($"/api/v1/watch?{address}", TestContext.Current.CancellationToken));
        using var standing = JsonDocument.Parse(await workbench.Client.GetStringAsync($"/api/v1/standing?{address}", TestContext.Current.CancellationToken));
        Assert.Equal(horizon, watch.RootElement.GetProperty("horizon").GetInt32());
        Assert.Equal(horizon, standing.RootElement.GetProperty("horizon").GetInt32());
        var first = watch.RootElement.GetProperty("warnings").EnumerateArray().First();
        Assert.Equal(standing.RootElement.GetProperty("probabilities").EnumerateArray().First().GetProperty("probability").GetDouble(), first.GetProperty("probability").GetDouble());

        var html = WebUtility.HtmlDecode(await workbench.Client.GetStringAsync($"/?{address}", TestContext.Current.CancellationToken));
        Assert.All(Ahead().Matches(html), m => Assert.Equal($"{horizon} months", m.Groups["ahead"].Value));
        Assert.Equal(4, Ahead().Count(html));
        Assert.DoesNotContain("within a year", html, StringComparison.Ordinal);
        Assert.Contains(first.GetProperty("name").GetString()!, html, StringComparison.Ordinal);
        Assert.Contains($"/api/v1/watch?{address}", html, StringComparison.Ordinal);
        Assert.All(standing.RootElement.GetProperty("changes").EnumerateArray(), c => Assert.Contains(c.GetString()!, html, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_longer_horizon_is_never_less_likely_than_a_shorter_one_and_twelve_months_is_what_is_left_out()
    {
        var said = new List<Dictionary<string, double>>();
        foreach (var query in (string[])["&horizon=3", "&horizon=6", "&horizon=12", "&horizon=24", string.Empty])
        {
            using var standing = JsonDocument.Parse(await workbench.Client.GetStringAsync($"/api/v1/standing?asOf=1998-02{query}", TestContext.Current.CancellationToken));
            said.Add(standing.RootElement.GetProperty("probabilities").EnumerateArray().ToDictionary(static p => p.GetProperty("situation").GetString()!, static p => p.GetProperty("probability").GetDouble(), StringComparer.Ordinal));
        }

        Assert.All(said.Zip(said.Skip(1)).Take(3), static pair => Assert.All(pair.First, p => Assert.True(p.Value <= pair.Second[p.Key], p.Key)));
        Assert.Equal(said[2], said[4]);
        Assert.NotEqual(said[1], said[2]);
    }

    [Fact]
    public async Task A_choice_changes_list_and_lead_at_once_and_stands_in_the_address()
    {
        await using var visitor = await browser.Visit(workbench.Address);
        var page = visitor.Page;
        await page.GotoAsync("/?asOf=1998-02");
        await page.GetByLabel("Crossing within", new() { Exact = true }).SelectOptionAsync("24 months");
        await Expect(page.Locator(".lead")).ToContainTextAsync("within 24 months");
        await Expect(page.Locator("#watch + p")).ToContainTextAsync("within 24 months after 1998-02");
        await Expect(page).ToHaveURLAsync(new Regex("asOf=1998-02&horizon=24", RegexOptions.None, TimeSpan.FromSeconds(1)));
        Assert.Empty(visitor.Elsewhere);
    }

    [GeneratedRegex("within (?<ahead>[0-9]+ months|[a-z]+ months)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ahead();
}
