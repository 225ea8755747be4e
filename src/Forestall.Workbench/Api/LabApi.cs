using Forestall.Brief;
using Forestall.Doctrine;
using Forestall.Doctrine.Reading;
using Forestall.Doctrine.Replay;
using Forestall.Record.Curated;
using Forestall.Workbench.Lab;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using static System.FormattableString;

namespace Forestall.Workbench.Api;

/// <summary>A rule of a doctrine.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sentence">What it says.</param>
/// <param name="Use">Instruments it uses.</param>
/// <param name="Withhold">Instruments it withholds.</param>
internal sealed record RuleAnswer(string Name, string Sentence, IReadOnlyList<string> Use, IReadOnlyList<string> Withhold);

/// <summary>A doctrine.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Hash of its text.</param>
/// <param name="About">What it stands for.</param>
/// <param name="Rules">Its rules.</param>
/// <param name="Text">Its text, to be edited.</param>
internal sealed record DoctrineAnswer(string Name, string Version, string About, IReadOnlyList<RuleAnswer> Rules, string Text);

/// <summary>What is believed of a parameter under one answer.</summary>
/// <param name="Parameter">Its name, as a set-up names it.</param>
/// <param name="Means">What it means, with its unit.</param>
/// <param name="Question">The question that chooses; null when there is one belief only.</param>
/// <param name="Answer">The answer under which this is believed.</param>
/// <param name="IsDefault">Whether it is believed unless another answer is chosen.</param>
/// <param name="Distribution">What is believed, in words.</param>
/// <param name="P5">5th percentile.</param>
/// <param name="P50">Median.</param>
/// <param name="P95">95th percentile.</param>
/// <param name="Source">What it stands on.</param>
internal sealed record BeliefAnswer(string Parameter, string Means, string? Question, string? Answer, bool IsDefault, string Distribution, double P5, double P50, double P95, string Source);

/// <summary>An instrument.</summary>
/// <param name="Name">Its name in rules.</param>
/// <param name="Class">Its class.</param>
/// <param name="About">What it is.</param>
/// <param name="Beliefs">What is believed of it, under every answer.</param>
internal sealed record InstrumentAnswer(string Name, string Class, string About, IReadOnlyList<BeliefAnswer> Beliefs);

/// <summary>A question on which estimates compete.</summary>
/// <param name="Name">Its name, as a set-up names it after <c>a.</c>.</param>
/// <param name="Asks">The question.</param>
/// <param name="Answers">Its answers.</param>
/// <param name="Default">The answer taken unless another is chosen.</param>
internal sealed record QuestionAnswer(string Name, string Asks, IReadOnlyList<string> Answers, string Default);

/// <summary>All instruments.</summary>
/// <param name="Name">Name of the set.</param>
/// <param name="Version">Hash of its text.</param>
/// <param name="About">What it is.</param>
/// <param name="Questions">Questions on which estimates compete.</param>
/// <param name="Instruments">The instruments.</param>
/// <param name="Together">What is believed of all instruments together.</param>
internal sealed record InstrumentsAnswer(string Name, string Version, string About, IReadOnlyList<QuestionAnswer> Questions, IReadOnlyList<InstrumentAnswer> Instruments, IReadOnlyList<BeliefAnswer> Together);

/// <summary>A replay under way.</summary>
/// <param name="State">waiting or running.</param>
/// <param name="Done">Draws done.</param>
/// <param name="Total">Draws in all.</param>
/// <param name="SecondsLeft">Seconds left at the pace so far; null before there is one.</param>
internal sealed record ReplayProgressAnswer(string State, long Done, long Total, double? SecondsLeft);

/// <summary>A count over the draws.</summary>
/// <param name="P5">5th percentile.</param>
/// <param name="P50">Median.</param>
/// <param name="P95">95th percentile.</param>
/// <param name="Mean">Mean.</param>
/// <param name="StandardError">Standard error of the mean; null with one draw.</param>
internal sealed record BandAnswer(double P5, double P50, double P95, double Mean, double? StandardError);

