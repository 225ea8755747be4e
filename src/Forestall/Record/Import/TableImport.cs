using Forestall.Files;

namespace Forestall.Record.Import;

/// <summary>Reads a plain table of deaths by situation and month. Deaths without a type are counted as state-based, and their split is marked as estimated.</summary>
internal static class TableImport
{
    private const int AllTypes = 3;
    private static readonly string[] Types = ["state-based", "non-state", "one-sided", "all"];

    public static ImportReport Run(ImportRequest request, ImportFiles files, RecordDraft draft)
    {
        var tally = new HarmTally();
        var seen = new HashSet<(string Situation, Month Month, int Type)>();
        var deaths = default(Deaths);
        foreach (var file in files.All)
        {
            files.Read(file, table => Columns(table, tally, seen, d => deaths += d));
        }

        var (first, last) = (tally.First!.Value, tally.Last!.Value);
        var period = new DeathsPeriod(draft.IsNew ? new Month(first.Year, 1) : first, last, IsWorldwide: false);
        bool GivenUp(int place) => period.Covers(EventPlace.MonthOf(place)) && tally.Situations.Contains(EventPlace.SituationOf(place), StringComparer.Ordinal);
        draft.Events.Forget(GivenUp);
        new DeathsMerge(draft, tally, period, EventOutcome.Files(request with { Spread = EventSpread.Start }, files)).Replace();
        return new ImportReport(draft.IsNew, files.Rows, files.Rows, Duplicates: 0, tally.Situations.Count(), period.From, period.To, deaths, []);
    }

    private static Action Columns(TableReader table, HarmTally tally, HashSet<(string Situation, Month Month, int Type)> seen, Action<Deaths> count)
    {
        var (situation, month, best) = (table.Require("situation"), table.Require("month"), table.Require("deaths_best", "deaths"));
        var (low, high, type) = (table.Find("low", "deaths_low"), table.Find("high", "deaths_high"), table.Find("type"));
        return () =>
        {
            var name = table.Text(situation);
            var country = SituationNames.With(name) ?? throw table.Wrong(situation, $"'{TableReader.Shown(name, 40)}' is no state; give an ISO code of three letters, a Gleditsch-Ward number or an English name");
            var at = table.Month(month);
            if (at.Year is < SituationTally.FirstYear or > SituationTally.LastYear)
            {
                throw table.Wrong(month, $"{at} lies outside {SituationTally.FirstYear} to {SituationTally.LastYear}; correct it");
            }

            var kind = Type(table, type);
            Once(table, month, seen, country.Code, at, kind);
            var deaths = table.Deaths(low, best, high);
            ref var cell = ref tally.Of(country.Code).At(at, kind == AllTypes ? 0 : kind);
            cell.Add(0, deaths, kind == 2 ? deaths.Best : 0, byGovernment: false);
            cell.Estimated |= (deaths, kind) switch
            {
                ({ Best: 0, High: 0 }, _) or (_, 2) => EstimatedHarm.None,
                (_, AllTypes) => EstimatedHarm.StateBased | EstimatedHarm.NonState | EstimatedHarm.OneSided | EstimatedHarm.Civilian,
                _ => EstimatedHarm.Civilian,
            };
            count(deaths);
        };
    }

    private static int Type(TableReader table, int column)
    {
        var text = column < 0 ? string.Empty : table.Text(column);
        var type = text.Length == 0 ? AllTypes : Array.FindIndex(Types, t => string.Equals(t, text, StringComparison.OrdinalIgnoreCase));
        return type >= 0 ? type : throw table.Wrong(column, $"'{TableReader.Shown(text, 40)}' is no type of violence; use {string.Join(", ", Types)}");
    }

    private static void Once(TableReader table, int column, HashSet<(string Situation, Month Month, int Type)> seen, string situation, Month month, int type)
    {
        if (!seen.Add((situation, month, type)))
        {
            throw table.Wrong(column, $"{situation} {month} stands in the table twice; keep one row");
        }

        if (type == AllTypes ? Enumerable.Range(0, AllTypes).Any(t => seen.Contains((situation, month, t))) : seen.Contains((situation, month, AllTypes)))
        {
            throw table.Wrong(column, $"{situation} {month} has a row for all types and one for a type; keep the one or the others");
        }
    }
}
