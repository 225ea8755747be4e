using System.Text;
using Forestall.Workbench.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Forestall.Workbench.Lessons;

/// <summary>What forms of the room send, and the tables it hands out.</summary>
internal static class LessonsRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/lessons/tables", Send).ExcludeFromDescription();
        routes.MapPost("/lessons/tables/delete", Delete).ExcludeFromDescription();
        routes.MapGet("/lessons/tables/{id}.csv", static (string id, StudyTables tables) =>
            tables.Find(id) is var table ? Results.File(Encoding.UTF8.GetBytes(table.Csv), "text/csv", table.File) : Results.NotFound()).ExcludeFromDescription();
        routes.MapGet("/lessons/study.csv", static (HttpContext context, StudyTables tables) =>
            Results.File(Encoding.UTF8.GetBytes(CalibratedTable.Csv(StudyQuestion.Of(tables, context.Request.Query))), "text/csv", StudyCommands.CalibratedFile)).ExcludeFromDescription();
        routes.MapPost("/lessons/robustness/stop", Stop).ExcludeFromDescription();
        routes.MapGet("/lessons/study/{analysis}/{id}.csv", AnalysisFile).ExcludeFromDescription();
        routes.MapPost("/lessons/study/{analysis}/stop", StopAnalysis).ExcludeFromDescription();
    }

    private static IResult Stop([FromForm] string? stop, HttpContext context, RobustnessWork work)
    {
        _ = stop;
        var (question, type) = work.Asked(context.Request.Query);
        work.Stop(question, type);
        return Results.Redirect($"/lessons/study{question.Key}");
    }

    private static async Task<IResult> AnalysisFile(string analysis, string id, HttpContext context, IEnumerable<IStudyAnalysis> analyses)
    {
        var tables = await Named(analyses, analysis).Tables(context.Request.Query).ConfigureAwait(false);
        var table = tables.FirstOrDefault(t => t.Id == id) ?? throw new InputException($"there is no table '{id}'; the tables are {string.Join(", ", tables.Select(static t => t.Id))}.") { NamesNothing = true };
        return Results.File(Encoding.UTF8.GetBytes(FigureCsv.Of(table.Table)), "text/csv", $"{analysis}-{id}.csv");
    }

    private static IResult StopAnalysis(string analysis, [FromForm] string? stop, HttpContext context, IEnumerable<IStudyAnalysis> analyses)
    {
        _ = stop;
        return Results.Redirect($"/lessons/study{Named(analyses, analysis).Stop(context.Request.Query)}");
    }

    private static IStudyAnalysis Named(IEnumerable<IStudyAnalysis> analyses, string name) =>
        analyses.FirstOrDefault(a => a.Name == name) ?? throw new InputException($"there is no analysis '{name}'; go back to the study and choose one.") { NamesNothing = true };

    // A parameter from the form makes the antiforgery token required.
    private static async Task<IResult> Send(IFormFile? file, StudyTables tables, CancellationToken cancellation)
    {
        if (file is null || file.Length == 0)
        {
            throw new InputException("no file was chosen, or it is empty; choose a table of cases as CSV.");
        }

        if (file.Length > OwnTable.LargestFile)
        {
            throw new InputException(FormattableString.Invariant($"'{Path.GetFileName(file.FileName)}' has {file.Length:N0} bytes; at most {OwnTable.LargestFile:N0} can be sent, the command line reads larger ones."));
        }

        using var copy = new MemoryStream();
        await file.CopyToAsync(copy, cancellation).ConfigureAwait(false);
        var (table, unsaved) = tables.Keep(file.FileName, copy.ToArray());
        return Results.Redirect($"/lessons/study?table={table.Id}{(unsaved is null ? string.Empty : "&unsaved=1")}", permanent: false, preserveMethod: false);
    }

    private static IResult Delete([FromForm] string? table, StudyTables tables)
    {
        tables.Delete(table ?? string.Empty);
        return Results.Redirect("/lessons/study");
    }
}
