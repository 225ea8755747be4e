namespace Forestall.Record.Build;

/// <summary>
/// Spreads the civilian deaths of a country-year over its months: each type's share of civilians in the year is taken for every month,
/// and the sum is rounded to the published total of the year.
/// </summary>
internal static class CivilianSplit
{
    /// <summary>Civilian deaths per month, and whether the figure is estimated.</summary>
    public static (long[] Civilians, bool[] Estimated) Of(long[,] deaths, bool[,] estimated, CountryYearFile.Row year)
    {
        var months = deaths.GetLength(0);
        var expected = new double[months];
        var isEstimated = new bool[months];
        for (var m = 0; m < months; m++)
        {
            for (var t = 0; t < year.Deaths.Length; t++)
            {
                var (all, civilians, here) = (year.Deaths[t].Best, year.Civilians[t], deaths[m, t]);
                if (all == 0 || civilians == 0)
                {
                    continue;
                }

                expected[m] += (double)here * civilians / all;
                isEstimated[m] |= estimated[m, t] || (civilians != all && here != 0 && here != all);
            }
        }

        return (Apportionment.LargestRemainder(expected, year.Civilians.Sum()), isEstimated);
    }
}
