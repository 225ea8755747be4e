using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Forestall.Brief.Documents.Pdf;
using Forestall.Brief.Pictures;

namespace Forestall.Brief.Documents;

/// <summary>A paper as one page of HTML that asks for nothing outside itself.</summary>
internal static partial class HtmlWriter
{
    private const string Css = """
        :root{color-scheme:light dark;--ink:#1d1d1f;--paper:#fff;--soft:#56565b;--line:#d9d7d2;--tint:#f5f4f1;--accent:#8f1d1d}
        @media (prefers-color-scheme:dark){:root{--ink:#eae8e4;--paper:#19191b;--soft:#b5b1a9;--line:#3c3a36;--tint:#222225;--accent:#ff9d8f}}
        *{box-sizing:border-box}
        html{font-size:16px}
        body{margin:0 auto;padding:1.2rem;max-width:50rem;font:1rem/1.5 'Segoe UI','Helvetica Neue',Helvetica,Arial,sans-serif;color:var(--ink);background:var(--paper)}
        .skip{position:absolute;left:-999px}.skip:focus{left:1rem;top:.5rem;background:var(--paper);padding:.5rem}a{color:var(--accent)}
        .kind{color:var(--accent);font-weight:700;letter-spacing:.05em;margin:0;font-size:.9rem}
        h1{font-size:1.8rem;line-height:1.15;margin:.1rem 0 .2rem}
        .standing{color:var(--soft);margin:0 0 .9rem;padding-bottom:.7rem;border-bottom:2px solid var(--accent);font-size:.95rem}
        h2{font-size:1.05rem;margin:1.1rem 0 .25rem}
        .annex>h2{font-size:1.35rem;margin:2.4rem 0 .7rem;padding-top:1rem;border-top:2px solid var(--accent)}
        h3{font-size:1.05rem;margin:1.5rem 0 .3rem}h4{font-size:.95rem;margin:1.1rem 0 .2rem}
        p{margin:.3rem 0 .6rem}ul{margin:.3rem 0 .6rem;padding-left:1.2rem}li{margin:.15rem 0}
        .small,figcaption,caption{font-size:.85rem;color:var(--soft)}
        .figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));gap:.5rem;margin:.6rem 0 .9rem}
        .figures div{background:var(--tint);padding:.5rem .65rem;border-radius:.25rem}
        .figures dt{font-size:.8rem;color:var(--soft)}.figures dd{margin:0;font-size:1.35rem;font-weight:650;line-height:1.25}.figures dd.small{font-size:.78rem;font-weight:400;line-height:1.3}
        .scroll{overflow-x:auto;margin:.5rem 0 .9rem}
        table{border-collapse:collapse;width:100%;font-size:.85rem;line-height:1.35;font-variant-numeric:tabular-nums}
        caption{text-align:left;padding:0 0 .3rem;font-weight:600;color:var(--ink)}
        th,td{padding:.28rem .5rem;text-align:right;vertical-align:top;border-bottom:1px solid var(--line)}
        thead th{border-bottom:1.5px solid var(--ink);vertical-align:bottom;font-weight:600}
        .text,tbody th,th:first-child{text-align:left}tbody th{font-weight:600}.short{white-space:nowrap}th:first-child,td:first-child{padding-left:0}
        figure{margin:.8rem 0}svg{width:100%;height:auto;display:block;background:#fff}
        details{margin:.3rem 0 .9rem}summary{cursor:pointer;font-size:.85rem;padding:.3rem 0;color:var(--accent)}
        nav ul{display:flex;flex-wrap:wrap;gap:.1rem 1.1rem;list-style:none;padding:0;font-size:.85rem}
        code{overflow-wrap:anywhere}p{overflow-wrap:break-word}
        :focus-visible{outline:3px solid var(--accent);outline-offset:2px}
        @page{margin:14mm 16mm}
        @media print{
        :root{color-scheme:light;--ink:#000;--paper:#fff;--soft:#444;--line:#ccc;--tint:#f4f3f0;--accent:#8f1d1d}
        html{font-size:9.6pt}body{max-width:none;padding:0;line-height:1.38}.skip,nav{display:none}
        .first{break-after:page;font-size:var(--first);line-height:1.32}.first h2{margin:.75em 0 .15em;font-size:1.12em}.first p{margin:.15em 0 .35em}.first ul{margin:.15em 0 .35em}.first .scroll{margin:.3em 0 .4em}.first table{font-size:.9em}.first caption{font-size:1em}.first th,.first td{padding:.22em .45em}.first .figures{grid-template-columns:repeat(4,1fr);margin:.4em 0 .5em}.first .figures div{padding:.5em .6em}.first .figures dt,.first .figures dd.small,.first .small{font-size:.86em}.first .figures dd{font-size:1.5em}.first .figures dd.small{font-size:.86em}.first h1{font-size:1.9em}.first .kind,.first .standing{font-size:1em}.first .standing{margin-bottom:.6em;padding-bottom:.5em}.first tbody th{white-space:nowrap}
        .scroll{overflow:visible}h2,h3,h4,caption{break-after:avoid}tr,figure,.figures div,li{break-inside:avoid}thead{display:table-header-group}
        .annex table{font-size:7.8pt}summary{list-style:none;color:var(--soft)}details:not([open])>*{display:none}
        a{color:inherit;text-decoration:none}}
        """;

    /// <summary>Figures of so many characters stay on one line.</summary>
    private const int Short = 12;

