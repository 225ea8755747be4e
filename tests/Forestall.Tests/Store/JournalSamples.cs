using Forestall.Store;
using Microsoft.Data.Sqlite;

namespace Forestall.Tests.Store;

/// <summary>Journals to try things on.</summary>
internal static class JournalSamples
{
    public static JournalDraft Decision(string text = "Propose observers.", params IReadOnlyList<Expectation> expected) => new()
    {
        Kind = JournalKind.Decision,
        Author = "A. Adviser",
        Role = "desk officer",
        Subject = "SRB Kosovo",
        Review = new DateOnly(1999, 3, 31),
        Expectations = expected,
        Contents = [JournalContent.Text(text)],
        RestsOn = [JournalSupport.Record("273e294aeab4"), JournalSupport.File("brief.html", "brief"u8)],
    };

    /// <summary>A journal of a number of entries, some of them longer than a page of the file.</summary>
    public static JournalFolder Filled(TemporaryFolder folder, int count, string name = "store")
    {
        var store = new JournalFolder(folder.File(name));
        using var journal = store.OpenOrCreate(new FixedClock());
        for (var i = 1; i <= count; i++)
        {
            journal.Append(Decision($"Decision {i}. {new string((char)('a' + (i % 26)), i % 5 == 0 ? 9000 : 20)}", new Expectation($"statement {i}", 0.5)));
        }

        return store;
    }

    /// <summary>Changes a journal's file as somebody would who can write to it and knows SQL.</summary>
    public static void Tamper(JournalFolder store, params IReadOnlyList<string> statements)
    {
        using var connection = new SqliteConnection($"Data Source={store.File};Pooling=False");
        connection.Open();
        var triggers = new List<string>();
        using (var read = connection.CreateCommand())
        {
            read.CommandText = "SELECT sql FROM sqlite_schema WHERE type = 'trigger'";
            using var rows = read.ExecuteReader();
            while (rows.Read())
            {
                triggers.Add(rows.GetString(0));
            }
        }

        FirstForm.Execute(connection, "DROP TRIGGER entry_follows_the_last; DROP TRIGGER entry_is_never_changed; DROP TRIGGER entry_is_never_removed;");
        statements.ToList().ForEach(s => FirstForm.Execute(connection, s));
        triggers.ForEach(t => FirstForm.Execute(connection, t));
    }
}
