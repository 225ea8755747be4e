using CsCheck;
using Forestall.Record;
using Forestall.Warning.Counts;

namespace Forestall.Tests.Warning.Counts;

public sealed class DeathForecastTests
{
    private static readonly Month AsOf = new(1999, 11);
    private static readonly DeathForecasts Forecasts = DeathForecasts.At(SmallRecord.Cut, AsOf);

    [Fact]
    public void No_value_after_the_last_known_month_moves_a_forecast_by_a_bit() =>
        Gen.Select(Gen.Int[0, 72], Gen.Int[0, 3], Gen.ULong).Sample(
            static (months, lag, seed) =>
            {
                var asOf = new Month(1995, 6) + months;
                var random = new CounterRandom(seed);
                var changed = SmallRecord.With((s, m, d) => m > asOf - (lag + 1) ? random.Index((ulong)(m.Ordinal + (10_000 * s.GleditschWard)), 5000) : d);
                var settings = new DeathForecastSettings { PublicationLag = lag + 1 };
                Same(At(SmallRecord.Cut, asOf, settings), At(changed, asOf, settings));
            },
            iter: 4);

    [Fact]
    public void Forecasts_do_not_know_how_long_the_record_is()
    {
        var shorter = SmallRecord.Of([.. SmallRecord.Cut.Situations.Select(static s => (s with { To = AsOf - 1 }, Known(s)))]);
        Same(Forecasts, At(shorter, AsOf));

        static long[] Known(Situation s) => [.. SmallRecord.Cut.Months(s)[..(AsOf - s.From)].ToArray().Select(static m => m.Harm.All.Best)];
    }

    [Fact]
    public void The_last_known_month_moves_the_forecast()
    {
        var changed = At(SmallRecord.With(static (s, m, d) => s.Code == "NPL" && m == AsOf - 1 ? 900 : d), AsOf);
        var nepal = SmallRecord.Cut.Find("NPL");
        Assert.NotEqual(Forecasts.Of(nepal)!.Draws(3).ToArray(), changed.Of(nepal)!.Draws(3).ToArray());
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same_forecasts() =>
        Same(Forecasts, At(SmallRecord.Cut, AsOf, new DeathForecastSettings { Threads = 1 }));

    [Fact]
    public void A_forecaster_that_has_made_other_forecasts_gives_the_same()
    {
        var forecaster = new DeathForecaster(SmallRecord.Cut);
        forecaster.At(forecaster.Last, TestContext.Current.CancellationToken);
        forecaster.At(forecaster.First, TestContext.Current.CancellationToken);
        Same(Forecasts, forecaster.At(AsOf, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Draws_are_a_thousand_ascending_numbers_of_at_least_zero_for_each_of_24_months()
    {
        foreach (var forecast in Forecasts.All)
        {
            for (var step = 1; step <= DeathForecast.Steps; step++)
            {
                var draws = forecast.Draws(step).ToArray();
                Assert.Equal(1000, draws.Length);
                Assert.True(draws[0] >= 0);
                Assert.Equal(draws.Order(), draws);
                Assert.Equal(draws, forecast.Draws(forecast.LastKnown + step).ToArray());
            }

            Assert.Throws<ArgumentOutOfRangeException>(() => forecast.Draws(0));
            Assert.Throws<ArgumentOutOfRangeException>(() => forecast.Draws(25));
        }
    }

    [Fact]
    public void Paths_hold_month_by_month_the_same_numbers_as_the_draws()
    {
        foreach (var forecast in Forecasts.All)
        {
            Assert.Equal(1000, forecast.Paths.Count);
            for (var step = 1; step <= DeathForecast.Steps; step++)
            {
                Assert.Equal(forecast.Draws(step).ToArray(), forecast.Paths.Select(p => p[step - 1]).Order());
            }
        }
    }

    [Fact]
    public void Violence_lasts_along_a_path_as_it_did_in_the_past()
    {
        // Rank correlation of the deaths of the first year with those of the second; months put together at random would have none.
        var paths = Forecasts.Of(SmallRecord.Cut.Find("NPL"))!.Paths;
        var correlation = Correlation(Ranks([.. paths.Select(static p => p.Take(12).Sum())]), Ranks([.. paths.Select(static p => p.Skip(12).Sum())]));
        Assert.InRange(correlation, 0.3, 0.95);

        static double[] Ranks(int[] values) => [.. values.Select(v => values.Count(w => w < v) + (values.Count(w => w == v) / 2.0))];

        static double Correlation(double[] x, double[] y)
        {
            var (meanX, meanY) = (x.Average(), y.Average());
            var covariance = x.Zip(y).Sum(p => (p.First - meanX) * (p.Second - meanY));
            return covariance / Math.Sqrt(x.Sum(v => (v - meanX) * (v - meanX)) * y.Sum(v => (v - meanY) * (v - meanY)));
        }
    }

    [Fact]
    public void What_never_changed_is_forecast_to_go_on()
    {
        var places = Enumerable.Range(0, 30).Select(static i => (new Situation($"S{i:00}", i, $"S{i}", "Nowhere", [], new Month(1989, 1), new Month(1998, 12)), Enumerable.Repeat(i < 20 ? 0L : 37L, 120).ToArray())).ToList();
        var forecasts = At(SmallRecord.Of(places), new Month(1997, 1));
        foreach (var forecast in forecasts.All)
        {
            var expected = forecast.Situation.GleditschWard < 20 ? 0 : 37;
            Assert.All(forecast.Paths, p => Assert.All(p, d => Assert.Equal(expected, d)));
        }
    }

    [Fact]
    public void Only_situations_that_exist_are_forecast()
    {
        var forecasts = At(SmallRecord.Cut, new Month(1992, 1));
        Assert.Null(forecasts.Of(ViolenceRecord.Embedded.Find("BIH")));
        Assert.NotNull(forecasts.Of(ViolenceRecord.Embedded.Find("RWA")));
    }

    [Theory]
    [InlineData(1991, 12)]
    [InlineData(2002, 2)]
    public void A_month_the_record_does_not_reach_is_refused_with_the_months_it_does(int year, int month)
    {
        var message = Assert.Throws<InputException>(() => At(SmallRecord.Cut, new Month(year, month))).Message;
        Assert.EndsWith("choose a month from 1992-01 to 2002-01.", message, StringComparison.Ordinal);
    }

    private static DeathForecasts At(ViolenceRecord record, Month asOf, DeathForecastSettings? settings = null) =>
        DeathForecasts.At(record, asOf, settings, TestContext.Current.CancellationToken);

    private static void Same(DeathForecasts expected, DeathForecasts actual)
    {
        Assert.Equal(expected.All.Select(static f => f.Situation.Code), actual.All.Select(static f => f.Situation.Code));
        foreach (var (left, right) in expected.All.Zip(actual.All))
        {
            for (var step = 1; step <= DeathForecast.Steps; step++)
            {
                Assert.True(left.Draws(step).SequenceEqual(right.Draws(step)), $"{left.Situation.Code}, step {step}");
            }
        }

        var path = expected.All.Count / 2;
        Assert.Equal(expected.All[path].Paths, actual.All[path].Paths);
    }
}
