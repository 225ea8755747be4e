using System.Globalization;

namespace Forestall.Lessons.NecessaryConditions.Internals;

/// <summary>Reads bottleneck tables from ceilings.</summary>
internal static class BottleneckTable
{
    private const double Tolerance = 1e-10;

    public static Bottleneck Of(CeilingTechnique technique, IReadOnlyList<Scatter> plots, NcaSettings settings)
    {
        var actual = settings.OutcomeScale == BottleneckScale.Actual;
        var shares = settings.OutcomeLevels is { } given && !actual ? [.. given.Order().Select(static l => l / 100)] : Enumerable.Range(0, settings.Steps + 1).Select(i => (double)i / settings.Steps).ToList();
        var levels = Levels(plots[0], settings, shares);
        var shown = actual ? levels : shares.ConvertAll(static s => 100 * s);
        return new Bottleneck(technique, shown, [.. plots.Select(p => (IReadOnlyList<BottleneckLevel>)Conditions(technique, p, settings, levels))]);
    }

    /// <summary>The levels of the outcome that are looked up, falling where low outcomes matter.</summary>
    private static List<double> Levels(Scatter plot, NcaSettings settings, List<double> shares)
    {
        var low = settings.OutcomeScale == BottleneckScale.PercentageMax ? 0 : plot.Scope.YMin;
        double[] sorted = [.. plot.Y.Order()];
        var levels = settings.OutcomeLevels is { } given && settings.OutcomeScale == BottleneckScale.Actual ? Within(given, plot) : shares.ConvertAll(s => settings.OutcomeScale == BottleneckScale.Percentile ? Quantiles.Of(sorted, s) : low + (s * (plot.Scope.YMax - low)));
        if (plot.LowOutcomeMatters)
        {
            levels.Reverse();
        }

        return levels;
    }

    private static List<double> Within(IReadOnlyList<double> levels, Scatter plot) =>
        levels.Where(l => !(l >= plot.Scope.YMin && l <= plot.Scope.YMax)).Take(1).ToList() is [var outside]
            ? throw new InputException(string.Create(CultureInfo.InvariantCulture, $"the level {outside} lies outside the scope of '{plot.OutcomeName}'; choose levels from {plot.Scope.YMin} to {plot.Scope.YMax}."))
            : [.. levels.Order()];

    private static List<BottleneckLevel> Conditions(CeilingTechnique technique, Scatter plot, NcaSettings settings, List<double> levels)
    {
        var found = levels.ConvertAll(y => technique == CeilingTechnique.CeFdh ? Trimmed(OnSteps(plot, y), plot, settings.Cutoff)
            : plot.Line is { } line ? Trimmed((y - line.Intercept) / line.Slope, plot, settings.Cutoff)
            : settings.Cutoff == BottleneckCutoff.NotAvailable ? double.NegativeInfinity
            : plot.LowConditionMatters ? plot.Scope.XMax : plot.Scope.XMin);

        // With another cut-off, a level beyond every peer shows the furthest level of the table.
        var reached = found.Where(static x => !double.IsNaN(x)).ToList();
        var furthest = settings.Cutoff == BottleneckCutoff.NotAvailable || reached.Count == 0 ? double.NaN : plot.LowConditionMatters ? reached.Min() : reached.Max();
        return found.ConvertAll(x => Shown(double.IsNaN(x) ? furthest : x, plot, settings.ConditionScale));
    }

    /// <summary>The first peer, from the corner on, that reaches the level; NaN where none does.</summary>
    private static double OnSteps(Scatter plot, double y)
    {
        foreach (var i in plot.Peers)
        {
            if (plot.LowOutcomeMatters ? plot.Y[i] < y + Tolerance : plot.Y[i] > y - Tolerance)
            {
                return plot.X[i];
            }
        }

        return double.NaN;
    }

    /// <summary>Negative infinity: no level is necessary; NaN: no level is enough.</summary>
    private static double Trimmed(double x, Scatter plot, BottleneckCutoff cutoff)
    {
        if (x < plot.Scope.XMin + Tolerance)
        {
            return plot.LowConditionMatters ? double.NaN : double.NegativeInfinity;
        }

        return x <= plot.Scope.XMax ? x : cutoff switch
        {
            BottleneckCutoff.NotAvailable => plot.LowConditionMatters ? double.NegativeInfinity : double.NaN,
            BottleneckCutoff.HighestValue => plot.Scope.XMax,
            _ => x,
        };
    }

    private static BottleneckLevel Shown(double x, Scatter plot, BottleneckScale scale)
    {
        if (double.IsNaN(x))
        {
            return new(null, Necessary: true);
        }

        if (double.IsInfinity(x))
        {
            return new(null, Necessary: false);
        }

        switch (scale)
        {
            case BottleneckScale.PercentageRange:
                return new(100 * (x - plot.Scope.XMin) / (plot.Scope.XMax - plot.Scope.XMin), Necessary: true);
            case BottleneckScale.PercentageMax:
                return new(100 * x / plot.Scope.XMax, Necessary: true);
            case BottleneckScale.Percentile:
                var failing = plot.X.Count(v => plot.LowConditionMatters ? v >= x + Tolerance : v <= x - Tolerance);
                return failing == 0 ? new(null, Necessary: false) : new(100.0 * failing / plot.X.Length, Necessary: true);
            default:
                return new(x, Necessary: true);
        }
    }
}
