using Forestall.Store.Sqlite;

namespace Forestall.Store;

/// <summary>The folder that holds a journal: <c>forestall.db</c>, and beside it <c>forestall.head</c>, the note of its head.</summary>
public sealed class JournalFolder
{
    /// <summary>The environment variable that names the folder where no option does.</summary>
    public const string Variable = "FORESTALL_STORE";

    private const string FileName = "forestall.db";
    private const string NoteName = "forestall.head";

    /// <summary>A folder, which need not be there yet.</summary>
    /// <exception cref="InputException">The name is missing.</exception>
    public JournalFolder(string path)
    {
        Path = string.IsNullOrWhiteSpace(path) ? throw new InputException("the folder of the journal is missing; name one.") : System.IO.Path.GetFullPath(path);
        File = System.IO.Path.Combine(Path, FileName);
        Note = new HeadNote(System.IO.Path.Combine(Path, NoteName));
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>The journal's file in it.</summary>
    public string File { get; }

    /// <summary>Where its head is noted.</summary>
    public HeadNote Note { get; }

    /// <summary>The folder that <paramref name="named"/> names, or else the environment, or else the user's own: <c>forestall</c> in the place for a user's data.</summary>
    public static JournalFolder Named(string? named) => new(
        named ?? (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } set ? set
            : System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "forestall")));

    /// <summary>Opens the journal to append to it; makes folder and file when there are none.</summary>
    /// <exception cref="InputException">It cannot be opened; the sentence says why.</exception>
    public Journal OpenOrCreate(TimeProvider clock)
    {
        try
        {
            Directory.CreateDirectory(Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{Path}: the folder cannot be made ({e.Message.TrimEnd('.')}); name another with --store.", e);
        }

        return Opened(clock, create: true);
    }

    /// <summary>Opens the journal that is there.</summary>
    /// <exception cref="InputException">There is none, or it cannot be opened; the sentence says why.</exception>
    public Journal Open(TimeProvider clock) => System.IO.File.Exists(File)
        ? Opened(clock, create: false)
        : throw new InputException($"{Path}: there is no journal here; begin one with 'forestall journal add', or name its folder with --store.");

    /// <summary>Opens any file as a journal, such as a backup; nothing is known of its head.</summary>
    /// <exception cref="InputException">It is none.</exception>
    public static Journal OpenFile(string file, TimeProvider clock)
    {
        if (!System.IO.File.Exists(file))
        {
            throw new InputException($"{file}: there is no such file; check the path.");
        }

        return new Journal(Storage(file, create: false), clock);
    }

    private Journal Opened(TimeProvider clock, bool create) => new(Storage(File, create), clock, Note);

    private static SqliteStorage Storage(string file, bool create)
    {
        try
        {
            return SqliteStorage.Open(file, create);
        }
        catch (DamagedStorageException e)
        {
            throw new InputException($"{file}: the file is damaged or no journal ({e.Message.TrimEnd('.')}); restore a backup with 'forestall journal restore FILE'.", e);
        }
    }
}
