using Forestall.Record;
using Forestall.Record.Internals;

namespace Forestall.Tests.Warning.Counts;

/// <summary>A few situations of the embedded record, so that a forecast takes little time.</summary>
internal static class SmallRecord
{
    public static Month To { get; } = new(2001, 12);

    public static ViolenceRecord Cut { get; } = With(static (_, _, deaths) => deaths);

    /// <summary>The cut record with deaths changed.</summary>
    public static ViolenceRecord With(Func<Situation, Month, long, long> deaths)
    {
        string[] codes = ["AFG", "AGO", "BDI", "BIH", "CAN", "COD", "COL", "DNK", "FJI", "IND", "JPN", "LBR", "LKA", "NPL", "PRT", "RWA", "SDN", "SOM", "TUR", "URY"];
        var situations = ViolenceRecord.Embedded.Situations.Where(s => codes.Contains(s.Code, StringComparer.Ordinal)).Select(static s => s with { To = To }).ToList();
        return Of([.. situations.Select(s => (s, Changed(s)))]);

        long[] Changed(Situation s) => [.. ViolenceRecord.Embedded.Months(ViolenceRecord.Embedded.Find(s.Code))[..s.Months].ToArray().Select(m => deaths(s, m.Month, m.Harm.All.Best))];
    }

    public static ViolenceRecord Of(IReadOnlyList<(Situation Situation, long[] Deaths)> places)
    {
        var months = places.SelectMany(static p => p.Deaths.Select((d, i) => (p.Situation.Code, new HarmMonth(p.Situation.From + i, 1, 0, 0, new HarmByType(new Deaths(d, d, d), default, default, 0), EstimatedHarm.None)))).ToList();
        return new ViolenceRecord(new RecordContent([.. places.Select(static p => p.Situation)], months, [], []), "test");
    }
}
