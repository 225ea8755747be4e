using System.Collections.Concurrent;
using Forestall.Record;
using Forestall.Warning.Counts;
using Forestall.Warning.Internals;

namespace Forestall.Warning;

/// <summary>
/// Watch lists and outlooks as of any month, one after the other: the models of a year and the forecasts of a month are made when first needed and kept.
/// The answers are those of <see cref="WatchList.Of(ViolenceRecord, WarningHistory, Month, int, int, Situation, CancellationToken)"/> and <see cref="SituationOutlook.Of(ViolenceRecord, WarningHistory, Situation, Month, int, CancellationToken)"/>.
/// Safe for use by several threads.
/// </summary>
public sealed class WarningDesk
{
    private readonly ConcurrentDictionary<(int Year, int Position), Lazy<CrossingModel>> _models = [];
    private readonly ConcurrentDictionary<Month, Lazy<DeathForecasts>> _forecasts = [];
    private readonly Lazy<DeathForecaster> _forecaster;

    /// <summary>Prepares a desk.</summary>
    /// <param name="record">The record.</param>
    /// <param name="history">Its warnings.</param>
    public WarningDesk(ViolenceRecord record, WarningHistory history)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(history);
        Record = record;
        History = history;
        Panel = new WarningPanel(record, Neighbours.Embedded, history.Settings);
        _forecaster = new(() => new DeathForecaster(record, new DeathForecastSettings { PublicationLag = history.Settings.PublicationLag }));
    }

    internal ViolenceRecord Record { get; }

    internal WarningHistory History { get; }

    internal WarningPanel Panel { get; }

    /// <summary>The watch list; see <see cref="WatchList.Of(ViolenceRecord, WarningHistory, Month, int, int, Situation, CancellationToken)"/>.</summary>
    /// <param name="asOf">The month, inside the history.</param>
    /// <param name="horizon">Months ahead, 1 to 24.</param>
    /// <param name="top">How many lines, at least 1.</param>
    /// <param name="only">Only this situation; null for all.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="InputException">The month or the horizon is out of range.</exception>
    public WatchList List(Month asOf, int horizon, int top, Situation? only = null, CancellationToken cancellation = default) =>
        WatchList.Of(this, asOf, horizon, top, only, cancellation);

    /// <summary>Everything that is said of one situation; see <see cref="SituationOutlook.Of(ViolenceRecord, WarningHistory, Situation, Month, int, CancellationToken)"/>.</summary>
    /// <param name="situation">The situation.</param>
    /// <param name="asOf">The month, inside the history.</param>
    /// <param name="horizon">Horizon of the warning in months, 1 to 24.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="InputException">The month or the horizon is out of range, or the situation did not exist.</exception>
    public SituationOutlook Outlook(Situation situation, Month asOf, int horizon, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(situation);
        return SituationOutlook.Of(History, List(asOf, horizon, Record.Situations.Count, situation, cancellation), situation, Forecasts(asOf));
    }

    /// <summary>The models of a year at some of the fitted horizons.</summary>
    internal YearOfModels Models(int year, IReadOnlyList<int> positions, CancellationToken cancellation) => YearOfModels.Gather(
        Panel,
        year,
        positions,
        position => _models.GetOrAdd((year, position), key => new(() => YearOfModels.Learn(Panel, key.Year, key.Position))).Value,
        cancellation);

    private DeathForecasts Forecasts(Month asOf) => _forecasts.GetOrAdd(asOf, month => new(() => _forecaster.Value.At(month))).Value;
}
