using System.IO.Compression;

namespace Forestall.Brief.Internals;

/// <summary>What every Word file needs: no clock in its bytes, no characters that XML cannot hold.</summary>
internal static class WordFile
{
    /// <summary>No file of an archive can be older; a fixed time keeps the clock out of the bytes.</summary>
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>XML cannot hold control characters.</summary>
    public static string Printable(string text) => string.Concat(text.Select(static c => char.IsControl(c) ? ' ' : c));

    /// <summary>The archive with its files in one order and of one time.</summary>
    public static byte[] WithoutClock(byte[] bytes)
    {
        using var from = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        using var memory = new MemoryStream();
        using (var to = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries.OrderBy(static e => e.FullName == "[Content_Types].xml" ? 0 : 1).ThenBy(static e => e.FullName, StringComparer.Ordinal))
            {
                var copy = to.CreateEntry(entry.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = NoTime;
                using var target = copy.Open();
                using var source = entry.Open();
                source.CopyTo(target);
            }
        }

        return memory.ToArray();
    }
}
