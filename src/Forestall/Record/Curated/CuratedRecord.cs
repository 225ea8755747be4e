using Forestall.Record.Curated.Internals;

namespace Forestall.Record.Curated;

/// <summary>The written part of the record: episodes, measures, cases and effects, each with its source.</summary>
public sealed class CuratedRecord
{
    private static readonly Lazy<CuratedRecord> EmbeddedRecord = new(static () => CuratedFiles.Read(CuratedFiles.OpenEmbedded));

    /// <summary>Months after its opening within which a case has its outcome.</summary>
    private const int CaseMonths = 24;

    private const int TwoYears = 24;

    private readonly Dictionary<string, CoveredEpisode> _episodes;
    private readonly ILookup<string, Measure> _byEpisode;

    internal CuratedRecord(IReadOnlyList<CoveredEpisode> episodes, IReadOnlyList<Measure> measures, IReadOnlyList<PreventionCase> cases, IReadOnlyList<CaseCoding> codings, IReadOnlyList<Effect> effects)
    {
        Episodes = episodes;
        Measures = measures;
        Cases = cases;
        Codings = codings;
        Effects = effects;
        _episodes = new Dictionary<string, CoveredEpisode>(StringComparer.Ordinal);
        foreach (var episode in episodes)
        {
            _episodes.TryAdd(episode.Id, episode);
        }

        _byEpisode = measures.ToLookup(static m => m.Episode, StringComparer.Ordinal);
    }

    /// <summary>The one that ships with Forestall.</summary>
    public static CuratedRecord Embedded => EmbeddedRecord.Value;

    /// <summary>Episodes and near-episodes covered.</summary>
    public IReadOnlyList<CoveredEpisode> Episodes { get; }

    /// <summary>Measures, by situation and date.</summary>
    public IReadOnlyList<Measure> Measures { get; }

    /// <summary>Opportunities for prevention.</summary>
    public IReadOnlyList<PreventionCase> Cases { get; }

    /// <summary>Every coding of every case.</summary>
    public IReadOnlyList<CaseCoding> Codings { get; }

    /// <summary>Estimates of what instruments do.</summary>
    public IReadOnlyList<Effect> Effects { get; }

    /// <summary>Reads the files in a folder; those that are missing there are taken from the embedded record.</summary>
    /// <exception cref="InputException">A file is damaged.</exception>
    public static CuratedRecord Load(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return CuratedFiles.Read(name => CuratedFiles.Open(folder, name));
    }

    /// <summary>Whether a folder has curated files of its own.</summary>
    public static bool IsIn(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return File.Exists(Path.Combine(folder, CuratedFiles.MeasuresFile)) || File.Exists(Path.Combine(folder, CuratedFiles.EpisodesFile));
    }

    /// <summary>An episode by id; null when there is none.</summary>
    public CoveredEpisode? Episode(string id) => _episodes.GetValueOrDefault(id);

    /// <summary>
    /// What was done in a situation in the two years to a month: measures taken that began by its end and were known to be in force in one of the 24 months, however early they began.
    /// </summary>
    /// <param name="situation">Code of the situation.</param>
    /// <param name="asOf">The last of the months.</param>
    public IEnumerable<Measure> InForceInTwoYears(string situation, Month asOf) =>
        Measures.Where(m => m.Situation == situation && m.WasTaken && m.Start.LastMonth <= asOf && m.LastMonth > asOf - TwoYears);

    /// <summary>Whether measures of a situation were collected for a month.</summary>
    /// <param name="situation">Code of the situation.</param>
    /// <param name="asOf">The month.</param>
    public bool Collected(string situation, Month asOf) => Episodes.Any(e => e.Situation == situation && (e.To is not { } to || to >= asOf));

    /// <summary>Measures of an episode, by date.</summary>
    public IEnumerable<Measure> MeasuresOf(string episode) => _byEpisode[episode].OrderBy(static m => m.Start.FirstMonth).ThenBy(static m => m.Start.Day ?? 0).ThenBy(static m => m.Id, StringComparer.Ordinal);

    /// <summary>
    /// What could be known at the end of a month: measures begun by then, without what came of them and without ends that lay ahead, episodes whose span had begun,
    /// with the crossings published by then, and cases whose 24 months were over. Descriptions, notes and summaries are left out, since they were written later.
    /// That an episode was chosen for collection at all was decided later too.
    /// </summary>
    /// <param name="asOf">The month.</param>
    /// <param name="lastKnown">The last month whose figures had been published.</param>
    public CuratedRecord Until(Month asOf, Month lastKnown) => new(
        [.. Episodes.Where(e => e.From <= asOf).Select(e => e with
        {
            To = e.To is { } to && to <= asOf ? to : null,
            Crossings = [.. e.Crossings.Where(c => Month.TryParse(c.AsSpan(Math.Min(4, c.Length)).ToString(), out var month) && month <= lastKnown)],
            Expectation = string.Empty,
            Summary = string.Empty,
        })],
        [.. Measures.Where(m => m.Start.LastMonth <= asOf).Select(m => Known(m, asOf))],
        [.. Cases.Where(c => c.Closes < asOf && c.Opens + CaseMonths <= asOf)],
        [.. Codings.Where(k => Cases.Any(c => c.Id == k.Case && c.Closes < asOf && c.Opens + CaseMonths <= asOf))],
        Effects);

    private static Measure Known(Measure measure, Month asOf)
    {
        var lasts = measure.LastMonth > asOf;
        return measure with
        {
            End = lasts ? null : measure.End,
            EndKind = lasts ? "ongoing" : measure.EndKind,
            Result = "unclear",
            Description = string.Empty,
            Note = string.Empty,
        };
    }
}
