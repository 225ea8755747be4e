using Forestall.Record;
using Forestall.Warning.Counts;

namespace Forestall.Warning;

/// <summary>Deaths to come in one month.</summary>
/// <param name="Month">The month.</param>
/// <param name="Mean">Mean of the draws.</param>
/// <param name="P5">The 5 % quantile of the draws; likewise the others.</param>
/// <param name="P25">The 25 % quantile.</param>
/// <param name="P50">The median.</param>
/// <param name="P75">The 75 % quantile.</param>
/// <param name="P95">The 95 % quantile.</param>
public sealed record DeathsToCome(Month Month, double Mean, double P5, double P25, double P50, double P75, double P95);

/// <summary>Everything that is said of one situation as of a month: the warning by horizon, why, how it has changed, and the deaths to come.</summary>
public sealed record SituationOutlook
{
    private const int MonthsTogether = 12;

    /// <summary>The situation.</summary>
    public required Situation Situation { get; init; }

    /// <summary>The month at whose end this was said.</summary>
    public required Month AsOf { get; init; }

    /// <summary>Whether it was in an episode as far as was published; then no warning is given.</summary>
    public required bool InEpisode { get; init; }

    /// <summary>The warning with its place in the watch list; null in an episode.</summary>
    public required WatchLine? Warning { get; init; }

    /// <summary>Probability of a crossing within 1 to 24 months; empty in an episode.</summary>
    public required IReadOnlyList<double> ByHorizon { get; init; }

    /// <summary>Probability at the warning's horizon as of every earlier month; months in an episode are missing.</summary>
    public required IReadOnlyList<(Month AsOf, double Probability)> Past { get; init; }

    /// <summary>Deaths in each of the 24 months after the last one published.</summary>
    public required IReadOnlyList<DeathsToCome> Deaths { get; init; }

    /// <summary>Deaths in the first twelve of these months together.</summary>
    public required DeathsToCome DeathsInTwelveMonths { get; init; }

    /// <summary>Draws up the outlook.</summary>
    /// <param name="record">The record.</param>
    /// <param name="history">Its warnings.</param>
    /// <param name="situation">The situation.</param>
    /// <param name="asOf">The month, inside the history.</param>
    /// <param name="horizon">Horizon of the warning in months, 1 to 24.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="InputException">The month or the horizon is out of range, or the situation did not exist.</exception>
    public static SituationOutlook Of(ViolenceRecord record, WarningHistory history, Situation situation, Month asOf, int horizon, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(situation);
        var list = WatchList.Of(record, history, asOf, horizon, record.Situations.Count, situation, cancellation);
        return Of(record, history, list, [situation], cancellation)[0];
    }

    /// <summary>Draws up the outlook of several situations on one watch list.</summary>
    internal static IReadOnlyList<SituationOutlook> Of(ViolenceRecord record, WarningHistory history, WatchList list, IReadOnlyList<Situation> situations, CancellationToken cancellation)
    {
        var forecasts = DeathForecasts.At(record, list.AsOf, new DeathForecastSettings { PublicationLag = history.Settings.PublicationLag }, cancellation);
        return [.. situations.Select(s => Of(history, list, s, forecasts))];
    }

    /// <summary>Draws up the outlook from a watch list and the forecasts of its month.</summary>
    internal static SituationOutlook Of(WarningHistory history, WatchList list, Situation situation, DeathForecasts forecasts)
    {
        var forecast = forecasts.Of(situation)
            ?? throw new InputException($"{situation.Name} did not exist in {forecasts.LastKnown}; choose a month from {situation.From} to {situation.To}.");
        var line = list.Lines.FirstOrDefault(l => l.Warning.Situation == situation);
        return new SituationOutlook
        {
            Situation = situation,
            AsOf = list.AsOf,
            InEpisode = list.InEpisode.Contains(situation),
            Warning = line,
            ByHorizon = line is null ? [] : [.. Enumerable.Range(1, WarningSettings.LongestHorizon).Select(h => history.TryGet(situation, list.AsOf, h, out var p) ? p : double.NaN)],
            Past = [.. Months(history.From, list.AsOf).Select(m => (Month: m, Known: history.TryGet(situation, m, list.Horizon, out var p), Probability: p)).Where(static m => m.Known).Select(static m => (m.Month, m.Probability))],
            Deaths = [.. Enumerable.Range(1, DeathForecast.Steps).Select(step => Summary(forecast.LastKnown + step, [.. forecast.Draws(step).ToArray().Select(static d => (double)d)]))],
            DeathsInTwelveMonths = Summary(forecast.LastKnown + MonthsTogether, [.. forecast.Paths.Select(static p => p.Take(MonthsTogether).Sum(static d => (double)d)).Order()]),
        };
    }

    private static IEnumerable<Month> Months(Month from, Month to) => Enumerable.Range(0, to - from + 1).Select(i => from + i);

    private static DeathsToCome Summary(Month month, double[] sorted)
    {
        double Quantile(double probability) => Scores.Quantiles.Of(sorted, probability);
        return new DeathsToCome(month, sorted.Average(), Quantile(0.05), Quantile(0.25), Quantile(0.5), Quantile(0.75), Quantile(0.95));
    }
}
