using Forestall.Warning.Learning;
using Forestall.Warning.Onset.Internals;
using Forestall.Warning.Scores;

namespace Forestall.Warning.Onset;

/// <summary>A score with the central 90 % of a block bootstrap over years.</summary>
/// <param name="Value">The score; null where there was no onset.</param>
/// <param name="Low">Lower end; null where there is none.</param>
/// <param name="High">Upper end; null where there is none.</param>
public readonly record struct OnsetScore(double? Value, double? Low, double? High);

/// <summary>How good one way of forecasting was.</summary>
/// <param name="Name">The way.</param>
/// <param name="Auc">Area under the ROC curve of the larger of a country-year's two forecasts, all years together.</param>
/// <param name="AucLead">The AUC of these forecasts less that of this way; the model's own is null.</param>
/// <param name="RecallAt">The share of onsets among the 10, 20 and 30 highest larger forecasts of their year (ties count by chance).</param>
/// <param name="EitherRankRecallAt">
/// The share of onsets that were among the 10, 20 and 30 highest of their year in either forecast, as the Early Warning Project counts
/// (column minrank2; ties share the best rank). More than 10, 20 or 30 countries of a year can be among them.
/// </param>
public sealed record OnsetScores(string Name, OnsetScore Auc, OnsetScore? AucLead, IReadOnlyDictionary<int, OnsetScore> RecallAt, IReadOnlyDictionary<int, OnsetScore> EitherRankRecallAt);

/// <summary>Scores of onset forecasts beside simpler ways and beside the Early Warning Project's own, on the same country-years.</summary>
/// <param name="From">First year scored.</param>
/// <param name="To">Last year scored.</param>
/// <param name="CountryYears">How many country-years are scored.</param>
/// <param name="Onsets">How many onsets there were in them.</param>
/// <param name="Model">The forecasts.</param>
/// <param name="Baselines">Simpler ways.</param>
/// <param name="Reference">The project's own forecasts; null where the folder has none.</param>
public sealed record OnsetEvaluation(int From, int To, int CountryYears, int Onsets, OnsetScores Model, IReadOnlyList<OnsetScores> Baselines, OnsetScores? Reference)
{
    private const int BlockLength = 3;
    private const int Replicates = 1000;
    private const ulong ElasticNetSeed = 90035;
    private static readonly int[] Tops = [10, 20, 30];

    /// <summary>
    /// Scores the forecasts: on the country-years that the project's own file scores (those with a forecast in it) up to its last year, or,
    /// where there is no such file, on all country-years whose outcome is known.
    /// </summary>
    /// <param name="data">The project's files.</param>
    /// <param name="forecasts">Forecasts made from them.</param>
    /// <param name="progress">Told the share that is done; null for nobody.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="InputException">No country-year can be scored.</exception>
    public static OnsetEvaluation Of(OnsetData data, OnsetForecasts forecasts, Action<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(forecasts);
        var cells = Cells(data, forecasts);
        if (cells.Count == 0)
        {
            throw new InputException("no country-year has both a forecast and a known outcome; check the years of the files.");
        }

        var outcomes = new ScoredYears([.. cells.Select(static c => c.Year)], [.. cells.Select(static c => c.Onset)]);
        var netted = ElasticNet(data, [.. cells.SelectMany(static c => (int[])[c.Year - 1, c.Year - 2]).Distinct().Where(static o => o >= OnsetForecasts.FirstTestYear - 1).Order()], progress, cancellation);
        var model = Rated(cells, (country, origin) => forecasts.Find(country, origin)?.Risk);
        OnsetScores Score(string name, Rating[] ratings, bool isModel = false) => outcomes.Score(name, ratings, isModel ? null : model);
        var reference = data.Reference.ToDictionary(static r => (r.Country, r.Year));
        return new OnsetEvaluation(
            cells[0].Year,
            cells[^1].Year,
            cells.Count,
            cells.Count(static c => c.Onset),
            Score("model", model, isModel: true),
            [
                Score("equal-weight index", Rated(cells, (c, o) => forecasts.Find(c, o)?.Index)),
                Score("forest", Rated(cells, (c, o) => forecasts.Find(c, o)?.Forest)),
                Score("elastic-net logit", Rated(cells, (c, o) => netted.TryGetValue((c, o), out var risk) ? risk : null)),
                Score("past onsets", Rated(cells, (c, o) => forecasts.Find(c, o)?.PastOnsets)),
                Score("base rate", Rated(cells, static (_, _) => 0)),
            ],
            data.Reference.Count == 0 ? null : Score("Early Warning Project", [.. cells.Select(c => reference[(c.Country, c.Year)]).Select(static r => new Rating(r.RiskFromYearBefore, r.RiskFromTwoYearsBefore))]));
    }

