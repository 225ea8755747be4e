using Forestall.Brief;
using Forestall.Record;
using Forestall.Record.Curated;
using Forestall.Record.Thresholds;
using Forestall.Rubicon;
using Forestall.Warning;
using Forestall.Warning.Evaluation;
using Forestall.Workbench.Situations;

namespace Forestall.Workbench;

/// <summary>The record with its warnings, and what several pages compute from it once. Everything here can be asked for from many threads.</summary>
public sealed class Workspace
{
    /// <summary>How many situations the watch list shows in full.</summary>
    public const int Shown = 20;

    private readonly Lazy<IReadOnlyList<Crossing>> _crossings;
    private readonly Lazy<Alarms?> _alarms;
    private readonly Lazy<CrossingEvaluation?> _evaluation;
    private readonly Lazy<Ledger> _ledger;
    private readonly Lazy<WarningDesk?> _desk;
    private readonly KeptAnswers<(Month AsOf, int Horizon), WatchList> _lists = new(48);
    private readonly KeptAnswers<(string Situation, Month AsOf), SituationOutlook> _outlooks = new(200);

    private readonly KeptAnswers<(string Situation, Month AsOf), IReadOnlyList<ComparableEpisode>> _comparable = new(200);

    // Each holds a copy of the record of some megabytes.
    private readonly KeptAnswers<Month, Knowable> _knowable = new(16);
    private readonly KeptAnswers<(string Situation, Month AsOf), SituationView> _seen = new(24);

    private Workspace(ViolenceRecord record, CuratedRecord curated, WarningHistory? warnings, WorkbenchSettings settings)
    {
        Record = record;
        Curated = curated;
        Warnings = warnings;
        Settings = settings;
        _crossings = new(() => [.. Crossings.Find(Record, Rubicon)]);
        _alarms = new(() => Warnings is { } history ? Alarms.Of(Record, history, Alarms.DefaultHorizon, Alarms.DefaultLevel) : null);
        _evaluation = new(() => Warnings is { } history ? CrossingEvaluation.Of(Record, history) : null);
        _desk = new(() => Warnings is { } history ? new WarningDesk(Record, history) : null);
        _ledger = new(() => Ledger.Of(Record, Curated, Rubicon, alarms: _alarms.Value));
    }

    /// <summary>The record.</summary>
    public ViolenceRecord Record { get; }

    /// <summary>Measures, episodes and cases.</summary>
    public CuratedRecord Curated { get; }

    /// <summary>The warnings kept with the record; null when there are none.</summary>
    public WarningHistory? Warnings { get; }

    /// <summary>How the workbench was opened.</summary>
    public WorkbenchSettings Settings { get; }

    /// <summary>What counts as a crossing.</summary>
    public RubiconSettings Rubicon { get; } = RubiconSettings.Default;

    /// <summary>All onsets and surges, by month.</summary>
    public IReadOnlyList<Crossing> AllCrossings => _crossings.Value;

    /// <summary>How good the warnings were; null where there are none.</summary>
    public CrossingEvaluation? Evaluation => _evaluation.Value;

    /// <summary>When measures came, seen from the crossings.</summary>
    public Ledger Missed => _ledger.Value;

