using Microsoft.Playwright;

namespace Forestall.Workbench.Tests;

/// <summary>Debian's Chromium, driven by Playwright; tests are skipped where it is missing.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    /// <summary>Milliseconds that a busy machine may take; nothing is judged by its speed here.</summary>
    private const float Patience = 120_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (Array.Find(Places, File.Exists) is not { } path)
        {
            return;
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    /// <summary>A fresh visitor: no cookies, nothing stored. Whatever is asked of anybody but the workbench is refused and noted.</summary>
    public async Task<Visitor> Visit(string address, int width = 1200, ColorScheme colours = ColorScheme.Light, bool script = true)
    {
        Assert.SkipWhen(_browser is null, "no Chromium on this machine; install Debian's package chromium");
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = colours,
            AcceptDownloads = true,
            JavaScriptEnabled = script,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(Patience);
        Assertions.SetDefaultExpectTimeout(Patience);
        var elsewhere = new List<string>();
        await context.RouteAsync(url => !url.StartsWith(address, StringComparison.Ordinal) && !url.StartsWith("data:", StringComparison.Ordinal) && !url.StartsWith("blob:", StringComparison.Ordinal), async route =>
        {
            elsewhere.Add(route.Request.Url);
            await route.AbortAsync();
        });
        return new Visitor(await context.NewPageAsync(), elsewhere);
    }
}

/// <summary>Somebody at the page.</summary>
/// <param name="page">The page.</param>
/// <param name="elsewhere">Addresses that were asked for and are not the workbench's.</param>
public sealed class Visitor(IPage page, IReadOnlyList<string> elsewhere) : IAsyncDisposable
{
    public IPage Page { get; } = page;

    public IReadOnlyList<string> Elsewhere { get; } = elsewhere;

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();
}
