using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Forestall.Files;

namespace Forestall.Record.Internals;

/// <summary>Reads and writes the files of a record. What is written depends on the content alone, byte for byte.</summary>
internal static class RecordFiles
{
    public const string SituationsFile = "situations.csv";
    public const string MonthsFile = "months.csv";
    public const string YearsFile = "years.csv";
    public const string SourcesFile = "sources.csv";

    /// <summary>The computed files, in the order in which the version is taken.</summary>
    public static readonly IReadOnlyList<string> Names = [SituationsFile, MonthsFile, YearsFile, SourcesFile];

    private const string SituationsHeader = "situation,gleditsch_ward,name,region,theatres,from,to";
    private const string MonthsHeader =
        "situation,month,state_based_events,non_state_events,one_sided_events,deaths_best,deaths_low,deaths_high,"
        + "state_based_best,state_based_low,state_based_high,non_state_best,non_state_low,non_state_high,"
        + "one_sided_best,one_sided_low,one_sided_high,civilian,estimated";
    private const string YearsHeader =
        "situation,year,deaths_best,deaths_low,deaths_high,state_based_best,state_based_low,state_based_high,"
        + "non_state_best,non_state_low,non_state_high,one_sided_best,one_sided_low,one_sided_high,one_sided_by_governments,civilian,"
        + "refugees,asylum_seekers,returned_refugees,idps_unhcr,idps_idmc,population";
    private const string SourcesHeader = "name,version,publisher,licence,citation,provides,file,sha256,rows";

    private static readonly (EstimatedHarm Flag, string Word)[] EstimatedWords =
    [
        (EstimatedHarm.StateBased, "state_based"),
        (EstimatedHarm.NonState, "non_state"),
        (EstimatedHarm.OneSided, "one_sided"),
        (EstimatedHarm.Civilian, "civilian"),
    ];

    public static ViolenceRecord ReadEmbedded()
    {
        var assembly = typeof(RecordFiles).Assembly;
        return Read(name => () => assembly.GetManifestResourceStream($"record/{name}")
            ?? throw new InputException($"record/{name} is missing from this build; restore the folder record and build again."));
    }

    /// <summary>Reads a record from a folder.</summary>
    public static ViolenceRecord Read(string folder)
    {
        FolderSwap.Recover(folder);
        if (!Directory.Exists(folder))
        {
            throw new InputException($"{folder}: there is no such folder; name a folder made by 'forestall record import' or 'forestall record build'.");
        }

        foreach (var name in Names)
        {
            if (!File.Exists(Path.Combine(folder, name)))
            {
                throw new InputException($"{folder}: the file {name} is missing, so this is no record; make one with 'forestall record import' or 'forestall record build'.");
            }
        }

        return Read(name => () => File.OpenRead(Path.Combine(folder, name)));
    }

    /// <summary>The version of the record in a folder, without reading what it says; null when there is none.</summary>
    public static string? VersionIn(string folder) =>
        Names.All(n => File.Exists(Path.Combine(folder, n)))
            ? VersionOf(Names.ToDictionary(static n => n, n => File.ReadAllBytes(Path.Combine(folder, n)), StringComparer.Ordinal))
            : null;

    /// <summary>Writes the files into <paramref name="folder"/>, which exists.</summary>
    public static void Write(string folder, RecordContent content)
    {
        foreach (var (name, text) in Render(content))
        {
            File.WriteAllBytes(Path.Combine(folder, name), Encoding.UTF8.GetBytes(text));
        }
    }

