using Forestall.Record;
using Forestall.Record.Curated;

namespace Forestall.Dilemmas.Evidence.Internals;

/// <summary>
/// The measures in a situation that were in force in, or began in, the two years to a month, by when they began. What came of them is left out: it was learnt later. Those cited from later sources only are marked, since they may have become public later.
/// </summary>
internal sealed class KnownMeasures
{
    private const int Lookback = 24;
    private const int Shown = 8;
    private const string File = "record/measures.csv";

    private readonly Month _asOf;
    private readonly List<Measure> _all;
    private readonly int _lastResolution;
    private readonly bool _covered;

    public KnownMeasures(CuratedRecord curated, Situation situation, Month asOf)
    {
        _asOf = asOf;
        _covered = curated.Episodes.Any(e => e.Situation == situation.Code && e.From <= asOf && (e.To is not { } to || to >= asOf - Lookback));
        _all = [.. curated.Measures.Where(m => m.Situation == situation.Code && m.Start.LastMonth <= asOf && m.LastMonth >= asOf - (Lookback - 1)).OrderBy(static m => m.Start.FirstMonth).ThenBy(static m => m.Start.Day ?? 0).ThenBy(static m => m.Id, StringComparer.Ordinal)];

        // Resolutions are numbered through: none can have been adopted after a row that begins with a higher number.
        _lastResolution = curated.Measures.Where(m => m.Start.LastMonth <= asOf && m.Resolutions.Count > 0).Select(static m => m.Resolutions[0]).DefaultIfEmpty(0).Max();
    }

    public IReadOnlyList<RecordFact> Tried()
    {
        var taken = _all.Where(static m => m.WasTaken).ToList();
        var classes = Enum.GetValues<MeasureClass>().Where(static c => c != MeasureClass.NonMeasure).ToList();
        var facts = classes.Where(c => taken.Exists(m => m.Class == c)).Select(c =>
        {
            var some = taken.Where(m => m.Class == c).ToList();
            return new RecordFact("tried", $"{Capital(Vocabulary.Name(c))}: {some.Count} in the two years to {_asOf}, {InForce(some)} known to be in force: {List(some)}.", some.Count, "measures", File);
        }).ToList();
        var untried = classes.Where(c => !taken.Exists(m => m.Class == c)).Select(Vocabulary.Name).ToList();
        if (untried.Count > 0)
        {
            facts.Add(new("tried", $"None on record in the two years to {_asOf} of: {string.Join(", ", untried)}.{Gap}", null, "", File));
        }

        return facts;
    }

    public IReadOnlyList<RecordFact> Threats()
    {
        var made = _all.Where(static m => m.WasTaken && m.Class == MeasureClass.Threat).ToList();
        var missed = _all.Where(static m => m.Instrument == "missed-deadline").ToList();
        return
        [
            Counted("threats", made, "threats made", "threats"),
            Counted("threats", missed, "deadlines that passed without consequence", "deadlines"),
        ];
    }

    public IReadOnlyList<RecordFact> Refused() =>
        [Counted("refused", [.. _all.Where(static m => m.Class == MeasureClass.NonMeasure || m.Status is "refused" or "unanswered")], "requests refused, warnings unanswered and deadlines missed", "non-measures")];

    public IReadOnlyList<RecordFact> Presence() =>
        [Counted("presence", [.. _all.Where(m => m.WasTaken && m.Class == MeasureClass.Deployment && IsInForce(m))], "deployments known to be in force", "deployments")];

    public IReadOnlyList<RecordFact> Council()
    {
        var numbers = _all.SelectMany(static m => m.Resolutions).Where(Adopted).Distinct().Order().ToList();
        var chapter = _all.Where(static m => m.Authority == "chapter-vii" && m.Class != MeasureClass.NonMeasure).ToList();
        return
        [
            new("council", numbers.Count == 0 ? $"No Security Council resolution on record in the two years to {_asOf}.{Gap}" : $"Security Council resolutions behind measures of the two years to {_asOf}: {string.Join(", ", numbers)}.", numbers.Count, "resolutions", File),
            Counted("council", chapter, "measures under Chapter VII", "measures"),
        ];
    }

    public IReadOnlyList<RecordFact> Vetoes() => [Counted("vetoes", [.. _all.Where(static m => m.Instrument is "veto" or "refused-mandate")], "vetoes and mandates declined", "refusals")];

    public IReadOnlyList<RecordFact> OnAuthority(string name, IReadOnlyList<string> authorities, string words) =>
        [Counted(name, [.. _all.Where(m => m.WasTaken && authorities.Contains(m.Authority, StringComparer.Ordinal))], $"measures {words}", "measures")];

    private RecordFact Counted(string name, List<Measure> measures, string words, string unit) => new(
        name,
        measures.Count == 0 ? $"No {words} on record in the two years to {_asOf}.{Gap}" : $"{Capital(words)} in the two years to {_asOf}: {measures.Count} ({List(measures)}).",
        measures.Count,
        unit,
        File);

    private string Gap => _covered ? "" : " Measures were not collected here for this time, so that proves nothing.";

    private bool Adopted(int resolution) => ResolutionYears.Of(resolution) is not { } year || year < _asOf.Year || (year == _asOf.Year && resolution <= _lastResolution);

    /// <summary>An end after the month was not known by then.</summary>
    private bool IsInForce(Measure measure) => measure.LastMonth > _asOf || (measure.LastMonth == _asOf && measure.EndKind != "act");

    private int InForce(List<Measure> measures) => measures.Count(IsInForce);

    private string List(List<Measure> measures)
    {
        var shown = measures.TakeLast(Shown).Select(m => $"{m.Start} {m.Instrument}, {m.Actor} [{m.Id}]{(m.Citation.LaterThan(_asOf) is { } later ? $" (source of {later})" : "")}");
        return (measures.Count > Shown ? $"the last {Shown}: " : "") + string.Join("; ", shown);
    }

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
