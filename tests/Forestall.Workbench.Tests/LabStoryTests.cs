using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Forestall.Workbench.Tests;

/// <summary>What people do in the doctrine lab, in a real browser.</summary>
[Collection(WorkbenchTests.Name)]
public sealed class LabStoryTests(OpenWorkbench workbench, Browser browser)
{
    private const float Patience = 240_000;

    [Fact]
    public async Task From_the_set_up_by_its_progress_to_its_results_and_through_a_reload()
    {
        await using var visitor = await browser.Visit(workbench.Address);
        var page = visitor.Page;
        await page.GotoAsync("/lab?draws=64");
        await page.GetByText("Change the set-up").ClickAsync();
        await page.Locator("#d-none").UncheckAsync();
        await page.GetByLabel("Draws (").FillAsync("128");
        await page.GetByLabel("What does force do").SelectOptionAsync("sceptical");
        await page.GetByRole(AriaRole.Button, new() { Name = "Replay", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("draws=128", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Which leaves fewer deaths" })).ToBeVisibleAsync(new() { Timeout = Patience });
        await page.ReloadAsync();
        await Expect(page.Locator("#replay-deaths")).ToBeVisibleAsync();
        await Expect(page.GetByText("128, seed 1")).ToBeVisibleAsync();
        Assert.Empty(visitor.Elsewhere);
    }

    [Theory]
    [InlineData("/lab/sensitivity?samples=16&seed=41", "What it would be worth to know", "#sensitivity-parameters")]
    [InlineData("/lab/believe?draws=64&seed=41", "Where each is better", "#better-map")]
    public async Task What_takes_its_time_is_followed_to_its_end_has_no_barriers_and_survives_a_reload(string address, string heading, string figure)
    {
        await using var visitor = await browser.Visit(workbench.Address, 360, ColorScheme.Dark);
        var page = visitor.Page;
        await page.GotoAsync(address);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = heading })).ToBeVisibleAsync(new() { Timeout = Patience });
        var result = await page.RunAxe(new AxeRunOptions { RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice") });
        Assert.Empty(result.Violations.SelectMany(static v => v.Nodes.Select(n => $"{v.Id}: {n.Html}")));
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await page.ReloadAsync();
        await Expect(page.Locator(figure)).ToBeVisibleAsync();
        Assert.Empty(visitor.Elsewhere);
    }

    [Fact]
    public async Task An_analysis_that_is_cancelled_says_so_and_is_begun_again()
    {
        await using var visitor = await browser.Visit(workbench.Address);
        var page = visitor.Page;
        await page.GotoAsync("/lab/sensitivity?samples=4096&seed=42");
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel the analysis" }).ClickAsync();
        await Expect(page.GetByText("The analysis was cancelled")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin again" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel the analysis" }).ClickAsync();
        await Expect(page.GetByText("The analysis was cancelled")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_doctrine_is_checked_as_one_types_and_survives_a_reload()
    {
        await using var visitor = await browser.Visit(workbench.Address);
        var page = visitor.Page;
        await page.GotoAsync("/lab/doctrines/noncoercive");
        var text = page.Locator("#doctrine-text");
        var right = await text.InputValueAsync();
        await text.FillAsync(right.Replace("\"mediation\"", "\"meditation\"", StringComparison.Ordinal));
        await Expect(page.Locator("#doctrine-problems")).ToContainTextAsync("did you mean 'mediation'?");
        await page.Locator("#doctrine-problems a").First.ClickAsync();
        await Expect(text).ToBeFocusedAsync();
        await text.FillAsync(right.Replace("noncoercive-edited", "my-own", StringComparison.Ordinal));
        await Expect(page.Locator("#doctrine-problems")).ToContainTextAsync("Nothing is wrong.");
        await Expect(page).ToHaveURLAsync(new Regex("/lab/doctrines/my-own", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await page.ReloadAsync();
        await Expect(text).ToHaveValueAsync(new Regex("my-own", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await page.GetByRole(AriaRole.Link, new() { Name = "Use in the lab" }).ClickAsync();
        await Expect(page.GetByText("my-own (your own, version")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_slider_moved_by_the_keyboard_marks_its_belief_and_is_taken_back()
    {
        await using var visitor = await browser.Visit(workbench.Address, 360);
        var page = visitor.Page;
        await page.GotoAsync("/lab/instruments/mediation");
        await page.Locator("#s-mediation\\.available-0").FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.Locator("#w-mediation\\.available")).ToContainTextAsync("Changed");
        await page.GetByRole(AriaRole.Link, new() { Name = "Take back mediation.available" }).ClickAsync();
        await Expect(page.Locator("#w-mediation\\.available")).ToContainTextAsync("as it ships");
    }
}
