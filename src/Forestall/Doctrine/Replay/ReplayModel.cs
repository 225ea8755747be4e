using System.Runtime.Intrinsics;
using Forestall.Doctrine.Replay.Internals;
using Forestall.Doctrine.Replay.Internals.Lockstep;

namespace Forestall.Doctrine.Replay;

/// <summary>Doctrines and instruments set against a history, ready for any number of draws, on any number of threads.</summary>
public sealed class ReplayModel
{
    private readonly InstrumentTable _table;
    private readonly DoctrineCode[] _codes;
    private readonly RuleCalendar[][] _calendars;
    private readonly Distribution[] _distributions;
    private readonly ulong[] _streams;

    /// <summary>Sets doctrines against a history.</summary>
    /// <param name="history">The history.</param>
    /// <param name="instruments">The instruments doctrines choose from.</param>
    /// <param name="doctrines">The doctrines.</param>
    /// <param name="settings">Seed, answers, and whether harm is thinned in expectation.</param>
    /// <exception cref="InputException">A doctrine uses an instrument that is not there, two have the same name, or an answer is wrong.</exception>
    public ReplayModel(ReplayHistory history, InstrumentSet instruments, IReadOnlyList<PreventionDoctrine> doctrines, ReplaySettings settings)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(instruments);
        ArgumentNullException.ThrowIfNull(doctrines);
        ArgumentNullException.ThrowIfNull(settings);
        if (doctrines.GroupBy(static d => d.Name, StringComparer.Ordinal).FirstOrDefault(static g => g.Count() > 1) is { } twice)
        {
            throw new InputException($"two doctrines are called '{twice.Key}'; give each a name of its own.");
        }

