using System.Text;
using Forestall.Files;

namespace Forestall.Brief.Documents;

/// <summary>Writes a paper as the ending of the file's name asks for.</summary>
public static class BriefFile
{
    /// <summary>The endings.</summary>
    public static IReadOnlyList<string> Endings { get; } = [".html", ".pdf", ".docx"];

    /// <summary>Writes the file, in place of one that is there.</summary>
    /// <param name="path">The file.</param>
    /// <param name="document">The paper.</param>
    /// <param name="paper">The size of the paper; HTML prints on either.</param>
    /// <exception cref="InputException">The ending is none of them, or the place cannot be written.</exception>
    public static void Write(string path, BriefDocument document, PaperSize paper = PaperSize.A4) => AtomicFile.Write(path, Bytes(path, document, paper));

    /// <summary>The file as bytes.</summary>
    /// <param name="path">The name of the file, whose ending says the form.</param>
    /// <param name="document">The paper.</param>
    /// <param name="paper">The size of the paper; HTML prints on either.</param>
    /// <exception cref="InputException">The ending is none of them.</exception>
    public static byte[] Bytes(string path, BriefDocument document, PaperSize paper = PaperSize.A4)
    {
        ArgumentNullException.ThrowIfNull(document);
        return CheckedEnding(path) switch
        {
            ".html" => Encoding.UTF8.GetBytes(HtmlWriter.Text(document)),
            ".pdf" => Pdf.PdfWriter.Bytes(document, paper),
            _ => WordWriter.Bytes(document, paper),
        };
    }

    /// <summary>The ending of a name, in small letters.</summary>
    /// <param name="path">The name.</param>
    /// <exception cref="InputException">It is none of <see cref="Endings"/>.</exception>
    public static string CheckedEnding(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var ending = Path.GetExtension(path);
        return Endings.FirstOrDefault(e => string.Equals(e, ending, StringComparison.OrdinalIgnoreCase))
            ?? throw new InputException($"'{path}' says no form a brief can be written in; end the name in {string.Join(", ", Endings)}.");
    }
}
