using Forestall.Dilemmas.Appraisals;
using Forestall.Dilemmas.Checklists;
using Forestall.Dilemmas.Evidence;
using Forestall.Dilemmas.Weighing;
using Forestall.Doctrine.Planning;
using Forestall.Record;
using Forestall.Record.Curated;
using Forestall.Record.Thresholds;
using Forestall.Rubicon;
using Forestall.Warning;
using Forestall.Warning.Evaluation;
using Forestall.Warning.Internals;

namespace Forestall.Brief.Situations.Internals;

/// <summary>Everything a brief tells, from the record as it was known.</summary>
internal sealed record BriefMaterial
{
    private static readonly IReadOnlyList<string> Axes = ["normative", "political", "policy"];

    public required BriefRequest Request { get; init; }

    public required string Title { get; init; }

    /// <summary>The month at whose end the brief is made.</summary>
    public required Month AsOf { get; init; }

    /// <summary>The last month whose figures were published by then.</summary>
    public required Month Known { get; init; }

    public required ViolenceRecord Record { get; init; }

    public required CuratedRecord Curated { get; init; }

    public required WarningHistory? History { get; init; }

    public required Situation Situation { get; init; }

    public required HarmCurve Curve { get; init; }

    /// <summary>What was said of the situation; null where there was no warning history as of the month.</summary>
    public required SituationOutlook? Outlook { get; init; }

    /// <summary>How good warnings had been; null where no outcome was known.</summary>
    public required CrossingEvaluation? Evaluation { get; init; }

    /// <summary>The episode under way; null outside one.</summary>
    public required LedgerLine? Episode { get; init; }

    /// <summary>A month of the last twelve in which long events must stand.</summary>
    public required Month? LongEventsIn { get; init; }

    public required Ledger Ledger { get; init; }

    public required ComparableEpisodes Comparable { get; init; }

    public required RecordEvidence Evidence { get; init; }

    public required PlanResult Plan { get; init; }

    public required AppraisalBook? Book { get; init; }

    public required IReadOnlyList<Checklist> Checklists { get; init; }

    public required WeighingResult Weighing { get; init; }

    /// <summary>What was left out of the weighing, in words.</summary>
    public required IReadOnlyList<string> LeftOut { get; init; }

    public bool MeasuresWereCollected => Curated.Collected(Situation.Code, AsOf);

    public static BriefMaterial Of(BriefRequest request, Action<string, double?> progress, CancellationToken cancellation)
    {
        var lag = WarningSettings.Default.PublicationLag;
        var asOf = request.AsOf ?? (request.Situation.To < request.Record.To ? request.Situation.To : request.Record.To) + lag;
        var known = asOf - lag;
        if (!request.Situation.Covers(known))
        {
            throw new InputException($"the record does not cover {request.Situation.Name} in {known}; choose --as-of from {request.Situation.From + lag} to {request.Situation.To + lag}.");
        }

        progress("gathering what was known", null);
        var record = request.Record.Until(known);
        var situation = record.Find(request.Situation.Code);
        var curated = request.Curated.Until(asOf, known);
        var history = request.History?.Until(record, asOf);
        var settings = RubiconSettings.Default;
        var evaluation = Evaluated(record, history);
        var ledger = Ledger.Of(record, curated, settings, alarms: evaluation?.Alarms);
        var book = Together(request.Appraisals, request.Situation, asOf);
        var outlook = history is not null && asOf >= history.From && asOf <= history.To ? SituationOutlook.Of(record, history, situation, asOf, Alarms.DefaultHorizon, cancellation) : null;
        progress("forecasting deaths", null);
        var model = PlanModel.Of(record, situation, asOf, request.Instruments, request.Strategies, request.Plan, cancellation);
        var plan = PlanRun.Run(model, request.Threads, share => progress("drawing", share), cancellation);
        progress("weighing", null);
        var criteria = Criteria(book, plan, out var compared, out var leftOut);
        return new()
        {
            Request = request,
            Title = TitleOf(request.Situation, request.Name),
            AsOf = asOf,
            Known = known,
            Record = record,
            Curated = curated,
            History = history,
            Situation = situation,
            Curve = new HarmCurve(record, situation, settings),
            Outlook = outlook,
            Evaluation = evaluation,
            Episode = ledger.Lines.LastOrDefault(l => l.Crossing.Kind == CrossingKind.Onset && l.Crossing.Situation.Code == situation.Code && l.Crossing.Open),
            LongEventsIn = LongEvents.In(record, situation, known),
            Ledger = ledger,
            Comparable = ComparableEpisodes.Of(record, history, ledger, situation),
            Evidence = RecordEvidence.Of(record, curated, history, situation, asOf),
            Plan = plan,
            Book = book,
            Checklists = book?.Lists() ?? [.. Axes.Select(ChecklistFiles.BuiltIn)],
            Weighing = StochasticAcceptability.Weigh(new() { Strategies = compared, Criteria = criteria }, new() { Seed = request.Plan.Seed, Threads = request.Threads }, cancellation),
            LeftOut = leftOut,
        };
    }

