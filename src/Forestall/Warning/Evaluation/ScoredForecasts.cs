using Forestall.Warning.Scores;

namespace Forestall.Warning.Evaluation;

/// <summary>Scores of probabilities of crossings; null where a score has no value (no crossing among the forecasts).</summary>
/// <param name="Auc">Area under the ROC curve, 0 to 1.</param>
/// <param name="AveragePrecision">Average precision, 0 to 1.</param>
/// <param name="RecallAt10">Share of the crossings to come among the ten highest probabilities of their month.</param>
/// <param name="RecallAt20">The same among the twenty highest.</param>
/// <param name="RecallAt30">The same among the thirty highest.</param>
/// <param name="Brier">Brier score.</param>
/// <param name="LogScore">Logarithmic score in nats.</param>
/// <param name="CalibrationError">Expected calibration error over ten bins of equal width.</param>
public sealed record CrossingScores(double? Auc, double? AveragePrecision, double? RecallAt10, double? RecallAt20, double? RecallAt30, double Brier, double LogScore, double CalibrationError)
{
    /// <summary>Names and values, in the order shown.</summary>
    public IReadOnlyList<(string Name, double? Value)> All =>
    [
        ("AUC", Auc), ("average precision", AveragePrecision), ("recall at 10", RecallAt10), ("recall at 20", RecallAt20), ("recall at 30", RecallAt30),
        ("Brier score", Brier), ("log score", LogScore), ("calibration error", CalibrationError),
    ];
}

/// <summary>Forecasts of many origins with their outcomes, scored together or by resampled origins.</summary>
internal sealed class ScoredForecasts
{
    private const int RankBins = 1000;
    private const int CalibrationBins = 10;
    private static readonly int[] Tops = [10, 20, 30];
    private readonly double[] _probabilities;
    private readonly bool[] _happened;
    private readonly int[] _origins;
    private readonly Lazy<OriginSums> _sums;

    public ScoredForecasts(IReadOnlyList<double> probabilities, IReadOnlyList<bool> happened, IReadOnlyList<int> origins)
    {
        _probabilities = [.. probabilities];
        _happened = [.. happened];
        _origins = [.. origins];
        _sums = new Lazy<OriginSums>(() => new OriginSums(this));
    }

    public int Count => _probabilities.Length;

    public CrossingScores Scores => new(
        Discrimination.Auc(_probabilities, _happened),
        Discrimination.AveragePrecision(_probabilities, _happened),
        Discrimination.RecallAt(_probabilities, _happened, _origins, Tops[0]),
        Discrimination.RecallAt(_probabilities, _happened, _origins, Tops[1]),
        Discrimination.RecallAt(_probabilities, _happened, _origins, Tops[2]),
        ProbabilityScores.Brier(_probabilities, _happened),
        ProbabilityScores.LogScore(_probabilities, _happened),
        Reliability.ExpectedCalibrationError);

    public Reliability Reliability => Warning.Scores.Reliability.Of(_probabilities, _happened, CalibrationBins);

    public Reliability ReliabilityOfEqualCounts => Warning.Scores.Reliability.OfEqualCounts(_probabilities, _happened, CalibrationBins);

    public double NetBenefit(double costLossRatio) => ProbabilityScores.NetBenefit(_probabilities, _happened, costLossRatio);

    /// <summary>90 % intervals of the scores, in the order of <see cref="CrossingScores.All"/>, over blocks of origins.</summary>
    public IReadOnlyList<(double Low, double High)?> Intervals(int blockLength, int replicates, ulong seed)
    {
        var sums = _sums.Value;
        var bootstrap = new BlockBootstrap(sums.Origins, blockLength, replicates, seed);
        var values = bootstrap.Samples.Select(sums.Scores).ToList();
        return [.. Enumerable.Range(0, Scores.All.Count).Select(k => Interval([.. values.Select(v => v.All[k].Value).OfType<double>().Order()]))];
    }

    private static (double, double)? Interval(double[] sorted) =>
        sorted.Length == 0 ? null : (Quantiles.Of(sorted, 0.05), Quantiles.Of(sorted, 0.95));

    /// <summary>What each origin adds to every score, so that thousands of samples are scored without sorting the forecasts again. Ranks are kept in fine bins.</summary>
    private sealed class OriginSums
    {
        private readonly int[][] _events;
        private readonly int[][] _others;
        private readonly double[][] _caught;
        private readonly double[] _brier;
        private readonly double[] _log;
        private readonly int[] _count;
        private readonly double[][] _binSum;
        private readonly int[][] _binCount;
        private readonly int[][] _binEvents;

