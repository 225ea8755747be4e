using Forestall.Files;

namespace Forestall.Record.Internals;

/// <summary>Replaces what a record folder holds in one step.</summary>
internal static class RecordFolder
{
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
