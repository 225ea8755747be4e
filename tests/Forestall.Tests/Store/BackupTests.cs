using Forestall.CrashTrial;
using Forestall.Store;

namespace Forestall.Tests.Store;

public sealed class BackupTests : IDisposable
{
    private static readonly FixedClock Clock = new();
    private readonly TemporaryFolder _folder = new();

    private string Copy => _folder.File("backup.db");

    [Fact]
    public void A_backup_taken_while_another_process_appends_is_whole()
    {
        var store = new JournalFolder(_folder.File("store"));
        using var appender = Trial.Start(int.MaxValue, store.Path);
        Assert.NotNull(appender.StandardOutput.ReadLine());
        var last = 0L;
        for (var i = 0; i < 8; i++)
        {
            var report = JournalBackup.Make(store, Copy, Clock);
            Assert.Empty(report.Faults);
            Assert.True(report.Entries >= last);
            last = report.Entries;
        }

        appender.Kill();
        appender.WaitForExit();
        Assert.True(last > 0);
        Assert.Equal(["backup.db", "store"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_restored_journal_is_the_backup_and_the_one_before_is_kept()
    {
        var store = JournalSamples.Filled(_folder, 5);
        JournalBackup.Make(store, Copy, Clock);
        var more = Append(store);
        var (report, kept) = JournalBackup.Restore(store, Copy, Clock);
        Assert.Equal(5, report.Entries);
        Assert.Equal(5, Head(store).Sequence);
        using (var journal = store.Open(Clock))
        {
            Assert.Empty(journal.Verify().Faults);
            Assert.Empty(journal.Verify().Remarks);
        }

        using var before = JournalFolder.OpenFile(kept!, Clock);
        Assert.Equal(more.Hash, before.Head().Hash);
        Assert.Empty(before.Verify().Faults);
        Assert.Equal(6, Append(store).Sequence);
    }

    [Fact]
    public void A_backup_is_restored_into_a_folder_without_a_journal()
    {
        JournalBackup.Make(JournalSamples.Filled(_folder, 3), Copy, Clock);
        var fresh = new JournalFolder(_folder.File("fresh"));
        Assert.Null(JournalBackup.Restore(fresh, Copy, Clock).Kept);
        Assert.Equal(3, Head(fresh).Sequence);
    }

    [Fact]
    public void A_journal_that_is_damaged_beyond_reading_is_kept_byte_for_byte_and_replaced()
    {
        var store = JournalSamples.Filled(_folder, 5);
        JournalBackup.Make(store, Copy, Clock);
        var broken = new byte[5000];
        File.WriteAllBytes(store.File, broken);
        var (_, kept) = JournalBackup.Restore(store, Copy, Clock);
        Assert.Equal(broken, File.ReadAllBytes(kept!));
        Assert.Equal(5, Head(store).Sequence);
    }

    [Fact]
    public void A_damaged_backup_is_refused_and_the_journal_stays()
    {
        var store = JournalSamples.Filled(_folder, 5);
        JournalBackup.Make(store, Copy, Clock);
        Append(store);
        var bytes = File.ReadAllBytes(Copy);
        bytes[bytes.AsSpan().IndexOf("Decision 2"u8)]++;
        File.WriteAllBytes(Copy, bytes);
        Assert.Contains("entry 2", Assert.Throws<InputException>(() => JournalBackup.Restore(store, Copy, Clock)).Message, StringComparison.Ordinal);
        File.WriteAllText(Copy, "no database at all, and longer than a hundred bytes, which a header of SQLite would have to have at least. ..........");
        Assert.Throws<InputException>(() => JournalBackup.Restore(store, Copy, Clock));
        File.WriteAllText(Copy, "");
        Assert.Contains("nothing is in it", Assert.Throws<InputException>(() => JournalBackup.Restore(store, Copy, Clock)).Message, StringComparison.Ordinal);
        Assert.Equal(6, Head(store).Sequence);
        Assert.Equal(["forestall.db", "forestall.head"], Directory.EnumerateFiles(store.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_damaged_journal_gives_no_backup_and_the_old_one_stays()
    {
        var store = JournalSamples.Filled(_folder, 5);
        JournalBackup.Make(store, Copy, Clock);
        var before = File.ReadAllBytes(Copy);
        JournalSamples.Tamper(store, "UPDATE entry SET hash = zeroblob(32) WHERE sequence = 2");
        Assert.Contains("entry 2", Assert.Throws<InputException>(() => JournalBackup.Make(store, Copy, Clock)).Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(Copy));
    }

    [Fact]
    public void Only_an_earlier_state_of_the_same_journal_is_replaced()
    {
        var store = JournalSamples.Filled(_folder, 3);
        File.WriteAllText(Copy, "a letter");
        Assert.Contains("name another file", Assert.Throws<InputException>(() => JournalBackup.Make(store, Copy, Clock)).Message, StringComparison.Ordinal);
        Assert.Equal("a letter", File.ReadAllText(Copy));

        File.Delete(Copy);
        JournalBackup.Make(JournalSamples.Filled(_folder, 2, "other"), Copy, Clock);
        Append(new JournalFolder(_folder.File("other")));
        Assert.Equal(3, JournalBackup.Make(new JournalFolder(_folder.File("other")), Copy, Clock).Entries);
        var different = Different();
        Assert.Contains("holds entries this journal has not", Assert.Throws<InputException>(() => JournalBackup.Make(different, Copy, Clock)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_that_cannot_be_written_to_is_named()
    {
        var store = JournalSamples.Filled(_folder, 3);
        var place = Path.Combine(store.File, "backup.db");
        Assert.Contains(store.File, Assert.Throws<InputException>(() => JournalBackup.Make(store, place, Clock)).Message, StringComparison.Ordinal);
        Directory.CreateDirectory(Copy);
        Assert.Contains(Copy, Assert.Throws<InputException>(() => JournalBackup.Make(store, Copy, Clock)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_still_holds_the_journal_that_was_replaced_is_told()
    {
        var store = JournalSamples.Filled(_folder, 5);
        JournalBackup.Make(store, Copy, Clock);
        using var holder = store.Open(Clock);
        Assert.Equal(5, holder.Head().Sequence);
        JournalBackup.Restore(store, Copy, Clock);
        Assert.Contains("restored or moved", Assert.Throws<InputException>(() => holder.Append(JournalSamples.Decision())).Message, StringComparison.Ordinal);
        Assert.Equal(5, Head(store).Sequence);
    }

    public void Dispose() => _folder.Dispose();

    private JournalFolder Different()
    {
        var store = new JournalFolder(_folder.File("different"));
        using var journal = store.OpenOrCreate(Clock);
        journal.Append(JournalSamples.Decision("Something else."));
        return store;
    }

    private static JournalEntry Append(JournalFolder store)
    {
        using var journal = store.Open(Clock);
        return journal.Append(JournalSamples.Decision("One more."));
    }

    private static JournalHead Head(JournalFolder store)
    {
        using var journal = store.Open(Clock);
        return journal.Head();
    }
}
