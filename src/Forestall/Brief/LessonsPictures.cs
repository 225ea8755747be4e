using Forestall.Brief.Pictures;
using Forestall.Lessons;
using Forestall.Lessons.NecessaryConditions;
using static System.FormattableString;

namespace Forestall.Brief;

/// <summary>Pictures of what the comparison of cases found.</summary>
public static class LessonsPictures
{
    private const int MostRows = 40;
    private const int LongestTitle = 64;

    /// <summary>Membership in a set against membership in the outcome (XY plot), with the parameters of fit of both relations.</summary>
    /// <exception cref="InputException">The set names no condition of the study.</exception>
    public static Picture Xy(Study study, string set)
    {
        ArgumentNullException.ThrowIfNull(study);
        var x = Formula.Parse(study, set).Membership();
        var y = study.OutcomeValues;
        var (s, n) = (SufficiencyFit.Of(x, [.. y]), NecessityFit.Of(x, [.. y]));
        var fit = $"sufficiency: inclS {Three(s.Inclusion)}, PRI {Three(s.Pri)}, covS {Three(s.Coverage)}; necessity: inclN {Three(n.Inclusion)}, RoN {Three(n.Relevance)}, covN {Three(n.Coverage)}";
        var cases = study.Cases.Select((c, i) => (c, x[i], y[i])).ToList();
        return new Picture(
            () =>
            {
                var model = SetPictures.Xy(cases, Short(set), study.Outcome);
                model.Subtitle = fit.Replace("; ", "\n", StringComparison.Ordinal);
                return model;
            },
            640,
            560,
            $"{Short(set)} and {study.Outcome}",
            $"Each of {cases.Count} cases by its membership in {set} (across) and in {study.Outcome} (upwards); {fit}.");
    }

    /// <summary>The rows of a truth table that have cases (UpSet plot), the most frequent first.</summary>
    public static Picture UpSet(TruthTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var shown = Math.Min(MostRows, table.Observed.Count);
        return new Picture(
            () => SetPictures.UpSet(table, MostRows),
            Math.Max(420, 110 + (shown * 20)),
            200 + (table.Study.Conditions.Count * 26),
            Invariant($"Combinations and {table.Study.Outcome}"),
            Invariant($"The {shown} most frequent of {table.Observed.Count} combinations that have cases: how many with and without {table.Study.Outcome}, above the conditions that are present. Shaded: sufficient. {table.RowCount - table.Observed.Count} of {table.RowCount} combinations have no case."));
    }

    /// <summary>The distribution of a measured column with the anchors or thresholds of its calibration, and the membership of each value.</summary>
    /// <param name="column">The column's name.</param>
    /// <param name="values">Its values.</param>
    /// <param name="memberships">The membership each value gets; none where thresholds are only suggested.</param>
    /// <param name="anchors">Anchors or thresholds; a threshold has no name.</param>
    public static Picture Calibration(string column, IReadOnlyList<double> values, IReadOnlyList<double> memberships, IReadOnlyList<(string Name, double Value)> anchors)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(memberships);
        ArgumentNullException.ThrowIfNull(anchors);
        return new Picture(
            () => SetPictures.Calibrated(column, values, memberships, anchors),
            720,
            420,
            $"Calibration of {column}",
            Invariant($"The distribution of {values.Count} values of {column} from {values.Min()} to {values.Max()}, with {string.Join(", ", anchors.Select(static a => Invariant($"{(a.Name.Length == 0 ? "a threshold" : a.Name)} at {a.Value}")))}."));
    }

    /// <summary>A condition against the outcome with its ceilings, below which all cases lie (NCA plot).</summary>
    /// <param name="table">The cases.</param>
    /// <param name="result">What was found.</param>
    /// <param name="condition">One of its conditions; null: the one with the largest effect.</param>
    /// <exception cref="InputException">The analysis has no such condition.</exception>
    public static Picture Nca(CaseTable table, NcaResult result, string? condition = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(result);
        var shown = condition is null
            ? result.Conditions.MaxBy(static c => c.Ceilings[0].EffectSize)!
            : result.Conditions.FirstOrDefault(c => string.Equals(c.Name, condition, StringComparison.OrdinalIgnoreCase))
                ?? throw new InputException($"'{condition}' is not among the conditions; they are {string.Join(", ", result.Conditions.Select(static c => c.Name))}.");
        var cases = table.Values(shown.Name).Zip(table.Values(result.Outcome)).ToList();
        var effects = string.Join("; ", shown.Ceilings.Select(static c => Invariant($"{(c.Technique == CeilingTechnique.CeFdh ? "CE-FDH" : "CR-FDH")} d {c.EffectSize:0.000}{(c.Test is { } t ? Invariant($", p {t.PValue:0.000}") : string.Empty)}")));
        return new Picture(
            () =>
            {
                var model = NcaPictures.Ceilings(cases, shown, result);
                model.Subtitle = effects;
                return model;
            },
            640,
            520,
            $"{shown.Name} and {result.Outcome}",
            $"{cases.Count} cases by {shown.Name} (across) and {result.Outcome} (upwards), with the ceilings and the scope; {effects}. On the ceiling: {string.Join(", ", shown.Peers.Select(static p => p.Case))}.");
    }

    /// <summary>The claim about coercion under every change.</summary>
    public static Picture Claim(Lessons.Claim.CoercionClaim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return new Picture(
            () => ClaimSection.Changes(claim),
            860,
            440,
            $"{char.ToUpperInvariant(claim.Coercion.Name[0])}{claim.Coercion.Name[1..]} and {claim.Success.Name}, under every change",
            ClaimSection.AboutChanges(claim));
    }

    private static string Short(string text) => text.Length <= LongestTitle ? text : string.Concat(text.AsSpan(0, LongestTitle - 1), "…");

    private static string Three(double? value) => value is { } v ? Invariant($"{v:0.000}") : "-";
}
