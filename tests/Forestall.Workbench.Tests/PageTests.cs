using System.Net;
using System.Text.RegularExpressions;

namespace Forestall.Workbench.Tests;

[Collection(WorkbenchTests.Name)]
public sealed partial class PageTests(OpenWorkbench workbench)
{
    private const int MostPages = 120;

    public static TheoryData<string> Pages { get; } = new(Addresses.All);

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_page_has_one_heading_of_the_first_level_and_no_id_twice(string address)
    {
        var html = await workbench.Client.GetStringAsync(address, TestContext.Current.CancellationToken);
        Assert.Single(FirstHeading().Matches(html));
        Assert.Empty(Ids().Matches(html).GroupBy(static m => m.Groups["id"].Value, StringComparer.Ordinal).Where(static g => g.Count() > 1).Select(static g => g.Key));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task No_page_holds_a_style_or_script_of_its_own(string address)
    {
        using var answer = await workbench.Client.GetAsync(address, TestContext.Current.CancellationToken);
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotMatch(Inline(), html);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task Whoever_follows_links_from_the_start_finds_every_page_there()
    {
        var (open, seen, broken) = (new Queue<string>(["/"]), new HashSet<string>(StringComparer.Ordinal) { "/" }, new List<string>());
        while (open.TryDequeue(out var address))
        {
            using var answer = await workbench.Client.GetAsync(address, TestContext.Current.CancellationToken);
            if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.Accepted or HttpStatusCode.Redirect))
            {
                broken.Add($"{address}: {answer.StatusCode}");
            }

            if (answer.Content.Headers.ContentType?.MediaType != "text/html" || answer.Content.Headers.ContentDisposition is not null)
            {
                continue;
            }

            foreach (Match link in Links().Matches(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)))
            {
                var to = WebUtility.HtmlDecode(link.Groups["to"].Value).Split('#')[0];

                // One situation stands for all of them.
                if (to.Length > 0 && !(to.StartsWith("/situations/", StringComparison.Ordinal) && seen.Count(static s => s.StartsWith("/situations/", StringComparison.Ordinal)) > 8) && seen.Count < MostPages && seen.Add(to))
                {
                    open.Enqueue(to);
                }
            }
        }

        Assert.Empty(broken);
        Assert.Contains("/missed", seen);
        Assert.Contains("/about", seen);
    }

    [Theory]
    [InlineData("/situations/Atlantis", HttpStatusCode.NotFound, "&#x27;Atlantis&#x27; is no situation in this record")]
    [InlineData("/situations/RWA?asOf=March", HttpStatusCode.BadRequest, "is no month; write it as yyyy-MM")]
    [InlineData("/situations/RWA?asOf=2031-01", HttpStatusCode.BadRequest, "choose a month from")]
    [InlineData("/missed?from=1800", HttpStatusCode.BadRequest, "choose from 1989 to 2024")]
    [InlineData("/missed/RWA-1900-01", HttpStatusCode.NotFound, "there is no crossing")]
    [InlineData("/plans/none", HttpStatusCode.NotFound, "There is no plan")]
    [InlineData("/plans/..%2F..%2Fetc", HttpStatusCode.NotFound, "There is no plan")]
    [InlineData("/pictures/harm.gif?situation=RWA", HttpStatusCode.BadRequest, "choose svg, png or csv")]
    [InlineData("/nowhere", HttpStatusCode.NotFound, "There is no such page")]
    public async Task What_cannot_be_answered_is_said_in_a_sentence(string address, HttpStatusCode status, string sentence)
    {
        using var answer = await workbench.Client.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal(status, answer.StatusCode);
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains(sentence, html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("default-src 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_hosts_name_is_refused()
    {
        using var asked = new HttpRequestMessage(HttpMethod.Get, "/");
        asked.Headers.Host = "rebound.example";
        using var answer = await workbench.Client.SendAsync(asked, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("/plans")]
    [InlineData("/journal")]
    public async Task A_form_sent_from_elsewhere_changes_nothing(string address)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal) { ["situation"] = "Kosovo", ["author"] = "x", ["role"] = "y", ["text"] = "z" });
        using var answer = await workbench.Client.PostAsync(address, form, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [GeneratedRegex("<h1[ >]", RegexOptions.None, 1000)]
    private static partial Regex FirstHeading();

    [GeneratedRegex(" id=\"(?<id>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ids();

    [GeneratedRegex("<style|<script(?! src=)|\\sstyle=\"|\\son[a-z]+=\"", RegexOptions.None, 1000)]
    private static partial Regex Inline();

    [GeneratedRegex("href=\"(?<to>/[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Links();
}
