using System.Diagnostics.CodeAnalysis;
using Forestall.Record.Internals;

namespace Forestall.Record;

/// <summary>
/// The record of organised violence: situations, their harm month by month and year by year, displacement and population, with sources.
/// It never changes once read.
/// </summary>
public sealed class ViolenceRecord
{
    private const int MostNear = 5;
    private const string Article = "the ";
    private static readonly Lazy<ViolenceRecord> EmbeddedRecord = new(RecordFiles.ReadEmbedded);

    private readonly Dictionary<string, Situation> _situations;
    private readonly Dictionary<string, HarmMonth[]> _months;
    private readonly Dictionary<(string Situation, int Year), HarmYear> _years;

    internal ViolenceRecord(RecordContent content, string version)
        : this(content, version, typesKnownTo: null)
    {
    }

    private ViolenceRecord(RecordContent content, string version, Month? typesKnownTo)
    {
        Version = version;
        TypesKnownTo = typesKnownTo;
        Situations = content.Situations;
        Years = content.Years;
        Sources = content.Sources;
        _situations = Situations.ToDictionary(static s => s.Code, StringComparer.OrdinalIgnoreCase);
        _years = Years.ToDictionary(static y => (y.Situation, y.Year));
        _months = Situations.ToDictionary(static s => s.Code, Zeros, StringComparer.Ordinal);
        foreach (var (situation, month) in content.Months)
        {
            _months[situation][month.Month - _situations[situation].From] = month;
        }

        From = Situations.Min(static s => s.From);
        To = Situations.Max(static s => s.To);
    }

    /// <summary>The record that ships with Forestall.</summary>
    public static ViolenceRecord Embedded => EmbeddedRecord.Value;

    /// <summary>Identifies the content: the first twelve hexadecimal digits of the SHA-256 over its files.</summary>
    public string Version { get; }

    /// <summary>All situations, by code.</summary>
    public IReadOnlyList<Situation> Situations { get; }

    /// <summary>All years of all situations, by situation and year.</summary>
    public IReadOnlyList<HarmYear> Years { get; }

    /// <summary>Where the figures come from.</summary>
    public IReadOnlyList<RecordSource> Sources { get; }

    /// <summary>First month covered by any situation.</summary>
    public Month From { get; }

    /// <summary>Last month covered by any situation.</summary>
    public Month To { get; }

    /// <summary>
    /// The last month whose estimated deaths by type may be looked at; null when all may. They are estimated from the totals of their year by type,
    /// so that in a year that is not over they tell what was still to come.
    /// </summary>
    public Month? TypesKnownTo { get; }

    /// <summary>Reads a record from a folder.</summary>
    /// <exception cref="InputException">The folder holds no record, or a damaged one.</exception>
    public static ViolenceRecord Load(string folder) => RecordFiles.Read(folder);

    /// <summary>The situation with a code, name or theatre (<c>RWA</c>, <c>Rwanda</c>, <c>Kosovo</c>), in any case.</summary>
    /// <exception cref="InputException">There is none, or the theatre's name fits several.</exception>
    public Situation Find(string name)
    {
        if (TryFind(name, out var situation))
        {
            return situation;
        }

        if (string.IsNullOrWhiteSpace(name))
        {
            throw new InputException("no situation is named; give an ISO code of three letters such as RWA, a country's name, or a theatre such as Kosovo.");
        }

        var near = Near(name);
        var hint = near.Count > 0 ? $"did you mean {string.Join(", ", near.Select(Described))}?" : "give an ISO code of three letters such as RWA, a country's name, or a theatre such as Kosovo.";
        throw new InputException($"'{name}' is no situation in this record; {hint}") { NamesNothing = true };
    }

    /// <summary>Names of situations and theatres that somebody may have meant by a name that nothing has: those that hold it, or else the nearest one; at most five.</summary>
    public IReadOnlyList<string> Near(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var wanted = name.Trim();
        if (wanted.Length == 0)
        {
            return [];
        }

        List<string> known = [.. Situations.Select(static s => s.Name).Concat(Situations.SelectMany(static s => s.Theatres).Select(TheatreName)).Concat(OtherNames.All).Distinct(StringComparer.Ordinal).Where(n => TryFind(n, out _))];
        var holding = known.Where(n => n.Contains(wanted, StringComparison.OrdinalIgnoreCase)).Take(MostNear).ToList();
        return holding.Count > 0 ? holding : NearestWord.To(wanted, known) is { } nearest ? [nearest] : [];
    }

