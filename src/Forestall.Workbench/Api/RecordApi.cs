using Forestall.Record;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Forestall.Workbench.Api;

/// <summary>A source of the record.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">The version used.</param>
/// <param name="Publisher">Who publishes it.</param>
/// <param name="Citation">How to cite it.</param>
/// <param name="Licence">Its licence.</param>
internal sealed record SourceAnswer(string Name, string Version, string Publisher, string Citation, string Licence);

/// <summary>What the record holds.</summary>
/// <param name="Version">Hash of its content.</param>
/// <param name="From">First month.</param>
/// <param name="To">Last month.</param>
/// <param name="Situations">How many situations.</param>
/// <param name="Sources">Where its figures come from.</param>
internal sealed record RecordAnswer(string Version, string From, string To, int Situations, IReadOnlyList<SourceAnswer> Sources);

/// <summary>The record as a whole.</summary>
internal static class RecordApi
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/record", static (Workspace workspace) => TypedResults.Ok(Of(workspace.Record)))
        .WithName("record").WithSummary("The record: version, period and sources.").WithTags("Record");

    private static RecordAnswer Of(ViolenceRecord record) =>
        new(record.Version, record.From.ToString(), record.To.ToString(), record.Situations.Count, [.. record.Sources.Select(static s => new SourceAnswer(s.Name, s.Version, s.Publisher, s.Citation, s.Licence))]);
}
