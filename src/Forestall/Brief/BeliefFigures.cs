using Forestall.Brief.Pictures;
using Forestall.Doctrine.Beliefs;
using OxyPlot;
using static System.FormattableString;

namespace Forestall.Brief;

/// <summary>Pictures of what drives a choice between doctrines and of what one must believe.</summary>
public static class BeliefFigures
{
    private const int Wide = 860;
    private const int Row = 24;

    /// <summary>First-order and total indices, a row each.</summary>
    /// <param name="indices">The rows, from the top.</param>
    /// <param name="title">The title.</param>
    public static Picture Indices(IReadOnlyList<SobolIndex> indices, string title)
    {
        ArgumentNullException.ThrowIfNull(indices);
        var largest = indices.MaxBy(static i => i.Total.Value);
        var description = "A bar for the total index and a mark for the first-order index, each with a line for its interval."
            + (largest is null ? string.Empty : Invariant($" The largest total: {largest.Name}, {largest.Total.Value:0.00} ({largest.Total.Low:0.00} to {largest.Total.High:0.00})."));
        return new Picture(() => Roomy(BeliefPictures.Indices(indices, wide: true)), Wide, 110 + (Row * indices.Count), title, description, () => Roomy(BeliefPictures.Indices(indices, wide: false)));
    }

    /// <summary>The better option over two parameters: a letter and a colour in each cell, both faint where it is not decided.</summary>
    /// <param name="map">The map.</param>
    /// <param name="options">The options.</param>
    /// <param name="across">The first parameter, in words.</param>
    /// <param name="up">The second, in words.</param>
    public static Picture Map(BestOptionMap map, IReadOnlyList<string> options, string across, string up)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(options);
        var cells = map.Cells.SelectMany(static row => row).ToList();
        var counted = options.Select((o, k) => Invariant($"{o} has the lower mean loss in {cells.Count(c => c.Best == k)} of {cells.Count} cells, in {cells.Count(c => c.Best == k && c.Decided)} of them by two standard errors or more"));
        return new Picture(() => Roomy(BeliefPictures.Map(map, options, across, up, wide: true)), Wide, 420, "The better doctrine over two parameters", $"{string.Join("; ", counted)}.", () => Roomy(BeliefPictures.Map(map, options, across, up, wide: false)));
    }

    /// <summary>A picture for a page whose font may be wider than the one it is measured with.</summary>
    private static PlotModel Roomy(PlotModel model)
    {
        model.Padding = new OxyThickness(22, 8, 22, 8);
        return model;
    }
}
