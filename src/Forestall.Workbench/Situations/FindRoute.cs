using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Forestall.Workbench.Situations;

/// <summary>From a name to its page.</summary>
internal static class FindRoute
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/find", static (string? name, Workspace workspace) =>
    {
        var wanted = name?.Trim() ?? string.Empty;
        if (workspace.Record.TryFind(wanted, out _))
        {
            return Results.Redirect($"/situations/{Uri.EscapeDataString(wanted)}");
        }

        var remembered = Forestall.Brief.Theatres.Named(wanted);
        return remembered.Count > 0
            ? Results.Redirect($"/situations/{workspace.AllCrossings.First(c => remembered.Contains(c.Id, StringComparer.Ordinal)).Situation.Code}")
            : Results.Redirect($"/situations/{Uri.EscapeDataString(workspace.Record.Find(wanted).Code)}");
    }).ExcludeFromDescription();
}
