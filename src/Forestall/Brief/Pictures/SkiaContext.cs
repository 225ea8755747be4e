using OxyPlot;
using SkiaSharp;

namespace Forestall.Brief.Pictures;

/// <summary>Draws a plot on a canvas of pixels.</summary>
internal sealed class SkiaContext(SKCanvas canvas, SKTypeface plain, SKTypeface bold) : ClippingRenderContext
{
    private const int Bold = 600;

    /// <inheritdoc/>
    public override void DrawLine(IList<ScreenPoint> points, OxyColor stroke, double thickness, EdgeRenderingMode edgeRenderingMode, double[] dashArray, LineJoin lineJoin)
    {
        if (points.Count < 2 || thickness <= 0 || !stroke.IsVisible())
        {
            return;
        }

        using var path = Path(points, closed: false);
        using var paint = Stroke(stroke, thickness, dashArray, lineJoin);
        canvas.DrawPath(path, paint);
    }

    /// <inheritdoc/>
    public override void DrawPolygon(IList<ScreenPoint> points, OxyColor fill, OxyColor stroke, double thickness, EdgeRenderingMode edgeRenderingMode, double[] dashArray, LineJoin lineJoin)
    {
        using var path = Path(points, closed: true);
        Fill(fill, paint => canvas.DrawPath(path, paint));
        if (stroke.IsVisible() && thickness > 0)
        {
            using var paint = Stroke(stroke, thickness, dashArray, lineJoin);
            canvas.DrawPath(path, paint);
        }
    }

    /// <inheritdoc/>
    public override void DrawEllipse(OxyRect extents, OxyColor fill, OxyColor stroke, double thickness, EdgeRenderingMode edgeRenderingMode)
    {
        var place = Rect(extents);
        Fill(fill, paint => canvas.DrawOval(place, paint));
        if (stroke.IsVisible() && thickness > 0)
        {
            using var paint = Stroke(stroke, thickness, null, LineJoin.Miter);
            canvas.DrawOval(place, paint);
        }
    }

    /// <inheritdoc/>
    public override void DrawText(ScreenPoint p, string text, OxyColor fill, string fontFamily, double fontSize, double fontWeight, double rotation, HorizontalAlignment horizontalAlignment, VerticalAlignment verticalAlignment, OxySize? maxSize)
    {
        if (string.IsNullOrEmpty(text) || !fill.IsVisible())
        {
            return;
        }

        using var font = Font(fontSize, fontWeight);
        using var paint = new SKPaint { Color = Colour(fill), IsAntialias = true };
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var height = font.Spacing;
        canvas.Save();
        canvas.Translate((float)p.X, (float)p.Y);
        canvas.RotateDegrees((float)rotation);
        var y = -font.Metrics.Ascent - (verticalAlignment switch
        {
            VerticalAlignment.Top => 0,
            VerticalAlignment.Middle => height * lines.Length / 2,
            _ => height * lines.Length,
        });
        foreach (var line in lines)
        {
            var align = horizontalAlignment switch { HorizontalAlignment.Left => SKTextAlign.Left, HorizontalAlignment.Right => SKTextAlign.Right, _ => SKTextAlign.Center };
            canvas.DrawText(line, 0, y, align, font, paint);
            y += height;
        }

        canvas.Restore();
    }

    /// <inheritdoc/>
    public override OxySize MeasureText(string text, string fontFamily, double fontSize, double fontWeight)
    {
        if (string.IsNullOrEmpty(text))
        {
            return OxySize.Empty;
        }

        using var font = Font(fontSize, fontWeight);
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        return new OxySize(lines.Max(l => font.MeasureText(l)), font.Spacing * lines.Length);
    }

    /// <inheritdoc/>
    protected override void SetClip(OxyRect clippingRectangle)
    {
        canvas.Save();
        canvas.ClipRect(Rect(clippingRectangle));
    }

    /// <inheritdoc/>
    protected override void ResetClip() => canvas.Restore();

    private SKFont Font(double size, double weight) => new(weight >= Bold ? bold : plain, (float)size) { Edging = SKFontEdging.Antialias, Hinting = SKFontHinting.None };

    private static void Fill(OxyColor colour, Action<SKPaint> draw)
    {
        if (colour.IsVisible())
        {
            using var paint = new SKPaint { Color = Colour(colour), IsAntialias = true };
            draw(paint);
        }
    }

    private static SKPaint Stroke(OxyColor colour, double thickness, double[]? dashes, LineJoin join)
    {
        var paint = new SKPaint
        {
            Color = Colour(colour),
            IsAntialias = true,
            IsStroke = true,
            StrokeWidth = (float)thickness,
            StrokeJoin = join switch { LineJoin.Bevel => SKStrokeJoin.Bevel, LineJoin.Round => SKStrokeJoin.Round, _ => SKStrokeJoin.Miter },
        };
        if (dashes is { Length: > 0 })
        {
            var pattern = dashes.Select(d => (float)(d * thickness)).ToArray();
            using var effect = SKPathEffect.CreateDash(pattern.Length % 2 == 0 ? pattern : [.. pattern, .. pattern], 0);
            paint.PathEffect = effect;
        }

        return paint;
    }

    private static SKPath Path(IList<ScreenPoint> points, bool closed)
    {
        var path = new SKPath();
        path.AddPoly([.. points.Select(static p => new SKPoint((float)p.X, (float)p.Y))], closed);
        return path;
    }

    private static SKRect Rect(OxyRect r) => new((float)r.Left, (float)r.Top, (float)r.Right, (float)r.Bottom);

    private static SKColor Colour(OxyColor c) => new(c.R, c.G, c.B, c.A);
}
