using Forestall.Lessons.Robustness.Internals;

namespace Forestall.Lessons.Robustness;

/// <summary>The range of a setting in which the solution stays the same, found step by step (Oana and Schneider 2024).</summary>
/// <param name="What">The setting: a condition's anchor, the inclusion cut-off or the frequency cut-off.</param>
/// <param name="Setting">Its value.</param>
/// <param name="Lower">The lowest value tried with the same solution before it changed; null where it never changed within the steps tried.</param>
/// <param name="Upper">The highest such value; null likewise.</param>
/// <param name="Step">The size of a step.</param>
/// <param name="MostSteps">Steps tried in each direction, at most.</param>
/// <param name="Complete">Whether every solution compared was complete; otherwise a model may have been missed, and the range is what was found.</param>
public sealed record SensitivityRange(string What, double Setting, double? Lower, double? Upper, double Step, int MostSteps, bool Complete)
{
    /// <summary>The exact range of the inclusion cut-off, above the first and up to the second value: the solution can change only where a row's inclusion is passed. Null for other settings.</summary>
    public (double Above, double UpTo)? Exact { get; init; }
}

/// <summary>A column before it was calibrated, and the anchors.</summary>
/// <param name="Condition">The condition, or the outcome.</param>
/// <param name="Values">The measured values, case by case.</param>
/// <param name="Thresholds">One threshold or several (crisp, multi-value), or three named anchors e, c and i (fuzzy, direct method).</param>
/// <param name="Step">The size of a step; above 0.</param>
public sealed record RawCondition(string Condition, IReadOnlyList<double> Values, IReadOnlyList<(string Name, double Value)> Thresholds, double Step);

/// <summary>
/// How far each analytic choice can be moved, the others fixed, until the solution changes: a solution that changes, or can no longer be made, has left the range.
/// All models are compared, as sets of terms.
/// </summary>
public static class SensitivityRanges
{
    /// <summary>The range of the inclusion cut-off; it stays above 0 and below 1.</summary>
    /// <exception cref="InputException">No row is positive at the settings given.</exception>
    public static SensitivityRange Inclusion(Study study, TruthTableSettings rows, MinimizationSettings minimization, double step = 0.01, int mostSteps = 20, CancellationToken cancellation = default)
    {
        Checked(step, mostSteps);
        ArgumentNullException.ThrowIfNull(rows);
        var start = Start(study, rows, minimization, cancellation);
        return Range("inclusion cut-off", rows.InclusionCut, step, mostSteps, (0, 1), start, At) with { Exact = Between(Edges(study, rows), rows.InclusionCut, cut => At(cut).Models.SetEquals(start.Models)) };

        (HashSet<string> Models, bool Complete) At(double cut) => Solving.Models(study, rows with { InclusionCut = cut, LowerInclusionCut = rows.LowerInclusionCut is { } lower ? Math.Min(lower, cut) : null }, minimization, cancellation);
    }

    /// <summary>The range of the frequency cut-off; it stays at least 1.</summary>
    /// <exception cref="InputException">No row is positive at the settings given.</exception>
    public static SensitivityRange Frequency(Study study, TruthTableSettings rows, MinimizationSettings minimization, int step = 1, int mostSteps = 20, CancellationToken cancellation = default)
    {
        Checked(step, mostSteps);
        ArgumentNullException.ThrowIfNull(rows);
        return Range("frequency cut-off", rows.FrequencyCut, step, mostSteps, (0, double.PositiveInfinity), Start(study, rows, minimization, cancellation),
            cut => Solving.Models(study, rows with { FrequencyCut = (int)cut }, minimization, cancellation));
    }