    /// <summary>Names of situations and theatres, for a search.</summary>
    public IReadOnlyList<string> Names => field ??= [.. Record.Situations.Select(static s => s.Name).Concat(Record.Situations.SelectMany(static s => s.Theatres)).Concat(Theatres.Names).Concat(OtherNames.All).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The last month at whose end something can be said.</summary>
    public Month Latest => Warnings?.To ?? Record.To;

    /// <summary>Reads the record.</summary>
    /// <exception cref="InputException">It cannot be read.</exception>
    public static Workspace Open(WorkbenchSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var (record, curated) = settings.RecordFolder is { } folder ? (ViolenceRecord.Load(folder), CuratedRecord.Load(folder)) : (ViolenceRecord.Embedded, CuratedRecord.Embedded);
        var warnings = settings.RecordFolder is { } kept ? WarningHistory.Load(record, kept) : WarningHistory.Shipped(record, WarningSettings.Default);
        return new Workspace(record, curated, warnings, settings);
    }

    /// <summary>The first of the watch list as of a month, with intervals and drivers; null where there are no warnings. The first time it learns models, which takes up to some seconds.</summary>
    /// <param name="asOf">The month at whose end it is made.</param>
    /// <param name="horizon">Months ahead, 1 to 24.</param>
    /// <exception cref="InputException">There are warnings, but not as of this month, or not so far ahead.</exception>
    public WatchList? Watch(Month asOf, int horizon = Alarms.DefaultHorizon) => _desk.Value is { } desk ? _lists.Of((asOf, horizon), Listed(desk)) : null;

    /// <summary>The situation with a code, a name, or a name by which one of its crises is remembered.</summary>
    /// <exception cref="InputException">There is none; the sentence names those it may have been meant for.</exception>
    public Situation Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var wanted = name.Trim();
        return Record.TryFind(wanted, out var situation) ? situation
            : Theatres.Named(wanted) is { Count: > 0 } remembered ? AllCrossings.First(c => remembered.Contains(c.Id, StringComparer.Ordinal)).Situation
            : Record.Find(wanted);
    }

    /// <summary>As <see cref="Watch"/>, but null, with the work begun, where the answer is not there at once.</summary>
    public WatchList? WatchIfThere(Month asOf, int horizon = Alarms.DefaultHorizon) => _desk.Value is { } desk ? _lists.IfThere((asOf, horizon), Listed(desk)) : null;

    /// <summary>What is said of one situation as of a month; null where there are no warnings. The first time it learns models, which takes up to some seconds.</summary>
    /// <exception cref="InputException">There are warnings, but not as of this month, or the situation did not exist.</exception>
    public SituationOutlook? Outlook(Situation situation, Month asOf)
    {
        ArgumentNullException.ThrowIfNull(situation);
        return _desk.Value is { } desk ? _outlooks.Of((situation.Code, asOf), Said(desk, situation)) : null;
    }

    /// <summary>As <see cref="Outlook"/>, but null, with the work begun, where the answer is not there at once.</summary>
    public SituationOutlook? OutlookIfThere(Situation situation, Month asOf)
    {
        ArgumentNullException.ThrowIfNull(situation);
        return _desk.Value is { } desk ? _outlooks.IfThere((situation.Code, asOf), Said(desk, situation)) : null;
    }

    /// <summary>A situation as of a month, without what was said of it, kept once it was looked at.</summary>
    internal SituationView Seen(Situation situation, Month asOf) => _seen.Of((situation.Code, asOf), key => SituationView.Of(Knowable(key.AsOf), Rubicon, situation, key.AsOf));

    /// <summary>What could be known at the end of a month.</summary>
    internal Knowable Knowable(Month asOf) => _knowable.Of(asOf, month => new Knowable(this, month));

    /// <summary>The earlier episodes nearest to a situation as of a month, kept once they were compared.</summary>
    internal IReadOnlyList<ComparableEpisode> Comparable(Situation situation, Month asOf) => _comparable.Of(
        (situation.Code, asOf),
        key => ComparableTo(Knowable(key.AsOf), key.Situation));

    private static IReadOnlyList<ComparableEpisode> ComparableTo(Knowable known, string situation) =>
        ComparableEpisodes.Of(known.Record, known.Warnings, known.Ledger, known.Record.Find(situation)).Nearest;

    private static Func<(Month AsOf, int Horizon), WatchList> Listed(WarningDesk desk) => key => desk.List(key.AsOf, key.Horizon, Shown);

    private static Func<(string Situation, Month AsOf), SituationOutlook> Said(WarningDesk desk, Situation situation) => key => desk.Outlook(situation, key.AsOf, Alarms.DefaultHorizon);
}