        public OriginSums(ScoredForecasts all)
        {
            var keys = all._origins.Distinct().Order().ToArray();
            var index = keys.Select(static (o, i) => (o, i)).ToDictionary(static p => p.o, static p => p.i);
            Origins = keys.Length;
            _events = Rows<int>(RankBins);
            _others = Rows<int>(RankBins);
            _caught = Rows<double>(Tops.Length);
            _binSum = Rows<double>(CalibrationBins);
            _binCount = Rows<int>(CalibrationBins);
            _binEvents = Rows<int>(CalibrationBins);
            (_brier, _log, _count) = (new double[Origins], new double[Origins], new int[Origins]);

            var rank = Ranks(all._probabilities);
            for (var i = 0; i < all.Count; i++)
            {
                var (o, p, y) = (index[all._origins[i]], all._probabilities[i], all._happened[i]);
                (y ? _events : _others)[o][rank[i]]++;
                _brier[o] += ProbabilityScores.Brier(p, y);
                _log[o] += ProbabilityScores.LogScore([p], [y]);
                _count[o]++;
                var bin = Math.Min(CalibrationBins - 1, (int)(p * CalibrationBins));
                _binSum[o][bin] += p;
                _binCount[o][bin]++;
                _binEvents[o][bin] += y ? 1 : 0;
            }

            foreach (var group in Enumerable.Range(0, all.Count).GroupBy(i => index[all._origins[i]]))
            {
                int[] members = [.. group];
                double[] p = [.. members.Select(i => all._probabilities[i])];
                bool[] y = [.. members.Select(i => all._happened[i])];
                var events = y.Count(static e => e);
                for (var k = 0; k < Tops.Length && events > 0; k++)
                {
                    _caught[group.Key][k] = Discrimination.RecallAt(p, y, new int[p.Length], Tops[k])!.Value * events;
                }
            }
        }

        public int Origins { get; }

        public CrossingScores Scores(IReadOnlyList<int> sample)
        {
            var events = new long[RankBins];
            var others = new long[RankBins];
            var caught = new double[Tops.Length];
            double brier = 0, log = 0, n = 0;
            var (binSum, binCount, binEvents) = (new double[CalibrationBins], new int[CalibrationBins], new int[CalibrationBins]);
            foreach (var o in sample)
            {
                for (var b = 0; b < RankBins; b++)
                {
                    events[b] += _events[o][b];
                    others[b] += _others[o][b];
                }

                for (var k = 0; k < Tops.Length; k++)
                {
                    caught[k] += _caught[o][k];
                }

                for (var b = 0; b < CalibrationBins; b++)
                {
                    binSum[b] += _binSum[o][b];
                    binCount[b] += _binCount[o][b];
                    binEvents[b] += _binEvents[o][b];
                }

                brier += _brier[o];
                log += _log[o];
                n += _count[o];
            }

            double seenEvents = 0, seenOthers = 0, wins = 0, precision = 0;
            for (var b = RankBins - 1; b >= 0; b--)
            {
                wins += others[b] * (seenEvents + (events[b] / 2.0));
                seenEvents += events[b];
                seenOthers += others[b];
                precision += events[b] == 0 ? 0 : events[b] * seenEvents / (seenEvents + seenOthers);
            }

            double error = 0;
            for (var b = 0; b < CalibrationBins; b++)
            {
                error += Math.Abs(binSum[b] - binEvents[b]) / n;
            }

            return seenEvents == 0
                ? new CrossingScores(null, null, null, null, null, brier / n, log / n, error)
                : new CrossingScores(
                    seenOthers == 0 ? null : wins / (seenEvents * seenOthers),
                    precision / seenEvents,
                    caught[0] / seenEvents,
                    caught[1] / seenEvents,
                    caught[2] / seenEvents,
                    brier / n,
                    log / n,
                    error);
        }

        private static int[] Ranks(double[] probabilities)
        {
            double[] distinct = [.. probabilities.Distinct().Order()];
            return [.. probabilities.Select(p => (int)((long)Array.BinarySearch(distinct, p) * RankBins / distinct.Length))];
        }

        private T[][] Rows<T>(int width) => [.. Enumerable.Range(0, Origins).Select(_ => new T[width])];
    }
}
