using Forestall.Lessons.Internals;

namespace Forestall.Lessons;

/// <summary>A set that may be necessary for the outcome.</summary>
/// <param name="Expression">The set as people write it: <c>A</c>, <c>A*B</c> or <c>A + ~B</c>.</param>
/// <param name="Fit">Inclusion, relevance and coverage of necessity.</param>
public sealed record NecessaryCandidate(string Expression, NecessityFit Fit);

/// <summary>A set that may be sufficient for the outcome.</summary>
/// <param name="Expression">The set as people write it: <c>A</c> or <c>A*~B</c>.</param>
/// <param name="Fit">Inclusion, PRI and coverage of sufficiency.</param>
public sealed record SufficientCandidate(string Expression, SufficiencyFit Fit);

/// <summary>What a set must reach to be listed, and how many conditions are joined.</summary>
public sealed record SetSearchSettings
{
    /// <summary>The least inclusion; 0 to 1.</summary>
    public double InclusionCut { get; init; } = 0.9;

    /// <summary>The least coverage; 0 to 1.</summary>
    public double CoverageCut { get; init; }

    /// <summary>The least relevance of necessity (RoN) for necessity, the least PRI for sufficiency; 0 to 1.</summary>
    public double RelevanceCut { get; init; }

    /// <summary>At most so many conditions are joined; null: as many as there are, while the search stays below <see cref="MostSets"/>.</summary>
    public int? Depth { get; init; }

    /// <summary>At most so many sets are looked at when the depth is left open.</summary>
    public long MostSets { get; init; } = 20_000_000;

    internal SetSearchSettings Checked()
    {
        TruthTableSettings.Require(InclusionCut is >= 0 and <= 1, "the inclusion cut-off", "0 to 1");
        TruthTableSettings.Require(CoverageCut is >= 0 and <= 1, "the coverage cut-off", "0 to 1");
        TruthTableSettings.Require(RelevanceCut is >= 0 and <= 1, "the cut-off of relevance or PRI", "0 to 1");
        TruthTableSettings.Require(Depth is null or >= 1, "the depth", "at least 1 condition");
        return this;
    }
}

/// <summary>The sets found, and how deep the search went.</summary>
/// <typeparam name="T">The kind of set.</typeparam>
/// <param name="Sets">The sets, fewer conditions first.</param>
/// <param name="Depth">The most conditions that were joined.</param>
/// <param name="Complete">Whether no larger set could be added.</param>
public sealed record SetSearchResult<T>(IReadOnlyList<T> Sets, int Depth, bool Complete);

/// <summary>
/// Single conditions and their combinations as necessary or sufficient for an outcome.
/// The search for supersets follows Duşa (2019, chapter 6): conjunctions that reach the cut-offs, and disjunctions that do
/// while no smaller disjunction within them does (SUIN conditions, Mahoney, Kimball and Koivu 2009).
/// </summary>
public static class SetRelations
{
    /// <summary>Each condition and its negation, or each of its values, as necessary for the outcome.</summary>
    public static IReadOnlyList<NecessaryCandidate> Necessity(Study study)
    {
        ArgumentNullException.ThrowIfNull(study);
        return [.. Literals(study).Select(l => new NecessaryCandidate(study.Write(l), NecessityFit.Of(study.Membership([l]), study.Y)))];
    }

    /// <summary>Each condition and its negation, or each of its values, as sufficient for the outcome.</summary>
    public static IReadOnlyList<SufficientCandidate> Sufficiency(Study study)
    {
        ArgumentNullException.ThrowIfNull(study);
        return [.. Literals(study).Select(l => new SufficientCandidate(study.Write(l), SufficiencyFit.Of(study.Membership([l]), study.Y)))];
    }

    /// <summary>Supersets of the outcome: conjunctions, then minimal disjunctions.</summary>
    /// <exception cref="InputException">A setting is out of range.</exception>
    public static SetSearchResult<NecessaryCandidate> Supersets(Study study, SetSearchSettings settings, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(settings);
        settings.Checked();
        var search = new SetSearch(study, settings, cancellation);
        var found = new List<NecessaryCandidate>();
        search.Run(disjunction: false, minimal: false, (literals, x) => Try(literals, x, "*"));
        search.Run(disjunction: true, minimal: true, (literals, x) => Try(literals, x, " + "));
        return new(found, search.Depth, search.Depth == study.Conditions.Count);

        (bool Passes, bool GoOn) Try(IReadOnlyList<Literal> literals, double[] x, string joint)
        {
            var fit = NecessityFit.Of(x, study.Y);
            var included = Reaches(fit.Inclusion, settings.InclusionCut);
            var passes = included && Reaches(fit.Coverage, settings.CoverageCut) && Reaches(fit.Relevance, settings.RelevanceCut);
            if (passes && (joint == "*" || literals.Count > 1))
            {
                found.Add(new(string.Join(joint, literals.Select(study.Write)), fit));
            }

            // A conjunction only loses inclusion by growing.
            return (passes, joint != "*" || included);
        }
    }

    /// <summary>Subsets of the outcome: conjunctions that are sufficient while no smaller conjunction within them is.</summary>
    /// <exception cref="InputException">A setting is out of range.</exception>
    public static SetSearchResult<SufficientCandidate> Subsets(Study study, SetSearchSettings settings, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(settings);
        settings.Checked();
        var search = new SetSearch(study, settings, cancellation);
        var found = new List<SufficientCandidate>();
        search.Run(disjunction: false, minimal: true, (literals, x) =>
        {
            var fit = SufficiencyFit.Of(x, study.Y);
            var passes = Reaches(fit.Inclusion, settings.InclusionCut) && Reaches(fit.Coverage, settings.CoverageCut)
                && (settings.RelevanceCut <= 0 || Reaches(fit.Pri, settings.RelevanceCut));
            if (passes)
            {
                found.Add(new(study.Term(literals).Expression, fit));
            }

            return (passes, fit.Inclusion is not null && Reaches(fit.Coverage, settings.CoverageCut));
        });
        return new(found, search.Depth, search.Depth == study.Conditions.Count);
    }

    internal static IEnumerable<Literal> Literals(Study study) =>
        study.Conditions.SelectMany(static (c, i) => Enumerable.Range(0, c.Levels).Select(v => new Literal(i, v)));

    private static bool Reaches(double? value, double cut) => value is { } v && v >= cut - TruthTable.Tolerance;
}
