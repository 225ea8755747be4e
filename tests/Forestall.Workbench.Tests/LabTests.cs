using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Forestall.Doctrine.Reading;

namespace Forestall.Workbench.Tests;

/// <summary>The doctrine lab as it answers.</summary>
[Collection(WorkbenchTests.Name)]
public sealed partial class LabTests(OpenWorkbench workbench)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("draws=0", "draws cannot be made here; choose a whole number from 1 to 20000.")]
    [InlineData("draws=20001", "draws cannot be made here")]
    [InlineData("seed=-1", "is no seed; choose a whole number")]
    [InlineData("expected=yes", "says nothing about how harm is thinned")]
    [InlineData("from=1994", "is no month; write it as yyyy-MM")]
    [InlineData("from=1900-01", "1900-01 is outside the record; choose a first month from")]
    [InlineData("a.force=brutal", "is no answer to &#x27;force&#x27;; choose one of")]
    [InlineData("a.nothing=x", "there is no question &#x27;nothing&#x27;")]
    [InlineData("d=nobody", "there is no doctrine &#x27;nobody&#x27;")]
    [InlineData("chosen=1", "o doctrine is chosen; choose at least one.")]
    [InlineData("p=mediation.harm:2,1", "the highest value of mediation.harm (1) is not above the lowest (2)")]
    [InlineData("p=mediation.harm:7", "it must lie in 0 to 5.")]
    [InlineData("p=mediation.harm:x", "is no belief about mediation.harm")]
    [InlineData("p=nothing:1", "there is no parameter &#x27;nothing&#x27;")]
    [InlineData("p=mediation.harm:1&p=mediation.harm:2", "mediation.harm is set twice")]
    [InlineData("own=!!!", "the doctrine in this address is damaged")]
    public async Task What_cannot_be_is_refused_in_a_sentence(string query, string sentence)
    {
        foreach (var page in (string[])["/lab", "/lab/instruments", "/api/v1/replay"])
        {
            using var answer = await workbench.Client.GetAsync($"{page}?{query}", Stop);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            var said = (await answer.Content.ReadAsStringAsync(Stop)).Replace("\\u0027", "&#x27;", StringComparison.Ordinal);
            Assert.Contains(page.StartsWith("/api", StringComparison.Ordinal) ? WebUtility.HtmlDecode(sentence)[1..] : sentence[1..], page.StartsWith("/api", StringComparison.Ordinal) ? WebUtility.HtmlDecode(said) : said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_replay_comes_in_the_background_and_its_pictures_and_sentences_with_it()
    {
        const string Query = "?draws=96&seed=11";
        using var first = await workbench.Client.GetAsync($"/api/v1/replay{Query}", Stop);
        Assert.Equal(HttpStatusCode.Accepted, first.StatusCode);
        using var answer = JsonDocument.Parse(await Replayed(Query));
        Assert.Equal(96, answer.RootElement.GetProperty("draws").GetInt64());
        Assert.Equal(4, answer.RootElement.GetProperty("doctrines").GetArrayLength());
        var page = await workbench.Client.GetStringAsync($"/lab{Query}", Stop);
        Assert.DoesNotContain("data-follow", page, StringComparison.Ordinal);
        var text = WebUtility.HtmlDecode(page);
        Assert.All(answer.RootElement.GetProperty("sentences").EnumerateArray(), s => Assert.Contains(s.GetString()!, text, StringComparison.Ordinal));

        // Where a note names a file of the repository, the page leads to what stands in it.
        Assert.All(answer.RootElement.GetProperty("notes").EnumerateArray().SelectMany(static s => NamedFile().Split(s.GetString()!)), s => Assert.Contains(s, text, StringComparison.Ordinal));
        Assert.Contains("<a href=\"/methods/replay\">method note: replay</a>", page, StringComparison.Ordinal);
        foreach (var ending in (string[])["svg", "png", "csv"])
        {
            var address = Picture().Matches(page).Select(static m => WebUtility.HtmlDecode(m.Groups["to"].Value)).First(a => a.Contains("." + ending, StringComparison.Ordinal));
            Assert.NotEmpty(await workbench.Client.GetByteArrayAsync(address, Stop));
        }
    }

    [Fact]
    public async Task The_same_set_up_gives_the_same_and_another_belief_another_result()
    {
        var one = await Replayed("?draws=64&seed=12");
        Assert.Equal(one, await Replayed("?seed=12&draws=64"));
        Assert.NotEqual(one, await Replayed("?draws=64&seed=12&p=peacekeeping.harm:0.2"));
    }

    [Fact]
    public async Task A_cancelled_replay_says_so_until_it_is_begun_again()
    {
        using var client = workbench.Fresh();
        const string Page = "/lab?draws=20000&seed=13";
        var html = await client.GetStringAsync(Page, Stop);
        Assert.Contains("data-follow", html, StringComparison.Ordinal);
        var form = new Dictionary<string, string>(StringComparer.Ordinal) { ["job"] = Hidden(html, "job"), ["back"] = WebUtility.HtmlDecode(Hidden(html, "back")) };
        using var refused = await client.PostAsync("/lab/cancel", new FormUrlEncodedContent(form), Stop);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        form["__RequestVerificationToken"] = Hidden(html, "__RequestVerificationToken");
        using var cancelled = await client.PostAsync("/lab/cancel", new FormUrlEncodedContent(form), Stop);
        Assert.Equal(Page, cancelled.Headers.Location?.ToString());
        await Until(async () => (await client.GetStringAsync(Page, Stop)).Contains("The replay was cancelled", StringComparison.Ordinal));
        using var problem = await client.GetAsync("/api/v1/replay?draws=20000&seed=13", Stop);
        Assert.Equal(HttpStatusCode.Conflict, problem.StatusCode);
        using var again = await client.PostAsync("/lab/again", new FormUrlEncodedContent(form), Stop);
        Assert.Contains("data-follow", await client.GetStringAsync(Page, Stop), StringComparison.Ordinal);
        using var last = await client.PostAsync("/lab/cancel", new FormUrlEncodedContent(form), Stop);
        form["back"] = "https://example.org/";
        using var elsewhere = await client.PostAsync("/lab/cancel", new FormUrlEncodedContent(form), Stop);
        Assert.Equal(HttpStatusCode.BadRequest, elsewhere.StatusCode);
    }

    [Fact]
    public async Task A_doctrine_is_checked_used_in_the_lab_and_travels_in_a_link_and_in_a_file()
    {
        using var client = workbench.Fresh();
        var token = Hidden(await client.GetStringAsync("/lab/doctrines/noncoercive", Stop), "__RequestVerificationToken");
        var text = DoctrineTemplates.Doctrine("my-own", "noncoercive");
        var wrong = await Sent(client, "/lab/doctrines/noncoercive/check", token, text.Replace("\"mediation\"", "\"meditation\"", StringComparison.Ordinal));
        Assert.Contains("did you mean", wrong, StringComparison.Ordinal);
        Assert.Matches("data-line=\"[0-9]+\" data-column=\"[0-9]+\"", wrong);
        var right = await Sent(client, "/lab/doctrines/noncoercive/check?draws=64", token, text);
        Assert.Contains("Nothing is wrong.", right, StringComparison.Ordinal);
        var use = WebUtility.HtmlDecode(UseInLab().Match(right).Groups["to"].Value);
        Assert.Contains("draws=64", use, StringComparison.Ordinal);
        Assert.Contains("my-own (your own, version", await client.GetStringAsync(use, Stop), StringComparison.Ordinal);

        var file = await client.GetByteArrayAsync(use.Replace("/lab?", "/lab/set-up.json?", StringComparison.Ordinal), Stop);
        using var loaded = await client.PostAsync("/lab/set-up", Upload(token, file), Stop);
        Assert.Equal(use, loaded.Headers.Location?.ToString());
    }

    [Theory]
    [InlineData("{", "The set-up cannot be read at line 1")]
    [InlineData("{}", "This is no set-up of the lab")]
    [InlineData("""{ "format": "forestall-lab/1", "doctrines": ["none"], "more": 1 }""", "The set-up cannot be read at line 1")]
    [InlineData("""{ "format": "forestall-lab/1", "doctrines": ["nobody"] }""", "There is no doctrine &#x27;nobody&#x27;")]
    [InlineData("", "The file is empty")]
    public async Task A_file_that_is_no_set_up_is_refused_in_a_sentence(string content, string sentence)
    {
        using var client = workbench.Fresh();
        var token = Hidden(await client.GetStringAsync("/lab", Stop), "__RequestVerificationToken");
        using var answer = await client.PostAsync("/lab/set-up", Upload(token, System.Text.Encoding.UTF8.GetBytes(content)), Stop);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(sentence, await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_large_a_file_is_refused()
    {
        using var client = workbench.Fresh();
        var token = Hidden(await client.GetStringAsync("/lab", Stop), "__RequestVerificationToken");
        using var answer = await client.PostAsync("/lab/doctrines/load", Upload(token, new byte[300_000]), Stop);
        Assert.Contains("larger than 256 KB", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Moved_numbers_are_marked_and_can_be_taken_back()
    {
        const string Moved = "/lab/instruments/mediation?s.mediation.harm=0.5&s.mediation.harm=0.9";
        var html = await workbench.Client.GetStringAsync(Moved, Stop);
        Assert.Contains("Changed: 0.5 to 0.9, all as likely.", html, StringComparison.Ordinal);
        Assert.Contains("/lab?p=mediation.harm:0.5,0.9\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/lab/instruments/mediation\" aria-label=\"Take back mediation.harm\"", html, StringComparison.Ordinal);
        var crossed = await workbench.Client.GetStringAsync("/lab/instruments/mediation?s.mediation.harm=0.9&s.mediation.harm=0.5", Stop);
        Assert.Contains("is not above the lowest (0.9); move one of them. It stays as it was.", crossed, StringComparison.Ordinal);
    }

    private static string Hidden(string html, string name) => Regex.Match(html, $"name=\"{name}\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Groups["value"].Value;

    private static MultipartFormDataContent Upload(string token, byte[] content)
    {
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { file, "file", "file.json" } };
    }

    private static async Task<string> Sent(HttpClient client, string address, string token, string text)
    {
        using var answer = await client.PostAsync(address, new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal) { ["text"] = text, ["__RequestVerificationToken"] = token }), Stop);
        return await answer.Content.ReadAsStringAsync(Stop);
    }

    private async Task<string> Replayed(string query)
    {
        var found = string.Empty;
        await Until(async () =>
        {
            using var answer = await workbench.Client.GetAsync($"/api/v1/replay{query}", Stop);
            found = await answer.Content.ReadAsStringAsync(Stop);
            return answer.StatusCode == HttpStatusCode.OK;
        });
        return found;
    }

    private static async Task Until(Func<Task<bool>> done)
    {
        for (var k = 0; k < 1200; k++)
        {
            if (await done())
            {
                return;
            }

            await Task.Delay(250, Stop);
        }

        Assert.Fail("it never came.");
    }

    [GeneratedRegex(@"docs/[a-z/-]+\.md", RegexOptions.None, 1000)]
    private static partial Regex NamedFile();

    [GeneratedRegex("href=\"(?<to>/pictures/replay-deaths[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Picture();

    [GeneratedRegex("href=\"(?<to>/lab[^\"]*)\">Use in the lab", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex UseInLab();
}
