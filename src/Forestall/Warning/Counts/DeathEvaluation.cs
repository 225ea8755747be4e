using Forestall.Record;
using Forestall.Warning.Counts.Internals;
using Forestall.Warning.Scores;

namespace Forestall.Warning.Counts;

/// <summary>
/// Scores of the forecast of deaths beside its benchmarks, by the protocol of the VIEWS prediction challenge (Hegre et al. 2025): data to October,
/// 1,000 draws for each month from January to December of the next year, means over country-months.
/// </summary>
public sealed class DeathEvaluation
{
    /// <summary>First window that is scored by default.</summary>
    public const int DefaultFrom = 1994;

    /// <summary>Last window that is scored by default.</summary>
    public const int DefaultTo = 2021;

    private const int LongestBlock = 3;

    private DeathEvaluation(IReadOnlyList<DeathWindow> windows)
    {
        Windows = windows;
        All = DeathScoreTable.Mean([.. windows.Select(static w => w.All)]);
        TopRemoved = DeathScoreTable.Mean([.. windows.Select(static w => w.TopRemoved)]);
    }

    /// <summary>The windows, in order of time.</summary>
    public IReadOnlyList<DeathWindow> Windows { get; }

    /// <summary>Means over windows.</summary>
    public DeathScoreTable All { get; }

    /// <summary>Means over windows, in each of which the ten cells with most deaths were left out.</summary>
    public DeathScoreTable TopRemoved { get; }

    /// <summary>Windows won against conflictology.</summary>
    public DeathWins Wins => Won(static w => w.All);

    /// <summary>Windows won against conflictology when in each the ten cells with most deaths are left out.</summary>
    public DeathWins TopRemovedWins => Won(static w => w.TopRemoved);

    /// <summary>Windows in a block of the bootstrap: three, fewer when there are less than nine windows; 0 when a single window is bootstrapped over countries.</summary>
    public int BlockLength => Windows.Count == 1 ? 0 : Math.Clamp(Windows.Count / 3, 1, LongestBlock);

    /// <summary>
    /// The forecast's mean score as a share of conflictology's, with a 90 % interval: of several windows by a circular block bootstrap over windows
    /// (<see cref="BlockLength"/>), of a single window by a bootstrap over countries.
    /// </summary>
    public DeathRatio Ratio(Func<DeathScore, double> score)
    {
        ArgumentNullException.ThrowIfNull(score);
        var units = Windows.Count > 1 ? [.. Windows.Select(static w => w.All)] : Windows[0].ByPlace;
        var bootstrap = new BlockBootstrap(units.Count, Math.Max(1, BlockLength));
        var (low, high) = bootstrap.Interval(Of) ?? (double.NaN, double.NaN);
        return new DeathRatio(Of([.. Enumerable.Range(0, units.Count)])!.Value, low, high);

        double? Of(IReadOnlyList<int> sample)
        {
            double model = 0, conflictology = 0;
            foreach (var unit in sample)
            {
                model += score(units[unit].Model);
                conflictology += score(units[unit].Conflictology);
            }

            return conflictology > 0 ? model / conflictology : null;
        }
    }

    /// <summary>Scores windows of the record: deaths of all types, every state that has twelve known months and lasts through the year.</summary>
    /// <param name="forecaster">Makes the forecasts.</param>
    /// <param name="from">First year forecast.</param>
    /// <param name="to">Last year forecast.</param>
    /// <param name="progress">Told each year before its work begins.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="InputException">The record does not cover the windows.</exception>
    public static DeathEvaluation OnRecord(DeathForecaster forecaster, int from = DefaultFrom, int to = DefaultTo, Action<int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(forecaster);
        var record = forecaster.Record;
        var (first, last) = (forecaster.FirstWindow, record.To.Year - (record.To.Number < 12 ? 1 : 0));
        if (from > to || from < first || to > last)
        {
            throw new InputException($"the windows {from} to {to} cannot be scored; this record allows {first} to {last}, the first not after the last.");
        }

        var windows = new List<DeathWindow>();
        for (var year = from; year <= to; year++)
        {
            progress?.Invoke(year);
            var lastKnown = LastKnown(year);
            var series = record.Situations.Select(forecaster.Series).Where(s => s.Spans(lastKnown, Benchmarks.ConflictologyMonths, HistoryWeights.LastStep)).ToArray();
            windows.Add(Window(forecaster, year, [.. series.Select(s => s.Until(lastKnown).ToArray())], [.. series.Select(s => s.Until(new Month(year, 12))[^12..].ToArray())], cancellation));
        }

        return new DeathEvaluation(windows);
    }

    /// <summary>
    /// Scores one window of actuals. Own histories are those of the actuals; analogues and weights come from what the forecaster's record held by October.
    /// </summary>
    /// <exception cref="InputException">The record does not reach far enough back.</exception>
    public static DeathEvaluation OnActuals(DeathForecaster forecaster, ViewsActuals actuals, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(forecaster);
        ArgumentNullException.ThrowIfNull(actuals);
        return new DeathEvaluation([Window(forecaster, actuals.Year, actuals.Histories, actuals.Outcomes, cancellation)]);
    }

    internal static Month LastKnown(int year) => new(year - 1, 10);

    private static DeathWindow Window(DeathForecaster forecaster, int year, IReadOnlyList<int[]> histories, IReadOnlyList<int[]> outcomes, CancellationToken cancellation)
    {
        var draws = forecaster.DrawsFor(histories, LastKnown(year), cancellation);
        return WindowScoring.Score(year, [.. histories.Select(static h => h[^Benchmarks.ConflictologyMonths..])], outcomes, [.. draws.Select(static d => (ReadOnlyMemory<int>)d)]);
    }

    private DeathWins Won(Func<DeathWindow, DeathScoreTable> table)
    {
        return new DeathWins(
            Share(static t => t.Model.Crps < t.Conflictology.Crps),
            Share(static t => t.Model.Ignorance < t.Conflictology.Ignorance),
            Share(static t => t.Model.IntervalScore < t.Conflictology.IntervalScore),
            Share(static t => t.Model.Crps < t.Conflictology.Crps && t.Model.Ignorance < t.Conflictology.Ignorance && t.Model.IntervalScore < t.Conflictology.IntervalScore));

        double Share(Func<DeathScoreTable, bool> won) => Windows.Average(w => won(table(w)) ? 1.0 : 0);
    }
}
