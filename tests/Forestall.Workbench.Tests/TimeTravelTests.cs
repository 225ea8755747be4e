using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Forestall.Workbench.Tests;

/// <summary>Nothing that was not knowable at the end of a month is shown as of that month.</summary>
[Collection(WorkbenchTests.Name)]
public sealed partial class TimeTravelTests(OpenWorkbench workbench)
{
    [Theory]
    [InlineData("RWA", "1994-03")]
    [InlineData("Kosovo", "1998-02")]
    [InlineData("East Timor", "1999-03")]
    public async Task The_data_hold_no_later_month(string name, string asOf)
    {
        using var answer = JsonDocument.Parse(await workbench.Client.GetStringAsync($"/api/v1/situations/{Uri.EscapeDataString(name)}?asOf={asOf}", TestContext.Current.CancellationToken));
        var root = answer.RootElement;
        Assert.Equal(asOf, root.GetProperty("asOf").GetString());
        Assert.NotEmpty(root.GetProperty("months").EnumerateArray());
        Assert.All(root.GetProperty("months").EnumerateArray(), m => Assert.True(string.CompareOrdinal(m.GetProperty("month").GetString(), asOf) < 0));
        Assert.All(root.GetProperty("crossings").EnumerateArray(), c => Assert.True(string.CompareOrdinal(c.GetProperty("month").GetString(), asOf) < 0));
        Assert.All(root.GetProperty("measures").EnumerateArray(), m => Assert.True(string.CompareOrdinal(m.GetProperty("start").GetString()![..Math.Min(7, m.GetProperty("start").GetString()!.Length)], asOf) <= 0));
        Assert.All(root.GetProperty("said").EnumerateArray(), s => Assert.True(string.CompareOrdinal(s.GetProperty("asOf").GetString(), asOf) <= 0));
    }

