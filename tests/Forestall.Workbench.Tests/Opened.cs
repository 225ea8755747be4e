using System.Diagnostics;
using System.Net;

namespace Forestall.Workbench.Tests;

/// <summary>A workbench that <c>forestall serve</c> of the published application opened.</summary>
/// <param name="process">The process.</param>
/// <param name="address">Where it answers.</param>
/// <param name="cookies">Cookies of its client.</param>
internal sealed class Opened(Process process, string address, CookieContainer cookies) : IDisposable
{
    public string Address => address;

    public CookieContainer Cookies => cookies;

    /// <summary>A client that follows no redirection.</summary>
    public HttpClient Client { get; } = new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = new Uri(address) };

    /// <summary>Opens one on a free port.</summary>
    /// <param name="folder">Where it keeps what people make.</param>
    /// <param name="cookies">Cookies of an earlier client; cookies of a machine hold for all its ports.</param>
    public static async Task<Opened> Start(string folder, CookieContainer? cookies = null)
    {
        var process = await PublishedApplication.Start("serve", "--port", "0", "--store", folder);
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        var said = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) ?? string.Empty;
        var at = said.IndexOf("http://", StringComparison.Ordinal);
        Assert.True(at >= 0, $"The workbench did not open: '{said}'.");
        return new Opened(process, said[at..said.IndexOf(';', StringComparison.Ordinal)], cookies ?? new CookieContainer());
    }

    /// <summary>Ends it at once, whatever it is doing.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        Client.Dispose();
        if (!process.HasExited)
        {
            Kill();
        }

        process.Dispose();
    }
}
