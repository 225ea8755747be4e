using System.Diagnostics;
using System.Globalization;
using Forestall.Dilemmas.Weighing;

namespace Forestall.Bench;

/// <summary>Time of weighing six strategies on twenty criteria of every kind with 10,000 samples: without statements about weights, and with a part of an order and bounds.</summary>
internal static class WeighingBench
{
    private const int Strategies = 6;
    private const int Criteria = 20;

    public static int Run()
    {
        var random = new CounterRandom(1);
        var problem = new WeighingProblem
        {
            Strategies = [.. Enumerable.Range(0, Strategies).Select(static i => $"s{i}")],
            Criteria = [.. Enumerable.Range(0, Criteria).Select(j => new Criterion { Name = $"c{j}", Axis = $"axis {j % 3}", Values = Values(random, j) })],
        };
        WeightStatement[] rejected = [new WeightRatio("c0", "c1"), new WeightRatio("c2", "c3")];
        WeightStatement[] walked = [.. Enumerable.Range(0, Criteria).Select(static j => new WeightBounds($"c{j}", 0.02, 0.08)), .. rejected];
        foreach (var (name, statements) in new (string, WeightStatement[])[] { ("no statements", []), ("two comparisons", rejected), ("bounds on all weights and two comparisons", walked) })
        {
            var times = new List<double>();
            WeighingResult? result = null;
            for (var repeat = 0; repeat < 5; repeat++)
            {
                var clock = Stopwatch.StartNew();
                result = StochasticAcceptability.Weigh(problem with { Statements = statements });
                times.Add(clock.Elapsed.TotalSeconds);
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: first {times[0]:0.000} s, median of five {times.Order().ElementAt(2):0.000} s ({result!.Weights.Method}, acceptance {result.Weights.Acceptance:0.####}, autocorrelation {result.Weights.Autocorrelation:0.000})"));
        }

        return 0;
    }

    private static CriterionValues Values(CounterRandom random, int j)
    {
        var place = (ulong)j << 32;
        return (j % 4) switch
        {
            0 => new DrawnValues([.. Enumerable.Range(0, Strategies).Select(i => (IReadOnlyList<double>)[.. Enumerable.Range(0, 1000).Select(d => (0.1 * i) + random.Uniform(place + (ulong)((1000 * i) + d)))])]),
            1 => new IntervalValues([.. Enumerable.Range(0, Strategies).Select(i => new ValueInterval(random.Uniform(place + (ulong)i), 1))]),
            2 => new OrdinalValues([.. random.Permutation(place, Strategies).Select(static r => r + 1)]),
            _ => new ExactValues([.. Enumerable.Range(0, Strategies).Select(i => random.Uniform(place + (ulong)i))]),
        };
    }
}
