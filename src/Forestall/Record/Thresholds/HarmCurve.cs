namespace Forestall.Record.Thresholds;

/// <summary>Monthly harm of one kind in one situation, and its trailing sums.</summary>
public sealed class HarmCurve
{
    private readonly Deaths[] _cumulative;
    private readonly bool[] _estimated;

    /// <summary>Creates the curve of a situation.</summary>
    public HarmCurve(ViolenceRecord record, Situation situation, RubiconSettings settings)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(situation);
        ArgumentNullException.ThrowIfNull(settings);
        Situation = situation;
        Settings = settings;
        RecordFrom = record.From;
        var months = record.Months(situation);
        _cumulative = new Deaths[months.Length + 1];
        _estimated = new bool[months.Length];
        Trailing = new long[months.Length];
        for (var i = 0; i < months.Length; i++)
        {
            _cumulative[i + 1] = _cumulative[i] + months[i].Harm.Of(settings.Harm);
            _estimated[i] = months[i].IsEstimated(settings.Harm);
            Trailing[i] = Pick(Between(situation.From + (i - settings.Window + 1), situation.From + i));
        }
    }

    /// <summary>The situation.</summary>
    public Situation Situation { get; }

    /// <summary>The settings the curve was made with.</summary>
    public RubiconSettings Settings { get; }

    /// <summary>First month of the whole record; a situation may begin later because the state did.</summary>
    internal Month RecordFrom { get; }

    /// <summary>Trailing sums of the chosen estimate, one a month from <see cref="Record.Situation.From"/>; at the start over fewer months than the window.</summary>
    internal long[] Trailing { get; }

    /// <summary>Trailing sum of the chosen estimate at a covered month.</summary>
    public long TrailingAt(Month month) => Trailing[month - Situation.From];

    /// <summary>Deaths in one month; zero outside the record.</summary>
    public Deaths In(Month month) => Between(month, month);

    /// <summary>Deaths from the first to the last month, both included; months outside the record count zero.</summary>
    public Deaths Between(Month first, Month last)
    {
        var from = Math.Clamp(first - Situation.From, 0, Situation.Months);
        var to = Math.Clamp(last - Situation.From + 1, from, Situation.Months);
        var (a, b) = (_cumulative[from], _cumulative[to]);
        return new Deaths(b.Low - a.Low, b.Best - a.Best, b.High - a.High);
    }

    /// <summary>Whether a figure between two months is estimated.</summary>
    public bool AnyEstimated(Month first, Month last) =>
        Enumerable.Range(0, Math.Max(0, last - first + 1)).Any(i => Situation.Covers(first + i) && _estimated[first + i - Situation.From]);

    /// <summary>The chosen estimate.</summary>
    public long Pick(Deaths deaths) => Settings.Estimate switch
    {
        Estimate.Low => deaths.Low,
        Estimate.High => deaths.High,
        _ => deaths.Best,
    };
}
