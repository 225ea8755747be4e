using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Forestall.Workbench.Tests;

[Collection(WorkbenchTests.Name)]
public sealed partial class LessonsTests(OpenWorkbench workbench)
{
    private const string Own = "case,GDP,URB,LIT,SURV\nA,100,0.2,1,0\nB,220,0.9,1,1\nC,330,0.8,0,1\nD,80,0.1,0,0\nE,500,0.7,1,1\nF,410,0.3,1,0\n";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_study_that_opens_first_is_that_of_the_tutorial()
    {
        using var study = JsonDocument.Parse(await workbench.Client.GetStringAsync("/api/v1/lessons/study", Cancellation));
        var solutions = study.RootElement.GetProperty("solutions").EnumerateArray().ToDictionary(static s => s.GetProperty("type").GetString()!, StringComparer.Ordinal);
        Assert.Equal(2, solutions["parsimonious"].GetProperty("models").GetArrayLength());
        var intermediate = Assert.Single(solutions["intermediate"].GetProperty("models").EnumerateArray());
        Assert.Equal(0.833, intermediate.GetProperty("inclusion").GetDouble(), 3);
        Assert.Equal(0.638, intermediate.GetProperty("coverage").GetDouble(), 3);
        Assert.Equal(5, intermediate.GetProperty("terms").GetArrayLength());
        Assert.Contains(study.RootElement.GetProperty("necessity").EnumerateArray(), static n => n.GetProperty("expression").GetString() == "DIPL" && Math.Abs(n.GetProperty("inclusion").GetDouble() - 0.832) < 0.001);
    }

    [Fact]
    public async Task The_thesis_is_told_once_it_is_there()
    {
        var html = await Followed("/lessons/thesis");
        Assert.Contains("What this cannot say", html, StringComparison.Ordinal);
        Assert.Contains("id=\"claim\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Robustness_runs_in_the_background_and_then_stands_there()
    {
        var html = await Followed("/lessons/robustness");
        Assert.Contains("The solution is the same in 93 of 118 runs", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/lessons/study?incl=much", "is no number for the inclusion cut-off")]
    [InlineData("/lessons/study?incl=2", "out of range")]
    [InlineData("/lessons/study?outcome=AVERTED&c=NOTHING", "has no column")]
    [InlineData("/lessons/study?table=0123456789abcdef", "send the file again")]
    [InlineData("/lessons/study?table=../keys", "names no table")]
    [InlineData("/lessons/thesis?coercion=magic", "is no definition of coercion")]
    [InlineData("/lessons/robustness?solution=perfect", "is no kind of solution")]
    [InlineData("/pictures/xy.svg?set=NOTHING", "is no condition of the study")]
    public async Task What_cannot_be_is_named(string address, string said)
    {
        using var answer = await workbench.Client.GetAsync(address, Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(said, await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/lessons/study?outcome=AVERTED", "No condition is chosen")]
    [InlineData("/lessons/study?outcome=AVERTED&c=AVERTED&c=DIPL", "stands among the conditions")]
    [InlineData("/lessons/study?outcome=AVERTED&c=LOGDEATHS&e.LOGDEATHS=3&c.LOGDEATHS=2&i.LOGDEATHS=4", "neither rise nor fall")]
    [InlineData("/lessons/study?outcome=AVERTED&c=DIPL&incl=1&pri=1", "No combination counts as sufficient")]
    [InlineData("/lessons/study?outcome=AVERTED&c=DIPL&set=THREAT", "is drawn instead")]
    public async Task What_a_slider_can_lead_to_is_said_beside_it(string address, string said) =>
        Assert.Contains(said, await workbench.Client.GetStringAsync(address, Cancellation), StringComparison.Ordinal);

    [Theory]
    [InlineData("incl n", false)]
    [InlineData("incl c.LOGDEATHS", true)]
    [InlineData("1", true)]
    public async Task An_answer_to_a_slider_holds_what_follows_from_it(string changed, bool anchors)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/lessons/study?table=cases&outcome=AVERTED&c=DIPL&c=LOGDEATHS");
        request.Headers.Add("X-Live", changed);
        using var answer = await workbench.Client.SendAsync(request, Cancellation);
        Assert.Contains("X-Live", answer.Headers.Vary);
        var html = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("data-part=\"answer\"", html, StringComparison.Ordinal);
        Assert.Equal(anchors, html.Contains("data-part=\"anchors\"", StringComparison.Ordinal));
        Assert.DoesNotContain("id=\"own\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_that_was_sent_is_kept_studied_and_deleted()
    {
        var token = await Token();
        using var sent = await Send(token, "states.csv", Own);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        var address = sent.Headers.Location!.ToString();
        var html = await workbench.Client.GetStringAsync(address, Cancellation);
        Assert.Contains("states.csv (yours)", html, StringComparison.Ordinal);
        Assert.Contains("calibration-", html, StringComparison.Ordinal);
        var id = address[(address.IndexOf('=', StringComparison.Ordinal) + 1)..];
        Assert.True(File.Exists(Path.Combine(workbench.Folder, "tables", $"{id}-states.csv")));

        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("table", id)]);
        using var deleted = await workbench.Client.PostAsync("/lessons/tables/delete", form, Cancellation);
        Assert.Equal(HttpStatusCode.Redirect, deleted.StatusCode);
        using var gone = await workbench.Client.GetAsync(address, Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, gone.StatusCode);
    }

    [Theory]
    [InlineData("case,GDP,SURV\nA,100,0\nB,x220,1\nC,330,1\n", "bad.csv, line 3 (B), column &#x27;GDP&#x27;")]
    [InlineData("case,GDP,SURV\nA,100\n", "line 2")]
    [InlineData("case,A*B,SURV\nA,1,0\nB,0,1\n", "a sign that formulas use")]
    [InlineData("case,GDP,SURV\nA,1,0\n", "one case only")]
    [InlineData("", "no file was chosen")]
    public async Task A_table_that_cannot_be_used_is_refused_by_line_and_column(string text, string said)
    {
        using var sent = await Send(await Token(), "bad.csv", text);
        Assert.Equal(HttpStatusCode.BadRequest, sent.StatusCode);
        Assert.Contains(said, await sent.Content.ReadAsStringAsync(Cancellation), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Without_the_token_of_a_page_nothing_is_taken()
    {
        using var sent = await Send("forged", "states.csv", Own);
        Assert.Equal(HttpStatusCode.BadRequest, sent.StatusCode);
        Assert.Contains("load its page again", await sent.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    private async Task<string> Followed(string address)
    {
        for (var attempt = 0; attempt < 600; attempt++)
        {
            var html = await workbench.Client.GetStringAsync(address, Cancellation);
            if (!html.Contains("data-follow", StringComparison.Ordinal))
            {
                return html;
            }

            await Task.Delay(100, Cancellation);
        }

        throw new TimeoutException($"{address} is still under way.");
    }

    private async Task<string> Token() => Forms.TokenOf(await workbench.Client.GetStringAsync("/lessons/study", Cancellation));

    private async Task<HttpResponseMessage> Send(string token, string name, string text)
    {
        using var file = new StringContent(text);
        using var proof = new StringContent(token);
        using var form = new MultipartFormDataContent { { proof, "__RequestVerificationToken" }, { file, "file", name } };
        return await workbench.Client.PostAsync("/lessons/tables", form, Cancellation);
    }
}
