using System.Globalization;
using System.IO.Compression;
using System.Text;
using Forestall.Files;
using Forestall.Store.Internals;

namespace Forestall.Store;

/// <summary>
/// Writes a journal as plain files that sha256sum alone can check: <c>entries/000001.txt</c>, the hashed lines of each entry; <c>contents/000001-01.txt</c>,
/// what it holds; <c>SHA256SUMS</c>, all their hashes. The hash of each entry's file stands in the line <c>before:</c> of the next.
/// </summary>
public static class JournalExport
{
    private const string Sums = "SHA256SUMS";

    // The earliest time a ZIP file can hold, so that the same journal gives the same bytes.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes a folder, which must not be there yet or be empty, or one file when the name ends in <c>.zip</c>.</summary>
    /// <returns>How many entries were written, and the head.</returns>
    /// <exception cref="InputException">It cannot be written, or an entry cannot be read.</exception>
    public static JournalHead Write(Journal journal, string path)
    {
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) ? Zip(journal, path) : Folder(journal, path);
    }

    /// <summary>The same as the bytes of a ZIP file.</summary>
    /// <exception cref="InputException">An entry cannot be read.</exception>
    public static byte[] Zipped(Journal journal)
    {
        ArgumentNullException.ThrowIfNull(journal);
        using var bytes = new MemoryStream();
        Zip(journal, bytes);
        return bytes.ToArray();
    }

    private static JournalHead Zip(Journal journal, string path)
    {
        using var bytes = new MemoryStream();
        var head = Zip(journal, bytes);
        AtomicFile.Write(path, bytes.ToArray());
        return head;
    }

    private static JournalHead Zip(Journal journal, MemoryStream bytes)
    {
        using var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true);
        return Put(journal, (name, content) =>
        {
            var item = archive.CreateEntry(name);
            item.LastWriteTime = NoTime;
            using var stream = item.Open();
            stream.Write(content.Span);
        });
    }

    private static JournalHead Folder(Journal journal, string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (File.Exists(full) || (Directory.Exists(full) && Directory.EnumerateFileSystemEntries(full).Any()))
        {
            throw new InputException($"{path}: something is there already; name a new folder, or a file ending in .zip.");
        }

        var beside = $"{full}.{Guid.NewGuid():N}";
        try
        {
            var head = Put(journal, (name, content) =>
            {
                var file = Path.Combine(beside, name);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.WriteAllBytes(file, content.Span);
            });
            if (Directory.Exists(full))
            {
                Directory.Delete(full);
            }

            Directory.Move(beside, full);
            return head;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: the folder cannot be written ({e.Message.TrimEnd('.')}); choose another place or make room.", e);
        }
        finally
        {
            if (Directory.Exists(beside))
            {
                Directory.Delete(beside, recursive: true);
            }
        }
    }

    private static JournalHead Put(Journal journal, Action<string, ReadOnlyMemory<byte>> write)
    {
        var sums = new StringBuilder();
        var head = JournalHead.Empty;
        void One(string name, string hash, ReadOnlyMemory<byte> bytes)
        {
            write(name, bytes);
            sums.Append(hash).Append("  ").Append(name).Append('\n');
        }

        foreach (var entry in journal.Entries())
        {
            One(string.Create(CultureInfo.InvariantCulture, $"entries/{entry.Sequence:000000}.txt"), entry.Hash, Encoding.UTF8.GetBytes(entry.Text));
            foreach (var (index, content) in entry.Contents.Index())
            {
                One(string.Create(CultureInfo.InvariantCulture, $"contents/{entry.Sequence:000000}-{index + 1:00}{Ending(content.Name)}"), content.Hash, content.Bytes);
            }

            head = new JournalHead(entry.Sequence, entry.Hash);
        }

        write(Sums, Encoding.UTF8.GetBytes(sums.ToString()));
        return head;
    }

    /// <summary>The ending of a name, when it is plain enough to be safe anywhere.</summary>
    private static string Ending(string name)
    {
        var ending = Path.GetExtension(name).ToLowerInvariant();
        return ending.Length is > 1 and <= 9 && ending.Skip(1).All(char.IsAsciiLetterOrDigit) ? ending : ".bin";
    }
}
