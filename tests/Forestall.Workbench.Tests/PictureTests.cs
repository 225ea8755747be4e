using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Forestall.Workbench.Tests;

/// <summary>Every page, wide and on a phone, in light and dark: what axe finds, and what it looks like beside the picture that is kept.</summary>
/// <remarks>The pictures stand in the folder Pictures, to be looked at. With FORESTALL_KEEP_PICTURES=1 in the environment they are made anew; what differs is for people to judge.</remarks>
[Collection(WorkbenchTests.Name)]
public sealed partial class PictureTests(OpenWorkbench workbench, Browser browser)
{
    private const int Wide = 1200;
    private const int Phone = 360;

    /// <summary>Share of blocks that may look otherwise: a word may change, a line may not.</summary>
    private const double Tolerance = 0.005;

    /// <summary>Pages that show what others keep are not the same every time.</summary>
    private static readonly string[] Changing = ["/plans", "/journal"];

    public static TheoryData<string> Pages { get; } = new(Addresses.All);

    private static string Folder => Path.Combine(PublishedApplication.Checkout, "tests", "Forestall.Workbench.Tests", "Pictures");

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task No_page_has_barriers_or_scrolls_sideways_and_it_looks_as_it_was_seen_to_look(string address)
    {
        var views = await Task.WhenAll(Look(address, Wide, 1600, 0.5f), Look(address, Phone, 800, 1));
        if (!Changing.Contains(address.Split('?')[0], StringComparer.Ordinal))
        {
            await Compare(address, PictureSheet.Of([.. views.SelectMany(static v => v)]));
        }
    }

    [Fact]
    public async Task A_picture_with_a_heading_moved_or_gone_is_another_one()
    {
        await using var visitor = await browser.Visit(workbench.Address);
        await visitor.Page.GotoAsync("/about");
        var before = PictureSheet.Of([(await visitor.Page.ScreenshotAsync(), 0.5f)]);
        Assert.Equal(0, PictureSheet.Difference(before, before));
        await visitor.Page.EvaluateAsync("document.querySelector('h1').remove()");
        Assert.True(PictureSheet.Difference(before, PictureSheet.Of([(await visitor.Page.ScreenshotAsync(), 0.5f)])) > 4 * Tolerance);
        await visitor.Page.ReloadAsync();
        Assert.True(PictureSheet.Difference(before, PictureSheet.Of([(await visitor.Page.ScreenshotAsync(), 0.5f)])) < Tolerance);
    }

    /// <summary>Looks at a page in light and dark; axe looks at the wide one in light and at the narrow one in dark.</summary>
    private async Task<IReadOnlyList<(byte[] Png, float Scale)>> Look(string address, int width, int height, float scale)
    {
        var pictures = new List<(byte[] Png, float Scale)>();
        await using var visitor = await browser.Visit(workbench.Address, width, height: height);
        var page = visitor.Page;
        await page.GotoAsync(address);
        await Assertions.Expect(page.Locator("[data-follow]")).ToHaveCountAsync(0);
        foreach (var colours in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            await page.EmulateMediaAsync(new() { ColorScheme = colours, ReducedMotion = ReducedMotion.Reduce });
            pictures.Add((await page.ScreenshotAsync(new() { Animations = ScreenshotAnimations.Disabled }), scale));
            if (colours == ColorScheme.Light == (width == Wide))
            {
                var result = await page.RunAxe(new AxeRunOptions { RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice") });
                Assert.Empty(result.Violations.SelectMany(static v => v.Nodes.Select(n => $"{v.Id}: {n.Html}")));
            }
        }

        Assert.Empty(await page.EvaluateAsync<string[]>("document.documentElement.scrollWidth <= innerWidth ? [] : [`${document.documentElement.scrollWidth} wide`, ...[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth && !e.parentElement.closest('.scroll,svg')).map(e => e.outerHTML.slice(0, 200))]"));
        Assert.Empty(visitor.Elsewhere);
        return pictures;
    }

    private static async Task Compare(string address, byte[] sheet)
    {
        var said = NotInNames().Replace(address, "-").Trim('-');
        var name = $"{(said.Length > 0 ? said : "start")}.webp";
        var file = Path.Combine(Folder, name);
        if (Environment.GetEnvironmentVariable("FORESTALL_KEEP_PICTURES") == "1")
        {
            Directory.CreateDirectory(Folder);
            await File.WriteAllBytesAsync(file, sheet, TestContext.Current.CancellationToken);
            return;
        }

        Assert.SkipUnless(Browser.HasItsFont, "the letters of the pictures, DejaVu Sans, are not on this machine; install Debian's package fonts-dejavu-core");
        Assert.True(File.Exists(file), $"There is no picture {name} to compare with; run the tests once with FORESTALL_KEEP_PICTURES=1 and look at it.");
        var difference = PictureSheet.Difference(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken), sheet);
        if (difference > Tolerance)
        {
            var seen = Path.Combine(PublishedApplication.Checkout, "artifacts", "pictures", name);
            Directory.CreateDirectory(Path.GetDirectoryName(seen)!);
            await File.WriteAllBytesAsync(seen, sheet, TestContext.Current.CancellationToken);
            Assert.Fail(FormattableString.Invariant($"{address} looks otherwise than {name} in {100 * difference:0.0} % of its blocks; what is seen now stands in artifacts/pictures. If that is right, run the tests once with FORESTALL_KEEP_PICTURES=1."));
        }
    }

    [GeneratedRegex("[^A-Za-z0-9]+", RegexOptions.None, 1000)]
    private static partial Regex NotInNames();
}
