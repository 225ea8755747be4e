using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Forestall.Workbench.Tests;

/// <summary>What drives the choice and what one must believe, as the lab answers.</summary>
[Collection(WorkbenchTests.Name)]
public sealed partial class LabBeliefTests(OpenWorkbench workbench)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sensitivity", "samples=15", "'15' rows cannot be made here; choose a whole number from 16 to 4096.")]
    [InlineData("sensitivity", "samples=many", "'many' rows cannot be made here")]
    [InlineData("sensitivity", "x=nobody", "'nobody' is no doctrine of this set-up; choose among")]
    [InlineData("sensitivity", "x=noncoercive&y=noncoercive", "'noncoercive' cannot be set against itself; choose two doctrines.")]
    [InlineData("sensitivity", "losses=perhaps", "'perhaps' says nothing about deaths among those sent")]
    [InlineData("believe", "price=-1", "'-1' deaths cannot be what a unit of the cost index weighs; choose a number from 0 to 1000000.")]
    [InlineData("believe", "y=nobody", "'nobody' is no doctrine of this set-up")]
    public async Task What_cannot_be_is_refused_in_a_sentence(string page, string query, string sentence)
    {
        foreach (var room in (string[])["/lab", "/api/v1"])
        {
            using var answer = await workbench.Client.GetAsync($"{room}/{page}?{query}", Stop);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            var said = (await answer.Content.ReadAsStringAsync(Stop)).Replace("\\u0027", "'", StringComparison.Ordinal);
            Assert.Contains(sentence, WebUtility.HtmlDecode(said), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/lab/sensitivity")]
    [InlineData("/lab/believe")]
    public async Task One_doctrine_has_nothing_to_be_set_against(string page)
    {
        Assert.Contains("There are not two doctrines in this set-up", await workbench.Client.GetStringAsync($"{page}?d=noncoercive", Stop), StringComparison.Ordinal);
        using var answer = await workbench.Client.GetAsync($"{page.Replace("/lab", "/api/v1", StringComparison.Ordinal)}?d=noncoercive", Stop);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task What_drives_the_choice_says_its_figures_in_sentences_pictures_and_as_json()
    {
        const string Query = "?samples=16&seed=21";
        using var found = JsonDocument.Parse(await Found($"/api/v1/sensitivity{Query}"));
        var page = await workbench.Client.GetStringAsync($"/lab/sensitivity{Query}", Stop);
        AssertSentences(found, page);
        Assert.Equal(16, found.RootElement.GetProperty("samples").GetInt32());
        var totals = found.RootElement.GetProperty("parameters").EnumerateArray().Select(static p => p.GetProperty("total").GetProperty("value").GetDouble()).ToList();
        Assert.Equal(totals.OrderDescending(), totals);
        var names = found.RootElement.GetProperty("groups").EnumerateArray().Select(static g => g.GetProperty("name").GetString()).ToList();
        Assert.Contains("all of economic", names);
        Assert.Contains("availability", names);
        var worth = found.RootElement.GetProperty("information").GetProperty("groups").EnumerateArray().Select(static g => g.GetProperty("name").GetString());
        Assert.Equal(names, worth);
        await AssertPictures(page, "sensitivity", "First-order");
        await AssertPictures(page, "sensitivity-groups", "First-order");
    }

    [Fact]
    public async Task Draws_change_nothing_of_what_drives_the_choice_and_beliefs_do()
    {
        var one = await Found("/api/v1/sensitivity?samples=16&seed=21");
        Assert.Equal(one, await Found("/api/v1/sensitivity?samples=16&seed=21&draws=64"));
        Assert.NotEqual(one, await Found("/api/v1/sensitivity?samples=16&seed=21&p=sanctions.harm:0.9"));
    }

    [Fact]
    public async Task What_one_must_believe_has_a_map_and_boxes()
    {
        const string Query = "?draws=64&seed=22";
        using var found = JsonDocument.Parse(await Found($"/api/v1/believe{Query}"));
        var page = await workbench.Client.GetStringAsync($"/lab/believe{Query}", Stop);
        AssertSentences(found, page);
        var map = found.RootElement.GetProperty("map");
        Assert.Equal(map.GetProperty("upValues").GetArrayLength(), map.GetProperty("cells").GetArrayLength());
        Assert.NotEqual(map.GetProperty("across").GetString(), map.GetProperty("up").GetString());
        Assert.NotEmpty(found.RootElement.GetProperty("regions").EnumerateArray());
        Assert.All(found.RootElement.GetProperty("regions").EnumerateArray(), static r => Assert.InRange(r.GetProperty("density").GetDouble(), 0, 1));
        await AssertPictures(page, "better-map", "Standard errors ahead");
    }

    [Fact]
    public async Task An_episode_told_out_is_the_same_as_json()
    {
        using var told = JsonDocument.Parse(await Found("/api/v1/episodes/RWA-1994-04?draws=64&seed=23"));
        AssertSentences(told, await workbench.Client.GetStringAsync("/lab/episodes/RWA-1994-04?draws=64&seed=23", Stop));
        var doctrine = told.RootElement.GetProperty("doctrines").EnumerateArray().Last();
        Assert.All(doctrine.GetProperty("inPlace").EnumerateObject(), c => Assert.Equal(told.RootElement.GetProperty("months").GetArrayLength(), c.Value.GetArrayLength()));
        using var nowhere = await workbench.Client.GetAsync("/api/v1/episodes/RWA-1900-01", Stop);
        Assert.Equal(HttpStatusCode.NotFound, nowhere.StatusCode);
    }

    [Fact]
    public async Task A_picture_of_what_was_never_found_is_refused_in_a_sentence()
    {
        using var answer = await workbench.Client.GetAsync("/pictures/sensitivity.svg?sensitivity=none", Stop);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("hat analysis is not done, or no longer kept; open its page in the lab again.", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    private static void AssertSentences(JsonDocument found, string page)
    {
        var text = WebUtility.HtmlDecode(page);
        Assert.All(found.RootElement.GetProperty("sentences").EnumerateArray(), s => Assert.Contains(s.GetString()!, text, StringComparison.Ordinal));
    }

    private async Task AssertPictures(string page, string name, string heading)
    {
        var addresses = Picture().Matches(page).Select(static m => WebUtility.HtmlDecode(m.Groups["to"].Value)).Where(a => a.StartsWith($"/pictures/{name}.", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, addresses.Count);
        Assert.All(await Task.WhenAll(addresses.Select(a => workbench.Client.GetByteArrayAsync(a, Stop))), Assert.NotEmpty);
        Assert.Contains(heading, await workbench.Client.GetStringAsync(addresses.First(static a => a.Contains(".csv", StringComparison.Ordinal)), Stop), StringComparison.Ordinal);
    }

    private async Task<string> Found(string address)
    {
        for (var k = 0; k < 1200; k++)
        {
            using var answer = await workbench.Client.GetAsync(address, Stop);
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                return await answer.Content.ReadAsStringAsync(Stop);
            }

            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
            await Task.Delay(250, Stop);
        }

        throw new TimeoutException($"{address} never came.");
    }

    [GeneratedRegex("href=\"(?<to>/pictures/[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Picture();
}
