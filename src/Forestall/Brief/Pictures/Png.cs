using OxyPlot;
using SkiaSharp;

namespace Forestall.Brief.Pictures;

/// <summary>Turns a plot into pixels (docs/decisions/0017-pixels-by-skia.md).</summary>
internal static class Png
{
    private static readonly string[] Families = ["Arial", "Liberation Sans", "DejaVu Sans", "Noto Sans", "Helvetica"];

    /// <summary>The picture, <paramref name="scale"/> pixels for each unit of its size.</summary>
    /// <exception cref="InputException">The machine has no fonts, or the native library of SkiaSharp cannot be loaded.</exception>
    public static byte[] Of(PlotModel model, int width, int height, int scale) =>
        Of(model, width, height, scale, static () => Face(SKFontStyle.Normal), static () => Face(SKFontStyle.Bold));

    /// <summary>The picture, its text in fonts that are given, so that it is the same on every machine.</summary>
    /// <exception cref="InputException">The native library of SkiaSharp cannot be loaded.</exception>
    public static byte[] Of(PlotModel model, int width, int height, int scale, byte[] plainFont, byte[] boldFont) =>
        Of(model, width, height, scale, () => Face(plainFont), () => Face(boldFont));

    private static byte[] Of(PlotModel model, int width, int height, int scale, Func<SKTypeface> plainFace, Func<SKTypeface> boldFace)
    {
        try
        {
            using var plain = plainFace();
            using var bold = boldFace();
            using var surface = SKSurface.Create(new SKImageInfo(width * scale, height * scale, SKColorType.Rgba8888, SKAlphaType.Premul));
            surface.Canvas.Clear(SKColors.White);
            surface.Canvas.Scale(scale);
            ((IPlotModel)model).Update(updateData: true);
            ((IPlotModel)model).Render(new SkiaContext(surface.Canvas, plain, bold), new OxyRect(0, 0, width, height));
            using var image = surface.Snapshot();
            using var data = image.Encode(SKEncodedImageFormat.Png, 100);
            return data.ToArray();
        }
        catch (Exception e) when (e is DllNotFoundException or TypeInitializationException { InnerException: DllNotFoundException })
        {
            throw new InputException("pictures in pixels need a native library that this machine cannot load; write the picture as .svg instead.", e);
        }
    }

    private static SKTypeface Face(byte[] font)
    {
        using var data = SKData.CreateCopy(font);
        return SKTypeface.FromData(data);
    }

    private static SKTypeface Face(SKFontStyle style)
    {
        foreach (var family in Families)
        {
            if (SKFontManager.Default.MatchFamily(family, style) is { GlyphCount: > 0 } face)
            {
                return face;
            }
        }

        return SKFontManager.Default.FontFamilies.FirstOrDefault() is { } any && SKFontManager.Default.MatchFamily(any, style) is { GlyphCount: > 0 } found
            ? found
            : throw new InputException("this machine has no fonts to draw the picture's text with; install some (on Debian: fonts-dejavu-core), or write the picture as .svg.");
    }
}
