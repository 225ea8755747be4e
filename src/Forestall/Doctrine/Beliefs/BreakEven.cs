using Forestall.Doctrine.Beliefs.Internals;

namespace Forestall.Doctrine.Beliefs;

/// <summary>Where in the range of an input the best option changes, with all other inputs and luck as uncertain as they are.</summary>
public static class BreakEven
{
    /// <summary>The mean loss of every option along the range of an input, on the same draws at every point.</summary>
    /// <param name="model">The model.</param>
    /// <param name="input">The place of an uncertain input.</param>
    /// <param name="settings">How many.</param>
    /// <param name="run">Seed, threads, progress, cancellation.</param>
    /// <exception cref="InputException">The input is certain, a setting is out of range, or names of the model are there twice.</exception>
    public static BreakEvenCurve Of(IBeliefModel model, int input, BreakEvenSettings settings, BeliefRun run)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(run);
        settings.Checked();
        var axis = Axis(model, input, settings.Points);
        var touched = model.Inputs[input].Touches & ModelRun.All(model);
        var evaluations = new ModelRun(model, run, (touched == 0 ? 1.0 : settings.Points) * settings.Draws);
        var numbers = new UnitNumbers(model, run.Seed, Use.Sample);
        var losses = new double[settings.Points][][];
        for (var p = 0; p < settings.Points; p++)
        {
            losses[p] = Point(evaluations, numbers, settings.Draws, p == 0 ? evaluations.AllOptions : touched, p == 0 ? null : losses[0], (input, axis.Units[p]));
        }

