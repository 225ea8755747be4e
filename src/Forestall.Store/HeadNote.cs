using System.Globalization;
using System.Text;
using Forestall.Files;
using Forestall.Store.Internals;

namespace Forestall.Store;

/// <summary>
/// The head of a journal noted in a small file of its own after each entry. A journal cut at its end, or put back to an earlier state, no longer reaches it.
/// Whoever changes both files leaves no trace here; note the head somewhere else too.
/// </summary>
/// <param name="path">The file.</param>
public sealed class HeadNote(string path)
{
    // A note takes milliseconds to write; one a minute older than the last is nobody's any more.
    private static readonly TimeSpan Unfinished = TimeSpan.FromMinutes(1);

    /// <summary>The file.</summary>
    public string Path { get; } = path;

    /// <summary>The head as noted; null when there is no note.</summary>
    /// <exception cref="DamagedStorageException">The note cannot be read.</exception>
    public JournalHead? Read()
    {
        try
        {
            return !File.Exists(Path) ? null
                : File.ReadAllText(Path).Split(' ') is [var number, var rest] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) && rest.EndsWith('\n') && Sha256.IsOne(rest[..^1])
                    ? new JournalHead(sequence, rest[..^1])
                    : throw new DamagedStorageException($"the note of the head ({System.IO.Path.GetFileName(Path)}) is no number and hash");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            throw new DamagedStorageException($"the note of the head ({System.IO.Path.GetFileName(Path)}) cannot be read", e);
        }
    }

    /// <summary>Notes a head, unless a later one is noted.</summary>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public void Write(JournalHead head)
    {
        ArgumentNullException.ThrowIfNull(head);
        if (Later() is not { } noted || noted.Sequence < head.Sequence)
        {
            Replace(head);
        }
    }

    internal void Replace(JournalHead head)
    {
        AtomicFile.Write(Path, string.Create(CultureInfo.InvariantCulture, $"{head.Sequence} {head.Hash}\n"));
        RemoveUnfinished();
    }

    /// <summary>Removes what processes that died while they wrote the note have left beside it.</summary>
    private void RemoveUnfinished()
    {
        try
        {
            var now = File.GetLastWriteTimeUtc(Path);
            foreach (var left in Directory.EnumerateFiles(System.IO.Path.GetDirectoryName(Path)!, System.IO.Path.GetFileName(Path) + ".*").Where(f => IsUnfinished(f) && now - File.GetLastWriteTimeUtc(f) > Unfinished))
            {
                File.Delete(left);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // They do no harm; whoever writes the next note tries again.
        }
    }

    private static bool IsUnfinished(string file) => Guid.TryParseExact(System.IO.Path.GetExtension(file).TrimStart('.'), "N", out _);

    private JournalHead? Later()
    {
        try
        {
            return Read();
        }
        catch (DamagedStorageException e)
        {
            throw new InputException($"{Path}: {e.Message}; run 'forestall journal verify', then remove the note.", e);
        }
    }
}