    /// <summary>Scores the project's own forecasts alone.</summary>
    /// <param name="data">Files with such forecasts.</param>
    /// <exception cref="InputException">The folder has none.</exception>
    public static OnsetScores OfReference(OnsetData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        ReferenceForecast[] scored = [.. data.Reference.Where(static r => (r.RiskFromYearBefore ?? r.RiskFromTwoYearsBefore) is not null)];
        return scored.Length == 0
            ? throw new InputException("the folder has no forecasts of the Early Warning Project; add the file with the columns risk_prev and maxrisk2.")
            : new ScoredYears([.. scored.Select(static r => r.Year)], [.. scored.Select(static r => r.Onset)])
                .Score("Early Warning Project", [.. scored.Select(static r => new Rating(r.RiskFromYearBefore, r.RiskFromTwoYearsBefore))], model: null);
    }

    private static List<(int Country, int Year, bool Onset)> Cells(OnsetData data, OnsetForecasts forecasts)
    {
        var forecast = forecasts.All.Select(static f => (f.Country, f.Year)).ToHashSet();
        var cells = data.Reference.Count > 0
            ? data.Reference.Where(static r => (r.RiskFromYearBefore ?? r.RiskFromTwoYearsBefore) is not null).Select(static r => (r.Country, r.Year, r.Onset))
            : data.Rows.Where(static r => r.Onset is not null).Select(static r => (r.Country, r.Year, Onset: r.Onset == true));
        return [.. cells.Where(c => forecast.Contains((c.Country, c.Year))).OrderBy(static c => c.Year).ThenBy(static c => c.Country)];
    }

    private static Rating[] Rated(List<(int Country, int Year, bool Onset)> cells, Func<int, int, double?> rating) =>
        [.. cells.Select(c => new Rating(rating(c.Country, c.Year - 1), rating(c.Country, c.Year - 2)))];

    /// <summary>The project's method: a logit with half lasso, half ridge on complete rows, its strength by tenfold cross-validation.</summary>
    private static Dictionary<(int Country, int Origin), double> ElasticNet(OnsetData data, int[] origins, Action<double>? progress, CancellationToken cancellation)
    {
        var risks = new Dictionary<(int, int), double>();
        foreach (var (done, origin) in origins.Index())
        {
            cancellation.ThrowIfCancellationRequested();
            List<OnsetRow> known = [.. OnsetForecasts.Known(data, origin).Where(static r => !r.Predictors.Any(double.IsNaN))];
            List<OnsetRow> rows = [.. data.Of(origin).Where(static r => !r.Predictors.Any(double.IsNaN))];
            if (known.Count < 100 || known.Count(static r => r.OnsetInTwoYears == true) < 20)
            {
                continue;
            }

            var path = ElasticNetLogit.CrossValidate(OnsetForecasts.Features(known), [.. known.Select(static r => r.OnsetInTwoYears == true)], ElasticNetLogit.Folds(known.Count, 10, ElasticNetSeed));
            foreach (var (i, risk) in path.BestFit.Probabilities(OnsetForecasts.Features(rows)).Index())
            {
                risks[(rows[i].Country, origin)] = risk;
            }

            progress?.Invoke((done + 1.0) / origins.Length);
        }

        return risks;
    }

