using OxyPlot;

namespace Forestall.Brief.Pictures;

/// <summary>Measures text as browsers draw it. The plot library measures in printer's points; a pixel is three quarters of one.</summary>
internal sealed class ScreenTextMeasurer(double width, double height) : PdfRenderContext(width, height, OxyColors.White)
{
    private const double PixelsPerPoint = 96.0 / 72.0;

    /// <inheritdoc/>
    public override OxySize MeasureText(string text, string fontFamily, double fontSize, double fontWeight)
    {
        var size = base.MeasureText(text, fontFamily, fontSize, fontWeight);
        return new OxySize(size.Width * PixelsPerPoint, size.Height * PixelsPerPoint);
    }
}
