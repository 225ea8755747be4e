using System.Text;
using Forestall.Store;
using Forestall.Store.Sqlite;
using Forestall.Store.Sqlite.Internals;
using Microsoft.Data.Sqlite;

namespace Forestall.Tests.Store;

public sealed class SqliteStorageTests : JournalStorageKit
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("forestall.db");

    [Theory]
    [InlineData("UPDATE entry SET header = x'00' WHERE sequence = 1", "never changed")]
    [InlineData("UPDATE entry SET sequence = 9 WHERE sequence = 1", "never changed")]
    [InlineData("DELETE FROM entry WHERE sequence = 2", "never removed")]
    [InlineData("DELETE FROM entry", "never removed")]
    [InlineData("INSERT OR REPLACE INTO entry SELECT 1, header, body, hash FROM entry WHERE sequence = 2", "number after the last")]
    [InlineData("REPLACE INTO entry SELECT sequence, x'', x'', hash FROM entry", "number after the last")]
    [InlineData("INSERT INTO entry SELECT 4, header, body, hash FROM entry WHERE sequence = 2", "number after the last")]
    [InlineData("INSERT INTO entry (header, body, hash) SELECT header, body, hash FROM entry WHERE sequence = 2", "number after the last")]
    public void The_file_itself_refuses_changes(string sql, string why)
    {
        Fill(2);
        using var plain = new SqliteConnection($"Data Source={Path};Pooling=False");
        plain.Open();
        Assert.Contains(why, Assert.Throws<SqliteException>(() => FirstForm.Execute(plain, sql)).Message, StringComparison.Ordinal);
        using var storage = SqliteStorage.Open(Path, create: false);
        Assert.Equal(2, storage.Read().Count());
    }

    [Theory]
    [InlineData("DROP TRIGGER entry_is_never_changed")]
    [InlineData("CREATE TRIGGER helpful AFTER INSERT ON entry BEGIN SELECT 1; END")]
    [InlineData("CREATE TABLE more (x)")]
    public void Rules_that_are_not_Forestalls_are_found(string sql)
    {
        Fill(1);
        using (var plain = new SqliteConnection($"Data Source={Path};Pooling=False"))
        {
            plain.Open();
            FirstForm.Execute(plain, sql);
        }

        using var storage = SqliteStorage.Open(Path, create: false);
        Assert.Contains("the file's own rules", Assert.Single(storage.Faults()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_the_first_form_is_opened_and_whole()
    {
        FirstForm.Write(Path);
        using var journal = JournalFolder.OpenFile(Path, new FixedClock());
        var report = journal.Verify();
        Assert.Empty(report.Faults);
        Assert.Equal(1, report.Entries);
        Assert.Equal("both sides sign", journal.Find(1).Expectations[0].Statement);
    }

    [Fact]
    public void An_older_file_is_brought_to_a_later_form_with_its_entries()
    {
        FirstForm.Write(Path);
        var later = new JournalSchema([FirstForm.Tables.ReplaceLineEndings("\n"), "CREATE INDEX entry_hash ON entry (hash);"]);
        using (var storage = new SqliteStorage(Path, later, create: false))
        {
            Assert.Empty(storage.Faults());
            Assert.Equal(1, storage.Last()!.Sequence);
        }

        // And the version that knows the first form only says that it cannot read it.
        var refused = Assert.Throws<InputException>(() => SqliteStorage.Open(Path, create: false));
        Assert.Contains("the journal has form 2", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_that_fails_leaves_the_file_as_it_was()
    {
        FirstForm.Write(Path);
        var before = File.ReadAllBytes(Path);
        var broken = new JournalSchema([FirstForm.Tables, "CREATE INDEX entry_hash ON entry (hash);", "CREATE TABLE entry (x);"]);
        Assert.Throws<InputException>(() => new SqliteStorage(Path, broken, create: false));
        Assert.Equal(before, File.ReadAllBytes(Path));
        using var storage = SqliteStorage.Open(Path, create: false);
        Assert.Empty(storage.Faults());
    }

    [Fact]
    public void A_database_of_another_program_is_left_alone()
    {
        using (var plain = new SqliteConnection($"Data Source={Path};Pooling=False"))
        {
            plain.Open();
            FirstForm.Execute(plain, "CREATE TABLE mail (x)");
        }

        var before = File.ReadAllBytes(Path);
        Assert.Contains("no journal of Forestall", Assert.Throws<InputException>(() => SqliteStorage.Open(Path, create: true)).Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(Path));
    }

    [Fact]
    public void A_file_that_is_no_database_is_damaged()
    {
        File.WriteAllText(Path, string.Concat(Enumerable.Repeat("not a database. ", 100)));
        Assert.Throws<DamagedStorageException>(() => SqliteStorage.Open(Path, create: false));
    }

    [Fact]
    public void A_locked_journal_is_waited_for_and_then_told()
    {
        Fill(1);
        using var storage = new SqliteStorage(Path, JournalSchema.Current, create: false, patience: 1);
        using var holder = new SqliteConnection($"Data Source={Path};Pooling=False");
        holder.Open();
        FirstForm.Execute(holder, "BEGIN EXCLUSIVE");
        Refused(storage, "locked for too long");
        FirstForm.Execute(holder, "ROLLBACK");
        storage.Append(static last => Entry(last!.Sequence + 1));
        Assert.Equal(2, storage.Last()!.Sequence);
    }

    [Fact]
    public void A_full_disk_is_told_and_nothing_is_added()
    {
        Fill(1);
        using var storage = new SqliteStorage(Path, JournalSchema.Current, create: false);
        FirstForm.Execute(storage.Connection, "PRAGMA max_page_count = 2");
        var error = Assert.Throws<InputException>(() => storage.Append(static last => Entry(last!.Sequence + 1, new byte[100_000])));
        Assert.Contains("the disk is full", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, storage.Last()!.Sequence);
        Assert.Empty(storage.Faults());
        storage.Append(static last => Entry(last!.Sequence + 1));
    }

    [Fact]
    public void A_journal_that_may_only_be_read_is_told()
    {
        Fill(1);
        using var storage = new SqliteStorage(Path, JournalSchema.Current, create: false);
        FirstForm.Execute(storage.Connection, "PRAGMA query_only = ON");
        Refused(storage, "cannot be written to");
        Assert.Equal(1, storage.Last()!.Sequence);
    }

    [Fact]
    public void What_was_confirmed_is_written_through()
    {
        using var storage = new SqliteStorage(Path, JournalSchema.Current, create: true);
        Assert.Equal(3, SqliteFile.Number(storage.Connection, "PRAGMA synchronous"));
        using var command = storage.Connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode";
        Assert.Equal("delete", command.ExecuteScalar());
    }

    protected override IJournalStorage Open() => SqliteStorage.Open(Path, create: true);

    protected override void Dispose(bool disposing)
    {
        _folder.Dispose();
        base.Dispose(disposing);
    }

    private static StoredEntry Entry(long sequence, byte[]? body = null) => new(sequence, Encoding.UTF8.GetBytes("x"), body ?? [], new byte[32]);

    private static void Refused(SqliteStorage storage, string why) =>
        Assert.Contains(why, Assert.Throws<InputException>(() => storage.Append(static last => Entry(last!.Sequence + 1))).Message, StringComparison.Ordinal);

    private void Fill(int count)
    {
        using var storage = SqliteStorage.Open(Path, create: true);
        for (var i = 1; i <= count; i++)
        {
            storage.Append(_ => Entry(i));
        }
    }
}
