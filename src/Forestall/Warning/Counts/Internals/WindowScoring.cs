using Forestall.Warning.Scores;

namespace Forestall.Warning.Counts.Internals;

/// <summary>Scores one window of the VIEWS prediction challenge.</summary>
internal static class WindowScoring
{
    private const int Months = 12;
    private const int TopCells = 10;
    private const int Models = 5;
    private const int Count = DeathForecast.DrawCount;

    /// <summary>Scores forecasts of the months 3 to 14 after the last known one.</summary>
    /// <param name="year">The year forecast.</param>
    /// <param name="known">For each place, its last twelve known months in order of time.</param>
    /// <param name="outcomes">For each place, the twelve months of the year.</param>
    /// <param name="draws">For each place, the draws of <see cref="DeathMixture.Draws"/>.</param>
    public static DeathWindow Score(int year, IReadOnlyList<int[]> known, IReadOnlyList<int[]> outcomes, IReadOnlyList<ReadOnlyMemory<int>> draws)
    {
        var cells = new (int Deaths, DeathScore[] Scores)[known.Count * Months];
        Parallel.For(0, known.Count, p =>
        {
            var scores = Place(known[p], outcomes[p], draws[p].Span);
            for (var m = 0; m < Months; m++)
            {
                cells[(p * Months) + m] = (outcomes[p][m], scores[m]);
            }
        });
        var rest = cells.Index().OrderByDescending(static c => c.Item.Deaths).ThenBy(static c => c.Index).Skip(TopCells).OrderBy(static c => c.Index).Select(static c => c.Item.Scores).ToArray();
        return new DeathWindow(
            year,
            known.Count,
            Table([.. cells.Select(static c => c.Scores)]),
            Table(rest),
            [.. Enumerable.Range(0, known.Count).Select(p => Table([.. cells.AsSpan(p * Months, Months).ToArray().Select(static c => c.Scores)]))]);
    }

    private static DeathScore[][] Place(int[] known, int[] outcomes, ReadOnlySpan<int> draws)
    {
        double[] sorted = [.. known.Select(static k => (double)k).Order()];
        var resampled = Benchmarks.Resampled(known);
        var last = Benchmarks.Poisson(known[^1]);
        var model = new double[Count];
        var scores = new DeathScore[Months][];
        for (var m = 0; m < Months; m++)
        {
            var step = HistoryWeights.FirstStep + m;
            for (var d = 0; d < Count; d++)
            {
                model[d] = draws[((step - 1) * Count) + d];
            }

            double outcome = outcomes[m];
            var (crps, interval) = (Crps.Ensemble(sorted, outcome), IntervalScore.Ensemble(sorted, outcome));
            scores[m] =
            [
                Of(model, outcome),
                new DeathScore(crps, Ignorance.Ensemble(resampled, outcome), interval),
                new DeathScore(crps, Repeated(sorted, outcome), interval),
                Of(last, outcome),
                new DeathScore(outcome, Ignorance.OfCounts(outcome < Ignorance.Edges[1] ? Count : 0, Count, Ignorance.Edges.Length), IntervalScore.Of(0, 0, outcome)),
            ];
        }

        return scores;
    }

    private static DeathScore Of(double[] sorted, double outcome) =>
        new(Crps.Ensemble(sorted, outcome), Ignorance.Ensemble(sorted, outcome), IntervalScore.Ensemble(sorted, outcome));

    /// <summary>Ignorance of few draws that are repeated until there are 1,000.</summary>
    private static double Repeated(double[] sorted, double outcome)
    {
        var bin = Ignorance.Bin(outcome, Ignorance.Edges);
        var hits = sorted.Count(d => Ignorance.Bin(d, Ignorance.Edges) == bin);
        return -Math.Log2((((double)hits / sorted.Length * Count) + 1) / (Count + Ignorance.Edges.Length));
    }

    private static DeathScoreTable Table(DeathScore[][] cells)
    {
        var rows = new DeathScore[Models];
        for (var r = 0; r < Models; r++)
        {
            rows[r] = new DeathScore(
                cells.Average(c => c[r].Crps),
                cells.Average(c => c[r].Ignorance),
                cells.Average(c => c[r].IntervalScore));
        }

        return new DeathScoreTable(rows[0], rows[1], rows[2], rows[3], rows[4]);
    }
}
