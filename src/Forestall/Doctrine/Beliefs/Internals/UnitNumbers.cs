namespace Forestall.Doctrine.Beliefs.Internals;

/// <summary>What random numbers are drawn for; each has streams of its own.</summary>
internal enum Use
{
    /// <summary>The sample that all analyses share (A of the index design).</summary>
    Sample = 1,

    /// <summary>The second sample of the index design (B).</summary>
    SecondSample = 2,

    /// <summary>What is known, in the outer loop of two-level Monte Carlo.</summary>
    Outer = 3,

    /// <summary>What is not known, in its inner loop.</summary>
    Inner = 4,

    /// <summary>Bootstrap resamples.</summary>
    Resample = 5,
}

/// <summary>The uniform numbers of every input; those of an input hang on its name, not on its place or on other inputs. A certain input has one half.</summary>
internal sealed class UnitNumbers
{
    private readonly CounterRandom[] _random;
    private readonly bool[] _certain;

    public UnitNumbers(IBeliefModel model, ulong seed, Use use)
    {
        _random = [.. model.Inputs.Select(i => new CounterRandom(seed, Stream(use) + NameKey.Of(i.Name)))];
        _certain = [.. model.Inputs.Select(static i => i.Distribution.IsCertain)];
    }

    public static ulong Stream(Use use) => (8UL << 60) + ((ulong)use << 32);

    public double At(int input, long draw) => _certain[input] ? 0.5 : _random[input].Uniform((ulong)draw);

    public void Fill(long draw, Span<double> unit)
    {
        for (var i = 0; i < unit.Length; i++)
        {
            unit[i] = At(i, draw);
        }
    }
}
