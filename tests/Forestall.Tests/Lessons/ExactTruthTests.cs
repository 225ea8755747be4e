using System.Globalization;
using Forestall.Lessons;
using Forestall.Lessons.Internals;

namespace Forestall.Tests.Lessons;

/// <summary>Large tables against an exhaustive program: prime implicants, size of the smallest models, and their number.</summary>
public sealed class ExactTruthTests
{
    public static TheoryData<string> Inputs()
    {
        var data = new TheoryData<string>();
        foreach (var family in new[] { "random", "structured" })
        {
            foreach (var (n, rows) in new[] { (8, 20), (8, 50), (10, 20), (10, 50), (12, 20), (12, 50), (14, 20), (14, 50), (16, 20), (16, 50), (18, 20), (18, 50), (20, 20), (20, 50), (10, 200), (12, 200), (14, 200) })
            {
                data.Add(string.Create(CultureInfo.InvariantCulture, $"{family}_n{n:00}_P{rows:000}"));
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Inputs))]
    public void Prime_implicants_size_and_number_of_models_are_those_of_an_exhaustive_program(string input)
    {
        var folder = Path.Combine(SharedData.Reference, "qca", "bench");
        var lines = File.ReadAllLines(Path.Combine(folder, "exact_truth.csv"));
        var header = lines[0].Split(',');
        var truth = lines.Select(static l => l.Split(',')).Single(l => l[0] == input);
        string At(string name) => truth[Array.IndexOf(header, name)];
        var table = Table(input);
        var problem = new MinimizationProblem(table, new MinimizationSettings { Type = SolutionType.Parsimonious });
        var implicants = problem.Parsimonious(TestContext.Current.CancellationToken);
        Assert.Equal(int.Parse(At("n_pi"), CultureInfo.InvariantCulture), implicants.Count);
        if (At("min_len_proven") != "True")
        {
            return;
        }

        var all = At("count_complete") == "True";
        var covers = new Covers(implicants, 100_000, TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken).Minimum(one: !all);
        Assert.True(covers.Proven);
        Assert.Equal(int.Parse(At("min_models_len"), CultureInfo.InvariantCulture), covers.Size);
        Assert.All(covers.Models.Take(100), m => Assert.All(Enumerable.Range(0, implicants.Rows), r => Assert.Contains(m, i => implicants.Covers(i, r))));
        if (all)
        {
            Assert.True(covers.Counted);
            Assert.Equal(double.Parse(At("n_min_models"), CultureInfo.InvariantCulture), covers.Count);
            Assert.Equal(covers.Count, covers.Models.Select(static m => string.Join(',', m.Order())).Distinct(StringComparer.Ordinal).Count());
        }
    }

    [Fact]
    public void A_search_without_time_says_how_far_it_got()
    {
        var solution = Minimization.Solve(Table("random_n14_P200"), new MinimizationSettings { Type = SolutionType.Parsimonious, TimeLimit = TimeSpan.FromMilliseconds(200) }, TestContext.Current.CancellationToken);
        Assert.Equal(Completeness.BoundReached, solution.Completeness);
        Assert.InRange(solution.LowerBound, 30, 35);
        Assert.InRange(solution.Size, 35, 60);
        Assert.Single(solution.Models);
        Assert.Contains("bound reached", solution.CompletenessText, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_many_prime_implicants_end_in_a_sentence() =>
        Assert.Contains("more than 1000 implicants", Assert.Throws<InputException>(() => Minimization.Solve(Table("random_n14_P050"), new MinimizationSettings { Type = SolutionType.Parsimonious, MostImplicants = 1000 }, TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);

    private static TruthTable Table(string input) =>
        TruthTable.Of(Study.Of(CaseTable.Load(Path.Combine(SharedData.Reference, "qca", "bench", "inputs", input + ".csv")), "OUT"), new TruthTableSettings());
}
