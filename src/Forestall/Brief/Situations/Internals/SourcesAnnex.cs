using Forestall.Brief.Documents;
using static System.FormattableString;

namespace Forestall.Brief.Situations.Internals;

/// <summary>What the brief was made from, and how to make it again.</summary>
internal static class SourcesAnnex
{
    public static IReadOnlyList<Block> Blocks(BriefMaterial m) =>
    [
        new TextBlock($"This command makes the brief again, to the letter, from the same record: {m.Request.Command}"),
        new TableBlock("Versions", [new("What", 1.3), new("Which", 4, IsText: true)], [.. Versions(m)]),
        new HeadingBlock("Limits of looking back"),
        new ListBlock([.. Limits(m)]),
        new HeadingBlock("Data"),
        new TableBlock(
            "Sources of the record",
            [new("Data set", 1.6), new("Version", 0.8, IsText: true), new("Cite as", 4, IsText: true), new("Licence", 1, IsText: true), new("SHA-256 of the file", 1.8, IsText: true)],
            [.. m.Record.Sources.Select(static s => (IReadOnlyList<string>)[$"{s.Name} ({s.Publisher})", s.Version, s.Citation, s.Licence, s.Sha256])]),
        new TextBlock("Measures, episodes and cases: record/measures.csv, record/episodes.csv and record/cases.csv, each row with its source and whether it was read or stands from general knowledge (docs/codebook-measures.md, docs/codebook-cases.md). Methods: docs/methods of Forestall: crossing-warnings, deaths-forecast, crossings, ledger, comparable-episodes, planning, appraisal, smaa.", Small: true),
    ];

    private static IEnumerable<IReadOnlyList<string>> Versions(BriefMaterial m)
    {
        yield return ["Record", m.Record.Version];
        yield return ["As of", $"the end of {m.AsOf}, on figures up to {m.Known}"];
        yield return ["Instruments", $"{m.Plan.Instruments.Name}, {m.Plan.Instruments.Version}{(m.Plan.Answers.Count == 0 ? "" : $"; answers {string.Join(", ", m.Plan.Answers.OrderBy(static a => a.Key, StringComparer.Ordinal).Select(static a => $"{a.Key}={a.Value}"))}")}"];
        foreach (var strategy in m.Plan.Strategies.Skip(1).Select(static s => s.Strategy))
        {
            yield return [$"Strategy ‘{strategy.Name}’", strategy.Version];
        }

        foreach (var checklist in m.Checklists)
        {
            yield return [$"Checklist {checklist.Name}", Invariant($"{checklist.Criteria.Count} questions; {checklist.Source}")];
        }

        foreach (var source in m.Request.Appraisals)
        {
            yield return [$"Appraisals {source.File}", Invariant($"{source.Book.Appraisals.Count} as of {source.Book.AsOf}; SHA-256 {source.Sha256}")];
        }

        yield return ["Draws and seed", Invariant($"{m.Plan.Settings.Draws:N0} draws of the plan, {m.Plan.Paths:N0} paths, {m.Weighing.Settings.Samples:N0} weightings, seed {m.Plan.Settings.Seed}")];
        yield return ["Crossing", Invariant($"{m.Ledger.Settings.Threshold:N0} deaths in {m.Ledger.Settings.Window} months, best estimates of all types")];
    }

    private static IEnumerable<string> Limits(BriefMaterial m)
    {
        yield return $"Nothing after {m.AsOf} was read: months after {m.Known}, measures begun later, ends and results of measures, outcomes of other episodes, and warnings made later are left out before anything is computed.";
        yield return "Figures of deaths and displacement are those of the present revision, not those of the day; yearly figures count as known when their year was over, though some were published months later.";
        yield return "What is believed of instruments, the wording of the checklists and the methods are today's, also where the brief looks back; so are the names of states.";
        yield return "Which episodes had their measures collected was decided with hindsight; descriptions, written later, are left out.";
        yield return "A warning is a probability, a plan is a set of beliefs drawn many times. The brief compares; it does not recommend, and it says nothing of targets, weapons or operations.";
    }
}
