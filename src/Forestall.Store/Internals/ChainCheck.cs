using System.Globalization;
using static System.FormattableString;

namespace Forestall.Store.Internals;

/// <summary>Follows the chain of hashes through a journal.</summary>
internal sealed class ChainCheck
{
    /// <summary>How much of a hash is enough to name an entry.</summary>
    public const int ShortestHash = 16;

    private readonly List<JournalFault> _faults = [];
    private readonly List<string> _remarks = [];
    private readonly Dictionary<long, string> _hashes = [];
    private JournalHead _head = JournalHead.Empty;
    private DateTimeOffset _time = DateTimeOffset.MinValue;
    private long _count;
    private bool _readToTheEnd;

    public static JournalReport Run(IJournalStorage storage, HeadNote? note, string? expectedHead, Action<long>? progress)
    {
        var check = new ChainCheck();

        // The note is read first: entries may be added while this runs, and they only make the journal reach further.
        var noted = check.Noted(note);
        check.Follow(storage, progress);
        check._faults.AddRange(storage.Faults().Select(static f => new JournalFault(null, $"{f}.")));
        check.Compare(noted, note);
        check.Compare(expectedHead);
        return new JournalReport(check._count, check._head, check._faults, check._remarks);
    }

    private JournalHead? Noted(HeadNote? note)
    {
        try
        {
            return note?.Read();
        }
        catch (DamagedStorageException e)
        {
            _faults.Add(new JournalFault(null, $"{e.Message}."));
            return null;
        }
    }

    private void Follow(IJournalStorage storage, Action<long>? progress)
    {
        using var entries = storage.Read().GetEnumerator();
        while (true)
        {
            try
            {
                if (!entries.MoveNext())
                {
                    _readToTheEnd = true;
                    return;
                }
            }
            catch (DamagedStorageException e)
            {
                var unread = _head.Sequence + 1;
                _faults.Add(new JournalFault(unread, Invariant($"entry {unread} cannot be read, nor what follows it ({e.Message.TrimEnd('.')}).")));
                return;
            }

            Step(entries.Current);
            progress?.Invoke(_count);
        }
    }

    private void Step(StoredEntry stored)
    {
        var expected = _head.Sequence + 1;
        if (stored.Sequence != expected)
        {
            _faults.Add(new JournalFault(expected, stored.Sequence == expected + 1
                ? Invariant($"entry {expected} is missing.")
                : Invariant($"entries {expected} to {stored.Sequence - 1} are missing.")));
        }

        var before = stored.Sequence == expected ? _head.Hash : null;
        _head = new JournalHead(stored.Sequence, Convert.ToHexStringLower(stored.Hash.Span));
        _hashes[stored.Sequence] = _head.Hash;
        _count++;
        try
        {
            var entry = EntryForm.Read(stored);
            if (entry.Sequence != stored.Sequence)
            {
                Wrong(stored, Invariant($"its text says that it is entry {entry.Sequence}"));
            }
            else if (before is not null && entry.Before != before)
            {
                Wrong(stored, stored.Sequence == 1 ? "it names an entry before it, and there is none" : Invariant($"it does not follow from entry {stored.Sequence - 1} as it stands now: one of the two was rewritten, or entries were cut or re-ordered"));
            }

            if (entry.Time < _time)
            {
                _remarks.Add(Invariant($"entry {stored.Sequence} bears an earlier time than the one before it; the clock was set back."));
            }

            _time = entry.Time;
        }
        catch (DamagedStorageException e)
        {
            Wrong(stored, e.Message);
        }
    }

    private void Wrong(StoredEntry stored, string what) => _faults.Add(new JournalFault(stored.Sequence, Invariant($"entry {stored.Sequence}: {what}.")));

    private void Compare(JournalHead? noted, HeadNote? note)
    {
        if (note is null || noted == JournalHead.Empty || !_readToTheEnd)
        {
            return;
        }

        var name = Path.GetFileName(note.Path);
        if (noted is null)
        {
            if (_count > 0 && _faults.Count == 0)
            {
                _remarks.Add($"there is no {name} beside the journal, so whether entries were cut at its end cannot be seen; compare the head with one noted elsewhere (--expect-head).");
            }
        }
        else if (noted.Sequence > _head.Sequence)
        {
            _faults.Add(new JournalFault(_head.Sequence + 1, noted.Sequence == _head.Sequence + 1
                ? Invariant($"entry {noted.Sequence} is missing: the journal was cut at its end, since {name} knows of it.")
                : Invariant($"entries {_head.Sequence + 1} to {noted.Sequence} are missing: the journal was cut at its end, since {name} knows of entry {noted.Sequence}.")));
        }
        else if (!_hashes.TryGetValue(noted.Sequence, out var hash) || hash != noted.Hash)
        {
            _faults.Add(new JournalFault(noted.Sequence, Invariant($"entry {noted.Sequence} is not the one that {name} knows: the journal, or the note, was rewritten.")));
        }
    }

    private void Compare(string? expected)
    {
        if (expected is null || !_readToTheEnd)
        {
            return;
        }

        var hash = expected.Trim().ToLower(CultureInfo.InvariantCulture);
        var found = hash.Length >= ShortestHash ? _hashes.Where(h => h.Value.StartsWith(hash, StringComparison.Ordinal)).Select(static h => h.Key).FirstOrDefault() : 0;
        if (found == 0)
        {
            _faults.Add(new JournalFault(null, $"no entry has the hash {hash}: since it was noted, the journal was cut or rewritten, or the hash is another journal's."));
        }
        else if (_faults.Count == 0)
        {
            _remarks.Add(found == _head.Sequence
                ? Invariant($"the head is the one noted (entry {found}).")
                : Invariant($"the head noted is entry {found}; {_head.Sequence - found} {(_head.Sequence - found == 1 ? "entry was" : "entries were")} added since."));
        }
    }
}
