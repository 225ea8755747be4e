using System.Text;

namespace Forestall.Brief.Documents.Pdf;

/// <summary>A page: marks on it, each either part of an element of the structure or decoration. Places are in points from the top left corner.</summary>
internal sealed class PdfPage(double width, double height)
{
    private readonly StringBuilder _content = new();
    private readonly List<PdfTag> _marked = [];

    public double Width { get; } = width;

    public double Height { get; } = height;

    /// <summary>Its number in the file.</summary>
    public int Number { get; set; }

    /// <summary>The elements its marked content belongs to, by mark.</summary>
    public IReadOnlyList<PdfTag> Marked => _marked;

    public byte[] Content => Encoding.Latin1.GetBytes(_content.ToString());

    /// <summary>Draws something that belongs to an element.</summary>
    public void Mark(PdfTag tag, Action draw)
    {
        tag.Add(this, _marked.Count);
        _content.Append($"/{tag.Type} <</MCID {N(_marked.Count)}>> BDC\n");
        _marked.Add(tag);
        draw();
        _content.Append("EMC\n");
    }

    /// <summary>Draws something that readers pass over.</summary>
    public void Decorate(Action draw)
    {
        _content.Append("/Artifact BMC\n");
        draw();
        _content.Append("EMC\n");
    }

    public void Text(PdfFont font, double size, string colour, double x, double baseline, string text) =>
        _content.Append($"BT /{font.Key} {N(size)} Tf {colour} rg {N(x)} {N(Height - baseline)} Td {font.Encoded(text)} Tj ET\n");

    public void Box(string colour, double x, double top, double width, double height) =>
        _content.Append($"{colour} rg {N(x)} {N(Height - top - height)} {N(width)} {N(height)} re f\n");

    public void Rule(string colour, double thickness, double x, double y, double width) =>
        _content.Append($"{colour} RG {N(thickness)} w {N(x)} {N(Height - y)} m {N(x + width)} {N(Height - y)} l S\n");

    /// <summary>Operators as they are.</summary>
    public void Raw(string operators) => _content.Append(operators).Append('\n');

    private static string N(double value) => PdfObjects.Number(value);
}
