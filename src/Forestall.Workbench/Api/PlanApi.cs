using System.Globalization;
using Forestall.Brief.Documents;
using Forestall.Dilemmas.Appraisals;
using Forestall.Dilemmas.Checklists;
using Forestall.Doctrine;
using Forestall.Doctrine.Planning;
using Forestall.Doctrine.Reading;
using Forestall.Record.Curated;
using Forestall.Workbench.Plans;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Forestall.Workbench.Api;

/// <summary>A plan in the making.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its newest version.</param>
/// <param name="Situation">Code of the situation.</param>
/// <param name="Name">The name under which it was asked for.</param>
/// <param name="AsOf">The month at whose end the first decision is made.</param>
/// <param name="Strategies">Strategies that ship with Forestall.</param>
/// <param name="OwnStrategy">A strategy of one's own, as a file's text; empty for none.</param>
/// <param name="Appraisals">How many appraisals there are.</param>
/// <param name="Change">What was changed last.</param>
internal sealed record PlanAnswer(string Id, int Version, string Situation, string Name, string AsOf, IReadOnlyList<string> Strategies, string OwnStrategy, int Appraisals, string Change)
{
    public static PlanAnswer Of(PlanDraft d) => new(d.Id, d.Version, d.Situation, d.Name, d.AsOf, d.Strategies, d.Own, d.Appraisals.Count, d.Change);
}

/// <summary>An appraisal of a plan.</summary>
/// <param name="Checklist">The checklist.</param>
/// <param name="Criterion">The criterion.</param>
/// <param name="Strategy">The strategy; null for the situation itself.</param>
/// <param name="Role">In which role.</param>
/// <param name="Low">Lowest defensible grade.</param>
/// <param name="High">Highest defensible grade.</param>
/// <param name="Confidence">How sure, above 0, at most 1.</param>
/// <param name="Evidence">On what evidence.</param>
/// <param name="Dissent">Dissent; null for none.</param>
internal sealed record AppraisalAnswer(string Checklist, string Criterion, string? Strategy, string Role, double Low, double High, double Confidence, string Evidence, string? Dissent)
{
    public static AppraisalAnswer Of(Appraisal a) => new(a.Checklist, a.Criterion, a.Strategy, a.Role, a.Low, a.High, a.Confidence, a.Evidence, a.Dissent);
}

/// <summary>A version of a plan.</summary>
/// <param name="Version">Its number.</param>
/// <param name="At">When it was kept, UTC.</param>
/// <param name="Change">What was changed in it.</param>
internal sealed record PlanVersionAnswer(int Version, string At, string Change);

/// <summary>A version of a plan in full.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Versions">Numbers of all its versions, the newest first.</param>
/// <param name="Appraisals">The appraisals of all roles.</param>
/// <param name="History">What was changed in each version, the newest first.</param>
internal sealed record PlanInFullAnswer(PlanAnswer Plan, IReadOnlyList<int> Versions, IReadOnlyList<AppraisalAnswer> Appraisals, IReadOnlyList<PlanVersionAnswer> History);

/// <summary>A strategy that ships with Forestall.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Hash of its text.</param>
/// <param name="About">What it is about.</param>
/// <param name="Steps">Its steps.</param>
internal sealed record ShippedStrategyAnswer(string Name, string Version, string About, IReadOnlyList<RuleAnswer> Steps)
{
    public static ShippedStrategyAnswer Of(PreventionDoctrine s) => new(s.Name, s.Version, s.About, [.. s.Rules.Select(static r => new RuleAnswer(r.Name, DoctrineWords.Sentence(r, "the strategy"), r.Use, r.Withhold))]);
}

/// <summary>A question of a checklist.</summary>
/// <param name="Name">Its name, as an appraisal names it.</param>
/// <param name="Question">The question.</param>
/// <param name="Evidence">What counts as evidence.</param>
/// <param name="Grades">The anchors of the grades, from 0 on.</param>
/// <param name="Source">Where it comes from.</param>
internal sealed record ChecklistQuestionAnswer(string Name, string Question, string Evidence, IReadOnlyList<string> Grades, string Source);

