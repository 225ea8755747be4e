namespace Forestall.Lessons;

/// <summary>
/// Rows that must not be assumed positive, or not be taken for positive, in the enhanced standard analysis (Schneider and Wagemann 2012, chapter 8).
/// </summary>
public static class UntenableRows
{
    /// <summary>
    /// Contradictory simplifying assumptions: remainders that some parsimonious model takes for positive for the outcome and some for its negation (Yamasaki and Rihoux 2009).
    /// A table in which one of the two has no positive row has none.
    /// </summary>
    /// <exception cref="InputException">The assumptions are too many to list.</exception>
    public static IReadOnlyList<long> ContradictoryAssumptions(TruthTable table, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        return [.. Assumed(table, cancellation).Intersect(Assumed(Negated(table), cancellation)).Order()];
    }

    /// <summary>Simultaneous subset relations: rows that the cut-offs make positive for the outcome and for its negation.</summary>
    public static IReadOnlyList<long> SimultaneousSubsets(TruthTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return [.. Positive(table).Intersect(Positive(Negated(table)))];
    }

    private static TruthTable Negated(TruthTable table) => TruthTable.Of(table.Study.Negation(), table.Settings);

    private static IEnumerable<long> Positive(TruthTable table) => table.Observed.Where(static r => r.Output == RowOutput.Positive).Select(static r => r.Number);

    private static IEnumerable<long> Assumed(TruthTable table, CancellationToken cancellation) =>
        !Positive(table).Any() ? []
            : Minimization.Solve(table, new MinimizationSettings { Type = SolutionType.Parsimonious }, cancellation).Models
                .SelectMany(static m => m.SimplifyingAssumptions ?? throw new InputException("the assumptions are too many to compare one by one; choose fewer conditions."))
                .Distinct();
}
