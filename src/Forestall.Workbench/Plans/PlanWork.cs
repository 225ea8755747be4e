using System.Security.Cryptography;
using System.Text;
using Forestall.Brief.Documents;
using Forestall.Brief.Situations;
using Forestall.Dilemmas.Appraisals;
using Forestall.Dilemmas.Checklists;
using Forestall.Doctrine;
using Forestall.Doctrine.Planning;
using Forestall.Doctrine.Reading;

namespace Forestall.Workbench.Plans;

/// <summary>What a plan comes to.</summary>
/// <param name="Brief">The brief that tells it.</param>
/// <param name="Outcomes">What comes of each strategy, deadlines, and what would change the ranking.</param>
internal sealed record Planned(BriefDocument Brief, PlanResult Outcomes);

/// <summary>What a plan comes to, worked out in the background once for each content: forecast, outcomes, deadlines, weighing, and the brief that tells them.</summary>
/// <param name="workspace">The record.</param>
internal sealed class PlanWork(Workspace workspace)
{
    private static readonly IReadOnlyList<string> Axes = ["normative", "political", "policy"];
    private readonly Lazy<InstrumentSet> _instruments = new(() => DoctrineFiles.BuiltInInstruments(workspace.Curated));
    private readonly KeptAnswers<string, Planned> _planned = new(40);
    private readonly Dictionary<string, (string What, double? Share)> _progress = new(StringComparer.Ordinal);

    /// <summary>The checklists by which strategies are appraised.</summary>
    public static IReadOnlyList<Checklist> Checklists { get; } = [.. Axes.Select(ChecklistFiles.BuiltIn)];

    /// <summary>The instruments strategies choose from.</summary>
    public InstrumentSet Instruments => _instruments.Value;

    /// <summary>The brief of a plan and what it tells; null, with the work begun, where it is not there at once.</summary>
    /// <exception cref="InputException">Strategies or appraisals do not fit.</exception>
    public Planned? IfThere(PlanDraft draft)
    {
        var request = Request(draft);
        return _planned.IfThere(Key(draft), key => Made(key, request));
    }

    /// <summary>The brief of a plan and what it tells; waits for it.</summary>
    public Planned Of(PlanDraft draft)
    {
        var request = Request(draft);
        return _planned.Of(Key(draft), key => Made(key, request));
    }

    /// <summary>What is being done for a plan, and the share of it where that is known.</summary>
    public (string What, double? Share) Progress(PlanDraft draft)
    {
        lock (_progress)
        {
            return _progress.GetValueOrDefault(Key(draft), ("waiting", null));
        }
    }

    /// <summary>The strategies of a plan, read and checked.</summary>
    /// <exception cref="InputException">One of one's own has a mistake; the sentence names line and column.</exception>
    public IReadOnlyList<PreventionDoctrine> Strategies(PlanDraft draft) =>
        [.. draft.Strategies.Select(s => DoctrineFiles.FindStrategy(s, Instruments)), .. draft.Own.Length > 0 ? [DoctrineFiles.ParseStrategy("your own strategy", draft.Own, Instruments)] : Array.Empty<PreventionDoctrine>()];

    /// <summary>The appraisals as a book; null where there are none.</summary>
    public AppraisalBook? Book(PlanDraft draft) => draft.Appraisals.Count == 0 ? null : Blank(draft) with { Appraisals = draft.Appraisals };

    /// <summary>A book of the plan without appraisals.</summary>
    public AppraisalBook Blank(PlanDraft draft) => new()
    {
        Situation = draft.Situation,
        AsOf = Month.Parse(draft.AsOf),
        Strategies = [PlanModel.Nothing, .. Strategies(draft).Select(static s => s.Name)],
        Checklists = Axes,
    };

    /// <summary>The hash of everything a plan's results depend on.</summary>
    private string Key(PlanDraft draft) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', [draft.Name, draft.Situation, draft.AsOf, .. draft.Strategies, draft.Own, Book(draft) is { } book ? AppraisalFiles.Text(book) : string.Empty]))));

    private BriefRequest Request(PlanDraft draft) => new()
    {
        Record = workspace.Record,
        Curated = workspace.Curated,
        History = workspace.Warnings,
        Situation = workspace.Record.Find(draft.Situation),
        Name = draft.Name,
        AsOf = Month.Parse(draft.AsOf),
        Instruments = Instruments,
        Strategies = Strategies(draft),
        Plan = new PlanSettings(),
        Appraisals = Book(draft) is { } book ? [new AppraisalSource("appraisals of the plan", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(AppraisalFiles.Text(book)))), book)] : [],
        Threads = workspace.Settings.ReplayThreads,
        Command = Command(draft),
    };

    private static string Command(PlanDraft draft) =>
        $"forestall brief {(draft.Name.Contains(' ', StringComparison.Ordinal) ? $"'{draft.Name}'" : draft.Name)} --as-of {draft.AsOf}{string.Concat(draft.Strategies.Select(static s => $" --strategy {s}"))}{(draft.Own.Length > 0 ? " --strategy own-strategy.json" : string.Empty)}{(draft.Appraisals.Count > 0 ? " --appraisal appraisals.json" : string.Empty)}";

    private Planned Made(string key, BriefRequest request)
    {
        try
        {
            var (brief, outcomes) = SituationBrief.WithPlan(request, (what, share) =>
            {
                lock (_progress)
                {
                    _progress[key] = (what, share);
                }
            });
            return new Planned(brief, outcomes);
        }
        finally
        {
            lock (_progress)
            {
                _progress.Remove(key);
            }
        }
    }
}
