using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Forestall.Workbench.Tests;

/// <summary>What people do, from start to finish, in a real browser.</summary>
[Collection(WorkbenchTests.Name)]
public sealed class StoryTests(OpenWorkbench workbench, Browser browser)
{
    private const float Patience = 120_000;

    [Fact]
    public async Task From_the_map_to_Kosovo_as_it_looked_to_the_figures_in_a_file()
    {
        await using var visitor = await browser.Visit(workbench.Address);
        var page = visitor.Page;
        await page.GotoAsync("/");
        await page.GetByLabel("Find a situation or theatre").FillAsync("Kosovo");
        await page.GetByRole(AriaRole.Button, new() { Name = "Open" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Kosovo (Serbia)");
        await page.GetByLabel("As of (later months are left out)").FillAsync("1998-02");
        await Expect(page).ToHaveURLAsync(Holding("asOf=1998-02"));
        await Expect(page.Locator("#harm")).ToContainTextAsync("1998-01");
        await Expect(page.Locator("#fan")).ToBeVisibleAsync(new() { Timeout = Patience });
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("#harm").GetByRole(AriaRole.Link, new() { Name = "CSV" }).ClickAsync());
        Assert.Contains("1998-01,", await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await page.ReloadAsync();
        await Expect(page.GetByLabel("As of (later months are left out)")).ToHaveValueAsync("1998-02");
        Assert.Empty(visitor.Elsewhere);
    }

    [Fact]
    public async Task From_a_situation_to_a_plan_an_appraisal_a_brief_and_the_journal()
    {
        await using var visitor = await browser.Visit(workbench.Address);
        var page = visitor.Page;
        await page.GotoAsync("/situations/Kosovo?asOf=1998-06");
        await page.GetByRole(AriaRole.Link, new() { Name = "Plan for" }).ClickAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "late-coercion" }).UncheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Kosovo as of 1998-06");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "2. What may come of them, and by when each must be decided" })).ToBeVisibleAsync(new() { Timeout = Patience });

        Assert.Empty((await page.RunAxe()).Violations.SelectMany(static v => v.Nodes.Select(n => $"{v.Id}: {n.Html}")));
        await page.GetByLabel("Role", new() { Exact = true }).FillAsync("desk officer");
        await page.GetByLabel("On what evidence").FillAsync("S/RES/1160 (1998)");
        await page.ReloadAsync();
        await Expect(page.GetByLabel("On what evidence")).ToHaveValueAsync("S/RES/1160 (1998)");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep the appraisal" }).ClickAsync();
        await Expect(page.Locator(".lead")).ToContainTextAsync("desk officer appraised just-cause");
        await Expect(page.GetByLabel("On what evidence")).ToHaveValueAsync("");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Word" })).ToBeVisibleAsync(new() { Timeout = Patience });
        var pdf = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "PDF" }).First.ClickAsync());
        Assert.Equal("%PDF", System.Text.Encoding.ASCII.GetString((await File.ReadAllBytesAsync(await pdf.PathAsync(), TestContext.Current.CancellationToken))[..4]));

        await page.GetByRole(AriaRole.Link, new() { Name = "Keep a decision" }).ClickAsync();
        await page.GetByLabel("Author").FillAsync("A. Adviser");
        await page.GetByLabel("Role").FillAsync("desk officer");
        await page.GetByLabel("What was decided, and why").FillAsync("Propose observers.");
        await page.GetByLabel("To be looked at again on").FillAsync("2999-03-31");
        await page.GetByLabel("Statement 1").FillAsync("Observers are deployed by 1998-12-31");
        await page.GetByLabel("How probable, %").First.FillAsync("70");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep it in the journal" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("decision, SRB Kosovo");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "brief.html" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "All entries" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("all whole");
        Assert.Empty(visitor.Elsewhere);
    }

    [Fact]
    public async Task Two_tabs_that_change_the_same_plan_lose_nothing()
    {
        await using var visitor = await browser.Visit(workbench.Address);
        var first = visitor.Page;
        await first.GotoAsync("/plans/new?situation=Rwanda&asOf=1994-03");
        await first.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        var second = await first.Context.NewPageAsync();
        await second.GotoAsync(first.Url);
        await first.GetByRole(AriaRole.Checkbox, new() { Name = "late-coercion" }).UncheckAsync();
        await first.GetByRole(AriaRole.Button, new() { Name = "Keep and compare" }).ClickAsync();
        await Expect(first.Locator(".lead")).ToContainTextAsync("Version 2");
        await second.Locator("summary", new() { HasText = "A strategy of your own" }).ClickAsync();
        await second.GetByLabel("Strategy (JSON)").FillAsync("""{ "format": "forestall-strategy/1", "name": "observers", "about": "Observers at once.", "steps": [ { "name": "observers", "use": ["observers"] } ] }""");
        await second.GetByRole(AriaRole.Button, new() { Name = "Keep and compare" }).ClickAsync();
        await Expect(second.GetByRole(AriaRole.Alert)).ToContainTextAsync("changed meanwhile");
        await Expect(second.GetByLabel("Strategy (JSON)")).ToHaveValueAsync(Holding("Observers at once"));
        await second.GetByRole(AriaRole.Button, new() { Name = "Keep and compare" }).ClickAsync();
        await Expect(second.Locator(".lead")).ToContainTextAsync("observers");
        await second.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(second.Locator(".lead")).ToContainTextAsync("Undone");
    }

    [Fact]
    public async Task A_mistake_in_a_strategy_is_named_and_what_was_typed_stays()
    {
        await using var visitor = await browser.Visit(workbench.Address);
        var page = visitor.Page;
        await page.GotoAsync("/plans/new?situation=Sudan&asOf=2003-01");
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        await page.Locator("summary", new() { HasText = "A strategy of your own" }).ClickAsync();
        await page.GetByLabel("Strategy (JSON)").FillAsync("""{ "format": "forestall-strategy/1", "name": "x", "about": "y", "steps": [ { "name": "z", "use": ["wands"] } ] }""");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep and compare" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("wands");
        await page.GoBackAsync();
        await Expect(page.GetByLabel("Strategy (JSON)")).ToHaveValueAsync(Holding("wands"));
    }

    [Fact]
    public async Task The_ledger_sorts_and_filters_at_once_and_opens_an_episode()
    {
        await using var visitor = await browser.Visit(workbench.Address);
        var page = visitor.Page;
        await page.GotoAsync("/missed");
        await page.GetByLabel("Region").SelectOptionAsync("Europe");
        await Expect(page).ToHaveURLAsync(Holding("region=Europe"));
        await page.GetByRole(AriaRole.Link, new() { Name = "Deaths, with the year before", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync(Holding("sort=deaths"));
        var ledger = page.GetByRole(AriaRole.Region, new() { Name = "Ledger of crossings and first measures" });
        var deaths = (await ledger.Locator("tbody tr td:nth-child(3)").EvaluateAllAsync<string[]>("cells => cells.map(c => c.textContent)")).Select(static d => long.Parse(d, System.Globalization.NumberStyles.AllowThousands, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.True(deaths.Count > 5);
        Assert.Equal(deaths.OrderDescending(), deaths);
        await page.GetByLabel("Situation or theatre").FillAsync("Abkhazia");
        await Expect(ledger.Locator("tbody tr")).ToHaveCountAsync(1);
        await ledger.Locator("tbody").GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Georgia (Abkhazia)");
    }

    [Fact]
    public async Task Without_script_the_same_pages_answer_by_their_buttons()
    {
        await using var visitor = await browser.Visit(workbench.Address, script: false);
        var page = visitor.Page;
        await page.GotoAsync("/missed");
        await page.GetByLabel("Situation or theatre").FillAsync("Rwanda");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        using var ledger = System.Text.Json.JsonDocument.Parse(await workbench.Client.GetStringAsync("/api/v1/ledger?search=Rwanda", TestContext.Current.CancellationToken));
        var count = ledger.RootElement.GetArrayLength();
        Assert.InRange(count, 1, 10);
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Ledger of crossings and first measures" }).Locator("tbody tr")).ToHaveCountAsync(count);
    }

    [Fact]
    public async Task A_situation_prints_with_its_figures_and_without_what_only_a_screen_needs()
    {
        await using var visitor = await browser.Visit(workbench.Address);
        var page = visitor.Page;
        await page.GotoAsync("/situations/Kosovo?asOf=1998-06");
        await Expect(page.Locator("#fan")).ToBeVisibleAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Light });
        await Expect(page.Locator("#harm .wide svg")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "What to beware of" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Rooms" })).ToBeHiddenAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Look" })).ToBeHiddenAsync();
        await Expect(page.Locator("#harm .tools")).ToBeHiddenAsync();
        var pdf = await page.PdfAsync(new() { Format = "A4" });
        Assert.Equal("%PDF", System.Text.Encoding.ASCII.GetString(pdf[..4]));
        Assert.InRange(Regex.Count(System.Text.Encoding.Latin1.GetString(pdf), @"/Type\s*/Page\b", RegexOptions.None, TimeSpan.FromSeconds(1)), 2, 12);
    }

    private static Regex Holding(string text) => new(Regex.Escape(text), RegexOptions.None, TimeSpan.FromSeconds(1));

    [Fact]
    public async Task The_keyboard_alone_leads_from_the_start_to_a_situation()
    {
        await using var visitor = await browser.Visit(workbench.Address);
        var page = visitor.Page;
        await page.GotoAsync("/");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Skip to the content" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByLabel("Find a situation or theatre")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("East Timor");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("East Timor (Indonesia)");
    }
}
