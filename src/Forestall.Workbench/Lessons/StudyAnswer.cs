using Forestall.Lessons;
using Forestall.Workbench.Shell;

namespace Forestall.Workbench.Lessons;

/// <summary>One kind of solution, or why there is none.</summary>
/// <param name="Type">Which remainders it may use.</param>
/// <param name="Solution">The solution; null where there is none.</param>
/// <param name="Why">Why there is none, or what was cut; null where neither.</param>
/// <param name="Stopped">Whether it was stopped because the time was up.</param>
public sealed record SolvedKind(SolutionType Type, Solution? Solution, string? Why, bool Stopped = false);

/// <summary>The answer to a study.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="Study">What is compared.</param>
/// <param name="Truth">The truth table.</param>
/// <param name="Solutions">Conservative, intermediate, parsimonious.</param>
/// <param name="Necessity">Each condition and its negation.</param>
public sealed record StudyAnswer(StudyQuestion Question, Study Study, TruthTable Truth, IReadOnlyList<SolvedKind> Solutions, IReadOnlyList<NecessaryCandidate> Necessity)
{
    /// <summary>So many models of a solution are looked for at most.</summary>
    public const int MostModels = 12;

    private const int MostImplicants = 200_000;

    /// <summary>Whether the time was too short for some solution.</summary>
    public bool Stopped => Solutions.Any(static s => s.Stopped);

    /// <summary>The sets that can be drawn: terms and models of the solutions, then single conditions and their negations.</summary>
    public IReadOnlyList<string> Sets => field ??=
    [
        .. Solutions.Where(static s => s.Solution is not null).Select(static s => s.Solution!.Models[0])
            .SelectMany(static m => m.Terms.Select(static t => t.Expression).Prepend(m.Expression))
            .Concat(Necessity.Select(static n => n.Expression)).Distinct(StringComparer.Ordinal),
    ];

    /// <summary>The set drawn where none is chosen.</summary>
    public string FirstSet => Solutions.FirstOrDefault(static s => s is { Type: SolutionType.Intermediate, Solution: not null })?.Solution!.Models[0].Expression ?? Sets[0];

    /// <summary>Answers.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="time">So long for each solution.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="InputException">The question cannot be answered as it stands.</exception>
    public static StudyAnswer Of(StudyQuestion question, TimeSpan time, CancellationToken cancellation = default)
    {
        var study = CalibratedTable.Study(question);
        var truth = TruthTable.Of(study, question.Rows);
        var positive = truth.Observed.Any(static r => r.Output == RowOutput.Positive);
        return new StudyAnswer(
            question,
            study,
            truth,
            [.. new[] { SolutionType.Conservative, SolutionType.Intermediate, SolutionType.Parsimonious }.Select(t => positive ? Solved(question, truth, t, time, cancellation) : new SolvedKind(t, null, null))],
            SetRelations.Necessity(study));
    }

    /// <summary>Why a set cannot be read with the conditions of a study; null where it can.</summary>
    public static string? Unread(Study study, string set)
    {
        try
        {
            _ = Formula.Parse(study, set);
            return null;
        }
        catch (InputException e)
        {
            return Sentences.Begun(e.Message);
        }
    }

    private static SolvedKind Solved(StudyQuestion question, TruthTable truth, SolutionType type, TimeSpan time, CancellationToken cancellation)
    {
        if (type == SolutionType.Intermediate && question.DirectionalExpectations.Count == 0)
        {
            return new(type, null, "It needs at least one directional expectation; choose one beside the conditions.");
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(time);
        try
        {
            var solution = Minimization.Solve(
                truth,
                new MinimizationSettings
                {
                    Type = type,
                    DirectionalExpectations = type == SolutionType.Intermediate ? question.DirectionalExpectations : [],
                    MostModels = MostModels,
                    MostImplicants = MostImplicants,
                    TimeLimit = time / 2,
                },
                limit.Token);
            return solution.Completeness == Completeness.Complete ? new(type, solution, null)
                : new(
                    type,
                    solution,
                    FormattableString.Invariant($"Limited so that the page answers soon: at most {MostModels} models of the conservative and the parsimonious solution are made, in at most {(time / 2).TotalSeconds:0.#} seconds. The command below gives all."),
                    solution.Completeness == Completeness.BoundReached);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new(type, null, FormattableString.Invariant($"Not made here: with these settings it takes longer than {time.TotalSeconds:0.#} seconds. The command below makes it; fewer conditions make it shorter."), Stopped: true);
        }
        catch (InputException e)
        {
            return new(type, null, $"Not made: {e.Message}");
        }
    }
}
