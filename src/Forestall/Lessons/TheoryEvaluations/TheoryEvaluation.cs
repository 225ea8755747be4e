namespace Forestall.Lessons.TheoryEvaluations;

/// <summary>A set and how well it fits as sufficient.</summary>
/// <param name="Name">A term, or S the solution, T the theory, or an intersection such as T*~S.</param>
/// <param name="Expression">The set as a formula.</param>
/// <param name="Fit">Inclusion, PRI and coverage.</param>
public sealed record EvaluatedSet(string Name, string Expression, SufficiencyFit Fit);

/// <summary>The cases in one intersection of theory, solution and outcome.</summary>
/// <param name="Name">What such cases are: covered or uncovered, consistent or inconsistent; most likely (in the theory) or least likely.</param>
/// <param name="Sets">The intersection, such as T*~S.</param>
/// <param name="Expression">The intersection as a formula.</param>
/// <param name="WithOutcome">Whether the outcome is above 0.5 in these cases, or below.</param>
/// <param name="Cases">The cases.</param>
/// <param name="OfSide">How many cases there are on this side of the outcome in all.</param>
public sealed record TheoryCases(string Name, string Sets, string Expression, bool WithOutcome, IReadOnlyList<string> Cases, int OfSide);

/// <summary>
/// Theory evaluation (Ragin 1987, chapter 7; Schneider and Wagemann 2012, section 11.3): what a theory said beforehand against what the solution found.
/// T*S supports the theory, ~T*S extends it, T*~S is where it fails or the solution falls short, ~T*~S is neither.
/// </summary>
public sealed record TheoryEvaluation
{
    private static readonly bool[] Sides = [true, false];

    /// <summary>The theory.</summary>
    public required string Theory { get; init; }

    /// <summary>The solution.</summary>
    public required string Solution { get; init; }

    /// <summary>The terms of the solution, then S, T, T*S, ~T*S, T*~S and ~T*~S.</summary>
    public required IReadOnlyList<EvaluatedSet> Sets { get; init; }

    /// <summary>The eight kinds of cases.</summary>
    public required IReadOnlyList<TheoryCases> Kinds { get; init; }

    /// <summary>Cases in none of them, since a membership or the outcome is exactly 0.5.</summary>
    public required IReadOnlyList<string> CasesInNone { get; init; }

    /// <summary>How many cases there are.</summary>
    public required int Cases { get; init; }

    /// <summary>Evaluates a theory against a solution over the same study.</summary>
    public static TheoryEvaluation Of(Formula theory, Formula solution)
    {
        ArgumentNullException.ThrowIfNull(theory);
        ArgumentNullException.ThrowIfNull(solution);
        var study = solution.Study;
        var (t, s) = (theory.Membership(), solution.Membership());
        var (notTheory, notSolution) = (theory.Not(), solution.Not());
        var crossings = new (string Name, Formula? Formula, double[] X, string With, string Without)[]
        {
            ("T*S", theory.And(solution), Both(t, s), "covered most likely", "inconsistent most likely"),
            ("~T*S", notTheory?.And(solution), Both(Not(t), s), "covered least likely", "inconsistent least likely"),
            ("T*~S", theory.And(notSolution), Both(t, Not(s)), "uncovered most likely", "consistent most likely"),
            ("~T*~S", notTheory?.And(notSolution), Both(Not(t), Not(s)), "uncovered least likely", "consistent least likely"),
        };
        var kinds = Sides.SelectMany(with => crossings.Select(c => new TheoryCases(
            with ? c.With : c.Without,
            c.Name,
            Formula.Written(c.Formula),
            with,
            [.. Rows(i => c.X[i] > 0.5 && Side(i, with)).Select(i => study.Cases[i])],
            Rows(i => Side(i, with)).Count()))).ToList();
        var placed = kinds.SelectMany(static k => k.Cases).ToHashSet(StringComparer.Ordinal);
        return new TheoryEvaluation
        {
            Theory = theory.Expression,
            Solution = solution.Expression,
            Sets =
            [
                .. solution.Terms.Select(term => new EvaluatedSet(term.Expression, term.Expression, SufficiencyFit.Of(study.Membership(term.Literals), study.Y))),
                new("S", solution.Expression, SufficiencyFit.Of(s, study.Y)),
                new("T", theory.Expression, SufficiencyFit.Of(t, study.Y)),
                .. crossings.Select(c => new EvaluatedSet(c.Name, Formula.Written(c.Formula), SufficiencyFit.Of(c.X, study.Y))),
            ],
            Kinds = kinds,
            CasesInNone = [.. study.Cases.Where(c => !placed.Contains(c))],
            Cases = study.Cases.Count,
        };

        bool Side(int i, bool with) => with ? study.Y[i] > 0.5 : study.Y[i] < 0.5;

        IEnumerable<int> Rows(Func<int, bool> where) => Enumerable.Range(0, s.Length).Where(where);
    }

    private static double[] Both(double[] a, double[] b) => [.. a.Zip(b, Math.Min)];

    private static double[] Not(double[] a) => [.. a.Select(static x => 1 - x)];
}
