using System.Globalization;
using System.Text.Json;
using Forestall.Lessons;

namespace Forestall.Tests.Lessons;

/// <summary>Solutions against those of R's package QCA: sets of models, prime implicants, fit, cases, assumptions.</summary>
public sealed class MinimizationReferenceTests
{
    [Theory]
    [InlineData("conservative", SolutionType.Conservative, false, false)]
    [InlineData("conservative_allsol", SolutionType.Conservative, true, false)]
    [InlineData("parsimonious", SolutionType.Parsimonious, false, false)]
    [InlineData("parsimonious_allsol", SolutionType.Parsimonious, true, false)]
    [InlineData("parsimonious_rowdom", SolutionType.Parsimonious, false, true)]
    public void Models_and_their_fit_are_those_of_the_reference(string analysis, SolutionType type, bool all, bool rowDominance)
    {
        var wrong = new List<string>();
        foreach (var reference in ReferenceAnalysis.All())
        {
            var result = reference.Result(analysis)!.Value;
            var solution = Minimization.Solve(reference.Table, new MinimizationSettings { Type = type, AllModels = all, RowDominance = rowDominance }, TestContext.Current.CancellationToken);
            Assert.Equal(Completeness.Complete, solution.Completeness);
            if (reference.HasDashes && type == SolutionType.Parsimonious)
            {
                // R takes the dash of a negative row for a third value that no term can meet, and then writes terms with that value
                // as if it were not there: its models “EBA + E*S” and “~E + ~S” cover rows that are negative (for REC, P*E*A*EBA*~S).
                // A row that does not apply is read here as either value, as R itself reads it for the conservative solution.
                var theirs = result.GetProperty("models").EnumerateArray().Select(ReferenceAnalysis.Strings).ToDictionary(ReferenceAnalysis.Normal, StringComparer.Ordinal);
                Assert.All(solution.Models, m => Assert.Contains(ReferenceAnalysis.Normal(m.Expression), theirs));
                Assert.All(theirs.Where(t => !solution.Models.Any(m => ReferenceAnalysis.Normal(m.Expression) == t.Key)), t => Assert.True(CoversANegativeRow(reference, t.Value)));
                continue;
            }

            Same(wrong, $"{reference.Name} prime implicants", ReferenceAnalysis.Strings(result.GetProperty("PIs")).Select(ReferenceAnalysis.Normal), solution.PrimeImplicants.Select(static p => ReferenceAnalysis.Normal(p.Term.Expression)));
            Same(wrong, $"{reference.Name} models", result.GetProperty("models").EnumerateArray().Select(static m => ReferenceAnalysis.Normal(ReferenceAnalysis.Strings(m))), solution.Models.Select(static m => ReferenceAnalysis.Normal(m.Expression)));
            CompareFit(wrong, reference, result, solution.Models);

            // Rows with a dash are numbered by R as if the dash were −1, which is another row.
            if (!reference.HasDashes)
            {
                CompareAssumptions(wrong, reference, result, solution.Models);
                CompareChart(wrong, reference, result.GetProperty("PIchart"), solution.PrimeImplicants);
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Intermediate_models_and_counterfactuals_are_those_of_the_reference()
    {
        var wrong = new List<string>();
        var compared = 0;
        foreach (var reference in ReferenceAnalysis.All())
        {
            if (reference.Result("intermediate") is not { } result)
            {
                continue;
            }

            compared++;
            var command = reference.Analyses.GetProperty("intermediate").GetProperty("command").GetString()!;
            var from = command.IndexOf("dir.exp = c(", StringComparison.Ordinal) + "dir.exp = c(".Length;
            var expectations = command[from..command.IndexOf(')', from)].Split(',').Select(static e => e.Trim().Trim('"')).ToList();
            var solution = Minimization.Solve(reference.Table, new MinimizationSettings { Type = SolutionType.Intermediate, DirectionalExpectations = expectations }, TestContext.Current.CancellationToken);
            var steps = result.GetProperty("intermediate").EnumerateObject().Select(static p => p.Value).ToList();
            Same(wrong, $"{reference.Name} pairs", steps.Select(Pair), solution.Steps.Select(Pair));
            foreach (var step in steps)
            {
                if (solution.Steps.FirstOrDefault(s => Pair(s) == Pair(step)) is not { } ours)
                {
                    continue;
                }

                Same(wrong, $"{reference.Name} {Pair(step)} models", step.GetProperty("models").EnumerateArray().Select(static m => ReferenceAnalysis.Normal(ReferenceAnalysis.Strings(m))), ours.Models.Select(static m => ReferenceAnalysis.Normal(m.Expression)));
                Same(wrong, $"{reference.Name} {Pair(step)} easy", ReferenceAnalysis.Strings(step.GetProperty("easy_counterfactuals")), ours.EasyCounterfactuals.Select(Text));
                Same(wrong, $"{reference.Name} {Pair(step)} difficult", ReferenceAnalysis.Strings(step.GetProperty("difficult_counterfactuals")), ours.DifficultCounterfactuals.Select(Text));
                CompareFit(wrong, reference, step, ours.Models);
                CompareChart(wrong, reference, step.GetProperty("PIchart"), ours.PrimeImplicants);
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(compared >= 40);
    }

    [Fact]
    public void Untenable_rows_are_those_of_the_reference()
    {
        var wrong = new List<string>();
        var more = 0;
        foreach (var reference in ReferenceAnalysis.All().Where(static r => !r.HasDashes))
        {
            // With two cut-offs R computes the table of the other side with the lower one alone; here both sides are decided alike.
            if (reference.Table.Settings.LowerInclusionCut is not null)
            {
                continue;
            }

            Same(wrong, $"{reference.Name} simultaneous subsets", ReferenceAnalysis.Strings(reference.Result("untenable_ssr")!.Value), UntenableRows.SimultaneousSubsets(reference.Table).Select(Text));
            var theirs = ReferenceAnalysis.Strings(reference.Result("untenable_csa")!.Value);
            var ours = UntenableRows.ContradictoryAssumptions(reference.Table, TestContext.Current.CancellationToken).Select(Text).ToList();
            Same(wrong, $"{reference.Name} contradictory assumptions", theirs, ours.Intersect(theirs, StringComparer.Ordinal));

            // R's findRows leaves out one row in three data sets, although its own lists of assumptions have it on both sides.
            foreach (var row in ours.Except(theirs, StringComparer.Ordinal))
            {
                more++;
                var sides = reference.File.GetProperty("analyses");
                Assert.True(Assumes(sides.GetProperty("outcome"), row) && Assumes(sides.GetProperty("negated"), row), $"{reference.Name} row {row}");
            }
        }

        Assert.Equal(6, more);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static bool Assumes(JsonElement side, string row) =>
        side.GetProperty("parsimonious").GetProperty("result").GetProperty("simplifying_assumptions").EnumerateObject().Any(m => ReferenceAnalysis.Strings(m.Value).Contains(row, StringComparer.Ordinal));

    private static string Pair(JsonElement step) => ReferenceAnalysis.Normal(ReferenceAnalysis.Strings(step.GetProperty("c_sol"))) + " / " + ReferenceAnalysis.Normal(ReferenceAnalysis.Strings(step.GetProperty("p_sol")));

    private static string Pair(IntermediateSolution step) => ReferenceAnalysis.Normal(step.Conservative.Expression) + " / " + ReferenceAnalysis.Normal(step.Parsimonious.Expression);

    private static bool CoversANegativeRow(ReferenceAnalysis reference, List<string> terms) =>
        terms.Exists(term => reference.Table.Observed.Any(row => row.Output == RowOutput.Negative && term.Split('*').All(literal =>
        {
            var at = reference.Study.Conditions.Select(static c => c.Name).ToList().IndexOf(literal.TrimStart('~'));
            return row.Values[at] < 0 || row.Values[at] == (literal[0] == '~' ? 0 : 1);
        })));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static void CompareFit(List<string> wrong, ReferenceAnalysis reference, JsonElement result, IReadOnlyList<Model> models)
    {
        var fit = result.GetProperty("fit");
        var single = !fit.TryGetProperty("individual", out var individual);
        var fits = single ? [fit] : individual.EnumerateArray().ToList();
        foreach (var expected in fits)
        {
            var terms = expected.GetProperty("terms");
            var names = ReferenceAnalysis.Strings(terms.GetProperty("term")).ConvertAll(ReferenceAnalysis.Normal);
            var key = ReferenceAnalysis.Normal(names);
            if (models.FirstOrDefault(m => ReferenceAnalysis.Normal(m.Expression) == key) is not { } model)
            {
                wrong.Add($"{reference.Name}: no model {key}");
                continue;
            }

            for (var i = 0; i < names.Count; i++)
            {
                var term = model.FittedTerms.Single(t => ReferenceAnalysis.Normal(t.Term.Expression) == names[i]);
                Near(wrong, $"{reference.Name} {names[i]} inclS", ReferenceAnalysis.Numbers(terms.GetProperty("inclS"))[i], term.Fit.Inclusion);
                Near(wrong, $"{reference.Name} {names[i]} PRI", ReferenceAnalysis.Numbers(terms.GetProperty("PRI"))[i], term.Fit.Pri);
                Near(wrong, $"{reference.Name} {names[i]} covS", ReferenceAnalysis.Numbers(terms.GetProperty("covS"))[i], term.Fit.Coverage);
                var unique = terms.TryGetProperty("covU", out var covU) ? ReferenceAnalysis.Numbers(covU)[i] : null;

                // R leaves covU out where a model has one term; all its coverage is its own.
                Near(wrong, $"{reference.Name} {names[i]} covU", unique ?? ReferenceAnalysis.Numbers(terms.GetProperty("covS"))[i], term.UniqueCoverage);
                if (terms.TryGetProperty("cases", out var cases))
                {
                    Same(wrong, $"{reference.Name} {names[i]} cases", ReferenceAnalysis.Strings(cases)[i].Split(',', ';').Select(static c => c.Trim()), term.Cases);
                }
            }

            var whole = expected.GetProperty("solution");
            Near(wrong, $"{reference.Name} {key} inclS", ReferenceAnalysis.Numbers(whole.GetProperty("inclS"))[0], model.Fit.Inclusion);
            Near(wrong, $"{reference.Name} {key} PRI", ReferenceAnalysis.Numbers(whole.GetProperty("PRI"))[0], model.Fit.Pri);
            Near(wrong, $"{reference.Name} {key} covS", ReferenceAnalysis.Numbers(whole.GetProperty("covS"))[0], model.Fit.Coverage);
        }
    }

    private static void CompareAssumptions(List<string> wrong, ReferenceAnalysis reference, JsonElement result, IReadOnlyList<Model> models)
    {
        var assumptions = result.GetProperty("simplifying_assumptions").EnumerateObject().Select(static p => ReferenceAnalysis.Strings(p.Value)).ToList();
        var listed = result.GetProperty("models").EnumerateArray().Select(static m => ReferenceAnalysis.Normal(ReferenceAnalysis.Strings(m))).ToList();
        for (var i = 0; i < Math.Min(assumptions.Count, listed.Count); i++)
        {
            if (models.FirstOrDefault(m => ReferenceAnalysis.Normal(m.Expression) == listed[i]) is { } model)
            {
                Same(wrong, $"{reference.Name} {listed[i]} assumptions", assumptions[i], model.SimplifyingAssumptions!.Select(Text));
            }
        }
    }

    private static void CompareChart(List<string> wrong, ReferenceAnalysis reference, JsonElement chart, IEnumerable<PrimeImplicant> implicants)
    {
        var ours = implicants.ToDictionary(static p => ReferenceAnalysis.Normal(p.Term.Expression), static p => p.Rows, StringComparer.Ordinal);
        foreach (var line in chart.EnumerateObject())
        {
            Same(wrong, $"{reference.Name} chart {line.Name}", ReferenceAnalysis.Strings(line.Value), ours.TryGetValue(ReferenceAnalysis.Normal(line.Name), out var rows) ? rows.Select(Text) : []);
        }
    }

    private static void Near(List<string> wrong, string what, double? expected, double? actual)
    {
        if (Math.Abs((expected ?? 0) - (actual ?? 0)) > 1e-6)
        {
            wrong.Add($"{what}: {actual} instead of {expected}");
        }
    }

    private static void Same(List<string> wrong, string what, IEnumerable<string> expected, IEnumerable<string> actual)
    {
        var (e, a) = (expected.Order(StringComparer.Ordinal).ToList(), actual.Order(StringComparer.Ordinal).ToList());
        if (!e.SequenceEqual(a, StringComparer.Ordinal))
        {
            wrong.Add($"{what}: extra [{string.Join(" | ", a.Except(e, StringComparer.Ordinal).Take(5))}] missing [{string.Join(" | ", e.Except(a, StringComparer.Ordinal).Take(5))}] of {e.Count}");
        }
    }
}
