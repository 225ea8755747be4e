using Forestall.Record;
using Forestall.Record.Curated;
using Forestall.Record.Thresholds;
using Forestall.Warning;
using Forestall.Warning.Internals;

namespace Forestall.Tests.Record;

/// <summary>The record as if it ended with a month.</summary>
public sealed class UntilTests
{
    private static readonly Month May1998 = new(1998, 5);
    private static readonly Month June1998 = new(1998, 6);
    private static readonly ViolenceRecord Cut = ViolenceRecord.Embedded.Until(May1998);

    [Fact]
    public void It_holds_the_same_months_and_whole_years_and_nothing_later()
    {
        Assert.Equal(May1998, Cut.To);
        Assert.Equal(ViolenceRecord.Embedded.Version, Cut.Version);
        Assert.All(Cut.Situations, s => Assert.True(s.To <= May1998 && Cut.Months(s).SequenceEqual(ViolenceRecord.Embedded.Months(ViolenceRecord.Embedded.Find(s.Code))[..s.Months])));
        Assert.DoesNotContain(Cut.Situations, static s => s.Code == "SSD");
        Assert.Equal(1997, Cut.Years.Max(static y => y.Year));
        Assert.Equal(1998, ViolenceRecord.Embedded.Until(new Month(1998, 12)).Years.Max(static y => y.Year));
    }

    [Fact]
    public void Deaths_by_type_estimated_from_a_year_that_is_not_over_are_not_known()
    {
        var serbia = Cut.Find("SRB");
        var january = Cut.Months(serbia).ToArray().Single(static m => m.Month == new Month(1998, 1));
        Assert.True(january.IsEstimated(HarmKind.StateBased));
        Assert.Null(Cut.Known(january, HarmKind.StateBased));
        Assert.Equal(january.Harm.All, Cut.Known(january, HarmKind.All));
        Assert.Equal(january.Harm.NonState, Cut.Known(january, HarmKind.NonState));
        Assert.Equal(january.Harm.All.Best - january.Harm.NonState.Best, Cut.TypeNotYetKnown(january));
        Assert.All(Cut.Situations.SelectMany(s => Cut.Months(s).ToArray()).Where(static m => m.Month.Year < 1998), static m => Assert.Equal(0, Cut.TypeNotYetKnown(m)));
        Assert.Equal(0, ViolenceRecord.Embedded.TypeNotYetKnown(january));
        Assert.Equal(0, ViolenceRecord.Embedded.Until(new Month(1998, 12)).TypeNotYetKnown(january));
        Assert.Equal(new Month(1997, 12), Cut.Until(new Month(1998, 3)).TypesKnownTo);
    }

    [Theory]
    [InlineData(5, 1996)]
    [InlineData(6, 1997)]
    public void Displacement_and_population_of_a_year_are_known_from_July_of_the_next(int last, int published)
    {
        var cut = ViolenceRecord.Embedded.Until(new Month(1998, last));
        Assert.Equal(published, cut.Years.Where(static y => y.Displacement.Total is not null).Max(static y => y.Year));
        Assert.Equal(published, cut.Years.Where(static y => y.Population is not null).Max(static y => y.Year));
        Assert.Equal(1997, cut.Years.Max(static y => y.Year));
    }

    [Fact]
    public void Warnings_rest_on_the_same_numbers_to_the_bit()
    {
        var whole = new WarningPanel(ViolenceRecord.Embedded, Neighbours.Embedded, WarningSettings.Default);
        var cut = new WarningPanel(Cut, Neighbours.Embedded, WarningSettings.Default);
        foreach (var (place, series) in cut.Series.Index())
        {
            var same = Array.FindIndex(whole.Series, s => s.Situation.Code == series.Situation.Code);
            for (var asOf = cut.FirstAsOf; asOf <= cut.LastAsOf; asOf++)
            {
                Assert.Equal(whole.IsAtRisk(new(same, asOf)), cut.IsAtRisk(new(place, asOf)));
                Assert.Equal(whole.Features(new(same, asOf)).Select(BitConverter.DoubleToInt64Bits), cut.Features(new(place, asOf)).Select(BitConverter.DoubleToInt64Bits));
            }
        }
    }

