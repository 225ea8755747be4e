using System.Globalization;
using Forestall.Brief;
using Forestall.Cli.Commands;
using Forestall.Lessons.Robustness;

namespace Forestall.Cli.Output;

/// <summary>A part of a robustness report.</summary>
internal enum RobustnessSection
{
    /// <summary>Ranges of cut-offs and anchors in which the solution stays the same.</summary>
    Ranges,

    /// <summary>Leaving out each case, and each source.</summary>
    LeaveOut,

    /// <summary>Fit- and case-oriented robustness against test solutions.</summary>
    Fit,

    /// <summary>Cluster diagnostics.</summary>
    Clusters,
}

/// <summary>What was found; a part that was not asked for is null.</summary>
internal sealed class RobustnessReport
{
    public required SolvedStudy Solved { get; init; }

    public List<SensitivityRange>? Ranges { get; set; }

    public LeaveOneOut? Cases { get; set; }

    public LeaveOneOut? Sources { get; set; }

    public RobustnessFit? Fit { get; set; }

    public List<ClusterDiagnostics>? Clusters { get; set; }
}

/// <summary>Robustness as tables, CSV and JSON.</summary>
internal static class RobustnessTables
{
    private const int ShownModels = 3;
    private const int ShownRows = 40;

    public static void Print(Terminal terminal, OutputFormat format, RobustnessReport report)
    {
        if (format == OutputFormat.Json)
        {
            terminal.Line(Json.Text(Whole(report)));
            return;
        }

        if (format == OutputFormat.Csv)
        {
            Csv(terminal, report);
            return;
        }

        LessonsSolutionOptions.Say(terminal, report.Solved);
        if (report.Ranges is { } ranges)
        {
            terminal.Line("The solution stays the same when one setting alone is moved within these bounds:");
            terminal.Write(RangeListing().Table(ranges));
            if (ranges.Find(static r => r.Exact is not null)?.Exact is { } exact)
            {
                terminal.Line($"Exactly, the solution is the same at every inclusion cut-off above {Number(exact.Above)} and up to {Number(exact.UpTo)}.");
            }

            Warn(terminal, ranges.TrueForAll(static r => r.Complete));
        }

        LeaveOut(terminal, report.Cases, "case");
        LeaveOut(terminal, report.Sources, "source");
        if (report.Fit is { } fit)
        {
            Fit(terminal, fit);
        }

        if (report.Clusters is { } clusters)
        {
            terminal.Line("Clusters; the distance says how uneven the consistencies are, 0 being even:");
            terminal.Write(ClusterListing().Table([.. clusters.SelectMany(Rows)]));
        }
    }

    /// <summary>The numbers of the tables in sentences, in the same order.</summary>
    public static IEnumerable<string> Explained(RobustnessReport report)
    {
        var outcome = report.Solved.Study.Outcome;
        return
        [
            .. report.Ranges?.Select(RobustnessSentences.Of) ?? [],
            .. report.Cases is { } cases ? RobustnessSentences.Of(cases, "case", ShownRows) : [],
            .. report.Sources is { } sources ? RobustnessSentences.Of(sources, "source", ShownRows) : [],
            .. report.Fit is { } fit ? RobustnessSentences.Of(fit, outcome) : [],
            .. report.Clusters?.SelectMany(c => RobustnessSentences.Of(c, outcome)) ?? [],
        ];
    }

    private static void LeaveOut(Terminal terminal, LeaveOneOut? left, string what)
    {
        if (left is null)
        {
            return;
        }

        terminal.Line(string.Create(CultureInfo.InvariantCulture, $"Leaving out each {what}: the solution is the same in {left.Runs.Count(static r => r.Same)} of {left.Runs.Count}."));
        Warn(terminal, left.Complete);
        var rows = Recurrences(left, what).ToList();
        terminal.Write(RecurrenceListing().Table([.. rows.Take(ShownRows)]));
        if (rows.Count > ShownRows)
        {
            terminal.Line($"… and {rows.Count - ShownRows} more; --format json has them all.");
        }

        var other = left.Runs.Where(static r => !r.Same).ToList();
        if (other.Count > 0)
        {
            terminal.Write(new Listing<LeftOut>()
                .Column("Without", "without", static r => r.Left)
                .Column("Models", "models", static r => Models(r.Models))
                .Table(other));
        }
    }

