using Forestall.Record.Build;

namespace Forestall.Record.Import;

/// <summary>Spreads the deaths of an event over the months it spans, by days, in whole numbers that add up exactly.</summary>
internal sealed class MonthSpread
{
    private readonly List<int> _days = [];
    private long[] _low = [];
    private long[] _best = [];
    private long[] _high = [];
    private long[] _civilian = [];

    /// <summary>Months spanned.</summary>
    public int Months => _days.Count;

    /// <summary>Deaths in a month, counted from the first.</summary>
    public Deaths Deaths(int month) => new(_low[month], _best[month], _high[month]);

    /// <summary>Deaths of civilians in a month, never more than all.</summary>
    public long Civilian(int month) => _civilian[month];

    /// <summary>Spreads an event. Low, best and high keep their order in every month where the event has them in order.</summary>
    public void Spread(DateOnly start, DateOnly end, Deaths deaths, long civilian)
    {
        _days.Clear();
        for (var (year, month) = (start.Year, start.Month); (year, month).CompareTo((end.Year, end.Month)) <= 0; (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1))
        {
            var first = new DateOnly(year, month, 1);
            var last = new DateOnly(year, month, DateTime.DaysInMonth(year, month));
            _days.Add((last < end ? last : end).DayNumber - (first > start ? first : start).DayNumber + 1);
        }

        var weights = _days.Select(static d => (long)d).ToArray();
        _low = Apportionment.Proportional(deaths.Low, weights);
        _best = deaths.Best >= deaths.Low ? Sum(_low, Apportionment.Proportional(deaths.Best - deaths.Low, weights)) : Apportionment.Proportional(deaths.Best, weights);
        _high = deaths.High >= deaths.Best ? Sum(_best, Apportionment.Proportional(deaths.High - deaths.Best, weights)) : Apportionment.Proportional(deaths.High, weights);
        _civilian = Apportionment.Proportional(civilian, _best);
    }

    private static long[] Sum(long[] left, long[] right) => [.. left.Zip(right, static (a, b) => a + b)];
}
