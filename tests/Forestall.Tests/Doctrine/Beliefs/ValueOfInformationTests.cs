using Forestall.Doctrine;
using Forestall.Doctrine.Beliefs;
using MathNet.Numerics.Distributions;
using static Forestall.Tests.Doctrine.Beliefs.FormulaModel;

namespace Forestall.Tests.Doctrine.Beliefs;

/// <summary>The value of information against decisions whose value of information is known.</summary>
public sealed class ValueOfInformationTests
{
    private static readonly InformationSettings Settings = new() { Bins = 32, Outer = 4096, Inner = 64 };

    /// <summary>
    /// Two options whose losses differ by a normal number with mean m and standard deviation s: perfect information about a part of it with standard
    /// deviation t is worth t·φ(m/t) − |m|·Φ(−|m|/t) (Raiffa and Schlaifer 1961, unit normal linear loss integral).
    /// </summary>
    [Fact]
    public void A_linear_normal_decision_has_its_value_of_information()
    {
        var model = NormalDecision();

        var found = ValueOfInformation.Of(BeliefDraws.Of(model, 1 << 16, new(1)), [.. InputGroup.Of(model), new("all", [0, 1, 2])], Settings, new(1));

        Assert.Equal(0, found.BestNow);
        Assert.Equal(0, found.ExpectedLoss);
        Holds(Worth(Math.Sqrt(4 + 1 + 0.25)), found.Parameters);
        Holds(Worth(Math.Sqrt(4 + 1 + 0.25 + 1)), found.Clairvoyance);
        Holds(Worth(2), found.Inputs[0].Worth);
        Holds(Worth(1), found.Inputs[1].Worth);
        Holds(Worth(0.5), found.Inputs[2].Worth);
        Assert.Equal(["large", "small", "all"], found.Groups.Select(static g => g.Name));
        Holds(Worth(2), found.Groups[0].Worth);
        Holds(Worth(Math.Sqrt(1.25)), found.Groups[1].Worth);
        Assert.Equal(found.Parameters, found.Groups[2].Worth);
    }

    [Fact]
    public void The_split_estimate_errs_downward_and_the_plain_one_upward()
    {
        var model = NormalDecision();
        var settings = new InformationSettings { Bins = 16, Outer = 256, Inner = 16 };
        var runs = Enumerable.Range(0, 100).Select(seed => ValueOfInformation.Of(BeliefDraws.Of(model, 1024, new((ulong)seed)), [], settings, new((ulong)seed))).ToList();

        var truth = Worth(Math.Sqrt(5.25));
        Assert.InRange(runs.Average(static r => r.Parameters.Value), truth * 0.9, truth);
        Assert.InRange(runs.Average(static r => r.Parameters.Upper), truth, truth * 1.1);
        Assert.InRange(runs.Average(static r => r.Inputs[2].Worth.Value), -0.03, Worth(0.5));
        Assert.InRange(runs.Average(static r => r.Inputs[2].Worth.Upper), Worth(0.5), 0.1);

        // The standard error is that of the estimate over seeds, up to its own chance (about 7 % with 100 runs).
        var mean = runs.Average(static r => r.Parameters.Value);
        var spread = Math.Sqrt(runs.Average(r => Math.Pow(r.Parameters.Value - mean, 2)));
        Assert.InRange(runs.Average(static r => r.Parameters.StandardError) / spread, 0.75, 1.3);
    }

    [Fact]
    public void What_no_choice_hangs_on_is_worth_nothing()
    {
        var model = new FormulaModel(
            [Uniform("shared", 0, 1, 0b11), Uniform("idle", 0, 1, 0), Uniform("own", 0, 1, 0b01, "own")],
            static (x, _) => x[0] + x[2],
            static (x, _) => x[0] + 2);

        var found = ValueOfInformation.Of(BeliefDraws.Of(model, 2048, new(2)), [new("idle", [1])], new() { Outer = 64, Inner = 16 }, new(2));

        Assert.All(found.Inputs, static i => Assert.Equal(new(0, 0, 0), Rounded(i.Worth)));
        Assert.Equal(new(0, 0, 0), found.Groups[0].Worth);
        Assert.Equal(new(0, 0, 0), Rounded(found.Parameters));
        Assert.Equal(0, found.Clairvoyance.Value);
    }

    /// <summary>Luck alone decides: foreknowledge of it is worth 1/2 − 1/3, knowing the inputs nothing.</summary>
    [Fact]
    public void Foreknowledge_of_luck_is_kept_apart_from_knowing_the_inputs()
    {
        var model = new FormulaModel([Uniform("x", 0, 1, 0b11)], static (x, luck) => x[0] + luck, static (x, luck) => x[0] + Math.Abs((2 * luck) - 1));

        var found = ValueOfInformation.Of(BeliefDraws.Of(model, 1 << 14, new(4)), [], new() { Outer = 1024, Inner = 64 }, new(4));

        // E[min(l, |2l − 1|)] = 1/3: l up to 1/3 and from 1 on, |2l − 1| between.
        Assert.Equal(0.5 - (1 / 3.0), found.Clairvoyance.Value, 4 * found.Clairvoyance.StandardError);
        Assert.InRange(found.Parameters.Value, -0.02, 0.001);
    }

    [Fact]
    public void Bits_do_not_hang_on_the_number_of_threads()
    {
        var model = NormalDecision();
        var settings = new InformationSettings { Bins = 8, Outer = 130, Inner = 16 };

        var one = ValueOfInformation.Of(BeliefDraws.Of(model, 1000, new(1, 1)), InputGroup.Of(model), settings, new(1, 1));
        var two = ValueOfInformation.Of(BeliefDraws.Of(model, 1000, new(1, 2)), InputGroup.Of(model), settings, new(1, 2));

        Assert.Equal(one.Parameters, two.Parameters);
        Assert.Equal(one.Inputs, two.Inputs);
        Assert.Equal(one.Groups, two.Groups);
    }

    [Theory]
    [InlineData(1, 512, 64)]
    [InlineData(16, 8, 64)]
    [InlineData(16, 512, 60)]
    [InlineData(64, 512, 64)]
    public void Settings_out_of_range_are_refused(int bins, int outer, int inner) =>
        Assert.Throws<InputException>(() => ValueOfInformation.Of(BeliefDraws.Of(NormalDecision(), 1000, new(1)), [], new() { Bins = bins, Outer = outer, Inner = inner }, new(1)));

    private const double Ahead = 0.5;

    private static FormulaModel NormalDecision() => new(
        [Uniform("x", 0, 1, 0b10, "large"), Uniform("y", 0, 1, 0b10, "small"), Uniform("z", 0, 1, 0b10, "small")],
        static (_, _) => 0,
        static (x, luck) => Ahead + (2 * Z(x[0])) + Z(x[1]) + (0.5 * Z(x[2])) + Z(luck));

    private static double Z(double probability) => Normal.InvCDF(0, 1, Math.Max(probability, 1e-16));

    private static double Worth(double deviation) =>
        (deviation * Normal.PDF(0, 1, Ahead / deviation)) - (Ahead * Normal.CDF(0, 1, -Ahead / deviation));

    private static InformationWorth Rounded(InformationWorth worth) => new(Math.Round(worth.Value, 12), Math.Round(worth.StandardError, 12), Math.Round(worth.Upper, 12));

    private static void Holds(double truth, InformationWorth found)
    {
        Assert.InRange(truth, found.Value - (4 * found.StandardError), Math.Max(found.Value, found.Upper) + (4 * found.StandardError));
        Assert.Equal(truth, found.Value, Math.Max(4 * found.StandardError, 0.02));
    }
}
