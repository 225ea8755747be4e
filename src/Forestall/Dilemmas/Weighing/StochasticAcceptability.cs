using Forestall.Dilemmas.Weighing.Internals;

namespace Forestall.Dilemmas.Weighing;

/// <summary>
/// Stochastic multicriteria acceptability analysis (SMAA-2, Lahdelma and Salminen 2001): for which weights is each strategy best, how often, and how surely, without anybody
/// having to state weights. Worth is additive: the weights times the places on the scales of the criteria.
/// </summary>
public static class StochasticAcceptability
{
    private const int BlockSamples = 512;
    private const int MostBlocks = 256;

    /// <summary>Weighs the strategies. The same for any number of threads.</summary>
    /// <param name="problem">The strategies and criteria.</param>
    /// <param name="settings">How; null: the standard.</param>
    /// <param name="cancellation">Stops the sampling.</param>
    /// <exception cref="InputException">The problem or a setting does not hold together, or the statements about weights contradict each other.</exception>
    public static WeighingResult Weigh(WeighingProblem problem, WeighingSettings? settings = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        problem.Checked();
        settings = (settings ?? new()).Checked();
        var weights = new WeightSampler(WeightSpace.Of(problem), settings, cancellation);
        var values = new ValueSampler(problem, settings.Seed);
        var groups = new Groups(problem.Criteria);
        var tally = Count(values, weights, groups, settings, cancellation);
        var central = Central(tally, values);
        var confidence = Confidence(values, central, settings, cancellation);
        return Result(problem, settings, weights.How, values, groups, tally, central, confidence);
    }

    private static Tally Count(ValueSampler values, WeightSampler weights, Groups groups, WeighingSettings settings, CancellationToken cancellation)
    {
        var total = new Tally(values.Strategies, values.Criteria, groups);
        var blocks = Blocks(values, settings);
        var sums = new double[blocks.Count][];
        Parallel.For(0, blocks.Count, Workers.Options(settings.Threads, cancellation), b =>
        {
            var tally = new Tally(values.Strategies, values.Criteria, groups);
            ForStates(blocks[b], values, settings, sample => tally.Count(sample, weights, values), tally.EndState);
            sums[b] = tally.Central;
            lock (total)
            {
                total.AddCounts(tally);
            }
        });

        // Sums of fractions depend on the order: that of the blocks, whoever finished first.
        foreach (var sum in sums)
        {
            for (var k = 0; k < sum.Length; k++)
            {
                total.Central[k] += sum[k];
            }
        }

        return total;
    }

    private static double[]?[] Central(Tally tally, ValueSampler values)
    {
        var central = new double[]?[values.Strategies];
        for (var i = 0; i < central.Length; i++)
        {
            var first = tally.Ranks.Held(i * values.Strategies);
            central[i] = first == 0 ? null : [.. Enumerable.Range(0, values.Criteria).Select(j => tally.Central[(i * values.Criteria) + j] / first)];
        }

        return central;
    }

    private static StateCounts Confidence(ValueSampler values, double[]?[] central, WeighingSettings settings, CancellationToken cancellation)
    {
        var total = new StateCounts(values.Strategies);
        var blocks = Blocks(values, settings);
        Parallel.For(0, blocks.Count, Workers.Options(settings.Threads, cancellation), b =>
        {
            var counts = new StateCounts(values.Strategies);
            var worths = new double[values.Strategies * values.Criteria];
            ForStates(blocks[b], values, settings, Sample, counts.EndState);
            lock (total)
            {
                total.Add(counts);
            }

            void Sample(int sample)
            {
                values.Fill(sample, worths);
                for (var i = 0; i < central.Length; i++)
                {
                    if (central[i] is { } weights && IsFirst(i, weights, worths))
                    {
                        counts.Hold(i);
                    }
                }
            }
        });
        return total;
    }

    private static bool IsFirst(int strategy, double[] weights, double[] worths)
    {
        var mine = Sum(strategy);
        for (var k = 0; k < worths.Length / weights.Length; k++)
        {
            if (k != strategy && Sum(k) > mine)
            {
                return false;
            }
        }

        return true;

        double Sum(int i)
        {
            var sum = 0.0;
            for (var j = 0; j < weights.Length; j++)
            {
                sum += weights[j] * worths[(i * weights.Length) + j];
            }

            return sum;
        }
    }

    /// <summary>Runs of states, the same whatever the number of threads.</summary>
    private static List<(int From, int To)> Blocks(ValueSampler values, WeighingSettings settings)
    {
        var states = values.States(settings.Samples);
        var perState = (settings.Samples + states - 1) / states;
        var length = Math.Max(Math.Max(1, BlockSamples / perState), (states + MostBlocks - 1) / MostBlocks);
        return [.. Enumerable.Range(0, (states + length - 1) / length).Select(b => (b * length, Math.Min(states, (b + 1) * length)))];
    }

    private static void ForStates((int From, int To) block, ValueSampler values, WeighingSettings settings, Action<int> sample, Action<int> endState)
    {
        var states = values.States(settings.Samples);
        for (var state = block.From; state < block.To; state++)
        {
            var count = 0;
            for (var at = state; at < settings.Samples; at += states)
            {
                sample(at);
                count++;
            }

            endState(count);
        }
    }

    private static WeighingResult Result(WeighingProblem problem, WeighingSettings settings, WeightSampling how, ValueSampler values, Groups groups, Tally tally, double[]?[] central, StateCounts confidence)
    {
        var names = problem.Strategies;
        var count = names.Count;
        var all = Enumerable.Range(0, count).ToList();
        var strategies = all.ConvertAll(i => new StrategyWeighing
        {
            Name = names[i],
            RankAcceptability = all.ConvertAll(r => tally.Ranks.Share((i * count) + r)),
            CentralWeights = central[i],
            Confidence = central[i] is null ? null : confidence.Share(i),
            PairwiseWinning = all.ConvertAll(k => tally.Wins[(i * count) + k] / (double)settings.Samples),
            DominatedBy = [.. all.Where(k => k != i && CertainDominance.Holds(problem.Criteria, k, i)).Select(k => names[k])],
            Dominates = all.ConvertAll(k => tally.Dominance.Share((i * count) + k)),
            Undominated = tally.Undominated.Share(i),
        });
        var tensions = groups.Names.Count < 2 ? [] : Disagreement.Tensions(names, groups, tally.Tensions, settings.TensionFloor);
        var agreement = groups.Names.Count < 2 ? new Share(1, settings.Samples) : tally.Agreement.Share(0);
        return new()
        {
            Criteria = [.. problem.Criteria.Select(static c => c.Name)],
            Scales = values.Scales,
            Strategies = strategies,
            Pareto = [.. strategies.Where(static s => s.DominatedBy.Count == 0).Select(static s => s.Name)],
            Tensions = tensions,
            Agreement = agreement,
            Sentences = groups.Names.Count < 2 ? [] : [Disagreement.Agreement(groups, agreement), .. tensions.Select(static t => t.Sentence)],
            Weights = how,
            Settings = settings,
        };
    }
}
