using System.Runtime.Intrinsics;
using CsCheck;
using Forestall.Doctrine.Replay.Internals;
using Forestall.Doctrine.Replay.Internals.Lockstep;

namespace Forestall.Tests.Doctrine.Replay;

/// <summary>Random numbers generated together are those generated one by one.</summary>
public sealed class LuckTests
{
    [Fact]
    public void Four_places_together_have_the_blocks_of_each() =>
        Gen.Select(Gen.ULong, Gen.ULong.Array[4], Gen.ULong).Sample(static (seed, places, stream) =>
        {
            var (first, second) = Luck.Blocks(seed, Vector256.Create(places), stream);
            Assert.All(Enumerable.Range(0, 4), n => Assert.Equal(Luck.Block(seed, places[n], stream), (first[n], second[n])));
        });

    [Fact]
    public void Eight_places_together_have_the_blocks_of_each() =>
        Gen.Select(Gen.ULong, Gen.ULong.Array[Lanes.Count], Gen.ULong).Sample(static (seed, places, stream) =>
        {
            var (first, second) = Luck.Blocks(seed, Vector512.Create(places), stream);
            Assert.All(Enumerable.Range(0, Lanes.Count), n => Assert.Equal(Luck.Block(seed, places[n], stream), (first[n], second[n])));
        });

    [Fact]
    public void Numbers_from_half_a_block_are_those_of_one_by_one() =>
        Gen.ULong.Array[Lanes.Count].Sample(static bits =>
        {
            var lanes = Vector512.Create(bits).AsInt64();
            Assert.All(Enumerable.Range(0, Lanes.Count), n => Assert.Equal((Luck.Upper(bits[n]), Luck.Lower(bits[n])), (LockstepLuck.Upper(lanes)[n], LockstepLuck.Lower(lanes)[n])));
        });
}
