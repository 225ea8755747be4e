using Forestall.Store;
using Forestall.Store.Reviewing;

namespace Forestall.Workbench.Journals;

/// <summary>The journal in the folder of the workbench. Each request opens it anew, so the command line may use it at the same time.</summary>
/// <param name="settings">The folder.</param>
/// <param name="clock">The time.</param>
internal sealed class JournalDesk(WorkbenchSettings settings, TimeProvider clock)
{
    private readonly JournalFolder _folder = new(settings.Folder);

    /// <summary>Where it is.</summary>
    public string Place => _folder.File;

    /// <summary>Today, in UTC.</summary>
    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>The entries, the newest first; none where there is no journal yet.</summary>
    public IReadOnlyList<JournalEntry> Entries()
    {
        if (!File.Exists(_folder.File))
        {
            return [];
        }

        using var journal = _folder.Open(clock);
        return [.. journal.Entries().Reverse()];
    }

    /// <summary>An entry.</summary>
    /// <exception cref="InputException">There is none of that number.</exception>
    public JournalEntry Find(long number)
    {
        using var journal = Opened(number);
        return journal.Find(number);
    }

    /// <summary>What was expected, beside what happened; null where there is no journal yet.</summary>
    public JournalReview? Review()
    {
        if (!File.Exists(_folder.File))
        {
            return null;
        }

        using var journal = _folder.Open(clock);
        return JournalReview.Of(journal);
    }

    /// <summary>Checks every entry and the chain; null where there is no journal yet.</summary>
    public JournalReport? Verify()
    {
        if (!File.Exists(_folder.File))
        {
            return null;
        }

        using var journal = _folder.Open(clock);
        return journal.Verify();
    }

    /// <summary>The journal as plain files in a ZIP file.</summary>
    /// <exception cref="InputException">It is not begun, or an entry cannot be read.</exception>
    public byte[] Export()
    {
        if (!File.Exists(_folder.File))
        {
            throw new InputException("there is nothing to take as files; the journal is not begun.") { NamesNothing = true };
        }

        using var journal = _folder.Open(clock);
        return JournalExport.Zipped(journal);
    }

    private Journal Opened(long number) => File.Exists(_folder.File) ? _folder.Open(clock)
        : throw new InputException(FormattableString.Invariant($"there is no entry {number}; the journal is not begun.")) { NamesNothing = true };

    /// <summary>Appends an entry.</summary>
    /// <exception cref="InputException">It is not fit, or the folder cannot be written to; nothing was appended.</exception>
    public JournalEntry Append(JournalDraft draft)
    {
        draft.Validate();
        using var journal = _folder.OpenOrCreate(clock);
        return journal.Append(draft);
    }
}
