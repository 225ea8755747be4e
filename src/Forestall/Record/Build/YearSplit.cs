namespace Forestall.Record.Build;

/// <summary>
/// Splits the monthly deaths of one country-year by type, low, best and high, so that months and types both add up to the published figures.
/// Method note: docs/methods/monthly-split.md.
/// </summary>
internal static class YearSplit
{
    /// <summary>The months with deaths by type; cells that follow from the margins alone are exact, the others estimated.</summary>
    /// <exception cref="InputException">The months and the year cannot be reconciled.</exception>
    public static List<HarmMonth> Split(IReadOnlyList<CountryMonthFile.Row> months, CountryYearFile.Row year)
    {
        if (months.Count == 0)
        {
            return [];
        }

        var events = new double[months.Count, TypeMargins.Types];
        for (var m = 0; m < months.Count; m++)
        {
            for (var t = 0; t < TypeMargins.Types; t++)
            {
                events[m, t] = months[m].Events[t];
            }
        }

        var margins = new TypeMargins(events, [.. months.Select(static m => m.Deaths)], year.Deaths);
        var (low, best, high) = margins.Split() ?? throw new InputException(
            $"{year.Country.Code} {year.Year}: no split by type fits both the months and the year; use files of the same version.");
        var estimated = margins.OpenCells();
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
}
