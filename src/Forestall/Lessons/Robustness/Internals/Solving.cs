namespace Forestall.Lessons.Robustness.Internals;

/// <summary>Solves a study anew and compares the models as sets of terms.</summary>
internal static class Solving
{
    /// <summary>The models, each as its terms in a fixed order; null where no row is positive.</summary>
    public static HashSet<string>? Models(Study study, TruthTableSettings rows, MinimizationSettings minimization, CancellationToken cancellation)
    {
        var table = TruthTable.Of(study, rows);
        return table.Observed.Any(static r => r.Output == RowOutput.Positive)
            ? [.. Minimization.Solve(table, minimization, cancellation).Models.Select(Key)]
            : null;
    }

    /// <summary>The terms of a model in a fixed order.</summary>
    public static string Key(Model model) => string.Join(" + ", model.Terms.Select(static t => t.Expression).Order(StringComparer.Ordinal));
}
