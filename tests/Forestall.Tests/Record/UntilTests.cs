using Forestall.Record;
using Forestall.Record.Curated;
using Forestall.Record.Thresholds;

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
