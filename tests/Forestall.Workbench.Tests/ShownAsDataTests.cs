using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Forestall.Workbench.Tests;

/// <summary>What a page shows can be had as data, from an address the page names.</summary>
[Collection(WorkbenchTests.Name)]
public sealed partial class ShownAsDataTests(OpenWorkbench workbench)
{
    [Theory]
    [InlineData("/?asOf=1998-02", "/api/v1/standing?asOf=1998-02", "/api/v1/watch?asOf=1998-02")]
    [InlineData("/", "/api/v1/standing", "/api/v1/watch", "/api/v1/replay", "/api/v1/stories")]
    [InlineData("/stories/kosovo-1998", "/api/v1/stories/kosovo-1998")]
    [InlineData("/situations/Kosovo?asOf=1998-06", "/api/v1/situations/SRB?asOf=1998-06", "/api/v1/figures/harm?situation=SRB&asOf=1998-06", "/api/v1/figures/measures?situation=SRB&asOf=1998-06")]
    [InlineData("/missed?region=Europe", "/api/v1/ledger/summary")]
    [InlineData("/missed/RWA-1994-04", "/api/v1/ledger/RWA-1994-04", "/api/v1/figures/crossing-harm?id=RWA-1994-04")]
    [InlineData("/lab?draws=64", "/api/v1/replay?draws=64")]
    [InlineData("/lab/compare?b=draws%3D64", "/api/v1/compare?b=draws%3D64")]
    [InlineData("/lab/doctrines/coercive-prevention", "/api/v1/doctrines")]
    [InlineData("/lessons", "/api/v1/lessons/thesis")]
    [InlineData("/lab/instruments", "/api/v1/instruments")]
    [InlineData("/lab/episodes?draws=64", "/api/v1/replay?draws=64")]
    [InlineData("/lab/episodes/RWA-1994-04?draws=64", "/api/v1/episodes/RWA-1994-04?draws=64")]
    [InlineData("/lab/believe?draws=64", "/api/v1/believe?draws=64")]
    [InlineData("/lab/sensitivity?samples=16", "/api/v1/sensitivity?samples=16")]
    [InlineData("/lessons/thesis", "/api/v1/lessons/thesis?coercion=")]
    [InlineData("/lessons/study", "/api/v1/lessons/study?", "/api/v1/lessons/tables")]
    [InlineData("/plans", "/api/v1/plans", "/api/v1/strategies", "/api/v1/checklists")]
    [InlineData("/journal", "/api/v1/journal", "/api/v1/journal/summary")]
    [InlineData("/about", "/api/v1/about", "/api/v1/record")]
    public async Task A_page_names_the_addresses_of_its_data(string page, params string[] addresses)
    {
        var html = await workbench.Client.GetStringAsync(page, TestContext.Current.CancellationToken);
        var links = Links().Matches(html).Select(static m => WebUtility.HtmlDecode(m.Groups["to"].Value)).ToList();
        foreach (var address in addresses)
        {
            var link = links.Find(l => l.StartsWith(address, StringComparison.Ordinal));
            Assert.True(link is not null, $"{page} does not name {address}");
            using var answer = await workbench.Client.GetAsync(link, TestContext.Current.CancellationToken);
            Assert.True(answer.IsSuccessStatusCode, $"{link}: {answer.StatusCode}");
        }
    }

