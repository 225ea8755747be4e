using System.Globalization;
using System.Text.RegularExpressions;
using Forestall.Files;
using Forestall.Record.Curated;
using Forestall.Record.Curated.Recomputed;

namespace Forestall.Tests.Record.Curated;

public sealed partial class RecomputedEffectsTests
{
    private static readonly Lazy<IReadOnlyList<Effect>> Computed = new(static () => RecomputedEffects.Run(SharedData.Data));

    [Theory]
    [InlineData("HKS troop coefficient, NB2, all 3,746 months", "recomputed-hks-troops-all")]
    [InlineData("same without the single month Rwanda (145,844 killed)", "recomputed-hks-troops-without-month")]
    [InlineData("same without Rwanda", "recomputed-hks-troops-without-rwanda")]
    [InlineData("TIES: dispute ended at threat stage, target acquiesced (codes 1,2)", "recomputed-ties-threat-yielded")]
    [InlineData("TIES: ended at threat stage, acquiesced or negotiated (1,2,5)", "recomputed-ties-threat-yielded-or-settled")]
    [InlineData("TIES: imposed, acquiesced (6,7)", "recomputed-ties-imposed-yielded")]
    [InlineData("TIES: imposed, acquiesced or negotiated (6,7,10)", "recomputed-ties-imposed-yielded-or-settled")]
    [InlineData("TIES: institution involved, success (1,2,5,6,7,10)", "recomputed-ties-with-institution")]
    [InlineData("PRIF fatality rate lower during than before the intervention", "recomputed-prif-lower-during")]
    public void Estimates_and_intervals_agree_with_the_reference_to_every_printed_digit(string quantity, string id)
    {
        var (estimate, interval, _) = Reference(quantity);
        var effect = Of(id);
        Assert.Equal(Numbers(estimate[(estimate.IndexOf('=', StringComparison.Ordinal) + 1)..])[0], effect.Estimate);
        Assert.Equal(Numbers(interval).Take(2), [effect.Low!.Value, effect.High!.Value]);
        Assert.Equal(95, effect.IntervalLevel);
    }

    [Fact]
    public void Cases_without_an_institution_and_the_median_change_agree_with_the_notes_of_the_reference()
    {
        var without = Numbers(Reference("TIES: institution involved, success (1,2,5,6,7,10)").Note.Split('=')[1]);
        var effect = Of("recomputed-ties-without-institution");
        Assert.Equal(without.Take(3), [effect.Estimate!.Value, effect.Low!.Value, effect.High!.Value]);
        Assert.Equal(
            Numbers(Reference("PRIF fatality rate lower during than before the intervention").Note)[0],
            Math.Round(Of("recomputed-prif-median-change").Estimate!.Value));
    }

    [Fact]
    public void Means_are_those_of_the_file_and_say_the_opposite_of_the_regression()
    {
        var months = PeacekeepingMonths.Read(Path.Combine(SharedData.Data, PeacekeepingEffects.File));
        var (with, without) = (Of("recomputed-hks-mean-with"), Of("recomputed-hks-mean-without"));
        Assert.Equal(
            months.Sum(static m => (double)m.Killed),
            (with.Estimate!.Value * months.Count(static m => m.WithPeacekeepers)) + (without.Estimate!.Value * months.Count(static m => !m.WithPeacekeepers)),
            0.05 * months.Count);
        Assert.True(with.Estimate > without.Estimate && Of("recomputed-hks-troops-all").High < 0);
        Assert.Contains(with.Id, Of("recomputed-hks-troops-all").Disagrees);
    }

    [Fact]
    public void Every_recomputed_row_of_the_record_equals_what_is_computed()
    {
        var report = RecomputedEffects.Check(CuratedRecord.Embedded, SharedData.Data);
        Assert.Empty(report.Problems);
        Assert.Equal(3, report.Passed.Count);
        Assert.Equal(Computed.Value.Select(static e => e.Id), CuratedRecord.Embedded.Effects.Where(static e => e.Origin == "recomputed").Select(static e => e.Id));
    }

    [Theory]
    [InlineData("recomputed-hks-troops-all,peacekeeping", "recomputed-hks-troops-all,mediation", "recomputed-hks-troops-all: the column instrument says 'mediation', the source gives 'peacekeeping'")]
    [InlineData(",-0.53,-0.67,-0.391,95,", ",-0.531,-0.67,-0.391,95,", "the column estimate says '-0.531', the source gives '-0.53'")]
    [InlineData("recomputed-prif-median-change,", "recomputed-prif-other,", "recomputed-prif-median-change is missing")]
    [InlineData("recomputed-prif-median-change,", "recomputed-prif-other,", "recomputed-prif-other: it says recomputed, but nothing recomputes it")]
    public void A_row_that_differs_from_its_source_is_named(string row, string changed, string sentence)
    {
        using var folder = new TemporaryFolder();
        var text = File.ReadAllText(Path.Combine(Checkout.Record, "effects.csv"));
        Assert.Contains(row, text, StringComparison.Ordinal);
        File.WriteAllText(folder.File("effects.csv"), text.Replace(row, changed, StringComparison.Ordinal));
        var problems = RecomputedEffects.Check(CuratedRecord.Load(folder.Path), SharedData.Data).Problems;
        Assert.Contains(problems, p => p.Contains(sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void Sources_that_are_not_there_are_left_out_of_the_check_and_refused_by_the_command()
    {
        using var folder = new TemporaryFolder();
        var report = RecomputedEffects.Check(CuratedRecord.Embedded, folder.Path);
        Assert.Empty(report.Problems);
        Assert.Empty(report.Passed);
        Assert.Contains("hks2013.csv: the source file is missing", Assert.Throws<InputException>(() => RecomputedEffects.Run(folder.Path)).Message, StringComparison.Ordinal);
    }

    private static Effect Of(string id) => Assert.Single(Computed.Value, e => e.Id == id);

    private static (string Estimate, string Interval, string Note) Reference(string quantity)
    {
        using var table = TableReader.Open(Path.Combine(SharedData.Data, "cases_sources", "literature", "own_estimates.csv"));
        while (table.Read())
        {
            if (table.Text(0) == quantity)
            {
                return (table.Text(1), table.Text(2), table.Text(3));
            }
        }

        throw new InvalidOperationException($"The reference has no '{quantity}'.");
    }

    private static double[] Numbers(string text) => [.. Number().Matches(text).Select(static m => double.Parse(m.ValueSpan, CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"-?\d+(\.\d+)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();
}
