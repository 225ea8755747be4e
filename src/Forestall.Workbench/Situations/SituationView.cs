using Forestall.Record;
using Forestall.Record.Curated;
using Forestall.Record.Thresholds;
using Forestall.Rubicon;
using Forestall.Warning;
using Forestall.Workbench.Shell;

namespace Forestall.Workbench.Situations;

/// <summary>One situation as it could be seen at the end of a month: nothing later is in it.</summary>
public sealed record SituationView
{
    /// <summary>The situation, as far as it is known.</summary>
    public required Situation Situation { get; init; }

    /// <summary>The month at whose end one looks.</summary>
    public required Month AsOf { get; init; }

    /// <summary>The last month whose figures were published by then.</summary>
    public required Month Known { get; init; }

    /// <summary>The record up to <see cref="Known"/>.</summary>
    public required ViolenceRecord Record { get; init; }

    public required CuratedRecord Curated { get; init; }

    public required IReadOnlyList<Crossing> Crossings { get; init; }

    /// <summary>Its measures, by date.</summary>
    public required IReadOnlyList<Measure> Measures { get; init; }

    /// <summary>What was said of it; null where there were no warnings as of the month, or while it is worked out.</summary>
    public required SituationOutlook? Outlook { get; init; }

    /// <summary>Whether what was said of it is being worked out.</summary>
    public required bool UnderWay { get; init; }

    /// <summary>A month of the last twelve in which most deaths stand in long events, so that some may have come after <see cref="Known"/>; null where there is none.</summary>
    public required Month? LongEventsIn { get; init; }

    /// <summary>The episode under way; null outside one.</summary>
    public Crossing? Episode => Crossings.LastOrDefault(static c => c.Kind == CrossingKind.Onset && c.Open);

    public Month From => Situation.From;

    /// <summary>Looks at a situation.</summary>
    /// <exception cref="InputException">There is no such situation, or the record does not reach the month.</exception>
    /// <param name="workspace">The record and what is known of it.</param>
    /// <param name="name">Code, name or theatre.</param>
    /// <param name="asOf">The month, yyyy-MM; the last one possible when empty.</param>
    /// <param name="wait">Whether to wait for what was said of it, which may take some seconds the first time.</param>
    public static SituationView Of(Workspace workspace, string name, string? asOf, bool wait = true)
    {
        var situation = workspace.Find(name);
        var month = MonthOf(workspace, situation, asOf);
        var warned = workspace.Warnings is { } history && month >= history.From && month <= history.To;
        var outlook = !warned ? null : wait ? workspace.Outlook(situation, month) : workspace.OutlookIfThere(situation, month);
        return workspace.Seen(situation, month) with { Outlook = outlook, UnderWay = warned && outlook is null };
    }

    /// <summary>The month at whose end one looks.</summary>
    /// <exception cref="InputException">It is none, or the record does not show the situation as of it.</exception>
    internal static Month MonthOf(Workspace workspace, Situation situation, string? asOf)
    {
        var lag = WarningSettings.Default.PublicationLag;
        var latest = (situation.To < workspace.Record.To ? situation.To : workspace.Record.To) + lag;
        var month = AskedFor.Month(asOf) ?? latest;
        var earliest = situation.From + lag;
        return month >= earliest && month <= latest ? month
            : throw new InputException($"the record does not show {situation.Name} as of {month}; choose a month from {earliest} to {latest}.");
    }

    /// <summary>Looks at a situation without asking what was said of it.</summary>
    internal static SituationView Of(Knowable known, RubiconSettings rubicon, Situation situation, Month asOf)
    {
        var seen = known.Record.Find(situation.Code);
        return new SituationView
        {
            Situation = seen,
            AsOf = asOf,
            Known = known.Until,
            Record = known.Record,
            Curated = known.Curated,
            Crossings = [.. Forestall.Record.Thresholds.Crossings.Find(new HarmCurve(known.Record, seen, rubicon))],
            Measures = [.. known.Curated.Measures.Where(m => m.Situation == situation.Code).OrderBy(static m => m.Start.ToString(), StringComparer.Ordinal)],
            LongEventsIn = LongEvents.In(known.Record, seen, known.Until),
            Outlook = null,
            UnderWay = false,
        };
    }
}