    [Theory]
    [InlineData("/api/v1/standing?asOf=1998-02", "changes", "/?asOf=1998-02")]
    [InlineData("/api/v1/ledger/summary", "sentences", "/missed")]
    [InlineData("/api/v1/ledger/SRB-1998-05", "sentences", "/missed/SRB-1998-05")]
    public async Task Sentences_are_those_of_the_page(string address, string name, string page)
    {
        using var answer = JsonDocument.Parse(await workbench.Client.GetStringAsync(address, TestContext.Current.CancellationToken));
        var html = WebUtility.HtmlDecode(await workbench.Client.GetStringAsync(page, TestContext.Current.CancellationToken));
        var sentences = answer.RootElement.GetProperty(name).EnumerateArray().Select(static s => s.GetString()!).ToList();
        Assert.NotEmpty(sentences);
        Assert.All(sentences, s => Assert.Contains(s, html, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("harm", "?situation=RWA&asOf=1994-03")]
    [InlineData("measures", "?situation=SRB&asOf=1998-06")]
    [InlineData("ledger", "?region=Africa")]
    [InlineData("crossing-measures", "?id=RWA-1994-04")]
    public async Task A_figure_holds_what_its_file_holds(string name, string query)
    {
        using var answer = JsonDocument.Parse(await workbench.Client.GetStringAsync($"/api/v1/figures/{name}{query}", TestContext.Current.CancellationToken));
        var csv = (await workbench.Client.GetStringAsync($"/pictures/{name}.csv{query}", TestContext.Current.CancellationToken)).TrimEnd('\n').Split('\n');
        var rows = answer.RootElement.GetProperty("rows").EnumerateArray().ToList();
        Assert.NotEmpty(rows);
        Assert.Equal(csv.Length - 1, rows.Count);
        Assert.All(rows, r => Assert.Equal(answer.RootElement.GetProperty("columns").GetArrayLength(), r.GetArrayLength()));
        Assert.Equal(csv[^1].Split(',')[0], rows[^1].EnumerateArray().First().GetString());
    }

    [Fact]
    public async Task A_story_tells_at_each_step_what_the_situation_says_as_of_it_and_nothing_later()
    {
        using var answer = JsonDocument.Parse(await workbench.Client.GetStringAsync("/api/v1/stories/rwanda-1994", TestContext.Current.CancellationToken));
        var steps = answer.RootElement.GetProperty("steps").EnumerateArray().ToList();
        Assert.Equal(answer.RootElement.GetProperty("story").GetProperty("months").EnumerateArray().Select(static m => m.GetString()), steps.Select(static s => s.GetProperty("asOf").GetString()));
        foreach (var step in steps)
        {
            var asOf = step.GetProperty("asOf").GetString();
            using var situation = JsonDocument.Parse(await workbench.Client.GetStringAsync($"/api/v1/situations/RWA?asOf={asOf}", TestContext.Current.CancellationToken));
            Assert.True(JsonElement.DeepEquals(situation.RootElement.GetProperty("summary"), step.GetProperty("summary")));
            Assert.True(JsonElement.DeepEquals(situation.RootElement.GetProperty("warning"), step.GetProperty("warning")));
            var known = Month.Parse(asOf!) - 1;
            Assert.Equal(known.ToString(), step.GetProperty("known").GetString());
            var counted = situation.RootElement.GetProperty("months").EnumerateArray().Where(m => string.CompareOrdinal(m.GetProperty("month").GetString(), (known - 11).ToString()) >= 0);
            Assert.Equal(counted.Sum(static m => m.GetProperty("deaths").GetProperty("best").GetInt64()), step.GetProperty("summary").GetProperty("deaths").GetProperty("best").GetInt64());
        }
    }

    [Fact]
    public async Task Comparable_episodes_are_those_of_the_page_as_they_stood_then()
    {
        using var answer = JsonDocument.Parse(await workbench.Client.GetStringAsync("/api/v1/situations/Kosovo?asOf=1998-06", TestContext.Current.CancellationToken));
        var html = WebUtility.HtmlDecode(await workbench.Client.GetStringAsync("/situations/Kosovo?asOf=1998-06", TestContext.Current.CancellationToken));
        var list = html[html.IndexOf("alike-h", StringComparison.Ordinal)..html.IndexOf("caveats-h", StringComparison.Ordinal)];
        var comparable = answer.RootElement.GetProperty("comparable").EnumerateArray().ToList();
        Assert.All(comparable.Take(6), c => Assert.Contains(c.GetProperty("crossing").GetString()!, list, StringComparison.Ordinal));
        Assert.All(comparable, static c => Assert.True(string.CompareOrdinal(c.GetProperty("comparedIn").GetString(), "1998-06") < 0));
    }

    [GeneratedRegex("href=\"(?<to>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Links();
}
