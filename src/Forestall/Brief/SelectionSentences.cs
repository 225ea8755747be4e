using Forestall.Lessons.CaseSelection;
using static System.FormattableString;

namespace Forestall.Brief;

/// <summary>Each number of a selection of cases in a sentence.</summary>
public static class SelectionSentences
{
    /// <summary>What the numbers of a selected case say.</summary>
    public static string Of(SelectedCase selected, string outcome)
    {
        ArgumentNullException.ThrowIfNull(selected);
        var set = selected.Set == "solution" ? "the solution" : selected.Set;
        var row = selected is { Row: { } name, RowMembership: { } w } ? Invariant($", {w:0.000} in the row {name}") : string.Empty;
        var best = selected.Best is { } b ? $"; {Best(b)}{(selected.Most ? ", and no other case of its kind is better there" : string.Empty)}" : string.Empty;
        return Invariant($"{selected.Case}: membership {selected.Membership:0.000} in {set}, {selected.Outcome:0.000} in {outcome}{row}{best}.");
    }

    /// <summary>What the numbers of a typical case for a conjunct say.</summary>
    public static string Of(FocalCase focal, string term, string outcome)
    {
        ArgumentNullException.ThrowIfNull(focal);
        var others = focal.Complement is { } c ? Invariant($", {c:0.000} in the least of the other conjuncts of {term}") : string.Empty;
        var rank = focal.Rank switch
        {
            null => string.Empty,
            1 => $"; rank 1, {focal.Conjunct} sets its membership in {term}",
            { } r => Invariant($"; rank {r}, another conjunct sets its membership in {term}, or as much as {focal.Conjunct} does"),
        };
        return Invariant($"{focal.Case}: membership {focal.Focal:0.000} in {focal.Conjunct}{others}, {focal.Outcome:0.000} in {outcome}{rank}; {Best(focal.Best)}{(focal.MostForConjunct ? $", and no other typical case is better for {focal.Conjunct}" : string.Empty)}.");
    }

    /// <summary>What the numbers of a pair say.</summary>
    public static string Of(CasePair pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        var rank = pair.Rank is { } r ? Invariant($"rank {r} by which conjunct sets the memberships, 1 being best; ") : string.Empty;
        return $"{pair.First} and {pair.Second}, on {pair.Set}: {rank}{Best(pair.Best)}.";
    }

    private static string Best(double value) => Invariant($"best {value:0.000}, the smaller the better");
}
