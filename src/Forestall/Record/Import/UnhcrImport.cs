using System.Globalization;
using System.Runtime.InteropServices;
using Forestall.Files;
using Forestall.Record.Build;

namespace Forestall.Record.Import;

/// <summary>Reads UNHCR population statistics, by origin or by origin and asylum, and replaces the displacement of the years it has.</summary>
internal static class UnhcrImport
{
    public static ImportReport Run(ImportFiles files, RecordDraft draft)
    {
        var found = new Dictionary<(string Situation, int Year), Displacement>();
        var fields = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files.All)
        {
            files.Read(file, table => Columns(table, found, fields));
        }

        var (replaced, noSituation) = (new List<(string Situation, int Year)>(), new SortedSet<string>(StringComparer.Ordinal));
        var (outside, taken) = (0, 0L);
        bool Covered((string Situation, int Year) key) => draft.Situations.TryGetValue(key.Situation, out var state) && state.Years.ContainsKey(key.Year);
        foreach (var (key, people) in DisplacementFiles.UnderStates(found, Covered))
        {
            if (!draft.Situations.TryGetValue(key.Situation, out var situation))
            {
                noSituation.Add(key.Situation);
            }
            else if (!situation.Years.TryGetValue(key.Year, out var year))
            {
                outside++;
            }
            else
            {
                situation.Years[key.Year] = year with { Displacement = Merged(year.Displacement, people, fields) };
                replaced.Add(key);
                taken++;
            }
        }

        if (taken == 0)
        {
            throw new InputException($"{files.All[0].Name}: no row belongs to a situation and year of the record; check that this is the right file.");
        }

        var done = replaced.ToHashSet();
        var isWhole = draft.Situations.Values.All(s => s.Years.Values.All(y => done.Contains((s.Code, y.Year)) || y.Displacement is { Refugees: null, AsylumSeekers: null, ReturnedRefugees: null, InternallyDisplaced: null }));
        if (isWhole)
        {
            draft.Sources.RemoveAll(TakenOver.GivesRefugees);
        }

        Note(draft, noSituation, outside);
        return new ImportReport(
            draft.IsNew, files.Rows, taken, Duplicates: 0, replaced.Select(static r => r.Situation).Distinct(StringComparer.Ordinal).Count(), new Month(replaced.Min(static r => r.Year), 1), new Month(replaced.Max(static r => r.Year), 12), Deaths: null, []);
    }

    private static void Note(RecordDraft draft, SortedSet<string> noSituation, int outside)
    {
        if (noSituation.Count > 0)
        {
            draft.Notes.Add(string.Create(CultureInfo.InvariantCulture, $"{noSituation.Count:N0} codes that are no situation of the record were left out: {string.Join(", ", noSituation.Take(12))}{(noSituation.Count > 12 ? ", …" : string.Empty)}."));
        }

        if (outside > 0)
        {
            draft.Notes.Add(string.Create(CultureInfo.InvariantCulture, $"{outside:N0} situation-years outside the record's period were left out."));
        }
    }

    private static Action Columns(TableReader table, Dictionary<(string Situation, int Year), Displacement> found, HashSet<string> fields)
    {
        var (origin, year) = (table.Require("coo_iso", "Country of origin (ISO)", "Country of Origin ISO", "iso_origin"), table.Require("year"));
        var asylum = table.Find("coa_iso", "Country of asylum (ISO)", "Country of Asylum ISO", "coa_name", "Country of asylum");
        var refugees = table.Require("refugees", "Refugees under UNHCR's mandate", "Refugees under UNHCR’s mandate", "Refugees (incl. refugee-like situations)");
        var seekers = table.Find("asylum_seekers", "Asylum-seekers", "Asylum seekers", "Asylum-seekers (pending cases)");
        var returned = table.Find("returned_refugees", "Returned refugees");
        var idps = table.Find("idps", "IDPs of concern to UNHCR", "Internally displaced persons", "IDPs");
        fields.UnionWith(new[] { (seekers, nameof(seekers)), (returned, nameof(returned)), (idps, nameof(idps)) }.Where(static f => f.Item1 >= 0).Select(static f => f.Item2));
        var here = new HashSet<(string, int)>();
        return () =>
        {
            var key = (table.Text(origin).ToUpperInvariant(), table.Year(year));
            if (!here.Add(key) && asylum < 0)
            {
                throw table.Wrong(year, $"{TableReader.Shown(key.Item1, 40)} {key.Item2} stands in the file twice; keep one row");
            }

            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(found, key, out _);
            sum = new Displacement(
                Sum(sum.Refugees, table.PeopleOrNone(refugees)),
                Sum(sum.AsylumSeekers, table.PeopleOrNone(seekers)),
                Sum(sum.ReturnedRefugees, table.PeopleOrNone(returned)),
                Sum(sum.InternallyDisplaced, table.PeopleOrNone(idps)),
                ConflictDisplaced: null);
        };
    }

    private static Displacement Merged(Displacement before, Displacement read, HashSet<string> fields) => new(
        read.Refugees,
        fields.Contains("seekers") ? read.AsylumSeekers : before.AsylumSeekers,
        fields.Contains("returned") ? read.ReturnedRefugees : before.ReturnedRefugees,
        fields.Contains("idps") ? read.InternallyDisplaced : before.InternallyDisplaced,
        before.ConflictDisplaced);

    private static long? Sum(long? left, long? right) => left is null ? right : right is null ? left : left + right;
}
