using Forestall.Record;
using Forestall.Workbench.Situations;
using Forestall.Workbench.Start;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Forestall.Workbench.Api;

/// <summary>A situation by code and name.</summary>
/// <param name="Situation">Its code.</param>
/// <param name="Name">Its name.</param>
internal sealed record NamedSituationAnswer(string Situation, string Name)
{
    public static NamedSituationAnswer Of(Situation situation) => new(situation.Code, situation.Name);
}

/// <summary>A situation on the map.</summary>
/// <param name="Situation">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Probability">Probability of a crossing within the horizon.</param>
internal sealed record StandingLineAnswer(string Situation, string Name, double Probability);

/// <summary>Where every situation stands.</summary>
/// <param name="AsOf">The month at whose end it was said.</param>
/// <param name="Horizon">Months ahead.</param>
/// <param name="Probabilities">Situations in no episode, the highest probability first.</param>
/// <param name="InEpisode">Situations in an episode, past the crossing, as far as was published.</param>
/// <param name="Changes">What changed since the month before, in sentences.</param>
internal sealed record StandingAnswer(string AsOf, int Horizon, IReadOnlyList<StandingLineAnswer> Probabilities, IReadOnlyList<NamedSituationAnswer> InEpisode, IReadOnlyList<string> Changes);

/// <summary>A guided story in the list of all.</summary>
/// <param name="Slug">Its name in an address.</param>
/// <param name="Title">Its title.</param>
/// <param name="Situation">Code of the situation.</param>
/// <param name="Theatre">The name under which one looks.</param>
/// <param name="Lead">What it is about.</param>
/// <param name="Months">The months at which one stops.</param>
internal sealed record StoryLineAnswer(string Slug, string Title, string Situation, string Theatre, string Lead, IReadOnlyList<string> Months)
{
    public static StoryLineAnswer Of(GuidedStory story) => new(story.Slug, story.Title, story.Situation, story.Theatre, story.Lead, [.. story.Steps.Select(static s => s.AsOf.ToString())]);
}

/// <summary>A step of a guided story. All of the situation as of the month: <c>/api/v1/situations/{theatre}?asOf=…</c>.</summary>
/// <param name="AsOf">The month at whose end one looks.</param>
/// <param name="Question">The question to ask there.</param>
/// <param name="Known">The last month whose figures were published by then.</param>
/// <param name="Summary">The figures said large.</param>
/// <param name="Warning">The warning; null in an episode, or where there are none.</param>
internal sealed record StoryStepAnswer(string AsOf, string Question, string Known, SummaryAnswer Summary, WarningAnswer? Warning);

/// <summary>A guided story: a situation as it looked then, month by month.</summary>
/// <param name="Story">The story.</param>
/// <param name="Caveat">What its steps show, and what they cannot keep apart from what came later.</param>
/// <param name="Steps">Its steps.</param>
internal sealed record StoryAnswer(StoryLineAnswer Story, string Caveat, IReadOnlyList<StoryStepAnswer> Steps);

/// <summary>What the start shows beside the watch list.</summary>
internal static class StartApi
{
    private const string Tag = "Warning";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/standing", static (Workspace workspace, string? asOf, int? horizon) => TypedResults.Ok(Of(workspace, asOf, horizon)))
            .WithName("standing").WithSummary("Where every situation stands as of a month, for a horizon of 1 to 24 months (12 when left out): the map, and what changed since the month before. It is at hand at once; intervals and reasons of the highest stand in the watch list.").WithTags(Tag);
        api.MapGet("/stories", static (Workspace workspace) => TypedResults.Ok(GuidedStory.In(workspace.Record).Select(StoryLineAnswer.Of).ToList()))
            .WithName("stories").WithSummary("Guided looks back: situations as they looked then.").WithTags(Tag);
        api.MapGet("/stories/{slug}", static (Workspace workspace, string slug) => TypedResults.Ok(Of(workspace, GuidedStory.Find(slug))))
            .WithName("story").WithSummary("A guided look back: at each step the figures published, the measures begun and the warning made by the end of its month. The first call takes some seconds.").WithTags(Tag);
    }

    private static StandingAnswer Of(Workspace workspace, string? asOf, int? horizon)
    {
        var (month, ahead) = (Standing.MonthOf(workspace, asOf), Standing.HorizonOf(horizon));
        var now = Standing.Of(workspace, month, ahead) ?? throw WatchApi.NoWarnings();
        return new(
            now.AsOf.ToString(),
            now.Horizon,
            [.. now.Probabilities.Select(static p => new StandingLineAnswer(p.Situation.Code, p.Situation.Name, p.Probability))],
            [.. now.InEpisode.Select(NamedSituationAnswer.Of)],
            [.. Changes.Between(Standing.Of(workspace, month - 1, ahead), now)]);
    }

    private static StoryAnswer Of(Workspace workspace, GuidedStory story) => new(
        StoryLineAnswer.Of(story),
        GuidedStory.Caveat,
        [.. story.Steps.Select(step => Of(SituationView.Of(workspace, story.Situation, step.AsOf.ToString()), step.Question))]);

    private static StoryStepAnswer Of(SituationView view, string question) =>
        new(view.AsOf.ToString(), question, view.Known.ToString(), SummaryAnswer.Of(view), view.Outlook?.Warning is { } line ? WarningAnswer.Of(line) : null);
}
