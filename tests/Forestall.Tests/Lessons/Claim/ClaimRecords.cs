using Forestall.Record.Curated;

namespace Forestall.Tests.Lessons.Claim;

/// <summary>Records of made-up cases.</summary>
internal static class ClaimRecords
{
    /// <summary>A record of cases with these values of THREAT and AVERTED, FORCE never, every other condition by a fixed pattern.</summary>
    public static CuratedRecord Of(IEnumerable<(double Threat, double Averted)> cases)
    {
        var made = cases.Select(static (c, i) => Case(i, c.Threat, c.Averted)).ToList();
        return new CuratedRecord([], [], made, [.. made.SelectMany(static c => c.Values.Select(v => new CaseCoding(c.Id, v.Key, "first", v.Value, $"reason of {v.Key} in {c.Id}", [], 1)))], []);
    }

    private static PreventionCase Case(int i, double threat, double averted)
    {
        var values = CaseConditions.Conditions.Select(static (name, at) => (name, at)).ToDictionary(static p => p.name, p => (double?)CaseConditions.Anchors[(i + p.at) % 4], StringComparer.Ordinal);
        values["THREAT"] = threat;
        values["FORCE"] = 0;
        values["AVERTED"] = averted;
        values["ENDED"] = null;
        values["RECURRED"] = null;
        return new PreventionCase($"AAA-{2000 + i}-01", "E", "AAA", "A", new Month(2000, 1), new Month(2001, 12), 1, $"Case {i}", "?", values, i + 2);
    }
}
