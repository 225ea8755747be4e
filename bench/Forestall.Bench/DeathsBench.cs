using System.Diagnostics;
using System.Globalization;
using Forestall.Record;
using Forestall.Warning.Counts;
using Forestall.Warning.Scores;

namespace Forestall.Bench;

/// <summary>
/// Time of forecasts of deaths from one month and from every month since 1994, and how well the joint paths forecast the deaths of a whole year:
/// beside sums of independent months with the same distributions.
/// </summary>
internal static class DeathsBench
{
    private const int First = 3;
    private const int Last = 14;

    public static int Run()
    {
        var record = ViolenceRecord.Embedded;
        var clock = Stopwatch.StartNew();
        DeathForecasts.At(record, record.To + 1);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"one month, learning included: {clock.Elapsed.TotalSeconds:0.0} s"));
        clock.Restart();
        var forecaster = new DeathForecaster(record);
        var months = 0;
        for (var month = new Month(1994, 1); month <= record.To + 1; month += 1)
        {
            forecaster.At(month);
            months++;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{months} months: {clock.Elapsed.TotalSeconds:0.0} s"));
        Console.WriteLine("totals of twelve months,cells,crps,above95,below5");
        Totals(forecaster, record, static (f, _) => [.. f.Paths.Select(static p => p.Skip(First - 1).Take(Last - First + 1).Sum(static d => (double)d))], "joint paths");
        Totals(forecaster, record, Independent, "independent months");
        return 0;
    }

    private static void Totals(DeathForecaster forecaster, ViolenceRecord record, Func<DeathForecast, int, double[]> totals, string name)
    {
        var (cells, above, below, crps) = (0, 0, 0, 0.0);
        for (var year = DeathEvaluation.DefaultFrom; year <= DeathEvaluation.DefaultTo; year++)
        {
            foreach (var forecast in forecaster.At(new Month(year - 1, 11)).All)
            {
                // Quiet situations alone say nothing of how months hang together.
                if (forecast.Draws(First)[500] == 0 || !forecast.Situation.Covers(forecast.LastKnown + Last))
                {
                    continue;
                }

                var draws = totals(forecast, year);
                Array.Sort(draws);
                var months = record.Months(forecast.Situation);
                double outcome = 0;
                for (var step = First; step <= Last; step++)
                {
                    outcome += months[forecast.LastKnown + step - forecast.Situation.From].Harm.All.Best;
                }

                cells++;
                above += outcome > Quantiles.Of(draws, 0.95) ? 1 : 0;
                below += outcome < Quantiles.Of(draws, 0.05) ? 1 : 0;
                crps += Crps.Ensemble(draws, outcome);
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name},{cells},{crps / cells:0.0},{above / (double)cells:0.000},{below / (double)cells:0.000}"));
    }

    private static double[] Independent(DeathForecast forecast, int year)
    {
        var totals = new double[DeathForecast.DrawCount];
        for (var step = First; step <= Last; step++)
        {
            var order = new CounterRandom((ulong)year, (ulong)forecast.Situation.GleditschWard).Permutation((ulong)step << 32, totals.Length);
            for (var i = 0; i < totals.Length; i++)
            {
                totals[i] += forecast.Draws(step)[order[i]];
            }
        }

        return totals;
    }
}
