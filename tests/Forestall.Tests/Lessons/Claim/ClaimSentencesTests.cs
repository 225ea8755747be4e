using CsCheck;
using Forestall.Brief;
using Forestall.Lessons.Claim;
using Forestall.Record.Curated;

namespace Forestall.Tests.Lessons.Claim;

/// <summary>The sentences follow the figures: other data, other sentences.</summary>
public sealed class ClaimSentencesTests
{
    private static readonly Gen<double> Anchor = Gen.Int[0, 3].Select(static i => CaseConditions.Anchors[i]);
    private static readonly Gen<(double, double)[]> Cases = Gen.Select(Anchor, Anchor).Array[8, 14];

    [Fact]
    public void The_answer_has_the_counts_and_the_verdict_of_the_cases() => Cases.Sample(
        cases =>
        {
            var both = cases.Count(static c => c.Item1 > 0.5 && c.Item2 > 0.5);
            var coerced = cases.Count(static c => c.Item1 > 0.5);
            var successes = cases.Count(static c => c.Item2 > 0.5);
            var answer = string.Join(' ', Passage(cases, "answer"));
            if (coerced == 0 || successes == 0)
            {
                return answer.Contains("cannot answer", StringComparison.Ordinal);
            }

            var necessary = Inclusion(cases, over: static c => c.Item2) >= 0.9 && Relevance(cases) >= 0.5;
            var share = (double)both / successes;
            var second = necessary ? "necessary”: the record agrees." : share >= 0.5 ? "necessary”: the record agrees with “often” only" : "necessary”: the record does not bear it out";
            return answer.Contains(second, StringComparison.Ordinal)
                && answer.Contains(necessary || share >= 0.5 ? $"{both} of {successes} successes" : $"{successes - both} of {successes} successes", StringComparison.Ordinal)
                && (answer.Contains($"Of {coerced} cases with threat or force, {both} had success", StringComparison.Ordinal) || answer.Contains($"{both} of the {coerced} cases with it had success", StringComparison.Ordinal));
        },
        iter: 20);

    [Fact]
    public void A_record_in_which_coercion_always_helped_and_nothing_else_did_says_so()
    {
        var claim = Claim(ClaimRecords.Of(Enumerable.Range(0, 16).Select(static i => i % 2 == 0 ? (1.0, 1.0) : (0.0, 0.0))));
        Assert.True(claim.Fit.IsNecessary(claim.Settings) && claim.Fit.IsSufficient(claim.Settings));
        var answer = ClaimSentences.Of(claim).Single(static p => p.Id == "answer").Sentences;
        Assert.Contains("the record speaks against it", answer[0], StringComparison.Ordinal);
        Assert.Contains("“It often is necessary”: the record agrees. ", answer[1], StringComparison.Ordinal);
        Assert.Contains("No case shows success without coercion", string.Join(' ', ClaimSentences.Of(claim).Single(static p => p.Id == "contradictions").Sentences), StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_without_coercion_says_that_it_cannot_answer()
    {
        var claim = Claim(ClaimRecords.Of(Enumerable.Range(0, 8).Select(static i => (0.0, i % 2 == 0 ? 1.0 : 0.0))));
        Assert.Contains("cannot answer", string.Join(' ', ClaimSentences.Of(claim)[0].Sentences), StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", string.Join(' ', ClaimSentences.Of(claim).SelectMany(static p => p.Sentences)), StringComparison.Ordinal);
    }

    [Fact]
    public void Turning_one_case_round_changes_the_sentences_it_stands_in()
    {
        var embedded = CuratedRecord.Embedded;
        var gambia = embedded.Cases.Single(static c => c.Name == "Gambia 2016");
        var turned = embedded.Cases.Select(c => c == gambia ? c with { Values = c.Values.ToDictionary(static p => p.Key, static p => p.Key is "THREAT" or "FORCE" ? 0.0 : p.Value, StringComparer.Ordinal) } : c).ToList();
        var before = ClaimSentences.Of(Claim(embedded));
        var after = ClaimSentences.Of(Claim(new CuratedRecord(embedded.Episodes, embedded.Measures, turned, embedded.Codings, embedded.Effects)));
        Assert.DoesNotContain("Gambia 2016", before.Single(static p => p.Id == "contradictions").Sentences[0], StringComparison.Ordinal);
        Assert.Contains("Gambia 2016", after.Single(static p => p.Id == "contradictions").Sentences[0], StringComparison.Ordinal);
        foreach (var id in new[] { "answer", "necessary", "sufficient", "stability", "limits" })
        {
            Assert.NotEqual(before.Single(p => p.Id == id).Sentences, after.Single(p => p.Id == id).Sentences);
        }
    }

    private static IReadOnlyList<string> Passage((double, double)[] cases, string id) =>
        ClaimSentences.Of(Claim(ClaimRecords.Of(cases))).Single(p => p.Id == id).Sentences;

    private static CoercionClaim Claim(CuratedRecord record) => CoercionClaim.Of(record, cancellation: TestContext.Current.CancellationToken);

    private static double Inclusion((double, double)[] cases, Func<(double, double), double> over) =>
        cases.Sum(static c => Math.Min(c.Item1, c.Item2)) / cases.Sum(over);

    private static double Relevance((double, double)[] cases)
    {
        var divisor = cases.Sum(static c => 1 - Math.Min(c.Item1, c.Item2));
        return divisor > 0 ? cases.Sum(static c => 1 - c.Item1) / divisor : 0;
    }
}
