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
internal sealed class RobustnessWork(StudyTables tables) : IDisposable
{
    private const int MostKept = 30;
    private const int MostModels = 100;
    private const int MostImplicants = 1_000_000;
    private const int AnchorSteps = 100;
    private const double NearbyCut = 0.05;
    private static readonly TimeSpan CoverTime = TimeSpan.FromSeconds(2);
    private readonly BackgroundWork<StudyRobustness> _work = new(MostKept);

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
    public BackgroundWork<StudyRobustness>.Job Of(StudyQuestion question, SolutionType type) =>
        _work.Of(Key(question, type), (progress, cancellation) => Made(question, type, progress, cancellation));

    /// <summary>Stops the work for a study.</summary>
    public void Stop(StudyQuestion question, SolutionType type) => _work.Stop(Key(question, type));

    /// <inheritdoc/>
    public void Dispose() => _work.Dispose();

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

    /// <summary>The fit against solutions with an inclusion a little lower and higher, and with one case more asked for.</summary>
    private static RobustnessFit? Neighbours(Study study, TruthTableSettings rows, MinimizationSettings settings, Solution solution, CancellationToken cancellation)
    {
        (string Name, TruthTableSettings Rows)[] near =
        [
            (FormattableString.Invariant($"inclusion cut-off {rows.InclusionCut - NearbyCut:0.###}"), rows with { InclusionCut = Math.Max(0, rows.InclusionCut - NearbyCut) }),
            (FormattableString.Invariant($"inclusion cut-off {Math.Min(1, rows.InclusionCut + NearbyCut):0.###}"), rows with { InclusionCut = Math.Min(1, rows.InclusionCut + NearbyCut) }),
            (FormattableString.Invariant($"frequency cut-off {rows.FrequencyCut + 1}"), rows with { FrequencyCut = rows.FrequencyCut + 1 }),
        ];
        var tests = new List<SolutionSet>();
        foreach (var (name, changed) in near)
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
