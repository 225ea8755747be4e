using Forestall.Record;
using Forestall.Record.Curated;
using Forestall.Record.Internals;
using Forestall.Record.Thresholds;
using Forestall.Rubicon;

namespace Forestall.Tests.Rubicon;

public sealed class ComparableEpisodesTests
{
    private static readonly int[] Rise = [.. Enumerable.Range(0, 60).Select(static t => t < 48 ? t % 3 : 4 * (t - 47))];

    [Fact]
    public void What_went_the_same_way_before_its_crossing_is_nearest_at_no_distance()
    {
        // AAA rises as BBB did, ten years later; CCC crosses at once after years of quiet.
        var record = World(("AAA", "Africa", 120, Rise), ("BBB", "Africa", 0, [.. Rise, 900, 900]), ("CCC", "Africa", 0, [.. new int[70], 2000]));
        var found = Compared(record, "AAA");
        Assert.False(found.InEpisode);
        Assert.Equal(["BBB", "CCC"], found.Nearest.Select(static c => c.Line.Crossing.Situation.Code));
        Assert.Equal(0, found.Nearest[0].Distance, 1e-12);
        Assert.Equal(-1, found.Nearest[0].FromCrossing);
        Assert.Null(found.Nearest[0].Parts.Single(static p => p.Name == "warning for twelve months").Apart);
    }

    [Fact]
    public void Another_region_counts_one_standard_deviation()
    {
        var here = Compared(World(("AAA", "Africa", 120, Rise), ("BBB", "Africa", 0, [.. Rise, 900, 900])), "AAA");
        var there = Compared(World(("AAA", "Asia", 120, Rise), ("BBB", "Africa", 0, [.. Rise, 900, 900])), "AAA");
        Assert.Equal(0, here.Nearest[0].Distance, 1e-12);
        Assert.Equal(Math.Sqrt(1.0 / there.Nearest[0].Parts.Count(static p => p.Apart is not null)), there.Nearest[0].Distance, 1e-12);
    }

    [Theory]
    [InlineData("SRB", 1998, 5, true)]
    [InlineData("IDN", 1999, 2, false)]
    [InlineData("MOZ", 2024, 12, false)]
    public void Distances_are_what_their_parts_make_and_nothing_later_is_compared(string code, int year, int month, bool inEpisode)
    {
        var known = new Month(year, month);
        var found = Compared(ViolenceRecord.Embedded.Until(known), code);
        Assert.Equal(inEpisode, found.InEpisode);
        Assert.True(found.Nearest.Count > 20);
        Assert.Equal(found.Nearest.Select(static c => c.Distance).Order(), found.Nearest.Select(static c => c.Distance));
        Assert.Equal(found.Nearest.Count, found.Nearest.Select(static c => c.Line.Crossing.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.All(found.Nearest, c =>
        {
            var parts = c.Parts.Select(static p => p.Apart).OfType<double>().ToList();
            Assert.Equal(Math.Sqrt(parts.Average(static d => d * d)), c.Distance, 1e-12);
            Assert.True(c.At <= known && c.Line.Crossing.Month <= known && c.Line.Crossing.Last <= known);
            Assert.True(inEpisode ? c.FromCrossing >= 0 : c.FromCrossing is >= -12 and <= -1);
            Assert.False(c.Line.Crossing.LeftCensored);
        });
        Assert.DoesNotContain(found.Nearest, c => c.Line.Crossing.Situation.Code == code && c.Line.Crossing.Open);
    }

    [Fact]
    public void Where_nothing_came_before_there_is_nothing_to_compare_with() =>
        Assert.Empty(Compared(World(("AAA", "Africa", 0, Rise)), "AAA").Nearest);

    private static ComparableEpisodes Compared(ViolenceRecord record, string code) =>
        ComparableEpisodes.Of(record, history: null, Ledger.Of(record, new CuratedRecord([], [], [], [], []), RubiconSettings.Default), record.Find(code));

    private static ViolenceRecord World(params (string Code, string Region, int Quiet, int[] Deaths)[] situations)
    {
        var from = new Month(1989, 1);
        var to = from + (situations.Max(static s => s.Quiet + s.Deaths.Length) - 1);
        return new ViolenceRecord(
            new RecordContent(
                [.. situations.Select(s => new Situation(s.Code, 1, s.Code, s.Region, [], from, to))],
                [.. situations.SelectMany(s => s.Deaths.Select((d, t) => (s.Code, new HarmMonth { Month = from + (s.Quiet + t), Harm = new HarmByType(new Deaths(d, d, d), default, default, 0) })))],
                [],
                []),
            "test");
    }
}
