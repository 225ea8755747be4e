namespace Forestall.Warning.Scores;

/// <summary>
/// Circular block bootstrap (Politis and Romano 1992): intervals for scores whose units (origins, years) are not independent of their neighbours.
/// Blocks of consecutive units are drawn with replacement until there are as many units as before.
/// </summary>
public sealed class BlockBootstrap
{
    private readonly int[][] _samples;

    /// <summary>Draws the samples.</summary>
    /// <param name="units">How many units there are, in order of time; at least 1.</param>
    /// <param name="blockLength">Units in a block, at least 1; longer ones than there are units are cut.</param>
    /// <param name="replicates">How many samples, at least 1.</param>
    /// <param name="seed">The seed.</param>
    public BlockBootstrap(int units, int blockLength, int replicates = 1000, ulong seed = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(units, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(blockLength, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(replicates, 1);
        var length = Math.Min(blockLength, units);
        var random = new CounterRandom(seed, 0xB007);
        _samples = new int[replicates][];
        for (var r = 0; r < replicates; r++)
        {
            var sample = new int[units];
            var start = 0;
            for (var i = 0; i < units; i++)
            {
                if (i % length == 0)
                {
                    start = random.Index(((ulong)r << 32) + (uint)i, units);
                }

                sample[i] = (start + (i % length)) % units;
            }

            _samples[r] = sample;
        }
    }

    /// <summary>The units of every sample.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Samples => _samples;

    /// <summary>The central interval of a statistic over the samples; null when no sample has a value.</summary>
    /// <param name="statistic">Computes the statistic from the units of a sample; null or NaN when it has no value there.</param>
    /// <param name="level">Level of the interval, in (0, 1).</param>
    public (double Low, double High)? Interval(Func<IReadOnlyList<int>, double?> statistic, double level = 0.9)
    {
        ArgumentNullException.ThrowIfNull(statistic);
        var values = new List<double>(_samples.Length);
        foreach (var sample in _samples)
        {
            if (statistic(sample) is { } value && !double.IsNaN(value))
            {
                values.Add(value);
            }
        }

        if (values.Count == 0)
        {
            return null;
        }

        var sorted = values.ToArray();
        Array.Sort(sorted);
        return (Quantiles.Of(sorted, (1 - level) / 2), Quantiles.Of(sorted, (1 + level) / 2));
    }
}
