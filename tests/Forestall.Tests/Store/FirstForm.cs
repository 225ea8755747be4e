using Microsoft.Data.Sqlite;

namespace Forestall.Tests.Store;

/// <summary>The first form of the file, as SQL: every later version must open it, bring it to its own form, and find its entries whole.</summary>
internal static class FirstForm
{
    public const string Tables = """
        CREATE TABLE entry (
            sequence INTEGER PRIMARY KEY,
            header BLOB NOT NULL,
            body BLOB NOT NULL,
            hash BLOB NOT NULL CHECK (length(hash) = 32)
        ) STRICT;
        CREATE TRIGGER entry_follows_the_last BEFORE INSERT ON entry
        WHEN NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM entry)
        BEGIN SELECT RAISE(ABORT, 'an entry takes the number after the last'); END;
        CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry
        BEGIN SELECT RAISE(ABORT, 'entries are never changed'); END;
        CREATE TRIGGER entry_is_never_removed BEFORE DELETE ON entry
        BEGIN SELECT RAISE(ABORT, 'entries are never removed'); END;
        """;

    private const string Marks = "PRAGMA application_id = 1179866188; PRAGMA user_version = 1;";

    private const string First = "forestall-journal/1\nsequence: 1\ntime: 1999-01-15T09:30:00.000Z\nauthor: A. Adviser\nrole: desk officer\nkind: decision\nsubject: SRB Kosovo\nreview: 1999-03-31\nexpect: 0.7 both sides sign\ncontent: b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c 4 text.txt\nrests-on: record 273e294aeab4 record\nbefore: 0000000000000000000000000000000000000000000000000000000000000000\n";

    /// <summary>Writes a file in the first form, with one entry, by SQL alone.</summary>
    public static void Write(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        Execute(connection, Tables.ReplaceLineEndings("\n") + Marks);
        var header = System.Text.Encoding.UTF8.GetBytes(First);
        Execute(connection, $"INSERT INTO entry VALUES (1, x'{Convert.ToHexString(header)}', x'666F6F0A', x'{Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(header))}')");
    }

    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
