namespace Forestall.Store;

/// <summary>
/// Keeps the entries of a journal in order. What entries mean, and that each names the hash of the one before, is the journal's work;
/// a storage promises that what it confirmed is there, whole and in order, whatever happens. One thread at a time uses it.
/// </summary>
public interface IJournalStorage : IDisposable
{
    /// <summary>Where it is, as a person would say it.</summary>
    string Place { get; }

    /// <summary>
    /// Appends the entry that <paramref name="next"/> makes from the last one (null when there is none). Nobody else appends meanwhile;
    /// when it returns, the entry survives the death of the process and of the machine; when it throws, nothing was appended.
    /// </summary>
    /// <exception cref="InputException">It cannot be written to; the sentence says why.</exception>
    /// <exception cref="ArgumentException">The entry's number is not the one after the last.</exception>
    StoredEntry Append(Func<StoredEntry?, StoredEntry> next);

    /// <summary>The last entry.</summary>
    StoredEntry? Last();

    /// <summary>The entries from one number to another, in order, all of one moment. Whoever appends may have to wait until the last was taken.</summary>
    /// <exception cref="DamagedStorageException">What comes next cannot be read.</exception>
    IEnumerable<StoredEntry> Read(long from = 1, long to = long.MaxValue);

    /// <summary>What is wrong with the storage itself, beyond what its entries show: one sentence each.</summary>
    IReadOnlyList<string> Faults();
}
