using Forestall.Files;

namespace Forestall.Record.Internals;

/// <summary>Replaces what a record folder holds in one step.</summary>
internal static class RecordFolder
{
    private static readonly string[] Marks = [RecordFiles.SituationsFile, "measures.csv"];

    /// <summary>
    /// Lets <paramref name="write"/> fill a folder beside <paramref name="target"/>, copies over what it did not write, and puts it in the target's place.
    /// When anything fails the target is as it was.
    /// </summary>
    /// <param name="target">The folder.</param>
    /// <param name="write">Fills the folder it is given.</param>
    /// <param name="outdated">Names of files that are not copied over.</param>
    public static void Replace(string target, Action<string> write, params IReadOnlyList<string> outdated)
    {
        FolderSwap.Recover(target);
        RefuseForeign(target);
        var stage = FolderSwap.Stage(target);
        try
        {
            write(stage);
            if (Directory.Exists(target))
            {
                CopyMissing(target, stage, outdated);
            }

            FolderSwap.Commit(stage, target);
        }
        catch
        {
            FolderSwap.Discard(stage);
            throw;
        }
    }

    /// <summary>A folder that holds other things would be copied and exchanged whole; nobody wants that of a home folder.</summary>
    private static void RefuseForeign(string target)
    {
        if (File.Exists(target))
        {
            throw new InputException($"{target}: this is a file; name a folder.");
        }

        if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any() && !Marks.Any(m => File.Exists(Path.Combine(target, m))))
        {
            throw new InputException($"{target}: the folder holds other things than a record; name an empty or new folder.");
        }
    }

    private static void CopyMissing(string from, string to, IReadOnlyList<string> outdated)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            if (!File.Exists(copy) && !outdated.Contains(Path.GetRelativePath(from, file), StringComparer.Ordinal))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
        }
    }
}
