using CsCheck;
using Forestall.Record;
using Forestall.Record.Curated;
using Forestall.Record.Thresholds;
using Forestall.Rubicon;

namespace Forestall.Tests.Record.Curated;

public sealed class CuratedRecordTests
{
    private static readonly CuratedRecord Embedded = CuratedRecord.Embedded;

    [Fact]
    public void Every_row_passes_the_check()
    {
        Assert.Empty(CuratedCheck.Run(Embedded, ViolenceRecord.Embedded));
        Assert.Empty(LedgerCheck.Run(ViolenceRecord.Embedded, Embedded));
    }

    [Fact]
    public void Enough_is_covered()
    {
        Assert.True(Embedded.Episodes.Count >= 45);
        Assert.True(Embedded.Episodes.Count(static e => e.IsNear) >= 15);
        Assert.True(Embedded.Measures.Count >= 600);
        Assert.All(Enum.GetValues<MeasureClass>(), static c => Assert.True(Embedded.Measures.Count(m => m.Class == c) >= 30, c.ToString()));
        Assert.True(Embedded.Measures.Count(static m => m.Citation.Read) * 3 >= Embedded.Measures.Count);
    }

    [Fact]
    public void Four_fifths_of_all_deaths_after_crossings_lie_in_covered_episodes()
    {
        var onsets = Crossings.Find(ViolenceRecord.Embedded, RubiconSettings.Default).Where(static c => c.Kind == CrossingKind.Onset).ToList();
        var covered = Embedded.Episodes.SelectMany(static e => e.Crossings).ToHashSet(StringComparer.Ordinal);
        Assert.True(onsets.Where(c => covered.Contains(c.Id)).Sum(static c => c.Deaths.Best) >= 0.8 * onsets.Sum(static c => c.Deaths.Best));
    }

    [Fact]
    public void Vetoes_on_record_agree_with_the_list_of_vetoes()
    {
        var lines = EventFile.Rows(File.ReadAllText(Path.Combine(SharedData.Data, "cases_sources", "unsc_vetoes", "unsc_vetoes_1946_sept2022.csv"))).ToList();
        var date = lines[0].IndexOf("date");
        var known = lines.Skip(1).Select(r => r[date]).ToHashSet(StringComparer.Ordinal);
        var vetoes = Embedded.Measures.Where(static m => m.Instrument == "veto" && m.Start.Precision == "day" && string.CompareOrdinal(m.Start.ToString(), "2022-09-01") < 0).ToList();
        Assert.True(vetoes.Count >= 10);
        Assert.All(vetoes, m => Assert.True(known.Any(d => Same(d, m.Start)), $"{m.Id} {m.Start}"));

        static bool Same(string listed, PartialDate date) =>
            DateTime.TryParse(listed, System.Globalization.CultureInfo.InvariantCulture, out var day) && day.Year == date.Year && day.Month == date.MonthNumber && day.Day == date.Day;
    }

    [Theory]
    [InlineData("SRB-1999-03-air-campaign,SRB-1998-05,", "SRB-1999-03-air-campaign,SRB-1998-15,", "there is no episode")]
    [InlineData("SRB-1999-03-air-campaign,", "SRB-1999-04-air-campaign,", "the id must begin with situation and start")]
    [InlineData(",1999-03-24,day,", ",1999-02-30,day,", "is no date")]
    [InlineData(",1999-03-24,day,", ",1999-05-24,day,", "the id must begin with situation and start")]
    [InlineData(",force,air-strikes,", ",threat,air-strikes,", "has no instrument 'air-strikes'")]
    [InlineData(",force,air-strikes,", ",attack,air-strikes,", "is no class")]
    public void A_broken_row_is_named(string old, string broken, string part) => Broken("measures.csv", "SRB-1999-03-air-campaign", old, broken, "SRB-1999-0", part);

    [Fact]
    public void A_resolution_of_another_time_is_named() => Broken("measures.csv", "RWA-1994-05-arms-embargo", ",918,", ",1918,", "RWA-1994-05-arms-embargo", "resolution 1918");

    [Fact]
    public void An_id_given_twice_is_named() => Broken("measures.csv", "SRB-1999-06-kfor", "SRB-1999-06-kfor", "SRB-1999-06-unmik", "SRB-1999-06-unmik", "twice");

    [Fact]
    public void Breaking_any_cell_of_a_word_column_is_found() =>
        Gen.Select(Gen.Int[0, Embedded.Measures.Count - 1], Gen.Int[0, 5]).Sample(static (row, column) =>
        {
            var measure = Embedded.Measures[row];
            var broken = column switch
            {
                0 => measure with { Id = measure.Id + "-X" },
                1 => measure with { Episode = measure.Episode + "0" },
                2 => measure with { Status = "done" },
                3 => measure with { Authority = "somebody" },
                4 => measure with { Class = (MeasureClass)(((int)measure.Class + 1) % 6) },
                _ => measure with { Start = measure.Start with { Year = measure.Start.Year + 40 } },
            };
            var measures = Embedded.Measures.ToList();
            measures[row] = broken;
            var changed = new CuratedRecord(Embedded.Episodes, measures, [], [], []);
            Assert.Contains(CuratedCheck.Run(changed, ViolenceRecord.Embedded), p => p.Contains(broken.Id, StringComparison.Ordinal));
        }, iter: 30, threads: 1);

