namespace Forestall.Files;

/// <summary>Keeps other commands from changing a folder while one does. Held by an open file beside the folder; a process that dies lets go.</summary>
internal sealed class FolderLock : IDisposable
{
    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    /// <summary>Takes the lock and mends what a command that died left over.</summary>
    /// <exception cref="InputException">Another command holds it.</exception>
    public static FolderLock Take(string folder)
    {
        var path = FolderSwap.Beside(folder, ".forestall-lock");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (IOException e) when (File.Exists(path))
        {
            throw new InputException($"{folder}: another command is changing this record; wait until it is done.", e);
        }

        FolderSwap.Recover(folder);
        return new FolderLock(file);
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