    private static CrossingEvaluation? Evaluated(ViolenceRecord record, WarningHistory? history)
    {
        if (history is null)
        {
            return null;
        }

        try
        {
            return CrossingEvaluation.Of(record, history);
        }
        catch (InputException)
        {
            // No outcome was known, or all were the same: then nothing can be said of reliability.
            return null;
        }
    }

    private static string TitleOf(Situation situation, string name)
    {
        var theatre = situation.Theatres.Select(static t => t.Split(" until", StringSplitOptions.None)[0]).FirstOrDefault(t => string.Equals(t, name, StringComparison.OrdinalIgnoreCase));
        return theatre is null ? situation.Name : $"{theatre} ({situation.Name})";
    }

    /// <summary>The appraisals of all files side by side.</summary>
    private static AppraisalBook? Together(IReadOnlyList<AppraisalSource> sources, Situation situation, Month asOf)
    {
        foreach (var source in sources)
        {
            if (source.Book.Situation != situation.Code)
            {
                throw new InputException($"{source.File} appraises {source.Book.Situation}, not {situation.Code}; name a file about {situation.Name}.");
            }

            if (source.Book.AsOf > asOf)
            {
                throw new InputException($"{source.File} was appraised as of {source.Book.AsOf}, after {asOf}; choose a later --as-of, or appraisals made by then.");
            }
        }

        return sources.Count == 0 ? null : (sources[0].Book with
        {
            Strategies = [.. sources.SelectMany(static s => s.Book.Strategies).Distinct(StringComparer.Ordinal)],
            Checklists = [.. sources.SelectMany(static s => s.Book.Checklists).Distinct(StringComparer.Ordinal)],
            Appraisals = [.. sources.SelectMany(static s => s.Book.Appraisals)],
        }).Checked();
    }

    private static List<Criterion> Criteria(AppraisalBook? book, PlanResult plan, out IReadOnlyList<string> compared, out IReadOnlyList<string> leftOut)
    {
        var names = plan.Strategies.Select(static s => s.Strategy.Name).ToList();
        var both = book?.Strategies.Where(s => names.Contains(s, StringComparer.Ordinal)).ToList() ?? [];
        if (book is null || both.Count < 2)
        {
            var outcomes = PlanCriteria.Of(plan.Draws, names, out var same);
            (compared, leftOut) = (names, book is null ? same : [.. same, "No two strategies of the plan were appraised, so only their outcomes are weighed."]);
            return [.. outcomes];
        }

        var appraised = (book with { Strategies = both }).ToCriteria(out var reasons);
        var absent = names.Except(both, StringComparer.Ordinal).ToList();
        compared = appraised.Count == 0 ? names : both;
        var planned = PlanCriteria.Of(plan.Draws, compared, out var alike);
        leftOut = [.. reasons, .. alike, .. appraised.Count == 0 || absent.Count == 0 ? Array.Empty<string>() : [$"Not appraised, so not weighed: {string.Join(", ", absent)}."]];
        return [.. appraised, .. planned];
    }
}
