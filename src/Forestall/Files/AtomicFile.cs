using System.Text;

namespace Forestall.Files;

/// <summary>Writes a file beside its place and moves it in when it is whole.</summary>
public static class AtomicFile
{
    /// <summary>Writes <paramref name="text"/> as UTF-8 without mark.</summary>
    /// <exception cref="InputException">The place cannot be written.</exception>
    public static void Write(string path, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Write(path, Encoding.UTF8.GetBytes(text));
    }

    /// <summary>Writes <paramref name="bytes"/>.</summary>
    /// <exception cref="InputException">The place cannot be written.</exception>
    public static void Write(string path, byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new InputException("the name of the file is missing; give one.");
        }

        var target = (File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName : null) ?? path;
        var beside = $"{target}.{Guid.NewGuid():N}";
        try
        {
            if (IsDevice(target))
            {
                File.WriteAllBytes(target, bytes);
                return;
            }

            using (var stream = new FileStream(beside, FileMode.Create, FileAccess.Write))
            {
                stream.Write(bytes);
                stream.Flush(flushToDisk: true);
            }

            File.Move(beside, target, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(beside))
            {
                File.Delete(beside);
            }

            throw new InputException($"{path}: the file cannot be written ({e.Message.TrimEnd('.')}); choose another place or make room.", e);
        }
    }

    /// <summary>A device or pipe is written to, never replaced.</summary>
    private static bool IsDevice(string path) =>
        File.Exists(path) && File.GetAttributes(path) is var attributes && (attributes.HasFlag(FileAttributes.Device) || (!OperatingSystem.IsWindows() && path.StartsWith("/dev/", StringComparison.Ordinal)));
}