/// <summary>A checklist by which strategies are appraised.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">Its title.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Questions">Its questions.</param>
internal sealed record ChecklistAnswer(string Name, string Title, string Source, IReadOnlyList<ChecklistQuestionAnswer> Questions)
{
    public static ChecklistAnswer Of(Checklist list) => new(list.Name, list.Title, list.Source, [.. list.Criteria.Select(static c => new ChecklistQuestionAnswer(c.Name, c.Question, c.Evidence, c.Grades, c.Source))]);
}

/// <summary>A part of a brief.</summary>
/// <param name="Letter">Letter of the annex; empty for the page to decide on.</param>
/// <param name="Heading">Its heading.</param>
/// <param name="Items">What stands in it, in order.</param>
internal sealed record BriefPartAnswer(string Letter, string Heading, IReadOnlyList<BriefItemAnswer> Items);

/// <summary>Something that stands in a brief.</summary>
/// <param name="Kind">heading, text, list, figures, table or picture.</param>
/// <param name="Text">A heading, a paragraph, what stands over a table, or what stands under a picture; empty for lists and figures.</param>
/// <param name="Columns">Headings of a table, or of the table behind a picture.</param>
/// <param name="Rows">Its rows; of a list a row for each sentence, of figures what each counts, the figure, and how sure it is.</param>
internal sealed record BriefItemAnswer(string Kind, string Text, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    public static BriefItemAnswer Of(BriefItem item) => new(item.Kind, item.Text, item.Columns, item.Rows);
}

/// <summary>The brief of a plan.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Standing">As of when, and on what.</param>
/// <param name="Parts">The page to decide on, then the annexes; D holds the appraisals and their weighing.</param>
internal sealed record PlanBriefAnswer(string Title, string Standing, IReadOnlyList<BriefPartAnswer> Parts)
{
    public static PlanBriefAnswer Of(BriefDocument brief) => new(
        brief.Title,
        brief.Standing,
        [.. brief.Content().Select(static p => new BriefPartAnswer(p.Letter, p.Heading, [.. p.Items.Select(BriefItemAnswer.Of)]))]);
}

/// <summary>What comes of a strategy.</summary>
/// <param name="Name">Its name.</param>
/// <param name="About">What it is about.</param>
/// <param name="Counts">Each count over the draws: deaths, deathsAverted, deathsCaused, netDeathsAverted, months in place by class, ownLosses, cost.</param>
/// <param name="ChanceOfCrossing">Share of draws in which a crossing happens.</param>
/// <param name="ChancePrevented">Share of draws in which one is prevented.</param>
/// <param name="ChanceOfBackfireEpisode">Share of draws in which an episode begins by backfire.</param>
/// <param name="CumulativeDeaths">Deaths up to each month of the plan.</param>
internal sealed record StrategyAnswer(string Name, string About, IReadOnlyDictionary<string, BandAnswer> Counts, double ChanceOfCrossing, double ChancePrevented, double ChanceOfBackfireEpisode, IReadOnlyList<BandAnswer> CumulativeDeaths);

/// <summary>When an instrument must be decided to be in time.</summary>
/// <param name="Strategy">The strategy.</param>
/// <param name="Instrument">The instrument.</param>
/// <param name="Class">Its class.</param>
/// <param name="ShareDecided">Share of draws in which the strategy decides it.</param>
/// <param name="DecidedMonth">Median month in which it does, from the first decision; null where it never does.</param>
/// <param name="PreparationMonths">Median months of preparation believed.</param>
/// <param name="InTimeAsWritten">Share in which it is in time as written.</param>
/// <param name="InTimeIfNow">Share in which it is in time if asked for now.</param>
/// <param name="InTimeIfGranted">The same if it can always be had.</param>
/// <param name="LatestForHalf">The latest month from the first decision with which it is in time in half of the draws; null: too late, or refused too often.</param>
/// <param name="LatestForMost">The same for 80 per cent.</param>
internal sealed record DeadlineAnswer(string Strategy, string Instrument, string Class, double ShareDecided, double? DecidedMonth, double PreparationMonths, double InTimeAsWritten, double InTimeIfNow, double InTimeIfGranted, int? LatestForHalf, int? LatestForMost);

