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
            _model.Set(memory.Drawn, Full(memory, unit), luck);
            memory.Keep();
        }

        memory.Compare(unit);
        memory.Recall();
        foreach (var input in memory.Changed)
        {
            memory.Drawn.Values[_parameters[input]] = _model.Value(_parameters[input], unit[input]);
        }

        memory.Drawn.Settle();
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
            if (remembered.Known && !ComesOutOtherwise(memory, option, s))
            {
                total += remembered.Losses[s];
                continue;
            }

            memory.Run.LuckTrace = remember ? remembered.ClearedLuck(s) : null;
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

    /// <summary>Whether a situation could come out otherwise than remembered: a value that changed was looked up in it, and to some effect.</summary>
    private bool ComesOutOtherwise(Memory memory, int option, int situation)
    {
        var remembered = memory.Option(option);
        var (trace, luck) = (remembered.Traces[situation], remembered.Luck[situation]);
        var crossings = false;
        foreach (var input in memory.Changed)
        {
            switch (Effect(memory, _parameters[input], trace, luck))
            {
                case ChangeEffect.Any:
                    return true;
                case ChangeEffect.OnCrossings:
                    crossings = true;
                    break;
            }
        }

        return crossings && !_model.CrossesAlike(memory.Run, situation, option, memory.Drawn, luck);
    }

    private ChangeEffect Effect(Memory memory, int parameter, ParameterTrace trace, LuckTrace luck)
    {
        var (instrument, kind) = Math.DivRem(parameter, PerInstrument);
        if (Shared(parameter))
        {
            var (all, crossing) = kind switch
            {
                0 => (trace.InHarm & _threats, trace.AtCrossing & _threats),
                1 => (0UL, trace.AtCrossing),
                _ => (trace.InHarm, 0UL),
            };
            return all != 0 ? ChangeEffect.Any : crossing != 0 ? ChangeEffect.OnCrossings : ChangeEffect.None;
        }

        if ((trace.Of(kind) & (1UL << instrument)) == 0)
        {
            return ChangeEffect.None;
        }

        var drawn = memory.Drawn;
        return kind switch
        {
            0 => drawn.Delay[instrument] == memory.Delay[instrument] ? ChangeEffect.None : ChangeEffect.Any,
            1 => drawn.Duration[instrument] == memory.Duration[instrument] ? ChangeEffect.None : ChangeEffect.Any,
            2 => ChangeEffect.OnCrossings,
            4 => luck.SameAnswers(instrument, drawn.Available(instrument)) ? ChangeEffect.None : ChangeEffect.Any,
            5 => luck.SameBackfires(instrument, drawn.BackfireChance(instrument)) ? ChangeEffect.None : ChangeEffect.Any,
            _ => ChangeEffect.Any,
        };
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

    private enum ChangeEffect
    {
        None,
        OnCrossings,
        Any,
    }

    /// <summary>What one thread remembers of its latest evaluation with new luck.</summary>
    private sealed class Memory
    {
        private readonly double[] _values;
        private readonly double[] _unit;
        private readonly Remembered[] _options;

        public Memory(ReplayModel model, int inputs)
        {
            Run = model.NewRun();
            Drawn = model.NewDrawn();
            Row = new double[model.Layout.Length];
            Full = new double[model.Parameters.Count];
            _unit = new double[inputs];
            _values = new double[model.Parameters.Count];
            var instruments = model.Instruments.Instruments.Count;
            (Delay, Duration) = (new int[instruments], new int[instruments]);
            _options = [.. model.Doctrines.Select(_ => new Remembered(model.History.Situations.Count, instruments))];
        }

        public SituationRun Run { get; }

        public DrawnInstruments Drawn { get; }

        public double[] Row { get; }

        public double[] Full { get; }

        /// <summary>The delays remembered.</summary>
        public int[] Delay { get; }

        /// <summary>The durations remembered.</summary>
        public int[] Duration { get; }

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

        /// <summary>Remembers the values drawn.</summary>
        public void Keep()
        {
            Drawn.Values.CopyTo(_values);
            Drawn.Delay.CopyTo(Delay, 0);
            Drawn.Duration.CopyTo(Duration, 0);
        }

        /// <summary>Takes the values remembered.</summary>
        public void Recall() => _values.CopyTo(Drawn.Values);

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

    private sealed class Remembered(int situations, int instruments)
    {
        public bool Known { get; set; }

        public double[] Losses { get; } = new double[situations];

        public ParameterTrace[] Traces { get; } = new ParameterTrace[situations];

        public LuckTrace[] Luck { get; } = [.. Enumerable.Range(0, situations).Select(_ => new LuckTrace(instruments))];

        public LuckTrace ClearedLuck(int situation)
        {
            Luck[situation].Clear();
            return Luck[situation];
        }
    }
}
