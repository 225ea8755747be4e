using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Forestall.Files;
using Forestall.Lessons;

namespace Forestall.Workbench.Lessons;

/// <summary>The case library, and the tables people bring: each under the hash of its content, in the workbench's folder and, where that cannot be written, in memory until it closes.</summary>
public sealed partial class StudyTables(Workspace workspace)
{
    private const int HashLength = 16;
    private const int MostKept = 32;
    private const int MostUnsaved = 8;
    private const int LongestName = 60;

    private readonly Lazy<StudyTable> _library = new(() => CaseLibrary.Of(workspace));
    private readonly ConcurrentDictionary<string, StudyTable> _read = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, StudyTable> _unsaved = new(StringComparer.Ordinal);

    /// <summary>The coded cases of the record.</summary>
    public StudyTable Library => _library.Value;

    private string Folder => Path.Combine(workspace.Settings.Folder, "tables");

    /// <summary>A table by its name in an address.</summary>
    /// <exception cref="InputException">There is none.</exception>
    public StudyTable Find(string id)
    {
        if (id == CaseLibrary.Id)
        {
            return Library;
        }

        if (!HashPattern().IsMatch(id))
        {
            throw new InputException($"'{id}' names no table; write cases for the case library, or the sixteen digits and letters a table was given when it was sent.");
        }

        return _read.GetValueOrDefault(id) ?? _unsaved.GetValueOrDefault(id) ?? Read(id)
            ?? throw new InputException($"the table {id} is not on this machine, or was deleted; send the file again and the same address will work.");
    }

    /// <summary>The tables people brought, by name.</summary>
    public IReadOnlyList<(string Id, string File)> Own() =>
    [
        .. Files("*").Select(static f => Named(f)).Concat(_unsaved.Values.Select(static t => (t.Id, t.File)))
            .Where(static t => HashPattern().IsMatch(t.Id)).DistinctBy(static t => t.Id, StringComparer.Ordinal).OrderBy(static t => t.File, StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>Keeps a table that was sent.</summary>
    /// <returns>The table, and why it is kept only until the workbench closes; null where it is kept for good.</returns>
    /// <exception cref="InputException">It is no table of cases.</exception>
    public (StudyTable Table, string? Unsaved) Keep(string name, byte[] content)
    {
        var text = OwnTable.Text(content);
        var id = Convert.ToHexStringLower(SHA256.HashData(content))[..HashLength];
        var table = OwnTable.Checked(id, Safe(name), text);
        var known = Own().FirstOrDefault(t => t.Id == id);
        try
        {
            if (known.Id is null || _unsaved.ContainsKey(id))
            {
                Directory.CreateDirectory(Folder);
                AtomicFile.Write(Path.Combine(Folder, $"{id}-{table.File}"), content);
            }

            Remember(table);
            _unsaved.TryRemove(id, out _);
            return (table, null);
        }
        catch (Exception e) when (e is InputException or IOException or UnauthorizedAccessException)
        {
            if (_unsaved.Count >= MostUnsaved && !_unsaved.ContainsKey(id))
            {
                throw new InputException($"{Folder} cannot be written, and {MostUnsaved} tables are kept in memory already; make room there, or delete one of them.", e);
            }

            _unsaved[id] = table;
            return (table, $"{Folder} cannot be written, so this table is kept only until the workbench closes");
        }
    }

    /// <summary>Deletes a table that was sent.</summary>
    /// <exception cref="InputException">It is not there, or cannot be deleted.</exception>
    public void Delete(string id)
    {
        _ = Find(id).IsLibrary ? throw new InputException("the case library belongs to the record and cannot be deleted here.") : id;
        try
        {
            foreach (var file in Files($"{id}-*"))
            {
                File.Delete(file);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"the table {id} in {Folder} cannot be deleted ({e.Message.TrimEnd('.')}); delete the file yourself.", e);
        }

        _read.TryRemove(id, out _);
        _unsaved.TryRemove(id, out _);
    }

    private StudyTable? Read(string id)
    {
        if (Files($"{id}-*").FirstOrDefault() is not { } file)
        {
            return null;
        }

        try
        {
            var table = OwnTable.Checked(id, Named(file).File, OwnTable.Text(File.ReadAllBytes(file)));
            Remember(table);
            return table;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"the table {id} in {Folder} cannot be read ({e.Message.TrimEnd('.')}); send the file again.", e);
        }
    }

    private void Remember(StudyTable table)
    {
        if (_read.Count >= MostKept)
        {
            _read.Clear();
        }

        _read[table.Id] = table;
    }

    private string[] Files(string pattern) => Directory.Exists(Folder) ? Directory.GetFiles(Folder, pattern + ".csv") : [];

    private static (string Id, string File) Named(string path)
    {
        var name = Path.GetFileName(path);
        var at = name.IndexOf('-', StringComparison.Ordinal);
        return at < 0 ? (string.Empty, name) : (name[..at], name[(at + 1)..]);
    }

    private static string Safe(string name)
    {
        var stem = Path.GetFileNameWithoutExtension(name.Replace('\\', '/'));
        var safe = new StringBuilder();
        foreach (var c in stem.Take(LongestName))
        {
            safe.Append(char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '-');
        }

        return safe.ToString().Trim('-') is { Length: > 0 } kept ? kept + ".csv" : "table.csv";
    }

    [GeneratedRegex("^[0-9a-f]{16}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex HashPattern();
}
