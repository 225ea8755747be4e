using Forestall.Files;

namespace Forestall.Record.Build;

/// <summary>
/// Compares ways of splitting monthly deaths by type with the truth. From event files (Myanmar, Mexico, Syria) the margins are computed
/// and the split hidden; from VIEWS the split is known for months whose total equals UCDP's, and the margins are UCDP's own.
/// </summary>
internal static class SplitEvaluation
{
    private const string ViewsByType = "views_cm_by_type/views_cm_sb_ns_os_2017-11_2020-10.csv";

    private static readonly (string Code, string Name, string File)[] EventFiles =
    [
        ("MMR", "Myanmar, events", "ged_event_samples/ged_myanmar.csv"),
        ("MEX", "Mexico, events", "ged_event_samples/ged_mexico.csv"),
        ("SYR", "Syria, events", "ged_event_samples/ged_syria.csv"),
    ];

    private static readonly (string Name, Func<TypeMargins, double[,]> Split)[] Methods =
    [
        ("by event share", ByEventShare),
        ("proportional fitting", ProportionalFitting),
        ("the record's", TheRecords),
    ];

    public static IReadOnlyList<SplitError> Run(SourceFolder folder)
    {
        var truths = EventFiles.Select(f => (f.Name, Years: FromEvents(folder.PathOf(f.File)))).ToList();
        truths.Add(("other countries 2017-11 to 2020-10, VIEWS", FromViews(folder)));
        truths.Add(("all", [.. truths.SelectMany(static t => t.Years)]));
        return [.. truths.SelectMany(static t => Methods.Select(m => Score(t.Name, m.Name, t.Years, m.Split)))];
    }

    private static List<KnownYear> FromEvents(string path)
    {
        using var table = TableReader.Open(path);
        var (type, start) = (table.Require("type_of_violence"), table.Require("date_start"));
        var (best, low, high) = (table.Require("best"), table.Require("low"), table.Require("high"));
        var sums = new Dictionary<(Month Month, int Type), (Deaths Deaths, int Events)>();
        while (table.Read())
        {
            var month = Month.TryParse(table.Text(start) is { Length: >= 7 } date ? date[..7] : null, out var m) ? m : throw table.Wrong(start, "the date is none; write it as yyyy-MM-dd");
            var key = (month, table.Int(type) - 1);
            var (deaths, events) = sums.GetValueOrDefault(key);
            sums[key] = (deaths + new Deaths(table.Count(low), table.Count(best), table.Count(high)), events + 1);
        }

        return [.. sums.Keys.GroupBy(static k => k.Month.Year).OrderBy(static g => g.Key).Select(g => KnownYear.FromEvents(sums, g.Key))];
    }

    private static List<KnownYear> FromViews(SourceFolder folder)
    {
        var truth = new Dictionary<(string, Month), double[]>();
        using (var table = TableReader.Open(folder.PathOf(ViewsByType)))
        {
            var (id, gw) = (table.Require("month_id"), table.Require("gwcode"));
            var types = new[] { table.Require("ged_sb"), table.Require("ged_ns"), table.Require("ged_os") };
            while (table.Read())
            {
                if (CountryList.WithGleditschWard(table.Int(gw)) is { } country)
                {
                    truth[(country.Code, new Month(1980, 1) + (table.Int(id) - 1))] = [.. types.Select(t => (double)table.Count(t))];
                }
            }
        }

        var years = CountryYearFile.Read(folder.PathOf(SourceFolder.CountryYears)).ToDictionary(static y => (y.Country.Code, y.Year));
        return [.. CountryMonthFile.Read(folder.PathOf(SourceFolder.CountryMonths))
            .GroupBy(static m => (m.Situation, m.Month.Year))
            .Where(g => EventFiles.All(f => f.Code != g.Key.Situation) && g.Any(m => truth.ContainsKey((m.Situation, m.Month))))
            .OrderBy(static g => g.Key)
            .Select(g => KnownYear.FromMonths([.. g.OrderBy(static m => m.Month)], years[g.Key], truth))];
    }

    private static SplitError Score(string truth, string method, List<KnownYear> years, Func<TypeMargins, double[,]> split)
    {
        var (errors, deaths) = (new double[TypeMargins.Types], new double[TypeMargins.Types]);
        var (allErrors, allDeaths) = (0.0, 0.0);
        foreach (var year in years)
        {
            var (estimate, open) = (split(year.Margins), year.Margins.OpenCells());
            for (var m = 0; m < year.Truth.GetLength(0); m++)
            {
                for (var t = 0; t < TypeMargins.Types && year.Known[m]; t++)
                {
                    var error = Math.Abs(estimate[m, t] - year.Truth[m, t]);
                    allErrors += error;
                    allDeaths += year.Truth[m, t];
                    if (open[m, t])
                    {
                        errors[t] += error;
                        deaths[t] += year.Truth[m, t];
                    }
                }
            }
        }

        double Share(int t) => deaths[t] > 0 ? errors[t] / deaths[t] : double.NaN;
        return new SplitError(truth, method, (long)deaths.Sum(), Share(0), Share(1), Share(2), errors.Sum() / 2 / deaths.Sum(), allErrors / 2 / allDeaths);
    }

