using System.Net;

namespace Forestall.Workbench.Tests;

/// <summary>The workbench, opened once for all tests with a folder of its own.</summary>
public sealed class OpenWorkbench : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("forestall-workbench-").FullName;
    private Opened? _opened;

    /// <summary>A client that follows no redirection and keeps cookies.</summary>
    public HttpClient Client => _opened!.Client;

    public string Address => _opened!.Address;

    public string Folder => _folder;

    public async ValueTask InitializeAsync() => _opened = await Opened.Start(_folder);

    /// <summary>A client with cookies of its own.</summary>
    public HttpClient Fresh() => new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(Address) };

    public ValueTask DisposeAsync()
    {
        _opened?.Dispose();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}

/// <summary>Tests that share the open workbench.</summary>
[CollectionDefinition(Name)]
public sealed class WorkbenchTests : ICollectionFixture<OpenWorkbench>, ICollectionFixture<Browser>
{
    public const string Name = "workbench";
}
