using Microsoft.Data.Sqlite;

namespace Forestall.Store.Sqlite.Internals;

/// <summary>Copies of journal files by SQLite's online backup.</summary>
internal static class Copies
{
    public const string RollbackMark = "-journal";

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

    /// <summary>The state of a file at one moment, copied beside the place it is meant for.</summary>
    public static void Copy(string from, string beside, string place)
    {
        try
        {
            using var source = SqliteFile.Connect(from, SqliteOpenMode.ReadWrite, SqliteFile.Patience);
            Copy(source, beside, place);
        }
        catch (SqliteException e)
        {
            throw SqliteSentence.Of(e, from) is DamagedStorageException damage
                ? new InputException($"{from}: the file is damaged or no journal ({damage.Message.TrimEnd('.')}); 'forestall journal verify' says more.", e)
                : SqliteSentence.Of(e, from);
        }
    }

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

    /// <summary>Copies what a connection sees.</summary>
    /// <exception cref="InputException">There is no room or no right to write there.</exception>
    public static void Copy(SqliteConnection source, string beside, string place)
    {
        try
        {
            using var target = SqliteFile.Connect(beside, SqliteOpenMode.ReadWriteCreate, SqliteFile.Patience);
            source.BackupDatabase(target);
        }
        catch (SqliteException e) when (SqliteSentence.IsOfTheTarget(e))
        {
            throw new InputException($"{place}: the copy cannot be written ({SqliteSentence.Reason(e)}); choose another place or make room.", e);
        }
    }
}
