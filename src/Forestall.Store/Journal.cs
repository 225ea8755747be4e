using Forestall.Store.Internals;
using static System.FormattableString;

namespace Forestall.Store;

/// <summary>
/// A journal: entries in order, each naming the hash of the one before, so that no entry can be changed, cut out or moved without a trace.
/// One thread at a time uses it; several processes may append to the same storage.
/// </summary>
public sealed class Journal : IDisposable
{
    private readonly IJournalStorage _storage;
    private readonly TimeProvider _clock;
    private readonly HeadNote? _note;

    /// <summary>A journal in a storage, which it disposes of; <paramref name="note"/> is where its head is noted.</summary>
    public Journal(IJournalStorage storage, TimeProvider clock, HeadNote? note = null)
    {
        ArgumentNullException.ThrowIfNull(storage);
        ArgumentNullException.ThrowIfNull(clock);
        (_storage, _clock, _note) = (storage, clock, note);
    }

    /// <summary>Where it is.</summary>
    public string Place => _storage.Place;

    /// <summary>Why the head could not be noted when the last entry was appended; null when it was.</summary>
    public string? NoteFailure { get; private set; }

    internal IJournalStorage Storage => _storage;

    /// <summary>The last entry.</summary>
    public JournalHead Head() => Sound(() => _storage.Last() is { } last ? HeadOf(last) : JournalHead.Empty);

    /// <summary>Appends an entry. When this returns, the entry is kept, whatever happens to the process or the machine.</summary>
    /// <exception cref="InputException">The draft is not fit, or the storage cannot be written to; nothing was appended.</exception>
    public JournalEntry Append(JournalDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var made = DraftCheck.Checked(draft);
        var stored = Sound(() => _storage.Append(last => EntryForm.Next(made, last is null ? JournalHead.Empty : Whole(last), _clock.GetUtcNow())));
        NoteFailure = null;
        try
        {
            _note?.Write(HeadOf(stored));
        }
        catch (InputException e)
        {
            // The entry is kept; only the second place does not know of it.
            NoteFailure = e.Message;
        }

        return EntryForm.Read(stored);
    }

    /// <summary>The entries in order.</summary>
    /// <exception cref="InputException">One cannot be read.</exception>
    public IEnumerable<JournalEntry> Entries() => Entries(1, long.MaxValue);

    /// <summary>The entry of a number.</summary>
    /// <exception cref="InputException">There is none, or it cannot be read.</exception>
    public JournalEntry Find(long sequence) =>
        Entries(sequence, sequence).SingleOrDefault() ?? throw new InputException(Invariant($"{Place}: there is no entry {sequence}; 'forestall journal list' shows those there are.")) { NamesNothing = true };

    /// <summary>Checks every entry, the chain, the storage, and whether the journal reaches the head that was noted.</summary>
    /// <param name="expectedHead">A head noted elsewhere: its hash, or at least the first 16 digits of it.</param>
    /// <param name="progress">Told how many entries were read.</param>
    public JournalReport Verify(string? expectedHead = null, Action<long>? progress = null) => ChainCheck.Run(_storage, _note, expectedHead, progress);

    /// <inheritdoc/>
    public void Dispose() => _storage.Dispose();

    private static JournalHead HeadOf(StoredEntry stored) => new(stored.Sequence, Convert.ToHexStringLower(stored.Hash.Span));

    /// <summary>The head, after making sure that nothing is built on a damaged entry.</summary>
    private static JournalHead Whole(StoredEntry last) => EntryForm.Read(last).Sequence == last.Sequence ? HeadOf(last) : throw new DamagedStorageException("the last entry bears another's number");

    private IEnumerable<JournalEntry> Entries(long from, long to)
    {
        using var stored = _storage.Read(from, to).GetEnumerator();
        while (Sound(stored.MoveNext))
        {
            yield return Sound(() => EntryForm.Read(stored.Current), stored.Current.Sequence);
        }
    }

    private T Sound<T>(Func<T> work, long? sequence = null)
    {
        try
        {
            return work();
        }
        catch (DamagedStorageException e)
        {
            throw new InputException($"{Place}: {(sequence is { } n ? Invariant($"entry {n} is damaged") : "the journal is damaged")} ({e.Message.TrimEnd('.')}); run 'forestall journal verify', then restore a backup.", e);
        }
    }
}
