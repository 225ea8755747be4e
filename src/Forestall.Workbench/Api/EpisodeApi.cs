using Forestall.Brief;
using Forestall.Doctrine.Replay;
using Forestall.Record.Curated;
using Forestall.Workbench.Lab;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Forestall.Workbench.Api;

/// <summary>A month around a crossing.</summary>
/// <param name="Month">The month.</param>
/// <param name="Deaths">Recorded deaths in it.</param>
/// <param name="Warning">Probability, as of the month, of a crossing within twelve months; null where none was given.</param>
internal sealed record StoryMonthAnswer(string Month, long Deaths, double? Warning);

/// <summary>An instrument around a crossing; shares are of all draws.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Class">Its class.</param>
/// <param name="DecidedBefore">Share in which it was decided before the crossing.</param>
/// <param name="RefusedBefore">Share in which it was called before it and could not be had.</param>
/// <param name="InPlaceBefore">Share in which it was in place before it.</param>
/// <param name="InPlaceAtCrossing">Share in which it was in place in the month before it.</param>
/// <param name="DecidedAfter">Share in which it was decided after it.</param>
/// <param name="RefusedAfter">Share in which it was called after it and could not be had.</param>
/// <param name="InPlaceAfter">Share in which it was in place after it.</param>
/// <param name="MedianFirstMonth">Median of its first month in place, in months from the crossing; null if it never was.</param>
internal sealed record InstrumentStoryAnswer(string Name, string Class, double DecidedBefore, double RefusedBefore, double InPlaceBefore, double InPlaceAtCrossing, double DecidedAfter, double RefusedAfter, double InPlaceAfter, int? MedianFirstMonth);

/// <summary>An episode under a doctrine.</summary>
/// <param name="Name">Name of the doctrine.</param>
/// <param name="Version">Hash of its text.</param>
/// <param name="Prevented">Share of draws in which the crossing was prevented.</param>
/// <param name="DeathsRemaining">Deaths in the months of the recorded episode.</param>
/// <param name="HarmShareBeforeCoercion">Share of the harm before the first coercive instrument in place; null if the crossing never came or its month is not known.</param>
/// <param name="BegunByBackfire">Share of draws in which a backfire began an episode.</param>
/// <param name="Instruments">Every instrument that was called or in place in some draw.</param>
/// <param name="InPlace">By class of instrument: share of draws with one in place, for each of the months.</param>
/// <param name="Sentences">The same in sentences.</param>
internal sealed record DoctrineStoryAnswer(string Name, string Version, double Prevented, BandAnswer DeathsRemaining, BandAnswer? HarmShareBeforeCoercion, double BegunByBackfire, IReadOnlyList<InstrumentStoryAnswer> Instruments, IReadOnlyDictionary<string, IReadOnlyList<double>> InPlace, IReadOnlyList<string> Sentences);

/// <summary>A recorded episode told out.</summary>
/// <param name="Id">The crossing that begins it.</param>
/// <param name="Situation">The situation.</param>
/// <param name="Crossing">Its month.</param>
/// <param name="Draws">How many draws.</param>
/// <param name="Preventable">Whether it can be prevented: its month is known and lies in the months replayed.</param>
/// <param name="Recorded">Recorded deaths from the crossing to the end of the episode.</param>
/// <param name="Months">The months, from up to 24 before the crossing to the last of the episode.</param>
/// <param name="Doctrines">The episode under each doctrine.</param>
/// <param name="Sentences">What history had, in sentences.</param>
internal sealed record EpisodeStoryAnswer(string Id, string Situation, string Crossing, int Draws, bool Preventable, long Recorded, IReadOnlyList<StoryMonthAnswer> Months, IReadOnlyList<DoctrineStoryAnswer> Doctrines, IReadOnlyList<string> Sentences);

/// <summary>Episodes told out.</summary>
internal static class EpisodeApi
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/episodes/{crossing}", Episode)
        .WithName("episode").WithSummary("A recorded episode told out under each doctrine: 202 with its progress while it is under way, 200 with the story.").WithTags(LabApi.Tag)
        .WithDescription("crossing is the id of the crossing that begins it, such as RWA-1994-04; the query is the set-up, as for a replay. All episodes with what each doctrine prevented stand in the answer of /api/v1/replay.");

    private static Results<Ok<EpisodeStoryAnswer>, Accepted<WorkProgressAnswer>, ProblemHttpResult> Episode(string crossing, HttpRequest request, LabBench bench, StoryJobs stories, [AsParameters] SetUpQuery query, [FromQuery] string? expected = null)
    {
        _ = expected;
        var setUp = SetUpReader.Read(bench, request.Query);
        return WorkAnswer.Of<EpisodeStory, EpisodeStoryAnswer>(query.Again == true ? stories.Again(setUp, crossing) : stories.Ask(setUp, crossing), "telling", request, Of);
    }

    private static EpisodeStoryAnswer Of(EpisodeStory story) => new(
        story.Crossing.Id,
        story.Crossing.Situation.Name,
        story.Crossing.Month.ToString(),
        story.Draws,
        story.Preventable,
        story.Recorded,
        [.. story.Months.Select(static m => new StoryMonthAnswer(m.Month.ToString(), m.Deaths, m.Warning))],
        [.. story.Doctrines.Select(d => Of(d, story))],
        [.. StorySentences.History(story)]);

    private static DoctrineStoryAnswer Of(DoctrineStory told, EpisodeStory story) => new(
        told.Doctrine.Name,
        told.Doctrine.Version,
        told.Prevented,
        LabApi.Of(told.DeathsRemaining),
        told.HarmShareBeforeCoercion is { } share ? LabApi.Of(share) : null,
        told.BegunByBackfire,
        [.. told.Instruments.Select(static i => new InstrumentStoryAnswer(i.Instrument.Name, Vocabulary.Name(i.Instrument.Class), i.DecidedBefore, i.RefusedBefore, i.InPlaceBefore, i.InPlaceAtCrossing, i.DecidedAfter, i.RefusedAfter, i.InPlaceAfter, i.MedianFirstMonth))],
        told.InPlace.ToDictionary(static c => Vocabulary.Name(c.Key), static c => c.Value, StringComparer.Ordinal),
        [.. StorySentences.Of(told, story)]);
}