    private static double[,] ByEventShare(TypeMargins margins) => Table(margins, (m, t) =>
        margins.Events[m, t] == 0 ? 0 : margins.Rows[m].Best * margins.Events[m, t] / (margins.Events[m, 0] + margins.Events[m, 1] + margins.Events[m, 2]));

    private static double[,] ProportionalFitting(TypeMargins margins)
    {
        const int SweepsAtMost = 20000;
        var table = (double[,])margins.Events.Clone();
        for (var sweep = 0; sweep < SweepsAtMost; sweep++)
        {
            var furthest = 0.0;
            for (var t = 0; t < TypeMargins.Types; t++)
            {
                var sum = Enumerable.Range(0, margins.Rows.Count).Sum(m => table[m, t]);
                furthest = Math.Max(furthest, Math.Abs(sum - margins.Columns[t].Best));
                for (var m = 0; m < margins.Rows.Count; m++)
                {
                    table[m, t] *= sum > 0 ? margins.Columns[t].Best / sum : 0;
                }
            }

            for (var m = 0; m < margins.Rows.Count; m++)
            {
                var sum = table[m, 0] + table[m, 1] + table[m, 2];
                for (var t = 0; t < TypeMargins.Types; t++)
                {
                    table[m, t] *= sum > 0 ? margins.Rows[m].Best / sum : 0;
                }
            }

            if (furthest < 1e-6)
            {
                break;
            }
        }

        return table;
    }

    private static double[,] TheRecords(TypeMargins margins)
    {
        var best = margins.Split()?.Best ?? throw new InputException("the margins of a year with a known split cannot be reconciled; use files of the same version.");
        return Table(margins, (m, t) => best[m, t]);
    }

    private static double[,] Table(TypeMargins margins, Func<int, int, double> cell)
    {
        var table = new double[margins.Rows.Count, TypeMargins.Types];
        for (var m = 0; m < margins.Rows.Count; m++)
        {
            for (var t = 0; t < TypeMargins.Types; t++)
            {
                table[m, t] = cell(m, t);
            }
        }

        return table;
    }

    /// <summary>A year whose split is known, wholly or in some months.</summary>
    private sealed record KnownYear(TypeMargins Margins, double[,] Truth, bool[] Known)
    {
        public static KnownYear FromEvents(Dictionary<(Month Month, int Type), (Deaths Deaths, int Events)> sums, int year)
        {
            (Deaths Deaths, int Events) At(int m, int t) => sums.GetValueOrDefault((new Month(year, m + 1), t));
            var (events, truth) = (new double[12, TypeMargins.Types], new double[12, TypeMargins.Types]);
            for (var m = 0; m < 12; m++)
            {
                for (var t = 0; t < TypeMargins.Types; t++)
                {
                    events[m, t] = At(m, t).Events;
                    truth[m, t] = At(m, t).Deaths.Best;
                }
            }

            var rows = Enumerable.Range(0, 12).Select(m => At(m, 0).Deaths + At(m, 1).Deaths + At(m, 2).Deaths).ToList();
            var columns = Enumerable.Range(0, TypeMargins.Types).Select(t => Enumerable.Range(0, 12).Aggregate(default(Deaths), (a, m) => a + At(m, t).Deaths)).ToList();
            return new KnownYear(new TypeMargins(events, rows, columns), truth, [.. Enumerable.Repeat(element: true, 12)]);
        }

        public static KnownYear FromMonths(List<CountryMonthFile.Row> months, CountryYearFile.Row year, Dictionary<(string, Month), double[]> truth)
        {
            var (events, known) = (new double[months.Count, TypeMargins.Types], new double[months.Count, TypeMargins.Types]);
            var isKnown = new bool[months.Count];
            for (var m = 0; m < months.Count; m++)
            {
                var split = truth.GetValueOrDefault((months[m].Situation, months[m].Month));
                isKnown[m] = split is not null && split.Sum() == months[m].Deaths.Best;
                for (var t = 0; t < TypeMargins.Types; t++)
                {
                    events[m, t] = months[m].Events[t];
                    known[m, t] = split?[t] ?? 0;
                }
            }

            return new KnownYear(new TypeMargins(events, [.. months.Select(static m => m.Deaths)], year.Deaths), known, isKnown);
        }
    }
}
