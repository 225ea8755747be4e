using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Forestall.Files;

/// <summary>
/// Puts a finished folder in the place of an old one, so that whoever looks sees either the whole old one or the whole new one.
/// On Linux the exchange is one atomic step of the file system (renameat2, RENAME_EXCHANGE); elsewhere it is two renames,
/// and <see cref="Recover"/> mends what a crash between them leaves.
/// </summary>
internal static partial class FolderSwap
{
    private const int CurrentDirectory = -100;
    private const uint Exchange = 2;

    // Names that nobody gives a folder of their own: what carries them may be removed.
    private const string StageMark = ".forestall-new-";
    private const string OldMark = ".forestall-old";

    /// <summary>A new, empty folder beside <paramref name="target"/>, on the same file system.</summary>
    public static string Stage(string target)
    {
        var full = Full(target);
        var parent = Path.GetDirectoryName(full) ?? throw new InputException($"{target}: the root of a disk cannot be a record; name a folder in it.");
        Directory.CreateDirectory(parent);
        Sweep(full, parent);
        for (var i = 1; ; i++)
        {
            var stage = $"{full}{StageMark}{Environment.ProcessId}-{i}";
            if (!Directory.Exists(stage))
            {
                Directory.CreateDirectory(stage);
                return stage;
            }
        }
    }

    /// <summary>Moves <paramref name="stage"/> into the place of <paramref name="target"/> and removes what was there.</summary>
    public static void Commit(string stage, string target)
    {
        var full = Full(target);
        FlushAll(stage);
        if (!Directory.Exists(full))
        {
            Directory.Move(stage, full);
            return;
        }

        if (OperatingSystem.IsLinux() && RenameAt2(CurrentDirectory, stage, CurrentDirectory, full, Exchange) == 0)
        {
            Discard(stage);
            return;
        }

        var old = Old(full);
        Directory.Move(full, old);
        try
        {
            Directory.Move(stage, full);
        }
        catch
        {
            Directory.Move(old, full);
            throw;
        }

        Discard(old);
    }

    /// <summary>Takes back the old folder when a crash came between two renames.</summary>
    public static void Recover(string target)
    {
        var full = Full(target);
        var old = Old(full);
        if (!Directory.Exists(old))
        {
            return;
        }

        if (Directory.Exists(full))
        {
            // The crash came after the second rename: the new folder is whole.
            Discard(old);
            return;
        }

        Directory.Move(old, full);
    }

    /// <summary>Removes a folder that was not finished; silent when it cannot.</summary>
    public static void Discard(string stage)
    {
        try
        {
            Directory.Delete(stage, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What is left over carries the mark of a stage and is never read.
        }
    }

    /// <summary>The folder itself where the path is a link to it, so that the link goes on pointing to the record.</summary>
    private static string Full(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        return Directory.Exists(full) && Directory.ResolveLinkTarget(full, returnFinalTarget: true) is { Exists: true } link ? Path.TrimEndingDirectorySeparator(link.FullName) : full;
    }

    private static string Old(string full) => full + OldMark;

    /// <summary>Removes what processes that were killed left over.</summary>
    private static void Sweep(string full, string parent)
    {
        var prefix = Path.GetFileName(full) + StageMark;
        foreach (var left in Directory.EnumerateDirectories(parent, prefix + "*"))
        {
            var process = Path.GetFileName(left)[prefix.Length..].Split('-')[0];
            if (int.TryParse(process, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id != Environment.ProcessId && !Runs(id))
            {
                Discard(left);
            }
        }
    }

    private static bool Runs(int process)
    {
        try
        {
            using var running = Process.GetProcessById(process);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static void FlushAll(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
            stream.Flush(flushToDisk: true);
        }
    }

    [LibraryImport("libc", EntryPoint = "renameat2", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int RenameAt2(int oldDirectory, string oldPath, int newDirectory, string newPath, uint flags);
}
