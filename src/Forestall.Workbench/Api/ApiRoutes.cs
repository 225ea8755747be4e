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
        LessonsApi.Map(api);
    }
}