/// <summary>An episode under a doctrine.</summary>
/// <param name="Id">The crossing that begins it.</param>
/// <param name="Recorded">Deaths recorded.</param>
/// <param name="ProbabilityPrevented">Share of draws in which the crossing was prevented.</param>
/// <param name="DeathsAverted">Deaths averted in it.</param>
internal sealed record ReplayEpisodeAnswer(string Id, long Recorded, double ProbabilityPrevented, BandAnswer DeathsAverted);

/// <summary>A region or a decade under a doctrine.</summary>
/// <param name="Name">Its name.</param>
/// <param name="DeathsAverted">Deaths averted.</param>
/// <param name="DeathsCaused">Deaths caused.</param>
/// <param name="CrossingsPrevented">Crossings prevented.</param>
internal sealed record ReplayGroupAnswer(string Name, BandAnswer DeathsAverted, BandAnswer DeathsCaused, BandAnswer CrossingsPrevented);

/// <summary>What came of a doctrine.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Hash of its text.</param>
/// <param name="Counts">Each count over the draws: deathsAverted, deathsCaused, crossingsPrevented and so on.</param>
/// <param name="Regions">By region.</param>
/// <param name="Decades">By decade.</param>
/// <param name="Episodes">By recorded episode.</param>
internal sealed record OutcomeAnswer(string Name, string Version, IReadOnlyDictionary<string, BandAnswer> Counts, IReadOnlyList<ReplayGroupAnswer> Regions, IReadOnlyList<ReplayGroupAnswer> Decades, IReadOnlyList<ReplayEpisodeAnswer> Episodes);

/// <summary>A parameter with which the difference between two doctrines goes.</summary>
/// <param name="Parameter">Its name.</param>
/// <param name="Share">Share of the variance of the difference.</param>
internal sealed record ReplayDriverAnswer(string Parameter, double Share);

/// <summary>How often a doctrine leaves fewer deaths than another in the same draw.</summary>
/// <param name="A">The one.</param>
/// <param name="B">The other.</param>
/// <param name="ProbabilityALessHarm">Share of draws; ties count half.</param>
/// <param name="Drivers">Parameters with which the difference goes most.</param>
internal sealed record PairAnswer(string A, string B, double ProbabilityALessHarm, IReadOnlyList<ReplayDriverAnswer> Drivers);

/// <summary>A part of a set-up in words.</summary>
/// <param name="What">What is chosen.</param>
/// <param name="Said">How.</param>
internal sealed record SetUpWordAnswer(string What, string Said)
{
    public static IReadOnlyList<SetUpWordAnswer> Of(LabSetUp setUp, LabBench bench) => [.. SetUpWords.Of(setUp, bench).Select(static w => new SetUpWordAnswer(w.What, w.Said))];
}

/// <summary>In what two set-ups differ.</summary>
/// <param name="What">What is chosen.</param>
/// <param name="A">How in the one.</param>
/// <param name="B">How in the other.</param>
internal sealed record SetUpDifferenceAnswer(string What, string A, string B);

/// <summary>Two set-ups side by side.</summary>
/// <param name="A">What the one says.</param>
/// <param name="B">What the other says.</param>
/// <param name="Differences">In what they differ; empty where they are the same.</param>
/// <param name="ReplayOfA">The address of what came out under the one.</param>
/// <param name="ReplayOfB">The address of what came out under the other.</param>
internal sealed record ComparedSetUpsAnswer(IReadOnlyList<SetUpWordAnswer> A, IReadOnlyList<SetUpWordAnswer> B, IReadOnlyList<SetUpDifferenceAnswer> Differences, string ReplayOfA, string ReplayOfB);

