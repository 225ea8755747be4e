using Forestall.Dilemmas.Weighing;
using Forestall.Dilemmas.Weighing.Internals;

namespace Forestall.Dilemmas.Sorting;

/// <summary>
/// SMAA-TRI (Tervonen, Figueira, Lahdelma, Almeida Dias and Salminen 2009): sorting into classes by ELECTRE TRI (Yu 1992; Mousseau, Slowinski and Zielniewicz 2000) for sampled
/// weights, cutting levels, thresholds and values.
/// </summary>
public static class StochasticSorting
{
    private const double Tolerance = 1e-9;
    private const int BlockSamples = 512;

    /// <summary>Sorts the strategies. The same for any number of threads.</summary>
    /// <param name="problem">The strategies, criteria, classes and thresholds.</param>
    /// <param name="settings">How; null: the standard.</param>
    /// <param name="cancellation">Stops the sampling.</param>
    /// <exception cref="InputException">The problem or a setting does not hold together.</exception>
    public static SortingResult Sort(SortingProblem problem, WeighingSettings? settings = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        problem.Checked();
        settings = (settings ?? new()).Checked();
        var weights = new WeightSampler(WeightSpace.Of(problem.Weighing), settings, cancellation);

        var values = new ValueSampler(problem.Weighing, settings.Seed, inOwnUnit: true);
        var strategies = values.Strategies;
        var classes = problem.Classes.Count;
        var total = new StateCounts(strategies * classes);
        var states = values.States(settings.Samples);
        var perState = (settings.Samples + states - 1) / states;
        var length = Math.Max(1, BlockSamples / perState);
        Parallel.For(0, (states + length - 1) / length, Workers.Options(settings.Threads, cancellation), b =>
        {
            var counts = new StateCounts(strategies * classes);
            var sorter = new Sorter(problem, settings.Seed);
            for (var state = b * length; state < Math.Min(states, (b + 1) * length); state++)
            {
                var made = 0;
                for (var sample = state; sample < settings.Samples; sample += states)
                {
                    sorter.Take(sample, weights, values);
                    for (var i = 0; i < strategies; i++)
                    {
                        counts.Hold((i * classes) + sorter.ClassOf(i));
                    }

                    made++;
                }

                counts.EndState(made);
            }

            lock (total)
            {
                total.Add(counts);
            }
        });
        return new(
            problem.Classes,
            [.. problem.Weighing.Strategies.Select((name, i) => new SortedStrategy(name, [.. Enumerable.Range(0, classes).Select(c => total.Share((i * classes) + c))]))],
            weights.How);
    }

    private sealed class Sorter
    {
        private readonly SortingProblem _problem;
        private readonly CounterRandom _random;
        private readonly double[] _weights;
        private readonly double[] _worths;
        private readonly double[][] _limits;
        private readonly (double Indifference, double Preference, double Veto)[] _thresholds;
        private double _cut;

        public Sorter(SortingProblem problem, ulong seed)
        {
            _problem = problem;
            _random = new CounterRandom(seed, Streams.Sorting);
            var criteria = problem.Weighing.Criteria;
            _weights = new double[criteria.Count];
            _worths = new double[criteria.Count * problem.Weighing.Strategies.Count];
            _limits = [.. problem.Limits.Select(l => l.Select((v, j) => criteria[j].Better == Better.High ? v : -v).ToArray())];
            _thresholds = new (double, double, double)[criteria.Count];
        }

        public void Take(int sample, WeightSampler weights, ValueSampler values)
        {
            weights.Fill(sample, _weights);
            values.Fill(sample, _worths);
            var place = (ulong)sample << 10;
            _cut = Drawn(_problem.Cut, place);
            for (var j = 0; j < _thresholds.Length; j++)
            {
                var t = _problem.Thresholds[j];
                var at = place + 1 + (3 * (ulong)j);
                _thresholds[j] = (Drawn(t.Indifference, at), Drawn(t.Preference, at + 1), t.Veto is { } veto ? Drawn(veto, at + 2) : double.PositiveInfinity);
            }
        }

        public int ClassOf(int strategy)
        {
            var worths = _worths.AsSpan(strategy * _weights.Length, _weights.Length);
            if (_problem.Rule == SortingRule.Pessimistic)
            {
                var h = _limits.Length;
                while (h > 0 && !Outranks(worths, _limits[h - 1]))
                {
                    h--;
                }

                return h;
            }

            var up = 0;
            while (up < _limits.Length && !(Outranks(_limits[up], worths) && !Outranks(worths, _limits[up])))
            {
                up++;
            }

            return up;
        }

        private double Drawn(UncertainLevel level, ulong place) => level.Low == level.High ? level.Low : level.Low + (_random.Uniform(place) * (level.High - level.Low));

        /// <summary>Whether the first is at least as good as the second with a credibility that reaches the cutting level.</summary>
        private bool Outranks(ReadOnlySpan<double> one, ReadOnlySpan<double> other)
        {
            var concordance = 0.0;
            for (var j = 0; j < _weights.Length; j++)
            {
                var (indifference, preference, _) = _thresholds[j];
                concordance += _weights[j] * Share(other[j] - one[j], preference, indifference);
            }

            var credibility = concordance;
            for (var j = 0; j < _weights.Length && credibility > 0; j++)
            {
                var discordance = double.IsInfinity(_thresholds[j].Veto) ? 0 : 1 - Share(other[j] - one[j], _thresholds[j].Veto, _thresholds[j].Preference);
                if (discordance > concordance)
                {
                    credibility *= (1 - discordance) / (1 - concordance);
                }
            }

            return credibility >= _cut - Tolerance;
        }

        /// <summary>1 up to the lower threshold, 0 from the upper one on, a straight line between.</summary>
        private static double Share(double shortfall, double upper, double lower) =>
            shortfall <= lower + Tolerance ? 1 : shortfall >= upper - Tolerance ? 0 : (upper - shortfall) / (upper - lower);
    }
}
