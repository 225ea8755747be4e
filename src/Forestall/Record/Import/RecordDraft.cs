using Forestall.Record.Build;
using Forestall.Record.Internals;

namespace Forestall.Record.Import;

/// <summary>The record an import makes or adds to, while it is in the making. Nothing on disk changes before it is written whole.</summary>
internal sealed class RecordDraft
{
    private readonly SortedDictionary<string, DraftSituation> _situations = new(StringComparer.Ordinal);

    private RecordDraft(ViolenceRecord background, bool isNew, CountedEvents events)
    {
        Base = background;
        IsNew = isNew;
        Events = events;
    }

    /// <summary>What was in the folder when the import began; null when there was no record.</summary>
    public string? Version { get; private set; }

    /// <summary>Whether the record is new.</summary>
    public bool IsNew { get; }

    /// <summary>The record from which a new one takes displacement and population.</summary>
    public ViolenceRecord Base { get; }

    /// <summary>The events counted so far.</summary>
    public CountedEvents Events { get; }

    /// <summary>Where the figures come from.</summary>
    public List<RecordSource> Sources { get; } = [];

    /// <summary>What there is to know, one sentence each.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>The situations, by code.</summary>
    public IReadOnlyDictionary<string, DraftSituation> Situations => _situations;

    /// <summary>Whether there is no situation yet.</summary>
    public bool IsEmpty => _situations.Count == 0;

    /// <summary>Opens the record in the folder, or begins a new one: empty for deaths, a copy of the base for what only changes it.</summary>
    public static RecordDraft Open(ImportRequest request)
    {
        if (File.Exists(request.Into))
        {
            throw new InputException($"{request.Into}: this is a file; name a folder with --into.");
        }

        if (Directory.Exists(request.Into) && Directory.EnumerateFileSystemEntries(request.Into).Any())
        {
            var draft = new RecordDraft(request.Base, isNew: false, CountedEvents.Read(request.Into));
            var record = ViolenceRecord.Load(request.Into);
            draft.Version = record.Version;
            draft.Fill(record);
            Coverage.Read(request.Into, draft.Situations);
            return draft;
        }

        var made = new RecordDraft(request.Base, isNew: true, new CountedEvents());
        if (request.Kind is ImportKind.Unhcr or ImportKind.UcdpCountryYear)
        {
            made.Fill(request.Base);
            made.Sources.Clear();
            made.Sources.AddRange(TakenOver.All(request.Base));
        }
        else
        {
            made.Sources.AddRange(TakenOver.WithoutDeaths(request.Base));
        }

        return made;
    }

    /// <summary>The situation, which is added with these months when it is not there.</summary>
    public DraftSituation Include(Situation situation)
    {
        if (!_situations.TryGetValue(situation.Code, out var found))
        {
            _situations[situation.Code] = found = new DraftSituation(situation);
        }

        return found;
    }

    /// <summary>Takes years from their months, displacement and population from what is there or the base.</summary>
    /// <param name="situation">The situation.</param>
    /// <param name="years">The years whose months changed.</param>
    /// <param name="byGovernments">Deaths in one-sided violence by governments in a year, given what the year said before and the new sum of one-sided deaths.</param>
    public void SumYears(DraftSituation situation, IEnumerable<int> years, Func<int, long, long, long> byGovernments)
    {
        foreach (var year in years)
        {
            var harm = default(HarmByType);
            foreach (ref readonly var month in situation.MonthsOf(year))
            {
                harm += month.Harm;
            }

            var before = situation.Years.TryGetValue(year, out var known)
                ? known
                : FromBase(situation.Code, year) ?? new HarmYear(situation.Code, year, default, 0, default, Population: null);
            situation.Years[year] = before with
            {
                Harm = harm,
                OneSidedByGovernments = byGovernments(year, situation.Years.ContainsKey(year) ? before.OneSidedByGovernments : 0, harm.OneSided.Best),
            };
        }
    }

    /// <summary>Names the imported files among the sources, and no longer those that give nothing any more.</summary>
    public void AddSources(ImportFiles files, ImportKind kind)
    {
        var marks = _situations.Values.SelectMany(static s => s.AllFiles).Where(static f => f is not null).Distinct().SelectMany(static f => f!.Marks.Split(' ')).ToHashSet(StringComparer.Ordinal);
        var othersGiveDeaths = _situations.Values.SelectMany(static s => s.AllFiles).Any(static f => f is null);
        Sources.RemoveAll(s => TakenOver.GivesDeaths(s)
            && (ImportSources.IsEvents(s) && !TakenOver.Is(s) ? !marks.Contains(s.Sha256[..Math.Min(12, s.Sha256.Length)]) : !othersGiveDeaths));
        Sources.AddRange(files.All.OrderBy(static f => f.Name, StringComparer.Ordinal).ThenBy(static f => f.Sha256, StringComparer.Ordinal).Select(f => ImportSources.Of(kind, f)));
    }

    /// <summary>Writes the record's files.</summary>
    public void Write(string folder, CancellationToken cancellation)
    {
        var content = new RecordContent(
            [.. _situations.Values.Select(static s => s.Situation)],
            [.. _situations.Values.SelectMany(static s => s.Months.Where(static m => m.Events > 0 || m.Harm != default).Select(m => (s.Code, m)))],
            [.. _situations.Values.SelectMany(static s => s.Years.Values)],
            Sources);
        cancellation.ThrowIfCancellationRequested();
        RecordFiles.Write(folder, content);
        cancellation.ThrowIfCancellationRequested();
        Coverage.Write(folder, _situations.Values);
        Events.Write(folder, cancellation);
    }

    private HarmYear? FromBase(string situation, int year) =>
        Base.TryFind(situation, out var known) && Base.Year(known, year) is { } found ? found with { Harm = default, OneSidedByGovernments = 0 } : null;

    private void Fill(ViolenceRecord record)
    {
        foreach (var situation in record.Situations)
        {
            var draft = Include(situation);
            foreach (var month in record.Months(situation))
            {
                draft.Month(month.Month) = month;
            }
        }

        foreach (var year in record.Years)
        {
            _situations[year.Situation].Years[year.Year] = year;
        }

        Sources.AddRange(record.Sources);
    }
}
