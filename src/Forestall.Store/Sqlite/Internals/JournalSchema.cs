namespace Forestall.Store.Sqlite.Internals;

/// <summary>The form of the file, and the steps that bring an older one to it. Step n leads from version n − 1 to version n.</summary>
internal sealed class JournalSchema(IReadOnlyList<string> steps)
{
    /// <summary>Stands in the file's header, so that it is known for a journal: "FSTL".</summary>
    public const int ApplicationId = 0x4653544C;

    private const string First = """
        CREATE TABLE entry (
            sequence INTEGER PRIMARY KEY,
            header BLOB NOT NULL,
            body BLOB NOT NULL,
            hash BLOB NOT NULL CHECK (length(hash) = 32)
        ) STRICT;
        CREATE TRIGGER entry_follows_the_last BEFORE INSERT ON entry
        WHEN NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM entry)
        BEGIN SELECT RAISE(ABORT, 'an entry takes the number after the last'); END;
        CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry
        BEGIN SELECT RAISE(ABORT, 'entries are never changed'); END;
        CREATE TRIGGER entry_is_never_removed BEFORE DELETE ON entry
        BEGIN SELECT RAISE(ABORT, 'entries are never removed'); END;
        """;

    /// <summary>The form this program writes.</summary>
    public static JournalSchema Current { get; } = new([First.ReplaceLineEndings("\n")]);

    /// <summary>The version this program writes.</summary>
    public int Version => steps.Count;

    /// <summary>The SQL that leads from a version to this one.</summary>
    public IEnumerable<string> From(int version) => steps.Skip(version);
}
