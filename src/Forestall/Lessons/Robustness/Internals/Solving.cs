namespace Forestall.Lessons.Robustness.Internals;

/// <summary>Solves a study anew and compares the models as sets of terms.</summary>
internal static class Solving
{
    /// <summary>The models, each as its terms in a fixed order; none where no row is positive. Complete: whether they are all there, and proven.</summary>
    public static (HashSet<string> Models, bool Complete) Models(Study study, TruthTableSettings rows, MinimizationSettings minimization, CancellationToken cancellation)
    {
        var table = TruthTable.Of(study, rows);
        if (!table.Observed.Any(static r => r.Output == RowOutput.Positive))
        {
            return ([], true);
        }

        var solution = Minimization.Solve(table, minimization, cancellation);
        return ([.. solution.Models.Select(Key)], solution.Completeness == Completeness.Complete);
    }

    /// <summary>The terms of a model in a fixed order.</summary>
    public static string Key(Model model) => string.Join(" + ", model.Terms.Select(static t => t.Expression).Order(StringComparer.Ordinal));
}
