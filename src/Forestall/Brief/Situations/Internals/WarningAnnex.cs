using Forestall.Brief.Documents;
using Forestall.Brief.Pictures;
using Forestall.Warning.Evaluation;
using Forestall.Warning.Scores;
using static System.FormattableString;

namespace Forestall.Brief.Situations.Internals;

/// <summary>The warning, why, and how good such warnings had been.</summary>
internal static class WarningAnnex
{
    private const int MonthsBack = 36;
    private static readonly int[] Horizons = [3, 6, 12, 24];

    public static IReadOnlyList<Block> Blocks(BriefMaterial m) =>
        [new TextBlock(string.Join(' ', WarningWords.Coming(m))), .. Warning(m), .. Forecast(m), .. Reliability(m), new HeadingBlock("What the warning does not see"), new ListBlock([.. Gaps(m)])];

    private static IEnumerable<Block> Warning(BriefMaterial m)
    {
        if (m.Outlook is not { } outlook)
        {
            yield break;
        }

        if (outlook.Warning is { } line)
        {
            yield return new TextBlock($"Within {Words.List([.. Horizons.Select(h => Invariant($"{h} months {Words.Percent(outlook.ByHorizon[h - 1])}"))])}.");
            yield return new TableBlock(
                "Why: what moved the warning, in log-odds against the mean situation",
                [new("What", 2), new("Seen", 5, IsText: true), new("Effect")],
                [.. line.Warning.Drivers.Select(static d => (IReadOnlyList<string>)[d.Name, d.Words, Invariant($"{d.Contribution:+0.00;−0.00;0.00}")])]);
        }

        if (outlook.Past.Count > 0)
        {
            yield return new TextBlock($"Highest warning for twelve months in each year: {string.Join(", ", outlook.Past.GroupBy(static p => p.AsOf.Year).TakeLast(10).Select(static g => Invariant($"{g.Key} {Words.Percent(g.Max(static p => p.Probability))}")))}.");
        }
    }

    private static IEnumerable<Block> Forecast(BriefMaterial m)
    {
        if (m.Outlook is not { } outlook)
        {
            yield break;
        }

        var sum = outlook.DeathsInTwelveMonths;
        var words = Invariant($"From {outlook.Deaths[0].Month} to {sum.Month} together: median {sum.P50:N0} deaths, half of the futures between {sum.P25:N0} and {sum.P75:N0}, nine in ten between {sum.P5:N0} and {sum.P95:N0}.");
        yield return new HeadingBlock("Deaths to come");
        yield return new PictureBlock(
            "fan",
            $"{m.Situation.Name}: deaths by month, past and to come",
            words,
            $"{words} Bars: deaths recorded. Bands: half and nine in ten of the futures; line: median of each month.",
            () => WarningPictures.Fan(m.Record, outlook, MonthsBack),
            new TableBlock(
                "Deaths to come by month",
                [new("Month"), new("5 %"), new("25 %"), new("Median"), new("75 %"), new("95 %")],
                [.. outlook.Deaths.Select(static d => (IReadOnlyList<string>)[d.Month.ToString(), Words.Number(d.P5), Words.Number(d.P25), Words.Number(d.P50), Words.Number(d.P75), Words.Number(d.P95)])]));
    }

    private static IEnumerable<Block> Reliability(BriefMaterial m)
    {
        yield return new HeadingBlock("How good such warnings had been");
        yield return new TextBlock(string.Join(' ', WarningWords.Reliability(m)));
        if (m.Evaluation is not { } e)
        {
            yield break;
        }

        yield return new PictureBlock(
            "reliability",
            "Said and came true",
            Invariant($"Share of warnings that came true against the probability said, in {e.Reliability.Bins.Count} bins; expected calibration error {e.Scores.CalibrationError:0.0000}."),
            "On the diagonal, a warning of 30 % comes true in 30 of 100 months. Lines: 90 % intervals, as if months were independent, which they are not.",
            () => WarningPictures.Reliability(e.Reliability),
            new TableBlock(
                "Said and came true",
                [new("Said"), new("Mean"), new("Came true"), new("90 % interval", 1.5), new("Warnings")],
                [.. e.Reliability.Bins.Select(static b => Bin(b))]));
        yield return new TableBlock(
            Invariant($"Scores over {e.Forecasts:N0} situation-months, {e.Events:N0} of them followed by a crossing within {e.Horizon} months"),
            [new("Score", 1.6), new("Warnings"), new("90 % interval", 1.6), new("Counting deaths"), new("Base rate"), new("Without long events")],
            [.. e.Scores.All.Select((s, k) => (IReadOnlyList<string>)[Words.Capital(s.Name), Score(s.Value), e.Intervals[k] is { } i ? $"{Score(i.Low)} – {Score(i.High)}" : "none", Score(e.Baselines["trailingDeaths"].All[k].Value), Score(e.Baselines["baseRate"].All[k].Value), Score(e.WithoutLongEvents.All[k].Value)])]);
        yield return new TextBlock("Higher is better for AUC, average precision and recall, lower for the others. Recall: share of the crossings to come among the ten, twenty and thirty highest warnings of their month.", Small: true);
    }

    private static IReadOnlyList<string> Bin(ReliabilityBin b) =>
        [$"{Words.Percent(b.From)} – {Words.Percent(b.To)}", Words.Percent(b.MeanProbability), Words.Percent(b.Frequency), $"{Words.Percent(b.Interval.Low)} – {Words.Percent(b.Interval.High)}", Words.Number(b.Count)];

    private static IEnumerable<string> Gaps(BriefMaterial m)
    {
        yield return "It looks at whole countries: what happens in a region or a town is seen only as far as it moves the country's figures.";
        if (m.Situation.Theatres.Count > 0 && m.Title != m.Situation.Name)
        {
            yield return $"The figures are for all of {m.Situation.Name}, so they also hold what happens outside {m.Title.Split(" (", StringSplitOptions.None)[0]}.";
        }

        yield return "It knows recorded deaths and events, displacement and population; it does not know plans, orders, speech or troop movements.";
        if (m.Evaluation is { } e)
        {
            yield return Invariant($"Situations in an episode get no warning and are not scored. {e.WithLongEvents.Forecasts:N0} of the scored warnings ({e.WithLongEvents.Events:N0} followed by a crossing) rest on months with long events and may have known too much; the last column of the scores leaves them out.");
        }

        if (m.History is { } history)
        {
            yield return $"There are warnings from {history.From} on; before, the record is too short to learn from.";
        }

        yield return "Figures are those of the present revision of the data, not of the day.";
    }

    private static string Score(double? value) => value is { } v ? Invariant($"{v:0.0000}") : "none";
}
