namespace Forestall.Doctrine.Replay.Internals;

/// <summary>Sees what happens in a run, for the account of a single episode. What a witness does not care for it need not take.</summary>
internal interface IReplayWitness
{
    /// <summary>An instrument was called, could be had, and is being prepared.</summary>
    void Decided(SituationHistory history, int month, int instrument)
    {
    }

    /// <summary>An instrument was called and could not be had.</summary>
    void Refused(SituationHistory history, int month, int instrument)
    {
    }

    /// <summary>An instrument is in place from this month.</summary>
    void InPlace(SituationHistory history, int month, int instrument)
    {
    }

    /// <summary>This was the instrument's last month in place.</summary>
    void Ended(SituationHistory history, int month, int instrument)
    {
    }

    /// <summary>A crossing was prevented.</summary>
    void Prevented(SituationHistory history, int onset)
    {
    }

    /// <summary>An instrument backfired and an episode began.</summary>
    void Begun(SituationHistory history, int month, int instrument)
    {
    }
}
