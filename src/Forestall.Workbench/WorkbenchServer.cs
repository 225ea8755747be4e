using System.Net;
using System.Net.Sockets;
using Forestall.Workbench.Api;
using Forestall.Workbench.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Forestall.Workbench;

/// <summary>The workbench as a web application on loopback.</summary>
public sealed class WorkbenchServer : IAsyncDisposable
{
    private const int LargestUpload = 4 * 1024 * 1024;
    private readonly WebApplication _app;

    private WorkbenchServer(WebApplication app) => _app = app;

    /// <summary>Where it answers, such as <c>http://127.0.0.1:5117</c>.</summary>
    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <summary>Opens the workbench.</summary>
    /// <param name="settings">How it is opened.</param>
    /// <param name="cancellation">Stops the opening.</param>
    /// <exception cref="InputException">The record cannot be read, or the port is taken.</exception>
    public static async Task<WorkbenchServer> Start(WorkbenchSettings settings, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var app = Build(settings, Workspace.Open(settings));
        try
        {
            await app.StartAsync(cancellation).ConfigureAwait(false);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException or SocketException || e.InnerException?.InnerException is SocketException)
        {
            await app.DisposeAsync().ConfigureAwait(false);
            throw new InputException(FormattableString.Invariant($"port {settings.Port} on this machine is taken; close what uses it, or choose another with --port (0 takes any free one)."), e);
        }

        return new WorkbenchServer(app);
    }

    /// <summary>Waits until it is told to stop.</summary>
    public Task WaitForStop(CancellationToken cancellation) => ((IHost)_app).WaitForShutdownAsync(cancellation);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync().ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
    }

    private static WebApplication Build(WorkbenchSettings settings, Workspace workspace)
    {
        // Neither the folder it is called in nor the environment may change what it answers.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = typeof(WorkbenchServer).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory, EnvironmentName = "Production" });
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestUpload;
            kestrel.Listen(IPAddress.Loopback, settings.Port);
        });
        builder.Logging.ClearProviders();
        builder.Services.AddRoutingCore();
        builder.Services.Configure<RouteHandlerOptions>(static o => o.ThrowOnBadRequest = true);
        builder.Services.Configure<HostFilteringOptions>(static o => o.AllowedHosts = ["localhost", "127.0.0.1"]);
        builder.Services.AddHostFiltering(static _ => { });
        builder.Services.AddResponseCompression(static o => o.EnableForHttps = false);
        KeptPages.Add(builder.Services);
        ProtectForms(builder.Services, settings);
        builder.Services.AddAntiforgery(static o => o.Cookie.SameSite = SameSiteMode.Strict);
        builder.Services.AddRazorComponents();
        builder.Services.AddOpenApi(OpenApiText.DocumentName, OpenApiText.Describe);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(workspace);
        WorkbenchServices.Add(builder.Services);

        var app = builder.Build();
        app.UseHostFiltering();
        app.Use(SecurityHeaders.Add);
        app.Use(Failures.Answer);
        app.Use(app.Services.GetRequiredService<Lab.DefaultReplay>().AfterFirstAnswer);
        app.UseRouting();
        app.UseOutputCache();
        app.UseResponseCompression();
        app.UseAntiforgery();
        Assets.WorkbenchAssets.Map(app);
        PictureRoutes.Map(app);
        Situations.FindRoute.Map(app);
        Lab.LabRoutes.Map(app);
        Lessons.LessonsRoutes.Map(app);
        Plans.PlanRoutes.Map(app);
        Journals.JournalRoutes.Map(app);
        ApiRoutes.Map(app);
        app.MapOpenApi("/api/{documentName}/openapi.json");
        app.MapRazorComponents<App>();
        app.MapFallback(static () => new Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult<NotFoundPage> { StatusCode = StatusCodes.Status404NotFound });
        return app;
    }

    /// <summary>Keys of the antiforgery tokens: kept in the folder, so that a form outlives a restart; where the folder cannot be written to, for this run alone, so that everything can still be read.</summary>
    private static void ProtectForms(IServiceCollection services, WorkbenchSettings settings)
    {
        var protection = services.AddDataProtection().SetApplicationName("Forestall");
        try
        {
            var keys = Directory.CreateDirectory(Path.Combine(settings.Folder, "keys"));
            File.Delete(Path.Combine(keys.FullName, "probe"));
            File.WriteAllText(Path.Combine(keys.FullName, "probe"), string.Empty);
            File.Delete(Path.Combine(keys.FullName, "probe"));
            protection.PersistKeysToFileSystem(keys);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            protection.UseEphemeralDataProtectionProvider();
        }
    }
}
