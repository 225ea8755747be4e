using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Forestall.Workbench.Tests;

/// <summary>Whatever is written into an address is answered, or refused in a sentence for people.</summary>
[Collection(WorkbenchTests.Name)]
public sealed partial class NonsenseTests(OpenWorkbench workbench)
{
    private static readonly string[] Nonsense = ["abc", "99999999999", "-1", "maybe", "1994-99", "%00", "%F0%9F%92%A5"];

    /// <summary>Pages, each with a query that is answered quickly and the names of all that it reads.</summary>
    private static readonly (string Page, string Query, string[] Names)[] Pages =
    [
        ("/", "", ["asOf", "horizon"]),
        ("/missed", "", ["search", "region", "from", "to", "covered", "sort", "direction"]),
        ("/situations/Kosovo", "", ["asOf"]),
        ("/find", "", ["name"]),
        ("/plans", "", ["situation", "asOf"]),
        ("/plans/new", "", ["situation", "asOf"]),
        ("/journal/new", "", ["plan", "version"]),
        ("/lab", "draws=64", ["d", "own", "draws", "seed", "expected", "from", "a.force", "a.none", "p", "again", "losses"]),
        ("/lab/believe", "draws=64", ["x", "y", "losses", "price", "draws", "own"]),
        ("/lab/sensitivity", "samples=16", ["x", "y", "losses", "price", "samples"]),
        ("/lab/compare", "a=draws%3D64&b=draws%3D64", ["a", "b"]),
        ("/lab/episodes", "draws=64", ["d", "from"]),
        ("/lab/episodes/RWA-1994-04", "draws=64", ["d", "from"]),
        ("/lab/instruments/mediation", "", ["p", "a.force"]),
        ("/lessons/thesis", "", ["coercion", "success"]),
        ("/lessons/study", "", ["table", "outcome", "negate", "c", "incl", "pri", "n", "x.DIPL", "set", "unsaved"]),
        ("/lessons/study/combinations", "", ["relation", "least", "rel", "cov", "depth", "of"]),
        ("/lessons/study/nca", "perm=100", ["perm", "seed", "corner", "ceiling"]),
        ("/lessons/study/cna", "", ["con", "cov", "type", "max"]),
        ("/lessons/study/theory", "theory=DIPL", ["theory", "solution", "model"]),
        ("/lessons/study/cases", "", ["of", "model", "solution", "n"]),
        ("/pictures/harm.svg", "situation=RWA", ["situation", "asOf"]),
        ("/pictures/ledger.svg", "", ["region", "from", "to", "covered"]),
        ("/pictures/nothing.svg", "", ["situation"]),
    ];

    [Fact]
    public async Task Nonsense_in_any_value_of_a_page_is_said_in_a_sentence()
    {
        var pages = Pages.Append((await Plan(), "", ["version", "conflict"])).ToList();
        pages.Add(($"{pages[^1].Page}/brief.pdf", "", ["version", "paper"]));
        pages.Add(($"{pages[^2].Page}/appraisals.json", "", ["version"]));
        await Sensible(pages.SelectMany(static p => p.Names.SelectMany(n => Nonsense.Select(v => With(p.Page, p.Query, n, v)))));
    }

    [Fact]
    public async Task Nonsense_in_any_parameter_that_the_document_describes_is_said_in_a_sentence()
    {
        using var document = JsonDocument.Parse(await workbench.Client.GetStringAsync("/api/v1/openapi.json", TestContext.Current.CancellationToken));
        var addresses = new List<string>();
        foreach (var path in document.RootElement.GetProperty("paths").EnumerateObject().Where(static p => p.Value.TryGetProperty("get", out _)))
        {
            var parameters = path.Value.GetProperty("get").TryGetProperty("parameters", out var found) ? found.EnumerateArray().Select(static p => (Name: p.GetProperty("name").GetString()!, In: p.GetProperty("in").GetString())).ToList() : [];
            var asked = path.Name.Replace("{name}", "RWA", StringComparison.Ordinal).Replace("{crossing}", "RWA-1994-04", StringComparison.Ordinal).Replace("{id}", "none", StringComparison.Ordinal).Replace("{sequence}", "1", StringComparison.Ordinal);
            addresses.AddRange(parameters.Where(static p => p.In == "query").SelectMany(p => Nonsense.Select(v => With(asked, "draws=64&samples=16&perm=100", p.Name, v))));
            addresses.AddRange(parameters.Where(static p => p.In == "path").SelectMany(p => Nonsense.Where(static v => v != "%00").Select(v => PathValue().Replace(path.Name, v))));
        }

        Assert.True(addresses.Count > 200);
        await Sensible(addresses);
    }

