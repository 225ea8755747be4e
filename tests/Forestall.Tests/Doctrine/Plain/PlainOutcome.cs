using Forestall.Record.Curated;
using Forestall.Record.Thresholds;

namespace Forestall.Tests.Doctrine.Plain;

/// <summary>The counts of section 6 of docs/methods/replay.md, of one situation or of all.</summary>
internal sealed class PlainCounts
{
    public double Recorded { get; set; }

    public double Remaining { get; set; }

    public double Averted { get; set; }

    public double Caused { get; set; }

    public int CrossingsPrevented { get; set; }

    public int EpisodesBegun { get; set; }

    public double OnsetDeathsBeforeCoercion { get; set; }

    public double OnsetDeaths { get; set; }

    public double HarmShareBeforeCoercion => OnsetDeaths == 0 ? 0 : OnsetDeathsBeforeCoercion / OnsetDeaths;

    public Dictionary<MeasureClass, int> InstrumentMonths { get; } = [];

    public double Losses { get; set; }

    public double Cost { get; set; }

    public int FalseAlarms { get; set; }

    public int FalseAlarmInstrumentMonths { get; set; }

    public double FalseAlarmCost { get; set; }

    public double FalseAlarmCaused { get; set; }

    public void Add(PlainCounts other)
    {
        Recorded += other.Recorded;
        Remaining += other.Remaining;
        Averted += other.Averted;
        Caused += other.Caused;
        CrossingsPrevented += other.CrossingsPrevented;
        EpisodesBegun += other.EpisodesBegun;
        OnsetDeathsBeforeCoercion += other.OnsetDeathsBeforeCoercion;
        OnsetDeaths += other.OnsetDeaths;
        foreach (var (kind, months) in other.InstrumentMonths)
        {
            InstrumentMonths[kind] = InstrumentMonths.GetValueOrDefault(kind) + months;
        }

        Losses += other.Losses;
        Cost += other.Cost;
        FalseAlarms += other.FalseAlarms;
        FalseAlarmInstrumentMonths += other.FalseAlarmInstrumentMonths;
        FalseAlarmCost += other.FalseAlarmCost;
        FalseAlarmCaused += other.FalseAlarmCaused;
    }
}

/// <summary>A recorded onset that lies in the months replayed.</summary>
internal sealed record PlainOnset(Crossing Crossing, bool Prevented, double Averted, double Caused);

/// <summary>An instrument called at the end of a month while neither in place nor prepared.</summary>
internal sealed record PlainDecision(string Situation, Month Month, string Instrument, bool Granted, Month InPlaceFrom);

/// <summary>An episode begun by backfire.</summary>
internal sealed record PlainBegun(string Situation, Month Month, string Instrument, Crossing Like);

/// <summary>A response; <paramref name="Last"/> is the month at whose end it ended, or the last month replayed.</summary>
internal sealed record PlainResponse(string Situation, Month First, Month Last, bool BeforeRubicon, bool Judged, bool FalseAlarm);

/// <summary>A month of a situation as simulated.</summary>
internal sealed record PlainMonth(double Recorded, double Base, double S1, double S2, double Averted, double Caused, IReadOnlyList<string> InPlace, double Crossing, double Harm)
{
    public double Deaths => S1 + S2;
}

/// <summary>One draw under one doctrine.</summary>
internal sealed class PlainOutcome
{
    public PlainCounts Total { get; } = new();

    public Dictionary<string, PlainCounts> Situations { get; } = [];

    public List<PlainOnset> Onsets { get; } = [];

    public Dictionary<string, Dictionary<Month, PlainMonth>> Months { get; } = [];

    public List<PlainDecision> Decisions { get; } = [];

    public List<PlainBegun> Begun { get; } = [];

    public List<PlainResponse> Responses { get; } = [];
}
