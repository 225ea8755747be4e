using Forestall.Doctrine;
using Forestall.Doctrine.Beliefs;

namespace Forestall.Tests.Doctrine.Beliefs;

/// <summary>A model made of formulas: the loss of each option from the values of the inputs and a uniform number that luck draws.</summary>
internal sealed class FormulaModel(IReadOnlyList<UncertainInput> inputs, params Func<double[], double, double>[] losses) : IBeliefModel
{
    private static readonly CounterRandom Luck = new(99, 7);
    private long _evaluations;

    public IReadOnlyList<string> Options { get; } = [.. losses.Select(static (_, k) => $"option {k}")];

    public IReadOnlyList<UncertainInput> Inputs => inputs;

    /// <summary>Losses computed, over all options.</summary>
    public long Losses => Interlocked.Read(ref _evaluations);

    public static UncertainInput Uniform(string name, double low, double high, uint touches = 1, string group = "all") => new(name, new UniformValue(low, high), group, touches);

    public void Evaluate(ReadOnlySpan<double> unit, long luck, uint optionMask, Span<double> loss)
    {
        var values = new double[inputs.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = inputs[i].Distribution.Quantile(unit[i]);
        }

        for (var k = 0; k < losses.Length; k++)
        {
            if ((optionMask >> k & 1) != 0)
            {
                Interlocked.Increment(ref _evaluations);
                loss[k] = losses[k](values, Luck.Uniform((ulong)luck));
            }
        }
    }
}
