using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Forestall.Doctrine.Replay.Internals;

/// <summary>
/// The uniform numbers by which recorded harm is thinned in one draw. They are the same under every doctrine, so they are generated once for a situation,
/// four months at a time. The numbers are those of <see cref="Luck"/>, whatever the processor.
/// </summary>
internal sealed class ThinningLuck
{
    private const int Together = 4;
    private double[] _uniform = [];
    private bool[] _known = [];
    private SituationHistory? _history;
    private ulong _seed;
    private long _draw;

    /// <summary>Turns to a situation and draw.</summary>
    public void Turn(SituationHistory history, ulong seed, long draw)
    {
        if (ReferenceEquals(_history, history) && _draw == draw && _seed == seed)
        {
            return;
        }

        (_history, _seed, _draw) = (history, seed, draw);
        var groups = (history.Length + Together - 1) / Together;
        if (_known.Length < groups)
        {
            (_known, _uniform) = (new bool[groups], new double[groups * Together]);
        }
        else
        {
            Array.Clear(_known, 0, groups);
        }
    }

    /// <summary>The number of a month.</summary>
    public double Of(int month)
    {
        if (!_known[month / Together])
        {
            Generate(month / Together);
        }

        return _uniform[month];
    }

    private void Generate(int group)
    {
        _known[group] = true;
        var stream = Luck.ThinningStream(_history!.Key);
        var first = group * Together;
        var place = Luck.Place(_draw, _history.FirstMonth + first);
        var numbers = _uniform.AsSpan(first, Together);
        if (!Avx2.IsSupported)
        {
            for (var i = 0; i < Together; i++)
            {
                numbers[i] = Luck.Uniform(Luck.Block(_seed, place + (ulong)i, stream).First);
            }

            return;
        }

        // Philox 4×32-10 in four lanes of 64 bits; only the lower halves count.
        var multiplier0 = Vector256.Create(0xD2511F53UL).AsUInt32();
        var multiplier1 = Vector256.Create(0xCD9E8D57UL).AsUInt32();
        var c0 = Vector256.Create(place, place + 1, place + 2, place + 3);
        var c1 = Vector256.Create(place >> 32);
        var c2 = Vector256.Create((ulong)(uint)stream);
        var c3 = Vector256.Create(stream >> 32);
        var (k0, k1) = ((uint)_seed, (uint)(_seed >> 32));
        for (var round = 0; round < 10; round++)
        {
            var product0 = Avx2.Multiply(multiplier0, c0.AsUInt32());
            var product1 = Avx2.Multiply(multiplier1, c2.AsUInt32());
            c0 = (product1 >>> 32) ^ c1 ^ Vector256.Create((ulong)k0);
            c2 = (product0 >>> 32) ^ c3 ^ Vector256.Create((ulong)k1);
            (c1, c3) = (product1, product0);
            k0 += 0x9E3779B9;
            k1 += 0xBB67AE85;
        }

        var words = (c1 << 32) | (c0 & Vector256.Create((ulong)uint.MaxValue));
        for (var i = 0; i < Together; i++)
        {
            numbers[i] = Luck.Uniform(words[i]);
        }
    }
}
