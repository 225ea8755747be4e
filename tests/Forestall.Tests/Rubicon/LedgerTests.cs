using Forestall.Record;
using Forestall.Record.Curated;
using Forestall.Record.Thresholds;
using Forestall.Rubicon;

namespace Forestall.Tests.Rubicon;

public sealed class LedgerTests
{
    private static readonly Ledger Drawn = Ledger.Of(ViolenceRecord.Embedded, CuratedRecord.Embedded, RubiconSettings.Default);

    [Fact]
    public void Every_crossing_has_a_line() =>
        Assert.Equal(
            Crossings.Find(ViolenceRecord.Embedded, RubiconSettings.Default).Select(static c => c.Id).Order(StringComparer.Ordinal),
            Drawn.Lines.Select(static l => l.Crossing.Id).Order(StringComparer.Ordinal));

    [Fact]
    public void Kosovo_was_ten_months_past_the_crossing_when_the_air_campaign_began()
    {
        var force = Drawn.Lines.Single(static l => l.Crossing.Id == "SRB-1998-05").First[MeasureClass.Force];
        Assert.Equal("1999-03-24", force.Measure.Start.ToString());
        Assert.Equal(10, force.Lag);

        // Deaths from 1997-06 to 1999-02, and to 1999-03, counted by hand from the record's months.
        var months = ViolenceRecord.Embedded.Months(ViolenceRecord.Embedded.Find("SRB")).ToArray();
        Assert.Equal(months.Where(static m => m.Month >= new Month(1997, 6) && m.Month <= new Month(1999, 2)).Sum(static m => m.Harm.All.Best), force.HarmBefore.Best);
        Assert.Equal(force.HarmBefore.Best + 1018, force.HarmThrough.Best);
    }

    [Fact]
    public void East_Timor_has_measures_before_20_September_1999()
    {
        var line = Drawn.Lines.Single(static l => l.Crossing.Id == "IDN-1999-07");
        Assert.Equal("East Timor", line.Episode?.Theatre);
        Assert.Contains(CuratedRecord.Embedded.MeasuresOf("IDN-1999-07"), static m => m.Start.ToString() == "1999-09-20");
        Assert.Equal(new Month(1999, 9), line.First[MeasureClass.Threat].Month);

        // Harm before the month of 20 September 1999, counted by hand: the deaths from 1998-08 to 1999-08.
        var months = ViolenceRecord.Embedded.Months(ViolenceRecord.Embedded.Find("IDN")).ToArray();
        var before = months.Where(static m => m.Month >= new Month(1998, 8) && m.Month <= new Month(1999, 8)).Sum(static m => m.Harm.All.Best);
        Assert.Equal(before, line.First[MeasureClass.Threat].HarmBefore.Best);
        Assert.Equal(before + 394, line.First[MeasureClass.Threat].HarmThrough.Best);
    }

    [Fact]
    public void In_Rwanda_no_coercion_came_before_the_killing()
    {
        var line = Drawn.Lines.Single(static l => l.Crossing.Id == "RWA-1994-04");
        Assert.Equal("RWA-1994-05-arms-embargo", line.FirstCoercive?.Measure.Id);
        Assert.True(line.FirstCoercive?.Share > 0.9);
    }

    [Fact]
    public void What_was_in_force_at_a_crossing_counts_with_its_own_start()
    {
        var force = Drawn.Lines.Single(static l => l.Crossing.Id == "AFG-2006-11").First[MeasureClass.Force];
        Assert.True(force.InForce);
        Assert.Equal(2001, force.Month.Year);
    }

    [Fact]
    public void Other_settings_keep_the_coverage()
    {
        var settings = RubiconSettings.Default with { Threshold = 900 };
        var ledger = Ledger.Of(ViolenceRecord.Embedded, CuratedRecord.Embedded, settings);
        Assert.True(ledger.Covered.Count() >= Drawn.Covered.Count() - 2);
    }

    [Fact]
    public void First_measures_are_taken_ones_of_their_class_within_the_span()
    {
        foreach (var line in Drawn.Covered)
        {
            foreach (var (kind, first) in line.First)
            {
                Assert.Equal(kind, first.Measure.Class);
                Assert.True(first.Measure.WasTaken);
                Assert.True(first.Lag <= line.Crossing.Last - line.Crossing.Month);
                Assert.Equal(first.Lag < -Drawn.Lookback, first.InForce);
                Assert.True(!first.InForce || first.Measure.LastMonth >= line.Crossing.Month - Drawn.Lookback);
                Assert.InRange(first.Share, 0, first.ShareThrough);
                Assert.InRange(first.ShareThrough, 0, 1);
                Assert.DoesNotContain(CuratedRecord.Embedded.MeasuresOf(line.Episode!.Id), m =>
                    m.Class == kind && m.WasTaken && m.Start.Precision != "year" && m.Start.FirstMonth < first.Month && m.LastMonth >= line.Crossing.Month - Drawn.Lookback);
            }

            Assert.Equal(
                line.First.Where(static f => f.Key is MeasureClass.Economic or MeasureClass.Threat or MeasureClass.Force).Select(static f => (int?)f.Value.Lag).DefaultIfEmpty().Min(),
                line.FirstCoercive?.Lag);
        }
    }

    [Fact]
    public void A_longer_look_back_never_finds_a_first_measure_later()
    {
        var longer = Ledger.Of(ViolenceRecord.Embedded, CuratedRecord.Embedded, RubiconSettings.Default, 60);
        foreach (var (near, far) in Drawn.Lines.Zip(longer.Lines))
        {
            Assert.All(near.First, f => Assert.True(far.First[f.Key].Lag <= f.Value.Lag));
        }
    }

    [Fact]
    public void Totals_count_every_covered_onset_once()
    {
        var groups = LedgerGroup.Summarise(Drawn);
        var onsets = Drawn.Covered.Count(static l => l.Crossing.Kind == CrossingKind.Onset);
        Assert.All(groups[0].Totals, t => Assert.Equal(onsets, t.Crossings));
        Assert.Equal(onsets, groups.Where(static g => g.Group.EndsWith('9')).Sum(static g => g.Totals[0].Crossings));
        Assert.All(groups.SelectMany(static g => g.Totals), static t => Assert.True(t.Before + t.Never <= t.Crossings));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(241)]
    public void A_look_back_out_of_range_gets_a_sentence(int months) =>
        Assert.Contains("0 to 240", Assert.Throws<InputException>(() => Ledger.Of(ViolenceRecord.Embedded, CuratedRecord.Embedded, RubiconSettings.Default, months)).Message, StringComparison.Ordinal);
}
