using Forestall.Doctrine;
using Forestall.Doctrine.Beliefs;
using static Forestall.Tests.Doctrine.Beliefs.FormulaModel;

namespace Forestall.Tests.Doctrine.Beliefs;

/// <summary>Sobol indices against functions whose indices are known.</summary>
public sealed class SobolIndicesTests
{
    private static readonly SobolOutput[] FirstOption = [new(0)];

    /// <summary>Ishigami and Homma (1990) with a = 7, b = 0.1; the indices follow from their variances in closed form.</summary>
    [Fact]
    public void The_Ishigami_function_has_its_indices()
    {
        const double a = 7, b = 0.1;
        var model = new FormulaModel(
            [Uniform("x1", -Math.PI, Math.PI), Uniform("x2", -Math.PI, Math.PI), Uniform("x3", -Math.PI, Math.PI)],
            static (x, _) => Math.Sin(x[0]) + (a * Math.Pow(Math.Sin(x[1]), 2)) + (b * Math.Pow(x[2], 4) * Math.Sin(x[0])));
        var v1 = 0.5 * Math.Pow(1 + (b * Math.Pow(Math.PI, 4) / 5), 2);
        var v2 = a * a / 8;
        var v13 = b * b * Math.Pow(Math.PI, 8) * ((1.0 / 18) - (1.0 / 50));
        var v = v1 + v2 + v13;

        var found = SobolIndices.Of(model, FirstOption, [new("x1 and x3", [0, 2])], new() { Samples = 1 << 14 }, new(1))[0];

        Holds(found.Inputs[0], v1 / v, (v1 + v13) / v);
        Holds(found.Inputs[1], v2 / v, v2 / v);
        Holds(found.Inputs[2], 0, v13 / v);
        Holds(found.Groups[0], (v1 + v13) / v, (v1 + v13) / v);
        Assert.Equal(new("luck", new(0, 0, 0), new(0, 0, 0)), found.Luck);
        Assert.Equal(v, found.Variance, v * 0.03);
        Assert.Equal(a / 2, found.Mean, 0.1);
    }

    /// <summary>The g-function of Sobol with a = 0, 1, 4.5, 9, 99 (Saltelli et al. 2010, section 4): Vᵢ = 1/(3 (1 + aᵢ)²), V = ∏ (1 + Vᵢ) − 1.</summary>
    [Fact]
    public void The_g_function_has_its_indices()
    {
        double[] a = [0, 1, 4.5, 9, 99];
        var model = new FormulaModel(
            [.. a.Select(static (_, i) => Uniform($"x{i}", 0, 1))],
            (x, _) => x.Zip(a, static (u, c) => (Math.Abs((4 * u) - 2) + c) / (1 + c)).Aggregate(1.0, static (product, g) => product * g));
        var parts = Array.ConvertAll(a, static c => 1 / (3 * (1 + c) * (1 + c)));
        var v = parts.Aggregate(1.0, static (product, p) => product * (1 + p)) - 1;

        var found = SobolIndices.Of(model, FirstOption, [], new() { Samples = 1 << 14 }, new(3))[0];

        Assert.Equal(1, found.Mean, 0.02);
        Assert.Equal(v, found.Variance, v * 0.03);
        for (var i = 0; i < a.Length; i++)
        {
            Holds(found.Inputs[i], parts[i] / v, parts[i] * (1 + v) / (1 + parts[i]) / v);
        }
    }

    [Fact]
    public void An_additive_model_has_equal_first_and_total_indices_and_luck_is_an_input_of_its_own()
    {
        var model = new FormulaModel(
            [Uniform("x", 0, 1), Uniform("y", 0, 2), new("fixed", new PointValue(3), "all", 1)],
            static (x, luck) => x[0] + x[1] + (3 * luck) + x[2]);

        var found = SobolIndices.Of(model, FirstOption, InputGroup.Of(model), new() { Samples = 1 << 14 }, new(5))[0];

        Assert.Equal(["x", "y"], found.Inputs.Select(static i => i.Name));
        Holds(found.Inputs[0], 1 / 14.0, 1 / 14.0);
        Holds(found.Inputs[1], 4 / 14.0, 4 / 14.0);
        Holds(found.Groups[0], 5 / 14.0, 5 / 14.0);
        Holds(found.Luck, 9 / 14.0, 9 / 14.0);
    }

    [Fact]
    public void What_does_not_touch_an_output_has_index_0_and_is_not_evaluated()
    {
        var model = new FormulaModel(
            [Uniform("own", 0, 1, 0b01), Uniform("other's", 0, 1, 0b10), Uniform("both", 0, 1, 0b11)],
            static (x, _) => x[0] + x[2],
            static (x, _) => x[1] + x[2]);

        var found = SobolIndices.Of(model, [new(0), new(0, 1)], [], new() { Samples = 512, Resamples = 20 }, new(1));

        Assert.Equal(new("other's", new(0, 0, 0), new(0, 0, 0)), found[0].Inputs[1]);
        Assert.InRange(found[1].Inputs[1].Total.Value, 0.3, 0.7);
        Assert.InRange(found[0].Inputs[2].Total.Value, 0.3, 0.7);
        Assert.Equal(0, found[1].Inputs[2].Total.Value, 1e-20);

        // A and B: two options each; own: one; other's: one; both: two; luck: two.
        Assert.Equal(512 * (2 + 2 + 1 + 1 + 2 + 2), model.Losses);
    }