    [Fact]
    public async Task Deaths_by_type_that_rest_on_totals_of_the_whole_year_are_left_open()
    {
        using var then = JsonDocument.Parse(await workbench.Client.GetStringAsync("/api/v1/situations/SRB?asOf=1998-02", TestContext.Current.CancellationToken));
        var january = then.RootElement.GetProperty("months").EnumerateArray().Single(static m => m.GetProperty("month").GetString() == "1998-01");
        Assert.Equal(JsonValueKind.Null, january.GetProperty("stateBased").ValueKind);
        Assert.Equal(JsonValueKind.Null, january.GetProperty("oneSided").ValueKind);
        Assert.Equal(january.GetProperty("deaths").GetProperty("best").GetInt64(), january.GetProperty("typeNotYetKnown").GetInt64() + january.GetProperty("nonState").GetInt64());
        Assert.Equal("1998-01", then.RootElement.GetProperty("longEventsIn").GetString());
        Assert.Contains(then.RootElement.GetProperty("caveats").EnumerateArray(), static c => c.GetString()!.Contains("type not yet known", StringComparison.Ordinal));
        var csv = await workbench.Client.GetStringAsync("/pictures/harm.csv?situation=SRB&asOf=1998-02", TestContext.Current.CancellationToken);
        Assert.EndsWith("type not yet known", csv.Split('\n').Single(static l => l.StartsWith("1998-01,", StringComparison.Ordinal)).Split(',')[^2], StringComparison.Ordinal);
        Assert.Contains("type not yet known", await workbench.Client.GetStringAsync("/pictures/harm.svg?situation=SRB&asOf=1998-02", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var after = JsonDocument.Parse(await workbench.Client.GetStringAsync("/api/v1/situations/SRB?asOf=1999-01", TestContext.Current.CancellationToken));
        Assert.All(after.RootElement.GetProperty("months").EnumerateArray(), static m => Assert.Equal(0, m.GetProperty("typeNotYetKnown").GetInt64()));
    }

    [Theory]
    [InlineData("IDN", "1999-03", "IDN-1999-02-roth-calvert-peacekeeping", "1999-08")]
    [InlineData("RWA", "1994-03", "RWA-1994-01-dallaire-cable", "1999")]
    public async Task Measures_from_later_sources_say_so(string code, string asOf, string id, string date)
    {
        using var answer = JsonDocument.Parse(await workbench.Client.GetStringAsync($"/api/v1/situations/{code}?asOf={asOf}", TestContext.Current.CancellationToken));
        var measures = answer.RootElement.GetProperty("measures").EnumerateArray().ToList();
        Assert.All(measures, static m => Assert.Equal(JsonValueKind.Null, m.GetProperty("description").ValueKind));
        var measure = measures.Single(m => m.GetProperty("id").GetString() == id);
        Assert.True(measure.GetProperty("sourceIsLater").GetBoolean());
        Assert.Equal(date, measure.GetProperty("sourceDate").GetString());
        var csv = (await workbench.Client.GetStringAsync($"/pictures/measures.csv?situation={code}&asOf={asOf}", TestContext.Current.CancellationToken)).Split('\n');
        Assert.Equal("Begun,Ended,Class,Instrument,By whom,Towards whom,What became of it,Authority,Source,Read in its source,Later source,Id", csv[0]);
        Assert.Contains(csv, l => l.EndsWith($",source of {date},{id}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_an_episode_too_it_is_said_that_long_events_stand_in_their_first_month()
    {
        foreach (var address in (string[])["/situations/RWA?asOf=1994-05", "/stories/rwanda-1994"])
        {
            Assert.Contains("most stand in 1994-04, in so few events that long ones are among them", await workbench.Client.GetStringAsync(address, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Comparable_episodes_are_opened_in_the_same_month()
    {
        var html = await workbench.Client.GetStringAsync("/situations/Kosovo?asOf=1998-06", TestContext.Current.CancellationToken);
        var list = html[html.IndexOf("alike-h", StringComparison.Ordinal)..html.IndexOf("caveats-h", StringComparison.Ordinal)];
        var links = Links().Matches(list).Select(static m => m.Groups["to"].Value).Where(static l => !l.StartsWith("/methods", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(links);
        Assert.All(links, static l => Assert.True(l.StartsWith("/missed/", StringComparison.Ordinal) || l.Contains("?asOf=199", StringComparison.Ordinal), l));
        Assert.Contains("tells what came after 1998-06", list, StringComparison.Ordinal);
        foreach (var link in links)
        {
            using var answer = await workbench.Client.GetAsync(link, TestContext.Current.CancellationToken);
            Assert.True(answer.IsSuccessStatusCode, link);
        }
    }

    [GeneratedRegex("href=\"(?<to>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Links();

    [Fact]
    public async Task The_page_of_Rwanda_before_the_genocide_does_not_know_of_it()
    {
        // The first answer may come before the warning is worked out.
        await workbench.Client.GetStringAsync("/api/v1/situations/RWA?asOf=1994-03", TestContext.Current.CancellationToken);
        var html = await workbench.Client.GetStringAsync("/situations/RWA?asOf=1994-03", TestContext.Current.CancellationToken);
        var main = html[html.IndexOf("data-part=\"situation\"", StringComparison.Ordinal)..html.IndexOf("<footer", StringComparison.Ordinal)];
        var toCome = new Month(1994, 3) + 24;
        Assert.DoesNotContain("RWA-1994-04", main, StringComparison.Ordinal);
        Assert.All(Months().Matches(main).Select(static m => Month.Parse(m.Value)), m => Assert.True(m <= toCome, m.ToString()));
        using var csv = new StringReader(await workbench.Client.GetStringAsync("/pictures/harm.csv?situation=RWA&asOf=1994-03", TestContext.Current.CancellationToken));
        Assert.StartsWith("Month,Low,Best,High,", await csv.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var last = (await csv.ReadToEndAsync(TestContext.Current.CancellationToken)).TrimEnd().Split('\n')[^1].Split(',');
        Assert.True(Month.Parse(last[0]) < new Month(1994, 3));
        Assert.True(int.Parse(last[2], CultureInfo.InvariantCulture) < 1000);
    }

    [Fact]
    public async Task The_watch_list_of_a_month_shows_nothing_later_and_leads_to_situations_as_of_it()
    {
        var asOf = new Month(1994, 3);
        await workbench.Client.GetStringAsync("/api/v1/watch?asOf=1994-03", TestContext.Current.CancellationToken);
        var html = await workbench.Client.GetStringAsync("/?asOf=1994-03", TestContext.Current.CancellationToken);
        var main = html[html.IndexOf("data-part=\"standing\"", StringComparison.Ordinal)..html.IndexOf("<footer", StringComparison.Ordinal)];
        Assert.All(Months().Matches(main).Select(static m => Month.Parse(m.Value)), m => Assert.True(m <= asOf, m.ToString()));
        Assert.DoesNotContain("/situations/RWA\"", main, StringComparison.Ordinal);
        Assert.Contains("/situations/RWA?asOf=1994-03\"", main, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"(?<![\d-])(19|20)\d\d-(0[1-9]|1[0-2])(?![\d-])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Months();
}
