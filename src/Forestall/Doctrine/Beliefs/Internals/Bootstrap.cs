using Forestall.Warning.Scores;

namespace Forestall.Doctrine.Beliefs.Internals;

/// <summary>Bootstrap resamples of draws (Efron 1979), each made anew from its number.</summary>
internal static class Bootstrap
{
    /// <summary>Fills in the draws of one resample.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="number">Which resample.</param>
    /// <param name="draws">One place for each draw.</param>
    public static void Fill(ulong seed, int number, Span<int> draws)
    {
        var random = new CounterRandom(seed, UnitNumbers.Stream(Use.Resample));
        for (var j = 0; j < draws.Length; j += 2)
        {
            var bits = random.Bits(((ulong)number << 32) + (uint)j);
            draws[j] = (int)(((bits >> 32) * (uint)draws.Length) >> 32);
            if (j + 1 < draws.Length)
            {
                draws[j + 1] = (int)((((uint)bits) * (ulong)draws.Length) >> 32);
            }
        }
    }

    /// <summary>The central interval of the values of a statistic.</summary>
    public static (double Low, double High) Interval(double[] values, double level)
    {
        Array.Sort(values);
        return (Quantiles.Of(values, (1 - level) / 2), Quantiles.Of(values, (1 + level) / 2));
    }

    public static void CheckSettings(double level, int resamples)
    {
        Require(level is > 0 and < 1, "the level of the intervals", "above 0 and below 1");
        Require(resamples is >= 1 and <= 1_000_000, "the number of resamples", "1 to 1000000");
    }

    public static void Require(bool holds, string what, string range)
    {
        if (!holds)
        {
            throw new InputException($"{what} is out of range; give {range}.");
        }
    }
}
