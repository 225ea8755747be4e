using System.Runtime.Intrinsics;

namespace Forestall.Doctrine.Replay.Internals;

/// <summary>
/// The luck of instruments in one situation and draw: one block a calendar year, of which four are generated together, since who was refused an instrument
/// asks again next year.
/// </summary>
/// <param name="instruments">Keys of the instruments.</param>
/// <param name="seed">The seed.</param>
internal sealed class InstrumentLuck(uint[] instruments, ulong seed)
{
    private const int Together = 4;
    private const int None = int.MinValue / 2;
    private readonly int[] _from = new int[instruments.Length];
    private readonly ulong[] _first = new ulong[instruments.Length * Together];
    private readonly ulong[] _second = new ulong[instruments.Length * Together];
    private ulong _situation;
    private long _draw;

    /// <summary>Turns to a situation and draw.</summary>
    public void Turn(ulong situation, long draw)
    {
        (_situation, _draw) = (situation, draw);
        Array.Fill(_from, None);
    }

    /// <summary>The bits of a year by which an instrument is granted.</summary>
    public ulong First(int instrument, int year) => _first[At(instrument, year)];

    /// <summary>The bits of a year by which an instrument backfires.</summary>
    public ulong Second(int instrument, int year) => _second[At(instrument, year)];

    private int At(int instrument, int year)
    {
        var since = year - _from[instrument];
        if ((uint)since >= Together)
        {
            since = 0;
            _from[instrument] = year;
            var (first, second) = Luck.Blocks(seed, Vector256.Create(Luck.Place(_draw, year), Luck.Place(_draw, year + 1), Luck.Place(_draw, year + 2), Luck.Place(_draw, year + 3)), Luck.InstrumentStream(_situation, instruments[instrument]));
            first.CopyTo(_first, instrument * Together);
            second.CopyTo(_second, instrument * Together);
        }

        return (instrument * Together) + since;
    }
}