/// <summary>Two strategies in the same draws.</summary>
/// <param name="A">The one.</param>
/// <param name="B">The other.</param>
/// <param name="ProbabilityALessHarm">Share of draws in which a leaves fewer deaths.</param>
/// <param name="ProbabilityEqual">Share in which both leave the same.</param>
internal sealed record StrategyPairAnswer(string A, string B, double ProbabilityALessHarm, double ProbabilityEqual);

/// <summary>A value of a parameter at which the two best strategies change places.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Believed">What is believed of it.</param>
/// <param name="Value">The value.</param>
/// <param name="Low">Lower end of its 90 % interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="BetterBelow">The strategy that is better below.</param>
/// <param name="BetterAbove">The one that is better above.</param>
/// <param name="ProbabilityOfChange">Probability, as believed, of the side on which the ranking is the other way round.</param>
internal sealed record RankingChangeAnswer(string Parameter, string Believed, double Value, double Low, double High, string BetterBelow, string BetterAbove, double ProbabilityOfChange);

/// <summary>What a plan comes to.</summary>
/// <param name="RecordVersion">Version of the record.</param>
/// <param name="InstrumentsVersion">Version of the instruments.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Draws">Draws.</param>
/// <param name="From">First month of the plan.</param>
/// <param name="To">Last month of the plan.</param>
/// <param name="EpisodeSince">The month in which the episode under way began; null outside one.</param>
/// <param name="Strategies">What comes of each strategy; the first is to do nothing further.</param>
/// <param name="Pairwise">Every pair, both ways.</param>
/// <param name="DeadlinesAreFor">crossing, or half-of-harm in an episode.</param>
/// <param name="Deadlines">By strategy and instrument.</param>
/// <param name="Best">The strategy with the fewest expected deaths. It is no recommendation.</param>
/// <param name="Second">The next.</param>
/// <param name="Changes">What would turn these two round.</param>
internal sealed record PlanOutcomesAnswer(string RecordVersion, string InstrumentsVersion, ulong Seed, int Draws, string From, string To, string? EpisodeSince, IReadOnlyList<StrategyAnswer> Strategies, IReadOnlyList<StrategyPairAnswer> Pairwise, string DeadlinesAreFor, IReadOnlyList<DeadlineAnswer> Deadlines, string Best, string Second, IReadOnlyList<RankingChangeAnswer> Changes);

/// <summary>How far a plan's outcomes are.</summary>
/// <param name="Step">What is being done.</param>
/// <param name="Share">The share of it that is done; null where that is not known.</param>
internal sealed record PlanProgressAnswer(string Step, double? Share);

