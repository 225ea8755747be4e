using System.Text.Json;
using Forestall.Lessons;

namespace Forestall.Tests.Lessons;

/// <summary>Necessity and sufficiency of conditions and their combinations against R's package QCA.</summary>
public sealed class SetRelationsReferenceTests
{
    [Fact]
    public void Single_conditions_have_the_necessity_of_the_reference() =>
        Compare("necessity_single", ["inclN", "RoN", "covN"], static r => SetRelations.Necessity(r.Study).Select(static c => Row(c)));

    [Fact]
    public void Single_conditions_have_the_sufficiency_of_the_reference() =>
        Compare("sufficiency_single", ["inclS", "PRI", "covS"], static r => SetRelations.Sufficiency(r.Study).Select(static c => Row(c)));

    [Fact]
    public void Supersets_are_those_of_the_reference() =>
        Compare("superSubset_necessity", ["inclN", "RoN", "covN"], static r => SetRelations.Supersets(r.Study, new SetSearchSettings { InclusionCut = 0.9, CoverageCut = 0.6 }).Sets.Select(static c => Row(c)));

    [Fact]
    public void Relevant_supersets_are_those_of_the_reference() =>
        Compare("superSubset_necessity_ron", ["inclN", "RoN", "covN"], static r => SetRelations.Supersets(r.Study, new SetSearchSettings { InclusionCut = 0.9, CoverageCut = 0.5, RelevanceCut = 0.5 }).Sets.Select(static c => Row(c)));

    [Fact]
    public void Subsets_are_those_of_the_reference() =>
        Compare("superSubset_sufficiency", ["inclS", "PRI", "covS"], static r => SetRelations.Subsets(r.Study, new SetSearchSettings { InclusionCut = r.InclusionCut }).Sets.Select(static c => Row(c)));

    private static (string, double?[]) Row(NecessaryCandidate c) => (ReferenceAnalysis.Normal(c.Expression), [c.Fit.Inclusion, c.Fit.Relevance, c.Fit.Coverage]);

    private static (string, double?[]) Row(SufficientCandidate c) => (ReferenceAnalysis.Normal(c.Expression), [c.Fit.Inclusion, c.Fit.Pri, c.Fit.Coverage]);

    private static void Compare(string analysis, string[] names, Func<ReferenceAnalysis, IEnumerable<(string Term, double?[] Fit)>> compute)
    {
        var wrong = new List<string>();
        foreach (var reference in ReferenceAnalysis.All())
        {
            // R's answers to data with dashes are errors or count the dash as a value of its own.
            if (reference.HasDashes)
            {
                continue;
            }

            var ours = compute(reference).ToDictionary(static c => c.Term, static c => c.Fit, StringComparer.Ordinal);
            if (reference.Result(analysis) is not { } result)
            {
                wrong.AddRange(ours.Keys.Select(k => $"{reference.Name}: {k} where the reference has nothing"));
                continue;
            }

            var terms = ReferenceAnalysis.Strings(result.GetProperty("term")).ConvertAll(ReferenceAnalysis.Normal);
            wrong.AddRange(ours.Keys.Except(terms, StringComparer.Ordinal).Select(k => $"{reference.Name}: {k} is not in the reference"));
            var columns = names.Select(n => ReferenceAnalysis.Numbers(result.GetProperty(n))).ToList();
            for (var i = 0; i < terms.Count; i++)
            {
                if (!ours.TryGetValue(terms[i], out var fit))
                {
                    wrong.Add($"{reference.Name}: {terms[i]} is missing");
                }
                else
                {
                    for (var k = 0; k < fit.Length; k++)
                    {
                        // Where a divisor is zero we say nothing; R says 0 or NaN.
                        if (Math.Abs((fit[k] ?? 0) - (columns[k][i] ?? 0)) > 1e-6)
                        {
                            wrong.Add($"{reference.Name}: {terms[i]} {names[k]} {fit[k]} instead of {columns[k][i]}");
                        }
                    }
                }
            }
        }

        Assert.Empty(wrong);
    }
}
