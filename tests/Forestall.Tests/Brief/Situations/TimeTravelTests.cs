using Forestall.Brief.Situations;
using Forestall.Record;
using Forestall.Record.Curated;
using Forestall.Record.Internals;
using Forestall.Warning;
using Forestall.Warning.Internals;

namespace Forestall.Tests.Brief.Situations;

/// <summary>A brief as of a month is the same whatever happened afterwards.</summary>
public sealed class TimeTravelTests
{
    [Theory]
    [InlineData("Kosovo", 1998, 6)]
    [InlineData("East Timor", 1999, 3)]
    [InlineData("Rwanda", 1993, 12)]
    public void Another_future_gives_the_same_brief(string name, int year, int month)
    {
        var asOf = new Month(year, month);
        var request = BriefRequests.Of(name, asOf);
        Assert.Equal(BriefRequests.Html(request), BriefRequests.Html(WithAnotherFuture(request, asOf)));
    }

    [Theory]
    [InlineData("Kosovo", 1998, 6)]
    [InlineData("East Timor", 1999, 3)]
    public void A_record_that_ends_there_gives_the_same_brief(string name, int year, int month)
    {
        var asOf = new Month(year, month);
        var request = BriefRequests.Of(name, asOf);
        var record = request.Record.Until(asOf - 1);
        var cut = request with { Record = record, Situation = record.Find(request.Situation.Code), Curated = request.Curated.Until(asOf, asOf - 1), History = request.History!.Until(record, asOf) };
        Assert.Equal(BriefRequests.Html(request), BriefRequests.Html(cut));
    }

    [Fact]
    public void What_came_later_in_Kosovo_and_East_Timor_is_not_in_their_briefs()
    {
        var kosovo = BriefRequests.Html(BriefRequests.Of("Kosovo", new Month(1998, 6)));
        var timor = BriefRequests.Html(BriefRequests.Of("East Timor", new Month(1999, 3)));
        foreach (var later in new[] { "1199", "Allied Force", "air-campaign", "KFOR", "UNMIK", "Rambouillet", "Holbrooke" })
        {
            Assert.DoesNotContain(later, kosovo, StringComparison.Ordinal);
        }

        foreach (var later in new[] { "INTERFET", "interfet", "UNTAET", "UNAMET", "IDN-1999-07" })
        {
            Assert.DoesNotContain(later, timor, StringComparison.Ordinal);
        }
    }

    private static BriefRequest WithAnotherFuture(BriefRequest request, Month asOf)
    {
        var known = asOf - 1;
        var old = request.Record;
        var months = old.Situations.SelectMany(s => old.Months(s).ToArray().Select(m => (s.Code, m.Month <= known ? m : m with { StateBasedEvents = 7, Harm = new HarmByType(new Deaths(300, 4321, 9000), default, default, 11) })));
        var years = old.Years.Where(y => y.Year < asOf.Year + 3).Select(y => y.Year <= YearlyFigures.LastPublished(asOf) ? y : y.Year < known.Year || (y.Year == known.Year && known.Number == 12) ? y with { Displacement = new(77, 77, 77, 77, 77), Population = 77 } : y with { Harm = default, Displacement = default, Population = 1 });
        var record = new ViolenceRecord(new RecordContent(old.Situations, [.. months], [.. years], old.Sources), old.Version);
        return request with { Record = record, Curated = WithAnotherFuture(request.Curated, asOf, known), History = WithAnotherFuture(request.History!, record, asOf) };
    }

    private static CuratedRecord WithAnotherFuture(CuratedRecord curated, Month asOf, Month known)
    {
        bool Lasts(Measure m) => m.LastMonth > asOf;
        return new(
            [.. curated.Episodes.Where(e => e.From <= asOf).Select(e => e with
            {
                To = e.To is { } to && to <= asOf ? to : asOf + 40,
                Crossings = [.. e.Crossings.Where(c => Month.Parse(c[4..]) <= known)],
                Summary = "another summary",
                Expectation = "another expectation",
            })],
            [
                .. curated.Measures.Where(m => m.Start.LastMonth <= asOf).Select(m => m with { Result = "worked", Description = "written later", Note = "", End = Lasts(m) ? new PartialDate((asOf + 5).Year, (asOf + 5).Number, null) : m.End, EndKind = Lasts(m) ? "month" : m.EndKind }),
                .. curated.Measures.Where(m => m.Start.FirstMonth > asOf).Select(static m => m with { Actor = "another actor", Class = MeasureClass.Force, Instrument = "air-strikes" }),
            ],
            [.. curated.Cases.Select(c => c.Opens + 24 <= asOf && c.Closes < asOf ? c : c with { Values = new Dictionary<string, double?>(StringComparer.Ordinal) { ["AVERTED"] = 1 } })],
            curated.Codings,
            curated.Effects);
    }

    private static WarningHistory WithAnotherFuture(WarningHistory history, ViolenceRecord record, Month asOf) => new(
        record,
        history.Settings,
        [.. history.Warnings.Select(w => w.AsOf <= asOf ? w : new StoredWarning(w.Situation, w.AsOf, [.. w.Probabilities.Select(static _ => 0.9)]))],
        history.Combinations.ToDictionary(static c => c.Key, c => c.Key <= asOf.Year ? c.Value : [.. c.Value.Select(static _ => new Combination(9, 9, 9))]));
}
