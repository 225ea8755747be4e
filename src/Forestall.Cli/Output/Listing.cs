using System.Globalization;
using Forestall.Brief;
using Forestall.Files;
using Spectre.Console;

namespace Forestall.Cli.Output;

/// <summary>A table for the terminal, and the same for a publication.</summary>
/// <param name="Table">As the terminal draws it.</param>
/// <param name="Published">As it is published, under a title.</param>
internal sealed record ListedTable(Table Table, Func<string, PublishedTable> Published);

/// <summary>A list of results that can be printed as a table, as CSV, or as JSON.</summary>
/// <typeparam name="T">One result.</typeparam>
internal sealed class Listing<T>
{
    private readonly List<(string? Header, string Name, Func<T, object?> Value, Func<T, string>? Shown)> _columns = [];

    /// <summary>Adds a column: its heading in the table (none: only in CSV), its name in CSV, its value, and how the table shows it.</summary>
    public Listing<T> Column(string? header, string name, Func<T, object?> value, Func<T, string>? shown = null)
    {
        _columns.Add((header, name, value, shown));
        return this;
    }

    /// <summary>Prints the rows; JSON shows <paramref name="json"/>.</summary>
    public void Print(Terminal terminal, OutputFormat format, IReadOnlyCollection<T> rows, Func<object> json)
    {
        switch (format)
        {
            case OutputFormat.Json:
                terminal.Line(Json.Text(json()));
                break;
            case OutputFormat.Csv:
                terminal.Line(string.Join(',', _columns.Select(static c => c.Name)));
                foreach (var row in rows)
                {
                    terminal.Line(string.Join(',', _columns.Select(c => CsvField.Quoted(Written(c.Value(row))))));
                }

                break;
            default:
                terminal.Write(Table(rows));
                break;
        }
    }

    /// <summary>The rows as a table for a publication: the columns that a table on the terminal shows, with texts in full.</summary>
    public PublishedTable Published(string title, IReadOnlyCollection<T> rows, IReadOnlyList<string> notes)
    {
        var shown = _columns.Where(static c => c.Header is not null).ToList();
        return new PublishedTable(
            title,
            [.. shown.Select(c => (c.Header!, rows.Select(c.Value).FirstOrDefault(static v => v is not null) is int or long or double))],
            [.. rows.Select(r => (IReadOnlyList<string>)[.. shown.Select(c => c.Value(r) is string text ? text : c.Shown?.Invoke(r) ?? Shown(c.Value(r)))])],
            notes);
    }

    /// <summary>The rows as a table.</summary>
    public ListedTable Table(IReadOnlyCollection<T> rows) => new(Drawn(rows), title => Published(title, rows, []));

    private Table Drawn(IReadOnlyCollection<T> rows)
    {
        var table = new Table().Border(TableBorder.Simple);
        var shown = _columns.Where(static c => c.Header is not null).ToList();
        foreach (var (header, _, value, _) in shown)
        {
            var isLast = header == shown[^1].Header;
            var numbers = rows.Select(value).FirstOrDefault(static v => v is not null) is int or long or double;
            table.AddColumn(new TableColumn(Markup.Escape(header!)) { Alignment = numbers ? Justify.Right : Justify.Left, NoWrap = !isLast });
        }

        foreach (var row in rows)
        {
            table.AddRow(shown.Select(c => Markup.Escape(c.Shown?.Invoke(row) ?? Shown(c.Value(row)))).ToArray());
        }

        return table;
    }

    private static string Shown(object? value) => value switch
    {
        null => string.Empty,
        bool flag => flag ? "yes" : string.Empty,
        int or long => string.Create(CultureInfo.InvariantCulture, $"{value:N0}"),
        double number => string.Create(CultureInfo.InvariantCulture, $"{number:0.###}"),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty,
    };

    private static string Written(object? value) => value switch
    {
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty,
    };

}
