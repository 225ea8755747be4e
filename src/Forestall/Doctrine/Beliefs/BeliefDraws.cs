using System.Numerics;
using Forestall.Doctrine.Beliefs.Internals;

namespace Forestall.Doctrine.Beliefs;

/// <summary>Draws of all uncertain inputs and of luck, with the loss of every option in each: what the analyses that need no further evaluations stand on.</summary>
public sealed class BeliefDraws
{
    private readonly double[][] _losses;
    private readonly UnitNumbers _numbers;

    private BeliefDraws(IBeliefModel model, UnitNumbers numbers, double[][] losses)
    {
        Model = model;
        _numbers = numbers;
        _losses = losses;
    }

    /// <summary>The model.</summary>
    public IBeliefModel Model { get; }

    /// <summary>How many draws there are.</summary>
    public int Count => _losses[0].Length;

    /// <summary>Evaluates every option in draws 0, 1, 2 …; draw n has the luck of number n.</summary>
    /// <param name="model">The model.</param>
    /// <param name="count">How many draws, 1 to 2²⁶.</param>
    /// <param name="run">Seed, threads, progress, cancellation.</param>
    /// <exception cref="InputException">The count is out of range, or names of the model are there twice.</exception>
    public static BeliefDraws Of(IBeliefModel model, int count, BeliefRun run)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(run);
        Bootstrap.Require(count is >= 1 and <= 1 << 26, "the number of draws", "1 to 67108864");
        var evaluations = new ModelRun(model, run, count);
        var numbers = new UnitNumbers(model, run.Seed, Use.Sample);
        var losses = model.Options.Select(_ => new double[count]).ToArray();
        evaluations.Draws(count, 1, (draw, evaluator) =>
        {
            numbers.Fill(draw, evaluator.Unit);
            evaluator.Keep(draw, evaluations.AllOptions, losses, draw);
        });
        return new(model, numbers, losses);
    }

    /// <summary>The losses of an option, draw by draw.</summary>
    /// <param name="option">The place of the option.</param>
    public ReadOnlySpan<double> Losses(int option) => _losses[option];

    /// <summary>The probabilities whose quantiles an input took, draw by draw.</summary>
    /// <param name="input">The place of the input.</param>
    public double[] Units(int input)
    {
        var units = new double[Count];
        for (var draw = 0; draw < units.Length; draw++)
        {
            units[draw] = _numbers.At(input, draw);
        }

        return units;
    }

    /// <summary>The values an input took, draw by draw, in its own unit.</summary>
    /// <param name="input">The place of the input.</param>
    public double[] Values(int input) => Array.ConvertAll(Units(input), Model.Inputs[input].Distribution.Quantile);

    /// <summary>Whether an option was the best, draw by draw: no other lost less. With ties every one of the best is.</summary>
    /// <param name="option">The place of the option.</param>
    public bool[] IsBest(int option) => [.. Enumerable.Range(0, Count).Select(draw => _losses[option][draw] <= Least(draw))];

    /// <summary>The least loss of a draw.</summary>
    internal double Least(int draw)
    {
        var least = _losses[0][draw];
        for (var option = 1; option < _losses.Length; option++)
        {
            least = Math.Min(least, _losses[option][draw]);
        }

        return least;
    }
}
