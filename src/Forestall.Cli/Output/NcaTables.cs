using System.Globalization;
using Forestall.Brief;
using Forestall.Lessons.NecessaryConditions;

namespace Forestall.Cli.Output;

/// <summary>A table of a necessary condition analysis.</summary>
internal enum NcaSection
{
    /// <summary>The ceilings and their parameters.</summary>
    Parameters,

    /// <summary>The bottleneck tables.</summary>
    Bottlenecks,

    /// <summary>The cases on the ceilings.</summary>
    Peers,

    /// <summary>Cases without which the effect size would be another.</summary>
    Outliers,
}

/// <summary>A necessary condition analysis as tables, CSV and JSON.</summary>
internal static class NcaTables
{
    public static void Print(Terminal terminal, OutputFormat format, NcaResult result, List<(string Condition, CeilingTechnique Ceiling, Outlier Outlier)> outliers, NcaSection section)
    {
        if (format == OutputFormat.Csv && section != NcaSection.Parameters)
        {
            Csv(terminal, result, outliers, section);
            return;
        }

        var rows = result.Conditions.SelectMany(static c => c.Ceilings.Select(k => (Condition: c, Ceiling: k))).ToList();
        if (format == OutputFormat.Table)
        {
            terminal.Line(string.Create(CultureInfo.InvariantCulture, $"{result.Outcome}, {result.Cases} cases, corner {(int)result.Settings.Corner}; d is the empty part of the scope, p the share of {(result.Settings.Permutations > 0 ? $"{rows[0].Ceiling.Test!.Permutations:N0} permutations" : "permutations (none made)")} with as much."));
        }

        Effects().Print(terminal, format, rows, () => Json(result, outliers));
        if (format != OutputFormat.Table)
        {
            return;
        }

        if (result.ScopeWidened)
        {
            terminal.Line("The scope was widened, since cases lie outside the one given.");
        }

        foreach (var condition in result.Conditions)
        {
            terminal.Line($"On the ceiling of {condition.Name}: {string.Join(", ", condition.Peers.Select(static p => p.Case))}.");
        }

        foreach (var table in result.Bottlenecks)
        {
            terminal.Line(Title(result, table) + ".");
            terminal.Write(Bottleneck(result, table).Table([.. Enumerable.Range(0, table.Outcome.Count)]));
        }

        Outliers(terminal, result, outliers);
    }

    /// <summary>The tables for a publication: effect sizes, then a bottleneck table for each ceiling.</summary>
    public static IReadOnlyList<PublishedTable> Published(NcaResult result) =>
    [
        Effects().Published(
            $"Necessary condition analysis of {result.Outcome}",
            [.. result.Conditions.SelectMany(static c => c.Ceilings.Select(k => (Condition: c, Ceiling: k)))],
            [string.Create(CultureInfo.InvariantCulture, $"{result.Cases} cases, corner {(int)result.Settings.Corner}. d: ceiling zone as a share of the scope; p: of {result.Settings.Permutations:N0} permutations asked for, seed {result.Settings.Seed}.")]),
        .. result.Bottlenecks.Select(b => Bottleneck(result, b).Published(Title(result, b), [.. Enumerable.Range(0, b.Outcome.Count)], ["NN: not necessary; NA: not available."])),
    ];

