using System.Runtime.InteropServices;

namespace Forestall.Warning.Counts.Internals;

/// <summary>
/// The situation-months of the past that resemble a profile, with kernel weights (Epanechnikov) that sum to one.
/// One unit of distance is 0.4 in each mean of logarithms; where fewer than 400 lie within it, it is widened to the nearest 400.
/// </summary>
internal sealed class Analogues
{
    private const double Bandwidth = 0.4;
    private const int Nearest = 400;
    private const double LargestFactor = 1.5;
    private const double Widening = 1.01;
    private readonly AnaloguePool _pool;
    private readonly List<Violent> _violent = [];

    /// <summary>Finds the analogues among what was known of a pool.</summary>
    public Analogues(AnaloguePool pool, KnownAnalogues known, ViolenceProfile profile)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(known.Count, 1, nameof(known));
        _pool = pool;
        var distances = Distances(pool, known.Entries, profile);
        var dormant = Distance(profile.Recent, profile.Lasting);
        Near = dormant < 1 ? known.Dormant : 0;
        foreach (var distance in distances)
        {
            Near += distance < 1 ? 1 : 0;
        }

        var radius = Radius(distances, dormant, known, Near);
        double total = 0;
        double quiet = 0;
        if (dormant < radius)
        {
            var weight = 1 - (dormant / radius);
            total += weight * known.Dormant;
            quiet += weight * (known.Dormant - known.DormantBroken);
            for (var i = 0; i < known.DormantBroken; i++)
            {
                Add(pool.DormantBroken[i], weight, profile);
            }
        }

        for (var i = 0; i < distances.Length; i++)
        {
            if (distances[i] < radius)
            {
                var weight = 1 - (distances[i] / radius);
                total += weight;
                if (pool.Quiet[i])
                {
                    quiet += weight;
                }
                else
                {
                    Add(i, weight, profile);
                }
            }
        }

        for (var v = 0; v < _violent.Count; v++)
        {
            _violent[v] = _violent[v] with { Weight = _violent[v].Weight / total };
        }

        QuietWeight = quiet / total;
    }

    /// <summary>How many lie within one unit of distance: how well the past covers this profile.</summary>
    public int Near { get; }

    /// <summary>Weight of those after which nobody died for 24 months.</summary>
    public double QuietWeight { get; }

    /// <summary>How many of the others there are.</summary>
    public int Count => _violent.Count;

    /// <summary>Weight of one of the others.</summary>
    public double Weight(int violent) => _violent[violent].Weight;

    /// <summary>
    /// Deaths <paramref name="step"/> months (1 to 24) after one of the others, at the level of the profile: scaled by the ratio of the levels,
    /// at most by 1.5 or its inverse.
    /// </summary>
    public int Deaths(int violent, int step) => (int)Math.Round(_pool.Future(_violent[violent].Entry)[step - 1] * _violent[violent].Factor);

    /// <summary>For each of several months on end, the weight of all after which its deaths lay in the bin with a lower and an upper (exclusive) end.</summary>
    public double[] WeightsWithin(int firstStep, ReadOnlySpan<(double Least, double End)> bins)
    {
        var weights = new double[bins.Length];
        for (var m = 0; m < bins.Length; m++)
        {
            weights[m] = bins[m].Least <= 0 ? QuietWeight : 0;
        }

        foreach (var violent in CollectionsMarshal.AsSpan(_violent))
        {
            var future = _pool.Future(violent.Entry).Slice(firstStep - 1, bins.Length);
            for (var m = 0; m < future.Length; m++)
            {
                var deaths = Math.Round(future[m] * violent.Factor);
                if (deaths >= bins[m].Least && deaths < bins[m].End)
                {
                    weights[m] += violent.Weight;
                }
            }
        }

        return weights;
    }

    private static double Distance(double recent, double lasting) => ((recent * recent) + (lasting * lasting)) / (Bandwidth * Bandwidth);

    /// <summary>Distances to the entries; dormant ones, which are counted apart, are infinitely far.</summary>
    private static double[] Distances(AnaloguePool pool, int entries, ViolenceProfile profile)
    {
        var distances = new double[entries];
        var (recent, lasting) = (pool.Recent, pool.Lasting);
        for (var i = 0; i < distances.Length; i++)
        {
            distances[i] = lasting[i] == 0 ? double.PositiveInfinity : Distance(recent[i] - profile.Recent, lasting[i] - profile.Lasting);
        }

        return distances;
    }

    private static double Radius(double[] distances, double dormant, KnownAnalogues known, int near)
    {
        var wanted = Math.Min(Nearest, known.Count / 5);
        if (near > wanted)
        {
            return 1;
        }

        var within = new List<double>();
        for (var reach = 4.0; within.Count <= wanted; reach *= 4)
        {
            within.Clear();
            within.AddRange(Enumerable.Repeat(dormant, dormant < reach ? Math.Min(known.Dormant, wanted + 1) : 0));
            foreach (var distance in distances)
            {
                if (distance < reach)
                {
                    within.Add(distance);
                }
            }
        }

        within.Sort();

        // A little wider, so that the outermost counts too even when it is the only one.
        return Math.Max(1, within[wanted] * Widening);
    }

    private void Add(int entry, double weight, ViolenceProfile profile) =>
        _violent.Add(new Violent(entry, weight, Math.Clamp(Math.Exp(profile.Level) / _pool.Level[entry], 1 / LargestFactor, LargestFactor)));

    private readonly record struct Violent(int Entry, double Weight, double Factor);
}
