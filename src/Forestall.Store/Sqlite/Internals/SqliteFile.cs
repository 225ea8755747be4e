using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Forestall.Store.Sqlite.Internals;

/// <summary>Opens a journal's file and brings it to the current form.</summary>
internal static class SqliteFile
{
    /// <summary>How long to wait for another program that writes, in seconds.</summary>
    public const int Patience = 30;

    /// <summary>An open connection to a journal in the form of <paramref name="schema"/>.</summary>
    public static SqliteConnection Open(string path, JournalSchema schema, bool create, int patience = Patience)
    {
        try
        {
            var connection = Connect(path, create ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite, patience);
            try
            {
                Prepare(connection, path, schema);
                return connection;
            }
            catch
            {
                connection.Dispose();
                throw;
            }
        }
        catch (SqliteException e)
        {
            throw SqliteSentence.Of(e, path);
        }
    }

    /// <summary>An open connection to any file.</summary>
    public static SqliteConnection Connect(string path, SqliteOpenMode mode, int patience)
    {
        var text = new SqliteConnectionStringBuilder { DataSource = Path.GetFullPath(path), Mode = mode, Pooling = false, DefaultTimeout = patience }.ToString();
        var connection = new SqliteConnection(text);
        try
        {
            connection.Open();

            // A rollback journal leaves one file behind, whole for whoever copies it; EXTRA is FULL, and the removal of the rollback journal is written through too.
            Execute(connection, $"""
                PRAGMA busy_timeout = {(patience * 1000).ToString(CultureInfo.InvariantCulture)};
                PRAGMA synchronous = EXTRA;
                PRAGMA recursive_triggers = ON;
                PRAGMA trusted_schema = OFF;
                PRAGMA cell_size_check = ON;
                """);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public static void Execute(SqliteConnection connection, string sql, SqliteTransaction? transaction = null)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        command.ExecuteNonQuery();
    }

    public static long Number(SqliteConnection connection, string sql, SqliteTransaction? transaction = null)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static void Prepare(SqliteConnection connection, string path, JournalSchema schema)
    {
        // In a transaction all that is read is of one moment, also while another program makes the file.
        using (var look = connection.BeginTransaction(deferred: true))
        {
            if (Version(connection, path, schema, look) == schema.Version)
            {
                return;
            }
        }

        using var transaction = connection.BeginTransaction(deferred: false);
        var version = Version(connection, path, schema, transaction);
        foreach (var step in schema.From(version))
        {
            Execute(connection, step, transaction);
        }

        Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {JournalSchema.ApplicationId}; PRAGMA user_version = {schema.Version};"), transaction);
        transaction.Commit();
    }

    /// <summary>The version of the file's form; 0 when the file is empty.</summary>
    private static int Version(SqliteConnection connection, string path, JournalSchema schema, SqliteTransaction transaction)
    {
        var id = Number(connection, "PRAGMA application_id", transaction);
        var version = Number(connection, "PRAGMA user_version", transaction);
        if (id == 0 && version == 0 && Number(connection, "SELECT count(*) FROM sqlite_schema", transaction) == 0)
        {
            return 0;
        }

        if (id != JournalSchema.ApplicationId)
        {
            throw new InputException($"{path}: this file is no journal of Forestall, or its first bytes are damaged; name another folder, or restore a backup with 'forestall journal restore'.");
        }

        return version <= schema.Version && version > 0
            ? (int)version
            : throw new InputException(string.Create(CultureInfo.InvariantCulture, $"{path}: the journal has form {version}, and this version of Forestall knows forms up to {schema.Version}; use the version that wrote it, or a newer one."));
    }
}
