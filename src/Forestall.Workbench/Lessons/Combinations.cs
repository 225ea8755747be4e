using Forestall.Lessons;
using Forestall.Workbench.Shell;
using Microsoft.AspNetCore.Http;
using static System.FormattableString;

namespace Forestall.Workbench.Lessons;

/// <summary>The combinations found.</summary>
/// <param name="Study">What is compared.</param>
/// <param name="Necessary">The necessary ones; null where sufficient ones were looked for.</param>
/// <param name="Sufficient">The sufficient ones; null where necessary ones were looked for.</param>
internal sealed record Combinations(Study Study, SetSearchResult<NecessaryCandidate>? Necessary, SetSearchResult<SufficientCandidate>? Sufficient)
{
    /// <summary>How many there are.</summary>
    public int Count => Necessary?.Sets.Count ?? Sufficient!.Sets.Count;

    /// <summary>The one with the highest inclusion; null where there is none.</summary>
    public string? Best => Necessary?.Sets.MaxBy(static c => c.Fit.Inclusion ?? 0)?.Expression ?? Sufficient?.Sets.MaxBy(static c => c.Fit.Inclusion ?? 0)?.Expression;
}

/// <summary>Searches for combinations, in the background.</summary>
internal sealed class CombinationsWork(StudyTables tables, BackgroundJobs jobs) : StudyAnalysis<CombinationsAsked, Combinations>("combinations", tables, jobs)
{
    /// <summary>What came out, in a sentence or two.</summary>
    public static IEnumerable<string> Reading(CombinationsAsked asked, Combinations found)
    {
        var relation = asked.Sufficiency ? "sufficient" : "necessary";
        var cuts = Invariant($"inclusion of at least {asked.Settings.InclusionCut}, {(asked.Sufficiency ? "PRI" : "relevance (RoN)")} of at least {asked.Settings.RelevanceCut}{(asked.Settings.CoverageCut > 0 ? Invariant($", coverage of at least {asked.Settings.CoverageCut}") : string.Empty)}");
        yield return found.Count == 0
            ? $"No combination of up to {AnalysisTable.Count(asked.Settings.Depth ?? 1, "condition", "conditions")} is {relation} for {found.Study.Outcome} by these cut-offs ({cuts})."
            : $"{AnalysisTable.Count(found.Count, "set is", "sets are")} {relation} for {found.Study.Outcome} by these cut-offs ({cuts}); up to {AnalysisTable.Count(asked.Settings.Depth ?? 1, "condition is", "conditions are")} joined.";
        yield return asked.Sufficiency
            ? "Joined by * are conditions that must all be there; each set is listed only where no part of it suffices."
            : "Joined by + are conditions of which one must be there, though none alone need be (SUIN conditions); a set of many is easily necessary, so ask what its members have in common.";
    }

    public override IReadOnlyList<AnalysisTable> Tables(CombinationsAsked asked, Combinations answer) =>
    [
        answer.Necessary is { } necessary
            ? new(
                "sets",
                "Necessary sets",
                new FigureTable(
                    [new("Set"), new("inclN", "0.000"), new("RoN", "0.000"), new("covN", "0.000")],
                    [.. necessary.Sets.Select(static c => (IReadOnlyList<object?>)[c.Expression, c.Fit.Inclusion, c.Fit.Relevance, c.Fit.Coverage])]),
                "inclN: inclusion, RoN: relevance, covN: coverage of necessity.")
            : new(
                "sets",
                "Sufficient sets",
                new FigureTable(
                    [new("Set"), new("inclS", "0.000"), new("PRI", "0.000"), new("covS", "0.000")],
                    [.. answer.Sufficient!.Sets.Select(static c => (IReadOnlyList<object?>)[c.Expression, c.Fit.Inclusion, c.Fit.Pri, c.Fit.Coverage])]),
                "inclS: inclusion, PRI: proportional reduction in inconsistency, covS: coverage of sufficiency."),
    ];

    protected override CombinationsAsked Asked(StudyQuestion question, IQueryCollection query) => CombinationsAsked.Of(question, query);

    protected override Combinations Made(CombinationsAsked asked, Action<string> progress, CancellationToken cancellation)
    {
        progress("joining conditions");
        var study = CalibratedTable.Study(asked.Question);
        return asked.Sufficiency
            ? new(study, null, SetRelations.Subsets(study, asked.Settings, cancellation))
            : new(study, SetRelations.Supersets(study, asked.Settings, cancellation), null);
    }
}
