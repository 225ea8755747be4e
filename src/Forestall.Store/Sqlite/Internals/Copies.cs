using Microsoft.Data.Sqlite;

namespace Forestall.Store.Sqlite.Internals;

/// <summary>Copies of journal files by SQLite's online backup.</summary>
internal static class Copies
{
    private const string RollbackMark = "-journal";

    /// <summary>Makes a file beside its place, and moves it in when it is whole and written through to the disk.</summary>
    public static T Place<T>(string target, Func<string, T> make)
    {
        MakeFolder(Path.GetDirectoryName(target)!);
        var beside = $"{target}.{Guid.NewGuid():N}";
        try
        {
            var made = make(beside);
            using (var stream = new FileStream(beside, FileMode.Open, FileAccess.ReadWrite))
            {
                stream.Flush(flushToDisk: true);
            }

            File.Move(beside, target, overwrite: true);
            return made;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{target}: the file cannot be written ({e.Message.TrimEnd('.')}); choose another place or make room.", e);
        }
        finally
        {
            File.Delete(beside);
            File.Delete(beside + RollbackMark);
        }
    }

    public static void MakeFolder(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: the folder cannot be made ({e.Message.TrimEnd('.')}); name another.", e);
        }
    }

    /// <summary>The state of a file at one moment, copied.</summary>
    public static void Copy(string from, string to) => Sound(from, () =>
    {
        using var source = SqliteFile.Connect(from, SqliteOpenMode.ReadWrite, SqliteFile.Patience);
        Copy(source, to);
    });

    /// <summary>Checks a copy.</summary>
    /// <exception cref="InputException">Something is wrong with it.</exception>
    public static JournalReport Checked(string copy, string of, TimeProvider clock)
    {
        using var journal = JournalFolder.OpenFile(copy, clock);
        var report = journal.Verify();
        return report.Faults is [var first, ..]
            ? throw new InputException($"{of}: this journal is not whole, and no copy of it is made ({first.What.TrimEnd('.')}); 'forestall journal verify' says more.")
            : report;
    }

    /// <summary>Keeps others from appending; null when the file is too damaged for that.</summary>
    public static SqliteConnection? Held(string file)
    {
        SqliteConnection? connection = null;
        try
        {
            connection = SqliteFile.Connect(file, SqliteOpenMode.ReadWrite, SqliteFile.Patience);
            SqliteFile.Execute(connection, "BEGIN IMMEDIATE");
            return connection;
        }
        catch (SqliteException e)
        {
            connection?.Dispose();
            return SqliteSentence.Of(e, file) is DamagedStorageException ? null : throw SqliteSentence.Of(e, file);
        }
    }

    /// <summary>Keeps a journal under another name before it is replaced: through SQLite while it is held, else byte for byte with what a broken write left beside it.</summary>
    public static void Keep(string file, SqliteConnection? held, string kept)
    {
        if (held is not null && Try(() => Copy(held, kept)))
        {
            return;
        }

        // Opening the file here would loosen SQLite's lock; a file that cannot be read by SQLite has no one who appends to it.
        held?.Dispose();
        File.Copy(file, kept, overwrite: true);
        if (File.Exists(file + RollbackMark))
        {
            File.Move(file + RollbackMark, kept + RollbackMark);
        }
    }

    public static void Sound(string file, Action work)
    {
        try
        {
            work();
        }
        catch (SqliteException e)
        {
            throw SqliteSentence.Of(e, file) is DamagedStorageException damage
                ? new InputException($"{file}: the file is damaged or no journal ({damage.Message.TrimEnd('.')}); 'forestall journal verify' says more.", e)
                : SqliteSentence.Of(e, file);
        }
    }

    private static void Copy(SqliteConnection source, string to)
    {
        using var target = SqliteFile.Connect(to, SqliteOpenMode.ReadWriteCreate, SqliteFile.Patience);
        source.BackupDatabase(target);
    }

    private static bool Try(Action work)
    {
        try
        {
            work();
            return true;
        }
        catch (SqliteException)
        {
            return false;
        }
    }
}
