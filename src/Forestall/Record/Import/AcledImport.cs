using System.Globalization;
using Forestall.Files;

namespace Forestall.Record.Import;

/// <summary>
/// Reads an export of ACLED events. Violence against civilians and force against peaceful protesters is one-sided; battles, explosions and
/// remote violence are state-based with state forces on a side, else non-state; other protests, riots and strategic developments are left out.
/// </summary>
internal sealed class AcledImport
{
    private const int MostIdDigits = 12;
    private static readonly string[] LeftOutTypes = ["Protests", "Riots", "Strategic developments", "Strategic development"];

    private readonly RecordDraft _draft;
    private readonly EventStream _stream;
    private readonly Dictionary<string, EventSituation> _situations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (EventIds Ids, EventIds Before)> _catalogues = new(StringComparer.OrdinalIgnoreCase);
    private long _leftOut;
    private long _deathsLeftOut;

    private AcledImport(RecordDraft draft, EventStream stream)
    {
        _draft = draft;
        _stream = stream;
    }

    public static ImportReport Run(ImportRequest request, ImportFiles files, RecordDraft draft)
    {
        var stream = new EventStream(draft, adds: false, EventSpread.Start);
        var import = new AcledImport(draft, stream);
        foreach (var file in files.All)
        {
            files.Read(file, table => import.Columns(table, file));
        }

        var report = EventOutcome.Of(request with { Spread = EventSpread.Start }, files, draft, stream, stream.Period(isWorldwide: false, fromJanuary: draft.IsNew));
        if (import._leftOut > 0)
        {
            draft.Notes.Add(string.Create(CultureInfo.InvariantCulture, $"{import._leftOut:N0} protests, riots and strategic developments with {import._deathsLeftOut:N0} deaths were left out: they are no organised violence."));
        }

        return report;
    }

    private Action Columns(TableReader table, ImportFile file)
    {
        var (id, date, kind) = (table.Require("event_id_cnty"), table.Require("event_date"), table.Require("event_type"));
        var (sub, first, second) = (table.Find("sub_event_type"), table.Require("inter1"), table.Require("inter2"));
        var (fatalities, iso, country) = (table.Require("fatalities"), table.Find("iso"), table.Find("country"));
        if (iso < 0)
        {
            country = table.Require("country", "iso");
        }

        var days = new DayColumns(file.Path, table, date);
        return () =>
        {
            var situation = Situation(table, iso, country);
            var day = days.Read(date);
            var deaths = table.People(fatalities);
            var (ids, before, number) = Id(table, id);
            if (Type(table, kind, sub, first, second) is not { } type)
            {
                _leftOut++;
                _deathsLeftOut += deaths;
                return;
            }

            _stream.Take(new ReadEvent(
                number,
                ids,
                before,
                situation,
                type,
                day,
                day,
                new Deaths(deaths, deaths, deaths),
                type == 2 ? deaths : 0,
                type == 2 && IsState(table, first),
                type == 2 || deaths == 0 ? EstimatedHarm.None : EstimatedHarm.Civilian,
                IsRelease: false));
        };
    }

    private static int? Type(TableReader table, int kind, int sub, int first, int second)
    {
        var type = table.Span(kind).Trim();
        if (type.Equals("Violence against civilians", StringComparison.OrdinalIgnoreCase)
            || (sub >= 0 && table.Span(sub).Trim().Equals("Excessive force against protesters", StringComparison.OrdinalIgnoreCase)))
        {
            return 2;
        }

        if (type.StartsWith("Battle", StringComparison.OrdinalIgnoreCase) || type.StartsWith("Explosions", StringComparison.OrdinalIgnoreCase) || type.StartsWith("Remote violence", StringComparison.OrdinalIgnoreCase))
        {
            return IsState(table, first) || IsState(table, second) ? 0 : 1;
        }

        foreach (var known in LeftOutTypes)
        {
            if (type.StartsWith(known, StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }
        }

        throw table.Wrong(kind, $"'{TableReader.Shown(type, 40)}' is no event type of ACLED; check that this is an ACLED export");
    }

    private static bool IsState(TableReader table, int column)
    {
        var inter = table.Span(column).Trim();
        return inter is "1" || inter.StartsWith("State forces", StringComparison.OrdinalIgnoreCase);
    }

    private EventSituation Situation(TableReader table, int iso, int country)
    {
        var (column, text) = iso >= 0 && table.Span(iso).Trim() is not ("" or "0") ? (iso, table.Text(iso)) : (country, country < 0 ? string.Empty : table.Text(country));
        if (_situations.TryGetValue(text, out var known))
        {
            return known;
        }

        if (column < 0)
        {
            throw table.Wrong(iso, "the ISO number of the country is missing; fill it in");
        }

        var found = column == iso && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? SituationNames.WithIsoNumber(number)
            : SituationNames.With(text);
        var code = (found ?? throw table.Wrong(column, $"'{TableReader.Shown(text, 40)}' is no state this record knows; correct it or leave its rows out")).Code;
        return _situations[text] = _situations.Values.FirstOrDefault(s => s.Code == code) ?? new EventSituation(code, _stream, _draft);
    }

    /// <summary>Ids are the country's letters and a number (ETH1234), in older exports the other way round.</summary>
    private (EventIds Ids, EventIds Before, long Number) Id(TableReader table, int column)
    {
        var text = table.Span(column).Trim();
        var digits = text.Trim("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
        var letters = text.Length == digits.Length ? default : text.StartsWith(digits, StringComparison.Ordinal) ? text[digits.Length..] : text[..^digits.Length];
        if (digits.Length is 0 or > MostIdDigits || letters.Length > 6 || !long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            throw table.Wrong(column, $"'{TableReader.Shown(text, 40)}' is no event id of ACLED; ids look like ETH1234");
        }

        var lookup = _catalogues.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!lookup.TryGetValue(letters, out var catalogue))
        {
            var name = $"ACLED {letters.ToString().ToUpperInvariant()}".TrimEnd();
            lookup[letters] = catalogue = (_stream.Ids.Of(name), _draft.Events.Of(name));
        }

        return (catalogue.Ids, catalogue.Before, number);
    }
}
