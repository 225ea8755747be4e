using CsCheck;
using Forestall.Lessons.Internals;

namespace Forestall.Tests.Lessons;

/// <summary>The exchange of columns that makes a first cover smaller.</summary>
public sealed class LocalCoverTests
{
    private const int Rows = 12;

    private static readonly Gen<ulong[]> Columns = Gen.UInt[1, (1 << Rows) - 1].Select(static b => (ulong)b).Array[8, 20];

    [Fact]
    public void What_comes_out_is_a_cover_no_larger_than_what_went_in_and_the_smallest_of_small_problems() =>
        Columns.Sample(
            static columns =>
            {
                // One column covers everything that the others leave, so that there always is a cover.
                var rest = ~columns.Aggregate(0UL, static (a, b) => a | b) & ((1UL << Rows) - 1);
                ulong[] bits = rest == 0 ? columns : [.. columns, rest];
                var patterns = new CoverPatterns(new Implicants([.. bits.Select(static (_, i) => (ulong)i)], bits, Rows));
                var maximal = patterns.Maximal();
                var first = GreedyCover.Of(patterns, maximal, weights: null)!;
                int[] Improved() => new LocalCover(patterns, maximal).Improve(first, 1, 2000, new CoverClock(TimeSpan.FromMinutes(1), CancellationToken.None));
                var better = Improved();
                Assert.Equal(better, Improved());
                Assert.Equal((1UL << Rows) - 1, better.Aggregate(0UL, (a, c) => a | patterns.BitsOf(c)[0]));
                Assert.True(better.Length <= first.Length);
                Assert.Equal(Smallest(bits), better.Length);
            },
            iter: 300);

    private static int Smallest(ulong[] bits)
    {
        var reached = new HashSet<ulong> { 0 };
        for (var size = 1; ; size++)
        {
            reached = [.. reached.SelectMany(r => bits.Select(b => r | b))];
            if (reached.Contains((1UL << Rows) - 1))
            {
                return size;
            }
        }
    }
}
