namespace Forestall.Store;

/// <summary>The last entry of a journal. Whoever notes it down elsewhere can prove later that nothing up to it was changed or cut.</summary>
/// <param name="Sequence">Its number; 0 when there is none.</param>
/// <param name="Hash">Its hash; zeros when there is none.</param>
public sealed record JournalHead(long Sequence, string Hash)
{
    /// <summary>The head of a journal without entries.</summary>
    public static JournalHead Empty { get; } = new(0, new string('0', 64));
}
