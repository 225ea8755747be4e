using Forestall.Record.Curated.Internals;

namespace Forestall.Record.Curated;

/// <summary>The written part of the record: episodes, measures, cases and effects, each with its source.</summary>
public sealed class CuratedRecord
{
    private static readonly Lazy<CuratedRecord> EmbeddedRecord = new(static () => CuratedFiles.Read(CuratedFiles.OpenEmbedded));

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

    /// <summary>Measures of an episode, by date.</summary>
    public IEnumerable<Measure> MeasuresOf(string episode) => _byEpisode[episode].OrderBy(static m => m.Start.FirstMonth).ThenBy(static m => m.Start.Day ?? 0).ThenBy(static m => m.Id, StringComparer.Ordinal);
}
