using System.Runtime.InteropServices;
using Doubles = System.Runtime.Intrinsics.Vector512<double>;

namespace Forestall.Doctrine.Replay.Internals.Lockstep;

/// <summary>Runs several draws in step.</summary>
internal sealed class LockstepDraws(ReplayModel model, int size) : DrawBlock
{
    private readonly LockstepRun _run = model.NewLockstepRun();
    private readonly LockstepLuck _luck = model.NewLockstepLuck();
    private readonly DrawnInstruments _single = model.NewDrawn();
    private readonly LockstepInstruments[] _drawn = [.. Enumerable.Range(0, (size + Lanes.Count - 1) / Lanes.Count).Select(_ => new LockstepInstruments(model.Instruments.Instruments.Count))];
    private readonly Doubles[] _counts = new Doubles[(size + Lanes.Count - 1) / Lanes.Count * model.Doctrines.Count * model.Layout.Length];

    public override long MonthsVisited => _run.MonthsVisited;

    public override long RandomBlocks => _run.Blocks;

    public override void Run(long first, int count, Span<double> rows)
    {
        var length = model.Layout.Length;
        var width = length * model.Doctrines.Count;
        var groups = (count + Lanes.Count - 1) / Lanes.Count;
        Array.Clear(_counts);

        // The last lanes may be draws nobody asked for; they are run and left out.
        for (var n = 0; n < groups * Lanes.Count; n++)
        {
            model.Draw(_single, first + n);
            _drawn[n / Lanes.Count].Take(n % Lanes.Count, _single);
        }

        for (var s = 0; s < model.History.Situations.Count; s++)
        {
            for (var g = 0; g < groups; g++)
            {
                _luck.Turn(model.Situation(s), _drawn[g].FirstDraw);
                for (var d = 0; d < model.Doctrines.Count; d++)
                {
                    model.Run(_run, s, d, _drawn[g], _luck, _counts.AsSpan((g * width) + (d * length), length));
                }
            }
        }

        for (var n = 0; n < count; n++)
        {
            var counts = MemoryMarshal.Cast<Doubles, double>(_counts.AsSpan(n / Lanes.Count * width, width))[(n % Lanes.Count)..];
            var row = rows.Slice(n * width, width);
            for (var c = 0; c < row.Length; c++)
            {
                row[c] = counts[c * Lanes.Count];
            }
        }
    }
}
