using Forestall.Lessons;
using Forestall.Lessons.Robustness;
using Microsoft.AspNetCore.Http;

namespace Forestall.Workbench.Lessons;

/// <summary>How stable a solution is.</summary>
/// <param name="Solution">The solution looked at; its first model where there are several.</param>
/// <param name="Ranges">How far each setting can be moved.</param>
/// <param name="Left">What becomes of it without each case.</param>
/// <param name="Fit">How it fits solutions made with neighbouring cut-offs; null where there is none.</param>
public sealed record StudyRobustness(Solution Solution, IReadOnlyList<SensitivityRange> Ranges, LeaveOneOut Left, RobustnessFit? Fit);

/// <summary>Tests of robustness, in the background.</summary>
internal sealed class RobustnessWork(StudyTables tables, BackgroundJobs jobs)
{
    private const int MostModels = 100;
    private const int MostImplicants = 1_000_000;
    private const int AnchorSteps = 100;
    private const double NearbyCut = 0.05;
    private const int Decimals = 6;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan CoverTime = TimeSpan.FromSeconds(2);
    private readonly StudyJobs<StudyRobustness> _work = new(jobs, "robustness", JobLane.Analyses);

    /// <summary>The kind of solution a query asks about.</summary>
    /// <exception cref="InputException">There is no such kind.</exception>
    public static SolutionType TypeOf(IQueryCollection query, StudyQuestion question) => StudyQuestion.Text(query, "solution") switch
    {
        null => question.DirectionalExpectations.Count > 0 ? SolutionType.Intermediate : SolutionType.Parsimonious,
        "conservative" => SolutionType.Conservative,
        "intermediate" when question.DirectionalExpectations.Count > 0 => SolutionType.Intermediate,
        "intermediate" => throw new InputException("the intermediate solution needs at least one directional expectation; choose one in the study, or ask for the parsimonious solution."),
        "parsimonious" => SolutionType.Parsimonious,
        { } other => throw new InputException($"'{other}' is no kind of solution; choose conservative, intermediate or parsimonious."),
    };

    /// <summary>The question and kind of solution of a query.</summary>
    public (StudyQuestion Question, SolutionType Type) Asked(IQueryCollection query)
    {
        var question = StudyQuestion.Of(tables, query);
        return (question, TypeOf(query, question));
    }

    /// <summary>The work for a study.</summary>
    public StudyJob<StudyRobustness> Of(StudyQuestion question, SolutionType type) =>
        _work.Of(Key(question, type), (progress, cancellation) => Made(question, type, progress, cancellation));

    /// <summary>The answer, waited for: for programs.</summary>
    /// <exception cref="InputException">The question cannot be answered as it stands, or not yet.</exception>
    public async Task<StudyRobustness> Whole(StudyQuestion question, SolutionType type) =>
        question.Trouble is { } trouble ? throw new InputException(trouble)
        : await Of(question, type).Within(Longest).ConfigureAwait(false) ?? throw new InputException("the comparison is still under way; ask again in a moment.");

    /// <summary>Stops the work for a study.</summary>
    public void Stop(StudyQuestion question, SolutionType type) => _work.Stop(Key(question, type));

    private static string Key(StudyQuestion question, SolutionType type) => $"{type}{question.Key}";

    private static StudyRobustness Made(StudyQuestion question, SolutionType type, Action<string> progress, CancellationToken cancellation)
    {
        progress("moving the cut-offs");
        var study = CalibratedTable.Study(question);
        var settings = new MinimizationSettings
        {
            Type = type,
            DirectionalExpectations = type == SolutionType.Intermediate ? question.DirectionalExpectations : [],
            MostModels = MostModels,
            MostImplicants = MostImplicants,
            TimeLimit = CoverTime,
        };
        var solution = Minimization.Solve(TruthTable.Of(study, question.Rows), settings, cancellation);
        var ranges = new List<SensitivityRange>
        {
            SensitivityRanges.Inclusion(study, question.Rows, settings, cancellation: cancellation),
            SensitivityRanges.Frequency(study, question.Rows, settings, cancellation: cancellation),
        };
        foreach (var (column, anchors) in question.Anchors)
        {
            progress($"moving the anchors of {column}");
            var values = question.Table.Column(column).Values;
            ranges.AddRange(SensitivityRanges.Anchors(study, question.Rows, settings, new RawCondition(column, values, anchors.Named, (values.Max() - values.Min()) / AnchorSteps), cancellation: cancellation));
        }

        var left = LeaveOneOut.Of(study, question.Rows, settings, null, (done, of) => progress(FormattableString.Invariant($"leaving out case {done + 1} of {of}")), cancellation);
        progress("comparing with neighbouring cut-offs");
        return new StudyRobustness(solution, ranges, left, Neighbours(study, question.Rows, settings, solution, cancellation));
    }

    /// <summary>An inclusion a little lower and higher, and one case more asked for, each with the words in which a command asks for it.</summary>
    internal static IReadOnlyList<(string Name, string Test, TruthTableSettings Rows)> Nearby(TruthTableSettings rows)
    {
        var (lower, higher) = (Math.Round(Math.Max(0, rows.InclusionCut - NearbyCut), Decimals), Math.Round(Math.Min(1, rows.InclusionCut + NearbyCut), Decimals));
        return
        [
            (FormattableString.Invariant($"inclusion cut-off {lower}"), FormattableString.Invariant($"incl-cut={lower}"), rows with { InclusionCut = lower }),
            (FormattableString.Invariant($"inclusion cut-off {higher}"), FormattableString.Invariant($"incl-cut={higher}"), rows with { InclusionCut = higher }),
            (FormattableString.Invariant($"frequency cut-off {rows.FrequencyCut + 1}"), FormattableString.Invariant($"n-cut={rows.FrequencyCut + 1}"), rows with { FrequencyCut = rows.FrequencyCut + 1 }),
        ];
    }

    /// <summary>The fit against the solutions that neighbouring cut-offs lead to.</summary>
    private static RobustnessFit? Neighbours(Study study, TruthTableSettings rows, MinimizationSettings settings, Solution solution, CancellationToken cancellation)
    {
        var tests = new List<SolutionSet>();
        foreach (var (name, _, changed) in Nearby(rows))
        {
            var table = TruthTable.Of(study, changed);
            if (table.Observed.Any(static r => r.Output == RowOutput.Positive))
            {
                tests.Add(SolutionSet.Of(name, Formula.Of(study, Minimization.Solve(table, settings, cancellation).Models[0])));
            }
        }

        return tests.Count == 0 ? null : RobustnessFit.Of(study, SolutionSet.Of("initial", Formula.Of(study, solution.Models[0])), tests);
    }
}
