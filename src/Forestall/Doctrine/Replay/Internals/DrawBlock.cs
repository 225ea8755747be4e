namespace Forestall.Doctrine.Replay.Internals;

/// <summary>Runs draws that follow each other over all situations and doctrines. An instance is used again and again by one thread.</summary>
internal abstract class DrawBlock
{
    /// <summary>Months of draws looked at so far; the others were passed over because nothing could happen in them.</summary>
    public abstract long MonthsVisited { get; }

    /// <summary>Blocks of random bits used so far, by each doctrine.</summary>
    public abstract long RandomBlocks { get; }

    /// <summary>Runs draws and sets what is counted.</summary>
    /// <param name="first">The first draw.</param>
    /// <param name="count">How many draws.</param>
    /// <param name="into">The table that takes their outcomes; what was in it is gone.</param>
    public abstract void Run(long first, int count, OutcomeTable into);
}
