using CsCheck;
using Forestall.Record;
using Forestall.Record.Internals;
using Forestall.Record.Thresholds;
using Forestall.Rubicon;

namespace Forestall.Tests.Rubicon;

public sealed class CrossingsTests
{
    private static readonly IReadOnlyList<Crossing> Found = Crossings.Find(ViolenceRecord.Embedded, RubiconSettings.Default);

    private static readonly Gen<long[]> Series = Gen.OneOf(Gen.Const(0L), Gen.Long[0, 50], Gen.Long[0, 600], Gen.Long[0, 5000]).Array[1, 240];

    [Fact]
    public void The_default_settings_give_101_onsets() => Assert.Equal(101, Found.Count(static c => c.Kind == CrossingKind.Onset));

    [Theory]
    [InlineData("RWA-1994-04")]
    [InlineData("SRB-1998-05")]
    [InlineData("IDN-1999-07")]
    [InlineData("BIH-1992-05")]
    [InlineData("COG-1997-06")]
    [InlineData("TCD-2006-04")]
    public void Known_crossings_are_found(string id) => Assert.Contains(Found, c => c.Id == id && c.Kind == CrossingKind.Onset);

    [Fact]
    public void Rwanda_1994_ends_in_1996_04()
    {
        var rwanda = Found.Single(static c => c.Id == "RWA-1994-04");
        Assert.Equal(new Month(1996, 4), rwanda.End);
        Assert.Equal(772_463, rwanda.DeathsInCrossingYear.Best);
        Assert.False(rwanda.LeftCensored);
        Assert.False(rwanda.Open);
    }

    [Fact]
    public void Crossings_in_the_first_year_are_left_censored_and_no_others() =>
        Assert.All(Found, static c => Assert.Equal(c.Month.Year == 1989 && c.Kind == CrossingKind.Onset, c.LeftCensored));

    [Fact]
    public void Sudan_2023_is_a_surge_in_a_long_war() =>
        Assert.Contains(Found, static c => c.Id == "SDN-2023-05" && c.Kind == CrossingKind.Surge);

    [Fact]
    public void Onsets_agree_with_the_definition_read_word_for_word() => Series.Sample(static series =>
    {
        var expected = new List<(int Start, int End)>();
        var inEpisode = false;
        for (var t = 0; t < series.Length; t++)
        {
            var trailing = series.Skip(Math.Max(0, t - 11)).Take(Math.Min(12, t + 1)).Sum();
            if (!inEpisode && trailing >= 1000)
            {
                inEpisode = true;
                expected.Add((t, -1));
            }
            else if (inEpisode && trailing < 250)
            {
                inEpisode = false;
                expected[^1] = (expected[^1].Start, t);
            }
        }

        var found = Crossings.Find(Record(series), RubiconSettings.Default).Where(static c => c.Kind == CrossingKind.Onset).ToList();
        Assert.Equal(expected, found.Select(static c => (c.Month - Start, c.End is { } end ? end - Start : -1)));
    });

    [Fact]
    public void Surges_agree_with_the_definition_read_word_for_word() => Series.Sample(static series =>
    {
        var settings = RubiconSettings.Default with { SurgeBaseline = 36, SurgeFactor = 2 };
        var record = Record(series);
        var trailing = series.Select((_, t) => series.Skip(Math.Max(0, t - 11)).Take(Math.Min(12, t + 1)).Sum()).ToArray();
        bool Holds(int t)
        {
            var before = trailing[Math.Max(0, t - 36)..t].Order().ToArray();
            var median = (before[(before.Length - 1) / 2] + before[before.Length / 2]) / 2.0;
            return trailing[t] >= 1000 && trailing[t] >= 2 * median;
        }

        var all = Crossings.Find(record, settings);
        var onsets = all.Where(static c => c.Kind == CrossingKind.Onset).ToList();
        var expected = Enumerable.Range(0, series.Length)
            .Where(t => t > 24 && Holds(t) && !Holds(t - 1) && onsets.Any(o => o.Month < Start + t && o.Last >= Start + t))
            .Select(static t => Start + t);
        Assert.Equal(expected, all.Where(static c => c.Kind == CrossingKind.Surge).Select(static c => c.Month));
    });

