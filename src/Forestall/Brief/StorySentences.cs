using Forestall.Brief.Internals;
using Forestall.Doctrine.Replay;
using Forestall.Record.Curated;
using static System.FormattableString;

namespace Forestall.Brief;

/// <summary>An episode told out in sentences. Each is made from the figures and from nothing else; none recommends.</summary>
public static class StorySentences
{
    private static readonly MeasureClass[] Classes = [MeasureClass.NonCoercive, MeasureClass.Economic, MeasureClass.Threat, MeasureClass.Deployment, MeasureClass.Force];

    /// <summary>What history was, and what the rules could see.</summary>
    public static IReadOnlyList<string> History(EpisodeStory story)
    {
        ArgumentNullException.ThrowIfNull(story);
        var crossing = story.Crossing;
        var course = crossing.End is { } end ? $"ended in {end - 1}" : "goes on at the end of the record";
        var sentences = new List<string> { Invariant($"{Theatres.Title(crossing)} crossed into mass violence in {crossing.Month}; the episode {course} and holds {story.Recorded:N0} recorded deaths.") };
        if (!story.Preventable)
        {
            sentences.Add("The record begins too late to say when it was crossed, so nothing can prevent it here.");
        }

        var seen = story.Months.Where(m => m.Month < crossing.Month && m.Warning is not null).ToList();
        if (seen.Count == 0)
        {
            sentences.Add("No warning is kept for the months before, so rules that wait for one see nothing.");
        }
        else
        {
            sentences.Add($"What the rules saw: the warning of a crossing within twelve months stood at {Said(seen[0])}{(seen.Count == 1 ? ", the only month before it with a warning" : $" and at {Said(seen[^1])}; the highest in these months was {Said(seen.MaxBy(static m => m.Warning)!)}")}.");
        }

        return sentences;
    }

    private static string Said(StoryMonth month) => $"{WarningSentences.Percent(month.Warning!.Value)} as of {month.Month}";

    /// <summary>What a doctrine did, and what came of it.</summary>
    public static IReadOnlyList<string> Of(DoctrineStory told, EpisodeStory story)
    {
        ArgumentNullException.ThrowIfNull(told);
        ArgumentNullException.ThrowIfNull(story);
        var name = told.Doctrine.Name;
        if (told.Doctrine.Rules.Count == 0)
        {
            return [$"Under {name} nothing is added, and the episode is as it was recorded."];
        }

        var deaths = told.DeathsRemaining;
        var sentences = new List<string>
        {
            story.Preventable
                ? Invariant($"Under {name} the crossing is prevented in {WarningSentences.Percent(told.Prevented)} of the draws, and {deaths.P50:N0} of {story.Recorded:N0} deaths remain in the median draw ({deaths.P5:N0} to {deaths.P95:N0} in nine of ten).")
                : Invariant($"Under {name} {deaths.P50:N0} of {story.Recorded:N0} deaths remain in the median draw ({deaths.P5:N0} to {deaths.P95:N0} in nine of ten)."),
        };
        var inTime = told.Instruments.Where(static i => i.InPlaceAtCrossing > 0).Select(static i => $"{ParameterWords.Instrument(i.Instrument.Name)} ({WarningSentences.Percent(i.InPlaceAtCrossing)})").ToList();
        sentences.Add(inTime.Count == 0
            ? "No instrument is in place in the month before the crossing in any draw."
            : $"In place in the month before the crossing, by share of the draws: {string.Join(", ", inTime)}.");
        var later = Classes.Select(c => (Class: c, Instruments: told.Instruments.Where(i => i.Instrument.Class == c && i.InPlaceAfter > 0 && i.MedianFirstMonth is not null).ToList()))
            .Where(static c => c.Instruments.Count > 0)
            .Select(static c => $"{Vocabulary.Name(c.Class)}: {string.Join(", ", c.Instruments.Select(static i => Invariant($"{ParameterWords.Instrument(i.Instrument.Name)} {WarningSentences.Percent(i.InPlaceAfter)}, {When(i.MedianFirstMonth!.Value)}")))}")
            .ToList();
        if (later.Count > 0)
        {
            sentences.Add($"In place after the crossing, with the median of the first month in place: {string.Join("; ", later)}.");
        }

        var refused = told.Instruments.Where(static i => i.RefusedBefore + i.RefusedAfter > 0).OrderByDescending(static i => Math.Max(i.RefusedBefore, i.RefusedAfter)).Take(3).Select(static i => $"{ParameterWords.Instrument(i.Instrument.Name)} (before the crossing {Share(i.RefusedBefore)}, after it {Share(i.RefusedAfter)})").ToList();
        if (refused.Count > 0)
        {
            sentences.Add($"Called and not to be had at least once, most often: {string.Join(", ", refused)} of the draws.");
        }

        if (told.HarmShareBeforeCoercion is { } share)
        {
            sentences.Add(share.P5 >= 1
                ? "Where the crossing came, all of its harm was done before any coercive instrument or without one, in at least nineteen of twenty draws."
                : $"Where the crossing came, {WarningSentences.Percent(share.P50)} of the harm was done before the first coercive instrument in the median draw ({WarningSentences.Percent(share.P5)} to {WarningSentences.Percent(share.P95)}).");
        }

        if (told.BegunByBackfire > 0)
        {
            sentences.Add($"In {WarningSentences.Percent(told.BegunByBackfire)} of the draws an instrument backfired and began an episode that history did not have in these months.");
        }

        return sentences;
    }

    /// <summary>A month counted from the crossing, in words.</summary>
    public static string When(int month) => month switch
    {
        0 => "in the month of the crossing",
        < 0 => Invariant($"{-month} {(month == -1 ? "month" : "months")} before it"),
        _ => Invariant($"{month} {(month == 1 ? "month" : "months")} after it"),
    };

    private static string Share(double share) => share == 0 ? "never" : $"in {WarningSentences.Percent(share)}";
}
