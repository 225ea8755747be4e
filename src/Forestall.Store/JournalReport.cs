namespace Forestall.Store;

/// <summary>Something wrong with a journal.</summary>
/// <param name="Entry">The entry, where it can be named.</param>
/// <param name="What">What is wrong, as a sentence that names the entry.</param>
public sealed record JournalFault(long? Entry, string What);

/// <summary>What a check of a journal has found.</summary>
/// <param name="Entries">How many entries were read.</param>
/// <param name="Head">The last entry that was read.</param>
/// <param name="Faults">What is wrong.</param>
/// <param name="Remarks">What could not be checked, or is only strange.</param>
public sealed record JournalReport(long Entries, JournalHead Head, IReadOnlyList<JournalFault> Faults, IReadOnlyList<string> Remarks);