    [Theory]
    [InlineData("/missed?from=abc", HttpStatusCode.BadRequest, "'abc' for 'from' is no whole number")]
    [InlineData("/missed?covered=maybe", HttpStatusCode.BadRequest, "'maybe' for 'covered' is neither true nor false")]
    [InlineData("/missed?region=Mars", HttpStatusCode.BadRequest, "there is no region 'Mars'; the regions are Africa, ")]
    [InlineData("/api/v1/ledger?region=Mars", HttpStatusCode.BadRequest, "there is no region 'Mars'; the regions are Africa, ")]
    [InlineData("/?horizon=soon", HttpStatusCode.BadRequest, "'soon' for 'horizon' is no whole number")]
    [InlineData("/?horizon=25", HttpStatusCode.BadRequest, "the horizon is out of range; choose 1 to 24 months.")]
    [InlineData("/api/v1/watch?horizon=0", HttpStatusCode.BadRequest, "the horizon is out of range; choose 1 to 24 months.")]
    [InlineData("/missed?sort=blood", HttpStatusCode.BadRequest, "the ledger cannot be sorted by 'blood'; choose crossing, month, deaths, ")]
    [InlineData("/missed?sort=deaths&direction=up", HttpStatusCode.BadRequest, "'up' is no direction; choose ascending or descending.")]
    [InlineData("/api/v1/ledger?sort=blood", HttpStatusCode.BadRequest, "the ledger cannot be sorted by 'blood'; choose crossing, month, deaths, ")]
    [InlineData("/api/v1/ledger?from=x", HttpStatusCode.BadRequest, "'x' for 'from' is no whole number")]
    [InlineData("/api/v1/lessons/study?incl=abc", HttpStatusCode.BadRequest, "'abc' for 'incl' is no number")]
    [InlineData("/plans/none/brief.pdf?version=abc", HttpStatusCode.BadRequest, "'abc' for 'version' is no whole number")]
    [InlineData("/api/v1/situations/Atlantis", HttpStatusCode.NotFound, "'Atlantis' is no situation")]
    [InlineData("/api/v1/situations/RWA?asOf=March", HttpStatusCode.BadRequest, "is no month")]
    [InlineData("/api/v1/plans/none", HttpStatusCode.NotFound, "There is no plan 'none'")]
    [InlineData("/api/v1/episodes/RWA-1900-01", HttpStatusCode.NotFound, "There is no crossing 'RWA-1900-01'")]
    [InlineData("/methods/nix", HttpStatusCode.NotFound, "There is no note on a method 'nix'")]
    [InlineData("/pictures/harm.svg?situation=Atlantis", HttpStatusCode.BadRequest, "'Atlantis' is no situation")]
    public async Task What_does_not_fit_is_named(string address, HttpStatusCode status, string sentence)
    {
        using var answer = await workbench.Client.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal(status, answer.StatusCode);
        var said = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Replace("\\u0027", "'", StringComparison.Ordinal);
        Assert.Contains(sentence, said, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("/lab/set-up")]
    [InlineData("/lab/doctrines/load")]
    public async Task A_form_without_its_file_asks_for_one(string address)
    {
        var page = await workbench.Client.GetStringAsync("/plans", TestContext.Current.CancellationToken);
        using var form = new MultipartFormDataContent { { new StringContent(Forms.TokenOf(page)), "__RequestVerificationToken" } };
        using var answer = await workbench.Client.PostAsync(address, form, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("No file was chosen", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static string With(string page, string query, string name, string value) =>
        $"{page}?{string.Join('&', query.Split('&', StringSplitOptions.RemoveEmptyEntries).Where(p => !p.StartsWith($"{name}=", StringComparison.Ordinal)).Append($"{name}={value}"))}";

    private async Task Sensible(IEnumerable<string> addresses)
    {
        var wrong = new List<string>();
        foreach (var address in addresses)
        {
            using var answer = await workbench.Client.GetAsync(address, TestContext.Current.CancellationToken);
            var said = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            if ((int)answer.StatusCode >= 500 || (!answer.IsSuccessStatusCode && Internals().IsMatch(said)))
            {
                wrong.Add($"{address}: {answer.StatusCode} {Internals().Match(said).Value}");
            }
        }

        Assert.Empty(wrong);
    }

    private async Task<string> Plan()
    {
        using var fields = Forms.Of(await workbench.Client.GetStringAsync("/plans", TestContext.Current.CancellationToken), ("situation", "Nepal"), ("asOf", "2001-10"), ("strategies", "talks"));
        using var begun = await workbench.Client.PostAsync("/plans", fields, TestContext.Current.CancellationToken);
        return begun.Headers.Location!.ToString();
    }

    [GeneratedRegex("Exception|System\\.|Nullable|bind parameter", RegexOptions.None, 1000)]
    private static partial Regex Internals();

    [GeneratedRegex("\\{[a-z]+\\}", RegexOptions.None, 1000)]
    private static partial Regex PathValue();
}
