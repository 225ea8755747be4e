using System.Numerics;
using System.Runtime.CompilerServices;

namespace Forestall.Doctrine.Replay.Internals;

/// <summary>
/// The binomial number at a uniform number, rising with the probability: exact up to 100 deaths, by the arcsine square root transform above
/// (docs/methods/replay.md, section 5). It is set to a probability once and then used month after month.
/// </summary>
internal sealed class BinomialThinning
{
    /// <summary>Up to so many the distribution is summed exactly.</summary>
    public const int ExactTo = 100;

    /// <summary>Powers of a probability up to so many are kept one by one, then every so many.</summary>
    public const int LowPowers = 8;

    /// <summary>How many of the higher ones are kept.</summary>
    public const int HighPowers = (ExactTo / LowPowers) + 1;

    private const double SmallestUniform = 1.0 / (1L << 53) / 2;
    private const double QuarterTurn = Math.PI / 2;
    private static readonly double[] Inverses = [.. Enumerable.Range(0, ExactTo + 1).Select(static k => 1.0 / (k + 1))];
    private static readonly Vector<double>[] FirstLanes = [.. Enumerable.Range(0, Vector<double>.Count).Select(static n => Vector.LessThan(Vector<double>.Indices, new Vector<double>(n)).As<long, double>())];

    private readonly double[] _low = new double[LowPowers];
    private readonly double[] _high = new double[HighPowers];
    private double _probability = double.NaN;
    private double _larger;
    private double _odds;
    private double _angle;
    private bool _hasPowers;
    private double[] _masses = new double[64];