    /// <summary>The situation with a code, name, theatre or other name (<see cref="OtherNames"/>), with or without an article; false when there is none.</summary>
    public bool TryFind(string name, [NotNullWhen(true)] out Situation? situation)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Named(name, out situation)
            || (name.StartsWith(Article, StringComparison.OrdinalIgnoreCase) && Named(name[Article.Length..].TrimStart(), out situation));
    }

    private bool Named(string name, [NotNullWhen(true)] out Situation? situation) =>
        _situations.TryGetValue(name, out situation)
        || TheOnly(s => string.Equals(s.Name, name, StringComparison.OrdinalIgnoreCase), out situation)
        || TheOnly(s => s.Theatres.Any(t => string.Equals(TheatreName(t), name, StringComparison.OrdinalIgnoreCase) || string.Equals(t, name, StringComparison.OrdinalIgnoreCase)) && s.Code != "XKX", out situation)
        || (OtherNames.CodeOf(name) is { } code && _situations.TryGetValue(code, out situation));

    /// <summary>Harm of a situation, every month from <see cref="Situation.From"/> to <see cref="Situation.To"/> without a gap.</summary>
    public ReadOnlySpan<HarmMonth> Months(Situation situation)
    {
        ArgumentNullException.ThrowIfNull(situation);
        return _months[situation.Code];
    }

    /// <summary>A year of a situation; null when it is not covered.</summary>
    public HarmYear? Year(Situation situation, int year)
    {
        ArgumentNullException.ThrowIfNull(situation);
        return _years.TryGetValue((situation.Code, year), out var found) ? found : null;
    }

    /// <summary>Whether the deaths of a kind in a month of this record could be known: all but those estimated from totals of a year that is not over.</summary>
    public bool IsTypeKnown(in HarmMonth month, HarmKind kind) => TypesKnownTo is not { } last || month.Month <= last || !month.IsEstimated(kind);

    /// <summary>Deaths of a kind in a month; null where they could not be known.</summary>
    public Deaths? Known(in HarmMonth month, HarmKind kind) => IsTypeKnown(month, kind) ? month.Harm.Of(kind) : null;

    /// <summary>Deaths of a month, best estimate, whose type could not be known.</summary>
    public long TypeNotYetKnown(in HarmMonth month)
    {
        long open = 0;
        foreach (var kind in (ReadOnlySpan<HarmKind>)[HarmKind.StateBased, HarmKind.NonState, HarmKind.OneSided])
        {
            open += IsTypeKnown(month, kind) ? 0 : month.Harm.Of(kind).Best;
        }

        return open;
    }

    /// <summary>
    /// The record as if it ended with a month: nothing later is in it. Years are kept when all their months are in it, without displacement and population
    /// where these were not yet published (<see cref="YearlyFigures"/>); deaths by type stand as in <see cref="TypesKnownTo"/>. Figures are those of the present revision.
    /// It keeps the version, since it holds nothing else than this record does.
    /// </summary>
    /// <param name="last">The last month to keep.</param>
    /// <exception cref="InputException">The record begins later.</exception>
    public ViolenceRecord Until(Month last)
    {
        if (last < From)
        {
            throw new InputException($"the record begins in {From}, so nothing of it was known by {last}; choose a later month.");
        }

        var wholeYear = last.Number == 12 ? last.Year : last.Year - 1;
        Situation[] situations = [.. Situations.Where(s => s.From <= last).Select(s => s.To <= last ? s : s with { To = last })];
        var months = situations.SelectMany(s => _months[s.Code].Where(m => m.Month <= s.To && m != new HarmMonth { Month = m.Month }).Select(m => (s.Code, m)));
        var published = YearlyFigures.LastPublished(last + 1);
        var years = Years.Where(y => y.Year <= wholeYear).Select(y => y.Year <= published ? y : y with { Displacement = default, Population = null });
        var types = new Month(wholeYear, 12);
        return new ViolenceRecord(new RecordContent(situations, [.. months], [.. years], Sources), Version, TypesKnownTo is { } already && already < types ? already : types);
    }

    private static string TheatreName(string theatre) => theatre.Split(" until", StringSplitOptions.None)[0];

    private string Described(string name) => TryFind(name, out var situation) && situation.Name == name ? $"{situation.Code} ({name})" : $"{name} ({situation?.Code})";

    private static HarmMonth[] Zeros(Situation situation)
    {
        var months = new HarmMonth[situation.Months];
        for (var i = 0; i < months.Length; i++)
        {
            months[i] = new HarmMonth { Month = situation.From + i };
        }

        return months;
    }

    private bool TheOnly(Func<Situation, bool> fits, [NotNullWhen(true)] out Situation? situation)
    {
        var found = Situations.Where(fits).Take(2).ToList();
        situation = found.Count == 1 ? found[0] : null;
        return situation is not null;
    }
}
