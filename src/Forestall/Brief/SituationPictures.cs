using Forestall.Brief.Pictures;
using Forestall.Record;
using Forestall.Record.Curated;
using Forestall.Record.Thresholds;
using Forestall.Warning;
using Forestall.Warning.Evaluation;
using static System.FormattableString;

namespace Forestall.Brief;

/// <summary>Pictures of one situation: what happened, what was done, what was said beforehand and what may come.</summary>
public static class SituationPictures
{
    private const int Wide = 860;

    /// <summary>Deaths by month and type, with episodes and surges.</summary>
    /// <param name="record">The record, as far as it may be looked at.</param>
    /// <param name="situation">A situation in it.</param>
    /// <param name="settings">What counts as a crossing.</param>
    /// <param name="from">First month drawn.</param>
    /// <param name="to">Last month drawn.</param>
    public static Picture Harm(ViolenceRecord record, Situation situation, RubiconSettings settings, Month from, Month to)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(situation);
        ArgumentNullException.ThrowIfNull(settings);
        var crossings = Crossings.Find(new HarmCurve(record, situation, settings));
        var onsets = crossings.Where(c => c.Kind == CrossingKind.Onset && c.Month <= to && c.Last >= from).Select(static c => c.Month.ToString()).ToList();
        return new Picture(
            () => HarmPictures.Course(record, situation, settings, from, to),
            Wide,
            340,
            $"{situation.Name}: deaths by month and type, {from} to {to}",
            onsets.Count == 0 ? "No crossing in these months." : $"Crossings in {string.Join(", ", onsets)}.");
    }

    /// <summary>What was done, by class, on the time axis of the harm.</summary>
    /// <param name="situation">The situation.</param>
    /// <param name="measures">Its measures, as far as they may be looked at.</param>
    /// <param name="crossings">Months of its crossings.</param>
    /// <param name="from">First month drawn.</param>
    /// <param name="to">Last month drawn.</param>
    public static Picture Measures(Situation situation, IReadOnlyList<Measure> measures, IReadOnlyList<Month> crossings, Month from, Month to)
    {
        ArgumentNullException.ThrowIfNull(situation);
        ArgumentNullException.ThrowIfNull(measures);
        return new Picture(
            () => MeasurePictures.Lanes(measures, [.. crossings.Where(c => c >= from && c <= to)], from, to),
            Wide,
            240,
            $"{situation.Name}: what was done, {from} to {to}",
            Invariant($"{measures.Count} measures by class. Full marks: taken; hollow: threatened, refused or left undone."));
    }

    /// <summary>The probability of a crossing that was said every month.</summary>
    public static Picture Warnings(SituationOutlook outlook, double alarm)
    {
        ArgumentNullException.ThrowIfNull(outlook);
        var highest = outlook.Past.Count == 0 ? default : outlook.Past.MaxBy(static p => p.Probability);
        return new Picture(
            () => WarningPictures.Past(outlook, alarm),
            Wide,
            220,
            $"{outlook.Situation.Name}: the warning month by month, to {outlook.AsOf}",
            outlook.Past.Count == 0 ? "No warning was ever given." : $"The highest was {WarningSentences.Percent(highest.Probability)} as of {highest.AsOf}. No line: in an episode.");
    }

    /// <summary>Deaths of the last years and of the months to come.</summary>
    public static Picture Fan(ViolenceRecord record, SituationOutlook outlook, int monthsBack)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(outlook);
        var twelve = outlook.DeathsInTwelveMonths;
        return new Picture(
            () => WarningPictures.Fan(record, outlook, monthsBack),
            Wide,
            300,
            $"{outlook.Situation.Name}: deaths to come, as of {outlook.AsOf}",
            Invariant($"Next twelve months together: median {twelve.P50:N0}, half of the futures between {twelve.P25:N0} and {twelve.P75:N0}, nine in ten between {twelve.P5:N0} and {twelve.P95:N0}."));
    }
}
