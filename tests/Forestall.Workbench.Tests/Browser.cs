using Microsoft.Playwright;

namespace Forestall.Workbench.Tests;

/// <summary>Debian's Chromium, driven by Playwright; tests are skipped where it is missing.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    /// <summary>Milliseconds that a busy machine may take; nothing is judged by its speed here.</summary>
    private const float Patience = 120_000;

    private const string Letters = "/usr/share/fonts/truetype/dejavu";

    /// <summary>Those of Debian's fonts-dejavu-core, which comes with Chromium; the machine may have others.</summary>
    private static readonly string[] Faces = ["DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "DejaVuSansMono.ttf", "DejaVuSansMono-Bold.ttf"];
    private readonly string _fonts = Directory.CreateTempSubdirectory("forestall-fonts-").FullName;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Whether the one family of letters that it uses is on this machine.</summary>
    public static bool HasItsFont => Array.TrueForAll(Faces, static f => File.Exists(Path.Combine(Letters, f)));

    private string FontList => $"""
        <?xml version="1.0"?>
        <fontconfig>
          <dir>{(HasItsFont ? _fonts : "/usr/share/fonts")}</dir>
          <alias binding="same"><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
        </fontconfig>
        """;

    public async ValueTask InitializeAsync()
    {
        if (Array.Find(Places, File.Exists) is not { } path)
        {
            return;
        }

        // One family of letters, so that pages break their lines alike on every machine.
        var list = Path.Combine(_fonts, "fonts.conf");
        await File.WriteAllTextAsync(list, FontList);
        foreach (var face in Faces.Where(static _ => HasItsFont))
        {
            File.Copy(Path.Combine(Letters, face), Path.Combine(_fonts, face));
        }

        var environment = Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>().Select(static e => KeyValuePair.Create((string)e.Key, (string?)e.Value ?? string.Empty));
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = path,
            Env = [.. environment.Where(static e => e.Key != "FONTCONFIG_FILE"), KeyValuePair.Create("FONTCONFIG_FILE", list)],
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
        Directory.Delete(_fonts, recursive: true);
    }

    /// <summary>A fresh visitor: no cookies, nothing stored. Whatever is asked of anybody but the workbench is refused and noted.</summary>
    public async Task<Visitor> Visit(string address, int width = 1200, ColorScheme colours = ColorScheme.Light, bool script = true, int height = 900)
    {
        Assert.SkipWhen(_browser is null, "no Chromium on this machine; install Debian's package chromium");
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address,
            ViewportSize = new ViewportSize { Width = width, Height = height },
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
