using System.Globalization;
using System.Text.Json;
using CsCheck;
using Forestall.Lessons;

namespace Forestall.Tests.Lessons;

/// <summary>Calibration against R's package QCA, and what must hold of it.</summary>
public sealed class CalibrationTests
{
    private const double Exact = 1e-6;

    [Theory]
    [InlineData("direct_logistic", "DEV", "e=400,c=550,i=900", true, 0.95, 1, 1, false)]
    [InlineData("direct_idm", "DEV", "e=400,c=550,i=900", true, 0.9, 1, 1, false)]
    [InlineData("linear", "DEV", "e=400,c=550,i=900", false, 0.95, 1, 1, false)]
    [InlineData("below_above", "DEV", "e=400,c=550,i=900", false, 0.95, 2, 0.5, false)]
    [InlineData("ecdf", "DEV", "e=400,c=550,i=900", false, 0.95, 1, 1, true)]
    [InlineData("decreasing", "STB", "i=5,c=9.5,e=15", true, 0.95, 1, 1, false)]
    [InlineData("decreasing_linear", "STB", "i=5,c=9.5,e=15", false, 0.95, 1, 1, false)]
    [InlineData("bell", "URB", "e1=10,c1=25,i1=40,i2=45,c2=60,e2=75", true, 0.95, 1, 1, false)]
    [InlineData("bell_curved", "URB", "e1=10,c1=25,i1=40,i2=45,c2=60,e2=75", true, 0.95, 3, 3, false)]
    [InlineData("bell_inverse", "URB", "i1=10,c1=25,e1=40,e2=45,c2=60,i2=75", true, 0.95, 1, 1, false)]
    public void The_direct_method_gives_the_memberships_of_the_reference(string name, string column, string anchors, bool logistic, double idm, double below, double above, bool ecdf) =>
        Near(Reference(name), Calibration.Direct(Values(column), Calibration.ParseThresholds(anchors), new DirectSettings { Logistic = logistic, MembershipAtInclusion = idm, Below = below, Above = above, ByShareOfCases = ecdf }));

    [Theory]
    [InlineData("crisp1", 550.0)]
    [InlineData("crisp2", 550.0, 850.0)]
    public void Crisp_and_multi_value_cut_offs_give_the_values_of_the_reference(string name, params double[] thresholds) =>
        Near(Reference(name), Calibration.Crisp(Values("DEV"), thresholds));

    [Fact]
    public void The_indirect_method_gives_the_memberships_of_the_reference()
    {
        Near(Reference("indirect"), Calibration.Indirect(Values("DEV"), [350, 500, 550, 850, 1000]));
        double[] ragin = [40110, 34400, 25200, 24920, 20060, 17090, 15320, 13680, 11720, 11290, 10940, 9800, 7470, 4670, 4100, 4070, 3740, 3690, 3590, 2980, 1000, 650, 450, 110];
        var expected = Reference("indirect_ragin");
        var actual = Calibration.Indirect(ragin, [1000, 4000, 5000, 10000, 20000]);

        // R sets memberships below 0.0001 to 0 and above 0.9999 to 1, here the smallest prediction, 0.000015; a case that is barely a member is not rounded away here.
        Near(expected[..^1], actual[..^1]);
        Assert.Equal(0, expected[^1]);
        Assert.InRange(actual[^1], 0.00001, 0.00002);
    }

    [Fact]
    public void Totally_fuzzy_and_relative_memberships_are_those_of_the_reference() =>
        Near(Reference("TFR"), Calibration.TotallyFuzzyRelative(Values("STB")));

    [Fact]
    public void Suggested_thresholds_are_those_of_the_reference()
    {
        Near(Reference("findTh1"), Calibration.Suggest(Values("DEV")));
        Near(Reference("findTh2"), Calibration.Suggest(Values("DEV"), 2));
        Near(Reference("findTh3"), Calibration.Suggest(Values("URB"), 3, Linkage.Average, ValueDistance.Canberra));
    }

    [Fact]
    public void Membership_rises_with_the_value_and_is_one_half_at_the_crossover() =>
        Gen.Select(Gen.Double[-100, 100].Array[3], Gen.Bool, Gen.Double[-200, 200].Array[2, 20]).Sample((anchors, logistic, values) =>
        {
            Array.Sort(anchors);
            if (anchors[1] - anchors[0] < 1e-3 || anchors[2] - anchors[1] < 1e-3)
            {
                return;
            }

            Array.Sort(values);
            var settings = new DirectSettings { Logistic = logistic };
            var calibrated = Calibration.Direct([.. values, anchors[1]], [("e", anchors[0]), ("c", anchors[1]), ("i", anchors[2])], settings);
            Assert.Equal(0.5, calibrated[^1], 9);
            Assert.True(calibrated[..^1].Zip(calibrated[1..^1]).All(static p => p.Second >= p.First));
            Assert.All(calibrated, static m => Assert.InRange(m, 0, 1));
        });

    [Theory]
    [InlineData("e=1,c=x,i=3", "'c=x' is no threshold")]
    [InlineData("e=1,z=2,i=3", "is no anchor")]
    [InlineData("e=1,c=2", "do not make a set")]
    [InlineData("c=1,e=2,i=3", "do not make a set")]
    [InlineData("e=1,c=1,i=3", "the same value")]
    public void Anchors_that_make_no_set_are_refused(string anchors, string part) =>
        Assert.Contains(part, Assert.Throws<InputException>(() => Calibration.Direct([1, 2, 3], Calibration.ParseThresholds(anchors))).Message, StringComparison.Ordinal);

    private static double[] Values(string column) => CaseTable.Load(Path.Combine(SharedData.Reference, "qca", "open", "LR", "data.csv")).Values(column);

    private static double[] Reference(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(SharedData.Reference, "qca", "open", "LR", "calibrate.json")));
        return [.. document.RootElement.GetProperty("results").GetProperty(name).GetProperty("result").EnumerateArray().Select(static v => v.GetDouble())];
    }

    private static void Near(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), static (p, i) => Assert.True(Math.Abs(p.First - p.Second) < Exact, string.Create(CultureInfo.InvariantCulture, $"{i}: {p.Second} instead of {p.First}")));
    }
}
