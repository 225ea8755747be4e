namespace Forestall.Record.Build;

/// <summary>What is published about one country-year: events by month and type, deaths by month, deaths by type.</summary>
/// <param name="Events">Events, months by types.</param>
/// <param name="Rows">Deaths per month.</param>
/// <param name="Columns">Deaths per type: state-based, non-state, one-sided.</param>
internal sealed record TypeMargins(double[,] Events, IReadOnlyList<Deaths> Rows, IReadOnlyList<Deaths> Columns)
{
    /// <summary>Types of violence.</summary>
    public const int Types = 3;

    /// <summary>
    /// Low is split by itself; best is low plus the split of what best has more, high is best plus what high has more,
    /// so that low ≤ best ≤ high in every cell wherever the published totals are so ordered. Where a layer has no solution, the table is split by itself.
    /// Null when even that has none.
    /// </summary>
    public (long[,] Low, long[,] Best, long[,] High)? Split() =>
        Alone(static d => d.Low) is { } low
        && (Above(low, static d => d.Best) ?? Alone(static d => d.Best)) is { } best
        && (Above(best, static d => d.High) ?? Alone(static d => d.High)) is { } high
            ? (low, best, high)
            : null;

    /// <summary>
    /// Which cells are not fixed by the margins. A month or a type with one open cell fixes that cell; taking it away may leave another alone,
    /// and so on until none is alone.
    /// </summary>
    public bool[,] OpenCells()
    {
        var (rows, open) = (Rows.Count, new bool[Rows.Count, Types]);
        for (var m = 0; m < rows; m++)
        {
            for (var t = 0; t < Types; t++)
            {
                open[m, t] = Events[m, t] > 0 && Largest(Rows[m]) > 0 && Largest(Columns[t]) > 0;
            }
        }

        bool changed;
        do
        {
            changed = false;
            for (var m = 0; m < rows; m++)
            {
                for (var t = 0; t < Types; t++)
                {
                    if (open[m, t] && (Enumerable.Range(0, Types).Count(u => open[m, u]) == 1 || Enumerable.Range(0, rows).Count(u => open[u, t]) == 1))
                    {
                        open[m, t] = false;
                        changed = true;
                    }
                }
            }
        }
        while (changed);
        return open;
    }

    private static long Largest(Deaths deaths) => Math.Max(deaths.High, Math.Max(deaths.Best, deaths.Low));

    private long[,]? Alone(Func<Deaths, long> pick) => Solve([.. Rows.Select(d => (double)pick(d))], [.. Columns.Select(d => (double)pick(d))]);

    /// <summary>A table built on a smaller one; months whose total is smaller than below take the shares of below.</summary>
    private long[,]? Above(long[,] below, Func<Deaths, long> pick)
    {
        var table = (long[,])below.Clone();
        var more = new double[Rows.Count];
        for (var m = 0; m < Rows.Count; m++)
        {
            var (before, now) = (below[m, 0] + below[m, 1] + below[m, 2], pick(Rows[m]));
            if (now < before)
            {
                TakeShares(table, below, m, now);
            }

            more[m] = Math.Max(0, now - before);
        }

        var columns = Enumerable.Range(0, Types).Select(t => (double)(pick(Columns[t]) - Enumerable.Range(0, Rows.Count).Sum(m => table[m, t]))).ToArray();
        if (Solve(more, columns) is not { } gap)
        {
            return null;
        }

        for (var m = 0; m < Rows.Count; m++)
        {
            for (var t = 0; t < Types; t++)
            {
                table[m, t] += gap[m, t];
            }
        }

        return table;
    }

    private long[,]? Solve(double[] rows, double[] columns) =>
        MarginTable.Create(Events, rows, columns) is { } table ? ControlledRounding.Round(LikeliestSplit.Of(table), rows, columns) : null;

    private static void TakeShares(long[,] table, long[,] below, int month, long now)
    {
        var parts = Apportionment.Proportional(now, [.. Enumerable.Range(0, Types).Select(t => below[month, t])]);
        for (var t = 0; t < Types; t++)
        {
            table[month, t] = parts[t];
        }
    }
}