    [Fact]
    public void Every_case_has_every_value_and_a_third_are_coded_twice()
    {
        Assert.True(Embedded.Cases.Count >= 70);
        Assert.True(Embedded.Cases.Select(static c => c.Episode).Distinct().Count() >= 45);
        Assert.True(Embedded.Codings.Where(static k => k.Coder == "second").Select(static k => k.Case).Distinct().Count() * 3 >= Embedded.Cases.Count);
        Assert.Contains(Embedded.Cases, static c => c.Values["AVERTED"] == 1 && c.Values["FORCE"] == 0);
        Assert.Contains(Embedded.Cases, static c => c.Values["AVERTED"] == 0 && c.Values["FORCE"] == 1);
    }

    [Theory]
    [InlineData("0.5", "has no anchor")]
    [InlineData("", "has no anchor")]
    [InlineData("x", "is no number")]
    public void A_value_without_an_anchor_is_named(string value, string part) =>
        Broken("case-codings.csv", "SRB-1997-05,AVERTED,first", ",first,0.33,", $",first,{value},", "SRB-1997-05 AVERTED", part);

    [Fact]
    public void A_case_of_no_episode_is_named() =>
        Broken("cases.csv", "SRB-1997-05", ",SRB-1998-05,", ",SRB-1998-99,", "SRB-1997-05", "there is no episode");

    [Fact]
    public void A_value_that_differs_from_its_coding_is_named() =>
        Broken("case-codings.csv", "SRB-1997-05,FORCE,first", ",first,0,", ",first,0.33,", "SRB-1997-05", "FORCE is 0, but the coding settled on 0.33");

    [Fact]
    public void Force_that_cites_a_mediation_is_named()
    {
        var codings = Embedded.Codings.Select(static k => k is { Case: "BIH-1995-05", Condition: "FORCE" } ? k with { Measures = ["BIH-1995-11-dayton-agreement"] } : k).ToList();
        var changed = new CuratedRecord(Embedded.Episodes, Embedded.Measures, Embedded.Cases, codings, []);
        Assert.Contains(CuratedCheck.Run(changed, ViolenceRecord.Embedded), static p => p.Contains("BIH-1995-05 FORCE", StringComparison.Ordinal) && p.Contains("needs a measure of its class", StringComparison.Ordinal));
    }

    [Fact]
    public void A_precision_that_does_not_fit_the_date_is_named() =>
        Broken("measures.csv", "SRB-1999-03-air-campaign", ",1999-03-24,day,", ",1999-03-24,year,", "SRB-1999-03", "does not fit");

    [Fact]
    public void Agreement_is_Cohens()
    {
        // Cohen (1960): 20 of 50 agree on 1, 15 on 0, the rest differ: kappa is 0.4.
        var pairs = Enumerable.Repeat((1.0, 1.0), 20).Concat(Enumerable.Repeat((1.0, 0.0), 5)).Concat(Enumerable.Repeat((0.0, 1.0), 10)).Concat(Enumerable.Repeat((0.0, 0.0), 15)).ToList();
        var agreement = CoderAgreement.Of("X", pairs);
        Assert.Equal(0.7, agreement.Equal, 12);
        Assert.Equal(0.4, agreement.Kappa!.Value, 12);
        Assert.Equal(0.4, agreement.WeightedKappa!.Value, 12);
    }

    private static void Broken(string file, string id, string old, string broken, string named, string part)
    {
        using var folder = new TemporaryFolder();
        var lines = File.ReadAllLines(Path.Combine(Checkout.Record, file));
        var at = Array.FindIndex(lines, l => l.StartsWith(id + ",", StringComparison.Ordinal));
        Assert.Contains(old, lines[at], StringComparison.Ordinal);
        lines[at] = lines[at].Replace(old, broken, StringComparison.Ordinal);
        File.WriteAllLines(folder.File(file), lines);
        IReadOnlyList<string> problems;
        try
        {
            problems = CuratedCheck.Run(CuratedRecord.Load(folder.Path), ViolenceRecord.Embedded);
        }
        catch (InputException e)
        {
            // A cell that cannot even be read is named by line and column.
            Assert.Contains($"{file}, line {at + 1}, column", e.Message, StringComparison.Ordinal);
            Assert.Contains(part, e.Message, StringComparison.Ordinal);
            return;
        }

        Assert.Contains(problems, p => p.Contains(named, StringComparison.Ordinal) && p.Contains(part, StringComparison.Ordinal));
    }

    [Fact]
    public void The_meaning_of_every_condition_stands_in_the_codebook()
    {
        var codebook = File.ReadAllText(Path.Combine(Checkout.Root, "docs", "codebook-cases.md"));
        Assert.All(CaseConditions.All, name => Assert.Contains($"| `{name}` | {CaseConditions.Meaning(name)}", codebook, StringComparison.Ordinal));
    }
}
