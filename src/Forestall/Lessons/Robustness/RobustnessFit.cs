namespace Forestall.Lessons.Robustness;

/// <summary>A solution as the membership of every case in it.</summary>
/// <param name="Name">How it is called: what was changed, or its formula.</param>
/// <param name="Formula">Its terms.</param>
/// <param name="Membership">The membership of every case.</param>
public sealed record SolutionSet(string Name, Formula Formula, IReadOnlyList<double> Membership)
{
    /// <summary>The set of a formula over its own study.</summary>
    public static SolutionSet Of(string name, Formula formula)
    {
        ArgumentNullException.ThrowIfNull(formula);
        return new(name, formula, formula.Membership());
    }
}

/// <summary>A kind of case, as initial solution and test set see it.</summary>
/// <param name="Name">The kind.</param>
/// <param name="Sets">The intersection: IS the initial solution, minTS what every test solution holds, maxTS what any does.</param>
/// <param name="Expression">The intersection as a formula.</param>
/// <param name="WithOutcome">Whether the outcome is above 0.5 in these cases, or below.</param>
/// <param name="Cases">The cases.</param>
public sealed record CaseKind(string Name, string Sets, string Expression, bool WithOutcome, IReadOnlyList<string> Cases);

/// <summary>A single test solution beside the initial one.</summary>
/// <param name="Name">How it is called.</param>
/// <param name="Expression">Its formula.</param>
/// <param name="Rank">Its rank of case-oriented robustness, 1 (best) to 4.</param>
/// <param name="SetCoincidence">RF_SC of it alone.</param>
public sealed record TestedSolution(string Name, string Expression, int Rank, double? SetCoincidence);

/// <summary>
/// Robustness of an initial solution IS against a test set of solutions made under other plausible choices (Oana and Schneider 2024):
/// minTS = minimum over the test solutions, maxTS = maximum, core = min(IS, minTS).
/// </summary>
public sealed record RobustnessFit
{
    private static readonly bool[] Sides = [true, false];

    /// <summary>Inclusion, PRI and coverage of the initial solution.</summary>
    public required SufficiencyFit Initial { get; init; }

    /// <summary>Inclusion, PRI and coverage of the robust core.</summary>
    public required SufficiencyFit Core { get; init; }

    /// <summary>RF_cov = coverage of the core / coverage of the initial solution.</summary>
    public required double? Coverage { get; init; }

    /// <summary>RF_cons = inclusion of the initial solution / inclusion of the core.</summary>
    public required double? Consistency { get; init; }

    /// <summary>RF_SC_minTS = Σ min(IS, minTS) / Σ max(IS, minTS).</summary>
    public required double? SetCoincidenceMin { get; init; }

    /// <summary>RF_SC_maxTS = Σ min(IS, maxTS) / Σ max(IS, maxTS).</summary>
    public required double? SetCoincidenceMax { get; init; }

    /// <summary>RCR_typ = robust / (robust + shaky + possible) typical cases; null where there are none.</summary>
    public required double? TypicalRatio { get; init; }

    /// <summary>RCR_dev: the same of deviant cases.</summary>
    public required double? DeviantRatio { get; init; }

    /// <summary>1: neither shaky nor possible cases; 2: possible only; 3: shaky only; 4: both.</summary>
    public required int Rank { get; init; }

    /// <summary>The robust core as a formula.</summary>
    public required string CoreExpression { get; init; }

    /// <summary>The eight kinds of cases.</summary>
    public required IReadOnlyList<CaseKind> Kinds { get; init; }

    /// <summary>The test solutions one by one, most robust first.</summary>
    public required IReadOnlyList<TestedSolution> Tests { get; init; }

    /// <summary>Compares an initial solution with a test set. All must speak of the same conditions and cases.</summary>
    /// <exception cref="InputException">There is no test solution, or one has other cases.</exception>
    public static RobustnessFit Of(Study study, SolutionSet initial, IReadOnlyList<SolutionSet> tests)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(initial);
        ArgumentNullException.ThrowIfNull(tests);
        if (tests.Count == 0)
        {
            throw new InputException("there is no test solution to compare with; name at least one.");
        }

