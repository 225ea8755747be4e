namespace Forestall.Warning.Counts.Internals;

/// <summary>
/// The distribution of deaths in each of the 24 months after a history: own history and analogues, mixed.
/// </summary>
internal sealed class DeathMixture
{
    private readonly Analogues _analogues;
    private readonly int[] _own;
    private readonly double _share;

    /// <summary>Builds the distribution.</summary>
    /// <param name="history">Deaths month by month up to the last known month; at least one.</param>
    /// <param name="pool">The past.</param>
    /// <param name="known">How much of the pool was known.</param>
    /// <param name="ownWeights">Weight of own history by level.</param>
    public DeathMixture(ReadOnlySpan<int> history, AnaloguePool pool, KnownAnalogues known, ReadOnlySpan<double> ownWeights)
    {
        var profile = ViolenceProfile.At(history);
        _analogues = new Analogues(pool, known, profile);
        _own = OwnHistory.Of(history);
        _share = HistoryWeights.AnalogueShare(ownWeights[HistoryWeights.LevelOf(profile)], _analogues.Near);
    }

    /// <summary>1,000 equally likely quantiles for each month, ascending: month by month.</summary>
    public int[] Draws()
    {
        var draws = new int[AnaloguePool.Steps * DeathForecast.DrawCount];
        var size = _own.Length + _analogues.Count;
        var (values, weights) = (new int[size], new double[size]);
        for (var step = 1; step <= AnaloguePool.Steps; step++)
        {
            for (var i = 0; i < _own.Length; i++)
            {
                (values[i], weights[i]) = (_own[i], (1 - _share) / _own.Length);
            }

            for (var v = 0; v < _analogues.Count; v++)
            {
                (values[_own.Length + v], weights[_own.Length + v]) = (_analogues.Deaths(v, step), _share * _analogues.Weight(v));
            }

            Array.Sort(values, weights);
            Quantiles(values, weights, _share * _analogues.QuietWeight, draws.AsSpan((step - 1) * DeathForecast.DrawCount, DeathForecast.DrawCount));
        }

        return draws;
    }

    /// <summary>
    /// 1,000 joint paths whose months have exactly the distributions of <paramref name="draws"/>: the Schaake shuffle (Clark et al. 2004).
    /// The ranks are those of 1,000 analogues taken at equal steps of their weights; equal values are ranked by the deaths of the whole path.
    /// </summary>
    /// <returns>For each path, its deaths month by month.</returns>
    public int[][] Paths(ReadOnlySpan<int> draws)
    {
        const int Count = DeathForecast.DrawCount;
        var templates = Templates();
        var paths = new int[Count][];
        var totals = new long[Count];
        for (var p = 0; p < Count; p++)
        {
            paths[p] = new int[AnaloguePool.Steps];
            for (var step = 1; step <= AnaloguePool.Steps; step++)
            {
                totals[p] += Deaths(templates[p], step);
            }
        }

        var order = new int[Count];
        for (var step = 1; step <= AnaloguePool.Steps; step++)
        {
            var keys = new (int Deaths, long Total, int Path)[Count];
            for (var p = 0; p < Count; p++)
            {
                keys[p] = (Deaths(templates[p], step), totals[p], p);
                order[p] = p;
            }

            Array.Sort(keys, order);
            for (var rank = 0; rank < Count; rank++)
            {
                paths[order[rank]][step - 1] = draws[((step - 1) * Count) + rank];
            }
        }

        return paths;
    }

    /// <summary>1,000 analogues at equal steps of their weights; −1 is one after which nobody died.</summary>
    private int[] Templates()
    {
        var templates = new int[DeathForecast.DrawCount];
        var through = _analogues.QuietWeight;
        var violent = -1;
        for (var p = 0; p < templates.Length; p++)
        {
            while (through < (p + 0.5) / templates.Length && violent < _analogues.Count - 1)
            {
                through += _analogues.Weight(++violent);
            }

            templates[p] = violent;
        }

        return templates;
    }

    private int Deaths(int template, int step) => template < 0 ? 0 : _analogues.Deaths(template, step);

    /// <summary>Quantiles at (i + ½)/n of sorted values with weights, after a weight on zero.</summary>
    private static void Quantiles(int[] values, double[] weights, double zeroWeight, Span<int> quantiles)
    {
        var total = zeroWeight;
        foreach (var weight in weights)
        {
            total += weight;
        }

        var below = zeroWeight;
        var at = -1;
        for (var i = 0; i < quantiles.Length; i++)
        {
            var wanted = (i + 0.5) / quantiles.Length * total;
            while (below < wanted && at < values.Length - 1)
            {
                below += weights[++at];
            }

            quantiles[i] = at < 0 ? 0 : values[at];
        }
    }
}
