namespace Forestall.Dilemmas.Weighing.Internals;

/// <summary>
/// Weights, uniform over those that satisfy the statements. Sample by sample a pure function of the seed: directly (spacings of the simplex, moved up to lower bounds, or sorted),
/// by rejection, or by random walks that each make a run of samples.
/// </summary>
internal sealed class WeightSampler
{
    private const int Trials = 20_000;
    private const int RunLength = 250;
    private const int BurnIn = 10;
    private const int MostTries = 1 << 22;
    private const long MostKept = 50_000_000;

    private readonly WeightSpace _space;
    private readonly CounterRandom _random;
    private readonly double[]? _walked;
    private readonly double[] _low;
    private readonly double[] _high;
    private readonly PairBound[][] _pairBounds;

    public WeightSampler(WeightSpace space, WeighingSettings settings, CancellationToken cancellation)
    {
        _space = space;
        _random = new CounterRandom(settings.Seed, Streams.Weights);
        var rows = space.Rows.ConvertAll(static r => (Row: r, At: Enumerable.Range(0, r.Factors.Length).Where(k => r.Factors[k] != 0).ToList()));
        var alone = rows.FindAll(static r => r.At.Count == 1).ToLookup(static r => r.At[0], static r => (Factor: r.Row.Factors[r.At[0]], r.Row.Limit));
        var both = rows.FindAll(static r => r.At.Count == 2).ConvertAll(static r => new PairBound(r.At[0], r.Row.Factors[r.At[0]], r.At[1], r.Row.Factors[r.At[1]], r.Row.Limit));
        var free = Enumerable.Range(0, space.Free.Length).ToList();
        _low = [.. free.Select(k => alone[k].Where(static r => r.Factor < 0).Select(static r => r.Limit / r.Factor).Append(0).Max())];
        _high = [.. free.Select(k => alone[k].Where(static r => r.Factor > 0).Select(static r => r.Limit / r.Factor).Append(1).Min())];
        _pairBounds = [.. free.Select(k => both.Where(p => p.First == k || p.Second == k).ToArray())];
        if (space.Free.Length == 0)
        {
            How = new(WeightMethod.Fixed, 1, 0);
        }
        else if (space.IsDirect)
        {
            How = new(WeightMethod.Direct, 1, 0);
        }
        else
        {
            var acceptance = Acceptance(settings.Seed);
            if (acceptance > 0 && acceptance >= settings.AcceptanceFloor)
            {
                How = new(WeightMethod.Rejection, acceptance, 0);
            }
            else
            {
                _walked = WalkAll(settings, cancellation);
                How = new(WeightMethod.Walk, acceptance, Autocorrelation(_walked, space.Free.Length));
            }
        }
    }

    public WeightSampling How { get; }

    /// <summary>The weights of a sample, in the order of the criteria.</summary>
    public void Fill(int sample, Span<double> weights)
    {
        _space.Fixed.CopyTo(weights);
        var count = _space.Free.Length;
        Span<double> free = stackalloc double[count];
        if (_walked is not null)
        {
            _walked.AsSpan(sample * count, count).CopyTo(free);
        }
        else if (count > 0)
        {
            var place = (ulong)sample << 32;
            Propose(_random, place, free);
            for (var tries = 1; How.Method == WeightMethod.Rejection && !Satisfied(free); tries++)
            {
                if (tries == MostTries)
                {
                    throw new InputException("the statements about weights leave too little room to draw weights by rejection; raise the floor of acceptance.");
                }

                Propose(_random, place + ((ulong)tries * (ulong)count), free);
            }
        }

        for (var k = 0; k < count; k++)
        {
            weights[_space.Free[k]] = free[k] * _space.Mass;
        }
    }

    /// <summary>Spacings of a uniform sample by exponentials (Devroye 1986), moved up to the lower bounds or sorted into the order.</summary>
    private void Propose(CounterRandom random, ulong place, Span<double> free)
    {
        var sum = 0.0;
        for (var k = 0; k < free.Length; k++)
        {
            free[k] = -Math.Log(1 - random.Uniform(place + (ulong)k));
            sum += free[k];
        }

        if (_space.Order is { } order)
        {
            Span<double> sorted = stackalloc double[free.Length];
            free.CopyTo(sorted);
            sorted.Sort();
            for (var k = 0; k < free.Length; k++)
            {
                free[order[k]] = sorted[free.Length - 1 - k] / sum;
            }

            return;
        }

        var rest = 1.0;
        foreach (var least in _space.Least)
        {
            rest -= least;
        }

        for (var k = 0; k < free.Length; k++)
        {
            free[k] = _space.Least[k] + (rest * free[k] / sum);
        }
    }

