using System.Globalization;
using System.Text;
using Forestall.Files;
using Forestall.Lessons;

namespace Forestall.Workbench.Lessons;

/// <summary>The outcome and conditions of a study, the measured ones calibrated.</summary>
internal static class CalibratedTable
{
    public static Study Study(StudyQuestion question) =>
        Forestall.Lessons.Study.Of(CaseTable.Parse(StudyCommands.CalibratedFile, Csv(question)), question.Outcome.Name, question.Conditions.Select(static c => c.Name), question.Negated);

    /// <summary>The table itself; as it was sent where nothing is calibrated, or measured values are asked for.</summary>
    /// <exception cref="InputException">The question cannot be answered as it stands.</exception>
    public static CaseTable Cases(StudyQuestion question, bool measured = false) =>
        measured || question.Anchors.Count == 0 ? question.Table.Cases : CaseTable.Parse(StudyCommands.CalibratedFile, Csv(question));

    /// <summary>As text.</summary>
    /// <exception cref="InputException">The question cannot be answered as it stands.</exception>
    public static string Csv(StudyQuestion question)
    {
        if (question.Trouble is { } trouble)
        {
            throw new InputException(trouble);
        }

        var columns = question.Conditions.Append(question.Outcome).Select(c => (c.Name, Values: Memberships(question, c))).ToList();
        var text = new StringBuilder("case,").AppendJoin(',', columns.Select(static c => CsvField.Quoted(c.Name))).Append('\n');
        foreach (var (name, row) in question.Table.Cases.Cases.Select(static (c, i) => (c, i)))
        {
            text.Append(CsvField.Quoted(name)).Append(',').AppendJoin(',', columns.Select(c => Written(c.Values[row]))).Append('\n');
        }

        return text.ToString();
    }

    private static IReadOnlyList<double> Memberships(StudyQuestion question, StudyColumn column) =>
        question.Anchors.TryGetValue(column.Name, out var anchors) ? Calibration.Direct(column.Values, anchors.Named) : column.Values;

    private static string Written(double value) => double.IsNaN(value) ? "-" : value.ToString("R", CultureInfo.InvariantCulture);
}
