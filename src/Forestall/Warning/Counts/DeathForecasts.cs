using Forestall.Record;

namespace Forestall.Warning.Counts;

/// <summary>Forecasts of deaths from one month, for every situation that existed then.</summary>
public sealed class DeathForecasts
{
    private readonly Dictionary<string, DeathForecast> _bySituation;

    internal DeathForecasts(Month asOf, Month lastKnown, IReadOnlyList<DeathForecast> all)
    {
        (AsOf, LastKnown, All) = (asOf, lastKnown, all);
        _bySituation = all.ToDictionary(static f => f.Situation.Code, StringComparer.Ordinal);
    }

    /// <summary>The month in which the forecast is made.</summary>
    public Month AsOf { get; }

    /// <summary>The last month whose figures were known.</summary>
    public Month LastKnown { get; }

    /// <summary>All forecasts, by code of the situation.</summary>
    public IReadOnlyList<DeathForecast> All { get; }

    /// <summary>The forecasts made in a month, from what was known then. For many months use one <see cref="DeathForecaster"/>, which does not learn the past anew.</summary>
    /// <exception cref="InputException">The record does not reach far enough.</exception>
    public static DeathForecasts At(ViolenceRecord record, Month asOf, DeathForecastSettings? settings = null, CancellationToken cancellation = default) =>
        new DeathForecaster(record, settings).At(asOf, cancellation);

    /// <summary>The forecast of a situation; null when it did not exist.</summary>
    public DeathForecast? Of(Situation situation)
    {
        ArgumentNullException.ThrowIfNull(situation);
        return _bySituation.GetValueOrDefault(situation.Code);
    }
}
