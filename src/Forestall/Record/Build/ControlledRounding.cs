namespace Forestall.Record.Build;

/// <summary>
/// Rounds a table of three columns to whole numbers so that both margins hold exactly and every cell is rounded to the whole number
/// below or above (Causey, Cox and Ernst, 1985), with the least sum of squared changes; by dynamic programming over the rows.
/// </summary>
internal static class ControlledRounding
{
    private const int Columns = 3;

    /// <summary>The rounded table; <paramref name="table"/> has the margins to a millionth.</summary>
    public static long[,] Round(double[,] table, double[] rows, double[] columns)
    {
        var floors = new long[rows.Length, Columns];
        var fractions = new double[rows.Length, Columns];
        for (var m = 0; m < rows.Length; m++)
        {
            for (var t = 0; t < Columns; t++)
            {
                var value = Math.Abs(table[m, t] - Math.Round(table[m, t])) < 1e-5 ? Math.Round(table[m, t]) : table[m, t];
                floors[m, t] = (long)Math.Floor(value);
                fractions[m, t] = Math.Round(value - Math.Floor(value), 6);
            }
        }

        var up = Choose(fractions, [.. rows.Select((r, m) => (int)Math.Round(r - Enumerable.Range(0, Columns).Sum(t => floors[m, t])))]);
        var target = Enumerable.Range(0, Columns).Select(t => (int)Math.Round(columns[t] - Enumerable.Range(0, rows.Length).Sum(m => floors[m, t]))).ToArray();
        var state = (target[0], target[1], target[2]);
        for (var m = rows.Length - 1; m >= 0; m--)
        {
            var (_, previous, pattern) = up[m + 1][state];
            for (var t = 0; t < Columns; t++)
            {
                floors[m, t] += pattern >> t & 1;
            }

            state = previous;
        }

        return floors;
    }

    /// <summary>For each number of rows, the cheapest way to every state: how many cells of each column were rounded up so far.</summary>
    private static List<Dictionary<(int, int, int), (double Cost, (int, int, int) Previous, int Pattern)>> Choose(double[,] fractions, int[] upPerRow)
    {
        var layers = new List<Dictionary<(int, int, int), (double Cost, (int, int, int) Previous, int Pattern)>> { new() { [(0, 0, 0)] = (0, default, 0) } };
        for (var m = 0; m < upPerRow.Length; m++)
        {
            var layer = new Dictionary<(int, int, int), (double Cost, (int, int, int) Previous, int Pattern)>();
            foreach (var (state, (cost, _, _)) in layers[^1].OrderBy(static s => s.Key))
            {
                for (var pattern = 0; pattern < 1 << Columns; pattern++)
                {
                    if (int.PopCount(pattern) != upPerRow[m] || RoundsAWholeNumber(fractions, m, pattern))
                    {
                        continue;
                    }

                    var next = (state.Item1 + (pattern & 1), state.Item2 + (pattern >> 1 & 1), state.Item3 + (pattern >> 2));
                    var total = cost + Enumerable.Range(0, Columns).Sum(t => Math.Pow((pattern >> t & 1) - fractions[m, t], 2));
                    if (!layer.TryGetValue(next, out var known) || total < known.Cost - 1e-12)
                    {
                        layer[next] = (total, state, pattern);
                    }
                }
            }

            layers.Add(layer);
        }

        return layers;
    }

    private static bool RoundsAWholeNumber(double[,] fractions, int row, int pattern) =>
        Enumerable.Range(0, Columns).Any(t => (pattern >> t & 1) == 1 && fractions[row, t] == 0);
}
