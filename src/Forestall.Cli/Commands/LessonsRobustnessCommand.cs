using System.CommandLine;
using System.Globalization;
using Forestall.Cli.Output;
using Forestall.Lessons;
using Forestall.Lessons.Robustness;

namespace Forestall.Cli.Commands;

/// <summary><c>forestall lessons robustness</c>: how far a solution depends on the choices and the cases it was made with.</summary>
internal static class LessonsRobustnessCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("robustness", "How far the solution depends on cut-offs, on anchors, and on each case: ranges in which it stays the same, leaving out each case or source, fit against other solutions, clusters.");
        var solution = new LessonsSolutionOptions(command);
        var step = CommonOptions.Number("--step", "STEP", "The step of the inclusion cut-off.", 0.01);
        var most = new Option<int>("--max-steps") { Description = "Try at most so many steps in each direction.", DefaultValueFactory = static _ => 20 };
        var raw = new Option<string?>("--raw") { Description = "The table of measured values, for the ranges of anchors; cases are matched by name.", HelpName = "FILE" };
        var anchors = new Option<string[]>("--anchors") { Description = "A condition or the outcome, its anchors or threshold, and a step, as in DEV:e=400,c=550,i=900:10 or URB:50:1; may be repeated.", HelpName = "NAME:VALUES:STEP" };
        var tests = new Option<string[]>("--test") { Description = "Another solution to test against: what is different, as in incl-cut=0.75;n-cut=2 (also pri-cut, include, dir-exp, data=FILE), or solution=A*B + C; may be repeated.", HelpName = "CHANGES" };
        var sources = new Option<string?>("--sources") { Description = "Also leave out all cases of each source, or other group, that this column names.", HelpName = "COLUMN" };
        var clusters = new Option<string?>("--clusters") { Description = "Diagnose each cluster that this column names, such as a region or a decade.", HelpName = "COLUMN" };
        var units = new Option<string?>("--units") { Description = "Also diagnose each unit that this column names, across the clusters, such as a country.", HelpName = "COLUMN" };
        var necessity = new Option<string?>("--necessary") { Description = "Diagnose the clusters of this formula as necessary instead of the solution as sufficient.", HelpName = "FORMULA" };
        var sections = new Option<RobustnessSection[]>("--section") { Description = "Only these: ranges, leaveout, fit, clusters; all that the options allow when left out.", HelpName = "NAMES", AllowMultipleArgumentsPerToken = true };
        sections.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, "ranges", "leaveout", "fit", "clusters");
        var format = CommonOptions.Format();
        Option[] mine = [step, most, raw, anchors, tests, sources, clusters, units, necessity, sections, format];
        foreach (var option in mine)
        {
            command.Add(option);
        }

        var explain = new ExplainOption(command);
        command.SetAction(parsed =>
        {
            var shown = explain.Beside(parsed, parsed.GetValue(format));
            var solved = solution.Read(parsed, terminal);
            var wanted = Wanted(parsed.GetValue(sections) ?? [], solved.Models > 0, parsed.GetValue(tests) is { Length: > 0 }, parsed.GetValue(clusters) is not null);
            var report = new RobustnessReport { Solved = solved };
            if (wanted.Contains(RobustnessSection.Ranges))
            {
                report.Ranges = Ranges(solved, parsed.GetValue(step), parsed.GetValue(most), parsed.GetValue(raw), parsed.GetValue(anchors) ?? [], terminal);
            }

            if (wanted.Contains(RobustnessSection.LeaveOut))
            {
                report.Cases = LeaveOneOut.Of(solved.Study, solved.Rows, solved.Minimization, null, (done, of) => terminal.Progress($"leaving out case {done + 1} of {of}"), terminal.Cancellation);
                report.Sources = parsed.GetValue(sources) is { } column
                    ? LeaveOneOut.Of(solved.Study, solved.Rows, solved.Minimization, solved.Table.Texts(column), (done, of) => terminal.Progress($"leaving out source {done + 1} of {of}"), terminal.Cancellation)
                    : null;
            }

            if (wanted.Contains(RobustnessSection.Fit))
            {
                var changes = parsed.GetValue(tests) is { Length: > 0 } given ? given : throw new InputException("there is no solution to test against; name one with --test, as in --test incl-cut=0.75.");
                report.Fit = RobustnessFit.Of(solved.Study, SolutionSet.Of("initial", solved.Formula), [.. changes.Select(c => Test(c, solved, file => solution.Read(parsed, file), terminal))]);
            }

            if (wanted.Contains(RobustnessSection.Clusters))
            {
                report.Clusters = Clusters(solved, parsed.GetValue(clusters) ?? throw new InputException("the column of the clusters is missing; name it with --clusters."), parsed.GetValue(units), parsed.GetValue(necessity));
            }

            terminal.EndProgress();
            RobustnessTables.Print(terminal, shown, report);
            explain.Say(parsed, terminal, () => RobustnessTables.Explained(report));
        });
        return command;
    }

    private static HashSet<RobustnessSection> Wanted(RobustnessSection[] named, bool minimised, bool tests, bool clusters)
    {
        var wanted = new HashSet<RobustnessSection>(named);
        if (named.Length == 0)
        {
            wanted = [.. Enum.GetValues<RobustnessSection>().Where(s => s switch { RobustnessSection.Fit => tests, RobustnessSection.Clusters => clusters, _ => minimised })];
        }

        return wanted.Count > 0 && (minimised || !wanted.Overlaps([RobustnessSection.Ranges, RobustnessSection.LeaveOut]))
            ? wanted
            : throw new InputException("a formula given with --solution has no cut-offs to move and cannot be solved without a case; leave --solution out, or add --test or --clusters.");
    }

    private static List<SensitivityRange> Ranges(SolvedStudy solved, double step, int most, string? raw, string[] anchors, Terminal terminal)
    {
        terminal.Progress("moving the cut-offs");
        var ranges = new List<SensitivityRange>
        {
            SensitivityRanges.Inclusion(solved.Study, solved.Rows, solved.Minimization, step, most, terminal.Cancellation),
            SensitivityRanges.Frequency(solved.Study, solved.Rows, solved.Minimization, 1, most, terminal.Cancellation),
        };
        if (anchors.Length == 0)
        {
            return ranges;
        }

        var measured = CaseTable.Load(raw ?? throw new InputException("the ranges of anchors need the measured values; name their file with --raw."));
        var places = Places(measured, solved);
        foreach (var text in anchors)
        {
            var parts = text.Split(':', StringSplitOptions.TrimEntries);
            if (parts.Length is not (2 or 3))
            {
                throw new InputException($"'{text}' names no anchors; write the condition, its anchors and a step, as in DEV:e=400,c=550,i=900:10.");
            }

            var raws = measured.Values(parts[0]);
            double[] values = [.. places.Select(i => raws[i])];
            var width = parts.Length == 2 ? (values.Max() - values.Min()) / 100
                : double.TryParse(parts[2], NumberStyles.Float, CultureInfo.InvariantCulture, out var given) ? given
                : throw new InputException($"'{parts[2]}' in '{text}' is no step; write a number.");
            terminal.Progress($"moving the anchors of {parts[0]}");
            ranges.AddRange(SensitivityRanges.Anchors(solved.Study, solved.Rows, solved.Minimization, new RawCondition(solved.Table.Heading(parts[0]), values, Calibration.ParseThresholds(parts[1]), width), most, terminal.Cancellation));
        }

        return ranges;
    }

    /// <summary>Where each case of the study stands among the measured ones.</summary>
    private static List<int> Places(CaseTable measured, SolvedStudy solved)
    {
        var rows = measured.Cases.Index().ToDictionary(static c => c.Item, static c => c.Index, StringComparer.Ordinal);
        var missing = solved.Study.Cases.Index().FirstOrDefault(c => !rows.ContainsKey(c.Item), (-1, null!));
        return missing.Index < 0
            ? [.. solved.Study.Cases.Select(c => rows[c])]
            : throw new InputException($"{measured.Name}: the case '{missing.Item}', row {missing.Index + 1} of {solved.Table.Name}, is not there; give both tables the same cases.");
    }

    private static SolutionSet Test(string changes, SolvedStudy solved, Func<string, Study> read, Terminal terminal)
    {
        var (study, rows, minimization) = (solved.Study, solved.Rows, solved.Minimization);
        List<string>? include = null, expectations = null;
        foreach (var change in changes.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = change.Split('=', 2, StringSplitOptions.TrimEntries);
            var value = parts.Length == 2 ? parts[1] : string.Empty;
            switch (parts[0].ToUpperInvariant())
            {
                case "SOLUTION":
                    return SolutionSet.Of(changes, Formula.Parse(solved.Study, value));
                case "INCL-CUT":
                    rows = rows with { InclusionCut = Number(value, change), LowerInclusionCut = null };
                    break;
                case "PRI-CUT":
                    rows = rows with { PriCut = Number(value, change) };
                    break;
                case "N-CUT":
                    rows = rows with { FrequencyCut = (int)Number(value, change) };
                    break;
                case "INCLUDE":
                    include = LessonsOptions.Split([value]);
                    break;
                case "DIR-EXP":
                    expectations = LessonsOptions.Split([value]);
                    break;
                case "DATA":
                    study = read(value);
                    break;
                default:
                    throw new InputException($"'{change}' is no change; write incl-cut, n-cut, pri-cut, include, dir-exp, data or solution, and its value after '='.");
            }
        }

        if (include is not null || expectations is not null)
        {
            var settings = LessonsSolutionOptions.Settings(include ?? (minimization.Type == SolutionType.Conservative ? [] : ["remainders"]), expectations ?? (include is null ? [.. minimization.DirectionalExpectations] : []));
            minimization = minimization with { Type = settings.Type, DirectionalExpectations = settings.DirectionalExpectations, IncludeContradictions = settings.IncludeContradictions };
        }

        if (!study.Cases.SequenceEqual(solved.Study.Cases, StringComparer.Ordinal))
        {
            throw new InputException($"the test solution '{changes}' is made with other cases; the file must have the same cases in the same order.");
        }

        var models = Minimization.Solve(TruthTable.Of(study, rows), minimization, terminal.Cancellation).Models;
        return SolutionSet.Of(changes, Formula.Of(study, models[0]));
    }

    private static double Number(string value, string change) => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new InputException($"'{value}' in '{change}' is no number.");

    private static List<ClusterDiagnostics> Clusters(SolvedStudy solved, string clusters, string? units, string? necessary)
    {
        var (names, members) = (solved.Table.Texts(clusters), units is null ? null : solved.Table.Texts(units));
        if (necessary is not null)
        {
            return [ClusterDiagnostics.Of(Formula.Parse(solved.Study, necessary), names, members, necessity: true)];
        }

        var terms = solved.Formula.Terms.Count == 1 ? [] : Enumerable.Range(0, solved.Formula.Terms.Count).Select(solved.Formula.Alone);
        return [.. terms.Append(solved.Formula).Select(f => ClusterDiagnostics.Of(f, names, members))];
    }
}
