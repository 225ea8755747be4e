using System.Globalization;
using Forestall.Store.Sqlite.Internals;

namespace Forestall.Store;

/// <summary>Copies of a journal, made while others use it, and put back without losing what is there.</summary>
public static class JournalBackup
{
    /// <summary>Copies the journal of a folder into a file, checks the copy, and moves it into place. A file of the same name is replaced only when it is an earlier state of the same journal.</summary>
    /// <returns>What the check of the copy found.</returns>
    /// <exception cref="InputException">It cannot be done; the sentence says why.</exception>
    public static JournalReport Make(JournalFolder folder, string file, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var target = Path.GetFullPath(file);
        if (target == folder.File)
        {
            throw new InputException($"{file}: this is the journal itself; name another file.");
        }

        folder.Open(clock).Dispose();
        return Copies.Place(target, beside =>
        {
            Copies.Copy(folder.File, beside, target);
            var report = Copies.Checked(beside, folder.File, clock);
            if (File.Exists(target))
            {
                Earlier(target, beside, clock);
            }

            return report;
        });
    }

    /// <summary>Puts a backup in the place of a folder's journal. What was there is kept beside it under another name.</summary>
    /// <returns>What the check of the backup found, and where the journal before is kept (null when there was none).</returns>
    /// <exception cref="InputException">The backup is damaged, or it cannot be done; the journal is as it was.</exception>
    public static (JournalReport Report, string? Kept) Restore(JournalFolder folder, string file, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(clock);
        var source = Path.GetFullPath(file);
        if (new FileInfo(source) is not { Exists: true, Length: > 0 })
        {
            throw new InputException($"{file}: there is no such file, or nothing is in it; check the path.");
        }

        if (source == folder.File)
        {
            throw new InputException($"{file}: this is the journal itself; name a backup of it.");
        }

        Copies.MakeFolder(folder.Path);
        var kept = File.Exists(folder.File) ? Free(folder.File + clock.GetUtcNow().ToString("'.before-'yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)) : null;
        using var held = kept is null ? null : new HeldJournal(folder.File);
        var report = Copies.Place(folder.File, beside =>
        {
            Copies.Copy(source, beside, folder.File);
            var found = Copies.Checked(beside, source, clock);
            held?.Keep(kept!);

            // Until the new note is written there is none, rather than one of another journal.
            File.Delete(folder.Note.Path);
            return found;
        });
        folder.Note.Replace(report.Head);
        return (report, kept);
    }

    private static void Earlier(string old, string copy, TimeProvider clock)
    {
        JournalHead head;
        try
        {
            using var before = JournalFolder.OpenFile(old, clock);
            head = before.Head();
        }
        catch (InputException e)
        {
            throw new InputException($"{old}: there is a file here that is no whole journal; name another file.", e);
        }

        using var now = JournalFolder.OpenFile(copy, clock);
        if (head.Sequence > 0 && !now.Storage.Read(head.Sequence, head.Sequence).Any(e => Convert.ToHexStringLower(e.Hash.Span) == head.Hash))
        {
            throw new InputException($"{old}: there is a file here that holds entries this journal has not; name another file.");
        }
    }

    private static string Free(string path)
    {
        for (var i = 1; ; i++)
        {
            var name = i == 1 ? path : string.Create(CultureInfo.InvariantCulture, $"{path}-{i}");
            if (!File.Exists(name))
            {
                return name;
            }
        }
    }
}