    private static Listing<(NecessaryCondition Condition, CeilingResult Ceiling)> Effects() =>
        new Listing<(NecessaryCondition Condition, CeilingResult Ceiling)>()
            .Column("Condition", "condition", static r => r.Condition.Name)
            .Column("Ceiling", "ceiling", static r => Name(r.Ceiling.Technique))
            .Column("d", "effect_size", static r => r.Ceiling.EffectSize, static r => Shown(r.Ceiling.EffectSize))
            .Column("p", "p_value", static r => r.Ceiling.Test?.PValue, static r => Shown(r.Ceiling.Test?.PValue))
            .Column("p-accuracy", "p_accuracy", static r => r.Ceiling.Test?.PAccuracy, static r => Shown(r.Ceiling.Test?.PAccuracy))
            .Column("d at p 0.05", "threshold", static r => r.Ceiling.Test?.Threshold, static r => Shown(r.Ceiling.Test?.Threshold))
            .Column("Zone", "ceiling_zone", static r => r.Ceiling.CeilingZone)
            .Column("Scope", "scope", static r => r.Condition.Scope.Area)
            .Column("Above", "above", static r => r.Ceiling.Above)
            .Column("c-accuracy %", "c_accuracy", static r => r.Ceiling.Accuracy)
            .Column("Fit %", "fit", static r => r.Ceiling.Fit, static r => Shown(r.Ceiling.Fit))
            .Column("Slope", "slope", static r => r.Ceiling.Slope, static r => Shown(r.Ceiling.Slope))
            .Column("Intercept", "intercept", static r => r.Ceiling.Intercept, static r => Shown(r.Ceiling.Intercept))
            .Column(null, "complexity", static r => r.Ceiling.Complexity)
            .Column(null, "absolute_inefficiency", static r => r.Ceiling.AbsoluteInefficiency)
            .Column("Rel. ineff. %", "relative_inefficiency", static r => r.Ceiling.RelativeInefficiency, static r => Shown(r.Ceiling.RelativeInefficiency))
            .Column("Cond. ineff. %", "condition_inefficiency", static r => r.Ceiling.ConditionInefficiency, static r => Shown(r.Ceiling.ConditionInefficiency))
            .Column("Outc. ineff. %", "outcome_inefficiency", static r => r.Ceiling.OutcomeInefficiency, static r => Shown(r.Ceiling.OutcomeInefficiency))
            .Column(null, "peers", static r => string.Join(';', r.Condition.Peers.Select(static p => p.Case)));

    private static void Csv(Terminal terminal, NcaResult result, List<(string Condition, CeilingTechnique Ceiling, Outlier Outlier)> outliers, NcaSection section)
    {
        switch (section)
        {
            case NcaSection.Peers:
                new Listing<(string Condition, Peer Peer)>()
                    .Column("Condition", "condition", static p => p.Condition)
                    .Column("Case", "case", static p => p.Peer.Case)
                    .Column("X", "x", static p => p.Peer.X)
                    .Column("Y", "y", static p => p.Peer.Y)
                    .Print(terminal, OutputFormat.Csv, [.. result.Conditions.SelectMany(static c => c.Peers.Select(p => (c.Name, p)))], static () => new { });
                break;
            case NcaSection.Outliers:
                OutlierListing().Print(terminal, OutputFormat.Csv, outliers, static () => new { });
                break;
            default:
                var cells = result.Bottlenecks.SelectMany(b => b.Outcome.SelectMany((y, i) => result.Conditions.Select((c, k) => (Ceiling: b.Technique, Outcome: y, c.Name, Cell: b.Conditions[k][i])))).ToList();
                new Listing<(CeilingTechnique Ceiling, double Outcome, string Name, BottleneckLevel Cell)>()
                    .Column("Ceiling", "ceiling", static c => Name(c.Ceiling))
                    .Column("Outcome", "outcome", static c => c.Outcome)
                    .Column("Condition", "condition", static c => c.Name)
                    .Column("Level", "level", static c => c.Cell.Level is { } level ? level : c.Cell.Necessary ? "NA" : "NN")
                    .Print(terminal, OutputFormat.Csv, cells, static () => new { });
                break;
        }
    }

    private static string Title(NcaResult result, Bottleneck table) =>
        $"Bottlenecks, {Name(table.Technique)}: the level of each condition ({Scale(result.Settings.ConditionScale)}) that is necessary for a level of {result.Outcome} ({Scale(result.Settings.OutcomeScale)})";

    private static Listing<int> Bottleneck(NcaResult result, Bottleneck table)
    {
        var listing = new Listing<int>().Column(result.Outcome, "outcome", i => table.Outcome[i], i => table.Outcome[i].ToString("0.###", CultureInfo.InvariantCulture));
        for (var c = 0; c < result.Conditions.Count; c++)
        {
            var at = c;
            listing.Column(result.Conditions[c].Name, result.Conditions[c].Name, i => table.Conditions[at][i].Level ?? 0, i => Level(table.Conditions[at][i], result.Settings.ConditionScale));
        }

        return listing;
    }

    private static void Outliers(Terminal terminal, NcaResult result, List<(string Condition, CeilingTechnique Ceiling, Outlier Outlier)> outliers)
    {
        if (outliers.Count > 0)
        {
            terminal.Line($"Cases without which the effect size on {result.Outcome} would be another:");
            terminal.Write(OutlierListing().Table(outliers));
        }
    }

