namespace Forestall.Doctrine.Replay.Internals;

/// <summary>Spans of months in the rules of the replay (docs/methods/replay.md, sections 4 and 6).</summary>
internal static class ReplayTimes
{
    /// <summary>A response before the Rubicon is a false alarm if no onset comes in so many months.</summary>
    public const int FalseAlarmAfter = 24;

    /// <summary>A response is over after so many idle months.</summary>
    public const int ForgottenAfter = 12;
}
