using Forestall.Lessons;
using Forestall.Lessons.NecessaryConditions;
using Forestall.Workbench.Shell;
using Microsoft.AspNetCore.Http;
using static System.FormattableString;

namespace Forestall.Workbench.Lessons;

/// <summary>Necessary condition analyses, in the background.</summary>
internal sealed class NcaWork(StudyTables tables, BackgroundJobs jobs) : StudyAnalysis<NcaAsked, NcaResult>("nca", tables, jobs)
{
    private const double SmallestEffect = 0.1;
    private const double UsualP = 0.05;

    /// <summary>The values that are analysed.</summary>
    public static CaseTable Cases(NcaAsked asked) => CalibratedTable.Cases(asked.Question, asked.Measured);

    /// <summary>What came out, in a sentence or two.</summary>
    public static IEnumerable<string> Reading(NcaResult result)
    {
        var tested = result.Settings.Permutations > 0;
        var first = result.Conditions.Select(static c => (c.Name, Ceiling: c.Ceilings[0])).ToList();
        var large = first.Where(c => c.Ceiling.EffectSize >= SmallestEffect && (c.Ceiling.Test is not { } t || t.PValue < UsualP)).OrderByDescending(static c => c.Ceiling.EffectSize).ToList();
        var asked = tested ? Invariant($"an effect size d of at least {SmallestEffect} with p below {UsualP}, by the ceiling CE-FDH") : Invariant($"an effect size d of at least {SmallestEffect}, by the ceiling CE-FDH; without permutations nothing is said of chance");
        yield return large.Count == 0
            ? $"No condition reaches what is usually asked of one that is necessary in degree ({asked})."
            : $"{string.Join(", ", large.Select(static c => Invariant($"{c.Name} (d {c.Ceiling.EffectSize:0.000}{(c.Ceiling.Test is { } t ? Invariant($", p {t.PValue:0.000}") : string.Empty)})")))} {(large.Count == 1 ? "reaches" : "reach")} what is usually asked of a condition that is necessary in degree ({asked}).";
        yield return Invariant($"Corner {(int)result.Settings.Corner}: the analysis asks whether {CornerMeaning(result.Settings.Corner)}. {(tested ? $"{result.Conditions.Count} conditions are as many tests; one in twenty reaches p 0.05 by chance." : string.Empty)}").TrimEnd();
    }

    /// <summary>What an empty corner says.</summary>
    public static string CornerMeaning(Corner corner) => corner switch
    {
        Corner.UpperLeft => "a high condition is necessary for a high outcome",
        Corner.UpperRight => "a low condition is necessary for a high outcome",
        Corner.LowerLeft => "a high condition is necessary for a low outcome",
        _ => "a low condition is necessary for a low outcome",
    };

    public override IReadOnlyList<AnalysisTable> Tables(NcaAsked asked, NcaResult answer) =>
    [
        new(
            "effects",
            "Effect sizes",
            new FigureTable(
                [new("Condition"), new("Ceiling"), new("d", "0.000"), new("p", "0.000"), new("p-accuracy", "0.000"), new("d at p 0.05", "0.000"), new("Above", "0"), new("c-accuracy %", "0.0"), new("Slope", "0.000"), new("Intercept", "0.000"), new("Rel. ineff. %", "0.0"), new("On the ceiling")],
                [.. answer.Conditions.SelectMany(c => c.Ceilings.Select((k, nth) => (IReadOnlyList<object?>)[c.Name, CeilingName(k.Technique), k.EffectSize, k.Test?.PValue, k.Test?.PAccuracy, k.Test?.Threshold, k.Above, k.Accuracy, k.Slope, k.Intercept, k.RelativeInefficiency, nth > 0 ? null : string.Join(", ", c.Peers.Select(p => asked.Question.Table.NameOf(p.Case)))]))]),
            "d: the empty corner as a share of the scope. p: the share of permutations that leave as much empty. Above: cases beyond the ceiling."),
        .. answer.Bottlenecks.Select(b => new AnalysisTable(
            $"bottlenecks-{CeilingName(b.Technique)}",
            $"Bottlenecks, {CeilingName(b.Technique)}",
            new FigureTable(
                [new(answer.Outcome, "0.###"), .. answer.Conditions.Select(static c => new FigureColumn(c.Name, "0.###"))],
                [.. b.Outcome.Select((y, i) => (IReadOnlyList<object?>)[y, .. b.Conditions.Select(c => Level(c[i]))])]),
            $"Each line is a level of {answer.Outcome}, with the level of each condition that is necessary for it, both as {NcaAsked.Scales.First(s => s.Scale == answer.Settings.ConditionScale).Meaning}. NN: no level is necessary. NA: no level in the scope is enough.")),
    ];

    /// <summary>A ceiling by the name that the command line gives it.</summary>
    public static string CeilingName(CeilingTechnique technique) => technique == CeilingTechnique.CeFdh ? "ce_fdh" : "cr_fdh";

    /// <summary>A level of a bottleneck table, or why there is none.</summary>
    public static object Level(BottleneckLevel cell) => cell.Level is { } level ? level : cell.Necessary ? "NA" : "NN";

    protected override NcaAsked Asked(StudyQuestion question, IQueryCollection query) => NcaAsked.Of(question, query);

    protected override NcaResult Made(NcaAsked asked, Action<string> progress, CancellationToken cancellation)
    {
        progress("drawing the ceilings");
        return NecessaryConditionAnalysis.Of(
            Cases(asked),
            asked.Question.Outcome.Name,
            asked.Question.Conditions.Select(static c => c.Name),
            asked.Settings,
            (name, share) => progress(Invariant($"permuting, {name}: {share:P0}")),
            cancellation);
    }
}
