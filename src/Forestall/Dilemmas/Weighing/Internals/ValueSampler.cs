using Forestall.Warning.Scores;

namespace Forestall.Dilemmas.Weighing.Internals;

/// <summary>The worth of every strategy on every criterion in a sample: 0 at the worst end of the scale, 1 at the best.</summary>
internal sealed class ValueSampler
{
    private const double Alike = 0.5;
    private readonly Action<int, double, Span<double>>[] _fill;
    private readonly CounterRandom _judges;
    private readonly int _draws;

    /// <summary>Creates a sampler.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="inOwnUnit">Whether worths are values in the unit of the criterion, turned round where less is better, and not 0 to 1.</param>
    public ValueSampler(WeighingProblem problem, ulong seed, bool inOwnUnit = false)
    {
        _judges = new CounterRandom(seed, Streams.Judges);
        Strategies = problem.Strategies.Count;
        Criteria = problem.Criteria.Count;
        Scales = [.. problem.Criteria.Select(c => c.Values is OrdinalValues ? null : inOwnUnit ? new Scale(0, c.Better == Better.High ? 1 : -1) : c.Scale ?? Observed(c))];
        _draws = problem.Criteria.Select(static c => c.Values).OfType<DrawnValues>().Select(static d => d.Draws[0].Count).FirstOrDefault();
        _fill = [.. problem.Criteria.Select((c, j) => Filler(c, Scales[j], j, new CounterRandom(seed, Streams.Criterion(j))))];
    }

    public int Strategies { get; }

    public int Criteria { get; }

    public IReadOnlyList<Scale?> Scales { get; }

    /// <summary>How many states of the world the samples go through: samples a whole number of times this apart share one.</summary>
    public int States(int samples) => _draws > 0 ? Math.Min(_draws, samples) : samples;

    /// <summary>Fills in the worths of a sample: those of the first strategy by criterion, then those of the next.</summary>
    public void Fill(int sample, Span<double> worths)
    {
        var judge = _judges.Uniform((ulong)sample);
        for (var j = 0; j < _fill.Length; j++)
        {
            _fill[j](sample, judge, worths[j..]);
        }
    }

    private static Scale? Observed(Criterion criterion)
    {
        var ends = criterion.Values switch
        {
            ExactValues exact => exact.Values,
            DrawnValues drawn => DrawnEnds(drawn),
            IntervalValues intervals => [.. intervals.Intervals.SelectMany(static j => j).SelectMany(static i => (double[])[i.Low, i.High])],
            _ => [],
        };
        double low = ends.Min(), high = ends.Max();
        return low == high ? null : criterion.Better == Better.High ? new(low, high) : new(high, low);
    }

    private static IReadOnlyList<double> DrawnEnds(DrawnValues drawn)
    {
        var sorted = drawn.Draws.Select(static d => d.Order().ToArray()).ToList();
        var central = sorted.ConvertAll(static s => (Low: Quantiles.Of(s, 0.025), High: Quantiles.Of(s, 0.975)));
        return central.Min(static c => c.Low) < central.Max(static c => c.High)
            ? [.. central.SelectMany(static c => (double[])[c.Low, c.High])]
            : [sorted.Min(static s => s[0]), sorted.Max(static s => s[^1])];
    }

    private Action<int, double, Span<double>> Filler(Criterion criterion, Scale? scale, int index, CounterRandom random)
    {
        if (criterion.Values is OrdinalValues ordinal)
        {
            return Ordinal(ordinal, random);
        }

        if (scale is null)
        {
            return (_, _, worths) => Spread(worths, static _ => Alike);
        }

        return criterion.Values switch
        {
            ExactValues exact => Exact([.. exact.Values.Select(v => Worth(v, scale))]),
            DrawnValues drawn => Drawn([.. drawn.Draws.Select(d => d.Select(v => Worth(v, scale)).ToArray())]),
            IntervalValues intervals => Intervals(intervals, scale, criterion.Scale ?? scale, random),
            _ => throw new NotSupportedException($"criterion {index}"),
        };
    }

    private Action<int, double, Span<double>> Exact(double[] known) => (_, _, worths) =>
    {
        for (var i = 0; i < known.Length; i++)
        {
            worths[i * Criteria] = known[i];
        }
    };

    private Action<int, double, Span<double>> Drawn(double[][] draws) => (sample, _, worths) =>
    {
        var draw = sample % _draws;
        for (var i = 0; i < draws.Length; i++)
        {
            worths[i * Criteria] = draws[i][draw];
        }
    };

    private Action<int, double, Span<double>> Intervals(IntervalValues values, Scale scale, Scale anywhere, CounterRandom random)
    {
        var (worst, best) = (Worth(anywhere.Worst, scale), Worth(anywhere.Best, scale));
        var judges = values.Intervals.Select(j => j.Select(i => (From: Worth(i.Low, scale), To: Worth(i.High, scale), i.Confidence)).ToArray()).ToArray();
        return (sample, judge, worths) =>
        {
            var chosen = judges[(int)(judge * judges.Length)];
            for (var i = 0; i < chosen.Length; i++)
            {
                var (from, to, confidence) = chosen[i];
                var place = ((ulong)sample << 8) + (ulong)(2 * i);
                var within = random.Uniform(place);
                worths[i * Criteria] = confidence == 1 || random.Uniform(place + 1) < confidence ? from + (within * (to - from)) : worst + (within * (best - worst));
            }
        };
    }

    private Action<int, double, Span<double>> Ordinal(OrdinalValues values, CounterRandom random)
    {
        var levels = values.Ranks.Distinct().Order().ToList();
        var level = values.Ranks.Select(r => levels.IndexOf(r)).ToArray();
        if (levels.Count == 1)
        {
            return (_, _, worths) => Spread(worths, static _ => Alike);
        }

        return (sample, _, worths) =>
        {
            Span<double> between = stackalloc double[levels.Count];
            between[0] = 0;
            between[^1] = 1;
            for (var k = 1; k < between.Length - 1; k++)
            {
                between[k] = random.Uniform(((ulong)sample << 8) + (ulong)k);
            }

            between[1..^1].Sort();
            for (var i = 0; i < level.Length; i++)
            {
                worths[i * Criteria] = between[between.Length - 1 - level[i]];
            }
        };
    }

    private void Spread(Span<double> worths, Func<int, double> worth)
    {
        for (var i = 0; i < Strategies; i++)
        {
            worths[i * Criteria] = worth(i);
        }
    }

    private static double Worth(double value, Scale scale) => (value - scale.Worst) / (scale.Best - scale.Worst);
}