    /// <summary>Whether all or none remain.</summary>
    private bool IsCertain => _probability is <= 0 or >= 1;

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
        _angle = double.NaN;
        _hasPowers = false;
    }

    /// <summary>Sets the thinning to a factor and returns how many times the deaths stay whole, with what is thinned on top.</summary>
    public double SetFactor(double factor)
    {
        var whole = factor > 1 ? Math.Floor(factor - 1) : 0;
        Set(factor > 1 ? factor - 1 - whole : factor);
        return factor > 1 ? 1 + whole : 0;
    }

    /// <summary>1 / (k + 1), by which a mass is made from the one before.</summary>
    public static double Inverse(int k) => Inverses[k];

    /// <summary>The normal quantile at a uniform number, which <see cref="OfMany(double, double, double)"/> asks for.</summary>
    public static double Normal(double uniform) => NormalQuantile.Of(Math.Max(uniform, SmallestUniform));

    /// <summary>How many of <paramref name="count"/> remain.</summary>
    public double Remaining(long count, double uniform) =>
        count <= ExactTo ? OfFew((int)count, uniform) : OfMany(count, 1 / Math.Sqrt(count), Normal(uniform));

    /// <summary>How many of at most <see cref="ExactTo"/> remain.</summary>
    public double OfFew(int count, double uniform)
    {
        if (IsCertain)
        {
            return _probability * count;
        }

        MakePowers();
        return Exact(new(count), new(uniform), new(NoneOf(count)))[0];
    }

    /// <summary>The sum of what remains of several counts of at most <see cref="ExactTo"/>.</summary>
    /// <param name="counts">The counts, whole numbers; as the other span it can be read beyond <paramref name="length"/> by a vector.</param>
    /// <param name="uniforms">The uniform number of each.</param>
    /// <param name="length">How many there are.</param>
    public double OfFew(ReadOnlySpan<double> counts, ReadOnlySpan<double> uniforms, int length)
    {
        if (IsCertain)
        {
            return _probability * Sum(counts[..length]);
        }

        while (_masses.Length < length + Vector<double>.Count)
        {
            _masses = new double[2 * _masses.Length];
        }

        MakePowers();
        for (var k = 0; k < length; k++)
        {
            _masses[k] = NoneOf((int)counts[k]);
        }

        var sum = Vector<double>.Zero;
        for (var i = 0; i < length; i += Vector<double>.Count)
        {
            // What lies beyond the length counts nothing.
            Vector<double> deaths = new(counts[i..]);
            deaths = length - i < Vector<double>.Count ? Vector.ConditionalSelect(FirstLanes[length - i], deaths, Vector<double>.Zero) : deaths;
            sum += Exact(deaths, new(uniforms[i..]), new(_masses, i));
        }

        return Vector.Sum(sum);
    }

    /// <summary>How many of more than <see cref="ExactTo"/> remain.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="inverseRoot">1 / √count.</param>
    /// <param name="normal">The normal quantile at the uniform number.</param>
    public double OfMany(double count, double inverseRoot, double normal) =>
        IsCertain ? _probability * count : Transformed(new(count), new(inverseRoot), new(normal), new(Angle()))[0];

    /// <summary>The sum of what remains of several counts above <see cref="ExactTo"/>.</summary>
    /// <param name="counts">The counts; as the other spans it can be read beyond <paramref name="length"/> by a vector.</param>
    /// <param name="inverseRoots">1 / √count of each.</param>
    /// <param name="normals">The normal quantile at the uniform number of each.</param>
    /// <param name="length">How many there are.</param>
    public double OfMany(ReadOnlySpan<double> counts, ReadOnlySpan<double> inverseRoots, ReadOnlySpan<double> normals, int length)
    {
        if (IsCertain)
        {
            return _probability * Sum(counts[..length]);
        }

        // Sums of whole numbers: the order does not matter.
        var (sum, angle) = (Vector<double>.Zero, new Vector<double>(Angle()));
        var i = 0;
        for (; i <= length - Vector<double>.Count; i += Vector<double>.Count)
        {
            sum += Transformed(new(counts[i..]), new(inverseRoots[i..]), new(normals[i..]), angle);
        }

        return Vector.Sum(i < length ? sum + Vector.ConditionalSelect(FirstLanes[length - i], Transformed(new(counts[i..]), new(inverseRoots[i..]), new(normals[i..]), angle), Vector<double>.Zero) : sum);
    }

    /// <summary>Sums the distribution from its likelier end: from below when most die out of the count, from above otherwise.</summary>
    /// <param name="counts">The counts.</param>
    /// <param name="uniforms">The uniform numbers.</param>
    /// <param name="masses">The probability of that end.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector<double> Exact(Vector<double> counts, Vector<double> uniforms, Vector<double> masses)
    {
        var fromBelow = _probability <= 0.5;
        var (one, odds) = (Vector<double>.One, new Vector<double>(_odds));
        var left = fromBelow ? uniforms : one - uniforms;
        var (passed, togo) = (Vector<double>.Zero, counts);
        var goes = Goes();
        for (var k = 0; goes != Vector<long>.Zero; k++)
        {
            passed += (goes.As<long, double>() & one);
            left -= masses;
            masses *= togo * new Vector<double>(Inverses[k]) * odds;
            togo -= one;
            goes &= Goes();
        }

        return fromBelow ? passed : counts - passed;

        Vector<long> Goes() => Vector.GreaterThan(togo, Vector<double>.Zero) & (fromBelow ? Vector.GreaterThanOrEqual(left, masses) : Vector.GreaterThan(left, masses));
    }

    /// <summary>The probability that a count goes wholly to the less likely side.</summary>
    private double NoneOf(int count) => _low[count % LowPowers] * _high[count / LowPowers];

    private static double Sum(ReadOnlySpan<double> counts)
    {
        var sum = 0.0;
        foreach (var count in counts)
        {
            sum += count;
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Transformed(Vector<double> counts, Vector<double> inverseRoots, Vector<double> normals, Vector<double> angle)
    {
        var at = Vector.Min(Vector.Max(angle + (normals * inverseRoots), new Vector<double>(-QuarterTurn)), new Vector<double>(QuarterTurn));
        return Vector.Floor((counts * SquaredSine(at)) + new Vector<double>(0.5));
    }

    /// <summary>sin²(x) = (1 + sin w) / 2 with w = 2x − π/2 between −π/2 and π/2; the sine by its series to the 19th power (error below 1e-15).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> SquaredSine(Vector<double> w)
    {
        var w2 = w * w;
        var w4 = w2 * w2;
        var w8 = w4 * w4;
        var first = (C(1) - (C(1.0 / 6) * w2)) + (w4 * (C(1.0 / 120) - (C(1.0 / 5040) * w2)));
        var second = (C(1.0 / 362_880) - (C(1.0 / 39_916_800) * w2)) + (w4 * (C(1.0 / 6_227_020_800) - (C(1.0 / 1_307_674_368_000) * w2)));
        var third = C(1.0 / 355_687_428_096_000) - (C(1.0 / 121_645_100_408_832_000) * w2);
        return C(0.5) + (C(0.5) * w * (first + (w8 * (second + (w8 * third)))));

        static Vector<double> C(double value) => new(value);
    }

    /// <summary>Twice the angle whose squared sine is the probability, less a right angle.</summary>
    private double Angle() => double.IsNaN(_angle) ? _angle = Math.Asin((2 * _probability) - 1) : _angle;

    /// <summary>Powers of the larger probability: up to the 7th, and every eighth.</summary>
    private void MakePowers()
    {
        if (_hasPowers)
        {
            return;
        }

        _hasPowers = true;
        (_low[0], _low[1], _high[0]) = (1, _larger, 1);
        for (var k = 2; k < LowPowers; k++)
        {
            _low[k] = _low[k / 2] * _low[k - (k / 2)];
        }

        _high[1] = _low[LowPowers / 2] * _low[LowPowers / 2];
        for (var k = 2; k < _high.Length; k++)
        {
            _high[k] = _high[k / 2] * _high[k - (k / 2)];
        }
    }
}
