using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using OxyPlot;

namespace Forestall.Brief.Pictures;

/// <summary>Turns a plot into an SVG element for a page: it scales with its place and tells a screen reader what it shows.</summary>
internal static partial class Svg
{
    private const string Font = "Arial, Helvetica, sans-serif";

    /// <summary>Two elements of which the page shows the one that fits: wide for desks and paper, narrow for phones.</summary>
    public static string WideAndNarrow(Func<PlotModel> draw, string id, string title, string description) =>
        $"<div class=\"wide\">{Of(draw(), 860, 320, id, title, description)}</div><div class=\"narrow\">{Of(draw(), 380, 300, id + "-n", title, description)}</div>";

    /// <summary>The element, with a title and a description for those who cannot see it.</summary>
    public static string Of(PlotModel model, int width, int height, string id, string title, string description)
    {
        model.DefaultFont = Font;
        model.TextColor = Palette.Ink;
        model.Background = OxyColors.White;
        var exporter = new SvgExporter { Width = width, Height = height, IsDocument = false, TextMeasurer = new ScreenTextMeasurer(width, height) };
        var drawing = exporter.ExportToString(model);
        var body = drawing[(drawing.IndexOf('>', drawing.IndexOf("<svg", StringComparison.Ordinal)) + 1)..];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\"><title id=\"{id}-t\">{WebUtility.HtmlEncode(title)}</title><desc id=\"{id}-d\">{WebUtility.HtmlEncode(description)}</desc>{Shorter(body, id)}");
    }

    /// <summary>The same picture with presentation attributes in the place of style attributes.</summary>
    public static string WithoutStyles(string svg) => StyleAttribute().Replace(
        svg,
        static m => string.Join(' ', m.Groups["rules"].Value.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(static rule => rule.Split(':', 2)).Where(static r => r.Length == 2).Select(static r => $"{r[0].Trim()}=\"{r[1].Trim()}\"")));

    /// <summary>Coordinates to a tenth of a unit (figures in the drawn text stay as they are), and names of clip paths that are unique on the page.</summary>
    private static string Shorter(string body, string id) =>
        ClipName().Replace(
            Decimals().Replace(body, static m => Math.Round(double.Parse(m.Value, CultureInfo.InvariantCulture), 1).ToString(CultureInfo.InvariantCulture)),
            m => $"{m.Groups["use"].Value}{id}-clip{m.Groups["number"].Value}");

    [GeneratedRegex("style=\"(?<rules>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StyleAttribute();

    [GeneratedRegex(@"(?<=[ ,""\-(])\d+\.\d{2,}(?=[^<>]*>)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Decimals();

    [GeneratedRegex(@"(?<use>id=""|url\(#)clipPath(?<number>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ClipName();
}