    private static Listing<(string Condition, CeilingTechnique Ceiling, Outlier Outlier)> OutlierListing() => new Listing<(string Condition, CeilingTechnique Ceiling, Outlier Outlier)>()
        .Column("Condition", "condition", static o => o.Condition)
        .Column("Ceiling", "ceiling", static o => Name(o.Ceiling))
        .Column("Without", "cases", static o => string.Join(" and ", o.Outlier.Cases))
        .Column("d", "effect_size", static o => o.Outlier.Effect, static o => Shown(o.Outlier.Effect))
        .Column("d without", "effect_size_without", static o => o.Outlier.EffectWithout, static o => Shown(o.Outlier.EffectWithout))
        .Column("Change %", "change_percent", static o => o.Outlier.ChangePercent, static o => o.Outlier.ChangePercent.ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture))
        .Column("On the ceiling", "on_ceiling", static o => o.Outlier.OnCeiling)
        .Column("Sets the scope", "sets_scope", static o => o.Outlier.SetsScope);

    private static object Json(NcaResult result, List<(string Condition, CeilingTechnique Ceiling, Outlier Outlier)> outliers) => new
    {
        outcome = result.Outcome,
        cases = result.Cases,
        corner = (int)result.Settings.Corner,
        permutations = result.Settings.Permutations,
        seed = result.Settings.Seed,
        scopeWidened = result.ScopeWidened,
        conditions = result.Conditions.Select(static c => new
        {
            name = c.Name,
            empiricalScope = c.EmpiricalScope,
            scope = c.Scope,
            peers = c.Peers.Select(static p => new { @case = p.Case, x = p.X, y = p.Y }),
            ceilings = c.Ceilings.Select(static k => new
            {
                ceiling = Name(k.Technique),
                ceilingZone = k.CeilingZone,
                effectSize = k.EffectSize,
                pValue = k.Test?.PValue,
                pAccuracy = k.Test?.PAccuracy,
                threshold = k.Test?.Threshold,
                permutations = k.Test?.Permutations,
                exact = k.Test?.Exact,
                above = k.Above,
                accuracy = k.Accuracy,
                fit = k.Fit,
                slope = k.Slope,
                intercept = k.Intercept,
                complexity = k.Complexity,
                absoluteInefficiency = k.AbsoluteInefficiency,
                relativeInefficiency = k.RelativeInefficiency,
                conditionInefficiency = k.ConditionInefficiency,
                outcomeInefficiency = k.OutcomeInefficiency,
            }),
        }),
        bottlenecks = result.Bottlenecks.Select(b => new
        {
            ceiling = Name(b.Technique),
            conditionScale = Scale(result.Settings.ConditionScale),
            outcomeScale = Scale(result.Settings.OutcomeScale),
            rows = b.Outcome.Select((y, i) => new
            {
                outcome = y,
                conditions = result.Conditions.Select((c, k) => (c.Name, Cell: b.Conditions[k][i])).ToDictionary(static c => c.Name, static c => c.Cell.Level is { } level ? (object)level : c.Cell.Necessary ? "NA" : "NN", StringComparer.Ordinal),
            }),
        }),
        outliers = outliers.Select(static o => new
        {
            condition = o.Condition,
            ceiling = Name(o.Ceiling),
            cases = o.Outlier.Cases,
            effectSize = o.Outlier.Effect,
            effectSizeWithout = o.Outlier.EffectWithout,
            change = o.Outlier.Change,
            changePercent = double.IsFinite(o.Outlier.ChangePercent) ? o.Outlier.ChangePercent : (double?)null,
            onCeiling = o.Outlier.OnCeiling,
            setsScope = o.Outlier.SetsScope,
        }),
    };

    private static string Level(BottleneckLevel cell, BottleneckScale scale) => cell.Level is { } level
        ? level.ToString(scale == BottleneckScale.Actual ? "0.000" : "0.0", CultureInfo.InvariantCulture)
        : cell.Necessary ? "NA" : "NN";

    private static string Name(CeilingTechnique technique) => technique == CeilingTechnique.CeFdh ? "ce_fdh" : "cr_fdh";

    private static string Scale(BottleneckScale scale) => scale switch
    {
        BottleneckScale.PercentageRange => "percentage.range",
        BottleneckScale.PercentageMax => "percentage.max",
        BottleneckScale.Percentile => "percentile",
        _ => "actual",
    };

    private static string Shown(double? value) => value is { } v ? v.ToString("0.000", CultureInfo.InvariantCulture) : "-";
}
