using System.Numerics;

namespace Forestall.Doctrine.Beliefs.Internals;

/// <summary>Evaluates a checked model block by block, counts what is done, and stops when asked to.</summary>
internal sealed class ModelRun
{
    private const int Block = 64;
    private readonly BeliefRun _run;
    private readonly ParallelOptions _parallel;
    private readonly Lock _gate = new();
    private readonly double _total;
    private long _done;

    /// <summary>Checks the model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="run">How.</param>
    /// <param name="evaluations">How many evaluations there will be.</param>
    public ModelRun(IBeliefModel model, BeliefRun run, double evaluations)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(run.Threads);
        Check(model);
        Model = model;
        _run = run;
        _total = evaluations;
        _parallel = new() { CancellationToken = run.Cancellation, MaxDegreeOfParallelism = run.Threads == 0 ? Environment.ProcessorCount : run.Threads };
        AllOptions = All(model);
    }

    public delegate void Draw(int number, Evaluator evaluator);

    public IBeliefModel Model { get; }

    /// <summary>A bit for every option.</summary>
    public uint AllOptions { get; }

    public ulong Seed => _run.Seed;

    /// <summary>Makes draws 0 … count − 1, each of which evaluates the model a given number of times.</summary>
    public void Draws(int count, int evaluationsEach, Draw body)
    {
        var blocks = (count + Block - 1) / Block;
        Parallel.For(0, blocks, _parallel, block =>
        {
            var evaluator = new Evaluator(Model);
            var end = Math.Min(count, (block + 1) * Block);
            for (var number = block * Block; number < end; number++)
            {
                _run.Cancellation.ThrowIfCancellationRequested();
                body(number, evaluator);
            }

            Report((long)(end - (block * Block)) * evaluationsEach);
        });
    }

    /// <summary>Work that evaluates nothing.</summary>
    public void Each(int count, Action<int> body) => Parallel.For(0, count, _parallel, body);

    public static uint All(IBeliefModel model) => uint.MaxValue >> (32 - model.Options.Count);

    public static uint Touched(IBeliefModel model, IEnumerable<int> inputs) =>
        inputs.Where(i => !model.Inputs[i].Distribution.IsCertain).Aggregate(0u, (mask, i) => mask | model.Inputs[i].Touches);

    private void Report(long evaluations)
    {
        if (_run.Progress is not { } progress)
        {
            return;
        }

        lock (_gate)
        {
            _done += evaluations;
            progress(Math.Min(1, _done / _total));
        }
    }

    private static void Check(IBeliefModel model)
    {
        if (model.Options.Count is < 1 or > 32)
        {
            throw new InputException($"there are {model.Options.Count} options to compare; give 1 to 32.");
        }

        if (Twice(model.Options) is { } option)
        {
            throw new InputException($"the option '{option}' is there twice; give each option a name of its own.");
        }

        if (Twice(model.Inputs.Select(static i => i.Name).Append("luck")) is { } input)
        {
            throw new InputException($"the uncertain input '{input}' is there twice; give each input a name of its own, other than 'luck'.");
        }

        var keys = new Dictionary<uint, string>();
        foreach (var name in model.Inputs.Select(static i => i.Name))
        {
            if (!keys.TryAdd(NameKey.Of(name), name))
            {
                throw new InputException($"the uncertain inputs '{keys[NameKey.Of(name)]}' and '{name}' would draw the same random numbers; rename one of them.");
            }
        }
    }

    private static string? Twice(IEnumerable<string> names) =>
        names.GroupBy(static n => n, StringComparer.Ordinal).FirstOrDefault(static g => g.Skip(1).Any())?.Key;
}

/// <summary>Evaluates a model with places of its own for the inputs and the losses.</summary>
internal sealed class Evaluator(IBeliefModel model)
{
    private readonly double[] _loss = new double[model.Options.Count];

    /// <summary>The inputs of the next evaluation.</summary>
    public double[] Unit { get; } = new double[model.Inputs.Count];

    /// <summary>The losses of the options asked for, until the next evaluation.</summary>
    public ReadOnlySpan<double> Evaluate(long luck, uint mask)
    {
        model.Evaluate(Unit, luck, mask, _loss);
        for (var rest = mask; rest != 0; rest &= rest - 1)
        {
            var option = BitOperations.TrailingZeroCount(rest);
            if (!double.IsFinite(_loss[option]))
            {
                throw new InvalidOperationException($"The loss of {model.Options[option]} is no finite number in draw {luck}.");
            }
        }

        return _loss;
    }

    /// <summary>Evaluates and keeps the losses of the options asked for at a place.</summary>
    public void Keep(long luck, uint mask, double[][] kept, int place)
    {
        Evaluate(luck, mask);
        for (var rest = mask; rest != 0; rest &= rest - 1)
        {
            var option = BitOperations.TrailingZeroCount(rest);
            kept[option][place] = _loss[option];
        }
    }
}
