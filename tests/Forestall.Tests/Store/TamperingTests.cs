using Forestall.Store;
using Forestall.Store.Internals;

namespace Forestall.Tests.Store;

/// <summary>What somebody who can write to the file may do, and what is seen of it.</summary>
public sealed class TamperingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly JournalFolder _store;

    public TamperingTests() => _store = JournalSamples.Filled(_folder, 8);

    [Theory]
    [InlineData("UPDATE entry SET header = CAST(replace(CAST(header AS TEXT), '0.5', '0.9') AS BLOB) WHERE sequence = 3", 3, "its text and its hash do not belong together")]
    [InlineData("UPDATE entry SET body = CAST(replace(CAST(body AS TEXT), '4', '5') AS BLOB) WHERE sequence = 4", 4, "its content 'text.txt' is not the one that was stored")]
    [InlineData("UPDATE entry SET body = x'' WHERE sequence = 5", 5, "is cut")]
    [InlineData("UPDATE entry SET body = CAST(body || x'00' AS BLOB) WHERE sequence = 6", 6, "holds more than its text names")]
    [InlineData("UPDATE entry SET hash = zeroblob(32) WHERE sequence = 2", 2, "do not belong together")]
    [InlineData("DELETE FROM entry WHERE sequence = 4", 4, "entry 4 is missing")]
    [InlineData("DELETE FROM entry WHERE sequence IN (2, 3, 4)", 2, "entries 2 to 4 are missing")]
    [InlineData("DELETE FROM entry WHERE sequence = 1", 1, "entry 1 is missing")]
    [InlineData("DELETE FROM entry WHERE sequence = 8", 8, "the journal was cut at its end")]
    [InlineData("DELETE FROM entry WHERE sequence > 3", 4, "entries 4 to 8 are missing: the journal was cut at its end")]
    [InlineData("DELETE FROM entry", 1, "entries 1 to 8 are missing")]
    [InlineData("UPDATE entry SET sequence = 99 WHERE sequence = 3; UPDATE entry SET sequence = 3 WHERE sequence = 4; UPDATE entry SET sequence = 4 WHERE sequence = 99", 3, "its text says that it is entry 4")]
    [InlineData("DELETE FROM entry WHERE sequence = 4; UPDATE entry SET sequence = sequence - 1 WHERE sequence > 4", 4, "its text says that it is entry 5")]
    public void A_change_a_cut_or_a_new_order_is_named(string sql, long entry, string what)
    {
        JournalSamples.Tamper(_store, sql);
        using var journal = _store.Open(new FixedClock());
        var faults = journal.Verify().Faults;
        Assert.Equal(entry, faults[0].Entry);
        Assert.Contains($"{entry}", faults[0].What, StringComparison.Ordinal);
        Assert.Contains(faults, f => f.What.Contains(what, StringComparison.Ordinal));
    }

    [Fact]
    public void An_entry_rewritten_with_its_own_hash_breaks_the_chain()
    {
        Rewrite(5, 5);
        using var journal = _store.Open(new FixedClock());
        var fault = Assert.Single(journal.Verify().Faults);
        Assert.Equal(6, fault.Entry);
        Assert.Contains("does not follow from entry 5 as it stands now", fault.What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_journal_rewritten_to_its_end_is_seen_only_by_a_head_kept_elsewhere()
    {
        var noted = Head();
        var before = Entry(4).Hash;
        Rewrite(5, 8);
        using var journal = _store.Open(new FixedClock());
        Assert.Contains(journal.Verify().Faults, static f => f is { Entry: 8 } && f.What.Contains("forestall.head", StringComparison.Ordinal));

        // Whoever rewrites the note too leaves no trace in the folder: only what was noted elsewhere tells.
        File.WriteAllText(_store.Note.Path, $"8 {Head().Hash}\n");
        Assert.Empty(journal.Verify().Faults);
        Assert.Contains("no entry has the hash", Assert.Single(journal.Verify(noted.Hash).Faults).What, StringComparison.Ordinal);
        Assert.Empty(journal.Verify(before).Faults);
    }

    [Fact]
    public void A_head_noted_elsewhere_is_found_again()
    {
        var noted = Head();
        using var journal = _store.Open(TimeProvider.System);
        Assert.Contains("the head is the one noted (entry 8)", Assert.Single(journal.Verify(noted.Hash).Remarks), StringComparison.Ordinal);
        journal.Append(JournalSamples.Decision());
        Assert.Contains("1 entry was added since", Assert.Single(journal.Verify(noted.Hash[..16].ToUpperInvariant()).Remarks), StringComparison.Ordinal);
        Assert.NotEmpty(journal.Verify(noted.Hash[..15]).Faults);
        Assert.NotEmpty(journal.Verify("").Faults);
    }

    [Fact]
    public void A_lost_note_is_remarked_on_and_a_broken_one_is_a_fault()
    {
        File.Delete(_store.Note.Path);
        using var journal = _store.Open(new FixedClock());
        var report = journal.Verify();
        Assert.Empty(report.Faults);
        Assert.Contains("cannot be seen", Assert.Single(report.Remarks), StringComparison.Ordinal);

        File.WriteAllText(_store.Note.Path, "8 abc\n");
        Assert.Contains("forestall.head", Assert.Single(journal.Verify().Faults).What, StringComparison.Ordinal);
        journal.Append(JournalSamples.Decision());
        Assert.Contains("remove the note", journal.NoteFailure, StringComparison.Ordinal);
    }

    [Fact]
    public void A_note_that_lags_behind_is_no_fault()
    {
        File.WriteAllText(_store.Note.Path, $"4 {Entry(4).Hash}\n");
        using var journal = _store.Open(new FixedClock());
        Assert.Empty(journal.Verify().Faults);
        journal.Append(JournalSamples.Decision());
        Assert.Equal(9, _store.Note.Read()!.Sequence);
    }

    [Fact]
    public void What_a_process_that_died_left_of_a_note_is_removed_later()
    {
        var (old, young, other) = ($"{_store.Note.Path}.{Guid.Empty:N}", $"{_store.Note.Path}.{Guid.AllBitsSet:N}", $"{_store.Note.Path}.mine");
        foreach (var file in new[] { old, young, other })
        {
            File.WriteAllText(file, "8");
        }

        File.SetLastWriteTimeUtc(old, File.GetLastWriteTimeUtc(young) - TimeSpan.FromMinutes(5));
        File.SetLastWriteTimeUtc(other, File.GetLastWriteTimeUtc(old));
        using var journal = _store.Open(new FixedClock());
        journal.Append(JournalSamples.Decision());
        Assert.Equal((false, true, true), (File.Exists(old), File.Exists(young), File.Exists(other)));
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Writes entries anew, each with the right hashes, the first with another author.</summary>
    private void Rewrite(long from, long to)
    {
        var before = Entry(from - 1).Hash;
        var statements = new List<string>();
        for (var n = from; n <= to; n++)
        {
            var old = Entry(n);
            var made = EntryForm.Next(JournalSamples.Decision($"Forged {n}."), new JournalHead(n - 1, before), old.Time);
            statements.Add($"UPDATE entry SET header = x'{Convert.ToHexString(made.Header.Span)}', body = x'{Convert.ToHexString(made.Body.Span)}', hash = x'{Convert.ToHexString(made.Hash.Span)}' WHERE sequence = {n}");
            before = Convert.ToHexStringLower(made.Hash.Span);
        }

        JournalSamples.Tamper(_store, statements);
    }

    private JournalEntry Entry(long sequence)
    {
        using var journal = _store.Open(new FixedClock());
        return journal.Find(sequence);
    }

    private JournalHead Head()
    {
        using var journal = _store.Open(new FixedClock());
        return journal.Head();
    }
}