    /// <summary>The ranges of a condition's thresholds or anchors. A threshold or crossover stays within the values; anchors keep their order.</summary>
    /// <exception cref="InputException">The condition cannot be calibrated so, or no row is positive.</exception>
    public static IReadOnlyList<SensitivityRange> Anchors(Study study, TruthTableSettings rows, MinimizationSettings minimization, RawCondition raw, int mostSteps = 20, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(raw);
        Checked(raw.Step, mostSteps);
        var at = study.Conditions.Index().FirstOrDefault(c => c.Item.Name == raw.Condition, (-1, null!)).Index;
        if (at < 0 && raw.Condition != study.OutcomeName)
        {
            throw new InputException($"'{raw.Condition}' is neither the outcome nor a condition of the study, whose conditions are {string.Join(", ", study.Conditions.Select(static c => c.Name))}.");
        }

        var fuzzy = raw.Thresholds.Any(static t => t.Name.Length > 0);
        if (fuzzy && raw.Thresholds.Count != 3)
        {
            throw new InputException($"the anchors of '{raw.Condition}' must be three: e, c and i.");
        }

        var models = Start(Calibrated(raw.Thresholds), rows, minimization, cancellation);
        var (least, most) = (raw.Values.Min(), raw.Values.Max());
        return [.. raw.Thresholds.Select((t, k) => Range(
            fuzzy ? $"{raw.Condition} {t.Name}" : raw.Thresholds.Count == 1 ? raw.Condition : $"{raw.Condition} {k + 1}",
            t.Value,
            raw.Step,
            mostSteps,
            fuzzy && t.Name[0] != 'c' ? (double.NegativeInfinity, double.PositiveInfinity) : (least, most),
            models,
            value => Solving.Models(Calibrated([.. raw.Thresholds.Select((other, i) => i == k ? (other.Name, value) : other)]), rows, minimization, cancellation)))];

        Study Calibrated(IReadOnlyList<(string Name, double Value)> thresholds)
        {
            var values = fuzzy ? Calibration.Direct(raw.Values, thresholds) : Calibration.Crisp(raw.Values, [.. thresholds.Select(static t => t.Value)]);
            return at < 0 ? study.WithOutcome(values)
                : study.With(at, fuzzy ? ConditionKind.Fuzzy : thresholds.Count == 1 ? ConditionKind.Crisp : ConditionKind.MultiValue, fuzzy ? 2 : thresholds.Count + 1, values);
        }
    }

    private static (HashSet<string> Models, bool Complete) Start(Study study, TruthTableSettings rows, MinimizationSettings minimization, CancellationToken cancellation)
    {
        var solution = Minimization.Solve(TruthTable.Of(study, rows), minimization, cancellation);
        return ([.. solution.Models.Select(Solving.Key)], solution.Completeness == Completeness.Complete);
    }

    /// <summary>Where the output of some row can change: its inclusion, and the lower cut-off.</summary>
    private static List<double> Edges(Study study, TruthTableSettings rows)
    {
        var edges = new List<double>();
        foreach (var value in TruthTable.Of(study, rows).Observed.Select(static r => r.Inclusion ?? 0).Append(rows.LowerInclusionCut ?? 0).Append(1).Where(static v => v > TruthTable.Tolerance).Order())
        {
            if (edges.Count == 0 || value - edges[^1] > TruthTable.Tolerance)
            {
                edges.Add(value);
            }
        }

        return edges;
    }

    private static (double Above, double UpTo) Between(List<double> edges, double setting, Func<double, bool> same)
    {
        var upper = edges.FindIndex(e => e >= setting - TruthTable.Tolerance);
        var lower = upper;
        while (lower > 0 && same(edges[lower - 1]))
        {
            lower--;
        }

        while (upper + 1 < edges.Count && same(edges[upper + 1]))
        {
            upper++;
        }

        return (lower == 0 ? 0 : edges[lower - 1], edges[upper]);
    }

    private static SensitivityRange Range(string what, double setting, double step, int mostSteps, (double Below, double Above) bounds, (HashSet<string> Models, bool Complete) start, Func<double, (HashSet<string> Models, bool Complete)> solve)
    {
        var complete = start.Complete;
        var (lower, upper) = (Towards(-step), Towards(step));
        return new(what, setting, lower, upper, step, mostSteps, complete);

        double? Towards(double signed)
        {
            for (var k = 1; k <= mostSteps; k++)
            {
                // Steps of decimal fractions are rounded back to them.
                var value = Math.Round(setting + (k * signed), 12);
                if (!Same(value))
                {
                    return Math.Round(setting + ((k - 1) * signed), 12);
                }
            }

            return null;
        }

        bool Same(double value)
        {
            if (value <= bounds.Below || value >= bounds.Above)
            {
                return false;
            }

            try
            {
                var now = solve(value);
                complete &= now.Complete;
                return now.Models.SetEquals(start.Models);
            }
            catch (InputException)
            {
                // Anchors out of order, and the like: nothing can be solved there.
                return false;
            }
        }
    }

    private static void Checked(double step, int mostSteps)
    {
        TruthTableSettings.Require(step > 0 && double.IsFinite(step), "the step", "more than 0");
        TruthTableSettings.Require(mostSteps >= 1, "the number of steps", "at least 1");
    }
}
