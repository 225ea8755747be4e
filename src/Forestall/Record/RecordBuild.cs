using Forestall.Files;
using Forestall.Record.Build;
using Forestall.Record.Import;
using Forestall.Record.Internals;

namespace Forestall.Record;

/// <summary>Computes a record from the published source files and puts it into a folder.</summary>
public static class RecordBuild
{
    /// <summary>Builds the record; when all files are written the new folder takes the place of <paramref name="target"/> in one step.</summary>
    /// <param name="sources">Folder of the source files.</param>
    /// <param name="target">Folder of the record. Files in it that are not computed (curated tables, notes) stay as they are.</param>
    /// <param name="progress">Told what is being done.</param>
    /// <exception cref="InputException">A source file is missing, damaged, or disagrees with another; the target is as it was.</exception>
    public static void Run(string sources, string target, Action<string> progress)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(progress);
        if (!Directory.Exists(sources))
        {
            throw new InputException($"{sources}: there is no such folder; give --from the folder that holds the source files.");
        }

        if (string.IsNullOrWhiteSpace(target))
        {
            throw new InputException("the folder of the record is missing; name one.");
        }

        using var held = FolderLock.Take(target);
        var content = RecordBuilder.Build(sources, progress);
        RecordFolder.Replace(target, Write, CountedEvents.File, Coverage.File);

        void Write(string stage)
        {
            RecordFiles.Write(stage, content);
            File.WriteAllText(Path.Combine(stage, Neighbours.File), Neighbours.Render(content.Borders));
        }
    }
}
