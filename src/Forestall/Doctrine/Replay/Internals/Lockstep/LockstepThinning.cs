using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Doubles = System.Runtime.Intrinsics.Vector512<double>;
using Longs = System.Runtime.Intrinsics.Vector512<long>;

namespace Forestall.Doctrine.Replay.Internals.Lockstep;

/// <summary>
/// What is left of the deaths of a month under the factors of all lanes: the numbers of <see cref="BinomialThinning"/>, to the bit, of one count at many
/// probabilities instead of many counts at one.
/// </summary>
internal sealed class LockstepThinning
{
    private const double QuarterTurn = Math.PI / 2;
    private readonly Doubles[] _low = new Doubles[BinomialThinning.LowPowers];
    private readonly Doubles[] _high = new Doubles[BinomialThinning.HighPowers];
    private Doubles _probability;
    private Doubles _larger;
    private Doubles _odds;
    private Doubles _angle;
    private Doubles _angleOf = Lanes.All(double.NaN);
    private Longs _fromBelow;
    private Longs _isCertain;
    private bool _hasPowers;
    private bool _hasAngle;

    /// <summary>How many times the deaths stay whole, with what is thinned on top.</summary>
    public Doubles Kept { get; private set; }

    /// <summary>Sets the factors, at least 0.</summary>
    public void Set(Doubles factors)
    {
        var raised = Vector512.GreaterThan(factors, Doubles.One).AsInt64();
        var whole = Lanes.Where(raised, Vector512.Floor(factors - Doubles.One));
        Kept = Lanes.Where(raised, Doubles.One + whole);
        _probability = Lanes.Choose(raised, factors - Doubles.One - whole, factors);
        _larger = Vector512.Max(_probability, Doubles.One - _probability);
        _odds = (Doubles.One - _larger) / _larger;
        _fromBelow = Vector512.LessThanOrEqual(_probability, Lanes.All(0.5)).AsInt64();
        _isCertain = (Vector512.LessThanOrEqual(_probability, Doubles.Zero) | Vector512.GreaterThanOrEqual(_probability, Doubles.One)).AsInt64();
        _hasPowers = _hasAngle = false;
    }

    /// <summary>How many of at most <see cref="BinomialThinning.ExactTo"/> remain of what is thinned.</summary>
    public Doubles OfFew(int count, Doubles uniforms)
    {
        MakePowers();
        var masses = _low[count % BinomialThinning.LowPowers] * _high[count / BinomialThinning.LowPowers];
        var left = Lanes.Choose(_fromBelow, uniforms, Doubles.One - uniforms);
        var passed = Doubles.Zero;
        var goes = Goes(left, masses);
        for (var k = 0; Lanes.Any(goes); k++)
        {
            passed += Lanes.Where(goes, Doubles.One);
            if (k + 1 == count)
            {
                break;
            }

            left -= masses;
            masses *= Lanes.All((count - k) * BinomialThinning.Inverse(k)) * _odds;
            goes &= Goes(left, masses);
        }

        return Lanes.Choose(_fromBelow, passed, Lanes.All((double)count) - passed);
    }

    /// <summary>How many of more than <see cref="BinomialThinning.ExactTo"/> remain of what is thinned.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="inverseRoot">1 / √count.</param>
    /// <param name="normals">The normal quantiles at the uniform numbers.</param>
    public Doubles OfMany(double count, double inverseRoot, Doubles normals)
    {
        MakeAngle();
        var at = Vector512.MinNative(Vector512.MaxNative(_angle + (normals * Lanes.All(inverseRoot)), Lanes.All(-QuarterTurn)), Lanes.All(QuarterTurn));
        var remaining = Vector512.Floor((Lanes.All(count) * SquaredSine(at)) + Lanes.All(0.5));
        return Lanes.Choose(_isCertain, _probability * Lanes.All(count), remaining);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Longs Goes(Doubles left, Doubles masses) =>
        (Vector512.GreaterThan(left, masses) | (Vector512.Equals(left, masses) & _fromBelow.AsDouble())).AsInt64();

    /// <summary>As <see cref="BinomialThinning"/> takes it, term by term.</summary>
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

    private void MakeAngle()
    {
        if (_hasAngle)
        {
            return;
        }

        _hasAngle = true;
        if (_probability == _angleOf)
        {
            return;
        }

        for (var lane = 0; lane < Lanes.Count; lane++)
        {
            if (_probability[lane] != _angleOf[lane])
            {
                _angle = _angle.WithElement(lane, Math.Asin((2 * _probability[lane]) - 1));
            }
        }

        _angleOf = _probability;
    }

    private void MakePowers()
    {
        if (_hasPowers)
        {
            return;
        }

        _hasPowers = true;
        (_low[0], _low[1], _high[0]) = (Doubles.One, _larger, Doubles.One);
        for (var k = 2; k < _low.Length; k++)
        {
            _low[k] = _low[k / 2] * _low[k - (k / 2)];
        }

        _high[1] = _low[_low.Length / 2] * _low[_low.Length / 2];
        for (var k = 2; k < _high.Length; k++)
        {
            _high[k] = _high[k / 2] * _high[k - (k / 2)];
        }
    }
}
