using Forestall.Workbench.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Forestall.Workbench.Situations;

/// <summary>From a name to its page, or to the names it may have been meant for.</summary>
internal static class FindRoute
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/find", static IResult (string? name, Workspace workspace) =>
    {
        var wanted = name?.Trim() ?? string.Empty;
        try
        {
            var situation = workspace.Find(wanted);
            return Results.Redirect($"/situations/{Uri.EscapeDataString(workspace.Record.TryFind(wanted, out _) ? wanted : situation.Code)}");
        }
        catch (InputException e)
        {
            return new RazorComponentResult<FoundNothing>(new { Name = wanted, Sentence = Sentences.Begun(e.Message) }) { StatusCode = e.NamesNothing ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest };
        }
    }).ExcludeFromDescription();
}
