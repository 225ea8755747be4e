namespace Forestall.Brief.Documents.Pdf;

/// <summary>Where the next thing goes: pages of one size, filled from the top.</summary>
internal sealed class PdfFlow(double width, double height, PdfFont plain, PdfFont bold)
{
    public const string Ink = "0.114 0.114 0.122";
    public const string Soft = "0.337 0.337 0.357";
    public const string Accent = "0.561 0.114 0.114";
    public const string Tint = "0.961 0.957 0.945";
    public const string Line = "0.851 0.843 0.824";
    private const double Side = 48;
    private const double Top = 44;
    private const double Bottom = 52;
    private readonly List<PdfPage> _pages = [];

    public PdfFont Plain { get; } = plain;

    public PdfFont Bold { get; } = bold;

    public IReadOnlyList<PdfPage> Pages => _pages;

    public PdfPage Page => _pages[^1];

    /// <summary>Where the next thing begins, from the top.</summary>
    public double Y { get; set; }

    public static double Left => Side;

    public double Width { get; } = width - (2 * Side);

    public double Room => height - Bottom - Y;

    /// <summary>Room on an empty page.</summary>
    public double FullRoom => height - Bottom - Top;

    public void NewPage()
    {
        _pages.Add(new PdfPage(width, height));
        Y = Top;
    }

    /// <summary>Begins a page if there is not enough room on this one.</summary>
    public void Need(double room)
    {
        if (room > Room && Y > Top)
        {
            NewPage();
        }
    }

    /// <summary>A paragraph, over pages where it must be.</summary>
    public void Text(PdfTag tag, string text, double size, bool strong = false, string colour = Ink, double leading = 1.36, double indent = 0, double width = 0)
    {
        var font = strong ? Bold : Plain;
        var lines = TextLines.Of(font, text, size, width > 0 ? width : Width - indent);
        for (var done = 0; done < lines.Count;)
        {
            Need(size * leading);
            var fits = Math.Max(1, Math.Min(lines.Count - done, (int)(Room / (size * leading))));
            var (from, top) = (done, Y);
            Page.Mark(tag, () =>
            {
                for (var k = 0; k < fits; k++)
                {
                    Page.Text(font, size, colour, Left + indent, top + (size * leading * k) + (size * leading * 0.78), lines[from + k]);
                }
            });
            Y += fits * size * leading;
            done += fits;
        }
    }
}
