using Forestall.Store.Sqlite.Internals;
using Microsoft.Data.Sqlite;

namespace Forestall.Store.Sqlite;

/// <summary>A journal in one SQLite file. Triggers in the file refuse to change or remove an entry.</summary>
public sealed class SqliteStorage : IJournalStorage
{
    private readonly SqliteConnection _connection;
    private readonly JournalSchema _schema;

    internal SqliteStorage(string path, JournalSchema schema, bool create, int patience = SqliteFile.Patience)
    {
        Place = path;
        _schema = schema;
        _connection = SqliteFile.Open(path, schema, create, patience);
    }

    /// <inheritdoc/>
    public string Place { get; }

    internal SqliteConnection Connection => _connection;

    /// <summary>Opens a file; <paramref name="create"/> says whether it may be made when there is none.</summary>
    /// <exception cref="InputException">It cannot be opened, is no journal, or was written by a newer version.</exception>
    /// <exception cref="DamagedStorageException">It cannot be read.</exception>
    public static SqliteStorage Open(string path, bool create) => new(path, JournalSchema.Current, create);

    /// <inheritdoc/>
    public StoredEntry Append(Func<StoredEntry?, StoredEntry> next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return Asked(() =>
        {
            using var transaction = _connection.BeginTransaction(deferred: false);
            var last = Last(transaction);
            var entry = next(last);
            ArgumentOutOfRangeException.ThrowIfNotEqual(entry.Sequence, (last?.Sequence ?? 0) + 1);
            using var command = _connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = "INSERT INTO entry (sequence, header, body, hash) VALUES ($sequence, $header, $body, $hash)";
            command.Parameters.AddWithValue("$sequence", entry.Sequence);
            command.Parameters.AddWithValue("$header", entry.Header.ToArray());
            command.Parameters.AddWithValue("$body", entry.Body.ToArray());
            command.Parameters.AddWithValue("$hash", entry.Hash.ToArray());
            command.ExecuteNonQuery();
            transaction.Commit();
            return entry;
        });
    }

    /// <inheritdoc/>
    public StoredEntry? Last() => Asked(() => Last(null));

    /// <inheritdoc/>
    public IEnumerable<StoredEntry> Read(long from = 1, long to = long.MaxValue)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT sequence, header, body, hash FROM entry WHERE sequence BETWEEN $from AND $to ORDER BY sequence";
        command.Parameters.AddWithValue("$from", from);
        command.Parameters.AddWithValue("$to", to);
        using var reader = Asked(command.ExecuteReader);
        while (Asked(reader.Read))
        {
            yield return Asked(() => Entry(reader));
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Faults() => Asked(() => StructureCheck.Run(_connection, _schema));

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private StoredEntry? Last(SqliteTransaction? transaction)
    {
        using var command = _connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT sequence, header, body, hash FROM entry ORDER BY sequence DESC LIMIT 1";
        using var reader = command.ExecuteReader();
        return reader.Read() ? Entry(reader) : null;
    }

    private static StoredEntry Entry(SqliteDataReader reader) => new(reader.GetInt64(0), Bytes(reader, 1), Bytes(reader, 2), Bytes(reader, 3));

    private static byte[] Bytes(SqliteDataReader reader, int column) =>
        reader.GetDataTypeName(column) == "BLOB" && !reader.IsDBNull(column) ? reader.GetFieldValue<byte[]>(column) : throw new DamagedStorageException("a part of it is no bytes");

    private T Asked<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException e)
        {
            throw SqliteSentence.Of(e, Place);
        }
    }
}