        var means = Array.ConvertAll(losses, static p => Array.ConvertAll(p, PairedMeans.Mean));
        var points = axis.Values.Select((value, p) =>
        {
            var (best, margin) = PairedMeans.Best(losses[p], means[p]);
            return new BreakEvenPoint(value, means[p], [.. losses[p].Select((l, k) => PairedMeans.StandardError(l, means[p][k]))], best, margin);
        }).ToList();
        return new(input, points, WithIntervals(Envelope(axis.Values, means), evaluations, axis, losses, settings));
    }

    /// <summary>The best option over the ranges of two inputs, on the same draws in every cell.</summary>
    /// <param name="model">The model.</param>
    /// <param name="across">The place of an uncertain input.</param>
    /// <param name="up">The place of another.</param>
    /// <param name="settings">How many.</param>
    /// <param name="run">Seed, threads, progress, cancellation.</param>
    /// <exception cref="InputException">An input is certain, both are the same, a setting is out of range, or names of the model are there twice.</exception>
    public static BestOptionMap Map(IBeliefModel model, int across, int up, BreakEvenSettings settings, BeliefRun run)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(run);
        settings.Checked();
        if (across == up)
        {
            throw new InputException($"the map has '{model.Inputs[up].Name}' on both sides; give two different inputs.");
        }

        var first = Axis(model, across, settings.Points);
        var second = Axis(model, up, settings.Points);
        var all = ModelRun.All(model);
        var (byFirst, bySecond) = (model.Inputs[across].Touches & all, model.Inputs[up].Touches & all);
        double further = settings.Points - 1;
        var evaluated = 1 + (byFirst == 0 ? 0 : further) + (bySecond == 0 ? 0 : further) + ((byFirst & bySecond) == 0 ? 0 : further * further);
        var evaluations = new ModelRun(model, run, evaluated * settings.Draws);
        var numbers = new UnitNumbers(model, run.Seed, Use.Sample);
        var cells = new List<IReadOnlyList<MapCell>>();
        double[][][]? below = null;
        for (var y = 0; y < settings.Points; y++)
        {
            var row = new double[settings.Points][][];
            var cellsOfRow = new List<MapCell>();
            for (var x = 0; x < settings.Points; x++)
            {
                // An option keeps its losses from the cell below unless the second input touches it, and from the cell to the left unless the first does.
                var mask = all & (y == 0 ? uint.MaxValue : bySecond) & (x == 0 ? uint.MaxValue : byFirst);
                var from = x > 0 ? row[x - 1] : null;
                if (y > 0)
                {
                    from = [.. model.Options.Select((_, k) => (bySecond >> k & 1) == 0 ? below![x][k] : from?[k] ?? [])];
                }

                row[x] = Point(evaluations, numbers, settings.Draws, mask, from, (across, first.Units[x]), (up, second.Units[y]));
                var (best, margin) = PairedMeans.Best(row[x], Array.ConvertAll(row[x], PairedMeans.Mean));
                cellsOfRow.Add(new(best, margin, margin >= settings.DecidedAt && margin > 0));
            }

            below = row;
            cells.Add(cellsOfRow);
        }

        return new(across, up, first.Values, second.Values, cells);
    }

    private static GridAxis Axis(IBeliefModel model, int input, int points)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(input);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(input, model.Inputs.Count);
        var uncertain = model.Inputs[input];
        return uncertain.Distribution.IsCertain
            ? throw new InputException($"'{uncertain.Name}' is taken as certain; give an input that is uncertain.")
            : GridAxis.Of(uncertain.Distribution, points);
    }

    /// <summary>Losses with inputs held at given probabilities; options that are not asked for keep the losses given.</summary>
    private static double[][] Point(ModelRun evaluations, UnitNumbers numbers, int draws, uint mask, double[][]? kept, params (int Input, double Unit)[] held)
    {
        var losses = evaluations.Model.Options.Select((_, k) => (mask >> k & 1) != 0 ? new double[draws] : kept![k]).ToArray();
        evaluations.Draws(mask == 0 ? 0 : draws, 1, (draw, evaluator) =>
        {
            numbers.Fill(draw, evaluator.Unit);
            foreach (var (input, unit) in held)
            {
                evaluator.Unit[input] = unit;
            }

            evaluator.Keep(draw, mask, losses, draw);
        });
        return losses;
    }

    /// <summary>The changes of the least of several curves of straight pieces. With a tie the option that was the least stays.</summary>
    private static List<(int From, int To, double Value)> Envelope(double[] values, double[][] means)
    {
        var changes = new List<(int From, int To, double Value)>();
        var best = Array.IndexOf(means[0], means[0].Min());
        for (var p = 0; p + 1 < values.Length; p++)
        {
            var at = 0.0;
            while (true)
            {
                int? next = null;
                double where = 2, slope = 0;
                for (var k = 0; k < means[p].Length; k++)
                {
                    var ahead = means[p][best] - means[p][k];
                    var later = means[p + 1][best] - means[p + 1][k];
                    if (k == best || later <= 0 || later <= ahead)
                    {
                        continue;
                    }

                    var crossing = Math.Max(at, -ahead / (later - ahead));
                    if (crossing < where || (crossing == where && later - ahead > slope))
                    {
                        (next, where, slope) = (k, crossing, later - ahead);
                    }
                }

                if (next is not { } to)
                {
                    break;
                }

                changes.Add((best, to, values[p] + (where * (values[p + 1] - values[p]))));
                (best, at) = (to, where);
            }
        }

        return changes;
    }

    private static List<BestChange> WithIntervals(List<(int From, int To, double Value)> changes, ModelRun evaluations, GridAxis axis, double[][][] losses, BreakEvenSettings settings)
    {
        if (changes.Count == 0)
        {
            return [];
        }

        var found = new double[settings.Resamples][];
        evaluations.Each(settings.Resamples, r =>
        {
            var rows = new int[settings.Draws];
            Bootstrap.Fill(evaluations.Seed, r, rows);
            var means = Array.ConvertAll(losses, point => Array.ConvertAll(point, option =>
            {
                var sum = 0.0;
                foreach (var row in rows)
                {
                    sum += option[row];
                }

                return sum / rows.Length;
            }));
            var again = Envelope(axis.Values, means);
            found[r] = [.. changes.Select(c => again.Where(a => a.From == c.From && a.To == c.To).Select(static a => a.Value).DefaultIfEmpty(double.NaN).MinBy(v => Math.Abs(v - c.Value)))];
        });
        return [.. changes.Select((change, i) =>
        {
            var values = found.Select(f => f[i]).Where(static v => !double.IsNaN(v)).ToArray();
            var share = (double)values.Length / found.Length;
            var (low, high) = values.Length == 0 ? (change.Value, change.Value) : Bootstrap.Interval(values, settings.Level);
            return new BestChange(change.From, change.To, new(change.Value, low, high), share);
        })];
    }
}
