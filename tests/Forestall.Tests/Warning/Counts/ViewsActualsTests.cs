using System.Globalization;
using System.Text;
using Forestall.Warning.Counts;
using Forestall.Warning.Counts.Internals;

namespace Forestall.Tests.Warning.Counts;

public sealed class ViewsActualsTests
{
    // Made with SciPy 1.10.1 (signal.resample) and NumPy from the same files.
    private static readonly Dictionary<int, double> SciPyIgnorance = new() { [2020] = 0.566535149216536, [2021] = 0.685623342576674 };

    [Theory]
    [InlineData(2020)]
    [InlineData(2021)]
    public void Conflictology_has_the_published_scores(int year)
    {
        var actuals = ViewsActuals.Read(SharedData.PathOf("views_challenge"), year);
        var published = System.IO.File.ReadAllLines(Path.Combine(SharedData.Reference, "scores.csv"));
        var nothing = new int[24 * 1000].AsMemory();
        var scores = WindowScoring.Score(year, [.. actuals.Histories.Select(static h => h[^12..])], actuals.Outcomes, [.. actuals.Histories.Select(_ => (ReadOnlyMemory<int>)nothing)]).All;
        Assert.Equal(191, actuals.Countries.Count);
        Assert.Equal(Published("conflictology12_crps"), scores.Conflictology.Crps, 1e-4);
        Assert.Equal(Published("conflictology12_mis90"), scores.Conflictology.IntervalScore, 1e-2);
        Assert.Equal(SciPyIgnorance[year], scores.Conflictology.Ignorance, 1e-12);
        Assert.Equal(scores.Zero, scores.Model);

        double Published(string score)
        {
            var line = published.Single(l => l.StartsWith($"{score},\"VIEWS cm window {year}\",", StringComparison.Ordinal));
            return double.Parse(line.Split(',')[2], CultureInfo.InvariantCulture);
        }
    }

    [Fact]
    public void All_months_known_without_a_gap_are_history()
    {
        using var folder = new TemporaryFolder();
        Write(folder, 2016, static (_, _) => 16, months: [1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12]);
        Write(folder, 2017, static (_, month) => 1700 + month);
        Write(folder, 2018, static (_, month) => 1800 + month);
        Write(folder, 2019, static (_, month) => 1900 + month);
        var actuals = ViewsActuals.Read(folder.Path, 2019);
        Assert.Equal([3, 7], actuals.Countries);
        Assert.All(actuals.Histories, static h => Assert.Equal([.. Enumerable.Repeat(16, 8), .. Enumerable.Range(1701, 12), .. Enumerable.Range(1801, 10)], h));
        Assert.All(actuals.Outcomes, static o => Assert.Equal(Enumerable.Range(1901, 12), o));
    }

    [Theory]
    [InlineData(2020, "outcome", "deaths", "views_cm_actuals_2020.csv, line 1: the column 'outcome' is missing")]
    [InlineData(2019, "\n4,469,3", "\nmany,469,3", "views_cm_actuals_2019.csv, line 2, column 'outcome': 'many' is no number")]
    [InlineData(2019, "\n4,469,3", "\n-4,469,3", "views_cm_actuals_2019.csv, line 2, column 'outcome': -4 is negative")]
    [InlineData(2019, "\n4,469,3", "\n4.5,469,3", "views_cm_actuals_2019.csv, line 2, column 'outcome': 4.5 is no whole number")]
    [InlineData(2019, "\n4,469,3", "\n,469,3", "views_cm_actuals_2019.csv, line 2, column 'outcome': the number is missing")]
    [InlineData(2019, "\n4,469,3", "", "views_cm_actuals_2019.csv has no row for country_id 3, month_id 469")]
    [InlineData(2019, "\n4,469,3", "\n4,470,3", "views_cm_actuals_2019.csv, line 3, column 'month_id': country_id 3, month_id 470 stands in the file twice")]
    [InlineData(2019, "\n4,469,3", "\n4,481,3", "views_cm_actuals_2019.csv, line 2, column 'month_id': 481 does not lie in 2019, whose months are 469 to 480")]
    [InlineData(2018, "\n4,468,3", "", "views_cm_actuals_2018.csv has no row for country_id 3, month_id 468")]
    [InlineData(2020, ",3\n", ",9\n", "views_cm_actuals_2020.csv has no country_id 3, which is in views_cm_actuals_2019.csv")]
    [InlineData(2018, ",3\n", ",7\n", "views_cm_actuals_2018.csv, line 14, column 'month_id': country_id 7, month_id 457 stands in the file twice")]
    [InlineData(2020, ",3\n", ",0\n", "views_cm_actuals_2020.csv, line 2, column 'country_id': 0 is no country")]
    public void What_is_wrong_with_a_file_is_said_in_a_sentence(int year, string from, string to, string expected)
    {
        using var folder = new TemporaryFolder();
        for (var y = 2018; y <= 2020; y++)
        {
            Write(folder, y, static (_, _) => 4);
        }

        var path = folder.File($"views_cm_actuals_{year}.csv");
        var text = System.IO.File.ReadAllText(path);
        var changed = text.Replace(from, to, StringComparison.Ordinal);
        Assert.NotEqual(text, changed);
        System.IO.File.WriteAllText(path, changed);
        var message = Assert.Throws<InputException>(() => ViewsActuals.Read(folder.Path, 2020)).Message;
        Assert.StartsWith(expected, message, StringComparison.Ordinal);
        Assert.EndsWith(".", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_are_missing_are_named_with_what_they_are_needed_for()
    {
        using var folder = new TemporaryFolder();
        Write(folder, 2020, static (_, _) => 0);
        var message = Assert.Throws<InputException>(() => ViewsActuals.Read(folder.Path, 2020)).Message;
        Assert.Contains("lacks views_cm_actuals_2018.csv and views_cm_actuals_2019.csv; the window 2020 needs", message, StringComparison.Ordinal);
        Assert.Contains("does not exist", Assert.Throws<InputException>(() => ViewsActuals.Read(folder.File("none"), 2020)).Message, StringComparison.Ordinal);
    }

    internal static void Write(TemporaryFolder folder, int year, Func<int, int, int> deaths, IReadOnlyList<int>? months = null)
    {
        var text = new StringBuilder("outcome,month_id,country_id\n");
        foreach (var country in new[] { 3, 7 })
        {
            foreach (var month in months ?? [.. Enumerable.Range(1, 12)])
            {
                text.Append(CultureInfo.InvariantCulture, $"{deaths(country, month)},{((year - 1980) * 12) + month},{country}\n");
            }
        }

        System.IO.File.WriteAllText(folder.File(string.Create(CultureInfo.InvariantCulture, $"views_cm_actuals_{year}.csv")), text.ToString());
    }
}
