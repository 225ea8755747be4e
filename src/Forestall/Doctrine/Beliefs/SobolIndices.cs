using Forestall.Doctrine.Beliefs.Internals;

namespace Forestall.Doctrine.Beliefs;

/// <summary>
/// First-order and total Sobol indices (Sobol 1993; Homma and Saltelli 1996) with the radial design of Saltelli et al. (2010): the first-order estimator of
/// their table 2 (b), the total one of Jansen (1999), their table 2 (f).
/// </summary>
public static class SobolIndices
{
    private static readonly Estimate Nothing = new(0, 0, 0);

    /// <summary>Indices of several outputs from the same evaluations.</summary>
    /// <param name="model">The model.</param>
    /// <param name="outputs">What is explained.</param>
    /// <param name="groups">Groups of inputs that are looked at together as well; may be empty.</param>
    /// <param name="settings">How many.</param>
    /// <param name="run">Seed, threads, progress, cancellation.</param>
    /// <returns>An analysis for each output, in their order.</returns>
    /// <exception cref="InputException">A setting is out of range, or names of the model are there twice.</exception>
    public static IReadOnlyList<SobolAnalysis> Of(IBeliefModel model, IReadOnlyList<SobolOutput> outputs, IReadOnlyList<InputGroup> groups, SobolSettings settings, BeliefRun run)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(outputs);
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(run);
        settings.Checked();
        foreach (var output in outputs)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(output.Mask >> 1 >> (model.Options.Count - 1), 0u, nameof(outputs));
        }

        var needed = outputs.Aggregate(0u, static (mask, o) => mask | o.Mask);
        var singles = Enumerable.Range(0, model.Inputs.Count).Where(i => !model.Inputs[i].Distribution.IsCertain)
            .Select(i => new Switched(model.Inputs[i].Name, [i], false, model.Inputs[i].Touches & needed)).ToList();
        var together = groups.Select(g => new Switched(g.Name, g.Inputs, false, ModelRun.Touched(model, g.Inputs) & needed)).ToList();
        var luck = new Switched("luck", [], true, needed);
        var evaluated = 3 + singles.Count(static s => s.Mask != 0) + together.Count(static s => s.Mask != 0);
        var design = new Design(new ModelRun(model, run, (double)evaluated * settings.Samples), needed, outputs, settings);

        var inputIndices = singles.ConvertAll(design.Indices);
        var groupIndices = together.ConvertAll(design.Indices);
        var luckIndices = design.Indices(luck);
        return [.. outputs.Select((output, o) => new SobolAnalysis(
            output,
            design.Mean(o),
            design.Variance(o),
            inputIndices.ConvertAll(i => i[o]),
            groupIndices.ConvertAll(i => i[o]),
            luckIndices[o]))];
    }

    /// <summary>What is taken from the second sample.</summary>
    private sealed record Switched(string Name, IReadOnlyList<int> Inputs, bool Luck, uint Mask);

    private sealed class Design
    {
        private readonly ModelRun _run;
        private readonly IReadOnlyList<SobolOutput> _outputs;
        private readonly SobolSettings _settings;
        private readonly UnitNumbers _first;
        private readonly UnitNumbers _second;
        private readonly double[][] _a;
        private readonly double[][] _b;
        private readonly double[] _mean;
        private readonly double[] _variance;
        private readonly double[][] _resampledVariance;

        public Design(ModelRun run, uint needed, IReadOnlyList<SobolOutput> outputs, SobolSettings settings)
        {
            _run = run;
            _outputs = outputs;
            _settings = settings;
            _first = new(run.Model, run.Seed, Use.Sample);
            _second = new(run.Model, run.Seed, Use.SecondSample);
            var a = Places(needed);
            var b = Places(needed);
            _run.Draws(settings.Samples, 2, (row, evaluator) =>
            {
                _first.Fill(row, evaluator.Unit);
                evaluator.Keep(row, needed, a, row);
                _second.Fill(row, evaluator.Unit);
                evaluator.Keep((long)settings.Samples + row, needed, b, row);
            });
            Losses = a;
            _a = [.. outputs.Select(o => Output(o, a))];
            _b = [.. outputs.Select(o => Output(o, b))];
            _mean = new double[outputs.Count];
            _variance = new double[outputs.Count];
            _resampledVariance = new double[outputs.Count][];
            for (var o = 0; o < outputs.Count; o++)
            {
                (_mean[o], _variance[o]) = Moments(_a[o], _b[o], null);
                _resampledVariance[o] = new double[settings.Resamples];
            }

            Resampled((r, rows) =>
            {
                for (var o = 0; o < outputs.Count; o++)
                {
                    _resampledVariance[o][r] = Moments(_a[o], _b[o], rows).Variance;
                }
            });
        }

        private double[][] Losses { get; }

        public double Mean(int output) => _mean[output];

        public double Variance(int output) => _variance[output];

        public SobolIndex[] Indices(Switched switched)
        {
            var touched = Enumerable.Range(0, _outputs.Count).Where(o => (_outputs[o].Mask & switched.Mask) != 0 && _variance[o] > 0).ToArray();
            var indices = Array.ConvertAll(_mean, _ => new SobolIndex(switched.Name, Nothing, Nothing));
            if (switched.Mask == 0)
            {
                return indices;
            }

            var ab = Places(switched.Mask);
            _run.Draws(_settings.Samples, 1, (row, evaluator) =>
            {
                _first.Fill(row, evaluator.Unit);
                foreach (var input in switched.Inputs)
                {
                    evaluator.Unit[input] = _second.At(input, row);
                }

                evaluator.Keep(switched.Luck ? (long)_settings.Samples + row : row, switched.Mask, ab, row);
            });
            for (var option = 0; option < ab.Length; option++)
            {
                ab[option] = ab[option].Length == 0 ? Losses[option] : ab[option];
            }

            var mixed = Array.ConvertAll(touched, o => Output(_outputs[o], ab));
            var first = Array.ConvertAll(touched, _ => new double[_settings.Resamples]);
            var total = Array.ConvertAll(touched, _ => new double[_settings.Resamples]);
            Resampled((r, rows) =>
            {
                for (var t = 0; t < touched.Length; t++)
                {
                    (first[t][r], total[t][r]) = Shares(touched[t], mixed[t], rows, _resampledVariance[touched[t]][r]);
                }
            });
            for (var t = 0; t < touched.Length; t++)
            {
                var (s, st) = Shares(touched[t], mixed[t], null, _variance[touched[t]]);
                indices[touched[t]] = new(switched.Name, WithInterval(s, first[t]), WithInterval(st, total[t]));
            }

            return indices;
        }

        private Estimate WithInterval(double value, double[] resampled)
        {
            var (low, high) = Bootstrap.Interval(resampled, _settings.Level);
            return new(value, low, high);
        }

        private (double First, double Total) Shares(int output, double[] mixed, int[]? rows, double variance)
        {
            if (variance <= 0)
            {
                return (0, 0);
            }

            var a = _a[output];
            var b = _b[output];
            var mean = _mean[output];
            double first = 0, total = 0;
            for (var j = 0; j < a.Length; j++)
            {
                var row = rows is null ? j : rows[j];
                var change = mixed[row] - a[row];
                first += (b[row] - mean) * change;
                total += change * change;
            }

            return (first / a.Length / variance, total / (2.0 * a.Length) / variance);
        }

        private static (double Mean, double Variance) Moments(double[] a, double[] b, int[]? rows)
        {
            var sum = 0.0;
            for (var j = 0; j < a.Length; j++)
            {
                var row = rows is null ? j : rows[j];
                sum += a[row] + b[row];
            }

            var mean = sum / (2.0 * a.Length);
            var squares = 0.0;
            for (var j = 0; j < a.Length; j++)
            {
                var row = rows is null ? j : rows[j];
                squares += ((a[row] - mean) * (a[row] - mean)) + ((b[row] - mean) * (b[row] - mean));
            }

            return (mean, squares / ((2.0 * a.Length) - 1));
        }

        private void Resampled(Action<int, int[]> statistic) => _run.Each(_settings.Resamples, r =>
        {
            var rows = new int[_settings.Samples];
            Bootstrap.Fill(_run.Seed, r, rows);
            statistic(r, rows);
        });

        private double[][] Places(uint mask) =>
            [.. Enumerable.Range(0, _run.Model.Options.Count).Select(k => (mask >> k & 1) != 0 ? new double[_settings.Samples] : [])];

        private static double[] Output(SobolOutput output, double[][] losses)
        {
            var own = losses[output.Option];
            return output.Against is { } against ? [.. own.Zip(losses[against], static (l, other) => l - other)] : own;
        }
    }
}
