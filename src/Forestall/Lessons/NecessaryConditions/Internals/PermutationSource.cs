namespace Forestall.Lessons.NecessaryConditions.Internals;

/// <summary>
/// Permutations by number: each depends on the seed and its number alone, so that neither order nor threads matter.
/// The numbers are those of SplitMix64 (Steele, Lea and Flood 2014), the shuffle that of Fisher and Yates, the bounded numbers without bias after Lemire (2019).
/// </summary>
internal readonly struct PermutationSource(ulong seed)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    public void Fill(long number, Span<int> places)
    {
        var state = Mix(Mix(seed + Golden) + ((ulong)number * Golden));
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = i;
        }

        for (var i = places.Length - 1; i > 0; i--)
        {
            var j = Below((ulong)i + 1, ref state);
            (places[i], places[j]) = (places[j], places[i]);
        }
    }

    private static int Below(ulong bound, ref ulong state)
    {
        while (true)
        {
            var high = Math.BigMul(Mix(state += Golden), bound, out var low);
            if (low >= bound || low >= (0 - bound) % bound)
            {
                return (int)high;
            }
        }
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
