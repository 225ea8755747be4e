using System.Globalization;
using Forestall.Workbench.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Forestall.Workbench.Api;

/// <summary>A figure of a page, as numbers.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">Its title.</param>
/// <param name="Caption">What is seen in it, and what to beware of.</param>
/// <param name="Source">The data it rests on.</param>
/// <param name="Method">The note on its method, as <c>/api/v1/methods/{name}</c> names it.</param>
/// <param name="Columns">The headings of its table.</param>
/// <param name="Rows">The rows: texts, numbers in full, months, or null, as many as there are columns.</param>
internal sealed record FigureAnswer(string Name, string Title, string Caption, string Source, string Method, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows);

/// <summary>The figures of all pages.</summary>
internal static class FigureApi
{
    public const string Path = "/api/v1/figures";

    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/figures/{name}", Figure)
        .WithName("figure").WithSummary("The numbers behind a picture of any page, with its caption and source: what its CSV file holds.").WithTags("Figures")
        .WithDescription("The query is that of the picture, as it stands on its page beside SVG, PNG and CSV: situation and asOf for harm, measures, warnings and fan; the filters of the ledger for ledger; id for crossing-harm and crossing-measures; the study for claim, xy, upset, calibration, nca, cna, combinations, theory and cases; and for those of the lab the name of the work, which only the page knows.");

    private static Results<Ok<FigureAnswer>, ProblemHttpResult> Figure(string name, HttpContext context, FigureShelf shelf) =>
        shelf.Find(name, context.RequestServices, context.Request.Query) is { } figure
            ? TypedResults.Ok(new FigureAnswer(
                name,
                figure.Picture.Title,
                figure.Caption,
                figure.Source,
                figure.Method,
                [.. figure.Table.Columns.Select(static c => c.Heading)],
                [.. figure.Table.Rows.Select(static row => (IReadOnlyList<object?>)[.. row.Select(Cell)])]))
            : TypedResults.Problem($"There is no figure '{name}'; its name stands in the address of its picture.", statusCode: StatusCodes.Status404NotFound);

    private static object? Cell(object? cell) => cell switch
    {
        double number => double.IsFinite(number) ? number : null,
        int or long or decimal or string or null => cell,
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture),
    };
}
