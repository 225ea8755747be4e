using Forestall.Lessons.NecessaryConditions.Internals;

namespace Forestall.Lessons.NecessaryConditions;

/// <summary>
/// Necessary condition analysis (Dul 2016): how much of the scatter of a condition and an outcome is empty in the corner that necessity would empty,
/// which level of the condition is necessary for which level of the outcome, and whether chance alone would empty as much.
/// </summary>
public static class NecessaryConditionAnalysis
{
    /// <summary>Analyses columns of a table, measured on any scale.</summary>
    /// <param name="table">The cases.</param>
    /// <param name="outcome">The column of the outcome.</param>
    /// <param name="conditions">The columns of the conditions; null: all others.</param>
    /// <param name="settings">How.</param>
    /// <param name="progress">Told the condition that is permuted, and the share of its permutations made.</param>
    /// <param name="cancellation">Stops the permutations.</param>
    /// <exception cref="InputException">A column is missing, constant or named twice, a cell is no number, or a setting is out of range.</exception>
    public static NcaResult Of(CaseTable table, string outcome, IEnumerable<string>? conditions, NcaSettings settings, Action<string, double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        settings.Checked();
        var plots = Scatter.Of(table, outcome, conditions, settings);
        var found = plots.ConvertAll(p => Analyse(p, settings, progress, cancellation));
        return new NcaResult
        {
            Outcome = plots[0].OutcomeName,
            Cases = plots[0].Cases.Count,
            Settings = settings,
            Conditions = found,
            Bottlenecks = [.. settings.Ceilings.Select(c => BottleneckTable.Of(c, plots, settings))],
            ScopeWidened = settings.TheoreticalScope is { } scope && plots.Exists(p => p.Scope != scope),
        };
    }

    /// <summary>Cases, or combinations of up to <paramref name="together"/> cases, without which the effect size would be another (Dul 2021).</summary>
    /// <param name="table">The cases.</param>
    /// <param name="outcome">The column of the outcome.</param>
    /// <param name="condition">The column of the condition.</param>
    /// <param name="ceiling">The ceiling.</param>
    /// <param name="settings">The corner and the scope.</param>
    /// <param name="together">How many cases are left out at once, at most; 1 to 3.</param>
    /// <exception cref="InputException">As for the analysis.</exception>
    public static IReadOnlyList<Outlier> Outliers(CaseTable table, string outcome, string condition, CeilingTechnique ceiling, NcaSettings settings, int together = 1)
    {
        ArgumentNullException.ThrowIfNull(settings);
        settings.Checked();
        TruthTableSettings.Require(together is >= 1 and <= 3, "the number of cases left out together", "1 to 3");
        return OutlierSearch.Run(Scatter.Of(table, outcome, [condition], settings)[0], ceiling, settings, together);
    }

    private static NecessaryCondition Analyse(Scatter plot, NcaSettings settings, Action<string, double>? progress, CancellationToken cancellation)
    {
        var results = settings.Ceilings.Select(plot.Ceiling).ToList();
        if (settings.Permutations > 0)
        {
            var tests = Permutations.Test(plot, settings, progress, cancellation);
            results = results.ConvertAll(r => r with { Test = r.Technique == CeilingTechnique.CeFdh ? tests.Steps : tests.Line });
        }

        return new NecessaryCondition
        {
            Name = plot.Name,
            EmpiricalScope = plot.EmpiricalScope,
            Scope = plot.Scope,
            Peers = [.. plot.Peers.Select(i => new Peer(plot.Cases[i], plot.X[i], plot.Y[i]))],
            Ceilings = results,
        };
    }
}

/// <summary>Cases without which the effect size would be another.</summary>
/// <param name="Cases">The cases, the most influential first.</param>
/// <param name="Effect">The effect size with all cases.</param>
/// <param name="EffectWithout">The effect size without them.</param>
/// <param name="Change">The difference of the two.</param>
/// <param name="ChangePercent">The difference in percent of the effect size with all cases; infinite where that is 0.</param>
/// <param name="OnCeiling">Whether one of them is a peer.</param>
/// <param name="SetsScope">Whether the scope is another without them.</param>
public sealed record Outlier(IReadOnlyList<string> Cases, double Effect, double EffectWithout, double Change, double ChangePercent, bool OnCeiling, bool SetsScope);
