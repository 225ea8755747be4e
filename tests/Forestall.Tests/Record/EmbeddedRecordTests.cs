using System.Globalization;
using Forestall.Record;

namespace Forestall.Tests.Record;

public sealed class EmbeddedRecordTests
{
    private static readonly ViolenceRecord Embedded = ViolenceRecord.Embedded;

    [Theory]
    [InlineData(1994, 824_156)]
    [InlineData(2022, 309_636)]
    [InlineData(2023, 161_237)]
    [InlineData(2024, 160_900)]
    public void World_totals_agree_with_UCDP(int year, long deaths)
    {
        Assert.Equal(deaths, Embedded.Years.Where(y => y.Year == year).Sum(static y => y.Harm.All.Best));
        Assert.Equal(deaths, Months().Where(m => m.Month.Year == year).Sum(static m => m.Harm.All.Best));
    }

    [Fact]
    public void Every_fact_of_the_reference_holds()
    {
        var lines = File.ReadAllLines(Path.Combine(SharedData.Reference, "harm-facts.csv")).Skip(1).Select(static l => l.Split(',')).ToList();
        Assert.NotEmpty(lines);
        foreach (var line in lines.Where(static l => !l[4].StartsWith("true split", StringComparison.Ordinal)))
        {
            Assert.True(long.Parse(line[3], CultureInfo.InvariantCulture) == Fact(line[0], line[1], line[2]), string.Join(',', line));
        }
    }

    [Fact]
    public void Months_without_events_are_zeros_and_not_gaps()
    {
        foreach (var situation in Embedded.Situations)
        {
            var months = Embedded.Months(situation);
            Assert.Equal(situation.To - situation.From + 1, months.Length);
            for (var i = 0; i < months.Length; i++)
            {
                Assert.Equal(situation.From + i, months[i].Month);
                Assert.True(months[i].Events > 0 || months[i].Harm == default, $"{situation.Code} {months[i].Month}");
            }
        }
    }

    [Fact]
    public void Every_month_and_type_agrees_with_the_source_files()
    {
        var report = RecordCheck.Run(Embedded, SharedData.Data, static _ => { });
        Assert.Empty(report.Problems);
        Assert.Contains("every figure of every month equals the source", report.Passed);
    }

    [Fact]
    public void Exact_cells_equal_the_true_split_where_events_tell_it()
    {
        // Myanmar 1989 to 2018 is the same in the event file and in the record.
        var truth = EventFile.Sums(Path.Combine(SharedData.Data, "ged_event_samples", "ged_myanmar.csv"));
        var months = Embedded.Months(Embedded.Find("MMR")).ToArray().Where(static m => m.Month.Year is >= 1989 and <= 2018 && m.Events > 0).ToList();
        var exact = 0;
        foreach (var month in months)
        {
            HarmKind[] kinds = [HarmKind.StateBased, HarmKind.NonState, HarmKind.OneSided];
            foreach (var kind in kinds.Where(k => !month.IsEstimated(k)))
            {
                Assert.Equal(truth.GetValueOrDefault((month.Month, (int)kind)), month.Harm.Of(kind));
                exact++;
            }
        }

        Assert.True(exact > 100);
    }

    [Theory]
    [InlineData("rwa", "RWA")]
    [InlineData("Rwanda", "RWA")]
    [InlineData("Kosovo", "SRB")]
    [InlineData("East Timor", "IDN")]
    [InlineData("Gaza", "ISR")]
    [InlineData("darfur", "SDN")]
    public void Situations_are_found_by_code_name_and_theatre(string name, string code) => Assert.Equal(code, Embedded.Find(name).Code);

    [Fact]
    public void An_unknown_situation_gets_a_sentence_with_a_hint() =>
        Assert.Contains("COG (Congo)", Assert.Throws<InputException>(static () => Embedded.Find("Cong")).Message, StringComparison.Ordinal);

    [Fact]
    public void Refugees_from_East_Timor_count_under_Indonesia_until_independence()
    {
        var (indonesia, timor) = (Embedded.Find("IDN"), Embedded.Find("TLS"));
        Assert.Equal(9_023 + 162_472, Embedded.Year(indonesia, 1999)?.Displacement.Refugees);
        Assert.Null(Embedded.Year(timor, 1999));
    }

    private static long Fact(string situation, string period, string measure)
    {
        var years = period.Length == 9 ? (int.Parse(period[..4], CultureInfo.InvariantCulture), int.Parse(period[5..], CultureInfo.InvariantCulture))
            : (int.Parse(period[..4], CultureInfo.InvariantCulture), int.Parse(period[..4], CultureInfo.InvariantCulture));
        var months = Embedded.Situations
            .Where(s => situation == "world" || s.Code == situation)
            .SelectMany(static s => Embedded.Months(s).ToArray())
            .Where(m => period.Length == 7 ? m.Month == Month.Parse(period) : m.Month.Year >= years.Item1 && m.Month.Year <= years.Item2)
            .ToList();
        return measure switch
        {
            "deaths_best" => months.Sum(static m => m.Harm.All.Best),
            "deaths_state_based" => months.Sum(static m => m.Harm.StateBased.Best),
            "deaths_non_state" => months.Sum(static m => m.Harm.NonState.Best),
            "deaths_one_sided" => months.Sum(static m => m.Harm.OneSided.Best),
            "events" => months.Sum(static m => (long)m.Events),
            "country_months_with_events" => months.Count(static m => m.Events > 0),
            _ => throw new InvalidOperationException($"The reference has an unknown measure {measure}."),
        };
    }

    private static IEnumerable<HarmMonth> Months() => Embedded.Situations.SelectMany(static s => Embedded.Months(s).ToArray());
}
