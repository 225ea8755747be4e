namespace Forestall.Doctrine.Replay.Internals;

/// <summary>Of which instruments the parameters were looked up in a run, one bit each. A parameter that was not looked up could have had any value.</summary>
/// <param name="Asked">Whether they could be had.</param>
/// <param name="Decided">Their delay and duration.</param>
/// <param name="Placed">Their chance of backfire, losses and cost.</param>
/// <param name="AtCrossing">Their factor on a crossing.</param>
/// <param name="InHarm">Their factor on harm.</param>
/// <param name="Backfired">What their backfire does.</param>
internal readonly record struct ParameterTrace(ulong Asked, ulong Decided, ulong Placed, ulong AtCrossing, ulong InHarm, ulong Backfired)
{
    /// <summary>Of which of these instruments a parameter was looked up.</summary>
    /// <param name="kind">Place of the parameter in an instrument.</param>
    public ulong Of(int kind) => kind switch
    {
        0 or 1 => Decided,
        2 => AtCrossing,
        3 => InHarm,
        4 => Asked,
        6 or 7 => Backfired,
        _ => Placed,
    };
}
