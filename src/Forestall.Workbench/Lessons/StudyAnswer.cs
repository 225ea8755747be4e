using Forestall.Lessons;

namespace Forestall.Workbench.Lessons;

/// <summary>One kind of solution, or why there is none.</summary>
/// <param name="Type">Which remainders it may use.</param>
/// <param name="Solution">The solution; null where there is none.</param>
/// <param name="Why">Why there is none, or what was cut; null where neither.</param>
public sealed record SolvedKind(SolutionType Type, Solution? Solution, string? Why);

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
    private static readonly TimeSpan CoverTime = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan AllTime = TimeSpan.FromSeconds(0.3);

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
    /// <exception cref="InputException">The question cannot be answered as it stands.</exception>
    public static StudyAnswer Of(StudyQuestion question)
    {
        var study = CalibratedTable.Study(question);
        var truth = TruthTable.Of(study, question.Rows);
        var positive = truth.Observed.Any(static r => r.Output == RowOutput.Positive);
        return new StudyAnswer(
            question,
            study,
            truth,
            [.. new[] { SolutionType.Conservative, SolutionType.Intermediate, SolutionType.Parsimonious }.Select(t => positive ? Solved(question, truth, t) : new SolvedKind(t, null, null))],
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
            return char.ToUpperInvariant(e.Message[0]) + e.Message[1..];
        }
    }

    private static SolvedKind Solved(StudyQuestion question, TruthTable truth, SolutionType type)
    {
        if (type == SolutionType.Intermediate && question.DirectionalExpectations.Count == 0)
        {
            return new(type, null, "It needs at least one directional expectation; choose one beside the conditions.");
        }

        using var limit = new CancellationTokenSource(AllTime);
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
                    TimeLimit = CoverTime,
                },
                limit.Token);
            return new(type, solution, solution.Completeness == Completeness.Complete ? null
                : FormattableString.Invariant($"Limited so that the page answers at once: at most {MostModels} models of the conservative and the parsimonious solution are made, in at most {CoverTime.TotalSeconds:0.#} seconds. The command below gives all."));
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return new(type, null, FormattableString.Invariant($"Not made here: with these settings it takes longer than {AllTime.TotalSeconds:0.#} seconds. The command below makes it; fewer conditions or higher cut-offs make it short enough."));
        }
        catch (InputException e)
        {
            return new(type, null, $"Not made: {e.Message}");
        }
    }
}
