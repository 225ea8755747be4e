using Forestall.Warning;
using Forestall.Workbench.Shell;
using Forestall.Workbench.Start;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Forestall.Workbench.Api;

/// <summary>Why a warning is as high as it is.</summary>
/// <param name="Name">What was looked at.</param>
/// <param name="Words">What was seen.</param>
/// <param name="Contribution">Change in log-odds against the mean situation.</param>
internal sealed record DriverAnswer(string Name, string Words, double Contribution);

/// <summary>How often warnings about as strong came true before.</summary>
/// <param name="From">Lowest probability counted as about as strong.</param>
/// <param name="To">Highest probability counted so.</param>
/// <param name="Warnings">How many there were.</param>
/// <param name="Crossed">After how many a crossing came in time.</param>
internal sealed record TrackAnswer(double From, double To, int Warnings, int Crossed);

/// <summary>A warning.</summary>
/// <param name="Situation">Code of the situation.</param>
/// <param name="Name">Its name.</param>
/// <param name="Rank">Its rank among the situations in no episode.</param>
/// <param name="RankYearBefore">Its rank a year before.</param>
/// <param name="Probability">Probability of a crossing within the horizon.</param>
/// <param name="Low">Lower end of the 90 % interval.</param>
/// <param name="High">Upper end of the 90 % interval.</param>
/// <param name="LongEventsIn">A month in which most of the deaths stand in few long events, so that the warning may rest on what happened later.</param>
/// <param name="TrackRecord">How often such warnings came true.</param>
/// <param name="Drivers">Why, the strongest first.</param>
internal sealed record WarningAnswer(string Situation, string Name, int Rank, int? RankYearBefore, double Probability, double Low, double High, string? LongEventsIn, TrackAnswer TrackRecord, IReadOnlyList<DriverAnswer> Drivers)
{
    public static WarningAnswer Of(WatchLine line) => new(
        line.Warning.Situation.Code,
        line.Warning.Situation.Name,
        line.Rank,
        line.RankYearBefore,
        line.Warning.Probability,
        line.Warning.Low,
        line.Warning.High,
        line.Warning.LongEventsIn?.ToString(),
        new TrackAnswer(line.Track.From, line.Track.To, line.Track.Warnings, line.Track.Crossed),
        [.. line.Warning.Drivers.Select(static d => new DriverAnswer(d.Name, d.Words, d.Contribution))]);
}

/// <summary>The watch list.</summary>
/// <param name="AsOf">The month at whose end it was made.</param>
/// <param name="Horizon">Months ahead.</param>
/// <param name="Warnings">The highest, by probability.</param>
/// <param name="InEpisode">Codes of situations in an episode, past the crossing.</param>
internal sealed record WatchAnswer(string AsOf, int Horizon, IReadOnlyList<WarningAnswer> Warnings, IReadOnlyList<string> InEpisode);

/// <summary>Who is near the Rubicon.</summary>
internal static class WatchApi
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/watch", static (Workspace workspace, string? asOf, int? horizon) => TypedResults.Ok(Of(workspace, asOf, horizon)))
        .WithName("watch").WithSummary("The watch list as of a month, for a horizon of 1 to 24 months (12 when left out), with reasons and how often such warnings came true. The first call for a year takes some seconds.").WithTags("Warning");

    private static WatchAnswer Of(Workspace workspace, string? asOf, int? horizon)
    {
        var month = AskedFor.Month(asOf) ?? workspace.Latest;
        var list = workspace.Watch(month, Standing.HorizonOf(horizon)) ?? throw NoWarnings();
        return new(list.AsOf.ToString(), list.Horizon, [.. list.Lines.Select(WarningAnswer.Of)], [.. list.InEpisode.Select(static s => s.Code)]);
    }

    internal static InputException NoWarnings() => new("no warnings are kept with this record; 'forestall warn build' makes them.");
}
