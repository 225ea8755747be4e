using Forestall.Doctrine.Beliefs.Internals;

namespace Forestall.Doctrine.Beliefs;

/// <summary>
/// The expected value of perfect information (Raiffa and Schlaifer 1961), and of partial perfect information about one input or a group of inputs (Brennan,
/// Kharroubi, O'Hagan and Chilcott 2007; Strong, Oakley and Brennan 2014), for a decision that has the least expected loss.
/// </summary>
public static class ValueOfInformation
{
    private static readonly InformationWorth Nothing = new(0, 0, 0);

    /// <summary>Parts the draws fall into: the option is chosen on all but one and scored on that one, in turn.</summary>
    internal static int Folds => 8;

    /// <summary>The value of information about every uncertain input, groups, all inputs, and luck beside them.</summary>
    /// <param name="draws">Draws of the model: the clairvoyant and single inputs are read off them.</param>
    /// <param name="groups">Groups of inputs that may be known together; may be empty.</param>
    /// <param name="settings">How many.</param>
    /// <param name="run">Seed, threads, progress, cancellation.</param>
    /// <exception cref="InputException">A setting is out of range.</exception>
    public static InformationValue Of(BeliefDraws draws, IReadOnlyList<InputGroup> groups, InformationSettings settings, BeliefRun run)
    {
        ArgumentNullException.ThrowIfNull(draws);
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(run);
        settings.Checked();
        Bootstrap.Require(draws.Count >= 16 * settings.Bins, "the number of draws", "at least 16 for each bin");
        var model = draws.Model;
        var uncertain = Enumerable.Range(0, model.Inputs.Count).Where(i => !model.Inputs[i].Distribution.IsCertain).ToArray();
        var together = groups.Select(g => (g.Name, Inputs: g.Inputs.Intersect(uncertain).ToArray())).ToList();
        var loops = together.Select(static g => g.Inputs).Append(uncertain).Count(g => ModelRun.Touched(model, g) != 0);
        var evaluations = new ModelRun(model, run, Math.Max(1, (double)loops * settings.Outer * settings.Inner));

        var losses = model.Options.Select((_, option) => draws.Losses(option).ToArray()).ToArray();
        var all = Fold.Of(losses, Enumerable.Range(0, draws.Count));
        var bestNow = Least(all.Total);
        return new(
            bestNow,
            all.Total[bestNow] / draws.Count,
            TwoLevel(evaluations, uncertain, settings),
            Clairvoyance(losses, bestNow),
            [.. uncertain.Select(i => new NamedWorth(model.Inputs[i].Name, model.Inputs[i].Touches == 0 ? Nothing : Binned(losses, all, draws.Units(i), settings.Bins)))],
            [.. together.Select(g => new NamedWorth(g.Name, TwoLevel(evaluations, g.Inputs, settings)))]);
    }

    private static InformationWorth Clairvoyance(double[][] losses, int bestNow)
    {
        var gain = new double[losses[0].Length];
        for (var draw = 0; draw < gain.Length; draw++)
        {
            var least = losses[bestNow][draw];
            foreach (var option in losses)
            {
                least = Math.Min(least, option[draw]);
            }

            gain[draw] = losses[bestNow][draw] - least;
        }

        var (mean, error) = MeanAndError(gain);
        return new(mean, error, mean);
    }

    /// <summary>One input: within a bin of its probability the input is nearly known, and the mean over the bin is the expected loss given it.</summary>
    private static InformationWorth Binned(double[][] losses, Fold all, double[] units, int bins)
    {
        var draws = losses[0].Length;
        var members = Enumerable.Range(0, draws).ToLookup(draw => (int)(units[draw] * bins));
        var gain = new double[draws];
        var upper = all.Total[Least(all.Total)];
        var before = Array.ConvertAll(all.Without, Least);
        for (var bin = 0; bin < bins; bin++)
        {
            var within = Fold.Of(losses, members[bin]);
            upper -= within.Total[Least(within.Total)];
            for (var f = 0; f < Folds; f++)
            {
                var informed = within.Draws > within.DrawsIn[f] ? Least(within.Without[f]) : before[f];
                foreach (var draw in members[bin].Where(d => d % Folds == f))
                {
                    gain[draw] = losses[before[f]][draw] - losses[informed][draw];
                }
            }
        }

        var (mean, error) = MeanAndError(gain);
        return new(mean, error, upper / draws);
    }

