using System.Globalization;
using Sylvan.Data.Csv;

namespace Forestall.Files;

/// <summary>
/// Reads a delimited table with a header, forwards only and in constant memory, and names file, line and column of whatever is wrong.
/// </summary>
internal sealed class TableReader : IDisposable
{
    private const long LargestCount = 100_000_000_000;

    private readonly TextSource? _source;
    private readonly Func<TextReader> _reopen;
    private readonly TextReader _text;
    private readonly CsvDataReader _csv;
    private readonly string[] _header;

    private TableReader(string name, TextSource? source, Func<TextReader> reopen, TextReader text)
    {
        Name = name;
        _source = source;
        _reopen = reopen;
        _text = text;
        try
        {
            _csv = CsvDataReader.Create(text, new CsvDataReaderOptions
            {
                HasHeaders = true,
                BufferSize = 1 << 18,
                MaxBufferSize = 1 << 24,
                HeaderComparer = StringComparer.OrdinalIgnoreCase,
                Culture = CultureInfo.InvariantCulture,
            });
        }
        catch (Exception e) when (e is CsvFormatException or ArgumentException or InvalidOperationException)
        {
            throw new InputException($"{Name}, line 1: the header cannot be read as a table ({e.Message.TrimEnd('.')}); check that this is the file as it was downloaded.", e);
        }
        catch (InvalidDataException e) when (source is not null)
        {
            throw source.DamagedArchive(e);
        }

        _header = Enumerable.Range(0, _csv.FieldCount).Select(i => _csv.GetName(i).Trim()).ToArray();
    }

    /// <summary>The file's name, as used in messages.</summary>
    public string Name { get; }

    /// <summary>The names of the columns, without white space around them.</summary>
    public IReadOnlyList<string> Header => _header;

    /// <summary>Rows read so far, without the header.</summary>
    public long Rows { get; private set; }

    /// <summary>Opens a file.</summary>
    public static TableReader Open(string path, Action<long, long>? consumed = null)
    {
        var source = new TextSource(path);
        return Guarded(source.Open(consumed), text => new TableReader(source.Name, source, () => source.Open(), text));
    }

    /// <summary>Opens a text that lies in memory.</summary>
    public static TableReader Open(string name, Func<TextReader> open) =>
        Guarded(open(), text => new TableReader(name, source: null, open, text));

