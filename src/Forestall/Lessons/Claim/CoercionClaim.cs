using System.Globalization;
using Forestall.Lessons.NecessaryConditions;
using Forestall.Record.Curated;

namespace Forestall.Lessons.Claim;

/// <summary>A condition of the codebook, or its negation, beside coercion.</summary>
/// <param name="Expression">The condition.</param>
/// <param name="Fit">How it goes with success.</param>
public sealed record ClaimRival(string Expression, ClaimFit Fit);

/// <summary>One definition of coercion under one definition of success.</summary>
/// <param name="Coercion">What is taken for coercion.</param>
/// <param name="Success">What is called success.</param>
/// <param name="Fit">The figures.</param>
public sealed record ClaimCell(CoercionDefinition Coercion, SuccessDefinition Success, ClaimFit Fit);

/// <summary>
/// The source's claim, “coercion rarely is sufficient for prevention, it often is necessary” (Jentleson 2000), set against the coded cases
/// with the means of set-theoretic comparison (Ragin 2008; Schneider and Wagemann 2012). See docs/methods/thesis.md.
/// </summary>
public sealed class CoercionClaim
{
    private CoercionClaim()
    {
    }

    /// <summary>The cut-offs.</summary>
    public required ClaimSettings Settings { get; init; }

    /// <summary>What is taken for coercion in what follows.</summary>
    public required CoercionDefinition Coercion { get; init; }

    /// <summary>What is called success in what follows.</summary>
    public required SuccessDefinition Success { get; init; }

    /// <summary>The figures for these two.</summary>
    public required ClaimFit Fit { get; init; }

    /// <summary>Every definition of coercion under every definition of success.</summary>
    public required IReadOnlyList<ClaimCell> Cells { get; init; }

    /// <summary>Every condition and its negation, those nearest to necessary first.</summary>
    public required IReadOnlyList<ClaimRival> Rivals { get; init; }

    /// <summary>Necessity in degree (necessary condition analysis, CE-FDH): whether some level of coercion was necessary for some level of success; null where one of the two does not vary.</summary>
    public required CeilingResult? Ceiling { get; init; }

    /// <summary>Disjunctions of two conditions that are necessary while neither is alone (SUIN conditions).</summary>
    public required IReadOnlyList<NecessaryCandidate> Disjunctions { get; init; }

    /// <summary>What was sufficient in combination, by frame.</summary>
    public required IReadOnlyList<ClaimMix> Mixes { get; init; }

    /// <summary>Early and late coercion.</summary>
    public required IReadOnlyList<ClaimTiming> Timing { get; init; }

    /// <summary>Early and late coercion, where mass violence came, and whether it ended.</summary>
    public required IReadOnlyList<ClaimTiming> TimingOfEnds { get; init; }

    /// <summary>The cases that contradict one half of the claim.</summary>
    public required IReadOnlyList<ClaimContradiction> Contradictions { get; init; }

    /// <summary>The figures under every change.</summary>
    public required IReadOnlyList<ClaimVariant> Variants { get; init; }

    /// <summary>The mixes under every change.</summary>
    public required IReadOnlyList<MixVariant> MixVariants { get; init; }

    /// <summary>Membership of every case in coercion and in success.</summary>
    public required IReadOnlyList<(PreventionCase Case, double Coercion, double Success)> Points { get; init; }

    /// <summary>Successes by kind of the episode they belong to: how many of them come from near-episodes, and how many near-episodes did not succeed.</summary>
    public required (int Near, int NearSuccess) Selection { get; init; }

    /// <summary>How well the two codings agree, on the conditions of the definition and on the outcome.</summary>
    public required IReadOnlyList<CoderAgreement> Agreement { get; init; }