    [Fact]
    public void A_loss_that_never_changes_has_no_drivers()
    {
        var model = new FormulaModel([Uniform("x", 0, 1)], static (_, _) => 2);

        var found = SobolIndices.Of(model, FirstOption, [], new() { Samples = 64, Resamples = 5 }, new(1))[0];

        Assert.Equal(0, found.Variance);
        Assert.Equal(0, found.Inputs[0].Total.Value);
    }

    [Fact]
    public void Intervals_hold_the_index_about_as_often_as_they_say()
    {
        var model = new FormulaModel([Uniform("x", 0, 1), Uniform("y", 0, 2)], static (x, _) => x[0] + x[1]);
        int first = 0, total = 0;
        const int runs = 200;
        for (var seed = 0; seed < runs; seed++)
        {
            var x = SobolIndices.Of(model, FirstOption, [], new() { Samples = 512, Resamples = 200, Level = 0.9 }, new((ulong)seed))[0].Inputs[0];
            first += x.First.Low <= 0.2 && 0.2 <= x.First.High ? 1 : 0;
            total += x.Total.Low <= 0.2 && 0.2 <= x.Total.High ? 1 : 0;
        }

        // 180 of 200 expected, standard deviation 4.2.
        Assert.InRange(first, 167, 193);
        Assert.InRange(total, 167, 193);
    }

    [Fact]
    public void Bits_do_not_hang_on_the_number_of_threads()
    {
        var model = new FormulaModel([Uniform("x", 0, 1), Uniform("y", 0, 2)], static (x, luck) => (x[0] * x[1]) + luck);
        var shares = new List<double>();

        var one = SobolIndices.Of(model, FirstOption, InputGroup.Of(model), new() { Samples = 1000, Resamples = 50 }, new(1, 1))[0];
        var two = SobolIndices.Of(model, FirstOption, InputGroup.Of(model), new() { Samples = 1000, Resamples = 50 }, new(1, 2, shares.Add))[0];

        Assert.Equal(one.Inputs, two.Inputs);
        Assert.Equal(one.Groups, two.Groups);
        Assert.Equal(one.Luck, two.Luck);
        Assert.Equal(1, shares[^1]);
        Assert.Equal(shares.Order(), shares);
    }

    [Fact]
    public void An_input_keeps_its_draws_when_another_is_added_before_it()
    {
        var alone = BeliefDraws.Of(new FormulaModel([Uniform("x", 0, 1)], static (x, _) => x[0]), 100, new(1));
        var second = BeliefDraws.Of(new FormulaModel([Uniform("new", 0, 1), Uniform("x", 0, 1)], static (x, _) => x[1]), 100, new(1));

        Assert.Equal(alone.Values(0), second.Values(1));
        Assert.Equal(alone.Losses(0), second.Losses(0));
        Assert.Equal(alone.Values(0), alone.Losses(0));
    }

    [Fact]
    public void A_run_can_be_stopped()
    {
        using var stop = new CancellationTokenSource();
        var model = new FormulaModel([Uniform("x", 0, 1)], static (x, _) => x[0]);

        Assert.ThrowsAny<OperationCanceledException>(() => SobolIndices.Of(model, FirstOption, [], new() { Samples = 100_000 }, new(1, 1, _ => stop.Cancel(), stop.Token)));
        Assert.True(model.Losses < 1000, $"{model.Losses} losses were computed");
    }

    [Fact]
    public void Names_that_are_there_twice_are_refused()
    {
        var twice = new FormulaModel([Uniform("x", 0, 1), Uniform("x", 0, 1)], static (x, _) => x[0]);
        var luck = new FormulaModel([Uniform("luck", 0, 1)], static (x, _) => x[0]);

        Assert.Contains("'x'", Assert.Throws<InputException>(() => BeliefDraws.Of(twice, 10, new(1))).Message, StringComparison.Ordinal);
        Assert.Contains("'luck'", Assert.Throws<InputException>(() => BeliefDraws.Of(luck, 10, new(1))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_loss_that_is_no_number_is_refused()
    {
        var model = new FormulaModel([Uniform("x", 0, 1)], static (x, _) => Math.Log(x[0] - 2));

        var thrown = Assert.ThrowsAny<Exception>(() => BeliefDraws.Of(model, 10, new(1)));

        Assert.Contains("option 0", thrown.ToString(), StringComparison.Ordinal);
    }

    private static void Holds(SobolIndex found, double first, double total)
    {
        Near(first, found.First);
        Near(total, found.Total);
    }

    /// <summary>Within four standard errors as the bootstrap has them, and in any case near.</summary>
    private static void Near(double truth, Estimate found)
    {
        const double z95 = 1.6449;
        Assert.InRange((found.High - found.Low) / (2 * z95), 0, 0.013);
        Assert.Equal(truth, found.Value, (4 * (found.High - found.Low) / (2 * z95)) + 1e-12);
    }
}
