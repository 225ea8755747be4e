using Forestall.Record;
using Forestall.Record.Internals;
using Forestall.Warning;
using Forestall.Warning.Internals;

namespace Forestall.Tests.Warning;

public sealed class WarningPanelTests
{
    private static readonly Month From = new(1989, 1);
    private static readonly WarningPanel Panel = new(Record(), Neighbours.Embedded, WarningSettings.Default);

    [Fact]
    public void Features_are_those_counted_by_hand()
    {
        // As of 1991-07 deaths up to 1991-06 and figures of 1990 are known. Burundi: 10 in 1990-03, 30 in 1990-11, 4 in 1991-05. Rwanda crossed in 1991-02.
        var features = Of("BDI", new Month(1991, 7));
        Assert.Equal(0, features["log deaths, last month"]);
        Assert.Equal(Math.Log(5), features["log deaths, 3 months"], 1e-12);
        Assert.Equal(Math.Log(5), features["log deaths, 6 months"], 1e-12);
        Assert.Equal(Math.Log(35), features["log deaths, 12 months"], 1e-12);
        Assert.Equal(Math.Log(45), features["log deaths, 24 months"], 1e-12);
        Assert.Equal(Math.Log(45), features["log deaths, 60 months"], 1e-12);
        Assert.Equal(Math.Log(1 + 68), features["log deaths, 12 months, high estimate"], 1e-12);
        Assert.Equal(Math.Log(1000 / 34.0), features["log distance to the threshold"], 1e-12);
        Assert.Equal(Math.Log(17 / 35.0), features["3 months against 12"], 1e-12);
        Assert.Equal(Math.Log(35 / 11.0), features["12 months against the 12 before"], 1e-12);
        Assert.Equal(Math.Log(31), features["log deaths, worst month of 12"], 1e-12);
        Assert.Equal(Math.Log(1 + 6), features["log state-based events, 12 months"], 1e-12);
        Assert.Equal(Math.Log(1 + 3), features["log state-based events, 3 months"], 1e-12);
        Assert.Equal(Math.Log(1 + 4), features["log non-state events, 12 months"], 1e-12);
        Assert.Equal(Math.Log(1 + 2), features["log one-sided events, 12 months"], 1e-12);
        Assert.Equal(Math.Log(1 + 1), features["log one-sided events, 3 months"], 1e-12);
        Assert.Equal(Math.Log(1 + (10 * Math.Pow(0.5, 15 / 24.0)) + (30 * Math.Pow(0.5, 7 / 24.0)) + (4 * Math.Pow(0.5, 1 / 24.0))), features["log deaths, half-life 24 months"], 1e-12);
        Assert.Equal(Math.Log(1 + (10 * Math.Pow(0.5, 15 / 6.0)) + (30 * Math.Pow(0.5, 7 / 6.0)) + (4 * Math.Pow(0.5, 1 / 6.0))), features["log deaths, half-life 6 months"], 1e-12);
        Assert.Equal(Math.Log(1 + 1), features["log months since a death"], 1e-12);
        Assert.Equal(Math.Log(1 + 7), features["log months since 25 deaths in a month"], 1e-12);
        Assert.Equal(Math.Log(1 + 600), features["log months since an episode"], 1e-12);
        Assert.Equal(0, features["log past crossings"]);
        Assert.Equal(Math.Log(1 + 1500), features["log neighbours' deaths, 12 months"], 1e-12);
        Assert.Equal(0, features["log neighbours' deaths, 3 months"]);
        Assert.Equal(1, features["neighbours in an episode"]);
        Assert.Equal(Math.Log(1 + 900), features["log displaced people"], 1e-12);
        Assert.Equal(Math.Log(5_000_000), features["log population"], 1e-12);
    }

    [Fact]
    public void Until_June_the_figures_of_the_year_before_the_last_are_known()
    {
        var features = Of("BDI", new Month(1991, 6));
        Assert.Equal(Math.Log(1 + 300), features["log displaced people"], 1e-12);
        Assert.Equal(Math.Log(4_000_000), features["log population"], 1e-12);
        Assert.True(double.IsNaN(Of("BDI", new Month(1990, 3))["log population"]));
    }

