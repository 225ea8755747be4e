namespace Forestall.Workbench.Tests;

/// <summary>The workbench, opened once for all tests on a port of its own with a folder of its own.</summary>
public sealed class OpenWorkbench : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("forestall-workbench-").FullName;
    private WorkbenchServer? _server;

    /// <summary>A client that follows no redirection and keeps cookies.</summary>
    public HttpClient Client { get; private set; } = null!;

    public string Address => _server!.Address;

    public string Folder => _folder;

    public async ValueTask InitializeAsync()
    {
        _server = await WorkbenchServer.Start(new WorkbenchSettings { Port = 0, Folder = _folder }, TestContext.Current.CancellationToken);
        Client = Fresh();
    }

    /// <summary>A client with cookies of its own.</summary>
    public HttpClient Fresh() => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(Address) };

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _server!.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>Tests that share the open workbench.</summary>
[CollectionDefinition(Name)]
public sealed class WorkbenchTests : ICollectionFixture<OpenWorkbench>, ICollectionFixture<Browser>
{
    public const string Name = "workbench";
}
