using SkiaSharp;

namespace Forestall.Workbench.Tests;

/// <summary>Pictures of a page side by side in one file for people to look at, and how far two such files differ.</summary>
internal static class PictureSheet
{
    private const int Gap = 8;
    private const int Quality = 60;
    private const int Block = 8;

    /// <summary>Difference in mean lightness, of 255, from which a block of pixels looks otherwise; what another version of a browser draws at the edges of letters stays below.</summary>
    private const double Seen = 16;

    /// <summary>Sets pictures side by side, each drawn at a share of its size, and encodes them as WebP.</summary>
    public static byte[] Of(IReadOnlyList<(byte[] Png, float Scale)> pictures)
    {
        var bitmaps = pictures.Select(static p => (Bitmap: SKBitmap.Decode(p.Png), p.Scale)).ToList();
        try
        {
            var info = new SKImageInfo(bitmaps.Sum(static b => Gap + (int)(b.Bitmap.Width * b.Scale)), bitmaps.Max(static b => (int)(b.Bitmap.Height * b.Scale)));
            using var surface = SKSurface.Create(info);
            surface.Canvas.Clear(SKColors.Gray);
            var x = 0;
            foreach (var (bitmap, scale) in bitmaps)
            {
                using var image = SKImage.FromBitmap(bitmap);
                surface.Canvas.DrawImage(image, SKRect.Create(x, 0, bitmap.Width * scale, bitmap.Height * scale), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
                x += Gap + (int)(bitmap.Width * scale);
            }

            using var sheet = surface.Snapshot();
            using var data = sheet.Encode(SKEncodedImageFormat.Webp, Quality);
            return data.ToArray();
        }
        finally
        {
            foreach (var (bitmap, _) in bitmaps)
            {
                bitmap.Dispose();
            }
        }
    }

    /// <summary>Share of blocks of 8 × 8 pixels that look otherwise; 1 where the sizes differ.</summary>
    public static double Difference(byte[] one, byte[] other)
    {
        using var a = SKBitmap.Decode(one);
        using var b = SKBitmap.Decode(other);
        if (a is null || b is null || a.Info.Size != b.Info.Size)
        {
            return 1;
        }

        var (x, y) = (Lightness(a), Lightness(b));
        return x.Zip(y).Count(static pair => Math.Abs(pair.First - pair.Second) > Seen) / (double)x.Length;
    }

    private static double[] Lightness(SKBitmap bitmap)
    {
        var (columns, rows) = ((bitmap.Width + Block - 1) / Block, (bitmap.Height + Block - 1) / Block);
        var (sums, counts) = (new double[columns * rows], new int[columns * rows]);
        var pixels = bitmap.Pixels;
        for (var k = 0; k < pixels.Length; k++)
        {
            var block = k / bitmap.Width / Block * columns + k % bitmap.Width / Block;
            sums[block] += 0.2126 * pixels[k].Red + 0.7152 * pixels[k].Green + 0.0722 * pixels[k].Blue;
            counts[block]++;
        }

        return [.. sums.Select((sum, k) => sum / counts[k])];
    }
}
