namespace Forestall.Dilemmas.Weighing.Internals;

/// <summary>One linear bound on weights: Σ Factors·w ≤ Limit.</summary>
/// <param name="Factors">A factor per weight.</param>
/// <param name="Limit">The limit.</param>
internal sealed record WeightRow(double[] Factors, double Limit);

/// <summary>The point of the weight simplex farthest from all bounds, by a linear program (simplex method with the rule of Bland 1977).</summary>
internal static class InteriorPoint
{
    private const double Tiny = 1e-11;

    /// <summary>The point, and how far it is from the nearest bound; a distance below 0: no weights satisfy all bounds.</summary>
    public static (double[] Point, double Distance) Of(IReadOnlyList<WeightRow> rows, int count)
    {
        // Unknowns: all weights but the last, which is the rest to 1; and the distance, moved up by a constant so that it is never negative.
        var scaled = rows.Select(Scaled).Concat(Enumerable.Range(0, count).Select(j => new WeightRow([.. Enumerable.Range(0, count).Select(k => k == j ? -1.0 : 0)], 0))).ToList();
        var lift = Math.Max(1, scaled.Max(r => r.Factors[count - 1] - r.Limit));
        var unknowns = count;
        var height = scaled.Count;
        var table = new double[height + 1, unknowns + height + 1];
        for (var i = 0; i < height; i++)
        {
            var (factors, limit) = scaled[i];
            for (var j = 0; j < count - 1; j++)
            {
                table[i, j] = factors[j] - factors[count - 1];
            }

            table[i, count - 1] = 1;
            table[i, unknowns + i] = 1;
            table[i, unknowns + height] = limit - factors[count - 1] + lift;
        }

        table[height, count - 1] = -1;
        var basis = Enumerable.Range(unknowns, height).ToArray();
        Maximise(table, basis, height, unknowns + height);

        var values = new double[unknowns + height];
        for (var i = 0; i < height; i++)
        {
            values[basis[i]] = table[i, unknowns + height];
        }

        var point = new double[count];
        for (var j = 0; j < count - 1; j++)
        {
            point[j] = values[j];
        }

        point[count - 1] = 1 - point.Sum();
        return (point, values[count - 1] - lift);
    }

    private static WeightRow Scaled(WeightRow row)
    {
        var largest = row.Factors.Max(Math.Abs);
        return new([.. row.Factors.Select(f => f / largest)], row.Limit / largest);
    }

    private static void Maximise(double[,] table, int[] basis, int height, int width)
    {
        while (true)
        {
            var column = 0;
            while (column < width && table[height, column] >= -Tiny)
            {
                column++;
            }

            if (column == width)
            {
                return;
            }

            var row = -1;
            for (var i = 0; i < height; i++)
            {
                if (table[i, column] > Tiny && (row < 0 || Ratio(i) < Ratio(row) - Tiny || (Ratio(i) <= Ratio(row) + Tiny && basis[i] < basis[row])))
                {
                    row = i;
                }
            }

            // The distance is bounded by the weights themselves, so a row is always found.
            Pivot(table, row, column, height, width);
            basis[row] = column;

            double Ratio(int i) => table[i, width] / table[i, column];
        }
    }

    private static void Pivot(double[,] table, int row, int column, int height, int width)
    {
        var pivot = table[row, column];
        for (var j = 0; j <= width; j++)
        {
            table[row, j] /= pivot;
        }

        for (var i = 0; i <= height; i++)
        {
            var factor = table[i, column];
            if (i != row && factor != 0)
            {
                for (var j = 0; j <= width; j++)
                {
                    table[i, j] -= factor * table[row, j];
                }
            }
        }
    }
}
