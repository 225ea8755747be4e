using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Forestall.Workbench.Tests;

/// <summary>The order of the ledger stands in its address, for people and programs alike.</summary>
[Collection(WorkbenchTests.Name)]
public sealed partial class LedgerOrderTests(OpenWorkbench workbench, Browser browser)
{
    [Theory]
    [InlineData("", "month", "ascending")]
    [InlineData("sort=month&direction=descending", "month", "descending")]
    [InlineData("sort=deaths", "deaths", "descending")]
    [InlineData("sort=Deaths&direction=Ascending&region=Africa", "deaths", "ascending")]
    [InlineData("sort=crossing", "crossing", "ascending")]
    [InlineData("sort=warned&covered=true", "warned", "descending")]
    [InlineData("sort=force&direction=ascending", "force", "ascending")]
    [InlineData("sort=before-coercion", "before-coercion", "descending")]
    public async Task Page_and_data_have_the_order_of_the_address(string query, string column, string direction)
    {
        using var answer = JsonDocument.Parse(await workbench.Client.GetStringAsync($"/api/v1/ledger?{query}", TestContext.Current.CancellationToken));
        var lines = answer.RootElement.EnumerateArray().ToList();
        var html = await workbench.Client.GetStringAsync($"/missed?{query}", TestContext.Current.CancellationToken);
        Assert.Equal(lines.Select(static l => l.GetProperty("crossing").GetProperty("id").GetString()), Rows().Matches(html).Select(static m => m.Groups["id"].Value));
        Assert.Equal((column, direction), Sorted().Matches(html).Select(static m => (m.Groups["column"].Value, m.Groups["direction"].Value)).Single());

        var values = lines.Select(l => Value(l, column)).ToList();
        var known = values.TakeWhile(static v => v is not null).ToList();
        Assert.NotEmpty(known);
        Assert.All(values.Skip(known.Count), Assert.Null);
        Assert.Equal(direction == "ascending" ? known.Order(Comparer<object?>.Create(Compared)) : known.OrderDescending(Comparer<object?>.Create(Compared)), known);
    }

    [Fact]
    public async Task Without_script_a_heading_orders_keeps_the_filters_and_turns_round()
    {
        await using var visitor = await browser.Visit(workbench.Address, script: false);
        var page = visitor.Page;
        await page.GotoAsync("/missed?region=Europe");
        await page.GetByRole(AriaRole.Link, new() { Name = "Deaths, with the year before" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(Address("region=Europe.*sort=deaths&direction=descending"));
        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "Deaths, with the year before" }).First).ToHaveAttributeAsync("aria-sort", "descending");
        await page.GetByRole(AriaRole.Link, new() { Name = "Deaths, with the year before" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(Address("sort=deaths&direction=ascending"));
        await page.GetByLabel("Region").SelectOptionAsync("Africa");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(Address("region=Africa.*sort=deaths&direction=ascending"));
    }

    [Fact]
    public async Task By_keyboard_a_heading_orders_keeps_the_focus_and_outlives_filters_and_a_reload()
    {
        await using var visitor = await browser.Visit(workbench.Address);
        var page = visitor.Page;
        await page.GotoAsync("/missed");
        var heading = page.GetByRole(AriaRole.Link, new() { Name = "Deaths, with the year before" });
        await heading.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("th[aria-sort]")).ToHaveAttributeAsync("aria-sort", "descending");
        await Expect(heading).ToBeFocusedAsync();
        await Expect(page).ToHaveURLAsync(Address("sort=deaths&direction=descending"));
        await page.GetByLabel("Region").SelectOptionAsync("Europe");
        await Expect(page).ToHaveURLAsync(Address("region=Europe.*sort=deaths&direction=descending"));
        await page.ReloadAsync();
        await Expect(page.Locator("th[aria-sort]")).ToContainTextAsync("Deaths, with the year before");
        Assert.Empty(visitor.Elsewhere);
    }

    private static Regex Address(string part) => new(part, RegexOptions.None, TimeSpan.FromSeconds(1));

    private static int Compared(object? a, object? b) => a is string text ? string.Compare(text, (string?)b, StringComparison.OrdinalIgnoreCase) : Comparer<object>.Default.Compare(a, b);

    private static object? Value(JsonElement line, string column)
    {
        object? First(string name) => line.GetProperty("first").EnumerateArray().Where(f => f.GetProperty("class").GetString() == name).Select(static f => (object?)f.GetProperty("lag").GetInt32()).FirstOrDefault();
        return column switch
        {
            "month" => line.GetProperty("crossing").GetProperty("month").GetString(),
            "deaths" => line.GetProperty("harm").GetProperty("best").GetInt64(),
            "crossing" => line.GetProperty("situation").GetString(),
            "warned" => line.GetProperty("warnedMonths") is { ValueKind: JsonValueKind.Number } months ? months.GetInt32() : null,
            "before-coercion" => line.GetProperty("firstCoercive") is { ValueKind: JsonValueKind.Object } first ? first.GetProperty("share").GetDouble() : null,
            _ => First(column),
        };
    }

    [GeneratedRegex("<th scope=\"row\"><a href=\"/missed/(?<id>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Rows();

    [GeneratedRegex("aria-sort=\"(?<direction>[a-z]+)\"><a [^>]*id=\"by-(?<column>[a-z-]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sorted();
}
