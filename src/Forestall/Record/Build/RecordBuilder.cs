using Forestall.Record.Internals;

namespace Forestall.Record.Build;

/// <summary>Computes the record from the published source files. The same files give the same record, byte for byte.</summary>
internal sealed class RecordBuilder
{
    private readonly SourceFolder _folder;
    private readonly Action<string> _progress;
    private readonly List<RecordSource> _sources = [];

    private RecordBuilder(SourceFolder folder, Action<string> progress)
    {
        _folder = folder;
        _progress = progress;
    }

    /// <summary>Computes the record.</summary>
    /// <param name="folder">Folder of the source files.</param>
    /// <param name="progress">Told what is being done.</param>
    /// <exception cref="InputException">A file is missing, damaged, or disagrees with another.</exception>
    public static RecordContent Build(string folder, Action<string> progress) => new RecordBuilder(new SourceFolder(folder), progress).Build();

    private RecordContent Build()
    {
        _progress("reading country-years");
        var countryYears = CountryYearFile.Read(_folder.PathOf(SourceFolder.CountryYears));
        _progress("reading country-months");
        var countryMonths = CountryMonthFile.Read(_folder.PathOf(SourceFolder.CountryMonths));
        AddSource(KnownSources.CountryMonths, SourceFolder.CountryMonths, countryMonths.Count);
        AddSource(KnownSources.CountryYears, SourceFolder.CountryYears, countryYears.Count);

        var situations = countryYears
            .GroupBy(static y => y.Country)
            .Select(static g => new Situation(
                g.Key.Code, g.Key.GleditschWard, g.Key.Name, g.First().Region, g.Key.Theatres, new Month(g.Min(static y => y.Year), 1), new Month(g.Max(static y => y.Year), 12)))
            .OrderBy(static s => s.Code, StringComparer.Ordinal)
            .ToList();

        _progress("splitting monthly deaths by type");
        var months = Months(countryMonths, countryYears);
        _progress("reading displacement and population");
        var years = Years(countryYears);
        _progress("reading borders");
        var borders = ContiguityFile.Read(_folder.PathOf(SourceFolder.Contiguity), out var borderRows);
        AddSource(KnownSources.Contiguity, SourceFolder.Contiguity, borderRows);
        return new RecordContent(situations, months, years, _sources) { Borders = borders };
    }

    private static List<(string Situation, HarmMonth Month)> Months(List<CountryMonthFile.Row> countryMonths, List<CountryYearFile.Row> countryYears)
    {
        var byYear = countryMonths.ToLookup(static m => (m.Situation, m.Month.Year));
        var known = countryYears.ToDictionary(static y => (y.Country.Code, y.Year));
        foreach (var stray in countryMonths.Where(m => !known.ContainsKey((m.Situation, m.Month.Year))))
        {
            throw new InputException($"{SourceFolder.CountryMonths}: {stray.Situation} has events in {stray.Month} but no row for {stray.Month.Year} in {SourceFolder.CountryYears}; use files of the same version.");
        }

        var rows = new List<(string, HarmMonth)>();
        foreach (var year in countryYears)
        {
            var months = byYear[(year.Country.Code, year.Year)].OrderBy(static m => m.Month).ToList();
            CheckTotals(year, months);
            foreach (var month in YearSplit.Split(months, year))
            {
                rows.Add((year.Country.Code, month));
            }
        }

        return [.. rows.OrderBy(static r => r.Item1, StringComparer.Ordinal).ThenBy(static r => r.Item2.Month)];
    }

    private static void CheckTotals(CountryYearFile.Row year, List<CountryMonthFile.Row> months)
    {
        var sum = months.Aggregate(default(Deaths), static (a, m) => a + m.Deaths);
        var published = year.Deaths[0] + year.Deaths[1] + year.Deaths[2];
        if (sum != published)
        {
            throw new InputException($"{year.Country.Code} {year.Year}: the months add up to {sum.Best} deaths, the year says {published.Best}; use files of the same version.");
        }
    }

    private List<HarmYear> Years(List<CountryYearFile.Row> countryYears)
    {
        var unhcr = DisplacementFiles.ReadUnhcr(_folder.PathOf(SourceFolder.Origins), out var unhcrRows);
        AddSource(KnownSources.Unhcr, SourceFolder.Origins, unhcrRows);
        var idmc = DisplacementFiles.ReadIdmc(_folder.PathOf(SourceFolder.ConflictDisplacement), out var idmcRows);
        AddSource(KnownSources.Idmc, SourceFolder.ConflictDisplacement, idmcRows);
        var population = PopulationFile.Read(_folder.PathOf(SourceFolder.Population), out var populationRows);
        AddSource(KnownSources.Population, SourceFolder.Population, populationRows);

        var covered = countryYears.Select(static y => (y.Country.Code, y.Year)).ToHashSet();
        var byOrigin = unhcr.Keys.Union(idmc.Keys).ToDictionary(
            static k => k, k => unhcr.GetValueOrDefault(k) with { ConflictDisplaced = idmc.TryGetValue(k, out var conflict) ? conflict : null });
        var displacement = DisplacementFiles.UnderStates(byOrigin, covered.Contains);

        return [.. countryYears
            .Select(y =>
            {
                var key = (y.Country.Code, y.Year);
                return new HarmYear(
                    y.Country.Code,
                    y.Year,
                    new HarmByType(y.Deaths[0], y.Deaths[1], y.Deaths[2], y.Civilians.Sum()),
                    y.OneSidedByGovernments,
                    displacement.GetValueOrDefault(key),
                    population.TryGetValue(key, out var people) ? people : null);
            })
            .OrderBy(static y => y.Situation, StringComparer.Ordinal)
            .ThenBy(static y => y.Year)];
    }

    private void AddSource(RecordSource source, string file, long rows) =>
        _sources.Add(source with { File = file, Sha256 = SourceFolder.Sha256(_folder.PathOf(file)), Rows = rows });
}
