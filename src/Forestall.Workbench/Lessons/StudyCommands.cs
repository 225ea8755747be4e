using System.Globalization;
using Forestall.Lessons;

namespace Forestall.Workbench.Lessons;

/// <summary>The commands that give what a study's page shows.</summary>
internal static class StudyCommands
{
    /// <summary>The file with the calibrated columns, as the page hands it out.</summary>
    public const string CalibratedFile = "study.csv";

    /// <summary>The commands, in the order in which they are typed.</summary>
    public static IEnumerable<string> Of(StudyQuestion question)
    {
        if (question.Anchors.Count == 0 && question.Table.IsLibrary)
        {
            yield return $"forestall cases list --format csv > {question.Table.File}";
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

    private static string Solution(StudyQuestion question, SolutionType type) => $"{Asked(question)} {Cuts(question)}" + type switch
    {
        SolutionType.Parsimonious => " --include remainders",
        SolutionType.Intermediate => $" --include remainders --dir-exp {Quoted(string.Join(',', question.DirectionalExpectations))}",
        _ => string.Empty,
    };

    private static string Asked(StudyQuestion question) =>
        $"--data {(question.Anchors.Count == 0 ? question.Table.File : CalibratedFile)} --outcome {Quoted(question.OutcomeText)} --conditions {Quoted(string.Join(',', question.Conditions.Select(static c => c.Name)))}";

    private static string Cuts(StudyQuestion question) =>
        string.Create(CultureInfo.InvariantCulture, $"--incl-cut {question.Rows.InclusionCut} --pri-cut {question.Rows.PriCut} --n-cut {question.Rows.FrequencyCut}");

    private static string Quoted(string text) => text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or ',' or '=') ? text : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
