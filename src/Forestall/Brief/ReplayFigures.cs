using Forestall.Brief.Pictures;
using Forestall.Doctrine.Replay;
using OxyPlot;

namespace Forestall.Brief;

/// <summary>Pictures of a replay and of an episode told out. Doctrines keep their colour and mark in all of them.</summary>
public static class ReplayFigures
{
    private const int Wide = 860;
    private const string MarkAndLine = "A mark for the median and a line from the 5th to the 95th percentile of the draws.";

    /// <summary>Deaths averted and caused under each doctrine that acts.</summary>
    public static Picture Deaths(ReplayResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new Picture(() => Roomy(ReplayPictures.Deaths(result, wide: true)), Wide, 240, "Deaths averted and caused, by doctrine", MarkAndLine, () => Roomy(ReplayPictures.Deaths(result, wide: false)));
    }

    /// <summary>The share of the harm done before the first coercive instrument.</summary>
    public static Picture BeforeCoercion(ReplayResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new Picture(() => Roomy(ReplayPictures.BeforeCoercion(result, wide: true)), Wide, 170, "Share of the harm done before the first coercive instrument, by doctrine", MarkAndLine, () => Roomy(ReplayPictures.BeforeCoercion(result, wide: false)));
    }

    /// <summary>Deaths remaining against months in place.</summary>
    /// <param name="result">The replay.</param>
    /// <param name="months">Months of which instruments.</param>
    /// <param name="axis">What the months are, in words.</param>
    public static Picture Frontier(ReplayResult result, OutcomeCount months, string axis)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new Picture(() => Roomy(ReplayPictures.Frontier(result, months, axis, wide: true)), Wide, 340, $"Deaths remaining against {axis}", "A mark for the means of each doctrine, with lines from the 5th to the 95th percentile in both directions.", () => Roomy(ReplayPictures.Frontier(result, months, axis, wide: false)));
    }

    /// <summary>What was in place under a doctrine, month by month around a crossing.</summary>
    public static Picture Timeline(EpisodeStory story, DoctrineStory told)
    {
        ArgumentNullException.ThrowIfNull(story);
        ArgumentNullException.ThrowIfNull(told);
        return new Picture(() => Roomy(ReplayPictures.Timeline(story, told, wide: true)), Wide, 260, $"{Theatres.Title(story.Crossing)} under {told.Doctrine.Name}: what was in place, by month", string.Join(' ', StorySentences.Of(told, story)), () => Roomy(ReplayPictures.Timeline(story, told, wide: false)));
    }

    /// <summary>Doctrines as good in the means of both deaths remaining and months in place, and better in one.</summary>
    public static IReadOnlyList<string> DominatedBy(ReplayResult result, DoctrineOutcome outcome, OutcomeCount months)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(outcome);
        return ReplaySection.DominatedBy(result, outcome, months);
    }

    /// <summary>A picture for a page whose font may be wider than the one it is measured with.</summary>
    private static PlotModel Roomy(PlotModel model)
    {
        model.Padding = new OxyThickness(22, 8, 22, 8);
        return model;
    }
}
