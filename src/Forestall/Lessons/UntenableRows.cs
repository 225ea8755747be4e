using Forestall.Lessons.Internals;

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

    /// <summary>Remainders within an expression such as <c>A*~B + C</c>: combinations that cannot be, or that nothing speaks for.</summary>
    /// <exception cref="InputException">The expression names what the table does not have, or the remainders are too many to list.</exception>
    public static IReadOnlyList<long> Within(TruthTable table, string expression) => Rows(table, expression, inside: true, observed: false);

    /// <summary>
    /// Remainders that contradict the claim that an expression such as <c>A + B</c> is necessary: those outside it.
    /// With <paramref name="observed"/> also rows with cases outside it, as <c>esa</c> of R's package SetMethods has it; such a row, when positive, is evidence against the claim.
    /// </summary>
    /// <exception cref="InputException">The expression names what the table does not have, or the remainders are too many to list.</exception>
    public static IReadOnlyList<long> Contradicting(TruthTable table, string necessary, bool observed = false) => Rows(table, necessary, inside: false, observed);

    private static IReadOnlyList<long> Rows(TruthTable table, string expression, bool inside, bool observed)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(expression);
        var products = LiteralReader.ReadProducts(table.Study, expression, "the expression");
        return table.RowCount > MinimizationProblem.MostListed
            ? throw new InputException($"the truth table has {table.RowCount} rows, too many to go through for '{expression}'; choose fewer conditions.")
            : [.. table.Complete().Where(r => (observed || r.Output == RowOutput.Remainder) && products.Exists(p => p.TrueForAll(l => r.Values[l.Condition] == l.Value)) == inside).Select(static r => r.Number)];
    }

    private static TruthTable Negated(TruthTable table) => TruthTable.Of(table.Study.Negation(), table.Settings);

    private static IEnumerable<long> Positive(TruthTable table) => table.Observed.Where(static r => r.Output == RowOutput.Positive).Select(static r => r.Number);

    private static IEnumerable<long> Assumed(TruthTable table, CancellationToken cancellation) =>
        !Positive(table).Any() ? []
            : Minimization.Solve(table, new MinimizationSettings { Type = SolutionType.Parsimonious }, cancellation).Models
                .SelectMany(static m => m.SimplifyingAssumptions ?? throw new InputException("the assumptions are too many to compare one by one; choose fewer conditions."))
                .Distinct();
}
