using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Forestall.Workbench.Api;

/// <summary>Everything shown, as JSON.</summary>
internal static class ApiRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1");
        RecordApi.Map(api);
        StartApi.Map(api);
        FigureApi.Map(api);
        AboutApi.Map(api);
        LabApi.Map(api);
        LessonsApi.Map(api);
        StudyAnalysesApi.Map(api);
        WatchApi.Map(api);
        SituationApi.Map(api);
        LedgerApi.Map(api);
        PlanApi.Map(api);
        JournalApi.Map(api);
        routes.Map("/api/{**rest}", static (string rest) => TypedResults.Problem($"There is no '/api/{rest}'; the page /api lists what there is.", statusCode: StatusCodes.Status404NotFound)).ExcludeFromDescription();
    }
}