    public static string Text(BriefDocument document)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            <!DOCTYPE html>
            <html lang="{BriefDocument.Language}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>{Encoded(document.FullTitle)}</title>
            <style>{Css}</style>
            </head>
            <body>
            <a class="skip" href="#main">Skip to the content</a>
            <main id="main">
            <section class="first" style="--first:{SizeInPrint(document)}pt" aria-label="{Encoded(document.First)}">
            <header>
            <p class="kind">{Encoded(document.Kind)}</p>
            <h1>{Encoded(document.Title)}</h1>
            <p class="standing">{Encoded(document.Standing)}</p>
            </header>

            """);
        foreach (var block in document.FirstPage)
        {
            Write(page, block, 0);
        }

        page.Append("<nav aria-label=\"Annexes\"><ul>\n");
        foreach (var annex in document.Annexes)
        {
            page.Append(CultureInfo.InvariantCulture, $"<li><a href=\"#annex-{annex.Letter}\">{Encoded(annex.Heading)}</a></li>\n");
        }

        page.Append("</ul></nav>\n</section>\n");
        foreach (var annex in document.Annexes)
        {
            page.Append(CultureInfo.InvariantCulture, $"<section class=\"annex\" id=\"annex-{annex.Letter}\" aria-labelledby=\"annex-{annex.Letter}-h\"><h2 id=\"annex-{annex.Letter}-h\">{Encoded(annex.Heading)}</h2>\n");
            foreach (var block in annex.Blocks)
            {
                Write(page, block, 1);
            }

            page.Append("</section>\n");
        }

        return page.Append("</main>\n</body>\n</html>\n").ToString();
    }

    /// <summary>Blocks for the midst of another page.</summary>
    public static string Fragment(IReadOnlyList<Block> blocks, int deeper)
    {
        var page = new StringBuilder();
        foreach (var block in blocks)
        {
            Write(page, block, deeper);
        }

        return Svg.WithoutStyles(page.ToString());
    }

    /// <summary>The size at which the first page is one page on either paper, a little less than that of the PDF, since browsers' fonts differ.</summary>
    private static string SizeInPrint(BriefDocument document)
    {
        const double Less = 0.3;
        return PdfObjects.Number(Math.Min(PdfWriter.SizeOfFirst(document, PaperSize.A4), PdfWriter.SizeOfFirst(document, PaperSize.Letter)) - Less);
    }

    private static void Write(StringBuilder page, Block block, int deeper)
    {
        switch (block)
        {
            case HeadingBlock heading:
                page.Append(CultureInfo.InvariantCulture, $"<h{heading.Level + deeper}>{Encoded(heading.Text)}</h{heading.Level + deeper}>\n");
                break;
            case TextBlock text:
                page.Append(CultureInfo.InvariantCulture, $"<p{(text.Small ? " class=\"small\"" : "")}>{Shown(text.Text)}</p>\n");
                break;
            case ListBlock list:
                page.Append("<ul>\n").AppendJoin("", list.Items.Select(static i => $"<li>{Shown(i)}</li>\n")).Append("</ul>\n");
                break;
            case FiguresBlock figures:
                page.Append("<dl class=\"figures\">\n");
                foreach (var figure in figures.Figures)
                {
                    page.Append(CultureInfo.InvariantCulture, $"<div><dt>{Shown(figure.Label)}</dt><dd>{Shown(figure.Value)}</dd><dd class=\"small\">{Shown(figure.Note)}</dd></div>\n");
                }

                page.Append("</dl>\n");
                break;
            case TableBlock table:
                Write(page, table);
                break;
            case PictureBlock picture:
                page.Append(CultureInfo.InvariantCulture, $"<figure>{Svg.Of(picture.Draw(), PictureBlock.Width, picture.Height, picture.Id, picture.Title, picture.Description)}<figcaption>{Shown(picture.Caption)}</figcaption></figure>\n<details><summary>The figures as a table</summary>\n");
                Write(page, picture.Data);
                page.Append("</details>\n");
                break;
        }
    }

    private static void Write(StringBuilder page, TableBlock table)
    {
        page.Append(CultureInfo.InvariantCulture, $"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table: {Encoded(table.Caption)}\"><table><caption>{Shown(table.Caption)}</caption>\n<thead><tr>");
        foreach (var column in table.Columns)
        {
            page.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\"{(column.IsText ? " class=\"text\"" : "")}>{Encoded(column.Header)}</th>");
        }

        page.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows)
        {
            page.Append("<tr>");
            foreach (var (index, cell) in row.Index())
            {
                page.Append(index == 0 ? "<th scope=\"row\">" : table.Columns[index].IsText ? "<td class=\"text\">" : cell.Length <= Short ? "<td class=\"short\">" : "<td>").Append(Shown(cell)).Append(index == 0 ? "</th>" : "</td>");
            }

            page.Append("</tr>\n");
        }

        page.Append("</tbody></table></div>\n");
    }

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);

    /// <summary>Text in which months and per cents stay on one line.</summary>
    private static string Shown(string text) => Kept().Replace(Encoded(text), static m => m.Value[^1] == '%' ? "&#160;%" : $"<span class=\"short\">{m.Value}</span>");

    [GeneratedRegex("(?<![-\\w])[0-9]{4}-[0-9]{2}(-[0-9]{2})?(?![-\\w])|(?<=[0-9]) %", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Kept();
}
