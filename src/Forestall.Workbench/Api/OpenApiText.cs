using Microsoft.AspNetCore.OpenApi;

namespace Forestall.Workbench.Api;

/// <summary>What the OpenAPI document says of itself.</summary>
internal static class OpenApiText
{
    public const string DocumentName = "v1";

    public static void Describe(OpenApiOptions options) => options.AddDocumentTransformer(static (document, _, _) =>
    {
        document.Info.Title = "Forestall";
        document.Info.Version = typeof(OpenApiText).Assembly.GetName().Version!.ToString(3);
        document.Info.Description = "What the workbench shows, as JSON. Months are yyyy-MM, shares and probabilities 0 to 1, deaths whole numbers. Errors are problem details with one sentence that names the place and the mend. The licence of the data stands with each source in /api/v1/record.";
        return Task.CompletedTask;
    });
}
