namespace Forestall.Tests.Store;

/// <summary>A clock that goes on by a second each time it is asked.</summary>
internal sealed class FixedClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset _now = start;

    public FixedClock()
        : this(new DateTimeOffset(1999, 1, 15, 9, 30, 0, TimeSpan.Zero))
    {
    }

    public override DateTimeOffset GetUtcNow()
    {
        var now = _now;
        _now += TimeSpan.FromSeconds(1);
        return now;
    }
}