    /// <summary>Inputs known together: they are drawn in an outer loop, all else, luck too, in an inner one.</summary>
    private static InformationWorth TwoLevel(ModelRun evaluations, int[] known, InformationSettings settings)
    {
        if (ModelRun.Touched(evaluations.Model, known) == 0)
        {
            return Nothing;
        }

        var model = evaluations.Model;
        var options = model.Options.Count;
        var outer = new UnitNumbers(model, evaluations.Seed, Use.Outer);
        var inner = new UnitNumbers(model, evaluations.Seed, Use.Inner);
        var sums = new Fold[settings.Outer];
        evaluations.Draws(settings.Outer, settings.Inner, (o, evaluator) =>
        {
            var losses = Enumerable.Range(0, options).Select(_ => new double[settings.Inner]).ToArray();
            for (var m = 0; m < settings.Inner; m++)
            {
                var draw = ((long)o * settings.Inner) + m;
                inner.Fill(draw, evaluator.Unit);
                foreach (var input in known)
                {
                    evaluator.Unit[input] = outer.At(input, o);
                }

                evaluator.Keep(draw, evaluations.AllOptions, losses, m);
            }

            sums[o] = Fold.Of(losses, Enumerable.Range(0, settings.Inner));
        });

        var all = Fold.Sum(sums);
        var before = Array.ConvertAll(all.Without, Least);
        var upper = all.Total[Least(all.Total)] - sums.Sum(static s => s.Total[Least(s.Total)]);
        var gain = Array.ConvertAll(sums, s =>
        {
            var saved = 0.0;
            for (var f = 0; f < Folds; f++)
            {
                saved += s.In[f][before[f]] - s.In[f][Least(s.Without[f])];
            }

            return saved / settings.Inner;
        });
        var (mean, error) = MeanAndError(gain);
        return new(mean, error, upper / settings.Outer / settings.Inner);
    }

    private static int Least(double[] losses)
    {
        var least = 0;
        for (var option = 1; option < losses.Length; option++)
        {
            least = losses[option] < losses[least] ? option : least;
        }

        return least;
    }

    private static (double Mean, double Error) MeanAndError(double[] values)
    {
        var mean = values.Sum() / values.Length;
        return (mean, Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1) / values.Length));
    }

    /// <summary>Sums of losses by option: of all draws, of each part of them, and of all but each part.</summary>
    private sealed record Fold(int Draws, int[] DrawsIn, double[][] In, double[] Total, double[][] Without)
    {
        public static Fold Of(double[][] losses, IEnumerable<int> draws)
        {
            var counts = new int[Folds];
            var parts = Enumerable.Range(0, Folds).Select(_ => new double[losses.Length]).ToArray();
            foreach (var draw in draws)
            {
                counts[draw % Folds]++;
                for (var option = 0; option < losses.Length; option++)
                {
                    parts[draw % Folds][option] += losses[option][draw];
                }
            }

            return Of(counts, parts);
        }

        public static Fold Sum(Fold[] sums)
        {
            var counts = new int[Folds];
            var parts = Enumerable.Range(0, Folds).Select(_ => new double[sums[0].Total.Length]).ToArray();
            foreach (var sum in sums)
            {
                for (var f = 0; f < Folds; f++)
                {
                    counts[f] += sum.DrawsIn[f];
                    for (var option = 0; option < parts[f].Length; option++)
                    {
                        parts[f][option] += sum.In[f][option];
                    }
                }
            }

            return Of(counts, parts);
        }

        private static Fold Of(int[] counts, double[][] parts)
        {
            var total = Enumerable.Range(0, parts[0].Length).Select(k => parts.Sum(p => p[k])).ToArray();
            var without = Array.ConvertAll(parts, p => total.Zip(p, static (all, part) => all - part).ToArray());
            return new(counts.Sum(), counts, parts, total, without);
        }
    }
}