        (History, Instruments, Doctrines, Settings) = (history, instruments, doctrines, settings);
        Answers = instruments.Answer(settings.Answers);
        var bits = new InstrumentBits(instruments);
        _table = new InstrumentTable(instruments);
        _codes = [.. doctrines.Select(d => new DoctrineCode(d, bits))];
        _calendars = [.. _codes.Select(code => history.Situations.Select(s => new RuleCalendar(code, s)).ToArray())];
        Parameters = instruments.Parameters;
        _distributions = [.. Parameters.Select(p => p.Under(Answers).Distribution)];
        Uncertain = [.. Enumerable.Range(0, _distributions.Length).Where(p => !_distributions[p].IsCertain && Enumerable.Range(0, _codes.Length).Any(d => Touches(p, d)))];
        _streams = [.. Parameters.Select(static p => Luck.ParameterStream(p.Name))];
        if (_streams.Distinct().Count() < _streams.Length)
        {
            throw new InputException($"two parameters of '{instruments.Name}' share their random numbers; rename one of the instruments.");
        }
    }

    /// <summary>The history lived again.</summary>
    public ReplayHistory History { get; }

    /// <summary>The instruments.</summary>
    public InstrumentSet Instruments { get; }

    /// <summary>The doctrines.</summary>
    public IReadOnlyList<PreventionDoctrine> Doctrines { get; }

    /// <summary>How history is replayed.</summary>
    public ReplaySettings Settings { get; }

    /// <summary>The answer taken to each question.</summary>
    public IReadOnlyDictionary<string, string> Answers { get; }

    /// <summary>All parameters, in the order of <see cref="InstrumentSet.Parameters"/>.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>Places of the parameters that are uncertain and belong to an instrument some doctrine uses, or to all instruments.</summary>
    public IReadOnlyList<int> Uncertain { get; }

    /// <summary>What is believed of a parameter under the answers taken.</summary>
    public Distribution DistributionOf(int parameter) => _distributions[parameter];

    /// <summary>The uniform number from which a parameter takes its value in a draw.</summary>
    public double UnitOf(long draw, int parameter) => Luck.Uniform(Luck.Block(Settings.Seed, (ulong)draw, _streams[parameter]).First);

    /// <summary>Whether a doctrine can be touched by a parameter at all: one of an instrument it uses, or one of all instruments.</summary>
    public bool Touches(int parameter, int doctrine)
    {
        var instrument = parameter / 10;
        return instrument >= Instruments.Instruments.Count
            ? _codes[doctrine].Repertoire != 0
            : (_codes[doctrine].Repertoire & (1UL << instrument)) != 0;
    }

    /// <summary>Writes the uniform numbers of the uncertain parameters in a draw.</summary>
    internal void Units(long draw, Span<double> units)
    {
        for (var k = 0; k < Uncertain.Count; k++)
        {
            units[k] = UnitOf(draw, Uncertain[k]);
        }
    }

    internal InstrumentTable Table => _table;

    internal OutcomeLayout Layout => History.Layout;

    internal SituationRun NewRun() => new(_table, Layout, History.Begun, Settings.Seed, Settings.Expected);

    /// <summary>What runs up to so many draws at a time. Expected harm is not thinned, and its sums depend on the order of adding in the last digit: draw after draw keeps it.</summary>
    internal DrawBlock NewDraws(int size) => Settings.Expected ? new SingleDraws(this) : new LockstepDraws(this, size);

    internal LockstepRun NewLockstepRun() => new(_table, Layout, History.Begun, Settings.Seed);

    internal LockstepLuck NewLockstepLuck() => new(_table.Keys, Settings.Seed);

    internal DrawnInstruments NewDrawn() => new(Instruments.Instruments.Count);

    internal DoctrineCode Code(int doctrine) => _codes[doctrine];

    internal SituationHistory Situation(int situation) => History.Situations[situation];

    /// <summary>Takes the values of a draw.</summary>
    internal void Draw(DrawnInstruments drawn, long draw)
    {
        for (var p = 0; p < _distributions.Length; p++)
        {
            drawn.Values[p] = _distributions[p].IsCertain ? _distributions[p].Min : _distributions[p].Quantile(UnitOf(draw, p));
        }

        drawn.Draw = draw;
        drawn.Settle();
    }

    /// <summary>The value of a parameter at a uniform number.</summary>
    internal double Value(int parameter, double unit) => _distributions[parameter].Quantile(unit);

    /// <summary>Takes values from uniform numbers, one for each parameter.</summary>
    internal void Set(DrawnInstruments drawn, ReadOnlySpan<double> unit, long luck)
    {
        for (var p = 0; p < _distributions.Length; p++)
        {
            drawn.Values[p] = Value(p, unit[p]);
        }

        drawn.Draw = luck;
        drawn.Settle();
    }

    /// <summary>Runs one situation under one doctrine and adds what is counted to a row of the layout.</summary>
    internal void Run(SituationRun run, int situation, int doctrine, DrawnInstruments drawn, Span<double> row) =>
        run.Run(History.Situations[situation], _codes[doctrine], _calendars[doctrine][situation], drawn, row);

    /// <summary>Runs one situation under one doctrine in the draws of all lanes and adds what is counted to a row of the layout.</summary>
    internal void Run(LockstepRun run, int situation, int doctrine, LockstepInstruments drawn, LockstepLuck luck, Span<Vector512<double>> row) =>
        run.Run(History.Situations[situation], _codes[doctrine], _calendars[doctrine][situation], drawn, luck, row);

    /// <summary>Whether the same crossings are prevented in a situation with other values drawn, if all else stays as it was.</summary>
    internal bool CrossesAlike(SituationRun run, int situation, int doctrine, DrawnInstruments drawn, LuckTrace before) =>
        run.CrossesAlike(History.Situations[situation], _codes[doctrine], drawn, before);

    /// <summary>Room for the outcomes of so many draws.</summary>
    internal OutcomeTable NewTable(int draws) => new(draws, _codes.Length, Layout.Length);

    /// <summary>Finishes the rows of so many draws, once all situations have been added.</summary>
    internal void Complete(OutcomeTable table, int draws)
    {
        for (var g = 0; g < OutcomeTable.GroupsOf(draws); g++)
        {
            var least = Vector512.Create(double.PositiveInfinity);
            for (var d = 0; d < _codes.Length; d++)
            {
                var row = table.Row(g, d);
                var (before, inAll) = (row[Layout.HarmBefore], row[Layout.HarmInAll]);
                row[(int)OutcomeCount.DeathsRemaining] = Vector512.Create((double)History.RecordedDeaths) - row[(int)OutcomeCount.DeathsAverted] + row[(int)OutcomeCount.DeathsCaused];
                row[(int)OutcomeCount.HarmShareBeforeCoercion] = Vector512.ConditionalSelect(Vector512.GreaterThan(inAll, Vector512<double>.Zero), before / inAll, Vector512<double>.Zero);
                var coercive = row[(int)OutcomeCount.EconomicMonths] + row[(int)OutcomeCount.ThreatMonths] + row[(int)OutcomeCount.ForceMonths];
                row[(int)OutcomeCount.CoerciveMonths] = coercive;
                row[(int)OutcomeCount.InstrumentMonths] = coercive + row[(int)OutcomeCount.NonCoerciveMonths] + row[(int)OutcomeCount.DeploymentMonths];
                least = Vector512.Min(least, row[(int)OutcomeCount.DeathsRemaining]);
            }

            for (var d = 0; d < _codes.Length; d++)
            {
                var row = table.Row(g, d);
                row[(int)OutcomeCount.Regret] = row[(int)OutcomeCount.DeathsRemaining] - least;
            }
        }
    }
}
