namespace Forestall.Tests;

public sealed class CounterRandomTests
{
    /// <summary>Known answers published with Random123 (kat_vectors, philox4x32 10).</summary>
    [Theory]
    [InlineData(0u, 0u, 0u, 0u, 0u, 0u, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    [InlineData(0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0xa4093822u, 0x299f31d0u, 0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u)]
    public void The_block_function_gives_the_published_answers(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1, uint x0, uint x1, uint x2, uint x3) =>
        Assert.Equal((x0, x1, x2, x3), CounterRandom.Philox(c0, c1, c2, c3, k0, k1));

    [Fact]
    public void Uniform_numbers_have_mean_and_variance_of_the_uniform_and_differ_by_stream()
    {
        const int N = 100_000;
        var (a, b) = (new CounterRandom(7, 1), new CounterRandom(7, 2));
        double sum = 0, squares = 0, product = 0;
        for (var i = 0UL; i < N; i++)
        {
            var (u, v) = (a.Uniform(i), b.Uniform(i));
            sum += u;
            squares += u * u;
            product += (u - 0.5) * (v - 0.5);
        }

        // Five standard errors.
        Assert.Equal(0.5, sum / N, 5 * Math.Sqrt(1.0 / 12 / N));
        Assert.Equal(1.0 / 3, squares / N, 5 * Math.Sqrt(4.0 / 45 / N));
        Assert.Equal(0, product / N, 5.0 / 12 / Math.Sqrt(N));
    }

    [Fact]
    public void Every_order_of_three_comes_equally_often()
    {
        const int N = 60_000;
        var random = new CounterRandom(3);
        var counts = Enumerable.Range(0, N).Select(i => string.Concat(random.Permutation((ulong)i << 8, 3))).CountBy(static p => p).ToDictionary();
        Assert.Equal(6, counts.Count);
        Assert.All(counts.Values, static c => Assert.InRange(c, (N / 6) - 500, (N / 6) + 500));
    }
}
