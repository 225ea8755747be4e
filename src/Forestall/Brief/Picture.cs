using Forestall.Brief.Pictures;
using Forestall.Files;
using OxyPlot;

namespace Forestall.Brief;

/// <summary>A picture that can be written as SVG, which stays sharp at any size and keeps its text, or as PNG.</summary>
public sealed class Picture
{
    private const int Narrow = 380;
    private const int LowestNarrow = 240;
    private readonly Func<PlotModel> _draw;
    private readonly Func<PlotModel> _drawNarrow;
    private readonly int _width;
    private readonly int _height;
    private Drawn? _drawn;

    internal Picture(Func<PlotModel> draw, int width, int height, string title, string description, Func<PlotModel>? narrow = null)
    {
        _draw = draw;
        _drawNarrow = narrow ?? draw;
        _width = width;
        _height = height;
        Title = title;
        Description = description;
    }

    /// <summary>The title, also drawn.</summary>
    public string Title { get; }

    /// <summary>What it shows, for those who cannot see it.</summary>
    public string Description { get; }

    /// <summary>The picture as an SVG document with a title and a description.</summary>
    public string Svg() => Pictures.Svg.Of(Titled(), _width, _height, "picture", Title, Description)
        .Replace("<svg ", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"<svg width=\"{_width}\" height=\"{_height}\" "), StringComparison.Ordinal) + "\n";

    /// <summary>
    /// The picture for the midst of a page: an element for desks and paper (class <c>wide</c>) and one for phones (class <c>narrow</c>), of which the page shows one.
    /// Colours stand in attributes, not in styles, so that a page may forbid styles of its own.
    /// </summary>
    /// <param name="id">A name that is unique on the page.</param>
    public string Inline(string id)
    {
        // A page whose other parts change shows the same picture again.
        var drawn = _drawn;
        return (drawn?.Id == id ? drawn : _drawn = new Drawn(id, Both(id))).Html;
    }

    /// <summary>The picture as PNG, so many pixels for each unit.</summary>
    /// <exception cref="InputException">The machine has no fonts, or cannot load what draws pixels.</exception>
    public byte[] Png(int scale = 2)
    {
        var model = Titled();
        model.TextColor = Palette.Ink;
        model.Background = OxyColors.White;
        return Pictures.Png.Of(model, _width, _height, scale);
    }

    /// <summary>Writes the picture to a file whose name ends in <c>.svg</c> or <c>.png</c>.</summary>
    /// <exception cref="InputException">The name ends otherwise, or the file cannot be written.</exception>
    public void Save(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        switch (Path.GetExtension(path).ToUpperInvariant())
        {
            case ".SVG":
                AtomicFile.Write(path, Svg());
                break;
            case ".PNG":
                AtomicFile.Write(path, Png());
                break;
            default:
                throw new InputException($"'{path}' is no name for a picture; let it end in .svg or .png.");
        }
    }

    private string Both(string id) =>
        $"<div class=\"wide\">{ForPage(_draw(), _width, _height, id)}</div><div class=\"narrow\">{ForPage(_drawNarrow(), Narrow, Math.Max(LowestNarrow, _height * 9 / 10), id + "-n")}</div>";

    private string ForPage(PlotModel model, int width, int height, string id) =>
        SvgGroups.Of(Pictures.Svg.WithoutStyles(Pictures.Svg.Of(model, width, height, id, Title, Description)));

    private PlotModel Titled()
    {
        var model = _draw();
        model.Title = Title;
        model.TitleFontSize = 14;
        model.SubtitleFontSize = 11;
        return model;
    }

    private sealed record Drawn(string Id, string Html);
}