    [Fact]
    public void Past_crossings_and_the_time_since_an_episode_are_counted()
    {
        // Rwanda's 1,500 deaths of 1991-02 leave the window in 1992-02: the episode's last month is 1992-01.
        var features = Of("RWA", new Month(1992, 7));
        Assert.Equal(Math.Log(2), features["log past crossings"], 1e-12);
        Assert.Equal(Math.Log(1 + 5), features["log months since an episode"], 1e-12);
    }

    [Fact]
    public void Warnings_are_given_outside_episodes_as_far_as_is_known()
    {
        Assert.True(Panel.IsAtRisk(Cell("RWA", new Month(1991, 2))));
        Assert.False(Panel.IsAtRisk(Cell("RWA", new Month(1991, 3))));
        Assert.False(Panel.IsAtRisk(Cell("RWA", new Month(1992, 2))));
        Assert.True(Panel.IsAtRisk(Cell("RWA", new Month(1992, 3))));
        Assert.False(Panel.IsAtRisk(Cell("RWA", new Month(1989, 12))));
        Assert.True(Panel.IsAtRisk(Cell("RWA", new Month(1990, 1))));
        Assert.True(Panel.IsAtRisk(Cell("RWA", new Month(1994, 1))));
        Assert.False(Panel.IsAtRisk(Cell("RWA", new Month(1994, 2))));
    }

    [Fact]
    public void Outcomes_not_known_or_come_before_they_were_published_are_none()
    {
        Assert.True(Panel.Crosses(Cell("RWA", new Month(1990, 11)), 3));
        Assert.False(Panel.Crosses(Cell("RWA", new Month(1990, 10)), 3));
        Assert.True(Panel.Crosses(Cell("RWA", new Month(1991, 1)), 1));
        Assert.Null(Panel.Crosses(Cell("RWA", new Month(1991, 2)), 3));
        Assert.False(Panel.Crosses(Cell("RWA", new Month(1993, 9)), 3));
        Assert.Null(Panel.Crosses(Cell("RWA", new Month(1993, 10)), 3));
    }

    private static Dictionary<string, double> Of(string code, Month asOf) =>
        FeatureSet.All.Select(static f => f.Name).Zip(Panel.Features(Cell(code, asOf))).ToDictionary(static f => f.First, static f => f.Second);

    private static Cell Cell(string code, Month asOf) => new(Array.FindIndex(Panel.Series, s => s.Situation.Code == code), Panel.IndexOf(asOf));

    private static ViolenceRecord Record()
    {
        var to = new Month(1993, 12);
        List<Situation> situations = [new("AAA", 3, "Far", "Nowhere", [], From, to), new("BDI", 1, "Burundi", "Africa", [], From, to), new("RWA", 2, "Rwanda", "Africa", [], From, to)];
        return new ViolenceRecord(
            new RecordContent(
                situations,
                [
                    ("AAA", Harm(1991, 5, 70, 9, 9, 9)),
                    ("BDI", Harm(1990, 3, 10, 1, 1, 0)), ("BDI", Harm(1990, 11, 30, 3, 4, 1)), ("BDI", Harm(1991, 5, 4, 3, 0, 1)),
                    ("RWA", Harm(1991, 2, 1500, 1, 1, 1)),
                ],
                [Year(1989, 300, 4_000_000), Year(1990, 900, 5_000_000), Year(1991, 70, 6_000_000)],
                []),
            "test");

        static HarmMonth Harm(int year, int month, long deaths, int stateBased, int nonState, int oneSided) =>
            new(new Month(year, month), stateBased, nonState, oneSided, new HarmByType(new Deaths(deaths, deaths, 2 * deaths), default, default, 0), EstimatedHarm.None);

        static HarmYear Year(int year, long refugees, long population) => new("BDI", year, default, 0, new Displacement(refugees, null, null, null, null), population);
    }
}
