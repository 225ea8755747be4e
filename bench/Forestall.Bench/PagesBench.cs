using System.Diagnostics;
using System.Globalization;
using Forestall.Workbench;
using Microsoft.Playwright;

namespace Forestall.Bench;

/// <summary>What a reader of the workbench waits for in Chromium: the largest contentful paint and all bytes of each page, and the answer to a slider with ten conditions.</summary>
internal static class PagesBench
{
    private const string Watch = "window.largest = 0; new PerformanceObserver(list => { for (const e of list.getEntries()) window.largest = Math.max(window.largest, e.startTime); }).observe({ type: 'largest-contentful-paint', buffered: true });";

    private static readonly string[] Pages =
    [
        "/", "/situations/Kosovo?asOf=1998-06", "/situations/UKR", "/stories/kosovo-1998", "/missed", "/missed/RWA-1994-04",
        "/lessons", "/lessons/thesis", "/lessons/study", "/lab", "/lab/instruments", "/lab/instruments/mediation", "/lab/doctrines/coercive-prevention", "/lab/episodes",
        "/plans", "/journal", "/about", "/methods/replay", "/api",
    ];

    private const string TenConditions = "/lessons/study?table=cases&outcome=AVERTED&c=EARLY&c=DIPL&c=INDUC&c=ECON&c=THREAT&c=CAPAB&c=DEPLOY&c=REGION&c=GPOPP&c=LOGDEATHS&incl=0.8&pri=0.5&n=1";

    public static int Run(string[] args)
    {
        var chromium = args is ["--chromium", var path] ? path : "/usr/bin/chromium";
        RunAsync(chromium).GetAwaiter().GetResult();
        return 0;
    }

    private static async Task RunAsync(string chromium)
    {
        var folder = Directory.CreateTempSubdirectory("forestall-pages-").FullName;
        await using var server = await WorkbenchServer.Start(new WorkbenchSettings { Port = 0, Folder = folder });
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox", "--disable-gpu"] });

        // What is worked out once: models of the last year, the replay of the start, the thesis.
        using (var client = new HttpClient { BaseAddress = new Uri(server.Address), Timeout = TimeSpan.FromMinutes(5) })
        {
            var clock = Stopwatch.StartNew();
            foreach (var page in Pages)
            {
                while ((await client.GetStringAsync(page)).Contains("data-follow", StringComparison.Ordinal) && clock.Elapsed < TimeSpan.FromMinutes(4))
                {
                    await Task.Delay(500);
                }
            }
        }

        Console.WriteLine("page,largest_contentful_paint_ms,transferred_bytes,requests");
        foreach (var page in Pages)
        {
            await using var context = await browser.NewContextAsync(new() { BaseURL = server.Address, ViewportSize = new() { Width = 1200, Height = 900 } });
            var visit = await context.NewPageAsync();
            await visit.AddInitScriptAsync(Watch);
            await visit.GotoAsync(page, new() { WaitUntil = WaitUntilState.NetworkIdle });
            var figures = await visit.EvaluateAsync<double[]>("[window.largest, ...[performance.getEntriesByType('navigation').concat(performance.getEntriesByType('resource'))].flatMap(all => [all.reduce((sum, e) => sum + e.transferSize, 0), all.length])]");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{page},{figures[0]:0},{figures[1]:0},{figures[2]:0}"));
        }

        await Slider(browser, server.Address);
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Moves the slider of inclusion step by step, and waits each time until the truth table was put in its place.</summary>
    private static async Task Slider(IBrowser browser, string address)
    {
        await using var context = await browser.NewContextAsync(new() { BaseURL = address });
        var page = await context.NewPageAsync();
        await page.GotoAsync(TenConditions, new() { WaitUntil = WaitUntilState.NetworkIdle });
        var waited = await page.EvaluateAsync<double[]>("""
            async () => {
              const waited = [];
              for (let step = 0; step < 30; step++) {
                const slider = document.getElementById('incl');
                slider.value = 0.7 + 0.005 * step;
                const began = performance.now();
                const there = new Promise(done => new MutationObserver((changes, observer) => { if (changes.some(c => [...c.addedNodes].some(n => n.dataset?.part))) { observer.disconnect(); done(); } }).observe(document.querySelector('main'), { childList: true, subtree: true }));
                slider.dispatchEvent(new Event('input', { bubbles: true }));
                await there;
                waited.push(performance.now() - began);
                await new Promise(done => setTimeout(done, 120));
              }
              return waited;
            }
            """);
        Array.Sort(waited);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"slider with ten conditions: median {waited[waited.Length / 2]:0} ms, 95 % {waited[(int)(0.95 * waited.Length)]:0} ms, longest {waited[^1]:0} ms, of {waited.Length}"));
    }
}
