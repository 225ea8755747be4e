using System.Net;
using System.Text;
using Forestall.Brief.Internals;
using Forestall.Files;

namespace Forestall.Brief;

/// <summary>A table as it goes into a publication: a title, headed columns, rows, and notes below.</summary>
/// <param name="Title">The title; may be empty.</param>
/// <param name="Columns">Headings, and whether a column holds numbers, which are set flush right.</param>
/// <param name="Rows">Rows of as many cells as there are columns.</param>
/// <param name="Notes">Notes, each a paragraph.</param>
public sealed record PublishedTable(
    string Title,
    IReadOnlyList<(string Heading, bool IsNumber)> Columns,
    IReadOnlyList<IReadOnlyList<string>> Rows,
    IReadOnlyList<string> Notes)
{
    /// <summary>Writes tables to one file whose name ends in <c>.html</c>, <c>.docx</c> (Word) or <c>.csv</c> (one table alone, without title and notes).</summary>
    /// <exception cref="InputException">The name ends otherwise, or the file cannot be written.</exception>
    public static void Save(string path, IReadOnlyList<PublishedTable> tables)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(tables);
        switch (Path.GetExtension(path).ToUpperInvariant())
        {
            case ".HTML" or ".HTM":
                AtomicFile.Write(path, Html(tables));
                break;
            case ".DOCX":
                AtomicFile.Write(path, WordTables.Of(tables));
                break;
            case ".CSV":
                AtomicFile.Write(path, tables[0].Csv());
                break;
            default:
                throw new InputException($"'{path}' is no name for a table; let it end in .html, .docx or .csv.");
        }
    }

    /// <summary>The table as comma-separated values.</summary>
    public string Csv()
    {
        var text = new StringBuilder();
        foreach (var row in Rows.Prepend([.. Columns.Select(static c => c.Heading)]))
        {
            text.AppendJoin(',', row.Select(CsvField.Quoted)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Tables as one page.</summary>
    public static string Html(IReadOnlyList<PublishedTable> tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>").Append(Text(tables[0].Title)).Append("</title>\n<style>").Append(Style).Append("</style>\n</head>\n<body>\n<main>\n");
        foreach (var (at, table) in tables.Index())
        {
            var heading = at == 0 ? "h1" : "h2";
            page.Append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"").Append(Text(table.Title)).Append("\">\n<table>\n<caption><").Append(heading).Append('>').Append(Text(table.Title)).Append("</").Append(heading).Append("></caption>\n<thead><tr>");
            foreach (var (column, isNumber) in table.Columns)
            {
                page.Append("<th scope=\"col\"").Append(isNumber ? " class=\"n\"" : string.Empty).Append('>').Append(Text(column)).Append("</th>");
            }

            page.Append("</tr></thead>\n<tbody>\n");
            foreach (var row in table.Rows)
            {
                page.Append("<tr>");
                for (var i = 0; i < row.Count; i++)
                {
                    page.Append(i == 0 ? "<th scope=\"row\"" : "<td").Append(table.Columns[i].IsNumber ? " class=\"n\">" : ">").Append(Text(row[i])).Append(i == 0 ? "</th>" : "</td>");
                }

                page.Append("</tr>\n");
            }

            page.Append("</tbody>\n</table>\n</div>\n");
            foreach (var note in table.Notes)
            {
                page.Append("<p class=\"note\">").Append(Text(note)).Append("</p>\n");
            }
        }

        return page.Append("</main>\n</body>\n</html>\n").ToString();
    }

    /// <summary>Rules above, below the headings and below, as journals print them.</summary>
    private const string Style = """
        body{margin:1.5rem auto;max-width:75rem;padding:0 1rem;font:.95rem/1.45 Georgia,'Times New Roman',serif;color:#1c1c1c;background:#fff}
        .scroll{overflow-x:auto}table{border-collapse:collapse;border-top:2px solid;border-bottom:2px solid;margin:1rem 0 .4rem;font-variant-numeric:tabular-nums}
        caption{text-align:left;padding-bottom:.4rem}h1,h2{font-size:1rem;margin:0}thead th{border-bottom:1px solid;vertical-align:bottom}
        th,td{padding:.2rem .7rem;text-align:left;font-weight:400;vertical-align:top}tbody th{white-space:nowrap}thead th{font-weight:700}.n{text-align:right}.note{font-size:.9rem;margin:.2rem 0}
        :focus-visible{outline:3px solid #8f1d1d}
        """;

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
