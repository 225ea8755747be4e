using MathNet.Numerics.Distributions;

namespace Forestall.Doctrine.Replay.Internals;

/// <summary>
/// The binomial number at a uniform number, rising with the probability: exact up to 100 deaths, by the arcsine square root transform above
/// (docs/methods/replay.md, section 5). It is set to a probability once and then used month after month.
/// </summary>
internal sealed class BinomialThinning
{
    /// <summary>Up to so many the distribution is summed exactly.</summary>
    public const int ExactTo = 100;

    private const double SmallestUniform = 1.0 / (1L << 53) / 2;
    private static readonly double[] Inverse = [.. Enumerable.Range(0, ExactTo + 1).Select(static k => 1.0 / (k + 1))];

    private readonly double[] _powers = new double[ExactTo + 1];
    private double _probability = double.NaN;
    private double _larger;
    private double _odds;
    private double _angle;
    private int _known;

    /// <summary>Sets the probability, 0 to 1.</summary>
    public void Set(double probability)
    {
        if (probability == _probability)
        {
            return;
        }

        _probability = probability;
        _larger = Math.Max(probability, 1 - probability);
        _odds = (1 - _larger) / _larger;
        _angle = Math.Asin(Math.Sqrt(probability));
        _powers[0] = 1;
        _known = 0;
    }

    /// <summary>How many of <paramref name="count"/> remain.</summary>
    public long Remaining(long count, double uniform)
    {
        if (count == 0 || _probability <= 0)
        {
            return 0;
        }

        if (_probability >= 1)
        {
            return count;
        }

        return count <= ExactTo ? Exact((int)count, uniform) : Transformed(count, uniform);
    }

    private long Exact(int count, double uniform)
    {
        for (; _known < count; _known++)
        {
            _powers[_known + 1] = _powers[_known] * _larger;
        }

        // Summed from the likelier end: from below when most die out of the count, from above otherwise.
        var fromBelow = _probability <= 0.5;
        var left = fromBelow ? uniform : 1 - uniform;
        var mass = _powers[count];
        var k = 0;
        while (k < count && (fromBelow ? left >= mass : left > mass))
        {
            left -= mass;
            mass *= (count - k) * Inverse[k] * _odds;
            k++;
        }

        return fromBelow ? k : count - k;
    }

    private long Transformed(long count, double uniform)
    {
        var z = Normal.InvCDF(0, 1, Math.Max(uniform, SmallestUniform));
        var sine = Math.Sin(Math.Clamp(_angle + (z / (2 * Math.Sqrt(count))), 0, Math.PI / 2));
        return (long)((count * sine * sine) + 0.5);
    }
}
