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
