using Microsoft.Data.Sqlite;

namespace Forestall.Store.Sqlite.Internals;

/// <summary>Whether the file is sound as a database, and has the tables and triggers it must have.</summary>
internal static class StructureCheck
{
    private const int Shown = 3;

    public static IReadOnlyList<string> Run(SqliteConnection connection, JournalSchema schema)
    {
        var faults = new List<string>();
        try
        {
            faults.AddRange(Texts(connection, "PRAGMA integrity_check(100)").Where(static t => t != "ok").SelectMany(static t => t.Split('\n')).Where(static t => !t.StartsWith("***", StringComparison.Ordinal)).Take(Shown).Select(static t => $"the file's structure is damaged ({t.Trim().TrimEnd('.')})"));
            if (!Rules(connection).SequenceEqual(Expected(schema), StringComparer.Ordinal))
            {
                faults.Add("the file's own rules, which refuse changes of entries, are not those Forestall wrote");
            }
        }
        catch (SqliteException e) when (SqliteSentence.Of(e, string.Empty) is DamagedStorageException damage)
        {
            faults.Add($"the file's structure is damaged ({damage.Message.TrimEnd('.')})");
        }

        return faults;
    }

    private static List<string> Expected(JournalSchema schema)
    {
        using var connection = new SqliteConnection("Data Source=:memory:;Pooling=False");
        connection.Open();
        foreach (var step in schema.From(0))
        {
            SqliteFile.Execute(connection, step);
        }

        return Rules(connection);
    }

    private static List<string> Rules(SqliteConnection connection) =>
        [.. Texts(connection, "SELECT type || ' ' || name || ' ' || tbl_name || ' ' || coalesce(sql, '') FROM sqlite_schema ORDER BY type, name")];

    private static List<string> Texts(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read())
        {
            texts.Add(reader.IsDBNull(0) ? string.Empty : reader.GetString(0));
        }

        return texts;
    }
}
