using System.Globalization;
using Forestall.Lessons;

namespace Forestall.Workbench.Lessons;

/// <summary>The commands that give what a study's page shows.</summary>
internal static class StudyCommands
{
    /// <summary>The file with the calibrated columns, as the page hands it out.</summary>
    public const string CalibratedFile = "study.csv";

    /// <summary>The command that writes the coded cases to the file that others read.</summary>
    public const string List = "forestall cases list --format csv > cases.csv";

    /// <summary>The commands, in the order in which they are typed.</summary>
    public static IEnumerable<string> Of(StudyQuestion question)
    {
        if (question.Anchors.Count == 0 && question.Table.IsLibrary)
        {
            yield return List;
        }

        foreach (var (column, anchors) in question.Anchors)
        {
            yield return $"forestall lessons calibrate --data {question.Table.File} --column {Quoted(column)} --thresholds {anchors.Written}";
        }

        yield return $"forestall lessons truth-table {Asked(question)} {Cuts(question)} --observed";
        foreach (var type in Enum.GetValues<SolutionType>())
        {
            if (type != SolutionType.Intermediate || question.DirectionalExpectations.Count > 0)
            {
                yield return $"forestall lessons minimize {Solution(question, type)} --details";
            }
        }

        yield return $"forestall lessons necessity {Asked(question)}";
    }

    /// <summary>The command for the robustness of a solution, with the ranges of anchors and the neighbouring cut-offs.</summary>
    public static string Robustness(StudyQuestion question, SolutionType type) => string.Join(
        ' ',
        [
            $"forestall lessons robustness {Solution(question, type)}",
            .. question.Anchors.Count > 0 ? [$"--raw {question.Table.File}"] : Array.Empty<string>(),
            .. question.Anchors.Select(static a => $"--anchors {Quoted($"{a.Key}:{a.Value.Written}")}"),
            .. RobustnessWork.Nearby(question.Rows).Select(static n => $"--test {n.Test}"),
        ]);

    /// <summary>The command for a necessary condition analysis.</summary>
    public static string Nca(NcaAsked asked) => string.Create(
        CultureInfo.InvariantCulture,
        $"forestall lessons nca {Columns(asked.Question, asked.Measured, asked.Question.Outcome.Name)} --corner {(int)asked.Settings.Corner} --bottleneck {asked.ScaleName} --permutations {asked.Settings.Permutations} --seed {asked.Settings.Seed}");

    /// <summary>The command for a coincidence analysis.</summary>
    public static string Cna(CnaAsked asked) => string.Join(
        ' ',
        [
            string.Create(CultureInfo.InvariantCulture, $"forestall lessons cna --data {File(asked.Question)} --factors {Quoted(string.Join(',', asked.Factors))} --con {asked.Settings.Consistency} --cov {asked.Settings.Coverage}"),
            .. asked.AnyOutcome ? Array.Empty<string>() : [$"--outcome {Quoted(asked.Question.Outcome.Name)}"],
            .. asked.Question.Negated ? [$"--not-cols {Quoted(asked.Question.Outcome.Name)}"] : Array.Empty<string>(),
            .. asked.Settings.Ordering is { } ordering ? [$"--ordering {Quoted(ordering)}"] : Array.Empty<string>(),
            string.Create(CultureInfo.InvariantCulture, $"--max-asf {asked.Settings.MostAtomic} --max-combinations {asked.Settings.MostCombinations} --details"),
        ]);

    /// <summary>The command for combinations that are necessary or sufficient.</summary>
    public static string Combinations(CombinationsAsked asked) => string.Create(
        CultureInfo.InvariantCulture,
        $"forestall lessons necessity {Asked(asked.Question)} --superset{(asked.Sufficiency ? " --sufficiency" : string.Empty)} --incl-cut {asked.Settings.InclusionCut} {(asked.Sufficiency ? "--pri-cut" : "--ron-cut")} {asked.Settings.RelevanceCut} --cov-cut {asked.Settings.CoverageCut} --depth {asked.Settings.Depth}");

    /// <summary>The command for the evaluation of a theory.</summary>
    public static string Theory(TheoryAsked asked) => $"forestall lessons theory {Solution(asked.Question, asked.Type)}{Model(asked.Model)} --theory {Quoted(asked.Theory ?? "A*~B + C")}";

    /// <summary>The command for a selection of cases.</summary>
    public static string Selection(SelectionAsked asked) => string.Create(
        CultureInfo.InvariantCulture,
        $"forestall lessons select {Solution(asked.Question, asked.Type)}{Model(asked.Model)}{(asked.Necessary is { } set ? $" --necessary {Quoted(set)}" : string.Empty)} --max-pairs {asked.Most}");

    private static string Model(int model) => model == 1 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" --model {model}");

    private static string File(StudyQuestion question, bool measured = false) => measured || question.Anchors.Count == 0 ? question.Table.File : CalibratedFile;

    private static string Columns(StudyQuestion question, bool measured, string outcome) =>
        $"--data {File(question, measured)} --outcome {Quoted(outcome)} --conditions {Quoted(string.Join(',', question.Conditions.Select(static c => c.Name)))}";

    private static string Solution(StudyQuestion question, SolutionType type) => $"{Asked(question)} {Cuts(question)}" + type switch
    {
        SolutionType.Parsimonious => " --include remainders",
        SolutionType.Intermediate => $" --include remainders --dir-exp {Quoted(string.Join(',', question.DirectionalExpectations))}",
        _ => string.Empty,
    };

    private static string Asked(StudyQuestion question) => Columns(question, measured: false, question.OutcomeText);

    private static string Cuts(StudyQuestion question) =>
        string.Create(CultureInfo.InvariantCulture, $"--incl-cut {question.Rows.InclusionCut} --pri-cut {question.Rows.PriCut} --n-cut {question.Rows.FrequencyCut}");

    private static string Quoted(string text) => text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or ',' or '=') ? text : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
