namespace Forestall.Record.Import;

/// <summary>A situation and month as one number above zero, which is what is kept for an event.</summary>
internal static class EventPlace
{
    private const int MonthBits = 16;
    private static readonly int FirstMonth = new Month(SituationTally.FirstYear, 1).Ordinal;
    private static readonly Dictionary<string, int> Numbers = CountryList.All.Select(static (c, i) => (c.Code, i)).ToDictionary(static c => c.Code, static c => c.i, StringComparer.Ordinal);

    /// <summary>The number of a situation, to be combined with months.</summary>
    public static int Situation(string code) => (Numbers[code] << MonthBits) + 1 - FirstMonth;

    /// <summary>The place.</summary>
    public static int Of(string situation, Month month) => Situation(situation) + month.Ordinal;

    /// <summary>The situation of a place.</summary>
    public static string SituationOf(int place) => CountryList.All[(place - 1) >> MonthBits].Code;

    /// <summary>The month of a place.</summary>
    public static Month MonthOf(int place) => new(((place - 1) & ((1 << MonthBits) - 1)) + FirstMonth);
}
