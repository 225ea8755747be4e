using System.Globalization;
using Forestall.Record;
using Forestall.Record.Import;
using Sylvan.Data.Csv;

namespace Forestall.Tests.Record.Import;

public sealed class GedSampleTests
{
    [Theory]
    [InlineData("ged_myanmar.csv", "MMR")]
    [InlineData("ged_mexico.csv", "MEX")]
    [InlineData("ged_syria.csv", "SYR")]
    public void Months_and_types_are_the_sums_of_the_events(string file, string code)
    {
        using var folder = new ImportFolder();
        var path = SharedData.PathOf($"ged_event_samples/{file}");
        var expected = Sums(path);

        var report = folder.Import(ImportKind.Ged, path);

        var record = folder.Load();
        var situation = record.Find(code);
        foreach (var month in record.Months(situation))
        {
            var (events, harm) = expected.GetValueOrDefault(month.Month);
            Assert.Equal(events, month.Events);
            Assert.Equal(harm, month.Harm);
            Assert.Equal(EstimatedHarm.None, month.Estimated);
        }

        Assert.Equal(expected.Values.Sum(static v => v.Events), report.Taken);
        Assert.Equal(expected.Values.Aggregate(default(HarmByType), static (a, v) => a + v.Harm).All, report.Deaths);
        Assert.Empty(RecordCheck.Run(record, sources: null, static _ => { }).Problems);
    }

    [Fact]
    public void August_2017_in_Myanmar_has_the_published_split()
    {
        using var folder = new ImportFolder();
        folder.Import(ImportKind.Ged, SharedData.PathOf("ged_event_samples/ged_myanmar.csv"));
        var record = folder.Load();
        var month = record.Months(record.Find("MMR")).ToArray().Single(static m => m.Month == new Month(2017, 8));
        Assert.Equal(389, month.Harm.StateBased.Best);
        Assert.Equal(1832, month.Harm.OneSided.Best);
    }

    [Fact]
    public void Spreading_over_days_keeps_every_sum_and_the_number_of_events()
    {
        using var start = new ImportFolder();
        using var days = new ImportFolder();
        var path = SharedData.PathOf("ged_event_samples/ged_mexico.csv");
        start.Import(ImportKind.Ged, EventSpread.Start, path);
        days.Import(ImportKind.Ged, EventSpread.Days, path);
        var (one, other) = (Total(start.Load()), Total(days.Load()));
        Assert.Equal(one, other);
        Assert.NotEqual(Months(start.Load()), Months(days.Load()));
    }

    [Fact]
    public void Years_take_displacement_and_population_from_the_base_and_one_sided_deaths_by_governments_from_the_events()
    {
        using var folder = new ImportFolder();
        folder.Import(ImportKind.Ged, SharedData.PathOf("ged_event_samples/ged_myanmar.csv"));
        var record = folder.Load();
        foreach (var year in record.Years.Where(static y => y.Situation == "MMR"))
        {
            var published = ViolenceRecord.Embedded.Year(ViolenceRecord.Embedded.Find("MMR"), year.Year)!.Value;
            Assert.Equal(published.Displacement, year.Displacement);
            Assert.Equal(published.Population, year.Population);
            Assert.Equal(published.OneSidedByGovernments, year.OneSidedByGovernments);
        }

        Assert.Equal(199, record.Situations.Count);
        Assert.Equal(new Month(1989, 1), record.From);
        Assert.Equal(new Month(2023, 12), record.To);
    }

    [Fact]
    public void Candidates_that_the_yearly_release_has_are_counted_once_in_any_order()
    {
        var candidate = SharedData.PathOf("ged_event_samples/GEDEvent_v23_0_10_candidate.csv");
        string[] releases = [SharedData.PathOf("ged_event_samples/ged_myanmar.csv"), SharedData.PathOf("ged_event_samples/ged_mexico.csv")];
        var both = releases.Append(candidate).SelectMany(Events).DistinctBy(static e => e["id"], StringComparer.Ordinal).ToList();

        using var together = new ImportFolder();
        var report = together.Import(ImportKind.Ged, candidate, releases[0], releases[1]);
        using var apart = new ImportFolder();
        apart.Import(ImportKind.Ged, releases);
        var second = apart.Import(ImportKind.GedCandidate, candidate);

        Assert.Equal(both.Count, report.Taken);
        Assert.Equal(report.Duplicates, second.Duplicates);
        Assert.Equal(both.Sum(static e => long.Parse(e["best"], CultureInfo.InvariantCulture)), Total(together.Load()).Harm.All.Best);
        Assert.Equal(Total(together.Load()), Total(apart.Load()));
    }

    [Fact]
    public void The_same_file_again_is_refused_and_changes_nothing()
    {
        using var folder = new ImportFolder();
        var path = SharedData.PathOf("ged_event_samples/ged_syria.csv");
        folder.Import(ImportKind.Ged, path);
        var before = folder.State();
        var again = Assert.Throws<InputException>(() => folder.Import(ImportKind.Ged, path));
        Assert.Contains("already", again.Message, StringComparison.Ordinal);
        Assert.Equal(before, folder.State());
    }

    private static Dictionary<Month, (int Events, HarmByType Harm)> Sums(string path)
    {
        var sums = new Dictionary<Month, (int, HarmByType)>();
        foreach (var e in Events(path))
        {
            var month = Month.Parse(e["date_start"][..7]);
            long Number(string column) => long.Parse(e[column], CultureInfo.InvariantCulture);
            var deaths = new Deaths(Number("low"), Number("best"), Number("high"));
            var civilian = Math.Min(Number("deaths_civilians"), Number("best"));
            var harm = e["type_of_violence"] switch
            {
                "1" => new HarmByType(deaths, default, default, civilian),
                "2" => new HarmByType(default, deaths, default, civilian),
                _ => new HarmByType(default, default, deaths, civilian),
            };
            var (events, before) = sums.GetValueOrDefault(month);
            sums[month] = (events + 1, before + harm);
        }

        return sums;
    }

    private static IEnumerable<Dictionary<string, string>> Events(string path)
    {
        using var csv = CsvDataReader.Create(path);
        while (csv.Read())
        {
            yield return Enumerable.Range(0, csv.FieldCount).ToDictionary(csv.GetName, csv.GetString, StringComparer.Ordinal);
        }
    }

    private static List<HarmMonth> Months(ViolenceRecord record) => [.. record.Situations.SelectMany(s => record.Months(s).ToArray())];

    private static (long Events, HarmByType Harm) Total(ViolenceRecord record) =>
        Months(record).Aggregate((0L, default(HarmByType)), static (a, m) => (a.Item1 + m.Events, a.Item2 + m.Harm));
}