    /// <summary>The place of the first of <paramref name="names"/> that the header has; −1 when it has none.</summary>
    public int Find(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            var at = Array.FindIndex(_header, h => string.Equals(h, name, StringComparison.OrdinalIgnoreCase));
            if (at >= 0)
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>The place of the first of <paramref name="names"/> that the header has.</summary>
    /// <exception cref="InputException">The header has none of them.</exception>
    public int Require(params ReadOnlySpan<string> names)
    {
        var at = Find(names);
        if (at >= 0)
        {
            return at;
        }

        var wanted = names.Length == 1 ? $"the column '{names[0]}' is missing" : $"none of the columns '{string.Join("', '", names.ToArray())}' is there";
        throw new InputException($"{Name}, line 1: {wanted}; found are {Shown(string.Join(", ", _header), 200)}; check that this is the right kind of file.");
    }

    /// <summary>Goes to the next row; false after the last.</summary>
    public bool Read()
    {
        try
        {
            if (!_csv.Read())
            {
                return false;
            }
        }
        catch (CsvFormatException e)
        {
            Rows++;
            throw new InputException($"{Name}, line {Line()}: the row cannot be read ({e.Message.TrimEnd('.')}); check its quotes.", e);
        }
        catch (InvalidDataException e) when (_source is not null)
        {
            throw _source.DamagedArchive(e);
        }
        catch (IOException e)
        {
            throw new InputException($"{Name}: reading stopped after {Rows} rows ({e.Message.TrimEnd('.')}); check the disk and try again.", e);
        }

        Rows++;
        if (_csv.RowFieldCount != _header.Length)
        {
            throw new InputException($"{Name}, line {Line()}: the row has {_csv.RowFieldCount} fields where the header has {_header.Length}; the file is damaged or was cut short, download it again.");
        }

        return true;
    }

    /// <summary>The characters of a field; valid until the next row.</summary>
    public ReadOnlySpan<char> Span(int column) => _csv.GetFieldSpan(column);

    /// <summary>A field as text, without white space around it.</summary>
    public string Text(int column) => _csv.GetFieldSpan(column).Trim().ToString();

    /// <summary>A whole number of at least zero; <c>5e+05</c> and <c>12.0</c> are whole numbers too.</summary>
    public long Count(int column)
    {
        var span = _csv.GetFieldSpan(column);
        if (long.TryParse(span, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= LargestCount)
        {
            return value;
        }

        span = span.Trim();
        if (span.Length == 0)
        {
            throw Wrong(column, "the number is missing; fill it in, 0 if there was none");
        }

        if (!double.TryParse(span, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            throw Wrong(column, $"'{Shown(span, 40)}' is no number");
        }

        if (span.Length >= 5 && span[^4] == '.' && span.IndexOfAny('e', 'E') < 0)
        {
            throw Wrong(column, $"'{Shown(span, 40)}' can be a thousand or one; write it without a point");
        }

        return number switch
        {
            < 0 => throw Wrong(column, $"{Shown(span, 40)} is negative; a count cannot be"),
            > LargestCount => throw Wrong(column, $"{Shown(span, 40)} is too large to be a count"),
            _ when number != Math.Floor(number) => throw Wrong(column, $"{Shown(span, 40)} is no whole number"),
            _ => (long)number,
        };
    }

    /// <summary>A whole number of at least zero that fits thirty-one bits.</summary>
    public int Int(int column) => Count(column) is <= int.MaxValue and var value ? (int)value : throw Wrong(column, $"{Count(column)} is too large");

    /// <summary>A whole number of at least zero, or null when the field is empty or says NA.</summary>
    public long? CountOrNone(int column)
    {
        if (column < 0)
        {
            return null;
        }

        var span = _csv.GetFieldSpan(column).Trim();
        return span.IsEmpty || span is "NA" ? null : Count(column);
    }

    /// <summary>A year between <paramref name="first"/> and <paramref name="last"/>.</summary>
    public int Year(int column, int first = 1800, int last = 2200)
    {
        var value = Count(column);
        return value >= first && value <= last ? (int)value : throw Wrong(column, $"{value} is no year between {first} and {last}");
    }

    /// <summary>A month written <c>yyyy-MM</c>.</summary>
    public Month Month(int column) =>
        Forestall.Month.TryParse(Text(column), out var month) ? month : throw Wrong(column, $"'{Shown(Text(column), 40)}' is no month; write it as yyyy-MM, for example 1994-04");

    /// <summary>The sentence for a field that cannot be used.</summary>
    public InputException Wrong(int column, string problem) =>
        new($"{Name}, line {Line()}, column '{_header[column]}': {problem}.");

    /// <summary>The line of the file in which the current row starts (the header is line 1); quoted line breaks count.</summary>
    public long Line()
    {
        using var text = _reopen();
        var line = 1L + (_source?.LinesBeforeText ?? 0);
        var row = 0L;
        var (quoted, fieldStarts, empty) = (false, true, true);
        for (var c = text.Read(); c >= 0 && row < Rows; c = text.Read())
        {
            if (c == '\r' && text.Peek() == '\n')
            {
                continue;
            }

            if (c is '\n' or '\r')
            {
                line++;
                row += quoted || empty ? 0 : 1;
                empty = !quoted;
                fieldStarts = !quoted;
                continue;
            }

            empty = false;
            if (c == '"' && (quoted || fieldStarts))
            {
                // A doubled quote closes and opens again at once.
                quoted = !quoted;
                fieldStarts = !quoted && text.Peek() == '"';
                continue;
            }

            fieldStarts = !quoted && c is (',' or ';' or '\t' or '|');
        }

        return line;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _csv?.Dispose();
        _text.Dispose();
    }

    private static TableReader Guarded(TextReader text, Func<TextReader, TableReader> make)
    {
        try
        {
            return make(text);
        }
        catch
        {
            text.Dispose();
            throw;
        }
    }

    /// <summary>A field as a sentence can show it: on one line, and not too long.</summary>
    public static string Shown(ReadOnlySpan<char> text, int length)
    {
        var shown = (text.Length <= length ? text : text[..length]).ToString();
        var clean = string.Create(shown.Length, shown, static (span, from) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = char.IsControl(from[i]) || char.IsSurrogate(from[i]) ? '?' : from[i];
            }
        });
        return text.Length <= length ? clean : clean + "…";
    }
}
