using Forestall.Record;
using Forestall.Warning.Counts.Internals;

namespace Forestall.Warning.Counts;

/// <summary>
/// Forecasts deaths by situation and month from any month of the record, on what was known then alone: a mixture of the situation's own last two years and
/// of what followed similar situation-months of the past, weighted by how well each did at earlier origins (docs/methods/deaths-forecast.md).
/// The same record, month and settings give the same numbers whatever the number of threads. Safe for use by several threads.
/// </summary>
public sealed class DeathForecaster
{
    private readonly ViolenceRecord _record;
    private readonly DeathForecastSettings _settings;
    private readonly Dictionary<string, DeathSeries> _series;
    private readonly AnaloguePool _pool;
    private readonly HistoryWeights _weights;

    /// <summary>Prepares forecasts from a record.</summary>
    public DeathForecaster(ViolenceRecord record, DeathForecastSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(record);
        _record = record;
        _settings = settings ?? new DeathForecastSettings();
        _series = record.Situations.ToDictionary(static s => s.Code, s => DeathSeries.Of(record, s), StringComparer.Ordinal);
        var all = record.Situations.Select(s => _series[s.Code]).ToArray();
        _pool = new AnaloguePool(all);
        _weights = new HistoryWeights(all, _pool, _settings);
    }

    /// <summary>The first month from which a forecast can be made: 36 months of the record must be known.</summary>
    public Month First => LeastKnown + _settings.PublicationLag;

    /// <summary>The last month from which a forecast can be made.</summary>
    public Month Last => _record.To + _settings.PublicationLag;

    internal ViolenceRecord Record => _record;

    /// <summary>The first year whose window (data to October of the year before) can be forecast.</summary>
    internal int FirstWindow => (LeastKnown.Number <= 10 ? LeastKnown.Year : LeastKnown.Year + 1) + 1;

    private Month LeastKnown => _record.From + (AnaloguePool.LeastHistory - 1 + AnaloguePool.Steps);

    /// <summary>Forecasts every situation that existed in the last known month.</summary>
    /// <param name="asOf">The month in which the forecast is made, <see cref="First"/> to <see cref="Last"/>.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="InputException">The record does not reach far enough.</exception>
    public DeathForecasts At(Month asOf, CancellationToken cancellation = default)
    {
        var lastKnown = asOf - _settings.PublicationLag;
        if (asOf < First || asOf > Last)
        {
            throw new InputException($"no forecast of deaths can be made in {asOf}: the record runs from {_record.From} to {_record.To} and the model learns from at least {LeastKnown - _record.From + 1} months; choose a month from {First} to {Last}.");
        }

        var situations = _record.Situations.Where(s => s.Covers(lastKnown)).ToArray();
        var known = _pool.KnownAt(lastKnown);
        var weights = _weights.At(lastKnown, cancellation);
        var histories = situations.Select(s => _series[s.Code].Until(lastKnown).ToArray()).ToArray();
        var draws = DrawsFor(histories, lastKnown, cancellation);
        var forecasts = situations.Select((s, i) => new DeathForecast(s, lastKnown, draws[i], () => new DeathMixture(histories[i], _pool, known, weights).Paths(draws[i]))).ToArray();
        return new DeathForecasts(asOf, lastKnown, forecasts);
    }

    /// <summary>
    /// Draws for histories that are not the record's (month by month up to <paramref name="lastKnown"/>), with analogues and weights from what the record held by then.
    /// </summary>
    internal int[][] DrawsFor(IReadOnlyList<int[]> histories, Month lastKnown, CancellationToken cancellation)
    {
        if (lastKnown < LeastKnown)
        {
            throw new InputException($"the record begins in {_record.From} and knows too little by {lastKnown}; choose the window {FirstWindow} or a later one.");
        }

        var known = _pool.KnownAt(lastKnown);
        var weights = _weights.At(lastKnown, cancellation);
        var draws = new int[histories.Count][];
        var dormant = new DeathMixture([0], _pool, known, weights).Draws();
        Parallel.For(0, draws.Length, _settings.Parallel(cancellation), i =>
            draws[i] = ViolenceProfile.At(histories[i]).Dormant ? dormant : new DeathMixture(histories[i], _pool, known, weights).Draws());
        return draws;
    }

    internal DeathSeries Series(Situation situation) => _series[situation.Code];
}
