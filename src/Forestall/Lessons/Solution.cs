using Forestall.Lessons.Internals;

namespace Forestall.Lessons;

/// <summary>A prime implicant and the positive rows it covers.</summary>
/// <param name="Term">The term.</param>
/// <param name="Rows">Numbers of the rows.</param>
/// <param name="Essential">Whether some row is covered by no other prime implicant.</param>
public sealed record PrimeImplicant(Term Term, IReadOnlyList<long> Rows, bool Essential);

/// <summary>A term of a model and how well it fits.</summary>
/// <param name="Term">The term.</param>
/// <param name="Fit">Inclusion, PRI and coverage.</param>
/// <param name="UniqueCoverage">covU: what this term covers and no other term of the model.</param>
/// <param name="Cases">Cases of the positive rows it covers.</param>
public sealed record FittedTerm(Term Term, SufficiencyFit Fit, double? UniqueCoverage, IReadOnlyList<string> Cases);

/// <summary>One model: terms joined by “or” that together cover every positive row.</summary>
public sealed class Model
{
    private readonly Lazy<(IReadOnlyList<FittedTerm> Terms, SufficiencyFit Fit)> _fit;
    private readonly Lazy<IReadOnlyList<long>?> _assumptions;
    private readonly MinimizationProblem _problem;

    internal Model(MinimizationProblem problem, Implicants implicants, int[] picked)
    {
        _problem = problem;
        Cubes = [.. picked.Select(i => implicants.Cubes[i])];
        _fit = new(() => problem.Fit(Terms, [.. picked.Select(i => problem.CasesOf(implicants, i))]));
        _assumptions = new(() => problem.Assumptions(Cubes));
    }

    /// <summary>The terms.</summary>
    public IReadOnlyList<Term> Terms => field ??= [.. Cubes.Select(_problem.TermOf)];

    /// <summary>The model as people write it, such as <c>A*~B + C</c>.</summary>
    public string Expression => string.Join(" + ", Terms.Select(static t => t.Expression));

    /// <summary>The terms with their fit.</summary>
    public IReadOnlyList<FittedTerm> FittedTerms => _fit.Value.Terms;

    /// <summary>The fit of the model as a whole: the maximum over its terms.</summary>
    public SufficiencyFit Fit => _fit.Value.Fit;

    /// <summary>Numbers of the remainders the model takes for positive; null when they are too many to list.</summary>
    public IReadOnlyList<long>? SimplifyingAssumptions => _assumptions.Value;

    internal ulong[] Cubes { get; }

    /// <inheritdoc/>
    public override string ToString() => Expression;
}

/// <summary>The intermediate solution between one conservative and one parsimonious model.</summary>
public sealed class IntermediateSolution
{
    /// <summary>The conservative model.</summary>
    public required Model Conservative { get; init; }

    /// <summary>The parsimonious model.</summary>
    public required Model Parsimonious { get; init; }

    /// <summary>The intermediate models between the two.</summary>
    public required IReadOnlyList<Model> Models { get; init; }

    /// <summary>The prime implicants they are taken from.</summary>
    public required IReadOnlyList<PrimeImplicant> PrimeImplicants { get; init; }

    /// <summary>Simplifying assumptions of the parsimonious model that the expectations support.</summary>
    public required IReadOnlyList<long> EasyCounterfactuals { get; init; }

    /// <summary>Simplifying assumptions of the parsimonious model that they do not.</summary>
    public required IReadOnlyList<long> DifficultCounterfactuals { get; init; }
}

/// <summary>The result of a minimisation.</summary>
public sealed class Solution
{
    /// <summary>What was minimised.</summary>
    public required TruthTable Table { get; init; }

    /// <summary>How.</summary>
    public required MinimizationSettings Settings { get; init; }

    /// <summary>Whether every minimal model is there.</summary>
    public required Completeness Completeness { get; init; }

    /// <summary>The completeness as a sentence.</summary>
    public required string CompletenessText { get; init; }

    /// <summary>How many prime implicants there are.</summary>
    public required int PrimeImplicantCount { get; init; }

    /// <summary>The prime implicants that cover a positive row.</summary>
    public required IEnumerable<PrimeImplicant> PrimeImplicants { get; init; }

    /// <summary>The models, shortest first.</summary>
    public required IReadOnlyList<Model> Models { get; init; }

    /// <summary>Terms in the shortest model.</summary>
    public required int Size { get; init; }

    /// <summary>No model can have fewer terms; equal to <see cref="Size"/> when that is proven.</summary>
    public required int LowerBound { get; init; }

    /// <summary>How many models there are, or were met before the search was cut.</summary>
    public required double ModelCount { get; init; }

    /// <summary>The steps of an intermediate solution; empty for the others.</summary>
    public IReadOnlyList<IntermediateSolution> Steps { get; init; } = [];
}
