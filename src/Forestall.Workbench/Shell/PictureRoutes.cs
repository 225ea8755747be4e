using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Forestall.Workbench.Shell;

/// <summary>Every figure as SVG, PNG or, with every number, CSV.</summary>
internal static class PictureRoutes
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/pictures/{name}.{ending}", Answer).ExcludeFromDescription();

    private static IResult Answer(string name, string ending, HttpContext context, FigureShelf shelf)
    {
        if (shelf.Find(name, context.RequestServices, context.Request.Query) is not { } figure)
        {
            throw new InputException($"there is no picture '{name}'; go back to the page and try again.") { NamesNothing = true };
        }

        var file = $"{name}{string.Concat(context.Request.Query.Select(static q => $"-{q.Value}")).Replace(' ', '_')}.{ending}";
        return ending switch
        {
            "svg" => Results.File(Encoding.UTF8.GetBytes(figure.Picture.Svg()), "image/svg+xml", file),
            "png" => Results.File(figure.Picture.Png(), "image/png", file),
            "csv" => Results.File(Encoding.UTF8.GetBytes(FigureCsv.Of(figure.Table)), "text/csv", file),
            _ => throw new InputException($"a picture cannot be had as '{ending}'; choose svg, png or csv."),
        };
    }
}