    private static void Warn(Terminal terminal, bool complete)
    {
        if (!complete)
        {
            terminal.Line("Not every solution compared was complete: a bound was reached or a list cut, and a model may have been missed.");
        }
    }

    private static void Fit(Terminal terminal, RobustnessFit fit)
    {
        terminal.Line($"Robust core: {fit.CoreExpression}");
        terminal.Line($"RF_cov {Shown(fit.Coverage)}, RF_cons {Shown(fit.Consistency)}, RF_SC_minTS {Shown(fit.SetCoincidenceMin)}, RF_SC_maxTS {Shown(fit.SetCoincidenceMax)}; RCR_typ {Shown(fit.TypicalRatio)}, RCR_dev {Shown(fit.DeviantRatio)}, rank {fit.Rank} of 4.");
        terminal.Write(TestListing().Table([.. fit.Tests]));
        terminal.Write(KindListing().Table([.. fit.Kinds]));
    }

    private static void Csv(Terminal terminal, RobustnessReport report)
    {
        var parts = new[] { report.Ranges is not null, report.Cases is not null, report.Fit is not null, report.Clusters is not null }.Count(static p => p);
        if (parts != 1)
        {
            throw new InputException("CSV holds one table; choose one with --section ranges, leaveout, fit or clusters.");
        }

        if (report.Ranges is { } ranges)
        {
            RangeListing().Print(terminal, OutputFormat.Csv, ranges, static () => new { });
        }
        else if (report.Cases is { } cases)
        {
            RecurrenceListing().Print(terminal, OutputFormat.Csv, [.. Recurrences(cases, "case"), .. report.Sources is { } sources ? Recurrences(sources, "source") : []], static () => new { });
        }
        else if (report.Fit is { } fit)
        {
            KindListing().Print(terminal, OutputFormat.Csv, [.. fit.Kinds], static () => new { });
        }
        else
        {
            ClusterListing().Print(terminal, OutputFormat.Csv, [.. report.Clusters!.SelectMany(Rows)], static () => new { });
        }
    }

    private static Listing<SensitivityRange> RangeListing() => new Listing<SensitivityRange>()
        .Column("Setting", "setting", static r => r.What)
        .Column("From", "lower", static r => r.Lower, static r => Bound(r.Lower, r, -1))
        .Column("Chosen", "chosen", static r => r.Setting, static r => Number(r.Setting))
        .Column("To", "upper", static r => r.Upper, static r => Bound(r.Upper, r, 1))
        .Column("Step", "step", static r => r.Step, static r => Number(r.Step))
        .Column(null, "exactly_above", static r => r.Exact?.Above)
        .Column(null, "exactly_up_to", static r => r.Exact?.UpTo)
        .Column(null, "complete", static r => r.Complete);

    private static IEnumerable<(string Left, string Kind, Recurrence What)> Recurrences(LeaveOneOut left, string what) =>
        left.Models.Select(m => (what, "model", m)).Concat(left.Terms.Select(t => (what, "term", t)));

    private static Listing<(string Left, string Kind, Recurrence What)> RecurrenceListing() => new Listing<(string Left, string Kind, Recurrence What)>()
        .Column(null, "left_out", static r => r.Left)
        .Column("", "kind", static r => r.Kind)
        .Column("Expression", "expression", static r => r.What.Expression)
        .Column("Found again", "found", static r => r.What.Found)
        .Column("Of", "of", static r => r.What.Of)
        .Column("Share", "share", static r => r.What.Share, static r => Shown(r.What.Share))
        .Column("Lost without", "lost_without", static r => string.Join(", ", r.What.LostWithout));