        if (tests.FirstOrDefault(t => t.Membership.Count != initial.Membership.Count) is { } other)
        {
            throw new InputException($"the test solution '{other.Name}' has {other.Membership.Count} cases and the initial one {initial.Membership.Count}; they must be the same cases.");
        }

        double[] solution = [.. initial.Membership];
        var least = Each(tests, Math.Min);
        var most = Each(tests, Math.Max);
        var core = Both(solution, least);
        var fit = SufficiencyFit.Of(solution, study.Y);
        var coreFit = SufficiencyFit.Of(core, study.Y);
        var minFormula = tests.Select(static t => (Formula?)t.Formula).Aggregate(static (a, b) => a?.And(b));
        var maxFormula = tests.Select(static t => t.Formula).Aggregate(static (a, b) => a.Or(b));
        var kinds = KindsOf(study, initial, (least, minFormula), (most, maxFormula));
        int Count(string name) => kinds.First(k => k.Name == name).Cases.Count;
        return new RobustnessFit
        {
            Initial = fit,
            Core = coreFit,
            Coverage = coreFit.Coverage / fit.Coverage,
            Consistency = fit.Inclusion / coreFit.Inclusion,
            SetCoincidenceMin = Coincidence(solution, least),
            SetCoincidenceMax = Coincidence(solution, most),
            TypicalRatio = SufficiencyFit.Ratio(Count("robust typical"), Count("robust typical") + Count("shaky typical") + Count("possible typical")),
            DeviantRatio = SufficiencyFit.Ratio(Count("robust deviant"), Count("robust deviant") + Count("shaky deviant") + Count("possible deviant")),
            Rank = RankOf(solution, least, most),
            CoreExpression = Formula.Written(initial.Formula.And(minFormula)),
            Kinds = kinds,
            Tests = [.. tests.Select(t => new TestedSolution(t.Name, t.Formula.Expression, RankOf(solution, [.. t.Membership], [.. t.Membership]), Coincidence(solution, [.. t.Membership]))).OrderBy(static t => t.Rank).ThenByDescending(static t => t.SetCoincidence)],
        };
    }

    private static List<CaseKind> KindsOf(Study study, SolutionSet initial, (double[] X, Formula? Formula) least, (double[] X, Formula Formula) most)
    {
        double[] solution = [.. initial.Membership];
        var not = initial.Formula.Not();
        var sets = new (string Name, string Other, string Sets, Formula? Formula, double[] X)[]
        {
            ("robust typical", "robust deviant", "IS*minTS", initial.Formula.And(least.Formula), Both(solution, least.X)),
            ("shaky typical", "shaky deviant", "IS*~minTS", initial.Formula.And(least.Formula?.Not()), Both(solution, Not(least.X))),
            ("possible typical", "possible deviant", "~IS*maxTS", not?.And(most.Formula), Both(Not(solution), most.X)),
            ("extreme deviant coverage", "irrelevant", "~IS*~maxTS", not?.And(most.Formula.Not()), Both(Not(solution), Not(most.X))),
        };
        return [.. sets.SelectMany(s => Sides.Select(with => new CaseKind(
            with ? s.Name : s.Other,
            s.Sets,
            Formula.Written(s.Formula),
            with,
            [.. Enumerable.Range(0, s.X.Length).Where(i => s.X[i] > 0.5 && (with ? study.Y[i] > 0.5 : study.Y[i] < 0.5)).Select(i => study.Cases[i])])))];
    }

    private static int RankOf(double[] solution, double[] least, double[] most)
    {
        var shaky = Both(solution, Not(least)).Any(static x => x > 0.5);
        var possible = Both(Not(solution), most).Any(static x => x > 0.5);
        return (shaky ? 3 : 1) + (possible ? 1 : 0);
    }

    private static double? Coincidence(double[] a, double[] b) => SufficiencyFit.Ratio(a.Zip(b, Math.Min).Sum(), a.Zip(b, Math.Max).Sum());

    private static double[] Each(IReadOnlyList<SolutionSet> sets, Func<double, double, double> join) => sets.Select(static s => s.Membership.ToArray()).Aggregate((a, b) => [.. a.Zip(b, join)]);

    private static double[] Both(double[] a, double[] b) => [.. a.Zip(b, Math.Min)];

    private static double[] Not(double[] a) => [.. a.Select(static x => 1 - x)];
}
