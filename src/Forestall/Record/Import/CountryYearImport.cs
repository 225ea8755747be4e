using System.Globalization;
using Forestall.Record.Build;

namespace Forestall.Record.Import;

/// <summary>Reads UCDP country-years: replaces the yearly deaths by type and splits the months anew where their types are not known event by event.</summary>
internal static class CountryYearImport
{
    private const int Types = 3;

    public static ImportReport Run(ImportFiles files, RecordDraft draft)
    {
        var rows = new List<CountryYearFile.Row>();
        foreach (var file in files.All)
        {
            files.Read(file, table => CountryYearFile.Rows(table, rows.Add));
        }

        foreach (var twice in rows.GroupBy(static r => (r.Country.Code, r.Year)).Where(static g => g.Skip(1).Any()))
        {
            throw new InputException($"{files.All[0].Name}: {twice.Key.Code} {twice.Key.Year} stands in the files twice; import one release.");
        }

        var (taken, outside) = (new List<CountryYearFile.Row>(), 0);
        foreach (var row in rows)
        {
            if (draft.Situations.TryGetValue(row.Country.Code, out var situation) && situation.Covers(new Month(row.Year, 1)) && situation.Covers(new Month(row.Year, 12)))
            {
                Take(files.All[0].Name, situation, row);
                taken.Add(row);
            }
            else
            {
                outside++;
            }
        }

        if (taken.Count == 0)
        {
            throw new InputException($"{files.All[0].Name}: no row belongs to a situation and whole year of the record; check that this is the right file.");
        }

        if (outside > 0)
        {
            draft.Notes.Add(string.Create(CultureInfo.InvariantCulture, $"{outside:N0} country-years outside the record's whole years were left out."));
        }

        var done = taken.Select(static r => (r.Country.Code, r.Year)).ToHashSet();
        if (draft.Situations.Values.All(s => s.Years.Keys.All(y => done.Contains((s.Code, y)))))
        {
            draft.Sources.RemoveAll(static s => s.Name == KnownSources.CountryYears.Name);
        }

        var deaths = taken.Aggregate(default(Deaths), static (a, r) => a + r.Deaths[0] + r.Deaths[1] + r.Deaths[2]);
        return new ImportReport(
            draft.IsNew, files.Rows, taken.Count, Duplicates: 0, done.Select(static d => d.Code).Distinct(StringComparer.Ordinal).Count(), new Month(taken.Min(static r => r.Year), 1), new Month(taken.Max(static r => r.Year), 12), deaths, []);
    }

    private static void Take(string file, DraftSituation situation, CountryYearFile.Row row)
    {
        var months = situation.MonthsOf(row.Year).ToArray().Where(static m => m.Events > 0 || m.Harm != default).ToList();
        var sum = months.Aggregate(default(HarmByType), static (a, m) => a + m.Harm);
        var published = row.Deaths[0] + row.Deaths[1] + row.Deaths[2];
        if (sum.All != published)
        {
            throw new InputException($"{file}: {row.Country.Code} {row.Year} has {published.Best} deaths (low {published.Low}, high {published.High}), the record's months add up to {sum.All.Best} (low {sum.All.Low}, high {sum.All.High}); import events or months of the same release first.");
        }

        if (months.Count > 0 && months.All(m => situation.Files(m.Month) is { AreUcdpEvents: true }))
        {
            if (sum.StateBased != row.Deaths[0] || sum.NonState != row.Deaths[1] || sum.OneSided != row.Deaths[2])
            {
                throw new InputException($"{file}: {row.Country.Code} {row.Year} has other deaths by type than the events in the record; import both from the same release.");
            }
        }
        else
        {
            Split(situation, months, row);
        }

        var harm = months.Select(m => situation.Month(m.Month).Harm).Aggregate(default(HarmByType), static (a, h) => a + h);
        situation.Years[row.Year] = situation.Years[row.Year] with { Harm = harm, OneSidedByGovernments = row.OneSidedByGovernments };
    }

    private static void Split(DraftSituation situation, List<HarmMonth> months, CountryYearFile.Row row)
    {
        // A month of a plain table has deaths and no events; then any type may have caused them.
        var margins = months.Select(m => new CountryMonthFile.Row(
            row.Country.Code,
            m.Month,
            m.Events > 0 ? [m.StateBasedEvents, m.NonStateEvents, m.OneSidedEvents] : Enumerable.Repeat(1, Types).ToArray(),
            m.Harm.All)).ToList();
        foreach (var split in YearSplit.Split(margins, row))
        {
            ref var month = ref situation.Month(split.Month);
            month = month with { Harm = split.Harm, Estimated = split.Estimated };
        }
    }
}
