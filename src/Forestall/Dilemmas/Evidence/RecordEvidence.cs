using System.Globalization;
using Forestall.Dilemmas.Evidence.Internals;
using Forestall.Record;
using Forestall.Record.Curated;
using Forestall.Record.Thresholds;
using Forestall.Warning;

namespace Forestall.Dilemmas.Evidence;

/// <summary>
/// What the record could say of a situation at the end of a month: figures that had been published, measures that had been taken. It never grades.
/// Method note: docs/methods/appraisal.md.
/// </summary>
public sealed class RecordEvidence
{
    private readonly ViolenceRecord _record;
    private readonly HarmCurve _curve;
    private readonly Month _known;
    private readonly WarningHistory? _history;
    private readonly KnownMeasures _measures;
    private readonly CuratedRecord _curated;

    private RecordEvidence(ViolenceRecord record, CuratedRecord curated, WarningHistory? history, Situation situation, Month asOf)
    {
        (_record, _curated, _history, Situation, AsOf) = (record, curated, history, situation, asOf);
        _curve = new HarmCurve(record, situation, RubiconSettings.Default);
        _known = asOf - WarningSettings.Default.PublicationLag;
        _measures = new KnownMeasures(curated, situation, asOf);
    }

    /// <summary>What can be asked for.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["harm", "one-sided", "displacement", "warning", "crossing", "prior", "tried", "threats", "refused", "presence", "council", "vetoes", "regional", "consent", "precedent"];

    /// <summary>The situation.</summary>
    public Situation Situation { get; }

    /// <summary>The month at whose end this could be known.</summary>
    public Month AsOf { get; }

