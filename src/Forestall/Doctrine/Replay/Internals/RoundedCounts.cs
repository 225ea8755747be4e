using System.Runtime.InteropServices;

namespace Forestall.Doctrine.Replay.Internals;

/// <summary>
/// Counts values rounded to so many significant bits, so that quantiles of any number of draws take the same room. Adding in another order gives the same.
/// </summary>
internal sealed class RoundedCounts(int bits)
{
    private readonly Dictionary<long, long> _counts = [];
    private long _zeros;
    private double _least = double.PositiveInfinity;
    private double _most = double.NegativeInfinity;

    public long Total { get; private set; }

    public void Add(double value)
    {
        // Most counts of most draws are zero.
        if (value == 0)
        {
            _zeros++;
        }
        else
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_counts, Key(value), out _)++;
        }

        Total++;
        _least = Math.Min(_least, value);
        _most = Math.Max(_most, value);
    }

    /// <summary>Adds zero so many times, at least once.</summary>
    public void AddZeros(int times)
    {
        _zeros += times;
        Total += times;
        _least = Math.Min(_least, 0);
        _most = Math.Max(_most, 0);
    }

    /// <summary>The value at rank ⌈p·N⌉, between the least and the most added, for each of several probabilities in rising order.</summary>
    public double[] Quantiles(ReadOnlySpan<double> probabilities)
    {
        var quantiles = new double[probabilities.Length];
        var sorted = WithZeros().OrderBy(static c => Value(c.Key)).ToArray();
        var (at, seen) = (0, 0L);
        for (var q = 0; q < probabilities.Length; q++)
        {
            var rank = Math.Max(1, (long)Math.Ceiling(probabilities[q] * Total));
            while (at < sorted.Length - 1 && seen + sorted[at].Value < rank)
            {
                seen += sorted[at++].Value;
            }

            quantiles[q] = sorted.Length == 0 ? double.NaN : Math.Clamp(Value(sorted[at].Key), _least, _most);
        }

        return quantiles;
    }

    public void Write(BinaryWriter to)
    {
        to.Write(_least);
        to.Write(_most);
        to.Write(WithZeros().Count);
        foreach (var (key, count) in _counts.OrderBy(static c => c.Key))
        {
            to.Write(key);
            to.Write(count);
        }
    }

    public void Read(BinaryReader from)
    {
        _counts.Clear();
        (_zeros, Total) = (0, 0);
        _least = from.ReadDouble();
        _most = from.ReadDouble();
        for (var left = from.ReadInt32(); left > 0; left--)
        {
            var key = from.ReadInt64();
            var count = from.ReadInt64();
            _counts[key] = count;
            Total += count;
        }
    }

    private Dictionary<long, long> WithZeros()
    {
        if (_zeros > 0)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_counts, Key(0), out _) += _zeros;
            _zeros = 0;
        }

        return _counts;
    }

    private static double Value(long key) => BitConverter.Int64BitsToDouble(key);

    private long Key(double value)
    {
        var drop = 53 - bits;
        var half = 1L << (drop - 1);
        var raw = BitConverter.DoubleToInt64Bits(value == 0 ? 0 : value);
        return (raw + half) & ~((1L << drop) - 1);
    }
}
