namespace Forestall.Record.Build;

/// <summary>
/// Splits the monthly deaths of one country-year by type, low, best and high, so that months and types both add up to the published figures.
/// Method note: docs/methods/monthly-split.md.
/// </summary>
internal static class YearSplit
{
    private const int Types = 3;

    /// <summary>The months with deaths by type; cells that follow from the margins alone are exact, the others estimated.</summary>
    /// <exception cref="InputException">The months and the year cannot be reconciled.</exception>
    public static List<HarmMonth> Split(IReadOnlyList<CountryMonthFile.Row> months, CountryYearFile.Row year)
    {
        if (months.Count == 0)
        {
            return [];
        }

        var events = new double[months.Count, Types];
        for (var m = 0; m < months.Count; m++)
        {
            for (var t = 0; t < Types; t++)
            {
                events[m, t] = months[m].Events[t];
            }
        }

        var margins = new Margins(events, [.. months.Select(static m => m.Deaths)], year.Deaths);
        var (low, best, high) = margins.Split() ?? throw new InputException(
            $"{year.Country.Code} {year.Year}: no split by type fits both the months and the year; use files of the same version.");
        var estimated = EstimatedCells(margins);
        var (civilian, civilianEstimated) = CivilianSplit.Of(best, estimated, year);
        return [.. months.Select((row, m) => new HarmMonth(
            row.Month,
            row.Events[0],
            row.Events[1],
            row.Events[2],
            new HarmByType(
                new Deaths(low[m, 0], best[m, 0], high[m, 0]),
                new Deaths(low[m, 1], best[m, 1], high[m, 1]),
                new Deaths(low[m, 2], best[m, 2], high[m, 2]),
                civilian[m]),
            (estimated[m, 0] ? EstimatedHarm.StateBased : EstimatedHarm.None)
            | (estimated[m, 1] ? EstimatedHarm.NonState : EstimatedHarm.None)
            | (estimated[m, 2] ? EstimatedHarm.OneSided : EstimatedHarm.None)
            | (civilianEstimated[m] ? EstimatedHarm.Civilian : EstimatedHarm.None)))];
    }

    /// <summary>
    /// Which cells are not fixed by the margins. A month or a type with one open cell fixes that cell; taking it away may leave another alone,
    /// and so on until none is alone.
    /// </summary>
    private static bool[,] EstimatedCells(Margins margins)
    {
        var (rows, open) = (margins.Rows.Count, new bool[margins.Rows.Count, Types]);
        for (var m = 0; m < rows; m++)
        {
            for (var t = 0; t < Types; t++)
            {
                open[m, t] = margins.Events[m, t] > 0 && Largest(margins.Rows[m]) > 0 && Largest(margins.Columns[t]) > 0;
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

    /// <summary>The margins of one country-year.</summary>
    private sealed record Margins(double[,] Events, IReadOnlyList<Deaths> Rows, IReadOnlyList<Deaths> Columns)
    {
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
                    LargestRemainder(table, below, m, before, now);
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

        private static void LargestRemainder(long[,] table, long[,] below, int month, long before, long now)
        {
            var parts = Apportionment.LargestRemainder([.. Enumerable.Range(0, Types).Select(t => (double)below[month, t] * now / before)], now);
            for (var t = 0; t < Types; t++)
            {
                table[month, t] = parts[t];
            }
        }
    }
}
