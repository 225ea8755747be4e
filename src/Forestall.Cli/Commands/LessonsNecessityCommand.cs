using System.CommandLine;
using Forestall.Brief;
using Forestall.Cli.Output;
using Forestall.Lessons;

namespace Forestall.Cli.Commands;

/// <summary><c>forestall lessons necessity</c>: what the outcome never came without.</summary>
internal static class LessonsNecessityCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("necessity", "What was necessary: conditions and their negations, and with --superset their combinations. With --sufficiency, what was sufficient alone.");
        var options = new LessonsOptions(command);
        var superset = new Option<bool>("--superset") { Description = "Look for combinations of conditions that reach the cut-offs." };
        var sufficiency = new Option<bool>("--sufficiency") { Description = "Look for sufficient instead of necessary conditions." };
        var inclusion = new Option<double>("--incl-cut") { Description = "The least inclusion of a combination.", DefaultValueFactory = static _ => 0.9 };
        var relevance = new Option<double>("--ron-cut") { Description = "The least relevance of necessity (RoN) of a combination.", DefaultValueFactory = static _ => 0 };
        var pri = new Option<double>("--pri-cut") { Description = "The least PRI of a sufficient combination.", DefaultValueFactory = static _ => 0 };
        var coverage = new Option<double>("--cov-cut") { Description = "The least coverage of a combination.", DefaultValueFactory = static _ => 0 };
        var depth = new Option<int?>("--depth") { Description = "Join at most so many conditions." };
        var plotOf = new Option<string?>("--plot-of") { Description = "The set to draw instead of the one with the highest inclusion, such as 'A + ~B'.", HelpName = "SET" };
        Option[] mine = [superset, sufficiency, inclusion, relevance, pri, coverage, depth, plotOf];
        foreach (var option in mine)
        {
            command.Add(option);
        }

        var output = new LessonsOutput(command, "membership in a set against the outcome (XY)");
        command.SetAction(parsed =>
        {
            var format = output.Format(parsed);
            var study = options.Read(parsed);
            var sufficient = parsed.GetValue(sufficiency);
            var combined = parsed.GetValue(superset);
            var settings = new SetSearchSettings
            {
                InclusionCut = parsed.GetValue(inclusion),
                CoverageCut = parsed.GetValue(coverage),
                RelevanceCut = parsed.GetValue(sufficient ? pri : relevance),
                Depth = parsed.GetValue(depth),
            };
            if (sufficient)
            {
                var found = combined ? SetRelations.Subsets(study, settings, terminal.Cancellation) : new(SetRelations.Sufficiency(study), 1, Complete: true);
                var listing = new Listing<SufficientCandidate>()
                    .Column("Condition", "expression", static c => c.Expression)
                    .Column("inclS", "inclS", static c => c.Fit.Inclusion, static c => LessonsCommand.Shown(c.Fit.Inclusion))
                    .Column("PRI", "PRI", static c => c.Fit.Pri, static c => LessonsCommand.Shown(c.Fit.Pri))
                    .Column("covS", "covS", static c => c.Fit.Coverage, static c => LessonsCommand.Shown(c.Fit.Coverage));
                listing.Print(terminal, format, found.Sets, () => new
                {
                    outcome = study.Outcome,
                    relation = "sufficiency",
                    depth = found.Depth,
                    complete = found.Complete,
                    results = found.Sets.Select(SufficiencyJson.Of),
                });
                Close(terminal, format, combined, found.Complete, found.Depth);
                output.Finish(
                    terminal,
                    parsed,
                    () => [listing.Published($"Sufficiency for {study.Outcome}", [.. found.Sets], Notes(study))],
                    () => LessonsPictures.Xy(study, parsed.GetValue(plotOf) ?? Best(found.Sets.MaxBy(static c => c.Fit.Inclusion ?? 0)?.Expression)),
                    () => found.Sets.SelectMany(c => FitSentences.Of(c.Expression, study.Outcome, c.Fit).Select(static s => "  " + s).Prepend(c.Expression)));
            }
            else
            {
                var found = combined ? SetRelations.Supersets(study, settings, terminal.Cancellation) : new(SetRelations.Necessity(study), 1, Complete: true);
                var listing = new Listing<NecessaryCandidate>()
                    .Column("Condition", "expression", static c => c.Expression)
                    .Column("inclN", "inclN", static c => c.Fit.Inclusion, static c => LessonsCommand.Shown(c.Fit.Inclusion))
                    .Column("RoN", "RoN", static c => c.Fit.Relevance, static c => LessonsCommand.Shown(c.Fit.Relevance))
                    .Column("covN", "covN", static c => c.Fit.Coverage, static c => LessonsCommand.Shown(c.Fit.Coverage));
                listing.Print(terminal, format, found.Sets, () => new
                {
                    outcome = study.Outcome,
                    relation = "necessity",
                    depth = found.Depth,
                    complete = found.Complete,
                    results = found.Sets.Select(NecessityJson.Of),
                });
                Close(terminal, format, combined, found.Complete, found.Depth);
                output.Finish(
                    terminal,
                    parsed,
                    () => [listing.Published($"Necessity for {study.Outcome}", [.. found.Sets], Notes(study))],
                    () => LessonsPictures.Xy(study, parsed.GetValue(plotOf) ?? Best(found.Sets.MaxBy(static c => c.Fit.Inclusion ?? 0)?.Expression)),
                    () => found.Sets.SelectMany(c => FitSentences.Of(c.Expression, study.Outcome, c.Fit).Select(static s => "  " + s).Prepend(c.Expression)));
            }
        });
        return command;
    }

    private static string Best(string? expression) =>
        expression ?? throw new InputException("no set reaches the cut-offs, so there is none to draw; lower a cut-off, or name one with --plot-of.");

    private static IReadOnlyList<string> Notes(Study study) =>
    [
        $"{study.Cases.Count} cases.",
        "incl: consistency (inclusion), N of necessity, S of sufficiency; RoN: relevance of necessity; PRI: proportional reduction in inconsistency; cov: coverage.",
    ];

    private static void Close(Terminal terminal, OutputFormat format, bool combined, bool complete, int depth)
    {
        if (format == OutputFormat.Table && combined)
        {
            terminal.Line(complete ? "Complete: all combinations were looked at." : $"Complete up to {depth} joined conditions; larger combinations were not looked at.");
        }
    }
}
