using System.Globalization;
using Forestall.Lessons;
using Forestall.Lessons.Claim;
using Forestall.Record.Curated;

namespace Forestall.Tests.Lessons.Claim;

/// <summary>The figures of the claim, made again with simple loops over the lines of record/cases.csv.</summary>
public sealed class CoercionClaimTests
{
    private const double Exact = 1e-12;
    private static readonly CoercionClaim Found = CoercionClaim.Of(CuratedRecord.Embedded, cancellation: TestContext.Current.CancellationToken);
    private static readonly List<Dictionary<string, double?>> Lines = Read();

    public static TheoryData<string> Definitions() => [.. CoercionDefinition.All.Select(static d => d.Name)];

    [Theory]
    [MemberData(nameof(Definitions))]
    public void Every_definition_of_coercion_has_the_figures_of_simple_loops_under_every_definition_of_success(string name)
    {
        foreach (var (success, value) in Successes())
        {
            var cell = Found.Cells.Single(c => c.Coercion.Name == name && c.Success.Name == success);
            var pairs = Lines.Where(l => value(l) is not null).Select(l => (X: Coercion(name, l), Y: value(l)!.Value)).ToList();
            AssertFit(cell.Fit, pairs);
        }
    }

    [Fact]
    public void Leaving_out_a_case_gives_the_figures_of_the_other_cases()
    {
        var left = Found.Variants.Where(static v => v.Group == "case left out").ToList();
        Assert.Equal(Lines.Count, left.Count);
        for (var i = 0; i < Lines.Count; i++)
        {
            AssertFit(left[i].Fit, [.. Lines.Where((_, at) => at != i).Select(static l => (Coercion("threat or force", l), l["AVERTED"]!.Value))]);
        }
    }

    [Fact]
    public void Cut_offs_move_both_sides()
    {
        var variant = Found.Variants.Single(static v => v.Name == "coercion from 0.33, success from 1");
        AssertFit(variant.Fit, [.. Lines.Select(static l => (Coercion("threat or force", l) >= 0.33 ? 1.0 : 0, l["AVERTED"] >= 1 ? 1.0 : 0))]);
    }

    [Fact]
    public void Cases_that_contradict_are_those_on_two_sides_of_one_half()
    {
        var without = Lines.Where(static l => Coercion("threat or force", l) <= 0.5 && l["AVERTED"] > 0.5).Count();
        var failed = Lines.Where(static l => Coercion("threat or force", l) > 0.5 && l["AVERTED"] <= 0.5).Count();
        Assert.Equal(without, Found.Contradictions.Count(static c => c.AgainstNecessity));
        Assert.Equal(failed, Found.Contradictions.Count(static c => !c.AgainstNecessity));
        Assert.All(Found.Contradictions, static c => Assert.False(string.IsNullOrWhiteSpace(c.Why), c.Case.Id));
    }

    [Fact]
    public void Terms_of_the_mixes_have_the_fit_of_simple_loops()
    {
        var terms = Found.Mixes.SelectMany(static m => m.Solutions).SelectMany(static s => s.Models).SelectMany(static m => m.FittedTerms).ToList();
        Assert.NotEmpty(terms);
        foreach (var term in terms)
        {
            double sum = 0, both = 0, successes = 0;
            foreach (var line in Lines)
            {
                var x = 1.0;
                foreach (var literal in term.Term.Expression.Split('*'))
                {
                    var condition = literal.TrimStart('~');
                    var v = condition == MixFrame.Coercion ? Coercion("threat or force", line) : line[condition]!.Value;
                    x = Math.Min(x, literal[0] == '~' ? 1 - v : v);
                }

                sum += x;
                both += Math.Min(x, line["AVERTED"]!.Value);
                successes += line["AVERTED"]!.Value;
            }

            Assert.Equal(both / sum, term.Fit.Inclusion!.Value, Exact);
            Assert.Equal(both / successes, term.Fit.Coverage!.Value, Exact);
        }
    }

    [Fact]
    public void Models_cover_every_sufficient_row_and_the_list_is_complete()
    {
        foreach (var solution in Found.Mixes.SelectMany(static m => m.Solutions))
        {
            Assert.Equal(Completeness.Complete, solution.Completeness);
            foreach (var row in solution.Table.Observed.Where(static r => r.Output == RowOutput.Positive))
            {
                Assert.All(solution.Models, m => Assert.Contains(m.Terms, t => t.Literals.All(l => row.Values[l.Condition] == l.Value)));
            }
        }
    }

    [Fact]
    public void The_coders_alone_have_the_values_they_wrote()
    {
        var codings = CuratedRecord.Embedded.Codings.Where(static k => k.Coder == "first").ToDictionary(static k => (k.Case, k.Condition), static k => k.Value);
        var pairs = CuratedRecord.Embedded.Cases.Select(c => (Math.Max(codings[(c.Id, "THREAT")]!.Value, codings[(c.Id, "FORCE")]!.Value), codings[(c.Id, "AVERTED")]!.Value)).ToList();
        AssertFit(Found.Variants.Single(static v => v.Name == "the first coder alone").Fit, pairs);
    }

    [Fact]
    public void Groups_in_time_divide_the_cases_with_coercion()
    {
        var coded = Found.Timing.Take(2).Sum(static t => t.Fit.Coerced);
        var dated = Found.Timing.Skip(2).Sum(static t => t.Fit.Coerced);
        Assert.Equal(Found.Fit.Coerced, dated);
        Assert.True(coded <= Found.Fit.Coerced);
        Assert.Equal(Found.Fit.Both, Found.Timing.Skip(2).Sum(static t => t.Fit.Both));
    }

