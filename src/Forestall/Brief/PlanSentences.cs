using Forestall.Doctrine.Planning;
using static System.FormattableString;

namespace Forestall.Brief;

/// <summary>A plan in plain sentences.</summary>
public static class PlanSentences
{
    /// <summary>What was planned, from what, and what comes with nothing further.</summary>
    public static IEnumerable<string> Heading(PlanResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var nothing = result.Strategies[0].Counts[PlanCount.Deaths];
        yield return Invariant($"{result.Situation.Name}, {result.From} to {result.To}, forecast on figures up to {result.LastKnown}: {result.Paths:N0} paths, {result.Settings.Draws:N0} draws, the same for every strategy. The first decision is made at the end of {result.From}; nothing can be in place before {result.From + 1}.");
        yield return result.EpisodeSince is { } since
            ? Invariant($"It is in an episode of mass violence since {since}: there is no crossing to prevent while it lasts, only harm to lessen.{(result.PathsThatCross > 0 ? Invariant($" In {Percent((double)result.PathsThatCross / result.Paths)} of the paths the episode ends and another begins.") : string.Empty)}")
            : Invariant($"It is in no episode. {Percent((double)result.PathsThatCross / result.Paths)} of the paths cross into mass violence (this counts paths of the forecast of deaths; the warning of 'forestall warn show' is another model).");
        yield return Invariant($"With nothing further: median {nothing.P50:N0} deaths, nine in ten between {nothing.P5:N0} and {nothing.P95:N0}, mean {nothing.Mean:N0}.");
        yield return string.Empty;
    }

    /// <summary>How deadlines are to be read, and what is too late already.</summary>
    public static IEnumerable<string> Deadlines(PlanResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.Deadlines.Count == 0)
        {
            yield return result.DeadlineKind == DeadlineKind.Crossing ? "No path crosses, so there is no crossing to be in time for." : "Nobody dies in any path, so there is nothing to be in time for.";
            yield break;
        }

        yield return result.DeadlineKind == DeadlineKind.Crossing
            ? Invariant($"In time: in place in the month before the crossing, in the {result.PathsWithDeadline:N0} of {result.Paths:N0} paths that cross. Latest: asked for from the end of that month on, it is in time in so many of them.")
            : Invariant($"In time: in place by the month in which half of the path's deaths of these months are reached. Latest: asked for from the end of that month on, it is in time in so many of the {result.PathsWithDeadline:N0} paths with deaths.");
        yield return "Too late already: preparation takes too long even if it is decided now. Not to be had so often: there would be time, but consent, mandate or coalition are refused too often.";
        var late = result.Deadlines.Where(static d => d.LatestForHalf is null && d.InTimeIfGranted < 0.5).Select(static d => d.Instrument.Name).Distinct(StringComparer.Ordinal).ToList();
        if (late.Count > 0)
        {
            yield return $"Too late already for half of these paths: {string.Join(", ", late)}.";
        }

        yield return string.Empty;
    }

    /// <summary>Which strategy leaves the fewest deaths, how surely, and how many beliefs could turn that round.</summary>
    public static IEnumerable<string> Ranking(PlanResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var r = result.Ranking;
        var more = 1 - r.ProbabilityBestLessHarm - r.ProbabilityEqual;
        yield return Invariant($"Fewest expected deaths: '{r.Best}', before '{r.Second}' by {Rounded(r.Difference.Mean, r.Difference.StandardError)} (mean and standard error); in the same draw it leaves fewer deaths in {Percent(r.ProbabilityBestLessHarm)}, the same in {Percent(r.ProbabilityEqual)}, more in {Percent(more)}.");
        if (!(Math.Abs(r.Difference.Mean) > 2 * r.Difference.StandardError))
        {
            yield return "The difference is within two standard errors: these draws do not decide which of the two is better.";
        }

        if (r.Examined > 0)
        {
            yield return r.Changes.Count == 0
                ? Invariant($"None of the {r.Examined} uncertain parameters of these two turns them round anywhere in its range, taken by itself.")
                : Invariant($"Of the {r.Examined} uncertain parameters of these two, {r.Changes.Select(static c => c.Parameter).Distinct(StringComparer.Ordinal).Count()} can turn them round within what is believed of them, each taken by itself.");
        }

        yield return string.Empty;
    }

    /// <summary>What it was made from, and what it is not.</summary>
    public static IEnumerable<string> Notes(PlanResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        yield return $"Instruments: {result.Instruments.Name} {result.Instruments.Version}; record {result.RecordVersion}; seed {result.Settings.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture)}.";
        yield return "Deaths averted and caused are against doing nothing further in the same draw. Most numbers of the instruments are assumptions (docs/instruments.md); the forecast knows deaths alone (docs/methods/deaths-forecast.md).";
        yield return "This compares what was believed beforehand; it does not recommend. What is left out stands in docs/methods/planning.md.";
    }

    /// <summary>A share in per cent, with a decimal where it says something.</summary>
    public static string Percent(double share) => Invariant($"{100 * share:0.#} %");

    /// <summary>A difference of deaths with its standard error: tenths only where the error leaves them a meaning.</summary>
    private static string Rounded(double mean, double error) => error < 10 ? Invariant($"{mean:N1} ± {error:N1}") : Invariant($"{mean:N0} ± {error:N0}");
}
