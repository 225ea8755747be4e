using Forestall.Record;
using Forestall.Warning.Learning;
using Forestall.Warning.Onset.Internals;

namespace Forestall.Warning.Onset;

/// <summary>The forecasts for one country-year.</summary>
/// <param name="Year">The year forecast.</param>
/// <param name="Name">Name of the country.</param>
/// <param name="Country">Correlates of War number of the country.</param>
/// <param name="RiskFromYearBefore">Probability of an onset in the year, from the data of the year before; null where the country has none.</param>
/// <param name="RiskFromTwoYearsBefore">The same from the data of two years before; null where the country has none.</param>
public sealed record OnsetForecast(int Year, string Name, int Country, double? RiskFromYearBefore, double? RiskFromTwoYearsBefore)
{
    /// <summary>The larger of the two.</summary>
    public double LargerRisk => Math.Max(RiskFromYearBefore ?? 0, RiskFromTwoYearsBefore ?? 0);
}

/// <summary>
/// Forecasts of the onset of mass killing by the protocol of the Early Warning Project: from the data of year T, for T + 1 and T + 2, by what
/// was learned from outcomes known in T (rows of T − 2 and before). The mean of a forest on the project's predictors and of an index with equal
/// weights (docs/methods/onset.md), turned into the probability of an onset in a single year by a logit on the forecasts before the first test year.
/// </summary>
public sealed class OnsetForecasts
{
    /// <summary>The first year that is forecast.</summary>
    public const int FirstTestYear = 1994;

    private const int YearsToLearn = 10;
    private const int YearsToCalibrate = 5;
    private const double LeastProbability = 1e-4;
    private const string BattleDeaths = "battledeaths.log2";
    private const int BattleDeathsKnownFrom = 1989;

    private readonly Dictionary<(int Country, int Origin), OriginForecast> _byOrigin;

    private OnsetForecasts(IReadOnlyList<OnsetForecast> all, IEnumerable<OriginForecast> origins)
    {
        All = all;
        _byOrigin = origins.ToDictionary(static f => (f.Country, f.Origin));
    }

    /// <summary>The forecasts, by year and country.</summary>
    public IReadOnlyList<OnsetForecast> All { get; }

    /// <summary>Makes the forecasts for every year from 1994 to the year after the last.</summary>
    /// <param name="data">The project's files.</param>
    /// <param name="record">The record of violence; it must reach the year before the last.</param>
    /// <param name="forest">Settings of the forest; null for the defaults.</param>
    /// <param name="progress">Told the share that is done; null for nobody.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="InputException">The data are too few years to learn from, or the record ends too early.</exception>
    public static OnsetForecasts Make(OnsetData data, ViolenceRecord record, ForestSettings? forest = null, Action<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(record);
        var index = new OnsetIndex(data, record, Neighbours.Embedded);
        var firstOrigin = FirstTestYear - 2;
        var begin = data.FirstYear + YearsToLearn;
        if (begin + YearsToCalibrate + 1 > firstOrigin || data.LastYear < FirstTestYear - 1)
        {
            throw new InputException($"the predictors span {data.FirstYear} to {data.LastYear}; forecasts from {FirstTestYear} on need those of {firstOrigin - YearsToLearn - YearsToCalibrate - 1} or before to {FirstTestYear - 1} or later.");
        }

        if (index.RecordEnds < data.LastYear - 1)
        {
            throw new InputException($"the record ends in {index.RecordEnds} while the predictors go on to {data.LastYear}; use a record that reaches {data.LastYear - 1}.");
        }

        int[] origins = [.. Enumerable.Range(begin, Math.Min(data.LastYear, index.RecordEnds) - begin + 1)];
        var raw = new OriginForecast[origins.Length][];
        var done = 0;
        Parallel.For(0, origins.Length, new ParallelOptions { CancellationToken = cancellation }, k =>
        {
            raw[k] = From(data, index, origins[k], forest);
            progress?.Invoke((double)Interlocked.Increment(ref done) / origins.Length);
        });
        var calibration = Calibration(data, raw.SelectMany(static f => f).Where(f => f.Origin <= firstOrigin - 2));
        var calibrated = raw.SelectMany(static f => f).Where(f => f.Origin >= firstOrigin).ToList();
        var risks = calibration.Probabilities(Combined(calibrated));
        calibrated = [.. calibrated.Select((f, i) => f with { Risk = risks[i] })];
        return new OnsetForecasts([.. Pairs(data, calibrated)], calibrated);
    }

