using CsCheck;
using Forestall.Doctrine;
using Forestall.Doctrine.Replay;
using Forestall.Tests.Doctrine.Plain;

namespace Forestall.Tests.Doctrine.Replay;

/// <summary>What is remembered of an earlier evaluation never changes a loss.</summary>
public sealed class ReplayBeliefTests
{
    private static readonly Gen<double[]> Units = Gen.Double[0, 0.999].Array[200];

    [Fact]
    public void Remembered_situations_give_the_same_losses_as_new_ones() => Gen.Select(RandomWorld.Any, Units, Units, Gen.Int[0, 199].Array[0, 4].Array[12], Gen.Bool).Sample(
        static (world, first, second, changes, expected) => SameAsNew(PlainAgreementTests.Model(world, expected), first, second, changes),
        iter: 300);

    [Fact]
    public void On_the_whole_record_every_single_change_gives_the_same_losses_as_a_new_evaluation()
    {
        var model = ShippedReplay.Model(new() { Draws = 1, Expected = true });
        double[] first = [.. Enumerable.Range(0, 200).Select(static i => ((i * 0.6180339887) + 0.25) % 1)];
        double[] second = [.. Enumerable.Range(0, 200).Select(static i => ((i * 0.7548776662) + 0.5) % 1)];
        SameAsNew(model, first, second, [.. model.Uncertain.Select(static (_, i) => new[] { i }).Where(static (_, i) => i % 5 == 0), [3, 17, 40]]);
    }

    private static void SameAsNew(ReplayModel model, double[] first, double[] second, int[][] changes)
    {
        var loss = new ReplayLoss { OwnLosses = true, Price = 0.5 };
        using var remembering = new ReplayBelief(model, loss);
        var inputs = remembering.Inputs.Count;
        var options = uint.MaxValue >> (32 - remembering.Options.Count);
        var (ours, anew) = (new double[remembering.Options.Count], new double[remembering.Options.Count]);
        var unit = first[..inputs];
        remembering.Evaluate(unit, 7, options, ours);
        foreach (var changed in changes)
        {
            unit = first[..inputs];
            foreach (var input in changed.Where(i => i < inputs))
            {
                unit[input] = second[input];
            }

            remembering.Evaluate(unit, 7, options, ours);
            using var fresh = new ReplayBelief(model, loss);
            fresh.Evaluate(unit, 7, options, anew);
            Assert.Equal(anew, ours);
        }
    }
}