    /// <summary>The files' texts, by name, in the order of <see cref="Names"/>.</summary>
    public static IReadOnlyList<(string Name, string Text)> Render(RecordContent content) =>
    [
        (SituationsFile, Lines(SituationsHeader, content.Situations, static (w, s) => w
            .Add(s.Code).Add(s.GleditschWard).Add(s.Name).Add(s.Region).Add(string.Join("; ", s.Theatres)).Add(s.From.ToString()).Add(s.To.ToString()))),
        (MonthsFile, Lines(MonthsHeader, content.Months, static (w, row) => w
            .Add(row.Situation).Add(row.Month.Month.ToString())
            .Add(row.Month.StateBasedEvents).Add(row.Month.NonStateEvents).Add(row.Month.OneSidedEvents)
            .Add(row.Month.Harm).Add(row.Month.Harm.Civilian).Add(Words(row.Month.Estimated)))),
        (YearsFile, Lines(YearsHeader, content.Years, static (w, y) => w
            .Add(y.Situation).Add(y.Year).Add(y.Harm).Add(y.OneSidedByGovernments).Add(y.Harm.Civilian)
            .Add(y.Displacement.Refugees).Add(y.Displacement.AsylumSeekers).Add(y.Displacement.ReturnedRefugees)
            .Add(y.Displacement.InternallyDisplaced).Add(y.Displacement.ConflictDisplaced).Add(y.Population))),
        (SourcesFile, Lines(SourcesHeader, content.Sources, static (w, s) => w
            .Add(s.Name).Add(s.Version).Add(s.Publisher).Add(s.Licence).Add(s.Citation).Add(s.Provides).Add(s.File).Add(s.Sha256).Add(s.Rows))),
    ];

    private static ViolenceRecord Read(Func<string, Func<Stream>> open)
    {
        var bytes = Names.ToDictionary(static n => n, n => ReadAll(open(n)()), StringComparer.Ordinal);
        TableReader Table(string name) => TableReader.Open(name, () => new StreamReader(new MemoryStream(bytes[name], writable: false)));

        var situations = ReadTable(Table(SituationsFile), SituationsHeader, ReadSituation);
        var codes = situations.ToDictionary(static s => s.Code, StringComparer.Ordinal);
        var months = ReadTable(Table(MonthsFile), MonthsHeader, (t, c) => ReadMonth(t, c, codes));
        var years = ReadTable(Table(YearsFile), YearsHeader, (t, c) => ReadYear(t, c, codes));
        var sources = ReadTable(Table(SourcesFile), SourcesHeader, static (t, c) => new RecordSource(
            t.Text(c[0]), t.Text(c[1]), t.Text(c[2]), t.Text(c[3]), t.Text(c[4]), t.Text(c[5]), t.Text(c[6]), t.Text(c[7]), t.Count(c[8])));
        if (situations.Count == 0)
        {
            throw new InputException($"{SituationsFile}: there is no situation in the record; build or import it again.");
        }

        return new ViolenceRecord(new RecordContent(situations, months, years, sources), VersionOf(bytes));
    }

