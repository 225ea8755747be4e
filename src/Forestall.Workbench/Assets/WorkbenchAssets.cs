using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Forestall.Workbench.Assets;

/// <summary>Style and script, from the assembly. Their addresses hold their hash, so a browser may keep them for good.</summary>
internal static class WorkbenchAssets
{
    /// <summary>A small square in the colour of the brand.</summary>
    public const string Icon = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='3' fill='%238f1d1d'/%3E%3Cpath d='M5 12V4h6M5 8h5' stroke='%23fff' stroke-width='2' fill='none'/%3E%3C/svg%3E";

    private static readonly Dictionary<string, (byte[] Content, string Type)> Files = new[] { ("workbench.css", "text/css"), ("workbench.js", "text/javascript") }
        .ToDictionary(static f => f.Item1, static f => (Read(f.Item1), f.Item2), StringComparer.Ordinal);

    public static string Style { get; } = Address("workbench.css");

    public static string Script { get; } = Address("workbench.js");

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/assets/{hash}/{name}", static (string hash, string name, HttpContext context) =>
    {
        if (!Files.TryGetValue(name, out var file) || Hash(file.Content) != hash)
        {
            return Results.NotFound();
        }

        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(file.Content, file.Type);
    }).ExcludeFromDescription();

    private static string Address(string name) => $"/assets/{Hash(Files[name].Content)}/{name}";

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content))[..16];

    private static byte[] Read(string name)
    {
        using var stream = typeof(WorkbenchAssets).Assembly.GetManifestResourceStream(name)!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