    /// <summary>The parts of a forecast made from the data of a year; null where there is none.</summary>
    internal OriginForecast? Find(int country, int origin) => _byOrigin.GetValueOrDefault((country, origin));

    /// <summary>Rows whose outcome was known in a year.</summary>
    internal static List<OnsetRow> Known(OnsetData data, int origin) =>
        [.. data.Rows.Where(r => r.Year <= origin - 2 && r.OnsetInTwoYears is not null)];

    internal static FeatureMatrix Features(IReadOnlyList<OnsetRow> rows) =>
        new(OnsetData.PredictorNames, [.. OnsetData.PredictorNames.Select((_, j) => rows.Select(r => r.Predictors[j]).ToArray())]);

    /// <summary>The predictors as a forest learns from them: the project writes 0 for the battle deaths of years before its source begins, which are not known.</summary>
    internal static FeatureMatrix KnownFeatures(IReadOnlyList<OnsetRow> rows) =>
        Features([.. rows.Select(static r => r.Year >= BattleDeathsKnownFrom ? r : r with { Predictors = [.. r.Predictors.Select(static (v, j) => OnsetData.PredictorNames[j] == BattleDeaths ? double.NaN : v)] })]);

    private static OriginForecast[] From(OnsetData data, OnsetIndex index, int origin, ForestSettings? settings)
    {
        var known = Known(data, origin);
        if (known.TrueForAll(static r => r.OnsetInTwoYears == false) || known.TrueForAll(static r => r.OnsetInTwoYears == true))
        {
            throw new InputException($"the outcome is the same in all {known.Count} country-years up to {origin - 2}; forecasts need both outcomes by then.");
        }

        var rows = data.Of(origin);
        var forest = SubspaceForest.Fit(KnownFeatures(known), [.. known.Select(static r => r.OnsetInTwoYears == true ? 1.0 : 0)], settings);
        var logOdds = OnsetIndex.Standardised([.. forest.Predict(KnownFeatures(rows)).Select(static p => Math.Clamp(p, LeastProbability, 1 - LeastProbability)).Select(static p => Math.Log(p / (1 - p)))]);
        var indices = index.Of(origin);
        return [.. rows.Select((r, i) => new OriginForecast(r.Country, origin, logOdds[i], indices[i], index.PastOnsets(r.Country, origin), 0))];
    }

    /// <summary>
    /// A logit of an onset in either single year after an origin. It is fitted once: the combined score has the same scale in every year, so
    /// a logit of each origin would only add noise between the years.
    /// </summary>
    private static ElasticNetFit Calibration(OnsetData data, IEnumerable<OriginForecast> earlier)
    {
        var outcomes = earlier
            .SelectMany(f => ((int[])[1, 2]).Select(ahead => (Forecast: f, data.Find(f.Country, f.Origin + ahead)?.Onset)))
            .Where(static o => o.Onset is not null)
            .ToList();
        if (!outcomes.Exists(static o => o.Onset == true) || outcomes.TrueForAll(static o => o.Onset == true))
        {
            throw new InputException($"column 'mk_onset' does not hold both outcomes in the years before {FirstTestYear - 1}; a probability needs both.");
        }

        return ElasticNetLogit.Path(Combined([.. outcomes.Select(static o => o.Forecast)]), [.. outcomes.Select(static o => o.Onset == true)], [0.0])[0];
    }

    private static FeatureMatrix Combined(List<OriginForecast> forecasts) => new(["combined"], [[.. forecasts.Select(static f => f.Combined)]]);

    private static IEnumerable<OnsetForecast> Pairs(OnsetData data, List<OriginForecast> forecasts)
    {
        var places = forecasts.ToDictionary(static f => (f.Country, f.Origin));
        var last = forecasts.Max(static f => f.Origin) + 1;
        for (var year = FirstTestYear; year <= last; year++)
        {
            foreach (var country in forecasts.Where(f => f.Origin == year - 1 || f.Origin == year - 2).Select(static f => f.Country).Distinct().Order())
            {
                var row = data.Find(country, year) ?? data.Find(country, year - 1) ?? data.Find(country, year - 2)!;
                yield return new OnsetForecast(year, row.Name, country, places.GetValueOrDefault((country, year - 1))?.Risk, places.GetValueOrDefault((country, year - 2))?.Risk);
            }
        }
    }
}

/// <summary>A country's forecast from the data of one year, with its parts.</summary>
internal sealed record OriginForecast(int Country, int Origin, double Forest, double Index, double PastOnsets, double Risk)
{
    public double Combined => Forest + Index;
}
