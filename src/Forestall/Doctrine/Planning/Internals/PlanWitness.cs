using Forestall.Doctrine.Replay.Internals;

namespace Forestall.Doctrine.Planning.Internals;

/// <summary>Sees when each instrument is first decided, and whether it is in place in a month that counts.</summary>
internal sealed class PlanWitness : IReplayWitness
{
    private readonly int[] _decided = new int[InstrumentBits.Most];
    private readonly bool[] _inTime = new bool[InstrumentBits.Most];
    private readonly int[] _since = new int[InstrumentBits.Most];
    private bool _anyTimeUpTo;
    private int _month;

    /// <summary>Begins a run.</summary>
    /// <param name="month">The month that counts, from the first of the situation.</param>
    /// <param name="anyTimeUpTo">Whether it is enough to come into place up to that month.</param>
    public void Begin(int month, bool anyTimeUpTo)
    {
        (_month, _anyTimeUpTo) = (month, anyTimeUpTo);
        Array.Fill(_decided, -1);
        Array.Clear(_inTime);
        Array.Fill(_since, int.MaxValue);
    }

    /// <summary>Month of the first decision from the first of the situation; −1 for none.</summary>
    public int FirstDecided(int instrument) => _decided[instrument];

    /// <summary>Whether it was in place in time.</summary>
    public bool InTime(int instrument) => _inTime[instrument];

    public void Decided(SituationHistory history, int month, int instrument) =>
        _decided[instrument] = _decided[instrument] < 0 ? month : _decided[instrument];

    public void InPlace(SituationHistory history, int month, int instrument)
    {
        _since[instrument] = month;
        _inTime[instrument] |= _anyTimeUpTo && month <= _month;
    }

    public void Ended(SituationHistory history, int month, int instrument) =>
        _inTime[instrument] |= !_anyTimeUpTo && _since[instrument] <= _month && month >= _month;
}
