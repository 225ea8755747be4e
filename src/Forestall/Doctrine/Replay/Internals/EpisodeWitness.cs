using System.Numerics;

namespace Forestall.Doctrine.Replay.Internals;

/// <summary>Counts, over the runs it is told of, what was done around one crossing. Counts of several witnesses add up in any order.</summary>
/// <param name="table">The instruments.</param>
/// <param name="crossing">The crossing month, counted from the situation's first.</param>
/// <param name="back">Months before the crossing that are looked at.</param>
/// <param name="length">Months looked at, from the first one before the crossing to the end of the episode.</param>
internal sealed class EpisodeWitness(InstrumentTable table, int crossing, int back, int length) : IReplayWitness
{
    private readonly int _first = crossing - back;
    private readonly ulong[] _begins = new ulong[length + 1];
    private readonly ulong[] _ends = new ulong[length + 1];
    private readonly ulong[] _decided = new ulong[2];
    private readonly ulong[] _refused = new ulong[2];
    private int _begun;

    /// <summary>Runs counted.</summary>
    public int Runs { get; private set; }

    /// <summary>Runs in which the crossing was prevented.</summary>
    public int Prevented { get; private set; }

    /// <summary>Runs in which a backfire began an episode in the months looked at.</summary>
    public int RunsWithBegun { get; private set; }

    /// <summary>Whether the crossing was prevented in the run under way.</summary>
    public bool PreventedNow { get; private set; }

    /// <summary>Runs in which each instrument was decided, before the crossing and from it on.</summary>
    public int[,] Decided { get; } = new int[table.Classes.Length, 2];

    /// <summary>Runs in which it was called and could not be had.</summary>
    public int[,] Refused { get; } = new int[table.Classes.Length, 2];

    /// <summary>Runs in which it was in place in at least one month.</summary>
    public int[,] InPlace { get; } = new int[table.Classes.Length, 2];

    /// <summary>Runs in which it was in place in the month before the crossing.</summary>
    public int[] AtCrossing { get; } = new int[table.Classes.Length];

    /// <summary>Runs by the first month in which it was in place.</summary>
    public int[,] FirstInPlace { get; } = new int[table.Classes.Length, length];

    /// <summary>Runs in which an instrument of each class was in place, by month.</summary>
    public int[,] ClassInPlace { get; } = new int[table.ByClass.Length, length];

    void IReplayWitness.Decided(SituationHistory history, int month, int instrument) => Mark(_decided, month, instrument);

    void IReplayWitness.Refused(SituationHistory history, int month, int instrument) => Mark(_refused, month, instrument);

    void IReplayWitness.InPlace(SituationHistory history, int month, int instrument)
    {
        if (month < crossing + length - back)
        {
            _begins[Math.Max(0, month - _first)] |= 1UL << instrument;
        }
    }

    void IReplayWitness.Ended(SituationHistory history, int month, int instrument)
    {
        if (month >= _first)
        {
            _ends[month - _first + 1] |= 1UL << instrument;
        }
        else
        {
            _begins[0] &= ~(1UL << instrument);
        }
    }

    void IReplayWitness.Prevented(SituationHistory history, int onset) => PreventedNow |= history.Onsets[onset].Crossing == crossing;

    void IReplayWitness.Begun(SituationHistory history, int month, int instrument) => _begun += month >= _first ? 1 : 0;

    /// <summary>Forgets the run before; counts stay.</summary>
    public void Start()
    {
        Array.Clear(_begins);
        Array.Clear(_ends);
        Array.Clear(_decided);
        Array.Clear(_refused);
        PreventedNow = false;
        _begun = 0;
    }

    /// <summary>Counts the run that is over.</summary>
    public void Finish()
    {
        Runs++;
        Prevented += PreventedNow ? 1 : 0;
        RunsWithBegun += _begun > 0 ? 1 : 0;
        var (place, seen, before, after) = (0UL, 0UL, 0UL, 0UL);
        for (var t = 0; t < length; t++)
        {
            place = (place & ~_ends[t]) | _begins[t];
            for (var k = 0; k < table.ByClass.Length; k++)
            {
                ClassInPlace[k, t] += (place & table.ByClass[k]) != 0 ? 1 : 0;
            }

            Each(place & ~seen, i => FirstInPlace[i, t]++);
            seen |= place;
            before |= t < back ? place : 0;
            after |= t >= back ? place : 0;
            if (t == back - 1)
            {
                Each(place, i => AtCrossing[i]++);
            }
        }

        for (var side = 0; side < 2; side++)
        {
            Each(_decided[side], i => Decided[i, side]++);
            Each(_refused[side], i => Refused[i, side]++);
            Each(side == 0 ? before : after, i => InPlace[i, side]++);
        }
    }

    /// <summary>Adds the counts of another witness of the same crossing.</summary>
    public void Add(EpisodeWitness other)
    {
        Runs += other.Runs;
        Prevented += other.Prevented;
        RunsWithBegun += other.RunsWithBegun;
        AddTo(Decided, other.Decided);
        AddTo(Refused, other.Refused);
        AddTo(InPlace, other.InPlace);
        AddTo(FirstInPlace, other.FirstInPlace);
        AddTo(ClassInPlace, other.ClassInPlace);
        for (var i = 0; i < AtCrossing.Length; i++)
        {
            AtCrossing[i] += other.AtCrossing[i];
        }
    }

    private void Mark(ulong[] sides, int month, int instrument)
    {
        if (month >= _first)
        {
            sides[month < crossing ? 0 : 1] |= 1UL << instrument;
        }
    }

    private static void Each(ulong set, Action<int> act)
    {
        for (; set != 0; set &= set - 1)
        {
            act(BitOperations.TrailingZeroCount(set));
        }
    }

    private static void AddTo(int[,] sums, int[,] more)
    {
        for (var i = 0; i < sums.GetLength(0); i++)
        {
            for (var j = 0; j < sums.GetLength(1); j++)
            {
                sums[i, j] += more[i, j];
            }
        }
    }
}