/// <summary>A replay that is done.</summary>
/// <param name="SetUp">What was replayed, in words; of answers and beliefs those that are not as they ship.</param>
/// <param name="RecordVersion">Version of the record.</param>
/// <param name="InstrumentsVersion">Version of the instruments, with what is believed otherwise.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Draws">Draws done.</param>
/// <param name="Expected">Whether harm was thinned in expectation.</param>
/// <param name="From">First month replayed.</param>
/// <param name="To">Last month replayed.</param>
/// <param name="WarningsFrom">First month with warnings.</param>
/// <param name="Answers">The answer taken to each question.</param>
/// <param name="RecordedDeaths">Recorded deaths in these months.</param>
/// <param name="RecordedCrossings">Recorded crossings that could be prevented.</param>
/// <param name="Doctrines">What came of each doctrine.</param>
/// <param name="Pairwise">Every pair, both ways.</param>
/// <param name="Sentences">What came out, in sentences.</param>
/// <param name="Notes">What must be known to read the figures.</param>
internal sealed record ReplayAnswer(IReadOnlyList<SetUpWordAnswer> SetUp, string RecordVersion, string InstrumentsVersion, ulong Seed, long Draws, bool Expected, string From, string To, string WarningsFrom, IReadOnlyDictionary<string, string> Answers, long RecordedDeaths, int RecordedCrossings, IReadOnlyList<OutcomeAnswer> Doctrines, IReadOnlyList<PairAnswer> Pairwise, IReadOnlyList<string> Sentences, IReadOnlyList<string> Notes);

