using Forestall.Doctrine.Replay.Internals;
using Forestall.Record;
using Forestall.Record.Thresholds;
using Forestall.Warning;

namespace Forestall.Doctrine.Replay;

/// <summary>The recorded history of all situations with the warnings kept with it, ready to be lived again (docs/methods/replay.md, section 1).</summary>
public sealed class ReplayHistory
{
    private ReplayHistory(string recordVersion, IReadOnlyList<string> regions, IReadOnlyList<SituationHistory> situations, IReadOnlyList<Crossing> onsets, Month from, Month to, Month warningsFrom)
    {
        (RecordVersion, Regions, Situations, Onsets, From, To, WarningsFrom) = (recordVersion, regions, situations, onsets, from, to, warningsFrom);
        Begun = [.. situations.SelectMany(static s => s.Onsets.Where(static o => o.Known).Select(o => (s, o)))
            .Where(static p => p.o.End < p.s.Length)
            .Select(static p => p.s.Deaths[p.o.Crossing..p.o.End])];
        Layout = new OutcomeLayout(regions.Count, from.Year / 10, (to.Year / 10) - (from.Year / 10) + 1, onsets.Count);
        RecordedDeaths = situations.Sum(static s => s.Between(s.Start, s.Length));
    }

    private ReplayHistory(string recordVersion, IReadOnlyList<SituationHistory> paths, IReadOnlyList<int[]> begun, Month from, Month to)
    {
        (RecordVersion, Regions, Situations, Onsets, From, To, WarningsFrom) = (recordVersion, [""], paths, [], from, to, to + 1);
        Begun = begun;
        Layout = new OutcomeLayout(1, from.Year / 10, (to.Year / 10) - (from.Year / 10) + 1, paths.Max(static p => p.Onsets.Length));
        RecordedDeaths = paths.Sum(static s => s.Between(s.Start, s.Length));
    }

    /// <summary>Version of the record.</summary>
    public string RecordVersion { get; }

    /// <summary>Recorded onsets, by situation and month.</summary>
    public IReadOnlyList<Crossing> Onsets { get; }

    /// <summary>First month replayed.</summary>
    public Month From { get; }

    /// <summary>Last month replayed.</summary>
    public Month To { get; }

    /// <summary>First month with warnings.</summary>
    public Month WarningsFrom { get; }

    /// <summary>Recorded deaths in the months replayed.</summary>
    public long RecordedDeaths { get; }

    /// <summary>Names of the regions.</summary>
    public IReadOnlyList<string> Regions { get; }

    internal IReadOnlyList<SituationHistory> Situations { get; }

    /// <summary>Deaths of the recorded episodes that are whole, from crossing to end: those a backfire can begin.</summary>
    internal IReadOnlyList<int[]> Begun { get; }

    internal OutcomeLayout Layout { get; }

    /// <summary>Reads a record and its warnings.</summary>
    /// <param name="record">The record.</param>
    /// <param name="warnings">The warnings kept with it.</param>
    /// <param name="rubicon">What counts as a crossing.</param>
    /// <param name="from">First month replayed; null for the first of the record.</param>
    /// <exception cref="InputException">The warnings belong to another record, a setting is out of range, or a month is outside the record.</exception>
    public static ReplayHistory Of(ViolenceRecord record, WarningHistory warnings, RubiconSettings rubicon, Month? from = null)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(warnings);
        if (warnings.RecordVersion != record.Version)
        {
            throw new InputException($"the warnings were made from record {warnings.RecordVersion}, not from {record.Version}; make them anew with 'forestall warn build'.");
        }

        return Of(record, (situation, month, horizon) => warnings.TryGet(situation, month, horizon, out var p) ? p : double.NaN, rubicon, from, warnings.From);
    }

    /// <summary>Months to come, each path as a situation of its own; no warnings are given in them.</summary>
    internal static ReplayHistory OfPaths(string recordVersion, IReadOnlyList<SituationHistory> paths, IReadOnlyList<int[]> begun, Month from, Month to) =>
        new(recordVersion, paths, begun, from, to);

    /// <summary>Reads a record with warnings from anywhere; not a number where none was given.</summary>
    internal static ReplayHistory Of(ViolenceRecord record, Func<Situation, Month, int, double> warning, RubiconSettings rubicon, Month? from, Month warningsFrom)
    {
        var first = from ?? record.From;
        if (first < record.From || first > record.To)
        {
            throw new InputException($"{first} is outside the record; choose a month from {record.From} to {record.To}.");
        }

        var regions = record.Situations.Select(static s => s.Region).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var all = Crossings.Find(record, rubicon);
        var onsets = all.Where(static c => c.Kind == CrossingKind.Onset).ToList();
        var situations = record.Situations.Select(s => Situation(s)).ToList();
        return new ReplayHistory(record.Version, regions, situations, onsets, first, record.To, warningsFrom);

        SituationHistory Situation(Situation s)
        {
            var months = record.Months(s);
            var deaths = new int[months.Length];
            for (var t = 0; t < deaths.Length; t++)
            {
                deaths[t] = checked((int)months[t].Harm.Of(rubicon.Harm).Best);
            }

            var start = Math.Max(0, first - s.From);
            var own = onsets.Select(static (o, i) => (Onset: o, Number: i)).Where(p => p.Onset.Situation.Code == s.Code).Select(p => History(p.Onset, p.Number, s, deaths, start));
            var surges = all.Where(c => c.Kind == CrossingKind.Surge && c.Situation.Code == s.Code).Select(c => c.Month - s.From).ToList();
            return new SituationHistory(s.Code, regions.IndexOf(s.Region), s.From.Ordinal, start, deaths, [.. own], surges, (t, horizon) => warning(s, s.From + t, horizon));
        }
    }

    private static OnsetHistory History(Crossing onset, int number, Situation situation, int[] deaths, int start)
    {
        var crossing = onset.Month - situation.From;
        var end = onset.End is { } e ? e - situation.From : deaths.Length;
        return new OnsetHistory(number, crossing, end, !onset.LeftCensored && crossing >= start, !onset.LeftCensored, SituationHistory.CalmHarm(deaths, crossing, end));
    }
}
