using Forestall.Brief;
using Forestall.Record.Curated;
using Forestall.Record.Thresholds;
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
/// <param name="StillInForce">Whether it had begun before the months looked back at and was still in force.</param>
internal sealed record FirstAnswer(string Class, string Measure, int Lag, double Share, double ShareThrough, bool StillInForce)
{
    public static FirstAnswer Of(FirstMeasure first) => new(Vocabulary.Name(first.Measure.Class), first.Measure.Id, first.Lag, first.Share, first.ShareThrough, first.InForce);
}

/// <summary>A line of the ledger.</summary>
/// <param name="Crossing">The crossing.</param>
/// <param name="Situation">Its situation, with the theatre where it has a name.</param>
/// <param name="Harm">Deaths in the window before the crossing month and from there to the end.</param>
/// <param name="Collected">Whether its measures were collected.</param>
/// <param name="WarnedMonths">How many months before it the warning stood; null where there were no warnings.</param>
/// <param name="First">The first measure of each class.</param>
/// <param name="FirstCoercive">The first sanction, threat or force; null where none is recorded.</param>
internal sealed record LedgerAnswer(CrossingAnswer Crossing, string Situation, DeathsAnswer Harm, bool Collected, int? WarnedMonths, IReadOnlyList<FirstAnswer> First, FirstAnswer? FirstCoercive);

/// <summary>The ledger as a whole, as it is known today.</summary>
/// <param name="Lookback">Months before a crossing from which measures count.</param>
/// <param name="Crossings">How many crossings it has.</param>
/// <param name="Collected">Of how many the measures were collected.</param>
/// <param name="Sentences">What it says, in sentences.</param>
internal sealed record LedgerSummaryAnswer(int Lookback, int Crossings, int Collected, IReadOnlyList<string> Sentences);

/// <summary>A crossing in full, as it is known today.</summary>
/// <param name="Line">Its line of the ledger.</param>
/// <param name="SituationCode">Code of its situation.</param>
/// <param name="Sentences">What happened, in sentences.</param>
/// <param name="Warned">Whether a warning stood before it, in a sentence.</param>
/// <param name="WarnedFrom">The month from which a warning stood without a break; null where none did.</param>
/// <param name="HighestWarning">The highest warning in the year before it; null where there was none.</param>
/// <param name="Measures">Every measure collected, by date, also what was refused or only announced.</param>
internal sealed record LedgerCrossingAnswer(LedgerAnswer Line, string SituationCode, IReadOnlyList<string> Sentences, string Warned, string? WarnedFrom, double? HighestWarning, IReadOnlyList<MeasureAnswer> Measures);

/// <summary>Missed opportunities.</summary>
internal static class LedgerApi
{
    private const string Tag = "Missed opportunities";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/ledger", static (Workspace workspace, string? search, string? region, int? from, int? to, bool? covered, string? sort, string? direction) =>
                TypedResults.Ok(LedgerOrder.Of(sort, direction).Sorted(LedgerQuery.Of(workspace, search, region, from, to, covered ?? false).Lines(workspace.Missed)).Select(Of).ToList()))
            .WithName("ledger").WithSummary("For every crossing the first measure of each class, and how much of the harm had been done by then.").WithTags(Tag)
            .WithDescription($"'sort' is {string.Join(", ", LedgerColumn.All.Select(static c => c.Name))}, the month when left out; 'direction' is ascending or descending. Lines without a value come last either way, and the month decides a tie.");
        api.MapGet("/ledger/summary", static (Workspace workspace) => TypedResults.Ok(Of(workspace.Missed)))
            .WithName("ledgerSummary").WithSummary("What the ledger says as a whole, in sentences.").WithTags(Tag);
        api.MapGet("/ledger/{crossing}", static (Workspace workspace, string crossing) => TypedResults.Ok(Of(workspace, EpisodeFigures.Line(workspace, crossing))))
            .WithName("ledgerCrossing").WithSummary("One crossing by its id, such as RWA-1994-04: what happened, whether there was a warning, the first measure of each class and every measure, as they are known today. Its months are those of the figure crossing-harm.").WithTags(Tag);
    }

    private static LedgerAnswer Of(LedgerLine line) => new(
        CrossingAnswer.Of(line.Crossing),
        Theatres.Title(line.Crossing),
        DeathsAnswer.Of(line.Harm),
        line.Episode is not null,
        line.Warning?.Months,
        [.. line.First.OrderBy(static f => f.Key).Select(static f => FirstAnswer.Of(f.Value))],
        line.FirstCoercive is { } coercive ? FirstAnswer.Of(coercive) : null);

    private static LedgerSummaryAnswer Of(Ledger ledger) => new(
        ledger.Lookback,
        ledger.Lines.Count(static l => l.Crossing.Kind == CrossingKind.Onset),
        ledger.Covered.Count(static l => l.Crossing.Kind == CrossingKind.Onset),
        [.. LedgerSentences.Of(ledger)]);

    private static LedgerCrossingAnswer Of(Workspace workspace, LedgerLine line) => new(
        Of(line),
        line.Crossing.Situation.Code,
        [.. AccountSentences.Of(CrossingAccount.Of(workspace.Record, line.Crossing.Id, workspace.Rubicon))],
        WarnedSentence.Of(line.Warning),
        line.Warning?.First?.ToString(),
        line.Warning?.Highest,
        [.. EpisodeFigures.Collected(workspace, line).Select(static m => MeasureAnswer.Of(m, asOf: null))]);
}