    [Fact]
    public void In_degree_the_empty_corner_is_the_area_above_the_highest_success_so_far()
    {
        // For each step of coercion from 0 on: no case up to there reaches higher than the ceiling.
        double empty = 0, from = 0;
        foreach (var next in new[] { 0.33, 0.67, 1.0 })
        {
            var ceiling = Lines.Where(l => Coercion("threat or force", l) <= from).Max(static l => l["AVERTED"]!.Value);
            empty += (next - from) * (1 - ceiling);
            from = next;
        }

        Assert.Equal(empty, Found.Ceiling!.EffectSize, Exact);
    }

    [Fact]
    public void Any_set_of_conditions_can_stand_for_coercion_and_a_stranger_gets_a_sentence()
    {
        var claim = CoercionClaim.Of(CuratedRecord.Embedded, new CoercionDefinition("mine", "~DIPL*FORCE + ECON", "mine"), cancellation: TestContext.Current.CancellationToken);
        AssertFit(claim.Fit, [.. Lines.Select(static l => (Math.Max(Math.Min(1 - l["DIPL"]!.Value, l["FORCE"]!.Value), l["ECON"]!.Value), l["AVERTED"]!.Value))]);
        var e = Assert.Throws<InputException>(static () => CoercionClaim.Of(CuratedRecord.Embedded, new CoercionDefinition("x", "WEATHER", "x"), cancellation: TestContext.Current.CancellationToken));
        Assert.Contains("WEATHER", e.Message, StringComparison.Ordinal);
    }

    private static void AssertFit(ClaimFit fit, List<(double X, double Y)> pairs)
    {
        double x = 0, y = 0, both = 0, torn = 0;
        foreach (var (a, b) in pairs)
        {
            x += a;
            y += b;
            both += Math.Min(a, b);
            torn += Math.Min(Math.Min(a, b), 1 - b);
        }

        Assert.Equal(pairs.Count, fit.Cases);
        Assert.Equal(both / y, fit.Necessity.Inclusion!.Value, Exact);
        Assert.Equal((pairs.Count - x) / (pairs.Count - both), fit.Necessity.Relevance!.Value, Exact);
        Assert.Equal(both / x, fit.Necessity.Coverage!.Value, Exact);
        Assert.Equal(both / x, fit.Sufficiency.Inclusion!.Value, Exact);
        Assert.Equal((both - torn) / (x - torn), fit.Sufficiency.Pri!.Value, Exact);
        Assert.Equal(both / y, fit.Sufficiency.Coverage!.Value, Exact);
        Assert.Equal(pairs.Count(static p => p.X > 0.5 && p.Y > 0.5), fit.Both);
        Assert.Equal(pairs.Count(static p => p.X <= 0.5 && p.Y > 0.5), fit.SuccessWithout);
        Assert.Equal(pairs.Count(static p => p.X > 0.5 && p.Y <= 0.5), fit.CoercionWithout);
    }

    private static double Coercion(string name, Dictionary<string, double?> l)
    {
        var (threat, force, capability, presence, economic) = (l["THREAT"]!.Value, l["FORCE"]!.Value, l["CAPAB"]!.Value, l["DEPLOY"]!.Value, l["ECON"]!.Value);
        return name switch
        {
            "threat" => threat,
            "force" => force,
            "threat or force" => Math.Max(threat, force),
            "credible threat" => Math.Min(threat, capability),
            "credible threat or force" => Math.Max(Math.Min(threat, capability), force),
            "capability in place" => capability,
            "threat, force or presence" => Math.Max(Math.Max(threat, force), presence),
            "any coercion" => Math.Max(Math.Max(threat, force), Math.Max(presence, economic)),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
        };
    }

    private static Dictionary<string, Func<Dictionary<string, double?>, double?>> Successes() => new(StringComparer.Ordinal)
    {
        ["averted"] = static l => l["AVERTED"],
        ["averted, below 100"] = static l => l["AVERTED"] == 1 ? 1 : 0,
        ["averted, below 10,000"] = static l => l["AVERTED"] > 0 ? 1 : 0,
        ["averted and kept"] = static l => l["RECURRED"] is { } r ? Math.Min(l["AVERTED"]!.Value, 1 - r) : l["AVERTED"] > 0.5 ? null : l["AVERTED"],
        ["averted or ended"] = static l => Math.Max(l["AVERTED"]!.Value, l["ENDED"] ?? 0),
        ["ended"] = static l => l["ENDED"],
    };

    /// <summary>The values stand in the last columns and hold no commas.</summary>
    private static List<Dictionary<string, double?>> Read()
    {
        var lines = File.ReadAllLines(Path.Combine(Checkout.Record, "cases.csv"));
        var names = CaseConditions.All;
        Assert.EndsWith(string.Join(',', names), lines[0], StringComparison.Ordinal);
        return [.. lines.Skip(1).Select(l => l.Split(',')[^names.Count..]).Select(cells =>
            names.Zip(cells).ToDictionary(static p => p.First, static p => p.Second.Length == 0 ? (double?)null : double.Parse(p.Second, CultureInfo.InvariantCulture), StringComparer.Ordinal))];
    }
}