    [Fact]
    public void Episodes_of_one_situation_never_overlap_and_hold_the_deaths_between() => Series.Sample(static series =>
    {
        var onsets = Crossings.Find(Record(series), RubiconSettings.Default).Where(static c => c.Kind == CrossingKind.Onset).ToList();
        for (var i = 0; i < onsets.Count; i++)
        {
            Assert.True(i == 0 || onsets[i - 1].Last < onsets[i].Month);
            var (from, to) = (onsets[i].Month - Start, onsets[i].Last - Start);
            Assert.Equal(series[from..(to + 1)].Sum(), onsets[i].Deaths.Best);
        }
    });

    [Fact]
    public void What_came_later_changes_no_crossing_before() => Gen.Select(Series, Gen.Long[0, 9000]).Sample(static (series, other) =>
    {
        var changed = (long[])series.Clone();
        changed[^1] = other;
        var last = Start + (series.Length - 1);
        static IEnumerable<string> Before(IReadOnlyList<Crossing> found, Month last) => found.Where(c => c.Month < last).Select(static c => c.Id);
        Assert.Equal(
            Before(Crossings.Find(Record(series), RubiconSettings.Default), last),
            Before(Crossings.Find(Record(changed), RubiconSettings.Default), last));
    });

    [Fact]
    public void Harm_before_and_after_add_up_to_the_whole()
    {
        foreach (var crossing in Found.Where(static c => c.Kind == CrossingKind.Onset))
        {
            var account = CrossingAccount.Of(ViolenceRecord.Embedded, crossing.Id, RubiconSettings.Default);
            var curve = new HarmCurve(ViolenceRecord.Embedded, crossing.Situation, RubiconSettings.Default);
            Assert.Equal(curve.Between(account.RunFrom, crossing.Last), account.BeforeInRun + account.After);
            Assert.Equal(account.After, account.Months[^1].Cumulative);
            Assert.Equal(crossing.TrailingDeaths, account.WindowBefore.Best + account.CrossingMonth.Best);
        }
    }

    [Fact]
    public void Settings_out_of_range_get_a_sentence()
    {
        RubiconSettings[] wrong =
        [
            new() { Threshold = 0 },
            new() { Window = 0 },
            new() { Window = 121 },
            new() { EndFraction = 0 },
            new() { EndFraction = double.NaN },
            new() { SurgeFactor = 1 },
            new() { SurgeFactor = double.NaN },
            new() { SurgeBaseline = 0 },
        ];
        Assert.All(wrong, static s => Assert.Contains("choose", Assert.Throws<InputException>(() => Crossings.Find(ViolenceRecord.Embedded, s)).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Situations_near_a_crossing_are_in_no_episode_and_in_order()
    {
        var near = Approach.Nearest(ViolenceRecord.Embedded, RubiconSettings.Default, new Month(2024, 12));
        Assert.Equal("SSD", near[0].Situation.Code);
        Assert.Equal(near.OrderBy(static a => a.Distance).Select(static a => a.Situation), near.Select(static a => a.Situation));
        Assert.DoesNotContain(near, static a => Found.Any(c => c.Situation == a.Situation && c.Open));
    }

    private static Month Start => new(1989, 1);

    /// <summary>A record of one situation with state-based deaths alone.</summary>
    private static ViolenceRecord Record(long[] series)
    {
        var situation = new Situation("AAA", 1, "Testland", "Nowhere", [], Start, Start + (series.Length - 1));
        var months = series.Select(static (d, i) => ("AAA", new HarmMonth(Start + i, 1, 0, 0, new HarmByType(new Deaths(d, d, d), default, default, 0), EstimatedHarm.None))).ToList();
        return new ViolenceRecord(new RecordContent([situation], months, [], []), "test");
    }
}
