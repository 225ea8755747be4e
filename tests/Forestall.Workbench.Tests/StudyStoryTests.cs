using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Forestall.Workbench.Tests;

/// <summary>What people do with cases of their own, in a real browser.</summary>
[Collection(WorkbenchTests.Name)]
public sealed class StudyStoryTests(OpenWorkbench workbench, Browser browser)
{
    private const string Own = "case,GDP,URB,LIT,SURV\nA,100,0.2,1,0\nB,220,0.9,1,1\nC,330,0.8,0,1\nD,80,0.1,0,0\nE,500,0.7,1,1\nF,410,0.3,1,0\nG,290,0.6,0,1\nH,60,0.4,1,0\n";
    private const float Patience = 60_000;

    [Fact]
    public async Task From_a_table_by_a_slider_to_necessary_conditions_and_a_file()
    {
        await using var visitor = await browser.Visit(workbench.Address);
        var page = visitor.Page;
        await page.GotoAsync("/lessons/study");
        await page.GetByLabel("The table (CSV)").SetInputFilesAsync(new FilePayload { Name = "towns.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(Own) });
        await page.GetByRole(AriaRole.Button, new() { Name = "Bring it" }).ClickAsync();
        await Expect(page.GetByText("8 cases.")).ToBeVisibleAsync();
        await page.GetByLabel("Crossover: neither in nor out, GDP").FocusAsync();
        for (var i = 0; i < 40; i++)
        {
            await page.Keyboard.PressAsync("ArrowRight");
        }

        var crossover = await page.GetByLabel("Crossover: neither in nor out", new() { Exact = true }).InputValueAsync();
        await Expect(page).ToHaveURLAsync(Holding($"c\\.GDP={Regex.Escape(crossover)}&"), new() { Timeout = Patience });
        await Expect(page.Locator("#live-status")).ToHaveTextAsync("Updated.");
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Ways to look at this study" }).GetByRole(AriaRole.Link, new() { Name = "Necessary condition analysis" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(Holding($"c\\.GDP={Regex.Escape(crossover)}"));
        await Expect(page.Locator("#nca")).ToBeVisibleAsync(new() { Timeout = Patience });
        await page.GetByLabel("Condition drawn").SelectOptionAsync("URB");
        await Expect(page).ToHaveURLAsync(Holding("of=URB"), new() { Timeout = Patience });
        await Expect(page.Locator("#nca figcaption")).ToContainTextAsync("as far as URB is necessary for SURV", new() { Timeout = Patience });
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Effect sizes as CSV" }).ClickAsync());
        var csv = await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Contains("URB,ce_fdh,", csv, StringComparison.Ordinal);
        await page.ReloadAsync();
        await Expect(page.GetByLabel("Condition drawn")).ToHaveValueAsync("URB");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "The command", Exact = true })).ToContainTextAsync("forestall lessons nca --data study.csv --outcome SURV");
        Assert.Empty(visitor.Elsewhere);
    }

    [Fact]
    public async Task The_large_picture_of_a_study_is_fetched_when_it_is_opened()
    {
        await using var visitor = await browser.Visit(workbench.Address, 360);
        var page = visitor.Page;
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add(request.Url);
        await page.GotoAsync("/lessons/study");
        Assert.DoesNotContain(asked, static a => a.Contains("/pictures/upset.svg", StringComparison.Ordinal));
        await page.GetByText("Which combinations there are, as a picture").ClickAsync();
        await Expect(page.Locator("#upset img")).ToHaveJSPropertyAsync("complete", true, new() { Timeout = Patience });
        Assert.True(await page.Locator("#upset img").EvaluateAsync<int>("image => image.naturalWidth") > 360);
    }

    private static Regex Holding(string pattern) => new(pattern, RegexOptions.None, TimeSpan.FromSeconds(1));
}
