using System.Text;

namespace Forestall.Files;

/// <summary>Writes a file beside its place and moves it in when it is whole.</summary>
public static class AtomicFile
{
    /// <summary>Writes <paramref name="text"/> as UTF-8 without mark.</summary>
    /// <exception cref="InputException">The place cannot be written.</exception>
    public static void Write(string path, string text)
    {
        var beside = $"{path}.new-{Environment.ProcessId}";
        try
        {
            using (var stream = new FileStream(beside, FileMode.Create, FileAccess.Write))
            {
                stream.Write(Encoding.UTF8.GetBytes(text));
                stream.Flush(flushToDisk: true);
            }

            File.Move(beside, path, overwrite: true);
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
}
