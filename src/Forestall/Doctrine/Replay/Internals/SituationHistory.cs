namespace Forestall.Doctrine.Replay.Internals;

/// <summary>A recorded onset as the replay needs it; months are counted from the situation's first.</summary>
/// <param name="Number">Number among all onsets of the replay, to which its outcome is booked.</param>
/// <param name="Crossing">The crossing month.</param>
/// <param name="End">The first month after the episode.</param>
/// <param name="Preventable">Whether it can be prevented: not left-censored, and inside the months replayed.</param>
/// <param name="Known">Whether its month is known: not left-censored.</param>
/// <param name="Calm">Base harm from the crossing to the end if it is prevented.</param>
internal sealed record OnsetHistory(int Number, int Crossing, int End, bool Preventable, bool Known, int[] Calm)
{
    /// <summary>Through this month the warnings of the year before are seen if it is prevented.</summary>
    public int BlindTo => End + 12;
}

/// <summary>The recorded history of a situation, ready to be lived again.</summary>
internal sealed class SituationHistory
{
    private readonly Func<int, int, double> _warning;

    /// <summary>Creates a history.</summary>
    /// <param name="code">Code of the situation.</param>
    /// <param name="region">Number of its region.</param>
    /// <param name="firstMonth">Ordinal of its first month.</param>
    /// <param name="start">First month replayed, counted from the first.</param>
    /// <param name="deaths">Recorded deaths, month by month.</param>
    /// <param name="onsets">Its onsets, by month, each after the end of the one before.</param>
    /// <param name="surges">Months of its surges.</param>
    /// <param name="warning">Warning by month and horizon; not a number where none was given.</param>
    /// <exception cref="ArgumentException">Onsets overlap.</exception>
    public SituationHistory(string code, int region, int firstMonth, int start, int[] deaths, IReadOnlyList<OnsetHistory> onsets, IReadOnlyCollection<int> surges, Func<int, int, double> warning)
    {
        (Code, Region, FirstMonth, Start, Deaths, Onsets, _warning) = (code, region, firstMonth, start, deaths, [.. onsets], warning);
        Key = Luck.Situation(code);
        if (Onsets.Zip(Onsets.Skip(1)).Any(static pair => pair.Second.Crossing < pair.First.End))
        {
            throw new ArgumentException($"Onsets of '{code}' overlap.", nameof(onsets));
        }

        Surge = new bool[deaths.Length];
        foreach (var surge in surges)
        {
            Surge[surge] = true;
        }

        NextSurge = new int[deaths.Length + 1];
        NextSurge[^1] = deaths.Length;
        for (var t = deaths.Length - 1; t >= 0; t--)
        {
            NextSurge[t] = Surge[t] ? t : NextSurge[t + 1];
        }

        (Few, Many) = (new(deaths, 1, BinomialThinning.ExactTo), new(deaths, BinomialThinning.ExactTo + 1, int.MaxValue));
        Prefix = new long[deaths.Length + 1];
        for (var t = 0; t < deaths.Length; t++)
        {
            Prefix[t + 1] = Prefix[t] + deaths[t];
        }
    }

    public string Code { get; }

    public int Region { get; }

    public int FirstMonth { get; }

    public int Start { get; }

    public int[] Deaths { get; }

    public OnsetHistory[] Onsets { get; }

    public bool[] Surge { get; }

    /// <summary>For each month the next one, itself included, with a surge.</summary>
    public int[] NextSurge { get; }

    public long[] Prefix { get; }

    /// <summary>Months with deaths, but at most <see cref="BinomialThinning.ExactTo"/>.</summary>
    public DeadlyMonths Few { get; }

    /// <summary>Months with more deaths.</summary>
    public DeadlyMonths Many { get; }

    public ulong Key { get; }

    public int Length => Deaths.Length;

    public int Year(int month) => (FirstMonth + month) / 12;

    /// <summary>Recorded deaths from the first to before the last month; months outside the record count zero.</summary>
    public long Between(int first, int last) => Prefix[Math.Clamp(last, 0, Length)] - Prefix[Math.Clamp(first, 0, Length)];

    /// <summary>The same history up to before a month at which no episode but one that begins there is under way: what happens until then is the same.</summary>
    public SituationHistory Until(int month) => new(
        Code,
        Region,
        FirstMonth,
        Math.Min(Start, month),
        Deaths[..month],
        [.. Onsets.Where(o => o.Crossing < month)],
        [.. Enumerable.Range(0, month).Where(t => Surge[t])],
        _warning);

    /// <summary>The warning as of a month.</summary>
    public double Warning(int month, int horizon) => month < 0 || month >= Length ? double.NaN : _warning(month, horizon);

    /// <summary>Base harm of an episode that is prevented: the year before again and again, never more in sum than recorded.</summary>
    public static int[] CalmHarm(int[] deaths, int crossing, int end)
    {
        var calm = new int[end - crossing];
        var (recorded, level, given) = (0L, 0L, 0L);
        for (var t = crossing; t < end; t++)
        {
            var before = crossing - 12 + ((t - crossing) % 12);
            recorded += deaths[t];
            level += before < 0 ? 0 : deaths[before];
            var least = Math.Min(recorded, level);
            calm[t - crossing] = (int)(least - given);
            given = least;
        }

        return calm;
    }
}
