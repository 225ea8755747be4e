using OxyPlot;
using static Forestall.Brief.Documents.Pdf.PdfObjects;

namespace Forestall.Brief.Documents.Pdf;

/// <summary>Draws a plot on a page, in lines and letters.</summary>
internal sealed class PdfPlotContext(PdfPage page, PdfFont plain, PdfFont bold) : ClippingRenderContext
{
    private const int Bold = 600;
    private const double LineHeight = 1.2;

    /// <summary>How far a circle's handles lie from its points.</summary>
    private const double Handle = 0.5522847498;

    /// <inheritdoc/>
    public override void DrawLine(IList<ScreenPoint> points, OxyColor stroke, double thickness, EdgeRenderingMode edgeRenderingMode, double[] dashArray, LineJoin lineJoin)
    {
        if (points.Count > 1 && thickness > 0 && stroke.IsVisible())
        {
            page.Raw($"q {Stroke(stroke, thickness, dashArray, lineJoin)} {Path(points)} S Q");
        }
    }

    /// <inheritdoc/>
    public override void DrawPolygon(IList<ScreenPoint> points, OxyColor fill, OxyColor stroke, double thickness, EdgeRenderingMode edgeRenderingMode, double[] dashArray, LineJoin lineJoin)
    {
        if (points.Count > 1)
        {
            Paint($"{Path(points)} h", fill, stroke, thickness, dashArray, lineJoin);
        }
    }

    /// <inheritdoc/>
    public override void DrawEllipse(OxyRect extents, OxyColor fill, OxyColor stroke, double thickness, EdgeRenderingMode edgeRenderingMode)
    {
        var (x, y, a, b) = (extents.Center.X, extents.Center.Y, extents.Width / 2, extents.Height / 2);
        string Curve(double x1, double y1, double x2, double y2, double x3, double y3) => $"{N(x + (a * x1))} {N(y + (b * y1))} {N(x + (a * x2))} {N(y + (b * y2))} {N(x + (a * x3))} {N(y + (b * y3))} c";
        Paint($"{N(x + a)} {N(y)} m {Curve(1, Handle, Handle, 1, 0, 1)} {Curve(-Handle, 1, -1, Handle, -1, 0)} {Curve(-1, -Handle, -Handle, -1, 0, -1)} {Curve(Handle, -1, 1, -Handle, 1, 0)} h", fill, stroke, thickness, null, LineJoin.Miter);
    }

    /// <inheritdoc/>
    public override void DrawText(ScreenPoint p, string text, OxyColor fill, string fontFamily, double fontSize, double fontWeight, double rotation, HorizontalAlignment horizontalAlignment, VerticalAlignment verticalAlignment, OxySize? maxSize)
    {
        if (string.IsNullOrEmpty(text) || !fill.IsVisible())
        {
            return;
        }

        var font = Font(fontWeight);
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var (angle, height) = (rotation * Math.PI / 180, fontSize * LineHeight);
        var y = (font.Ascent * fontSize) - (verticalAlignment switch { VerticalAlignment.Top => 0, VerticalAlignment.Middle => height * lines.Length / 2, _ => height * lines.Length });
        foreach (var line in lines)
        {
            var x = horizontalAlignment switch { HorizontalAlignment.Left => 0, HorizontalAlignment.Right => -1, _ => -0.5 } * font.Width(line) * fontSize;
            var (cos, sin) = (Math.Cos(angle), Math.Sin(angle));
            page.Raw($"BT /{font.Key} {N(fontSize)} Tf {Colour(fill)} rg {N(cos)} {N(sin)} {N(sin)} {N(-cos)} {N(p.X + (x * cos) - (y * sin))} {N(p.Y + (x * sin) + (y * cos))} Tm {font.Encoded(line + " ")} Tj ET");
            y += height;
        }
    }

    /// <inheritdoc/>
    public override OxySize MeasureText(string text, string fontFamily, double fontSize, double fontWeight)
    {
        if (string.IsNullOrEmpty(text))
        {
            return OxySize.Empty;
        }

        var lines = text.ReplaceLineEndings("\n").Split('\n');
        return new OxySize(lines.Max(l => Font(fontWeight).Width(l)) * fontSize, lines.Length * fontSize * LineHeight);
    }

    /// <inheritdoc/>
    protected override void SetClip(OxyRect clippingRectangle) =>
        page.Raw($"q {N(clippingRectangle.Left)} {N(clippingRectangle.Top)} {N(clippingRectangle.Width)} {N(clippingRectangle.Height)} re W n");

    /// <inheritdoc/>
    protected override void ResetClip() => page.Raw("Q");

    private PdfFont Font(double weight) => weight >= Bold ? bold : plain;

    private void Paint(string path, OxyColor fill, OxyColor stroke, double thickness, double[]? dashes, LineJoin join)
    {
        var strokes = stroke.IsVisible() && thickness > 0;
        if (fill.IsVisible() || strokes)
        {
            page.Raw($"q {(fill.IsVisible() ? $"{Colour(fill)} rg " : string.Empty)}{(strokes ? Stroke(stroke, thickness, dashes, join) : string.Empty)} {path} {(fill.IsVisible() ? strokes ? "B" : "f" : "S")} Q");
        }
    }

    private static string Stroke(OxyColor colour, double thickness, double[]? dashes, LineJoin join)
    {
        var joins = join switch { LineJoin.Bevel => "2 j", LineJoin.Round => "1 j", _ => "0 j" };
        var pattern = dashes is { Length: > 0 } ? $" [{string.Join(' ', dashes.Select(d => N(d * thickness)))}] 0 d" : string.Empty;
        return $"{Colour(colour)} RG {N(thickness)} w {joins}{pattern}";
    }

    private static string Path(IList<ScreenPoint> points) => string.Join(' ', points.Select(static (p, i) => $"{N(p.X)} {N(p.Y)} {(i == 0 ? "m" : "l")}"));

    /// <summary>A colour on white: what shines through is mixed in, since nothing lies below but paper.</summary>
    private static string Colour(OxyColor c)
    {
        string Part(byte value) => Number(((value * c.A) + (255.0 * (255 - c.A))) / (255.0 * 255));
        return $"{Part(c.R)} {Part(c.G)} {Part(c.B)}";
    }

    private static string N(double value) => Number(value);
}
