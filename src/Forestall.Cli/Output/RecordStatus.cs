using System.Globalization;
using Forestall.Record;

namespace Forestall.Cli.Output;

/// <summary>What a record holds, as JSON.</summary>
internal sealed record RecordStatus(
    string Version,
    int Situations,
    int Months,
    int SituationMonths,
    int MonthsWithEvents,
    Month From,
    Month To,
    Deaths TotalDeaths,
    long Events,
    IReadOnlyDictionary<string, long> Deaths,
    IReadOnlyList<RecordSource> Sources)
{
    public static RecordStatus Of(ViolenceRecord record)
    {
        var months = record.Situations.SelectMany(s => record.Months(s).ToArray()).ToList();
        return new RecordStatus(
            record.Version,
            record.Situations.Count,
            record.To - record.From + 1,
            months.Count,
            months.Count(static m => m.Events > 0),
            record.From,
            record.To,
            months.Aggregate(default(Deaths), static (a, m) => a + m.Harm.All),
            months.Sum(static m => (long)m.Events),
            new SortedDictionary<string, long>(
                months.GroupBy(static m => m.Month.Year).ToDictionary(static g => g.Key.ToString(CultureInfo.InvariantCulture), static g => g.Sum(static m => m.Harm.All.Best), StringComparer.Ordinal),
                StringComparer.Ordinal),
            record.Sources);
    }
}