    private static Listing<TestedSolution> TestListing() => new Listing<TestedSolution>()
        .Column("Test", "test", static t => t.Name)
        .Column("Rank", "rank", static t => t.Rank)
        .Column("RF_SC", "set_coincidence", static t => t.SetCoincidence, static t => Shown(t.SetCoincidence))
        .Column("Solution", "solution", static t => t.Expression);

    private static Listing<CaseKind> KindListing() => new Listing<CaseKind>()
        .Column("Cases", "kind", static k => k.Name)
        .Column("Sets", "sets", static k => k.Sets)
        .Column("Y", "outcome", static k => k.WithOutcome ? "above 0.5" : "below 0.5")
        .Column("n", "n", static k => k.Cases.Count)
        .Column(null, "expression", static k => k.Expression)
        .Column("Names", "cases", static k => string.Join(", ", k.Cases));

    private static IEnumerable<(ClusterDiagnostics Set, string Level, ClusterFit Fit, double? Distance)> Rows(ClusterDiagnostics d) =>
        [
            (d, "pooled", d.Pooled, null),
            .. d.Between.Select(f => (d, "between", f, (double?)d.BetweenDistance)),
            .. d.Within.Select(f => (d, "within", f, d.WithinDistance)),
        ];

    private static Listing<(ClusterDiagnostics Set, string Level, ClusterFit Fit, double? Distance)> ClusterListing() => new Listing<(ClusterDiagnostics Set, string Level, ClusterFit Fit, double? Distance)>()
        .Column("Set", "set", static r => r.Set.Expression)
        .Column("Level", "level", static r => r.Level)
        .Column("Of", "name", static r => r.Fit.Name)
        .Column("n", "n", static r => r.Fit.Cases)
        .Column("Consistency", "consistency", static r => r.Fit.Consistency, static r => Shown(r.Fit.Consistency))
        .Column("Coverage", "coverage", static r => r.Fit.Coverage, static r => Shown(r.Fit.Coverage))
        .Column("Distance", "distance", static r => r.Distance, static r => r.Distance is null ? string.Empty : Shown(r.Distance));

    private static object Whole(RobustnessReport report) => new
    {
        outcome = report.Solved.Study.Outcome,
        solution = report.Solved.Formula.Expression,
        models = report.Solved.Models,
        ranges = report.Ranges?.Select(static r => new { what = r.What, setting = r.Setting, lower = r.Lower, upper = r.Upper, step = r.Step, mostSteps = r.MostSteps, complete = r.Complete, exact = r.Exact is { } e ? new { above = e.Above, upTo = e.UpTo } : null }),
        leaveOneCaseOut = report.Cases,
        leaveOneSourceOut = report.Sources,
        fit = report.Fit is { } fit ? FitJson(fit) : null,
        clusters = report.Clusters,
    };

    /// <summary>With the literature's own names.</summary>
    private static Dictionary<string, object?> FitJson(RobustnessFit fit) => new(StringComparer.Ordinal)
    {
        ["core"] = fit.CoreExpression,
        ["coreFit"] = fit.Core,
        ["RF_cov"] = fit.Coverage,
        ["RF_cons"] = fit.Consistency,
        ["RF_SC_minTS"] = fit.SetCoincidenceMin,
        ["RF_SC_maxTS"] = fit.SetCoincidenceMax,
        ["RCR_typ"] = fit.TypicalRatio,
        ["RCR_dev"] = fit.DeviantRatio,
        ["RCC_Rank"] = fit.Rank,
        ["kinds"] = fit.Kinds,
        ["tests"] = fit.Tests,
    };

    private static string Models(IReadOnlyList<string> models) =>
        models.Count == 0 ? "no row is positive" : string.Join("; or ", models.Take(ShownModels)) + (models.Count > ShownModels ? $"; and {models.Count - ShownModels} more" : string.Empty);

    private static string Bound(double? bound, SensitivityRange range, int sign) =>
        bound is { } b ? Number(b) : $"beyond {Number(range.Setting + (sign * range.Step * range.MostSteps))}";

    private static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    private static string Shown(double? value) => LessonsCommand.Shown(value);
}
