using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Forestall.Workbench.Tests;

/// <summary>Distributions dragged by the mouse, replays cancelled and set-ups loaded, in a real browser.</summary>
[Collection(WorkbenchTests.Name)]
public sealed class LabDragTests(OpenWorkbench workbench, Browser browser)
{
    private const string Slider = "#s-mediation\\.available-0";
    private const string Mark = "[data-drag='s-mediation.available-0'] .reach";

    [Theory]
    [InlineData(1200)]
    [InlineData(360)]
    public async Task A_distribution_is_dragged_by_the_mouse_and_stays_as_it_was_left_through_a_reload(int width)
    {
        await using var visitor = await browser.Visit(workbench.Address, width);
        var page = visitor.Page;
        await page.GotoAsync("/lab/instruments/mediation");
        var before = await Value(page);
        var outline = await page.Locator("[data-part='c-mediation.available'] polygon").GetAttributeAsync("points");
        await page.Locator(Mark).ScrollIntoViewIfNeededAsync();
        var mark = (await page.Locator(Mark).BoundingBoxAsync())!;
        var area = (await page.Locator(".curve", new() { Has = page.Locator(Mark) }).BoundingBoxAsync())!;
        var (x, y) = (mark.X + (mark.Width / 2), mark.Y + (mark.Height / 2));
        await page.Mouse.MoveAsync(x, y);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(x - (area.Width / 20), y, new() { Steps = 12 });
        await Expect(page.Locator("#w-mediation\\.available")).ToContainTextAsync("Changed");
        await page.Mouse.MoveAsync(x - (area.Width / 10), y, new() { Steps = 12 });
        await page.Mouse.UpAsync();
        var after = await Value(page);
        Assert.InRange(after, before - 0.12, before - 0.08);
        var said = string.Create(CultureInfo.InvariantCulture, $"s.mediation.available={after}");
        await Expect(page).ToHaveURLAsync(new Regex(Regex.Escape(said), RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Expect(page.Locator("[data-part='c-mediation.available'] polygon")).Not.ToHaveAttributeAsync("points", outline!);

        // Once let go, the mark stays where it is.
        await page.Mouse.MoveAsync(x, y, new() { Steps = 3 });
        await page.ReloadAsync();
        Assert.Equal(after, await Value(page));
        await Expect(page.Locator("#w-mediation\\.available")).ToContainTextAsync("Changed");
        mark = (await page.Locator(Mark).BoundingBoxAsync())!;
        Assert.InRange(mark.X + (mark.Width / 2), x - (area.Width / 10) - 4, x - (area.Width / 10) + 4);
        Assert.Empty(visitor.Elsewhere);
    }

    [Fact]
    public async Task A_lowest_value_dragged_above_the_highest_is_said_so_and_can_be_dragged_back()
    {
        await using var visitor = await browser.Visit(workbench.Address);
        var page = visitor.Page;
        await page.GotoAsync("/lab/instruments/mediation");
        await page.Locator(Mark).ScrollIntoViewIfNeededAsync();
        var mark = (await page.Locator(Mark).BoundingBoxAsync())!;
        var area = (await page.Locator(".curve", new() { Has = page.Locator(Mark) }).BoundingBoxAsync())!;
        var (x, y) = (mark.X + (mark.Width / 2), mark.Y + (mark.Height / 2));
        await page.Mouse.MoveAsync(x, y);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(area.X + area.Width + 50, y + 30, new() { Steps = 8 });
        await Expect(page.Locator("#w-mediation\\.available")).ToContainTextAsync("It stays as it was.");
        await page.Mouse.MoveAsync(x - 30, y, new() { Steps = 8 });
        await page.Mouse.UpAsync();
        await Expect(page.Locator("#w-mediation\\.available")).ToContainTextAsync("Changed");
    }

    [Fact]
    public async Task A_replay_is_cancelled_says_how_far_it_came_and_is_begun_again()
    {
        await using var visitor = await browser.Visit(workbench.Address);
        var page = visitor.Page;
        await page.GotoAsync("/lab?draws=20000&seed=31");
        await Expect(page.GetByText(new Regex("Replaying: [0-9,]+ of 20,000 draws", RegexOptions.None, TimeSpan.FromSeconds(1)))).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel the replay" }).ClickAsync();
        await Expect(page.GetByText(new Regex("The replay was cancelled after [0-9,]+ of 20,000 draws; nothing of it is kept.", RegexOptions.None, TimeSpan.FromSeconds(1)))).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin again" }).ClickAsync();
        await Expect(page.GetByText(new Regex("Replaying: [0-9,]+ of 20,000 draws", RegexOptions.None, TimeSpan.FromSeconds(1)))).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel the replay" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Begin again" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_set_up_taken_as_a_file_and_loaded_again_has_the_same_address()
    {
        await using var visitor = await browser.Visit(workbench.Address);
        var page = visitor.Page;
        await page.GotoAsync("/lab?chosen=1&d=noncoercive&d=coercive-prevention&draws=64&seed=32&a.force=sceptical&p=mediation.harm:0.5,0.9");
        var address = page.Url;
        await page.GetByText("Share, keep or load a set-up").ClickAsync();
        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Set-up as a file" }).ClickAsync());
        var path = Path.Combine(workbench.Folder, file.SuggestedFilename);
        await file.SaveAsAsync(path);
        await page.GotoAsync("/lab");
        await page.GetByText("Share, keep or load a set-up").ClickAsync();
        await page.GetByLabel("Load a set-up").SetInputFilesAsync(path);
        await page.GetByRole(AriaRole.Button, new() { Name = "Load", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync(address);
    }

    private static async Task<double> Value(IPage page) => double.Parse(await page.Locator(Slider).InputValueAsync(), CultureInfo.InvariantCulture);
}