    /// <summary>Runs the claim on the cases of a record.</summary>
    /// <exception cref="InputException">A definition names no condition of the codebook, a setting is out of range, or no case is left.</exception>
    public static CoercionClaim Of(CuratedRecord curated, CoercionDefinition? coercion = null, SuccessDefinition? success = null, ClaimSettings? settings = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(curated);
        var (what, aim, cuts) = (coercion ?? CoercionDefinition.OfTheSource, success ?? SuccessDefinition.Averted, (settings ?? new ClaimSettings()).Checked());
        var set = SetExpression.Parse(what.Expression);
        if (set.Names.FirstOrDefault(static n => !CaseConditions.Conditions.Contains(n, StringComparer.Ordinal)) is { } stranger)
        {
            throw new InputException($"'{stranger}' is no condition of the coded cases; the conditions are {string.Join(", ", CaseConditions.Conditions)}.");
        }

        var cases = CodedCase.Settled(curated);
        if (CodedCase.Pairs(cases, set, aim).Count == 0)
        {
            throw new InputException($"the record has no case to which '{aim.Name}' applies; use a record with coded cases.");
        }

        var points = cases.Select(c => (c.Case, Coercion: c.Coercion(set), Success: aim.Membership(c.Value))).Where(static p => p.Success is not null).Select(static p => (p.Case, p.Coercion, p.Success!.Value)).ToList();
        var near = curated.Episodes.Where(static e => e.IsNear).Select(static e => e.Id).ToHashSet(StringComparer.Ordinal);
        return new CoercionClaim
        {
            Settings = cuts,
            Coercion = what,
            Success = aim,
            Fit = ClaimFit.Of(CodedCase.Pairs(cases, set, aim)),
            Cells = [.. SuccessDefinition.All.SelectMany(s => CoercionDefinition.All.Select(d => new ClaimCell(d, s, ClaimFit.Of(CodedCase.Pairs(cases, SetExpression.Parse(d.Expression), s)))))],
            Rivals = [.. CaseConditions.Conditions.SelectMany(static n => new[] { n, "~" + n })
                .Select(n => new ClaimRival(n, ClaimFit.Of(CodedCase.Pairs(cases, SetExpression.Parse(n), aim))))
                .OrderByDescending(static r => r.Fit.Necessity.Inclusion ?? 0).ThenBy(static r => r.Expression, StringComparer.Ordinal)],
            Ceiling = InDegree(points, cancellation),
            Disjunctions = Pairs(cases, set, aim, cuts, cancellation),
            Mixes = [.. MixFrame.All.Select(f => ClaimMix.Of(f, cases, set, aim, cuts, cancellation)).OfType<ClaimMix>()],
            Timing = ClaimTiming.Of(curated, cases, set, aim),
            TimingOfEnds = ClaimTiming.Of(curated, cases, set, SuccessDefinition.Ended),
            Contradictions = ClaimContradiction.Of(curated, cases, set, aim),
            Variants = [.. ClaimChanges.Of(curated, set, aim)],
            MixVariants = [.. MixFrame.All.SelectMany(f => ClaimChanges.OfMixes(curated, f, set, aim, cuts, cancellation))],
            Points = points,
            Selection = (points.Count(p => near.Contains(p.Case.Episode)), points.Count(p => p.Item3 > 0.5 && near.Contains(p.Case.Episode))),
            Agreement = [.. CoderAgreement.Of(curated).Where(a => set.Names.Contains(a.Condition, StringComparer.Ordinal) || a.Condition == aim.Outcome)],
        };
    }

    private static CeilingResult? InDegree(IReadOnlyList<(PreventionCase Case, double Coercion, double Success)> points, CancellationToken cancellation)
    {
        if (points.Select(static p => p.Coercion).Distinct().Count() < 2 || points.Select(static p => p.Success).Distinct().Count() < 2)
        {
            return null;
        }

        var table = CaseTable.Of("cases.csv", ["case", MixFrame.Coercion, "SUCCESS"], [.. points.Select(static p => (string[])[p.Case.Id, p.Coercion.ToString("R", CultureInfo.InvariantCulture), p.Success.ToString("R", CultureInfo.InvariantCulture)])]);
        var settings = new NcaSettings { Ceilings = [CeilingTechnique.CeFdh], TheoreticalScope = new Scope(0, 1, 0, 1), Permutations = 1000 };
        return NecessaryConditionAnalysis.Of(table, "SUCCESS", [MixFrame.Coercion], settings, cancellation: cancellation).Conditions[0].Ceilings[0];
    }

    private static IReadOnlyList<NecessaryCandidate> Pairs(IReadOnlyList<CodedCase> cases, SetExpression coercion, SuccessDefinition success, ClaimSettings settings, CancellationToken cancellation)
    {
        var frame = new MixFrame("all", [MixFrame.Coercion, .. CaseConditions.Conditions.Except(coercion.Names, StringComparer.Ordinal)], []);
        return ClaimMix.StudyOf(frame, cases, coercion, success) is { } study
            ? SetRelations.Supersets(study, new SetSearchSettings { InclusionCut = settings.NecessityCut, RelevanceCut = settings.RelevanceCut, Depth = 2 }, cancellation).Sets
            : [];
    }
}