    private bool Satisfied(ReadOnlySpan<double> free)
    {
        foreach (var (factors, limit) in _space.Rows)
        {
            var sum = 0.0;
            for (var k = 0; k < factors.Length; k++)
            {
                sum += factors[k] * free[k];
            }

            if (sum > limit)
            {
                return false;
            }
        }

        return true;
    }

    private double Acceptance(ulong seed)
    {
        var random = new CounterRandom(seed, Streams.Trials);
        Span<double> free = stackalloc double[_space.Free.Length];
        var accepted = 0;
        for (var trial = 0; trial < Trials; trial++)
        {
            Propose(random, (ulong)trial << 32, free);
            accepted += Satisfied(free) ? 1 : 0;
        }

        return accepted / (double)Trials;
    }

    private double[] WalkAll(WeighingSettings settings, CancellationToken cancellation)
    {
        var count = _space.Free.Length;
        if ((long)settings.Samples * count > MostKept)
        {
            throw new InputException($"the statements about weights ask for a random walk, which keeps at most {MostKept / count} samples of {count} weights; choose fewer samples.");
        }

        var thinning = settings.Thinning > 0 ? settings.Thinning : 3 * count * count;
        var walked = new double[settings.Samples * count];
        var random = new CounterRandom(settings.Seed, Streams.Walk);
        var runs = (settings.Samples + RunLength - 1) / RunLength;
        Parallel.For(0, runs, Workers.Options(settings.Threads, cancellation), run =>
        {
            var at = (double[])_space.Centre.Clone();
            var place = (ulong)run << 40;
            Walk(random, ref place, at, BurnIn * thinning);
            for (var sample = run * RunLength; sample < Math.Min(settings.Samples, (run + 1) * RunLength); sample++)
            {
                Walk(random, ref place, at, thinning);
                at.CopyTo(walked, sample * count);
            }
        });
        return walked;
    }

    /// <summary>Hit-and-run (Smith 1984) along the difference of two weights, drawn at random: the sum stays 1, and a step touches the bounds on two weights only.</summary>
    private void Walk(CounterRandom random, ref ulong place, double[] at, int steps)
    {
        var pairs = at.Length * (at.Length - 1);
        for (var step = 0; step < steps; step++)
        {
            var pair = random.Index(place, pairs);
            var (a, b) = (pair / (at.Length - 1), pair % (at.Length - 1));
            b += b >= a ? 1 : 0;
            var back = Math.Max(0, Math.Min(at[a] - _low[a], _high[b] - at[b]));
            var forth = Math.Max(0, Math.Min(_high[a] - at[a], at[b] - _low[b]));
            Shorten(_pairBounds[a], at, a, b, ref back, ref forth);
            Shorten(_pairBounds[b], at, a, b, ref back, ref forth);
            var move = -back + (random.Uniform(place + 1) * (forth + back));
            place += 2;
            at[a] += move;
            at[b] -= move;
        }
    }

    private static void Shorten(PairBound[] bounds, double[] at, int a, int b, ref double back, ref double forth)
    {
        foreach (var bound in bounds)
        {
            var slope = bound.Slope(a) - bound.Slope(b);
            var room = Math.Max(0, bound.Limit - (bound.FirstFactor * at[bound.First]) - (bound.SecondFactor * at[bound.Second]));
            if (slope > 0)
            {
                forth = Math.Min(forth, room / slope);
            }
            else if (slope < 0)
            {
                back = Math.Min(back, room / -slope);
            }
        }
    }

    private static double Autocorrelation(double[] samples, int count)
    {
        var length = samples.Length / count;
        var largest = 0.0;
        for (var k = 0; k < count; k++)
        {
            var mean = 0.0;
            for (var i = 0; i < length; i++)
            {
                mean += samples[(i * count) + k] / length;
            }

            double together = 0, square = 0;
            for (var i = 0; i < length; i++)
            {
                var off = samples[(i * count) + k] - mean;
                square += off * off;
                together += i > 0 ? off * (samples[((i - 1) * count) + k] - mean) : 0;
            }

            largest = Math.Max(largest, square > 0 ? together / square : 0);
        }

        return largest;
    }

    /// <summary>A bound on two weights, as a comparison is.</summary>
    private readonly record struct PairBound(int First, double FirstFactor, int Second, double SecondFactor, double Limit)
    {
        public double Slope(int weight) => weight == First ? FirstFactor : weight == Second ? SecondFactor : 0;
    }
}
