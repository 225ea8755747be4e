using System.Globalization;
using Forestall.Files;
using Forestall.Warning.Counts.Internals;

namespace Forestall.Warning.Counts;

/// <summary>
/// Country-month actuals as the VIEWS prediction challenge publishes them, <c>views_cm_actuals_YYYY.csv</c> with columns country_id, month_id (1 is 1980-01)
/// and outcome (deaths in state-based violence): one year to be forecast, and what was known by October of the year before.
/// </summary>
public sealed class ViewsActuals
{
    private static readonly Month MonthZero = new(1979, 12);

    private ViewsActuals(int year, IReadOnlyList<int> countries, IReadOnlyList<int[]> histories, IReadOnlyList<int[]> outcomes) =>
        (Year, Countries, Histories, Outcomes) = (year, countries, histories, outcomes);

    /// <summary>The year to be forecast.</summary>
    public int Year { get; }

    /// <summary>VIEWS country identifiers, ascending.</summary>
    public IReadOnlyList<int> Countries { get; }

    /// <summary>Deaths of each country in every month known, through October of the year before; at least twelve.</summary>
    internal IReadOnlyList<int[]> Histories { get; }

    /// <summary>Deaths of each country from January to December of the year.</summary>
    internal IReadOnlyList<int[]> Outcomes { get; }

    /// <summary>Reads a window from a folder that holds the files of that year and of at least the two years before.</summary>
    /// <exception cref="InputException">A file, column, country or month is missing, doubled or unreadable.</exception>
    public static ViewsActuals Read(string folder, int year)
    {
        if (!Directory.Exists(folder))
        {
            throw new InputException($"the folder {folder} does not exist; name the one that holds views_cm_actuals_{year}.csv.");
        }

        var missing = Enumerable.Range(year - 2, 3).Select(FileName).Where(f => !File.Exists(Path.Combine(folder, f))).ToList();
        if (missing.Count > 0)
        {
            throw new InputException($"{folder} lacks {string.Join(" and ", missing)}; the window {year} needs the actuals of {year} and, for the last twelve months known (November {year - 2} to October {year - 1}), those of {year - 1} and {year - 2}.");
        }

        var first = year - 2;
        while (File.Exists(Path.Combine(folder, FileName(first - 1))))
        {
            first--;
        }

        var years = new Dictionary<int, SortedDictionary<int, int?[]>>();
        for (var y = first; y <= year; y++)
        {
            years[y] = ReadYear(Path.Combine(folder, FileName(y)), y);
        }

        int[] countries = [.. years[year].Keys];
        foreach (var y in new[] { year - 1, year - 2 })
        {
            if (years[y].Keys.Except(countries).FirstOrDefault() is var extra && extra > 0)
            {
                throw new InputException($"{FileName(year)} has no country_id {extra}, which is in {FileName(y)}; give files with the same countries.");
            }
        }

        return new ViewsActuals(
            year,
            countries,
            [.. countries.Select(c => History(years, first, year, c))],
            [.. countries.Select(c => Complete(years[year], year, c, 1, 12))]);
    }

    private static string FileName(int year) => string.Create(CultureInfo.InvariantCulture, $"views_cm_actuals_{year}.csv");

    private static SortedDictionary<int, int?[]> ReadYear(string path, int year)
    {
        using var table = TableReader.Open(path);
        var (country, month, outcome) = (table.Require("country_id"), table.Require("month_id"), table.Require("outcome"));
        var deaths = new SortedDictionary<int, int?[]>();
        while (table.Read())
        {
            var id = table.Int(country);
            if (id < 1)
            {
                throw table.Wrong(country, $"{id} is no country; identifiers begin at 1");
            }

            var number = table.Count(month);
            var offset = number - (new Month(year, 1) - MonthZero);
            if (offset is < 0 or > 11)
            {
                throw table.Wrong(month, $"{number} does not lie in {year}, whose months are {new Month(year, 1) - MonthZero} to {new Month(year, 12) - MonthZero}");
            }

            if (!deaths.TryGetValue(id, out var months))
            {
                deaths[id] = months = new int?[12];
            }

            if (months[offset] is not null)
            {
                throw table.Wrong(month, $"country_id {id}, month_id {number} stands in the file twice");
            }

            months[offset] = table.Int(outcome);
        }

        return deaths.Count > 0 ? deaths : throw new InputException($"{table.Name} has no rows; download it again.");
    }

    /// <summary>All months that are known without a gap, through October of the year before the window.</summary>
    private static int[] History(Dictionary<int, SortedDictionary<int, int?[]>> years, int first, int year, int country)
    {
        var history = new List<int>(Complete(years[year - 2], year - 2, country, 11, 12));
        for (var y = year - 2; y >= first; y--)
        {
            var to = y == year - 2 ? 10 : 12;
            if (!years[y].TryGetValue(country, out var months))
            {
                break;
            }

            var from = to;
            while (from > 0 && months[from - 1] is not null)
            {
                from--;
            }

            history.InsertRange(0, months[from..to].Select(static d => d!.Value));
            if (from > 0)
            {
                break;
            }
        }

        history.AddRange(Complete(years[year - 1], year - 1, country, 1, 10));
        return [.. history];
    }

    private static int[] Complete(SortedDictionary<int, int?[]> deaths, int year, int country, int from, int to)
    {
        if (!deaths.TryGetValue(country, out var months))
        {
            throw new InputException($"{FileName(year)} has no country_id {country}; give files with the same countries.");
        }

        var gap = Array.FindIndex(months, from - 1, to - from + 1, static d => d is null);
        return gap < 0
            ? [.. months[(from - 1)..to].Select(static d => d!.Value)]
            : throw new InputException($"{FileName(year)} has no row for country_id {country}, month_id {new Month(year, gap + 1) - MonthZero}; add it, with 0 where nobody died.");
    }
}