/// <summary>Plans in the making, to be read.</summary>
internal static class PlanApi
{
    private const string Tag = "Plans";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/plans", static (DraftShelf shelf) => TypedResults.Ok(shelf.All().Select(PlanAnswer.Of).ToList()))
            .WithName("plans").WithSummary("Plans in the making, the one changed last first.").WithTags(Tag);
        api.MapGet("/plans/{id}", static (DraftShelf shelf, string id, int? version) => TypedResults.Ok(InFull(shelf.Find(id, version), shelf.Versions(id))))
            .WithName("plan").WithSummary("A plan, its versions and its appraisals.").WithTags(Tag);
        api.MapGet("/plans/{id}/outcomes", Outcomes)
            .WithName("planOutcomes").WithSummary("What comes of a plan's strategies: 202 with its progress while it is worked out, 200 with its result. Ask again until it is done.").WithTags(Tag);
        api.MapGet("/plans/{id}/brief", Brief)
            .WithName("planBrief").WithSummary("The brief of a plan: the page to decide on and the annexes, with appraisals, dissent and weighing. 202 with its progress while it is worked out. As a document: /plans/{id}/brief.pdf, .docx or .html.").WithTags(Tag);
        api.MapGet("/strategies", static (PlanWork work) => TypedResults.Ok(DoctrineFiles.BuiltInStrategyNames.Select(n => ShippedStrategyAnswer.Of(DoctrineFiles.FindStrategy(n, work.Instruments))).ToList()))
            .WithName("strategies").WithSummary("The strategies that ship with Forestall.").WithTags(Tag);
        api.MapGet("/checklists", static () => TypedResults.Ok(PlanWork.Checklists.Select(ChecklistAnswer.Of).ToList()))
            .WithName("checklists").WithSummary("The questions by which strategies are appraised, with the anchors of their grades.").WithTags(Tag);
    }

    private static PlanInFullAnswer InFull(PlanDraft draft, IReadOnlyList<PlanDraft> versions) => new(
        PlanAnswer.Of(draft),
        [.. versions.Select(static v => v.Version)],
        [.. draft.Appraisals.Select(AppraisalAnswer.Of)],
        [.. versions.Select(static v => new PlanVersionAnswer(v.Version, v.At.ToString("O", CultureInfo.InvariantCulture), v.Change))]);

    private static Results<Ok<PlanOutcomesAnswer>, Accepted<PlanProgressAnswer>> Outcomes(DraftShelf shelf, PlanWork work, HttpRequest request, string id, int? version) =>
        Made(shelf, work, request, id, version, static planned => Of(planned.Outcomes));

    private static Results<Ok<PlanBriefAnswer>, Accepted<PlanProgressAnswer>> Brief(DraftShelf shelf, PlanWork work, HttpRequest request, string id, int? version) =>
        Made(shelf, work, request, id, version, static planned => PlanBriefAnswer.Of(planned.Brief));

    private static Results<Ok<TAnswer>, Accepted<PlanProgressAnswer>> Made<TAnswer>(DraftShelf shelf, PlanWork work, HttpRequest request, string id, int? version, Func<Planned, TAnswer> answer)
    {
        var draft = shelf.Find(id, version);
        if (work.IfThere(draft) is { } planned)
        {
            return TypedResults.Ok(answer(planned));
        }

        var (step, share) = work.Progress(draft);
        return TypedResults.Accepted($"{request.Path}{request.QueryString}", new PlanProgressAnswer(step, share));
    }

    private static PlanOutcomesAnswer Of(PlanResult plan) => new(
        plan.RecordVersion,
        plan.Instruments.Version,
        plan.Settings.Seed,
        plan.Settings.Draws,
        plan.From.ToString(),
        plan.To.ToString(),
        plan.EpisodeSince?.ToString(),
        [.. plan.Strategies.Select(static s => new StrategyAnswer(s.Strategy.Name, s.Strategy.About, s.Counts.ToDictionary(static c => char.ToLowerInvariant(c.Key.ToString()[0]) + c.Key.ToString()[1..], static c => LabApi.Of(c.Value), StringComparer.Ordinal), s.ChanceOfCrossing, s.ChancePrevented, s.ChanceOfBackfireEpisode, [.. s.CumulativeDeaths.Select(LabApi.Of)]))],
        [.. plan.Pairwise.Select(static p => new StrategyPairAnswer(p.A, p.B, p.ProbabilityALessHarm, p.ProbabilityEqual))],
        plan.DeadlineKind == DeadlineKind.Crossing ? "crossing" : "half-of-harm",
        [.. plan.Deadlines.Select(d => new DeadlineAnswer(d.Strategy, d.Instrument.Name, Vocabulary.Name(d.Instrument.Class), d.ShareDecided, d.DecidedAsWritten, d.Instrument.Delay.Under(plan.Answers).Distribution.Quantile(0.5), d.InTimeAsWritten, d.InTimeIfNow, d.InTimeIfGranted, d.LatestForHalf, d.LatestForMost))],
        plan.Ranking.Best,
        plan.Ranking.Second,
        [.. plan.Ranking.Changes.Select(static c => new RankingChangeAnswer(c.Parameter, c.Believed.InWords(), c.Value.Value, c.Value.Low, c.Value.High, c.BetterBelow, c.BetterAbove, c.ProbabilityOfChange))]);
}
