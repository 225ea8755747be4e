using Forestall.Dilemmas.Weighing;

namespace Forestall.Tests.Dilemmas;

/// <summary>SMAA-2 written down once more, as plainly as can be, with another generator.</summary>
internal static class PlainWeighing
{
    public static (double[,] Ranks, double[,] Wins, double[,] Central) Of(WeighingProblem problem, IReadOnlyList<Scale?> scales, int samples, int seed)
    {
        var random = new Random(seed);
        int m = problem.Strategies.Count, n = problem.Criteria.Count;
        var ranks = new double[m, m];
        var wins = new double[m, m];
        var central = new double[m, n];
        var first = new int[m];
        for (var s = 0; s < samples; s++)
        {
            var w = Weights(random, problem);
            var draw = random.Next(400);
            var value = new double[m];
            for (var j = 0; j < n; j++)
            {
                var u = Worths(random, problem.Criteria[j], scales[j], draw, m);
                for (var i = 0; i < m; i++)
                {
                    value[i] += w[j] * u[i];
                }
            }

            for (var i = 0; i < m; i++)
            {
                var rank = Enumerable.Range(0, m).Count(k => value[k] > value[i]);
                ranks[i, rank] += 1.0 / samples;
                for (var k = 0; k < m; k++)
                {
                    wins[i, k] += value[i] > value[k] ? 1.0 / samples : 0;
                }

                if (rank == 0)
                {
                    first[i]++;
                    for (var j = 0; j < n; j++)
                    {
                        central[i, j] += w[j];
                    }
                }
            }
        }

        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j < n; j++)
            {
                central[i, j] /= Math.Max(1, first[i]);
            }
        }

        return (ranks, wins, central);
    }

    private static double[] Weights(Random random, WeighingProblem problem)
    {
        var names = problem.Criteria.Select(static c => c.Name).ToList();
        while (true)
        {
            // The gaps between sorted uniform numbers.
            var cuts = Enumerable.Range(0, names.Count - 1).Select(_ => random.NextDouble()).Append(0).Append(1).Order().ToArray();
            var w = Enumerable.Range(0, names.Count).Select(j => cuts[j + 1] - cuts[j]).ToArray();
            if (problem.Statements.All(s => s switch
            {
                WeightBounds b => w[names.IndexOf(b.Criterion)] >= b.Low && w[names.IndexOf(b.Criterion)] <= b.High,
                WeightRatio r => w[names.IndexOf(r.Criterion)] >= r.Times * w[names.IndexOf(r.Than)],
                _ => throw new NotSupportedException(),
            }))
            {
                return w;
            }
        }
    }

    private static double[] Worths(Random random, Criterion criterion, Scale? scale, int draw, int m)
    {
        var between = Enumerable.Range(0, 100).Select(_ => random.NextDouble()).ToArray();
        var raw = criterion.Values switch
        {
            ExactValues e => e.Values.ToArray(),
            DrawnValues d => d.Draws.Select(s => s[draw]).ToArray(),
            IntervalValues v => v.Intervals[0].Select(i => i.Low + (random.NextDouble() * (i.High - i.Low))).ToArray(),
            OrdinalValues o => Levels(o.Ranks, between),
            _ => throw new NotSupportedException(),
        };
        return criterion.Values is OrdinalValues ? raw : [.. raw.Select(r => (r - scale!.Worst) / (scale.Best - scale.Worst))];
    }

    private static double[] Levels(IReadOnlyList<int> ranks, double[] random)
    {
        var levels = ranks.Distinct().Order().ToList();
        if (levels.Count == 1)
        {
            return [.. ranks.Select(static _ => 0.0)];
        }

        var values = random.Take(levels.Count - 2).OrderDescending().Prepend(1).Append(0).ToList();
        return [.. ranks.Select(r => values[levels.IndexOf(r)])];
    }
}
