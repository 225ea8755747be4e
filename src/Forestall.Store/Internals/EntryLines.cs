using System.Globalization;

namespace Forestall.Store.Internals;

/// <summary>The lines of an entry's text, taken one after the other.</summary>
internal sealed class EntryLines
{
    private readonly string[] _lines;
    private int _next = 1;

    public EntryLines(string text, string first)
    {
        Whole = text;
        _lines = text.Split('\n');
        if (_lines[0] != first)
        {
            throw new DamagedStorageException($"its text does not begin with '{first}'");
        }
    }

    public string Whole { get; }

    /// <summary>A line that must be there, read as one value.</summary>
    public T One<T>(string name, Func<string, T?> read)
        where T : struct => Take(name) is { } text && read(text) is { } value ? value : throw Wrong(name);

    /// <summary>A line that must be there, read as one text.</summary>
    public string OneText(string name, Func<string, string?> read) => Take(name) is { } text && read(text) is { } value ? value : throw Wrong(name);

    /// <summary>A line that must be there.</summary>
    public string Text(string name) => OneText(name, static t => OneLine.Holds(t) ? t : null);

    /// <summary>All lines of a name that come next; <paramref name="read"/> gives nothing for what it cannot read.</summary>
    public List<T> Any<T>(string name, Func<string, T[]> read)
    {
        var values = new List<T>();
        while (Take(name) is { } text)
        {
            values.Add(read(text) is [var value] ? value : throw Wrong(name));
        }

        return values;
    }

    /// <summary>Makes sure that nothing is left.</summary>
    public void End()
    {
        if (_next != _lines.Length - 1 || _lines[_next].Length > 0)
        {
            throw new DamagedStorageException(string.Create(CultureInfo.InvariantCulture, $"line {_next + 1} of its text has no place there"));
        }
    }

    private string? Take(string name)
    {
        var start = name + ": ";
        return _next < _lines.Length && _lines[_next].StartsWith(start, StringComparison.Ordinal) ? _lines[_next++][start.Length..] : null;
    }

    private DamagedStorageException Wrong(string name) =>
        new(string.Create(CultureInfo.InvariantCulture, $"its text has no '{name}' that can be read in line {_next + 1} or the one before"));
}
