using System.Globalization;
using System.Text;
using Forestall.Files;
using Forestall.Lessons;
using Forestall.Record;
using Forestall.Record.Curated;

namespace Forestall.Workbench.Lessons;

/// <summary>The coded cases of the record as a table, with two measured columns beside them to calibrate.</summary>
internal static class CaseLibrary
{
    public const string Id = "cases";
    public const string Deaths = "LOGDEATHS";
    public const string Population = "LOGPOP";
    private const int MonthsBefore = 12;

    /// <summary>The conditions with which a study begins, each with the value that should bring success about.</summary>
    public static IReadOnlyList<(string Name, int Expected)> FirstConditions { get; } =
        [("THREAT", 1), ("DIPL", 1), ("INDUC", 1), ("REGION", 1), ("GPOPP", 0), ("PRIORMK", 0)];

    public static StudyTable Of(Workspace workspace)
    {
        var cases = workspace.Curated.Cases;
        var text = new StringBuilder("case,").AppendJoin(',', CaseConditions.All).Append(',').Append(Deaths).Append(',').Append(Population).Append('\n');
        foreach (var coded in cases)
        {
            workspace.Record.TryFind(coded.Situation, out var situation);
            text.Append(CsvField.Quoted(coded.Id)).Append(',')
                .AppendJoin(',', CaseConditions.All.Select(c => Text(coded.Values.GetValueOrDefault(c))))
                .Append(',').Append(PowerOfTen(situation is null ? null : DeathsBefore(workspace.Record, situation, coded.Opens) + 1))
                .Append(',').Append(PowerOfTen(situation is null ? null : PopulationNear(workspace.Record, situation, coded.Opens.Year)))
                .Append('\n');
        }

        var csv = text.ToString();
        return new StudyTable(Id, "The coded cases of the record", "cases.csv", CaseTable.Parse("cases.csv", csv), csv, Meaning, cases.ToDictionary(static c => c.Id, static c => c.Name, StringComparer.Ordinal));
    }

    private static string Meaning(string column) => column switch
    {
        Deaths => string.Create(CultureInfo.InvariantCulture, $"deaths in the {MonthsBefore} months before the window opens, whole situation, as a power of ten (0 none, 3 a thousand)"),
        Population => "population when the window opens, whole situation, as a power of ten (6 a million)",
        _ => CaseConditions.Meaning(column),
    };

    private static double DeathsBefore(ViolenceRecord record, Situation situation, Month opens)
    {
        var sum = 0L;
        foreach (var month in record.Months(situation))
        {
            sum += month.Month < opens && month.Month >= opens - MonthsBefore ? month.Harm.All.Best : 0;
        }

        return sum;
    }

    private static double? PopulationNear(ViolenceRecord record, Situation situation, int year) =>
        record.Years.Where(y => y.Situation == situation.Code && y.Population is not null).OrderBy(y => Math.Abs(y.Year - year)).Select(static y => y.Population).FirstOrDefault();

    /// <summary>Where a few values are a thousand times the others, only their order of magnitude can be calibrated.</summary>
    private static string PowerOfTen(double? value) => value is > 0 ? Math.Log10(value.Value).ToString("0.####", CultureInfo.InvariantCulture) : string.Empty;

    private static string Text(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? string.Empty;
}
