using Forestall.Files;

namespace Forestall.Record.Import;

/// <summary>Reads UCDP GED events: yearly releases from 17.1 on, and candidates.</summary>
internal sealed class GedImport
{
    private readonly RecordDraft _draft;
    private readonly EventStream _stream;
    private readonly EventIds _ids;
    private readonly EventIds _before;
    private readonly EventSituation?[] _situations = new EventSituation?[1000];

    private GedImport(RecordDraft draft, EventStream stream)
    {
        _draft = draft;
        _stream = stream;
        _ids = stream.Ids.Of(CountedEvents.Ucdp);
        _before = draft.Events.Of(CountedEvents.Ucdp);
    }

    public static ImportReport Run(ImportRequest request, ImportFiles files, RecordDraft draft)
    {
        var adds = request.Kind == ImportKind.GedCandidate;
        var stream = new EventStream(draft, adds, request.Spread);
        var import = new GedImport(draft, stream);
        foreach (var file in files.All)
        {
            files.Read(file, table => import.Columns(table, file, isRelease: !adds && !file.Version.IsCandidate));
        }

        return EventOutcome.Of(request, files, draft, stream, stream.Period(isWorldwide: true, fromJanuary: true));
    }

    private Action Columns(TableReader table, ImportFile file, bool isRelease)
    {
        var (id, type, country) = (table.Require("id"), table.Require("type_of_violence"), table.Require("country_id"));
        var (start, end, year) = (table.Require("date_start"), table.Require("date_end"), table.Find("year"));
        var (best, low, high) = (table.Require("best", "best_est"), table.Require("low", "low_est"), table.Require("high", "high_est"));
        var (civilians, governmentA, sideA) = (table.Require("deaths_civilians"), table.Find("gwnoa"), table.Find("side_a"));
        var days = new DayColumns(file.Path, table, start, end);
        return () =>
        {
            var situation = Situation(table, country);
            var (first, last) = Days(table, days, start, end, year);
            var deaths = table.Deaths(low, best, high);
            var kind = Type(table, type);
            _stream.Take(new ReadEvent(
                Id(table, id),
                _ids,
                _before,
                situation,
                kind,
                first,
                last,
                deaths,
                Math.Min(table.People(civilians), deaths.Best),
                kind == 2 && IsGovernment(table, governmentA, sideA),
                EstimatedHarm.None,
                isRelease));
        };
    }

    private EventSituation Situation(TableReader table, int column)
    {
        var number = table.Count(column);
        if (number < _situations.Length && _situations[number] is { } known)
        {
            return known;
        }

        var country = SituationNames.WithNumber(number) ?? throw table.Wrong(column, $"{number} is the Gleditsch-Ward number of no state; correct it");
        return _situations[number] = new EventSituation(country.Code, _stream, _draft);
    }

    private static long Id(TableReader table, int column)
    {
        var id = table.Count(column);
        return id is > 0 and < 1L << EventIds.IdBits ? id : throw table.Wrong(column, $"{id} is no event id; ids are whole numbers above 0");
    }

    private static int Type(TableReader table, int column) => table.Count(column) switch
    {
        1 => 0,
        2 => 1,
        3 => 2,
        var other => throw table.Wrong(column, $"{other} is no type of violence; use 1 state-based, 2 non-state or 3 one-sided"),
    };

    private static (DateOnly First, DateOnly Last) Days(TableReader table, DayColumns days, int start, int end, int year)
    {
        var (first, last) = (days.Read(start), days.Read(end));
        if (last < first)
        {
            throw table.Wrong(end, $"the event ends on {last:yyyy-MM-dd}, before it starts on {first:yyyy-MM-dd}; correct one of the two");
        }

        if (last.Year - first.Year > 1)
        {
            throw table.Wrong(end, $"the event lasts from {first:yyyy-MM-dd} to {last:yyyy-MM-dd}, which is longer than events do; correct one of the two");
        }

        if (year >= 0 && Math.Abs(table.Count(year) - first.Year) > 1)
        {
            throw table.Wrong(year, $"the year {table.Count(year)} does not fit the first day {first:yyyy-MM-dd}; correct one of the two");
        }

        return (first, last);
    }

    private static bool IsGovernment(TableReader table, int number, int name) =>
        number >= 0
            ? table.Span(number).Trim() is not ("" or "NA" or "-99")
            : name >= 0 && table.Span(name).TrimStart().StartsWith("Government of", StringComparison.OrdinalIgnoreCase);
}
