namespace Forestall.Record.Thresholds;

/// <summary>Whether a crossing begins an episode or lies inside one.</summary>
public enum CrossingKind
{
    /// <summary>The situation passes the threshold from below: an episode begins.</summary>
    Onset,

    /// <summary>Inside an episode the violence rises far above what it had been for years.</summary>
    Surge,
}

/// <summary>A crossing into mass violence in one situation.</summary>
/// <param name="Id">Situation and month, such as <c>RWA-1994-04</c>.</param>
/// <param name="Situation">The situation.</param>
/// <param name="Kind">Onset or surge.</param>
/// <param name="Month">The month in which the trailing deaths reached the threshold.</param>
/// <param name="End">The first month in which they were below the end of the episode; null while it goes on. A surge ends with its episode.</param>
/// <param name="Deaths">Deaths from the crossing month to the month before <paramref name="End"/>, or to the end of the record.</param>
/// <param name="DeathsInCrossingYear">Deaths in the calendar year of the crossing.</param>
/// <param name="TrailingDeaths">Trailing deaths in the crossing month.</param>
/// <param name="WorstMonth">The month with most deaths from the crossing on.</param>
/// <param name="LeftCensored">Whether the crossing lies so near the start of the record that the window is not full: the real one may be earlier.</param>
/// <param name="Estimated">Whether monthly figures of the chosen kind inside the window are estimated, so that the month may be off.</param>
public sealed record Crossing(
    string Id,
    Situation Situation,
    CrossingKind Kind,
    Month Month,
    Month? End,
    Deaths Deaths,
    Deaths DeathsInCrossingYear,
    long TrailingDeaths,
    Month WorstMonth,
    bool LeftCensored,
    bool Estimated)
{
    /// <summary>Whether the episode goes on at the end of the record.</summary>
    public bool Open => End is null;

    /// <summary>The last month of the episode, or of the record while it is open.</summary>
    public Month Last => End is { } end ? end - 1 : Situation.To;
}
