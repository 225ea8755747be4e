using Forestall.Record;
using Forestall.Record.Internals;
using Forestall.Warning.Learning;
using Forestall.Warning.Onset;
using Forestall.Warning.Onset.Internals;

namespace Forestall.Tests.Warning.Onset;

public sealed class OnsetForecastTests
{
    private static readonly ForestSettings Small = new() { Trees = 6 };

    [Theory]
    [InlineData(1995)]
    [InlineData(2000)]
    public void No_value_after_the_origin_moves_an_earlier_forecast_by_a_bit(int origin)
    {
        var before = Made(SimulatedOnsets.Data(2003), ViolenceRecord.Embedded);

        // Everything later than the origin is changed: predictors, onsets, borders of the outcome window, and the record of violence.
        var other = SimulatedOnsets.Rows(2003, seed: 9).ToDictionary(static r => (r.Country, r.Year));
        var rows = SimulatedOnsets.Rows(2003).Select(r => r.Year > origin ? other[(r.Country, r.Year)] : r.Year > origin - 2 ? r with { OnsetInTwoYears = !r.OnsetInTwoYears } : r).ToList();
        var onsets = SimulatedOnsets.Onsets(2003).Where(o => o.Year <= origin).Concat(SimulatedOnsets.Onsets(2003, seed: 9).Where(o => o.Year > origin));
        var record = Changed(after: origin);
        var after = Made(new OnsetData(rows, onsets, []), record);

        var (kept, moved) = (0, 0);
        foreach (var (old, now) in before.All.Zip(after.All))
        {
            Assert.Equal((old.Year, old.Country), (now.Year, now.Country));
            if (old.Year - 1 <= origin)
            {
                Assert.Equal(Bits(old.RiskFromYearBefore), Bits(now.RiskFromYearBefore));
                kept++;
            }
            else
            {
                moved += old.RiskFromYearBefore == now.RiskFromYearBefore ? 0 : 1;
            }

            if (old.Year - 2 <= origin)
            {
                Assert.Equal(Bits(old.RiskFromTwoYearsBefore), Bits(now.RiskFromTwoYearsBefore));
            }
        }

        Assert.True(kept > 0 && moved > 0, "the change must reach later forecasts, or the test could not fail");
    }

    [Fact]
    public void A_forecast_learns_from_rows_of_two_years_before_its_origin_and_older()
    {
        var data = SimulatedOnsets.Data(2003);
        Assert.Equal(Enumerable.Range(1960, 2000 - 2 - 1960 + 1), OnsetForecasts.Known(data, 2000).Select(static r => r.Year).Distinct().Order());
    }

    [Fact]
    public void Values_of_the_origin_and_the_record_of_its_year_move_its_forecast()
    {
        var before = Made(SimulatedOnsets.Data(2003), ViolenceRecord.Embedded);
        var after = Made(SimulatedOnsets.Data(2003), Changed(after: 1999));
        Assert.NotEqual(Risks(before, 2001), Risks(after, 2001));
        Assert.Equal(Risks(before, 2000), Risks(after, 2000));
    }

    [Fact]
    public void The_larger_of_two_forecasts_counts_and_each_is_made_from_its_year()
    {
        var forecasts = Made(SimulatedOnsets.Data(2003), ViolenceRecord.Embedded).All;
        var places = forecasts.ToDictionary(static f => (f.Country, f.Year));
        Assert.All(forecasts, static f => Assert.Equal(Math.Max(f.RiskFromYearBefore ?? 0, f.RiskFromTwoYearsBefore ?? 0), f.LargerRisk));
        Assert.All(forecasts.Where(static f => f.Year is > 1994 and <= 2003), f => Assert.Equal(places[(f.Country, f.Year - 1)].RiskFromYearBefore, f.RiskFromTwoYearsBefore));
        Assert.Equal(1994, forecasts[0].Year);
        Assert.Equal(2004, forecasts[^1].Year);
        Assert.All(forecasts, static f => Assert.InRange(f.LargerRisk, 1e-9, 1 - 1e-9));
    }

    [Fact]
    public void One_calibration_keeps_the_order_of_scores_across_years()
    {
        var data = SimulatedOnsets.Data(2003);
        var forecasts = Made(data, ViolenceRecord.Embedded);
        var parts = data.Rows.Select(r => forecasts.Find(r.Country, r.Year)).OfType<OriginForecast>().OrderBy(static f => f.Combined).ToList();
        var steps = parts.Zip(parts.Skip(1), static (a, b) => Math.Sign(b.Risk - a.Risk)).Where(static s => s != 0).Distinct();
        Assert.True(parts.Select(static f => f.Origin).Distinct().Count() > 5);
        Assert.Single(steps);
    }