    private static string VersionOf(Dictionary<string, byte[]> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in Names)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            hash.AppendData(files[name]);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }

    private static byte[] ReadAll(Stream stream)
    {
        using (stream)
        {
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return copy.ToArray();
        }
    }

    private static List<T> ReadTable<T>(TableReader table, string header, Func<TableReader, int[], T> row)
    {
        using (table)
        {
            var columns = header.Split(',').Select(name => table.Require(name)).ToArray();
            var rows = new List<T>();
            while (table.Read())
            {
                rows.Add(row(table, columns));
            }

            return rows;
        }
    }

    private static Situation ReadSituation(TableReader t, int[] c)
    {
        var (from, to) = (t.Month(c[5]), t.Month(c[6]));
        return from <= to
            ? new Situation(t.Text(c[0]), (int)t.Count(c[1]), t.Text(c[2]), t.Text(c[3]), t.Text(c[4]).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), from, to)
            : throw t.Wrong(c[6], $"{to} comes before the first month {from}");
    }

    private static (string Situation, HarmMonth Month) ReadMonth(TableReader t, int[] c, Dictionary<string, Situation> situations)
    {
        var situation = Known(t, c[0], situations);
        var month = t.Month(c[1]);
        if (!situation.Covers(month))
        {
            throw t.Wrong(c[1], $"{month} lies outside {situation.Code}'s months {situation.From} to {situation.To}");
        }

        var harm = new HarmMonth(
            month, (int)t.Count(c[2]), (int)t.Count(c[3]), (int)t.Count(c[4]), ReadHarm(t, c, total: 5, civilian: 17), Estimated(t, c[18]));
        return (situation.Code, harm);
    }

    private static HarmYear ReadYear(TableReader t, int[] c, Dictionary<string, Situation> situations)
    {
        var situation = Known(t, c[0], situations);
        return new HarmYear(
            situation.Code,
            t.Year(c[1]),
            ReadHarm(t, c, total: 2, civilian: 15),
            t.Count(c[14]),
            new Displacement(t.CountOrNone(c[16]), t.CountOrNone(c[17]), t.CountOrNone(c[18]), t.CountOrNone(c[19]), t.CountOrNone(c[20])),
            t.CountOrNone(c[21]));
    }

    private static HarmByType ReadHarm(TableReader t, int[] c, int total, int civilian)
    {
        var harm = new HarmByType(ReadDeaths(t, c, total + 3), ReadDeaths(t, c, total + 6), ReadDeaths(t, c, total + 9), t.Count(c[civilian]));
        var all = ReadDeaths(t, c, total);
        return harm.All == all ? harm : throw t.Wrong(c[total], $"the deaths by type add up to {harm.All}, the total says {all}");
    }

    private static Situation Known(TableReader t, int column, Dictionary<string, Situation> situations) =>
        situations.TryGetValue(t.Text(column), out var situation) ? situation : throw t.Wrong(column, $"'{t.Text(column)}' is not among the situations of {SituationsFile}");

    private static Deaths ReadDeaths(TableReader t, int[] c, int best) => new(t.Count(c[best + 1]), t.Count(c[best]), t.Count(c[best + 2]));

    private static EstimatedHarm Estimated(TableReader t, int column)
    {
        var flags = EstimatedHarm.None;
        foreach (var word in t.Text(column).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = Array.FindIndex(EstimatedWords, w => w.Word == word);
            flags |= at >= 0 ? EstimatedWords[at].Flag : throw t.Wrong(column, $"'{word}' is no type of violence; use state_based, non_state, one_sided or civilian");
        }

        return flags;
    }

    private static string Words(EstimatedHarm flags) => string.Join(' ', EstimatedWords.Where(w => flags.HasFlag(w.Flag)).Select(static w => w.Word));

    private static string Lines<T>(string header, IEnumerable<T> rows, Func<CsvLine, T, CsvLine> write)
    {
        var text = new StringBuilder(header).Append('\n');
        foreach (var row in rows)
        {
            write(new CsvLine(text), row).End();
        }

        return text.ToString();
    }

    private static CsvLine Add(this CsvLine line, Deaths deaths) => line.Add(deaths.Best).Add(deaths.Low).Add(deaths.High);

    private static CsvLine Add(this CsvLine line, HarmByType harm) => line.Add(harm.All).Add(harm.StateBased).Add(harm.NonState).Add(harm.OneSided);

    /// <summary>One line in the making.</summary>
    private sealed class CsvLine(StringBuilder text)
    {
        private bool _first = true;

        public CsvLine Add(string value)
        {
            Separate();
            if (value.AsSpan().IndexOfAny(',', '"', '\n') < 0)
            {
                text.Append(value);
            }
            else
            {
                text.Append('"').Append(value.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
            }

            return this;
        }

        public CsvLine Add(long value)
        {
            Separate();
            text.Append(CultureInfo.InvariantCulture, $"{value}");
            return this;
        }

        public CsvLine Add(long? value) => value is { } known ? Add(known) : Add(string.Empty);

        public void End() => text.Append('\n');

        private void Separate()
        {
            if (!_first)
            {
                text.Append(',');
            }

            _first = false;
        }
    }
}
