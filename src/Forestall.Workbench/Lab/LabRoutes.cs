using System.Text;
using Forestall.Workbench.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Forestall.Workbench.Lab;

/// <summary>What people send to the lab, and the files they take from it.</summary>
internal static class LabRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/lab/cancel", static ([FromForm] string? job, [FromForm] string? back, BackgroundJobs jobs) =>
        {
            jobs.Find(job ?? string.Empty)?.Cancel();
            return Back(back);
        }).ExcludeFromDescription();
        routes.MapPost("/lab/again", static ([FromForm] string? job, [FromForm] string? back, BackgroundJobs jobs) =>
        {
            jobs.Forget(job ?? string.Empty);
            return Back(back);
        }).ExcludeFromDescription();
        routes.MapGet("/lab/set-up.json", static (HttpRequest request, LabBench bench) =>
            Results.File(Encoding.UTF8.GetBytes(SetUpFile.Write(SetUpReader.Read(bench, request.Query))), "application/json", "forestall-lab.json")).ExcludeFromDescription();
        routes.MapPost("/lab/set-up", static async (IFormFile? file, LabBench bench) => Opened(SetUpFile.Read(bench, await Upload.Text(file).ConfigureAwait(false)), "/lab")).ExcludeFromDescription();
        routes.MapPost("/lab/doctrines/{name}/check", static ([FromForm] string? text, string name) =>
            new RazorComponentResult<DoctrineEditor>(new { Name = name, Text = text ?? string.Empty })).ExcludeFromDescription();
        routes.MapPost("/lab/doctrines/{name}/file", static ([FromForm] string? text, string name) =>
            Results.File(Encoding.UTF8.GetBytes(text ?? string.Empty), "application/json", $"{name}.json")).ExcludeFromDescription();
        routes.MapPost("/lab/doctrines/load", static async (IFormFile? file) =>
            new RazorComponentResult<DoctrineEditor>(new { Name = Path.GetFileNameWithoutExtension(file?.FileName) is { Length: > 0 } name ? name : "doctrine", Text = await Upload.Text(file).ConfigureAwait(false) })).ExcludeFromDescription();
    }

    private static IResult Opened(LabSetUp setUp, string page) => setUp.At(page) is { Length: <= LabSetUp.LongestAddress } address
        ? Results.Redirect(address)
        : throw new InputException($"this set-up does not fit into an address of {LabSetUp.LongestAddress / 1024} KB; shorten the remarks in its doctrines, or take fewer of them.");

    /// <summary>Only pages of the lab are gone back to.</summary>
    private static IResult Back(string? address) => address is not null && address.StartsWith("/lab", StringComparison.Ordinal) && Uri.IsWellFormedUriString(address, UriKind.Relative)
        ? Results.LocalRedirect(address)
        : throw new InputException("that page is not one of the lab; go back and try again.");
}
