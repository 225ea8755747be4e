namespace Forestall.Doctrine.Replay.Internals;

/// <summary>
/// What luck decided in one run: between which bounds the chances it was set against could have been and every answer have come out the same.
/// </summary>
internal sealed class LuckTrace(int instruments)
{
    private readonly (double Above, double UpTo)[] _available = new (double, double)[instruments];
    private readonly (double Above, double UpTo)[] _backfire = new (double, double)[instruments];

    /// <summary>Each crossing that instruments in place could have prevented.</summary>
    public List<CrossingTry> Crossings { get; } = [];

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Array.Fill(_available, (double.NegativeInfinity, double.PositiveInfinity));
        Array.Fill(_backfire, (double.NegativeInfinity, double.PositiveInfinity));
        Crossings.Clear();
    }

    /// <summary>Takes down an answer that is yes where the luck, 0 to below 1, is less than the availability.</summary>
    public void Asked(int instrument, double luck, bool granted) => Narrow(ref _available[instrument], luck, granted);

    /// <summary>Takes down whether an instrument placed backfired: where the luck is less than the chance.</summary>
    public void Placed(int instrument, double luck, bool backfired) => Narrow(ref _backfire[instrument], luck, backfired);

    /// <summary>Whether another availability gives the same answers.</summary>
    public bool SameAnswers(int instrument, double availability) => Inside(_available[instrument], availability);

    /// <summary>Whether another chance of backfire gives the same backfires.</summary>
    public bool SameBackfires(int instrument, double chance) => Inside(_backfire[instrument], chance);

    private static void Narrow(ref (double Above, double UpTo) bounds, double luck, bool happened) =>
        bounds = happened ? (Math.Max(bounds.Above, luck), bounds.UpTo) : (bounds.Above, Math.Min(bounds.UpTo, luck));

    private static bool Inside((double Above, double UpTo) bounds, double chance) => chance > bounds.Above && chance <= bounds.UpTo;
}

/// <summary>A crossing that instruments in place could have prevented.</summary>
/// <param name="Place">The instruments in place before it.</param>
/// <param name="Month">The month before it.</param>
/// <param name="Luck">It is prevented where this is less than one minus the factor.</param>
/// <param name="Prevented">Whether it was.</param>
internal readonly record struct CrossingTry(ulong Place, int Month, double Luck, bool Prevented);
