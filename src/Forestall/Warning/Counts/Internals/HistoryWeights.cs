using Forestall.Warning.Scores;

namespace Forestall.Warning.Counts.Internals;

/// <summary>
/// The weight of a situation's own history against its analogues, one for each of four levels of violence: the value among 0, 0.05, …, 1
/// with the least ignorance over earlier origins (every October whose fourteen following months were known), held near ½ by a penalty.
/// </summary>
internal sealed class HistoryWeights(IReadOnlyList<DeathSeries> series, AnaloguePool pool, DeathForecastSettings settings)
{
    /// <summary>First month after the last known one that the VIEWS prediction challenge scores.</summary>
    public const int FirstStep = 3;

    /// <summary>Last month after the last known one that the VIEWS prediction challenge scores.</summary>
    public const int LastStep = 14;

    private const int Grid = 20;
    private const double Prior = 0.5;
    private const double PenaltyBits = 200;
    private const int AnaloguesForHalf = 5;
    private const int Draws = DeathForecast.DrawCount;

    /// <summary>Deaths a month at which the next level begins.</summary>
    private static readonly double[] Levels = [0.3, 3, 25];

    private readonly Dictionary<Month, double[]> _losses = [];
    private readonly Lock _lock = new();

    /// <summary>How many levels there are.</summary>
    public static int LevelCount => Levels.Length + 1;

    /// <summary>The level a profile belongs to.</summary>
    public static int LevelOf(ViolenceProfile profile)
    {
        var deaths = Math.Exp(profile.Level) - 1;
        var level = 0;
        while (level < Levels.Length && deaths >= Levels[level])
        {
            level++;
        }

        return level;
    }

    /// <summary>The share of the analogues in the mixture: 1 − <paramref name="ownWeight"/>, less where the past knows few of their kind.</summary>
    public static double AnalogueShare(double ownWeight, int near) => (1 - ownWeight) * near / (near + AnaloguesForHalf);

    /// <summary>The weights, by level, on what was known when <paramref name="lastKnown"/> was the last known month.</summary>
    public double[] At(Month lastKnown, CancellationToken cancellation)
    {
        var origins = new List<Month>();
        for (var month = pool.From; month <= lastKnown - LastStep; month += 1)
        {
            if (month.Number == 10 && pool.KnownAt(month).Count > 0)
            {
                origins.Add(month);
            }
        }

        var weights = new double[LevelCount];
        var losses = origins.ConvertAll(o => Losses(o, cancellation));
        for (var level = 0; level < weights.Length; level++)
        {
            var best = double.PositiveInfinity;
            for (var g = 0; g <= Grid; g++)
            {
                var weight = g / (double)Grid;
                var loss = PenaltyBits * (weight - Prior) * (weight - Prior);
                foreach (var origin in losses)
                {
                    loss += origin[(level * (Grid + 1)) + g];
                }

                if (loss < best)
                {
                    (best, weights[level]) = (loss, weight);
                }
            }
        }

        return weights;
    }

    private double[] Losses(Month origin, CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (_losses.TryGetValue(origin, out var computed))
            {
                return computed;
            }
        }

        var targets = series.Where(s => s.Spans(origin, AnaloguePool.LeastHistory, LastStep)).ToArray();
        var known = pool.KnownAt(origin);
        var dormant = new Analogues(pool, known, default);
        var parts = new double[targets.Length][];
        Parallel.For(0, targets.Length, settings.Parallel(cancellation), i => parts[i] = Losses(targets[i], origin, known, dormant));
        var sum = new double[LevelCount * (Grid + 1)];
        foreach (var part in parts)
        {
            for (var i = 0; i < sum.Length; i++)
            {
                sum[i] += part[i];
            }
        }

        lock (_lock)
        {
            _losses[origin] = sum;
        }

        return sum;
    }

    /// <summary>Ignorance of one series from one origin for every weight, in the places of its level.</summary>
    private double[] Losses(DeathSeries target, Month origin, KnownAnalogues known, Analogues dormant)
    {
        var history = target.Until(origin);
        var profile = ViolenceProfile.At(history);
        var own = OwnHistory.Of(history);
        var analogues = profile.Dormant ? dormant : new Analogues(pool, known, profile);
        var losses = new double[LevelCount * (Grid + 1)];
        var first = LevelOf(profile) * (Grid + 1);
        var bins = new (double Least, double End)[LastStep - FirstStep + 1];
        for (var m = 0; m < bins.Length; m++)
        {
            var bin = Ignorance.Bin(target.At(origin + FirstStep + m), Ignorance.Edges);
            bins[m] = (Ignorance.Edges[bin], bin + 1 < Ignorance.Edges.Length ? Ignorance.Edges[bin + 1] : double.PositiveInfinity);
        }

        var analogueProbabilities = analogues.WeightsWithin(FirstStep, bins);
        for (var m = 0; m < bins.Length; m++)
        {
            var (least, end) = bins[m];
            var ownProbability = own.Count(v => v >= least && v < end) / (double)own.Length;
            for (var g = 0; g <= Grid; g++)
            {
                var share = AnalogueShare(g / (double)Grid, analogues.Near);
                var probability = ((1 - share) * ownProbability) + (share * analogueProbabilities[m]);
                losses[first + g] -= Math.Log2(((probability * Draws) + 1) / (Draws + Ignorance.Edges.Length));
            }
        }

        return losses;
    }
}