    /// <summary>Gathers what the record says.</summary>
    /// <param name="record">The record.</param>
    /// <param name="curated">Its measures and cases.</param>
    /// <param name="history">Its warnings; null: none.</param>
    /// <param name="situation">The situation.</param>
    /// <param name="asOf">The month.</param>
    /// <exception cref="InputException">The record does not cover the situation a month before.</exception>
    public static RecordEvidence Of(ViolenceRecord record, CuratedRecord curated, WarningHistory? history, Situation situation, Month asOf)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(curated);
        ArgumentNullException.ThrowIfNull(situation);
        var lag = WarningSettings.Default.PublicationLag;
        return situation.Covers(asOf - lag)
            ? new(record, curated, history, situation, asOf)
            : throw new InputException($"the record does not cover {situation.Name} in {asOf - lag}; choose a month from {situation.From + lag} to {situation.To + lag}.");
    }

    /// <summary>What the record says to a name; a fact that says so where it holds nothing.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="InputException">There is no such name.</exception>
    public IReadOnlyList<RecordFact> For(string name) => name switch
    {
        "harm" => [Harm()],
        "one-sided" => [OneSided()],
        "displacement" => [Displaced()],
        "warning" => Warned(),
        "crossing" => [Crossing()],
        "prior" => [Prior()],
        "tried" => _measures.Tried(),
        "threats" => _measures.Threats(),
        "refused" => _measures.Refused(),
        "presence" => _measures.Presence(),
        "council" => _measures.Council(),
        "vetoes" => _measures.Vetoes(),
        "regional" => _measures.OnAuthority("regional", ["regional"], "decided by a regional organisation"),
        "consent" => _measures.OnAuthority("consent", ["consent", "agreement"], "taken with the consent of the government or by agreement of the parties"),
        "precedent" => [Precedent()],
        _ => throw new InputException($"the record says nothing of '{name}'; use {string.Join(", ", Names)}."),
    };

    private RecordFact Harm()
    {
        var deaths = _curve.Between(_known - 11, _known);
        return new("harm", Text($"{deaths.Best:N0} deaths in organised violence ({deaths.Low:N0} to {deaths.High:N0}) in the twelve months to {_known}."), deaths.Best, "deaths", Ucdp);
    }

    private RecordFact OneSided()
    {
        var year = LastWholeYear;
        return _record.Year(Situation, year) is { } figures
            ? new("one-sided", Text($"{figures.Harm.OneSided.Best:N0} deaths in one-sided violence against civilians in {year} ({figures.Harm.OneSided.Low:N0} to {figures.Harm.OneSided.High:N0}), {figures.OneSidedByGovernments:N0} of them by governments."), figures.Harm.OneSided.Best, "deaths", Ucdp)
            : Nothing("one-sided", $"no deaths by type in {year}");
    }

    private RecordFact Displaced()
    {
        var year = YearlyFigures.LastPublished(AsOf);
        return _record.Year(Situation, year)?.Displacement is { Total: { } total } figures
            ? new("displacement", Text($"{total:N0} people displaced at the end of {year}, the last year whose figures were published by {AsOf}: {figures.Refugees?.ToString("N0", CultureInfo.InvariantCulture) ?? "unknown"} refugees, {figures.Internal?.ToString("N0", CultureInfo.InvariantCulture) ?? "unknown"} within the country."), total, "people", "UNHCR and IDMC, as in the record")
            : Nothing("displacement", $"no figure of displacement at the end of {year}, the last year whose figures were published by {AsOf}");
    }

    private IReadOnlyList<RecordFact> Warned()
    {
        const int Horizon = 12;
        if (_history is null || AsOf < _history.From || AsOf > _history.To)
        {
            return [Nothing("warning", $"no warning as of {AsOf}")];
        }

        if (!_history.TryGet(Situation, AsOf, Horizon, out var now))
        {
            return [Nothing("warning", "no warning, since the situation is in an episode or was not covered")];
        }

        var all = _record.Situations.Select(s => _history.TryGet(s, AsOf, Horizon, out var p) ? p : -1).Where(static p => p >= 0).ToList();
        var before = AsOf - 12 >= _history.From && _history.TryGet(Situation, AsOf - 12, Horizon, out var then) ? Text($"; a year before {Percent(then)}") : "";
        return [new("warning", Text($"{Percent(now)} for a crossing within twelve months as of {AsOf}, rank {all.Count(p => p > now) + 1} of {all.Count}{before}."), now, "probability", "Forestall, docs/methods/crossing-warnings.md")];
    }

    private RecordFact Crossing()
    {
        var last = Crossings.Find(_curve).LastOrDefault(c => c.Kind == CrossingKind.Onset && c.Month <= _known);
        if (last is null || last.End <= _known)
        {
            var before = last is null ? "" : Text($" The last episode ended in {last.End!.Value}.");
            return new("crossing", Text($"No crossing into mass violence is under way as far as figures to {_known} show.{before}"), null, "", Ucdp);
        }

        var since = _curve.Between(last.Month, _known);
        return new("crossing", Text($"The crossing came in {last.Month}, {Months(AsOf - last.Month)} before; {since.Best:N0} deaths from then to {_known}."), AsOf - last.Month, "months since the crossing", Ucdp);
    }

    private RecordFact Prior()
    {
        var earlier = Crossings.Find(_curve).Where(c => c.Kind == CrossingKind.Onset && c.Month <= _known && c.Month > _known - 120).ToList();
        return new("prior", earlier.Count == 0 ? Text($"No crossing into mass violence in the ten years to {_known}, as far as the record reaches back.") : $"Crossings into mass violence in the ten years to {_known}: {string.Join(", ", earlier.Select(static c => c.Month))}.", earlier.Count, "crossings", Ucdp);
    }

    private RecordFact Precedent()
    {
        var over = _curated.Cases.Where(c => c.Closes < AsOf && c.Opens + 24 <= AsOf && _record.TryFind(c.Situation, out var s) && s.Region == Situation.Region).ToList();
        var averted = over.Count(static c => c.Values.GetValueOrDefault("AVERTED") is > 0.5);
        return over.Count == 0
            ? Nothing("precedent", $"no case in {Situation.Region} whose outcome was known")
            : new("precedent", Text($"Of {over.Count} coded opportunities for prevention in {Situation.Region} whose 24 months were over, mass killing was averted in {averted}. They are alike in region only; 'forestall cases list' shows the rest."), averted, Text($"of {over.Count} cases"), "record/cases.csv, coded later: docs/codebook-cases.md");
    }

    /// <summary>The last year all of whose months were known, and with them its deaths by type. Displacement comes later: <see cref="YearlyFigures"/>.</summary>
    private int LastWholeYear => _known.Number == 12 ? _known.Year : _known.Year - 1;

    private static RecordFact Nothing(string name, string what) => new(name, $"The record holds {what}.", null, "", "");

    private static string Months(int count) => count switch { 0 => "less than a month", 1 => "one month", _ => Text($"{count} months") };

    private static string Percent(double share) => share < 0.0095 ? "under 1 %" : Text($"{100 * share:0} %");

    private const string Ucdp = "UCDP, as in the record";

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
