using System.Text;

namespace Forestall.Brief.Documents.Pdf;

/// <summary>
/// Breaks text into lines at spaces and after hyphens, and within a word only where it fits no line. A line that ends at a space keeps it, so that who reads
/// the lines one after the other reads the words apart.
/// </summary>
internal static class TextLines
{
    public static IReadOnlyList<string> Of(PdfFont font, string text, double size, double width)
    {
        var lines = new List<string>();
        var (line, used) = (new StringBuilder(), 0.0);
        foreach (var (piece, spaced) in Pieces(text))
        {
            var gap = spaced && line.Length > 0 ? " " : string.Empty;
            var more = (font.Width(gap) + font.Width(piece)) * size;
            if (used + more <= width || (line.Length == 0 && more <= width))
            {
                line.Append(gap).Append(piece);
                used += more;
                continue;
            }

            Finish(spaced ? " " : string.Empty);
            var rest = piece;
            while (font.Width(rest) * size > width && rest.Length > 1)
            {
                var fits = Fitting(font, rest, size, width);
                lines.Add(rest[..fits]);
                rest = rest[fits..];
            }

            line.Append(rest);
            used = font.Width(rest) * size;
        }

        Finish(string.Empty);
        return lines.Count == 0 ? [string.Empty] : lines;

        void Finish(string end)
        {
            if (line.Length > 0)
            {
                lines.Add(line.Append(end).ToString());
                line.Clear();
                used = 0;
            }
        }
    }

    /// <summary>The width of the longest piece that is not broken.</summary>
    public static double Longest(PdfFont font, string text, double size) => Pieces(text).Select(p => font.Width(p.Piece) * size).DefaultIfEmpty().Max();

    private static IEnumerable<(string Piece, bool Spaced)> Pieces(string text)
    {
        foreach (var word in text.Replace(" %", "\u00A0%", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var from = 0;
            for (var i = 1; i < word.Length - 1; i++)
            {
                if (word[i] is '-' or '/' && char.IsLetter(word[i - 1]) && char.IsLetter(word[i + 1]))
                {
                    yield return (word[from..(i + 1)], from == 0);
                    from = i + 1;
                }
            }

            yield return (word[from..], from == 0);
        }
    }

    private static int Fitting(PdfFont font, string text, double size, double width)
    {
        var fits = 1;
        while (fits < text.Length && font.Width(text[..(fits + 1)]) * size <= width)
        {
            fits++;
        }

        return char.IsHighSurrogate(text[fits - 1]) && fits < text.Length ? fits + 1 : fits;
    }
}