    [Theory]
    [InlineData("RWA", 1994, 4, "1994-04")]
    [InlineData("SRB", 1998, 1, "1998-01")]
    [InlineData("CHE", 1998, 1, null)]
    public void Long_events_are_told_whether_or_not_there_is_a_warning(string code, int year, int month, string? expected)
    {
        var cut = ViolenceRecord.Embedded.Until(new Month(year, month));
        Assert.Equal(expected, LongEvents.In(cut, cut.Find(code), cut.To)?.ToString());
    }

    [Fact]
    public void Crossings_that_had_come_are_the_same_but_for_what_came_of_them()
    {
        var then = Crossings.Find(Cut, RubiconSettings.Default).Select(static c => (c.Id, c.Kind, c.TrailingDeaths)).ToList();
        var now = Crossings.Find(ViolenceRecord.Embedded, RubiconSettings.Default).Where(static c => c.Month <= May1998).Select(static c => (c.Id, c.Kind, c.TrailingDeaths));
        Assert.Equal(now, then);
    }

    [Fact]
    public void A_month_before_the_record_is_refused() =>
        Assert.Contains("begins in 1989-01", Assert.Throws<InputException>(() => ViolenceRecord.Embedded.Until(new Month(1980, 1))).Message, StringComparison.Ordinal);

    [Fact]
    public void Measures_of_two_years_are_those_in_force_however_early_they_began()
    {
        var cut = CuratedRecord.Embedded.Until(June1998, May1998);
        var inForce = cut.InForceInTwoYears("SRB", June1998).ToList();
        Assert.All(inForce, static m => Assert.True(m.WasTaken && m.LastMonth > June1998 - 24 && m.Start.LastMonth <= June1998));
        Assert.Contains(inForce, static m => m.Start.LastMonth <= June1998 - 24);
        Assert.Contains(inForce, static m => m.Start.LastMonth > June1998 - 24);
    }

    [Theory]
    [InlineData("Statement of the spokesman, 17 April 1998; S/1998/581", "1998")]
    [InlineData("A/54/549 (1999), paragraphs 103-105", "1999")]
    [InlineData("S/RES/1973 (2011)", "2011")]
    [InlineData("Security Council resolution 1973, 17 March 2011", "2011-03")]
    [InlineData("Sydney Morning Herald, 10 August 1999 (leaked Australian record)", "1999-08")]
    [InlineData("East Timor in Transition 1998-2000 (Canberra 2001)", "2001")]
    [InlineData("Peace Accords for Angola, S/22609", null)]
    [InlineData("EU Presidency declaration on Chechnya, PESC/95/15", null)]
    public void A_source_is_of_the_earliest_date_it_names(string document, string? date)
    {
        var citation = new Citation(document, Read: false, string.Empty);
        Assert.Equal(date, citation.Earliest?.ToString());
        Assert.Equal(date, citation.LaterThan(new Month(1990, 12))?.ToString());
        Assert.Null(citation.LaterThan(new Month(2011, 3)));
    }

    [Fact]
    public void Measures_keep_what_was_known_when_they_were_taken()
    {
        var cut = CuratedRecord.Embedded.Until(June1998, May1998);
        Assert.All(cut.Measures, static m => Assert.True(m.Start.LastMonth <= June1998 && m.Description.Length == 0 && m.Note.Length == 0 && m.Result == "unclear" && (m.End is not { } end || end.LastMonth <= June1998)));
        var lasting = CuratedRecord.Embedded.Measures.First(static m => m.Start.LastMonth <= June1998 && m.End is { } end && end.LastMonth > June1998);
        Assert.Equal("ongoing", cut.Measures.Single(m => m.Id == lasting.Id).EndKind);
        Assert.All(cut.Episodes, static e => Assert.True(e.From <= June1998 && e.Summary.Length == 0 && e.Crossings.All(static c => Month.Parse(c[4..]) <= May1998)));
        Assert.All(cut.Cases, static c => Assert.True(c.Opens + 24 <= June1998));
        Assert.All(cut.Codings, k => Assert.Contains(cut.Cases, c => c.Id == k.Case));
    }
}
