using System.Numerics;
using Forestall.Doctrine.Beliefs;
using Forestall.Doctrine.Replay.Internals;
using Forestall.Record.Curated;

namespace Forestall.Doctrine.Replay;

/// <summary>
/// A replay as a model of options with uncertain inputs: the doctrines are the options, what is held against them is the loss, and the luck is that of a
/// draw. What a situation came to is remembered from one evaluation to the next and used again where no parameter that changed was looked up in it.
/// </summary>
public sealed class ReplayBelief : IBeliefModel, IDisposable
{
    private const int PerInstrument = 10;
    private static readonly string[] Kinds = ["time", "time", "effect on crossings", "effect on harm", "availability", "backfire", "backfire", "backfire", "own losses", "cost"];

    private readonly ReplayModel _model;
    private readonly ReplayLoss _loss;
    private readonly int[] _parameters;
    private readonly ulong _threats;
    private readonly ThreadLocal<Memory> _memory;

    /// <summary>Creates the model.</summary>
    /// <param name="model">The replay.</param>
    /// <param name="loss">What is held against a doctrine.</param>
    /// <exception cref="InputException">The price is below 0 or not finite.</exception>
    public ReplayBelief(ReplayModel model, ReplayLoss loss)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(loss);
        if (!(loss.Price >= 0) || !double.IsFinite(loss.Price))
        {
            throw new InputException("the price of cost is out of range; choose 0 or more deaths for a unit of the cost index.");
        }

        (_model, _loss) = (model, loss);
        _parameters = [.. model.Uncertain];
        _threats = new InstrumentTable(model.Instruments).Threat;
        Options = [.. model.Doctrines.Select(static d => d.Name)];
        Inputs = [.. _parameters.Select(Input)];
        _memory = new ThreadLocal<Memory>(() => new Memory(model, _parameters.Length));
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Options { get; }

    /// <inheritdoc/>
    public IReadOnlyList<UncertainInput> Inputs { get; }

