using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Forestall.Workbench.Tests;

/// <summary>A form that is not taken comes back as it was filled, with why above it, without script; what is taken can be followed to where it leads.</summary>
[Collection(WorkbenchTests.Name)]
public sealed partial class FormTests(OpenWorkbench workbench)
{
    private static string Today => DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("author", " ", "The author is missing; give a name or an office.")]
    [InlineData("role", "", "The author's role is missing")]
    [InlineData("text", "  \n ", "What was decided is missing; write it, and why.")]
    [InlineData("review", "1900-01-01", "1900-01-01 is past, so nothing can be looked at again on it; choose ")]
    [InlineData("review", "tomorrow", "'tomorrow' is no day; write it as yyyy-MM-dd.")]
    [InlineData("probabilities", "200", "'200' is no probability of 'It rains'; write a number from 0 to 100.")]
    public async Task An_entry_that_is_not_taken_comes_back_as_it_was_filled(string field, string value, string sentence)
    {
        Dictionary<string, string> fields = new(StringComparer.Ordinal) { ["author"] = "A. <Adviser>", ["role"] = "desk officer", ["text"] = "Send observers & wait.", ["review"] = Today, ["statements"] = "It rains", ["probabilities"] = "70.5" };
        fields[field] = value;
        var before = await Count();
        var (status, page) = await Sent("/journal/new", "/journal", [.. fields.Select(static f => (f.Key, f.Value))]);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(sentence, Alert().Match(page).Groups["said"].Value, StringComparison.Ordinal);
        Assert.All(fields.Where(f => f.Key != field), f => Assert.Contains(f.Value, page, StringComparison.Ordinal));
        Assert.Equal(before, await Count());
    }

    [Theory]
    [InlineData("confidence", "8000", "8000 is out of range for how sure an appraisal is, in per cent; choose above 0, up to 100.")]
    [InlineData("low", "-5", "the grades of 'just-cause' by desk officer are out of range; choose from 0 to ")]
    [InlineData("low", "few", "'few' in the field 'Lowest defensible grade' is no number")]
    [InlineData("evidence", " ", "has no evidence; say what it rests on.")]
    public async Task An_appraisal_that_is_not_taken_comes_back_as_it_was_filled(string field, string value, string sentence)
    {
        var plan = await Plan();
        Dictionary<string, string> fields = new(StringComparer.Ordinal) { ["version"] = "1", ["strategy"] = "talks", ["criterion"] = "normative/just-cause", ["role"] = "desk officer", ["low"] = "1.5", ["high"] = "2.5", ["confidence"] = "77", ["evidence"] = "S/RES/1160", ["dissent"] = "none <yet>" };
        fields[field] = value;
        var (status, page) = await Sent(plan, $"{plan}/appraisals", [.. fields.Select(static f => (f.Key, f.Value))]);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(sentence, Alert().Match(page).Groups["said"].Value, StringComparison.OrdinalIgnoreCase);
        Assert.All(fields.Where(f => f.Key != field), f => Assert.Contains(f.Value, page, StringComparison.Ordinal));
        Assert.Matches("<option value=\"talks\" selected", page);
    }

    [Fact]
    public async Task A_change_of_an_older_version_comes_back_with_what_was_written_and_can_be_sent_again()
    {
        const string Own = """{ "format": "forestall-strategy/1", "name": "observers", "about": "Observers at once.", "steps": [ { "name": "observers", "use": ["observers"] } ] }""";
        var plan = await Plan();
        Assert.Equal(HttpStatusCode.Redirect, (await Sent(plan, $"{plan}/strategies", ("version", "1"), ("strategies", "late-coercion"), ("own", ""))).Status);
        var (status, page) = await Sent(plan, $"{plan}/strategies", ("version", "1"), ("strategies", "talks"), ("own", Own));
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("What you were writing is still in the form", Alert().Match(page).Groups["said"].Value, StringComparison.Ordinal);
        Assert.Contains("Observers at once.", page, StringComparison.Ordinal);
        Assert.Contains("name=\"version\" value=\"2\"", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await Sent(plan, $"{plan}/strategies", ("version", "2"), ("strategies", "talks"), ("own", Own))).Status);
        (status, page) = await Sent(plan, $"{plan}/undo", ("version", "2"));
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("Nothing was undone.", page, StringComparison.Ordinal);
        using var again = await workbench.Client.GetAsync($"{plan}/strategies", TestContext.Current.CancellationToken);
        Assert.Equal(plan, again.Headers.Location?.ToString());
    }

    [Fact]
    public async Task A_plan_that_cannot_be_begun_comes_back_as_it_was_filled_and_an_address_says_so_before()
    {
        var (status, page) = await Sent("/plans", "/plans", ("situation", "Nowhere at all"), ("asOf", "1998-02"), ("strategies", "talks"));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("'Nowhere at all' is no situation", Alert().Match(page).Groups["said"].Value, StringComparison.Ordinal);
        Assert.Contains("value=\"Nowhere at all\" required", page, StringComparison.Ordinal);
        Assert.Contains("value=\"1998-02\"", page, StringComparison.Ordinal);
        foreach (var (address, said) in new[] { ("/plans/new?situation=Nowhere", "'Nowhere' is no situation"), ("/plans/new?situation=Rwanda&asOf=1994-99", "'1994-99' is no month"), ("/plans/new?situation=Rwanda&asOf=2031-01", "choose a month from") })
        {
            using var answer = await workbench.Client.GetAsync(address, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains(said, Alert().Match(WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))).Groups["said"].Value, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Two_plans_for_the_same_situation_and_month_are_told_apart()
    {
        var (first, second) = (await Plan("1999-03"), await Plan("1999-03"));
        Assert.Equal($"{first}-2", second);
        var plans = await workbench.Client.GetStringAsync("/plans", TestContext.Current.CancellationToken);
        Assert.Contains("Nepal as of 1999-03</a>", plans, StringComparison.Ordinal);
        Assert.Contains("Nepal as of 1999-03, plan 2</a>", plans, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_says_where_to_click_and_its_document_stays_as_the_command_makes_it()
    {
        var plan = await Plan();
        var document = await workbench.Client.GetStringAsync($"{plan}/brief.html", TestContext.Current.CancellationToken);
        Assert.Contains("forestall brief Nepal --as-of", document, StringComparison.Ordinal);
        Assert.Contains("forestall warn show", document, StringComparison.Ordinal);
        var page = await workbench.Client.GetStringAsync(plan, TestContext.Current.CancellationToken);
        Assert.DoesNotMatch("forestall [a-z]", page);
        Assert.Contains($"<a href=\"{plan}#appraisals\">Add an appraisal</a>", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/lessons/study\">A study of cases</a>", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/situations/Nepal?asOf=2001-10\">the warning on the situation’s page</a>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_journal_can_be_taken_as_plain_files()
    {
        await Sent("/journal/new", "/journal", ("author", "A. Adviser"), ("role", "desk officer"), ("text", "Wait."));
        var page = await workbench.Client.GetStringAsync("/journal", TestContext.Current.CancellationToken);
        Assert.Contains("href=\"/journal/export.zip\"", page, StringComparison.Ordinal);
        await using var bytes = await workbench.Client.GetStreamAsync("/journal/export.zip", TestContext.Current.CancellationToken);
        using var whole = new MemoryStream();
        await bytes.CopyToAsync(whole, TestContext.Current.CancellationToken);
        await using var files = new ZipArchive(whole);
        Assert.NotNull(files.GetEntry("SHA256SUMS"));
        Assert.Equal(await Count(), files.Entries.Count(static e => e.FullName.StartsWith("entries/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_decision_leads_to_its_situation_and_plan_and_its_review_closes_the_loop()
    {
        var plan = await Plan();
        var (status, _) = await Sent($"/journal/new?plan={plan[7..]}&version=1", "/journal", ("plan", plan[7..]), ("version", "1"), ("author", "A. Adviser"), ("role", "desk officer"), ("text", "Talk."), ("review", Today), ("statements", "Talks begin"), ("probabilities", "80"), ("statements", "A truce holds"), ("probabilities", "30"));
        Assert.Equal(HttpStatusCode.Redirect, status);
        var entry = $"/journal/{await Count()}";
        var page = await workbench.Client.GetStringAsync(entry, TestContext.Current.CancellationToken);
        Assert.Contains("href=\"/situations/NPL?asOf=2001-10\"", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"{plan}?version=1\"", page, StringComparison.Ordinal);
        Assert.Contains("It has been due since", page, StringComparison.Ordinal);
        Assert.Contains($"{Today} (due)", await workbench.Client.GetStringAsync("/journal", TestContext.Current.CancellationToken), StringComparison.Ordinal);

        (status, page) = await Sent(entry, $"{entry}/review", ("author", "B. Reviewer"), ("role", "desk officer"), ("outcome-1", ""), ("outcome-2", ""), ("text", " "), ("next", ""));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("The review says nothing", Alert().Match(page).Groups["said"].Value, StringComparison.Ordinal);
        Assert.Contains("B. Reviewer", page, StringComparison.Ordinal);
        (status, _) = await Sent(entry, $"{entry}/review", ("author", "B. Reviewer"), ("role", "desk officer"), ("outcome-1", "yes"), ("outcome-2", "no"), ("text", "They met."), ("next", ""));
        Assert.Equal(HttpStatusCode.Redirect, status);
        page = WebUtility.HtmlDecode(await workbench.Client.GetStringAsync(entry, TestContext.Current.CancellationToken));
        Assert.Contains("Talks begin: 80 %; it came to: yes", page, StringComparison.Ordinal);
        Assert.Contains("Brier score of 2 statements: 0.065", page, StringComparison.Ordinal);
        Assert.Contains("Nothing is left to be said of it.", page, StringComparison.Ordinal);
        var review = $"/journal/{await Count()}";
        Assert.Contains($"href=\"{entry}\"", await workbench.Client.GetStringAsync(review, TestContext.Current.CancellationToken), StringComparison.Ordinal);

        using var told = JsonDocument.Parse(await workbench.Client.GetStringAsync($"/api/v1{entry}", TestContext.Current.CancellationToken));
        Assert.Equal(["yes", "no"], told.RootElement.GetProperty("expectations").EnumerateArray().Select(static e => e.GetProperty("outcome").GetString()));
        Assert.Equal(["text.txt", "brief.html", "plan.json"], told.RootElement.GetProperty("files").EnumerateArray().Select(static f => f.GetProperty("name").GetString()));
        Assert.Equal(review, $"/journal/{Assert.Single(told.RootElement.GetProperty("reviews").EnumerateArray())}");
    }

    [Theory]
    [InlineData("Burma", "/situations/Burma")]
    [InlineData("the Gambia", "/situations/the%20Gambia")]
    [InlineData("Marawi", "/situations/PHL")]
    public async Task A_name_leads_to_its_page(string name, string place)
    {
        using var answer = await workbench.Client.GetAsync($"/find?name={Uri.EscapeDataString(name)}", TestContext.Current.CancellationToken);
        Assert.Equal(place, answer.Headers.Location?.ToString());
        using var page = await workbench.Client.GetAsync(place, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Theory]
    [InlineData("Timor", HttpStatusCode.NotFound, "<a href=\"/situations/East%20Timor\">East Timor</a>")]
    [InlineData("rwnda", HttpStatusCode.NotFound, "<a href=\"/situations/Rwanda\">Rwanda</a>")]
    [InlineData("Atlantis", HttpStatusCode.NotFound, "value=\"Atlantis\"")]
    [InlineData("", HttpStatusCode.BadRequest, "No situation is named; give an ISO code")]
    public async Task A_name_that_nothing_has_comes_back_with_those_near_it(string name, HttpStatusCode status, string holds)
    {
        using var answer = await workbench.Client.GetAsync($"/find?name={name}", TestContext.Current.CancellationToken);
        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(holds, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_the_library_it_says_what_cannot_be_studied_without_asking_to_mend_it()
    {
        var page = await workbench.Client.GetStringAsync("/lessons/study", TestContext.Current.CancellationToken);
        Assert.DoesNotContain("fill it in or leave the case out", page, StringComparison.Ordinal);
        using var wrong = await workbench.Client.GetAsync("/lessons/study?outcome=NOTHING", TestContext.Current.CancellationToken);
        Assert.Contains("The table cases.csv has no column", await wrong.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private async Task<(HttpStatusCode Status, string Page)> Sent(string from, string to, params (string Name, string Value)[] fields)
    {
        using var form = Forms.Of(await workbench.Client.GetStringAsync(from, TestContext.Current.CancellationToken), fields);
        using var answer = await workbench.Client.PostAsync(to, form, TestContext.Current.CancellationToken);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    private async Task<string> Plan(string asOf = "2001-10")
    {
        using var form = Forms.Of(await workbench.Client.GetStringAsync("/plans", TestContext.Current.CancellationToken), ("situation", "Nepal"), ("asOf", asOf), ("strategies", "talks"));
        using var begun = await workbench.Client.PostAsync("/plans", form, TestContext.Current.CancellationToken);
        return begun.Headers.Location!.ToString();
    }

    private async Task<int> Count()
    {
        using var entries = JsonDocument.Parse(await workbench.Client.GetStringAsync("/api/v1/journal", TestContext.Current.CancellationToken));
        return entries.RootElement.GetArrayLength();
    }

    [GeneratedRegex("role=\"alert\" data-failed>(?<said>[^<]*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Alert();
}