    internal readonly record struct Rating(double? FromYearBefore, double? FromTwoYearsBefore)
    {
        public double Larger => Math.Max(FromYearBefore ?? double.NegativeInfinity, FromTwoYearsBefore ?? double.NegativeInfinity);
    }

    /// <summary>The country-years that are scored, in order of time.</summary>
    private sealed class ScoredYears
    {
        private readonly int[] _years;
        private readonly bool[] _onsets;
        private readonly int[][] _places;
        private readonly BlockBootstrap _bootstrap;

        public ScoredYears(int[] years, bool[] onsets)
        {
            _years = years;
            _onsets = onsets;
            _places = [.. years.Distinct().Order().Select(y => Enumerable.Range(0, years.Length).Where(i => years[i] == y).ToArray())];
            _bootstrap = new BlockBootstrap(_places.Length, BlockLength, Replicates);
        }

        public OnsetScores Score(string name, Rating[] ratings, Rating[]? model)
        {
            // Whoever has no forecast stands below all who have one.
            double[] larger = [.. ratings.Select(static r => double.IsInfinity(r.Larger) ? -1e9 : r.Larger)];
            double[]? own = model is null ? null : [.. model.Select(static r => double.IsInfinity(r.Larger) ? -1e9 : r.Larger)];
            var ranks = BetterRanks(ratings);
            return new OnsetScores(
                name,
                Of(places => Auc(larger, places)),
                own is null ? null : Of(places => Auc(own, places) - Auc(larger, places)),
                Tops.ToDictionary(static k => k, k => Of(Caught(Shares(larger, k)))),
                Tops.ToDictionary(static k => k, k => Of(Caught([.. ranks.Select(r => r <= k ? 1.0 : 0)]))));
        }

        private OnsetScore Of(Func<IReadOnlyList<int>, double?> statistic)
        {
            var interval = _bootstrap.Interval(statistic);
            return new OnsetScore(statistic([.. Enumerable.Range(0, _places.Length)]), interval?.Low, interval?.High);
        }

        private double? Auc(double[] ratings, IReadOnlyList<int> units)
        {
            int[] rows = [.. units.SelectMany(u => _places[u])];
            return Discrimination.Auc([.. rows.Select(i => ratings[i])], [.. rows.Select(i => _onsets[i])]);
        }

        /// <summary>For each country-year the chance that it is among the highest of its year.</summary>
        private double[] Shares(double[] ratings, int top)
        {
            var shares = new double[ratings.Length];
            foreach (var places in _places)
            {
                foreach (var i in places)
                {
                    var above = places.Count(j => ratings[j] > ratings[i]);
                    var tied = places.Count(j => ratings[j] == ratings[i]);
                    shares[i] = Math.Clamp((top - above) / (double)tied, 0, 1);
                }
            }

            return shares;
        }

        private Func<IReadOnlyList<int>, double?> Caught(double[] shares) => units =>
        {
            double caught = 0, onsets = 0;
            foreach (var i in units.SelectMany(u => _places[u]).Where(i => _onsets[i]))
            {
                caught += shares[i];
                onsets++;
            }

            return onsets == 0 ? null : caught / onsets;
        };

        private int[] BetterRanks(Rating[] ratings)
        {
            var ranks = new int[ratings.Length];
            foreach (var places in _places)
            {
                foreach (var i in places)
                {
                    ranks[i] = Math.Min(
                        ratings[i].FromYearBefore is { } a ? 1 + places.Count(j => ratings[j].FromYearBefore > a) : int.MaxValue,
                        ratings[i].FromTwoYearsBefore is { } b ? 1 + places.Count(j => ratings[j].FromTwoYearsBefore > b) : int.MaxValue);
                }
            }

            return ranks;
        }
    }
}
