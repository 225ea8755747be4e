using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Forestall.Doctrine.Replay.Internals.Lockstep;
using Doubles = System.Runtime.Intrinsics.Vector512<double>;
using Longs = System.Runtime.Intrinsics.Vector512<long>;

namespace Forestall.Doctrine.Replay.Internals;

/// <summary>
/// What is left of the deaths of a month: the binomial number at a uniform number, rising with the probability, in several draws at once. It is exact up to
/// 100 deaths and by the arcsine square root transform above (docs/methods/replay.md, section 5). The factors are set once and then used month after month.
/// </summary>
internal sealed class BinomialThinning
{
    /// <summary>Up to so many the distribution is summed exactly.</summary>
    public const int ExactTo = 100;

    private const int LowPowers = 8;
    private const double SmallestUniform = 1.0 / (1L << 53) / 2;
    private const double QuarterTurn = Math.PI / 2;
    private static readonly double[] Inverse = [.. Enumerable.Range(0, ExactTo + 1).Select(static k => 1.0 / (k + 1))];

    private readonly Doubles[] _low = new Doubles[LowPowers];
    private readonly Doubles[] _high = new Doubles[(ExactTo / LowPowers) + 1];
    private Doubles _factors = Lanes.All(double.NaN);
    private Doubles _kept;
    private Doubles _probability;
    private Doubles _larger;
    private Doubles _odds;
    private Doubles _angle;
    private Doubles _angleOf = Lanes.All(double.NaN);
    private Longs _fromBelow;
    private Longs _isCertain;
    private bool _hasPowers;
    private bool _hasAngle;

    /// <summary>The normal quantile at a uniform number, which <see cref="OfMany"/> asks for.</summary>
    public static double Normal(double uniform) => NormalQuantile.Of(Math.Max(uniform, SmallestUniform));

    /// <summary>Sets the factors on the deaths, at least 0: with a factor above 1 the deaths stay whole so many times, and what is thinned comes on top.</summary>
    public void Set(Doubles factors)
    {
        if (factors == _factors)
        {
            return;
        }

        _factors = factors;
        var raised = Vector512.GreaterThan(factors, Doubles.One).AsInt64();
        var whole = Lanes.Where(raised, Vector512.Floor(factors - Doubles.One));
        _kept = Lanes.Where(raised, Doubles.One + whole);
        _probability = Lanes.Choose(raised, factors - Doubles.One - whole, factors);
        _larger = Vector512.MaxNative(_probability, Doubles.One - _probability);
        _odds = (Doubles.One - _larger) / _larger;
        _fromBelow = Vector512.LessThanOrEqual(_probability, Lanes.All(0.5)).AsInt64();
        _isCertain = (Vector512.LessThanOrEqual(_probability, Doubles.Zero) | Vector512.GreaterThanOrEqual(_probability, Doubles.One)).AsInt64();
        _hasPowers = _hasAngle = false;
    }

    /// <summary>How many of any number of deaths are left in one draw.</summary>
    /// <param name="deaths">The deaths.</param>
    /// <param name="factor">The factor, which is set.</param>
    /// <param name="uniform">The uniform number, at least 0, below 1.</param>
    public double Left(int deaths, double factor, double uniform)
    {
        Set(Lanes.All(factor));
        return deaths <= ExactTo ? OfFew(deaths, Lanes.All(uniform))[0] : OfMany(deaths, 1 / Math.Sqrt(deaths), Lanes.All(Normal(uniform)))[0];
    }

    /// <summary>How many of at most <see cref="ExactTo"/> are left. The distribution is summed from its likelier end: from below when most die out of the count, from above otherwise.</summary>
    public Doubles OfFew(int deaths, Doubles uniforms)
    {
        MakePowers();
        var masses = _low[deaths % LowPowers] * _high[deaths / LowPowers];
        var left = Lanes.Choose(_fromBelow, uniforms, Doubles.One - uniforms);
        var passed = Doubles.Zero;
        var goes = Goes(left, masses);
        for (var k = 0; k < deaths && Lanes.Any(goes); k++)
        {
            passed += Lanes.Where(goes, Doubles.One);
            left -= masses;
            masses *= Lanes.All((deaths - k) * Inverse[k]) * _odds;
            goes &= Goes(left, masses);
        }

        var all = Lanes.All((double)deaths);
        return (_kept * all) + Lanes.Choose(_fromBelow, passed, all - passed);
    }

    /// <summary>How many of more than <see cref="ExactTo"/> are left.</summary>
    /// <param name="deaths">The deaths.</param>
    /// <param name="inverseRoot">1 / √deaths.</param>
    /// <param name="normals">The normal quantiles at the uniform numbers.</param>
    public Doubles OfMany(double deaths, double inverseRoot, Doubles normals)
    {
        MakeAngle();
        var all = Lanes.All(deaths);
        var at = Vector512.MinNative(Vector512.MaxNative(_angle + (normals * Lanes.All(inverseRoot)), Lanes.All(-QuarterTurn)), Lanes.All(QuarterTurn));
        var thinned = Lanes.Choose(_isCertain, _probability * all, Vector512.Floor((all * SquaredSine(at)) + Lanes.All(0.5)));
        return (_kept * all) + thinned;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Longs Goes(Doubles left, Doubles masses) =>
        (Vector512.GreaterThan(left, masses) | (Vector512.Equals(left, masses) & _fromBelow.AsDouble())).AsInt64();

    /// <summary>sin²(x) = (1 + sin w) / 2 with w = 2x − π/2 between −π/2 and π/2; the sine by its series to the 19th power (error below 1e-15).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Doubles SquaredSine(Doubles w)
    {
        var w2 = w * w;
        var w4 = w2 * w2;
        var w8 = w4 * w4;
        var first = (C(1) - (C(1.0 / 6) * w2)) + (w4 * (C(1.0 / 120) - (C(1.0 / 5040) * w2)));
        var second = (C(1.0 / 362_880) - (C(1.0 / 39_916_800) * w2)) + (w4 * (C(1.0 / 6_227_020_800) - (C(1.0 / 1_307_674_368_000) * w2)));
        var third = C(1.0 / 355_687_428_096_000) - (C(1.0 / 121_645_100_408_832_000) * w2);
        return C(0.5) + (C(0.5) * w * (first + (w8 * (second + (w8 * third)))));

        static Doubles C(double value) => Vector512.Create(value);
    }

    /// <summary>Twice the angle whose squared sine is the probability, less a right angle.</summary>
    private void MakeAngle()
    {
        if (_hasAngle)
        {
            return;
        }

        _hasAngle = true;
        for (var lane = 0; lane < Lanes.Count; lane++)
        {
            var probability = _probability[lane];
            if (probability != _angleOf[lane])
            {
                var angle = Math.Asin((2 * probability) - 1);
                var alike = Vector512.Equals(_probability, Lanes.All(probability)).AsInt64();
                _angle = Lanes.Choose(alike, Lanes.All(angle), _angle);
                _angleOf = Lanes.Choose(alike, Lanes.All(probability), _angleOf);
            }
        }
    }

    /// <summary>Powers of the larger probability: up to the 7th, and every eighth.</summary>
    private void MakePowers()
    {
        if (_hasPowers)
        {
            return;
        }

        _hasPowers = true;
        (_low[0], _low[1], _high[0]) = (Doubles.One, _larger, Doubles.One);
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