/// <summary>Doctrines, instruments and replays.</summary>
internal static class LabApi
{
    internal const string Tag = "Doctrine lab";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/doctrines", static (LabBench bench) => TypedResults.Ok<IReadOnlyList<DoctrineAnswer>>([.. bench.BuiltIn.Select(Of)]))
            .WithName("doctrines").WithSummary("The doctrines that ship with Forestall: rules, sentences and texts.").WithTags(Tag);
        api.MapGet("/instruments", static (LabBench bench) => TypedResults.Ok(Of(bench)))
            .WithName("instruments").WithSummary("The instruments, and what is believed of them under every answer, with sources.").WithTags(Tag);
        api.MapGet("/replay", Replay)
            .WithName("replay").WithSummary("A replay: 202 with its progress while it is under way, 200 with its result. Ask again until it is done.").WithTags(Tag)
            .WithDescription("The query is that of the lab's page: d (a doctrine that ships; many), own (a doctrine of your own, brotli and base64url; many), draws, seed, expected, from, a.QUESTION=ANSWER, and p=PARAMETER:NUMBERS (what is believed otherwise; many), such as p=mediation.harm:0.7,0.9,1. What is left out is as it ships. The page that compares two set-ups is two replays, which /api/v1/compare names. The list of episodes stands in the answer, episode by episode under each doctrine.");
        api.MapGet("/compare", static (LabBench bench, string? a, string? b) => TypedResults.Ok(Of(SetUpReader.Linked(bench, a), SetUpReader.Linked(bench, b), bench)))
            .WithName("compare").WithSummary("In what two set-ups differ, and the addresses of their replays. 'a' and 'b' are their links, or what stands in these after the question mark; what ships when left out.").WithTags(Tag);
        BeliefApi.Map(api);
        EpisodeApi.Map(api);
    }

    private static Results<Ok<ReplayAnswer>, Accepted<ReplayProgressAnswer>, ProblemHttpResult> Replay(
        HttpRequest request,
        LabBench bench,
        ReplayJobs replays,
        [FromQuery(Name = SetUpFields.Doctrine)] string[]? doctrine = null,
        [FromQuery] string[]? own = null,
        [FromQuery] string? draws = null,
        [FromQuery] string? seed = null,
        [FromQuery] string? expected = null,
        [FromQuery] string? from = null,
        [FromQuery(Name = SetUpFields.Belief)] string[]? belief = null,
        [FromQuery] bool again = false)
    {
        // The parameters stand here for the document; the reader of the lab's addresses reads and checks them all.
        _ = (doctrine, own, draws, seed, expected, from, belief);
        var setUp = SetUpReader.Read(bench, request.Query);
        var job = again ? replays.Again(setUp) : replays.Ask(setUp);
        return job.State switch
        {
            JobState.Done => TypedResults.Ok(Of(SetUpWordAnswer.Of(setUp, bench), job.Answer<ReplayResult>()!)),
            JobState.Failed => TypedResults.Problem(job.Failure, statusCode: StatusCodes.Status422UnprocessableEntity),
            JobState.Cancelled => TypedResults.Problem(Invariant($"The replay was cancelled after {job.Done:N0} of {setUp.Draws:N0} draws; ask with again=true to begin it again."), statusCode: StatusCodes.Status409Conflict),
            _ => TypedResults.Accepted(setUp.At("/api/v1/replay"), new ReplayProgressAnswer(job.State == JobState.Waiting ? "waiting" : "running", job.Done, setUp.Draws, job.SecondsLeft)),
        };
    }

    private static ComparedSetUpsAnswer Of(LabSetUp a, LabSetUp b, LabBench bench) => new(
        SetUpWordAnswer.Of(a, bench),
        SetUpWordAnswer.Of(b, bench),
        [.. SetUpWords.Differences(a, b, bench).Select(static d => new SetUpDifferenceAnswer(d.What, d.A, d.B))],
        a.At("/api/v1/replay"),
        b.At("/api/v1/replay"));

    private static DoctrineAnswer Of(PreventionDoctrine doctrine) => new(
        doctrine.Name,
        doctrine.Version,
        doctrine.About,
        [.. doctrine.Rules.Select(static r => new RuleAnswer(r.Name, DoctrineWords.Sentence(r, "the doctrine"), r.Use, r.Withhold))],
        DoctrineFiles.BuiltInDoctrineText(doctrine.Name));

    private static InstrumentsAnswer Of(LabBench bench)
    {
        var (set, curated) = (bench.Instruments, bench.Workspace.Curated);
        return new InstrumentsAnswer(
            set.Name,
            set.Version,
            set.About,
            [.. set.Questions.Select(static q => new QuestionAnswer(q.Name, q.Asks, q.Answers, q.Default))],
            [.. set.Instruments.Select(i => new InstrumentAnswer(i.Name, Vocabulary.Name(i.Class), i.About, [.. DoctrineWords.Beliefs(i, set, curated).Select(Of)]))],
            [.. DoctrineWords.SharedBeliefs(set, curated).Select(Of)]);
    }

    private static BeliefAnswer Of(BeliefInWords b) => new(b.Parameter, b.Means, b.Question, b.Answer, b.IsDefault, b.Distribution.InWords(), b.Distribution.Quantile(0.05), b.Distribution.Quantile(0.5), b.Distribution.Quantile(0.95), b.Source);

    private static ReplayAnswer Of(IReadOnlyList<SetUpWordAnswer> setUp, ReplayResult result) => new(
        setUp,
        result.RecordVersion,
        result.Instruments.Version,
        result.Settings.Seed,
        result.Done,
        result.Settings.Expected,
        result.From.ToString(),
        result.To.ToString(),
        result.WarningsFrom.ToString(),
        result.Answers,
        result.RecordedDeaths,
        result.RecordedCrossings,
        [.. result.Doctrines.Select(Of)],
        [.. result.Pairwise.Select(static p => new PairAnswer(p.A, p.B, p.ProbabilityALessHarm, [.. p.Drivers.Select(static d => new ReplayDriverAnswer(d.Parameter, d.Share))]))],
        ReplaySentences.Of(result),
        ReplaySentences.Notes(result));

    private static OutcomeAnswer Of(DoctrineOutcome d) => new(
        d.Doctrine.Name,
        d.Doctrine.Version,
        d.Counts.ToDictionary(static c => char.ToLowerInvariant(c.Key.ToString()[0]) + c.Key.ToString()[1..], static c => Of(c.Value), StringComparer.Ordinal),
        [.. d.Regions.Select(Of)],
        [.. d.Decades.Select(Of)],
        [.. d.Episodes.Select(static e => new ReplayEpisodeAnswer(e.Id, e.Recorded, e.Prevented, Of(e.DeathsAverted)))]);

    private static ReplayGroupAnswer Of(GroupOutcome g) => new(g.Name, Of(g.DeathsAverted), Of(g.DeathsCaused), Of(g.CrossingsPrevented));

    internal static BandAnswer Of(Band b) => new(b.P5, b.P50, b.P95, b.Mean, double.IsFinite(b.StandardError) ? b.StandardError : null);
}
