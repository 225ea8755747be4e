namespace Forestall.Dilemmas.Weighing.Internals;

/// <summary>The streams of random numbers of this room, so that no two uses share numbers.</summary>
internal static class Streams
{
    private const ulong Room = 9UL << 60;

    public const ulong Weights = Room + 1;
    public const ulong Trials = Room + 2;
    public const ulong Walk = Room + 3;
    public const ulong Judges = Room + 4;
    public const ulong Sorting = Room + 5;

    /// <summary>The values of one criterion.</summary>
    public static ulong Criterion(int index) => Room + 0x100 + (ulong)index;
}
