using System.Globalization;
using System.Text;
using CsCheck;
using Forestall.Lessons;

namespace Forestall.Tests.Lessons;

/// <summary>What must hold of every minimisation, on random small tables and against looking at everything.</summary>
public sealed class MinimizationPropertyTests
{
    /// <summary>Levels of each condition, and for each row of the complete table 0, 1 or ? (2).</summary>
    private static readonly Gen<(int[] Levels, int[] Outputs)> Tables =
        Gen.Int[2, 3].Array[1, 4].SelectMany(levels => Gen.Frequency((3, Gen.Const(2)), (2, Gen.Const(0)), (2, Gen.Const(1))).Array[levels.Aggregate(1, (a, b) => a * b)].Select(outputs => (levels, outputs)));

    [Fact]
    public void Every_model_covers_every_positive_row_and_no_negative_row() =>
        Tables.Sample(
            sample =>
            {
                if (Table(sample) is not { } table)
                {
                    return;
                }

                foreach (var type in new[] { SolutionType.Conservative, SolutionType.Parsimonious, SolutionType.Intermediate })
                {
                    var expectations = type == SolutionType.Intermediate ? table.Study.Conditions.Select(static c => c.Name).ToList() : [];
                    var solution = Minimization.Solve(table, new MinimizationSettings { Type = type, DirectionalExpectations = expectations });
                    Assert.NotEmpty(solution.Models);
                    foreach (var model in solution.Models.Take(50))
                    {
                        foreach (var row in table.Complete())
                        {
                            var covered = model.Terms.Any(t => Covers(t, row.Values));
                            Assert.True(row.Output != RowOutput.Positive || covered);
                            Assert.True(row.Output != RowOutput.Negative || !covered);
                            Assert.True(type != SolutionType.Conservative || row.Output == RowOutput.Positive || !covered);
                        }
                    }
                }
            },
            iter: 300);

