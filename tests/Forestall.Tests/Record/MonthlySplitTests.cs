using CsCheck;
using Forestall.Record;
using Forestall.Record.Build;

namespace Forestall.Tests.Record;

public sealed class MonthlySplitTests
{
    /// <summary>A true split of a year, with events in every cell that has deaths and in some that have none.</summary>
    private static readonly Gen<(Deaths Deaths, int Events)[,]> Years =
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 40], Gen.Int[0, 30], Gen.Int[0, 200], static (kind, low, more, most) =>
                (new Deaths(low, low + more, low + more + most), kind == 0 ? 0 : kind * 3))
            .Select(static c => c.Item2 == 0 ? (default(Deaths), 0) : c)
            .Array[36]
            .Select(static cells =>
            {
                var table = new (Deaths, int)[12, 3];
                for (var i = 0; i < cells.Length; i++)
                {
                    table[i / 3, i % 3] = cells[i];
                }

                return table;
            });

    [Fact]
    public void Both_margins_hold_to_the_last_death_and_estimates_keep_their_order() => Years.Sample(static truth =>
    {
        var margins = Margins(truth);
        var split = margins.Split();
        Assert.NotNull(split);
        var (low, best, high) = split.Value;
        for (var m = 0; m < 12; m++)
        {
            Assert.Equal(margins.Rows[m], new Deaths(Row(low, m), Row(best, m), Row(high, m)));
            for (var t = 0; t < 3; t++)
            {
                Assert.True(low[m, t] >= 0 && low[m, t] <= best[m, t] && best[m, t] <= high[m, t]);
                Assert.True(truth[m, t].Events > 0 || high[m, t] == 0);
            }
        }

        for (var t = 0; t < 3; t++)
        {
            Assert.Equal(margins.Columns[t], new Deaths(Column(low, t), Column(best, t), Column(high, t)));
        }
    });

    [Fact]
    public void Cells_called_exact_are_the_true_ones() => Years.Sample(static truth =>
    {
        var margins = Margins(truth);
        var (open, (low, best, high)) = (margins.OpenCells(), margins.Split()!.Value);
        for (var m = 0; m < 12; m++)
        {
            for (var t = 0; t < 3; t++)
            {
                Assert.True(open[m, t] || truth[m, t].Deaths == new Deaths(low[m, t], best[m, t], high[m, t]));
            }
        }
    });

    [Fact]
    public void No_other_table_with_these_margins_is_likelier() => Years.Sample(static truth =>
    {
        var margins = Margins(truth);
        var (rows, columns) = (margins.Rows.Select(static r => (double)r.Best).ToArray(), margins.Columns.Select(static c => (double)c.Best).ToArray());
        var table = MarginTable.Create(margins.Events, rows, columns)!;
        var x = LikeliestSplit.Of(table);

        // Moving deaths around any rectangle of open cells keeps the margins; at the maximum the slope is zero.
        for (var m = 0; m < 11; m++)
        {
            foreach (var (t, u) in new[] { (0, 1), (0, 2), (1, 2) })
            {
                if (table.IsFree(m, t) && table.IsFree(m, u) && table.IsFree(m + 1, t) && table.IsFree(m + 1, u))
                {
                    double Slope(int row, int type) => margins.Events[row, type] / x[row, type];
                    var slope = Slope(m, t) - Slope(m, u) - Slope(m + 1, t) + Slope(m + 1, u);
                    Assert.True(Math.Abs(slope) < 1e-6 * (Slope(m, t) + Slope(m, u) + Slope(m + 1, t) + Slope(m + 1, u)), $"slope {slope}");
                }
            }
        }
    });

    [Fact]
    public void Rounding_moves_no_cell_by_a_whole_death() =>
        Gen.Double[0, 1000].Array[36].Sample(static cells =>
        {
            var table = new double[12, 3];
            for (var i = 0; i < 36; i++)
            {
                table[i / 3, i % 3] = cells[i];
            }

            // Whole margins: the last row and column take what is missing.
            for (var m = 0; m < 11; m++)
            {
                table[m, 2] += Math.Ceiling(Sum(m)) - Sum(m);
            }

            for (var t = 0; t < 3; t++)
            {
                var sum = Enumerable.Range(0, 12).Sum(m => table[m, t]);
                table[11, t] += Math.Ceiling(sum) - sum;
            }

            double Sum(int m) => table[m, 0] + table[m, 1] + table[m, 2];
            var rows = Enumerable.Range(0, 12).Select(m => Math.Round(Sum(m))).ToArray();
            var columns = Enumerable.Range(0, 3).Select(t => Math.Round(Enumerable.Range(0, 12).Sum(m => table[m, t]))).ToArray();
            var rounded = ControlledRounding.Round(table, rows, columns);
            for (var m = 0; m < 12; m++)
            {
                Assert.Equal(rows[m], Row(rounded, m));
                for (var t = 0; t < 3; t++)
                {
                    Assert.True(Math.Abs(rounded[m, t] - table[m, t]) < 1 + 1e-4);
                }
            }
        });

    [Fact]
    public void Margins_that_no_table_has_are_refused()
    {
        // The only events of type 2 are in a month with one death; ten deaths of the type cannot be placed.
        var events = new double[,] { { 1, 0, 0 }, { 1, 1, 0 } };
        Assert.Null(MarginTable.Create(events, [9, 1], [0, 10, 0]));
        Assert.NotNull(MarginTable.Create(events, [9, 1], [9, 1, 0]));
    }

    [Fact]
    public void The_split_beats_the_share_of_events_and_proportional_fitting_wherever_the_truth_is_known()
    {
        var errors = SplitError.Measure(SharedData.Data);
        Assert.Equal(15, errors.Count);
        foreach (var truth in errors.GroupBy(static e => e.Truth))
        {
            var (naive, fitted, ours) = (truth.ElementAt(0), truth.ElementAt(1), truth.ElementAt(2));
            Assert.True(ours.Misplaced < fitted.Misplaced && fitted.Misplaced <= naive.Misplaced, truth.Key);
        }

        var (allNaive, allOurs) = (errors[12], errors[14]);
        Assert.Equal("all", allOurs.Truth);
        Assert.True(allOurs.Misplaced < 0.7 * allNaive.Misplaced);
        Assert.True(allOurs.StateBased < allNaive.StateBased && allOurs.NonState < allNaive.NonState && allOurs.OneSided < allNaive.OneSided);
    }

    private static TypeMargins Margins((Deaths Deaths, int Events)[,] truth)
    {
        var events = new double[12, 3];
        var (rows, columns) = (new Deaths[12], new Deaths[3]);
        for (var m = 0; m < 12; m++)
        {
            for (var t = 0; t < 3; t++)
            {
                events[m, t] = truth[m, t].Events;
                rows[m] += truth[m, t].Deaths;
                columns[t] += truth[m, t].Deaths;
            }
        }

        return new TypeMargins(events, rows, columns);
    }

    private static long Row(long[,] table, int m) => table[m, 0] + table[m, 1] + table[m, 2];

    private static long Column(long[,] table, int t) => Enumerable.Range(0, table.GetLength(0)).Sum(m => table[m, t]);
}
