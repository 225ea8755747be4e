using Microsoft.Data.Sqlite;

namespace Forestall.Store.Sqlite.Internals;

/// <summary>A journal's file to which nobody else can append meanwhile, or one too damaged for anybody to append to.</summary>
internal sealed class HeldJournal : IDisposable
{
    private readonly string _file;
    private SqliteConnection? _connection;

    public HeldJournal(string file)
    {
        _file = file;
        try
        {
            _connection = SqliteFile.Connect(file, SqliteOpenMode.ReadWrite, SqliteFile.Patience);
            SqliteFile.Execute(_connection, "BEGIN IMMEDIATE");
        }
        catch (SqliteException e)
        {
            Dispose();
            if (SqliteSentence.Of(e, file) is InputException refused)
            {
                throw refused;
            }
        }
    }

    /// <summary>Keeps it under another name: through SQLite while it is held, else byte for byte with what a broken write left beside it.</summary>
    public void Keep(string kept)
    {
        if (_connection is not null && Copied(_connection, kept))
        {
            return;
        }

        // Opening the file here would loosen SQLite's lock; to a file that SQLite cannot read nobody appends.
        Dispose();
        File.Copy(_file, kept, overwrite: true);
        if (File.Exists(_file + Copies.RollbackMark))
        {
            File.Move(_file + Copies.RollbackMark, kept + Copies.RollbackMark);
        }
    }

    public void Dispose()
    {
        _connection?.Dispose();
        _connection = null;
    }

    private static bool Copied(SqliteConnection connection, string kept)
    {
        try
        {
            Copies.Copy(connection, kept, kept);
            return true;
        }
        catch (SqliteException)
        {
            return false;
        }
    }
}
