using Forestall.Record.Curated;

namespace Forestall.Doctrine.Replay.Internals;

/// <summary>The value every parameter takes in one draw.</summary>
internal sealed class DrawnInstruments
{
    private const int PerInstrument = 10;
    private readonly int _count;
    private readonly double[] _values;

    public DrawnInstruments(int instruments)
    {
        _count = instruments;
        _values = new double[(instruments * PerInstrument) + 3];
        Delay = new int[instruments];
        Duration = new int[instruments];
    }

    /// <summary>The values in the order of <see cref="InstrumentSet.Parameters"/>.</summary>
    public Span<double> Values => _values;

    /// <summary>The draw to which all other luck belongs.</summary>
    public long Draw { get; set; }

    public int[] Delay { get; }

    public int[] Duration { get; }

    public double ThreatWithoutForce => _values[_count * PerInstrument];

    public double SynergyCrossing => _values[(_count * PerInstrument) + 1];

    public double SynergyHarm => _values[(_count * PerInstrument) + 2];

    public double Crossing(int instrument) => _values[(instrument * PerInstrument) + 2];

    public double Harm(int instrument) => _values[(instrument * PerInstrument) + 3];

    public double Available(int instrument) => _values[(instrument * PerInstrument) + 4];

    public double BackfireChance(int instrument) => _values[(instrument * PerInstrument) + 5];

    public double BackfireHarm(int instrument) => _values[(instrument * PerInstrument) + 6];

    public double BackfireEpisode(int instrument) => _values[(instrument * PerInstrument) + 7];

    public double Losses(int instrument) => _values[(instrument * PerInstrument) + 8];

    public double Cost(int instrument) => _values[(instrument * PerInstrument) + 9];

    /// <summary>Rounds delays and durations to whole months once the values are set.</summary>
    public void Settle()
    {
        for (var i = 0; i < _count; i++)
        {
            Delay[i] = (int)Math.Round(_values[i * PerInstrument], MidpointRounding.AwayFromZero);
            Duration[i] = (int)Math.Round(_values[(i * PerInstrument) + 1], MidpointRounding.AwayFromZero);
        }
    }
}

/// <summary>What the engine needs to know of the instruments that does not change from draw to draw.</summary>
internal sealed class InstrumentTable
{
    public InstrumentTable(InstrumentSet set)
    {
        Classes = [.. set.Instruments.Select(static i => i.Class)];
        Keys = [.. set.Instruments.Select(static i => NameKey.Of(i.Name))];
        NonCoercive = Where(static c => c is MeasureClass.NonCoercive);
        Coercive = Where(static c => c is MeasureClass.Economic or MeasureClass.Threat or MeasureClass.Force);
        Threat = Where(static c => c is MeasureClass.Threat);
        Force = Where(static c => c is MeasureClass.Force);
        ByClass = [.. Enumerable.Range(0, 5).Select(k => Where(c => (int)c == k))];
    }

    public MeasureClass[] Classes { get; }

    public uint[] Keys { get; }

    public ulong NonCoercive { get; }

    public ulong Coercive { get; }

    public ulong Threat { get; }

    public ulong Force { get; }

    /// <summary>Instruments of each class, in the order of <see cref="MeasureClass"/>.</summary>
    public ulong[] ByClass { get; }

    private ulong Where(Func<MeasureClass, bool> holds) =>
        Enumerable.Range(0, Classes.Length).Where(i => holds(Classes[i])).Aggregate(0UL, static (set, i) => set | (1UL << i));
}