    [Fact]
    public void The_forest_takes_battle_deaths_of_years_before_their_source_for_missing()
    {
        var place = Array.IndexOf(OnsetData.PredictorNames, "battledeaths.log2");
        OnsetData With(Func<OnsetRow, double> deaths) => new(
            SimulatedOnsets.Rows(2000).Select(r => r with { Predictors = [.. r.Predictors.Select((v, j) => j == place ? deaths(r) : v)] }).ToList(), SimulatedOnsets.Onsets(2000), []);
        double[] Forests(OnsetData data)
        {
            var forecasts = OnsetForecasts.Make(data, ViolenceRecord.Embedded, Small with { Trees = 30 }, cancellation: TestContext.Current.CancellationToken);
            return [.. data.Of(1999).Select(r => forecasts.Find(r.Country, 1999)!.Forest)];
        }

        var given = Forests(With(r => r[OnsetData.PredictorNames[place]]));
        Assert.Equal(given, Forests(With(r => r.Year < 1989 ? 0 : r[OnsetData.PredictorNames[place]])));
        Assert.NotEqual(given, Forests(With(r => r.Year < 1998 ? 0 : r[OnsetData.PredictorNames[place]])));
    }

    [Fact]
    public void Unified_Yemen_keeps_the_past_of_its_two_parts()
    {
        var index = new OnsetIndex(new OnsetData(SimulatedOnsets.Rows(1995), [(678, 1962), (680, 1986), (679, 1992), (679, 1995), (345, 1991)], []), ViolenceRecord.Embedded, Neighbours.Embedded);
        Assert.Equal(Math.Pow(0.5, 31 / 15.0) + Math.Pow(0.5, 7 / 15.0) + Math.Pow(0.5, 1 / 15.0), index.PastOnsets(679, 1993), 12);
        Assert.Equal(1, index.PastOnsets(680, 1986));
        Assert.Equal(0, index.PastOnsets(344, 1993));
    }

    [Fact]
    public void Years_since_the_last_mass_killing_are_counted_from_those_of_the_two_Yemens_too()
    {
        var rows = ((List<int>)[679, 345, 365]).ConvertAll(c => new OnsetRow($"Country {c}", c, 1992, false, null, [.. OnsetData.PredictorNames.Select(static _ => 0.0)]));
        double[] Of(params (int, int)[] onsets) => new OnsetIndex(new OnsetData(rows, onsets, []), ViolenceRecord.Embedded, Neighbours.Embedded).Of(1992);
        Assert.NotEqual(Of(), Of((680, 1986)));
        Assert.Equal(Of((679, 1986)), Of((680, 1986)));
    }

    [Fact]
    public async Task Forecasts_do_not_depend_on_the_number_of_threads()
    {
        var data = SimulatedOnsets.Data(2000);
        var many = Made(data, ViolenceRecord.Embedded).All;
        var alone = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, 1).ExclusiveScheduler;
        var one = await Task.Factory.StartNew(() => Made(data, ViolenceRecord.Embedded).All, TestContext.Current.CancellationToken, TaskCreationOptions.None, alone);
        Assert.Equal(many, one);
    }

    [Fact]
    public void Too_few_years_and_too_short_a_record_are_said_in_a_sentence()
    {
        Assert.Contains("span 1960 to 1990", Assert.Throws<InputException>(() => Made(SimulatedOnsets.Data(1990), ViolenceRecord.Embedded)).Message, StringComparison.Ordinal);
        Assert.Contains("the record ends in 2024", Assert.Throws<InputException>(() => Made(SimulatedOnsets.Data(2030), ViolenceRecord.Embedded)).Message, StringComparison.Ordinal);
    }

    private static OnsetForecasts Made(OnsetData data, ViolenceRecord record) =>
        OnsetForecasts.Make(data, record, Small, cancellation: TestContext.Current.CancellationToken);

    /// <summary>The embedded record with other deaths after a year.</summary>
    private static ViolenceRecord Changed(int after)
    {
        var random = new CounterRandom(5);
        var years = ViolenceRecord.Embedded.Years.Select((y, i) => y.Year <= after ? y : y with { Harm = new HarmByType(default, new Deaths(0, random.Index((ulong)i, 5000), 9000), new Deaths(0, random.Index((ulong)i + 100_000, 5000), 9000), 0) });
        return new ViolenceRecord(new RecordContent(ViolenceRecord.Embedded.Situations, [], [.. years], []), "test");
    }

    private static long? Bits(double? value) => value is { } number ? BitConverter.DoubleToInt64Bits(number) : null;

    private static List<double?> Risks(OnsetForecasts forecasts, int year) => [.. forecasts.All.Where(f => f.Year == year).Select(static f => f.RiskFromYearBefore)];
}
