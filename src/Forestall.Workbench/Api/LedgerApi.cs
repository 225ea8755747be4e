using Forestall.Brief;
using Forestall.Record.Curated;
using Forestall.Rubicon;
using Forestall.Workbench.Missed;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Forestall.Workbench.Api;

/// <summary>The first measure of a class.</summary>
/// <param name="Class">The class.</param>
/// <param name="Measure">The measure's id.</param>
/// <param name="Lag">Months from the crossing; negative is before.</param>
/// <param name="Share">Share of the deaths before it, at least.</param>
/// <param name="ShareThrough">Share of the deaths before it, at most.</param>
internal sealed record FirstAnswer(string Class, string Measure, int Lag, double Share, double ShareThrough);

/// <summary>A line of the ledger.</summary>
/// <param name="Crossing">The crossing.</param>
/// <param name="Situation">Its situation, with the theatre where it has a name.</param>
/// <param name="Harm">Deaths in the window before the crossing month and from there to the end.</param>
/// <param name="Collected">Whether its measures were collected.</param>
/// <param name="WarnedMonths">How many months before it the warning stood; null where there were no warnings.</param>
/// <param name="First">The first measure of each class.</param>
internal sealed record LedgerAnswer(CrossingAnswer Crossing, string Situation, DeathsAnswer Harm, bool Collected, int? WarnedMonths, IReadOnlyList<FirstAnswer> First);

/// <summary>Missed opportunities.</summary>
internal static class LedgerApi
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/ledger", static (Workspace workspace, string? search, string? region, int? from, int? to, bool? covered) =>
            TypedResults.Ok(LedgerQuery.Of(workspace, search, region, from, to, covered ?? false).Lines(workspace.Missed).Select(Of).ToList()))
        .WithName("ledger").WithSummary("For every crossing the first measure of each class, and how much of the harm had been done by then.").WithTags("Missed opportunities");

    private static LedgerAnswer Of(LedgerLine line) => new(
        CrossingAnswer.Of(line.Crossing),
        Theatres.Title(line.Crossing),
        DeathsAnswer.Of(line.Harm),
        line.Episode is not null,
        line.Warning?.Months,
        [.. line.First.OrderBy(static f => f.Key).Select(static f => new FirstAnswer(Vocabulary.Name(f.Key), f.Value.Measure.Id, f.Value.Lag, f.Value.Share, f.Value.ShareThrough))]);
}
