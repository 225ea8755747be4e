using System.Diagnostics;

namespace Forestall.Lessons.Internals;

/// <summary>The time left for covers, looked at now and then.</summary>
internal sealed class CoverClock(TimeSpan limit, CancellationToken cancellation)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private int _ticks;

    public bool Over { get; private set; }

    /// <summary>Counts one step; true when the time is over.</summary>
    public bool Tick()
    {
        if ((++_ticks & 0xFF) == 0)
        {
            cancellation.ThrowIfCancellationRequested();
            Over |= Past(1);
        }

        return Over;
    }

    /// <summary>Whether more than a share of the time has gone.</summary>
    public bool Past(double share) => _clock.Elapsed > limit * share;
}
