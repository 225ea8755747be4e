using Forestall.Record;
using Forestall.Record.Internals;
using Forestall.Warning;

namespace Forestall.Tests.Warning;

/// <summary>A small record in which crossings come again and again, so that its warnings are made in a moment.</summary>
internal static class CrossingWorld
{
    // Most of these border on each other; AAA and AAB have no neighbours.
    private static readonly string[] Codes = ["AAA", "AAB", "AGO", "BDI", "CAF", "CMR", "COD", "COG", "ERI", "ETH", "GAB", "KEN", "MWI", "NER", "NGA", "RWA", "SDN", "SOM", "TCD", "TZA", "UGA", "ZMB"];
    private static readonly Lazy<WarningHistory> BuiltHistory = new(static () => Build(Record!));

    public static Month From { get; } = new(1989, 1);

    public static Month To { get; } = new(1997, 11);

    public static int FirstYear => WarningHistory.DefaultFirstYear;

    public static ViolenceRecord Record { get; } = With(static (_, m) => m, static y => y);

    public static WarningHistory History => BuiltHistory.Value;

    /// <summary>The record with months and years changed.</summary>
    public static ViolenceRecord With(Func<string, HarmMonth, HarmMonth> month, Func<HarmYear, HarmYear> year) => new(Content(month, year), "test");

    public static RecordContent Content(Func<string, HarmMonth, HarmMonth> month, Func<HarmYear, HarmYear> year)
    {
        var situations = Codes.Select(static (c, i) => new Situation(c, i + 1, $"Land {c}", "Nowhere", [], c == "ERI" ? new Month(1993, 5) : From, To)).ToList();
        var plain = situations.SelectMany((s, i) => Enumerable.Range(0, s.Months).Select(t => (s.Code, Month: Harm(i, s.From + t)))).ToList();
        var years = situations.SelectMany((s, i) => Enumerable.Range(s.From.Year, To.Year - s.From.Year + 1).Select(y => Year(i, s.Code, y, plain)));
        return new RecordContent(
            situations,
            [.. plain.Select(m => (m.Code, month(m.Code, m.Month))).Where(static m => m.Item2.Events > 0 || m.Item2.Harm != default)],
            [.. years.Select(year)],
            []);
    }

    public static WarningHistory Build(ViolenceRecord record, WarningSettings? settings = null) =>
        WarningHistory.Build(record, settings ?? WarningSettings.Default, FirstYear, static (_, _) => { }, CancellationToken.None);

    /// <summary>Two of three places see violence come back every 26 to 42 months after half a year of rising deaths; not every time does it cross.</summary>
    private static HarmMonth Harm(int place, Month month)
    {
        var random = new CounterRandom(7, (ulong)place);
        var t = month - From;
        var period = 26 + random.Index(10_000, 17);
        var at = (t + random.Index(10_001, period)) % period;
        var noise = random.Index((ulong)t, 4) == 0 ? random.Index(1000 + (ulong)t, 15) : 0;
        var violence = at switch
        {
            _ when place % 3 == 2 => 0,
            < 6 => 8 * (at + 1),
            < 9 => 200 + random.Index(2000 + (ulong)t, 300),
            < 14 => 40,
            _ => 0,
        };
        return Of(month, noise + violence);
    }

    public static HarmMonth Of(Month month, long deaths)
    {
        if (deaths == 0)
        {
            return new HarmMonth { Month = month };
        }

        var (oneSided, nonState) = (deaths / 4, deaths / 10);
        var harm = new HarmByType(Deaths(deaths - oneSided - nonState), Deaths(nonState), Deaths(oneSided), oneSided);
        return new HarmMonth(month, 1 + (int)(deaths / 20), (int)(deaths % 3), (int)(deaths / 60), harm, EstimatedHarm.None);

        static Deaths Deaths(long best) => new(best * 4 / 5, best, best * 13 / 10);
    }

    private static HarmYear Year(int place, string code, int year, List<(string Code, HarmMonth Month)> months)
    {
        var harm = months.Where(m => m.Code == code && m.Month.Month.Year == year).Select(static m => m.Month.Harm).Aggregate(default(HarmByType), static (a, b) => a + b);
        return new HarmYear(code, year, harm, 0, new Displacement(100 * harm.All.Best, 5, null, null, 40 * harm.All.Best), (1_000_000L * (place + 1)) + (20_000 * (year - 1989)));
    }
}
