using Forestall.Dilemmas.Evidence;
using Forestall.Record;
using Forestall.Record.Curated;
using Forestall.Record.Thresholds;
using Forestall.Warning;

namespace Forestall.Tests.Dilemmas;

public sealed class EvidenceTests
{
    private static readonly ViolenceRecord Record = ViolenceRecord.Embedded;
    private static readonly CuratedRecord Curated = CuratedRecord.Embedded;
    private static readonly WarningHistory? History = WarningHistory.Shipped(Record, WarningSettings.Default);

    [Fact]
    public void Harm_is_that_of_the_twelve_months_published_by_then()
    {
        var (situation, asOf) = (Record.Find("RWA"), new Month(1994, 4));
        var curve = new HarmCurve(Record, situation, RubiconSettings.Default);
        Assert.Equal(curve.Between(new(1993, 4), new(1994, 3)).Best, Of("RWA", asOf).For("harm")[0].Figure);
    }

    [Fact]
    public void The_crossing_is_not_told_before_its_figures_were_published()
    {
        var onset = Crossings.Find(new HarmCurve(Record, Record.Find("RWA"), RubiconSettings.Default)).First(static c => c.Kind == CrossingKind.Onset && c.Month.Year == 1994).Month;
        Assert.Null(Of("RWA", onset).For("crossing")[0].Figure);
        Assert.Equal(1, Of("RWA", onset + 1).For("crossing")[0].Figure);
    }

    [Fact]
    public void A_whole_year_is_told_only_when_all_its_months_were_published()
    {
        Assert.Contains("in 1996", Of("SRB", new(1997, 12)).For("one-sided")[0].Sentence, StringComparison.Ordinal);
        Assert.Contains("in 1997", Of("SRB", new(1998, 1)).For("one-sided")[0].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Displacement_is_told_from_July_of_the_next_year()
    {
        Assert.Contains("at the end of 1996", Of("SRB", new(1998, 6)).For("displacement")[0].Sentence, StringComparison.Ordinal);
        Assert.Contains("at the end of 1997", Of("SRB", new(1998, 7)).For("displacement")[0].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_measure_cited_from_a_later_source_only_is_marked()
    {
        var threats = string.Join(' ', RecordEvidence.Names.SelectMany(Of("IDN", new(1999, 3)).For).Select(static f => f.Sentence));
        Assert.Contains("[IDN-1999-02-roth-calvert-peacekeeping] (source of 1999-08)", threats, StringComparison.Ordinal);
        Assert.Contains("[IDN-1999-03-dio-militia-warning] (source of 2001)", threats, StringComparison.Ordinal);
    }

    [Fact]
    public void No_measure_and_no_resolution_is_told_before_it_was_made()
    {
        var checkedRows = 0;
        foreach (var month in (Month[])[new(1993, 6), new(1998, 9), new(1999, 1), new(2005, 3), new(2011, 2)])
        {
            var early = Curated.Measures.Where(m => m.Start.LastMonth > month).Select(static m => m.Id).ToHashSet(StringComparer.Ordinal);
            foreach (var code in Curated.Episodes.Select(static e => e.Situation).Distinct(StringComparer.Ordinal).Where(c => Record.TryFind(c, out var s) && s.Covers(month - 1)))
            {
                var evidence = Of(code, month);
                foreach (var sentence in RecordEvidence.Names.SelectMany(evidence.For).Select(static f => f.Sentence))
                {
                    var told = Ids(sentence);
                    checkedRows += told.Count;
                    Assert.DoesNotContain(told, early.Contains);
                }
            }
        }

        Assert.True(checkedRows > 100);
    }

    [Fact]
    public void A_later_resolution_in_the_same_row_is_not_told()
    {
        // One row of August 1998 names resolutions 1193 of that month and 1214 of December.
        Assert.DoesNotContain("1214", Of("AFG", new(1998, 9)).For("council")[0].Sentence, StringComparison.Ordinal);
        Assert.Contains("1193", Of("AFG", new(1998, 9)).For("council")[0].Sentence, StringComparison.Ordinal);
        Assert.Contains("1214", Of("AFG", new(1999, 1)).For("council")[0].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Authority_before_the_air_campaign_shows_resolutions_and_no_mandate_for_it()
    {
        var evidence = Of("SRB", new(1999, 2));
        Assert.Contains("1199", evidence.For("council")[0].Sentence, StringComparison.Ordinal);
        Assert.True(evidence.For("tried").Count > 2);
        Assert.True(evidence.For("threats")[0].Figure > 0);
    }

    [Fact]
    public void Where_measures_were_not_collected_their_absence_is_said_to_prove_nothing()
    {
        var evidence = Of("CHE", new(2005, 1));
        Assert.Contains("proves nothing", evidence.For("refused")[0].Sentence, StringComparison.Ordinal);
        Assert.Contains("proves nothing", evidence.For("council")[0].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_warning_is_that_of_the_month()
    {
        Assert.NotNull(History);
        var month = new Month(2010, 6);
        Assert.True(History.TryGet(Record.Find("CIV"), month, 12, out var probability));
        Assert.Equal(probability, Of("CIV", month).For("warning")[0].Figure);
        Assert.Null(RecordEvidence.Of(Record, Curated, null, Record.Find("CIV"), month).For("warning")[0].Figure);
    }

    [Fact]
    public void Precedents_are_cases_whose_outcome_was_known()
    {
        var month = new Month(2000, 1);
        var known = Curated.Cases.Count(c => c.Closes < month && c.Opens + 24 <= month && Record.TryFind(c.Situation, out var s) && s.Region == "Africa");
        Assert.Contains($"Of {known} coded", Of("CIV", month).For("precedent")[0].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_asked_outside_the_record_is_refused()
    {
        Assert.Throws<InputException>(() => Of("RWA", new(1980, 1)));
        Assert.Throws<InputException>(() => Of("RWA", new(1994, 4)).For("mood"));
    }

    private static RecordEvidence Of(string code, Month asOf) => RecordEvidence.Of(Record, Curated, History, Record.Find(code), asOf);

    private static List<string> Ids(string sentence) => [.. sentence.Split('[').Skip(1).Select(static s => s.Split(']')[0])];
}