    /// <summary>Groups of inputs by what they say of an instrument: time, effect on crossings, effect on harm, availability, backfire.</summary>
    public IReadOnlyList<InputGroup> ByKind =>
        [.. Inputs.Index().Where(i => i.Item.Touches != 0).GroupBy(i => Kind(_parameters[i.Index]), StringComparer.Ordinal).Select(static g => new InputGroup(g.Key, [.. g.Select(static i => i.Index)]))];

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> unit, long luck, uint optionMask, Span<double> loss)
    {
        var memory = _memory.Value!;
        if (!memory.Holds || memory.Luck != luck)
        {
            memory.Begin(unit, luck);
        }

        memory.Compare(unit);
        _model.Set(memory.Drawn, Full(memory, unit), luck);
        for (var rest = optionMask; rest != 0; rest &= rest - 1)
        {
            var option = BitOperations.TrailingZeroCount(rest);
            loss[option] = Loss(memory, option);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _memory.Dispose();

    private double Loss(Memory memory, int option)
    {
        var remembered = memory.Option(option);
        var remember = !remembered.Known && memory.Changed.Count == 0;
        var total = (double)_model.History.RecordedDeaths;
        for (var s = 0; s < _model.History.Situations.Count; s++)
        {
            // Always added in the same order, so that the sum does not hang on what was remembered.
            if (remembered.Known && !Matters(memory.Changed, remembered.Traces[s]))
            {
                total += remembered.Losses[s];
                continue;
            }

            var value = Situation(memory, s, option);
            total += value;
            if (remember)
            {
                (remembered.Losses[s], remembered.Traces[s]) = (value, memory.Run.Trace);
            }
        }

        remembered.Known |= remember;
        return total;
    }

    private double Situation(Memory memory, int situation, int option)
    {
        var row = memory.Row;
        Array.Clear(row, 0, OutcomeLayout.Totals);
        _model.Run(memory.Run, situation, option, memory.Drawn, row);
        var deaths = row[(int)OutcomeCount.DeathsCaused] - row[(int)OutcomeCount.DeathsAverted];
        return deaths + (_loss.OwnLosses ? row[(int)OutcomeCount.OwnLosses] : 0) + (_loss.Price > 0 ? _loss.Price * row[(int)OutcomeCount.Cost] : 0);
    }

    private bool Matters(List<int> changed, ParameterTrace trace)
    {
        foreach (var input in changed)
        {
            var parameter = _parameters[input];
            var (instrument, kind) = Math.DivRem(parameter, PerInstrument);
            var matters = instrument < _model.Instruments.Instruments.Count
                ? trace.Of(kind) & (1UL << instrument)
                : kind switch
                {
                    0 => (trace.AtCrossing | trace.InHarm) & _threats,
                    1 => trace.AtCrossing,
                    _ => trace.InHarm,
                };
            if (matters != 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>One uniform number for each parameter; those that are certain have the same value whatever it is.</summary>
    private double[] Full(Memory memory, ReadOnlySpan<double> unit)
    {
        for (var k = 0; k < _parameters.Length; k++)
        {
            memory.Full[_parameters[k]] = unit[k];
        }

        return memory.Full;
    }

    private UncertainInput Input(int parameter)
    {
        var touches = 0u;
        for (var d = 0; d < _model.Doctrines.Count; d++)
        {
            touches |= CountsFor(parameter) && _model.Touches(parameter, d) ? 1u << d : 0;
        }

        return new UncertainInput(_model.Parameters[parameter].Name, _model.DistributionOf(parameter), Group(parameter), touches);
    }

    private bool CountsFor(int parameter) => (Shared(parameter), parameter % PerInstrument) switch
    {
        (false, 8) => _loss.OwnLosses,
        (false, 9) => _loss.Price > 0,
        _ => true,
    };

    private bool Shared(int parameter) => parameter / PerInstrument >= _model.Instruments.Instruments.Count;

    private string Group(int parameter) => Shared(parameter) ? "together" : Vocabulary.Classes[(int)_model.Instruments.Instruments[parameter / PerInstrument].Class];

    private string Kind(int parameter) => Shared(parameter) ? "together" : Kinds[parameter % PerInstrument];

    /// <summary>What one thread remembers of its latest evaluation with new luck.</summary>
    private sealed class Memory
    {
        private readonly double[] _unit;
        private readonly Remembered[] _options;

        public Memory(ReplayModel model, int inputs)
        {
            Run = model.NewRun();
            Drawn = model.NewDrawn();
            Row = new double[model.Layout.Length];
            Full = new double[model.Parameters.Count];
            _unit = new double[inputs];
            _options = [.. model.Doctrines.Select(_ => new Remembered(model.History.Situations.Count))];
        }

        public SituationRun Run { get; }

        public DrawnInstruments Drawn { get; }

        public double[] Row { get; }

        public double[] Full { get; }

        /// <summary>Inputs that are not as they were.</summary>
        public List<int> Changed { get; } = [];

        public bool Holds { get; private set; }

        public long Luck { get; private set; }

        public Remembered Option(int option) => _options[option];

        public void Begin(ReadOnlySpan<double> unit, long luck)
        {
            unit.CopyTo(_unit);
            (Luck, Holds) = (luck, true);
            foreach (var option in _options)
            {
                option.Known = false;
            }
        }

        public void Compare(ReadOnlySpan<double> unit)
        {
            Changed.Clear();
            for (var k = 0; k < unit.Length; k++)
            {
                if (unit[k] != _unit[k])
                {
                    Changed.Add(k);
                }
            }
        }
    }

    private sealed class Remembered(int situations)
    {
        public bool Known { get; set; }

        public double[] Losses { get; } = new double[situations];

        public ParameterTrace[] Traces { get; } = new ParameterTrace[situations];
    }
}
