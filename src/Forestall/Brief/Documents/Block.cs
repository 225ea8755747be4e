using OxyPlot;

namespace Forestall.Brief.Documents;

/// <summary>A part of the annexes with a letter of its own.</summary>
/// <param name="Letter">Its letter.</param>
/// <param name="Title">Its title.</param>
/// <param name="Blocks">What stands in it.</param>
internal sealed record Annex(string Letter, string Title, IReadOnlyList<Block> Blocks)
{
    /// <summary>Its title as it is shown.</summary>
    public string Heading => $"{Letter}. {Title}";
}

/// <summary>Something that stands in a paper.</summary>
internal abstract record Block;

/// <summary>A heading under that of the page (2) or of a part of it (3).</summary>
internal sealed record HeadingBlock(string Text, int Level = 2) : Block;

/// <summary>A paragraph; a small one is an aside.</summary>
internal sealed record TextBlock(string Text, bool Small = false) : Block;

/// <summary>A list of sentences.</summary>
internal sealed record ListBlock(IReadOnlyList<string> Items) : Block;

/// <summary>A figure said large, what it counts, and how sure it is.</summary>
internal sealed record KeyFigure(string Label, string Value, string Note);

/// <summary>A row of such figures.</summary>
internal sealed record FiguresBlock(IReadOnlyList<KeyFigure> Figures) : Block;

/// <summary>A column.</summary>
/// <param name="Header">Its heading.</param>
/// <param name="Share">Its share of the width, in any unit.</param>
/// <param name="IsText">Whether it holds words and is set from the left.</param>
internal sealed record TableColumn(string Header, double Share = 1, bool IsText = false);

/// <summary>A table. The first column heads its rows.</summary>
internal sealed record TableBlock(string Caption, IReadOnlyList<TableColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows) : Block;

/// <summary>A picture with what it shows in words, and the figures behind it.</summary>
internal sealed record PictureBlock(string Id, string Title, string Description, string Caption, Func<PlotModel> Draw, TableBlock Data) : Block
{
    /// <summary>Width in units of which the text of a plot is twelve high.</summary>
    public const int Width = 680;

    /// <summary>Height in the same units.</summary>
    public int Height { get; init; } = 240;
}