    [Fact]
    public void Prime_implicants_and_smallest_models_are_those_found_by_looking_at_everything() =>
        Tables.Sample(
            sample =>
            {
                if (Table(sample) is not { } table)
                {
                    return;
                }

                foreach (var type in new[] { SolutionType.Conservative, SolutionType.Parsimonious })
                {
                    var solution = Minimization.Solve(table, new MinimizationSettings { Type = type });
                    var primes = BruteForcePrimes(table, type);
                    Assert.Equal(primes.Select(static t => t.Text).Order(StringComparer.Ordinal), solution.PrimeImplicants.Select(static p => p.Term.Expression).Order(StringComparer.Ordinal));
                    if (primes.Count <= 12)
                    {
                        var smallest = SmallestCovers(primes.ConvertAll(static p => p.Rows), table.Observed.Count(static r => r.Output == RowOutput.Positive));
                        Assert.Equal(Completeness.Complete, solution.Completeness);
                        Assert.Equal(smallest.Count, solution.Models.Count);
                        Assert.Equal(smallest.Select(c => string.Join('|', c.Select(i => primes[i].Text).Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal), solution.Models.Select(static m => string.Join('|', m.Terms.Select(static t => t.Expression).Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal));
                    }
                }
            },
            iter: 300);

    [Fact]
    public void Models_without_a_superfluous_term_are_those_found_by_looking_at_everything() =>
        Tables.Sample(
            sample =>
            {
                if (Table(sample) is not { } table || BruteForcePrimes(table, SolutionType.Parsimonious) is not { Count: <= 11 } primes)
                {
                    return;
                }

                var rows = table.Observed.Count(static r => r.Output == RowOutput.Positive);
                var full = (1 << rows) - 1;
                var sets = primes.ConvertAll(static p => p.Rows.Aggregate(0, static (m, r) => m | (1 << r)));
                var expected = Enumerable.Range(1, (1 << primes.Count) - 1).Where(s => Union(s) == full && !Enumerable.Range(0, primes.Count).Any(i => (s >> i & 1) != 0 && Union(s & ~(1 << i)) == full));
                var solution = Minimization.Solve(table, new MinimizationSettings { Type = SolutionType.Parsimonious, AllModels = true });
                Assert.Equal(expected.Count(), solution.Models.Count);

                int Union(int set) => Enumerable.Range(0, primes.Count).Where(i => (set >> i & 1) != 0).Aggregate(0, (m, i) => m | sets[i]);
            },
            iter: 300);

    [Fact]
    public void A_list_that_is_cut_says_so()
    {
        var table = Table(([2, 2, 2, 2], [1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 0]))!;
        Assert.Equal(4, Minimization.Solve(table, new MinimizationSettings { Type = SolutionType.Parsimonious }, TestContext.Current.CancellationToken).Models.Count);
        var cut = Minimization.Solve(table, new MinimizationSettings { Type = SolutionType.Parsimonious, MostModels = 2 }, TestContext.Current.CancellationToken);
        Assert.Equal(Completeness.ListCut, cut.Completeness);
        Assert.Equal(2, cut.Models.Count);
        Assert.Contains("cut at 2", cut.CompletenessText, StringComparison.Ordinal);
    }

    private static TruthTable? Table((int[] Levels, int[] Outputs) sample)
    {
        var (levels, outputs) = sample;
        var text = new StringBuilder("case," + string.Join(',', levels.Select(static (_, i) => (char)('A' + i))) + ",OUT\n");
        for (var number = 0; number < outputs.Length; number++)
        {
            if (outputs[number] < 2)
            {
                var rest = number;
                var values = new int[levels.Length];
                for (var c = levels.Length - 1; c >= 0; c--)
                {
                    values[c] = rest % levels[c];
                    rest /= levels[c];
                }

                text.Append(CultureInfo.InvariantCulture, $"r{number},{string.Join(',', values)},{outputs[number]}\n");
            }
        }

        try
        {
            return TruthTable.Of(Study.Of(CaseTable.Parse("random.csv", text.ToString()), "OUT"), new TruthTableSettings());
        }
        catch (InputException)
        {
            // No variation in a condition or in the outcome.
            return null;
        }
    }

    private static bool Covers(Term term, IReadOnlyList<int> values) => term.Literals.All(l => values[l.Condition] == l.Value);

    private static List<(string Text, List<int> Rows)> BruteForcePrimes(TruthTable table, SolutionType type)
    {
        var rows = table.Complete().ToList();
        var levels = table.Study.Conditions.Select(static c => c.Levels).ToArray();
        var cubes = levels.Aggregate(new List<int[]> { Array.Empty<int>() }, static (all, n) => [.. all.SelectMany(c => Enumerable.Range(-1, n + 1).Select(v => (int[])[.. c, v]))]);
        bool In(int[] cube, IReadOnlyList<int> values) => cube.Select((v, i) => v < 0 || values[i] == v).All(static x => x);
        bool Allowed(TruthTableRow row) => row.Output == RowOutput.Positive || (row.Output == RowOutput.Remainder && type == SolutionType.Parsimonious);
        var implicants = cubes.Where(c => rows.Where(r => In(c, r.Values)).All(Allowed)).ToList();
        var positive = rows.Where(static r => r.Output == RowOutput.Positive).ToList();
        return [.. implicants
            .Where(c => !implicants.Any(d => d != c && d.Select((v, i) => v < 0 || v == c[i]).All(static x => x)))
            .Select(c => (table.Study.Term([.. c.Select(static (v, i) => new Literal(i, v)).Where(static l => l.Value >= 0)]).Expression, Enumerable.Range(0, positive.Count).Where(r => In(c, positive[r].Values)).ToList()))
            .Where(static p => p.Item2.Count > 0)];
    }

    private static List<List<int>> SmallestCovers(List<List<int>> sets, int rows)
    {
        var covers = Enumerable.Range(1, (1 << sets.Count) - 1)
            .Select(s => Enumerable.Range(0, sets.Count).Where(i => (s >> i & 1) != 0).ToList())
            .Where(c => c.SelectMany(i => sets[i]).Distinct().Count() == rows).ToList();
        var size = covers.Min(static c => c.Count);
        return [.. covers.Where(c => c.Count == size)];
    }
}
