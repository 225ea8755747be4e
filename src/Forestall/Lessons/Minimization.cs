using System.Globalization;
using Forestall.Lessons.Internals;

namespace Forestall.Lessons;

/// <summary>
/// Boolean minimisation of a truth table (Ragin 1987; Thiem and Duşa 2013): all prime implicants, then all of the shortest combinations of them
/// that cover every positive row, exactly.
/// </summary>
public static class Minimization
{
    private const int MostPairs = 2000;

    /// <summary>Minimises a truth table.</summary>
    /// <exception cref="InputException">A setting is out of range, or the table has no positive row.</exception>
    public static Solution Solve(TruthTable table, MinimizationSettings settings, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(settings);
        var problem = new MinimizationProblem(table, settings.Checked());
        if (problem.Positive.Count == 0)
        {
            throw new InputException(string.Create(CultureInfo.InvariantCulture, $"no row of the truth table is positive for {table.Study.Outcome} at inclusion {table.Settings.InclusionCut}, PRI {table.Settings.PriCut} and {table.Settings.FrequencyCut} cases; lower a cut-off."));
        }

        return settings.Type == SolutionType.Intermediate ? Intermediate(problem, cancellation) : Plain(problem, cancellation);
    }

    private static Solution Plain(MinimizationProblem problem, CancellationToken cancellation)
    {
        var implicants = problem.Settings.Type == SolutionType.Conservative ? problem.Conservative(cancellation) : problem.Parsimonious(cancellation);
        var covers = problem.Cover(implicants, cancellation);
        var (completeness, text) = Describe(covers, covers.Models.Count);
        return new Solution
        {
            Table = problem.Table,
            Settings = problem.Settings,
            Completeness = completeness,
            CompletenessText = text,
            PrimeImplicantCount = implicants.Count,
            PrimeImplicants = problem.Chart(implicants),
            Models = problem.Models(implicants, covers),
            Size = covers.Size,
            LowerBound = covers.LowerBound,
            ModelCount = covers.Count,
        };
    }

    private static Solution Intermediate(MinimizationProblem problem, CancellationToken cancellation)
    {
        var expectations = new Expectations(problem.Study, problem.Settings.DirectionalExpectations);
        var conservative = problem.Conservative(cancellation);
        var parsimonious = problem.Parsimonious(cancellation);
        var conservativeCovers = problem.Cover(conservative, cancellation);
        var parsimoniousCovers = problem.Cover(parsimonious, cancellation);
        var conservativeModels = problem.Models(conservative, conservativeCovers);
        var parsimoniousModels = problem.Models(parsimonious, parsimoniousCovers);
        var steps = new List<IntermediateSolution>();
        var results = new List<CoverResult>();
        var pairs = conservativeModels.SelectMany(c => parsimoniousModels.Select(p => (C: c, P: p))).ToList();
        foreach (var (c, p) in pairs.Take(MostPairs))
        {
            var (step, result) = Between(problem, expectations, c, p, cancellation);
            steps.Add(step);
            results.Add(result);
        }

        var models = steps.SelectMany(static s => s.Models).DistinctBy(static m => string.Join("+", m.Terms.Select(static t => t.Expression).Order(StringComparer.Ordinal)), StringComparer.Ordinal).OrderBy(static m => m.Terms.Count).ToList();
        var all = results.Append(conservativeCovers).Append(parsimoniousCovers).ToList();
        var worst = all.Find(static r => !r.Proven) ?? all.Find(static r => !r.Counted) ?? all[0];
        var (completeness, text) = Describe(worst with { Models = [], Count = models.Count, Counted = worst.Counted && pairs.Count <= MostPairs }, models.Count);
        var primes = steps.SelectMany(static s => s.PrimeImplicants).DistinctBy(static i => i.Term).ToList();
        return new Solution
        {
            Table = problem.Table,
            Settings = problem.Settings,
            Completeness = completeness,
            CompletenessText = text,
            PrimeImplicantCount = primes.Count,
            PrimeImplicants = primes,
            Models = models,
            Size = models.Count == 0 ? 0 : models[0].Terms.Count,
            LowerBound = completeness == Completeness.BoundReached || models.Count == 0 ? 0 : models[0].Terms.Count,
            ModelCount = models.Count,
            Steps = steps,
        };
    }

    private static (IntermediateSolution Step, CoverResult Result) Between(MinimizationProblem problem, Expectations expectations, Model c, Model p, CancellationToken cancellation)
    {
        var cubes = problem.Cubes;
        var between = c.Cubes.SelectMany(cc => p.Cubes.Where(pc => cubes.Contains(pc, cc)).Select(pc => expectations.Between(cubes, cc, pc))).Distinct().ToList();
        if (between.Concat(p.Cubes).Sum(cubes.PointCount) > 4.0 * MinimizationProblem.MostListed)
        {
            throw new InputException("the parsimonious solution rests on more remainders than can be examined one by one for the intermediate solution; choose fewer conditions.");
        }

        var assumed = problem.AssumedPoints(p.Cubes);
        var easy = problem.AssumedPoints(between);
        easy.IntersectWith(assumed);
        HashSet<ulong> allowed = [.. problem.AllowedPoints, .. easy];
        var implicants = problem.Dominant(PrimeImplicants.Within(cubes, problem.Positive, allowed, problem.Settings.MostImplicants, cancellation));
        var result = problem.Cover(implicants, cancellation);
        return (new IntermediateSolution
        {
            Conservative = c,
            Parsimonious = p,
            Models = problem.Models(implicants, result),
            PrimeImplicants = [.. problem.Chart(implicants)],
            EasyCounterfactuals = [.. easy.Select(cubes.RowNumber).Order()],
            DifficultCounterfactuals = [.. assumed.Except(easy).Select(cubes.RowNumber).Order()],
        }, result);
    }

    private static (Completeness Completeness, string Text) Describe(CoverResult covers, int listed) =>
        !covers.Proven ? (Completeness.BoundReached, $"bound reached: the shortest model found has {covers.Size} terms, and none can have fewer than {covers.LowerBound}")
        : !covers.Counted || listed < covers.Count ? (Completeness.ListCut, $"exact but the list was cut at {listed}")
        : (Completeness.Complete, "complete");
}
