using Forestall.Doctrine.Replay.Internals;
using Forestall.Record.Curated;
using Forestall.Record.Thresholds;

namespace Forestall.Doctrine.Replay;

/// <summary>A month around the crossing as history had it.</summary>
/// <param name="Month">The month.</param>
/// <param name="Deaths">Recorded deaths in it.</param>
/// <param name="Warning">Probability, as of the month, of a crossing within twelve months; null where none was given.</param>
public sealed record StoryMonth(Month Month, long Deaths, double? Warning);

/// <summary>What became of an instrument around the crossing. Shares are of all draws; before: in the months of the story before the crossing; after: from the crossing to the end of the episode.</summary>
/// <param name="Instrument">The instrument.</param>
/// <param name="DecidedBefore">Share of draws in which it was decided before the crossing.</param>
/// <param name="DecidedAfter">The same after it.</param>
/// <param name="RefusedBefore">Share of draws in which it was called before the crossing and could not be had, at least once.</param>
/// <param name="RefusedAfter">The same after it.</param>
/// <param name="InPlaceBefore">Share of draws in which it was in place in at least one month before the crossing.</param>
/// <param name="InPlaceAtCrossing">Share of draws in which it was in place in the month before the crossing, the one that counts for preventing it.</param>
/// <param name="InPlaceAfter">Share of draws in which it was in place in at least one month after it.</param>
/// <param name="MedianFirstMonth">Median over the draws in which it was in place of its first month in place, in months from the crossing (below zero: before it), counted from the first month of the story; null if it never was.</param>
public sealed record InstrumentStory(
    Instrument Instrument,
    double DecidedBefore,
    double DecidedAfter,
    double RefusedBefore,
    double RefusedAfter,
    double InPlaceBefore,
    double InPlaceAtCrossing,
    double InPlaceAfter,
    int? MedianFirstMonth);

/// <summary>An episode under one doctrine.</summary>
/// <param name="Doctrine">The doctrine.</param>
/// <param name="Prevented">Share of draws in which the crossing was prevented.</param>
/// <param name="DeathsRemaining">Deaths in the months of the recorded episode, with those of episodes begun by backfire; P5, P50 and P95 are the values at rank ⌈q·N⌉.</param>
/// <param name="HarmShareBeforeCoercion">Over the draws in which the crossing came: deaths from twelve months before it to the end of the episode that fell before the first month with a coercive instrument in place, as a share, 0 to 1; null if it never came or its month is not known.</param>
/// <param name="BegunByBackfire">Share of draws in which a backfire began an episode in the months of the story.</param>
/// <param name="Instruments">Every instrument that was called or in place in some draw, in the order of the instruments' file.</param>
/// <param name="InPlace">For each class the share of draws in which one of its instruments was in place, month by month of the story.</param>
public sealed record DoctrineStory(
    PreventionDoctrine Doctrine,
    double Prevented,
    Band DeathsRemaining,
    Band? HarmShareBeforeCoercion,
    double BegunByBackfire,
    IReadOnlyList<InstrumentStory> Instruments,
    IReadOnlyDictionary<MeasureClass, IReadOnlyList<double>> InPlace);

/// <summary>One recorded episode told out: what the rules saw, what they did and what came of it, over many draws. Method note: docs/methods/replay.md, section 9.</summary>
/// <param name="Crossing">The crossing that begins it.</param>
/// <param name="Draws">How many draws.</param>
/// <param name="Preventable">Whether it can be prevented: its month is known and lies in the months replayed.</param>
/// <param name="Recorded">Recorded deaths from the crossing to the end of the episode.</param>
/// <param name="Months">The months of the story: from up to 24 months before the crossing to the last of the episode.</param>
/// <param name="Doctrines">The episode under each doctrine.</param>
public sealed record EpisodeStory(Crossing Crossing, int Draws, bool Preventable, long Recorded, IReadOnlyList<StoryMonth> Months, IReadOnlyList<DoctrineStory> Doctrines)
{
    /// <summary>Draws unless told otherwise.</summary>
    public const int DefaultDraws = 2_000;

    /// <summary>The most draws: each is kept.</summary>
    public const int MostDraws = 1_000_000;

    /// <summary>Months before the crossing that are told.</summary>
    public const int MonthsBefore = 24;

    private const int Horizon = 12;

    /// <summary>Tells an episode. The draws are the first of the replay of the same model, so that both agree; the number of threads changes nothing.</summary>
    /// <param name="model">The doctrines and the history.</param>
    /// <param name="crossing">Id of the onset that begins it, such as <c>RWA-1994-04</c>.</param>
    /// <param name="draws">How many draws, 1 to <see cref="MostDraws"/>.</param>
    /// <param name="threads">How many threads, at least 1.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="InputException">There is no such onset, or it lies before the months replayed.</exception>
    public static EpisodeStory Of(ReplayModel model, string crossing, int draws, int threads, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(draws, MostDraws);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        var onset = model.History.Onsets.FirstOrDefault(o => o.Id == crossing)
            ?? throw new InputException($"there is no crossing '{crossing}' that begins an episode; 'forestall rubicon list --kind onset' lists them.");
        if (onset.Month < model.History.From)
        {
            throw new InputException($"{crossing} lies before {model.History.From}, the first month replayed; choose an earlier --from.");
        }

        var number = model.History.Situations.ToList().FindIndex(s => s.Code == onset.Situation.Code);
        var history = model.Situation(number);
        var own = history.Onsets.First(o => o.Crossing == onset.Month - onset.Situation.From);
        var back = Math.Min(MonthsBefore, own.Crossing - history.Start);
        var telling = new EpisodeTelling(model, history, own, back);
        telling.Run(draws, threads, cancellation);
        var first = own.Crossing - back;
        return new EpisodeStory(
            onset,
            draws,
            own.Preventable,
            telling.Recorded,
            [.. Enumerable.Range(first, own.End - first).Select(t => new StoryMonth(onset.Situation.From + t, history.Deaths[t], history.Warning(t, Horizon) is var p && double.IsNaN(p) ? null : p))],
            [.. model.Doctrines.Select((_, d) => telling.Story(d))]);
    }
}
