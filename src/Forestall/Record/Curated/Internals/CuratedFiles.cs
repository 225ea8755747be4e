using System.Globalization;
using Forestall.Files;

namespace Forestall.Record.Curated.Internals;

/// <summary>Reads the written files of a record.</summary>
internal static class CuratedFiles
{
    public const string EpisodesFile = "episodes.csv";
    public const string MeasuresFile = "measures.csv";
    public const string CasesFile = "cases.csv";
    public const string CodingsFile = "case-codings.csv";
    public const string EffectsFile = "effects.csv";

    public static Stream? OpenEmbedded(string name) => typeof(CuratedFiles).Assembly.GetManifestResourceStream($"record/{name}");

    public static Stream? Open(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        return File.Exists(path) ? File.OpenRead(path) : OpenEmbedded(name);
    }

    /// <summary>Reads all files; one that is nowhere is empty.</summary>
    public static CuratedRecord Read(Func<string, Stream?> open) => new(
        ReadTable(open, EpisodesFile, ReadEpisode),
        ReadTable(open, MeasuresFile, ReadMeasure),
        ReadTable(open, CasesFile, ReadCase),
        ReadTable(open, CodingsFile, ReadCoding),
        ReadTable(open, EffectsFile, ReadEffect));

    private static List<T> ReadTable<T>(Func<string, Stream?> open, string name, Func<TableReader, long, T> read)
    {
        using (var probe = open(name))
        {
            if (probe is null)
            {
                return [];
            }
        }

        using var table = TableReader.Open(name, () => new StreamReader(open(name)!));
        var rows = new List<T>();
        while (table.Read())
        {
            // Records of these files have no line breaks inside fields, so that lines and rows go together.
            rows.Add(read(table, table.Rows + 1));
        }

        return rows;
    }

    private static CoveredEpisode ReadEpisode(TableReader t, long line)
    {
        var to = t.Require("to");
        return new CoveredEpisode(
            t.Text(t.Require("id")),
            t.Text(t.Require("situation")),
            t.Text(t.Require("theatre")),
            OneOf(t, "kind", "near-episode", "episode") == "near-episode",
            t.Month(t.Require("from")),
            t.Text(to).Length == 0 ? null : t.Month(to),
            Words(t, "crossings"),
            t.Text(t.Require("expectation")),
            t.Text(t.Require("summary")),
            ReadCitation(t));
    }

    private static Measure ReadMeasure(TableReader t, long line)
    {
        var kind = t.Text(t.Require("class"));
        return new Measure(
            t.Text(t.Require("id")),
            t.Text(t.Require("episode")),
            t.Text(t.Require("situation")),
            t.Text(t.Require("theatre")),
            ReadStart(t),
            ReadDate(t, "end"),
            t.Text(t.Require("end_precision")),
            Vocabulary.ClassNamed(kind) ?? throw t.Wrong(t.Require("class"), $"'{kind}' is no class; use {string.Join(", ", Vocabulary.Classes)}"),
            t.Text(t.Require("instrument")),
            t.Text(t.Require("actor")),
            t.Text(t.Require("target")),
            t.Text(t.Require("status")),
            t.Text(t.Require("result")),
            t.Text(t.Require("authority")),
            [.. Words(t, "resolution").Select(w => int.TryParse(w, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : throw t.Wrong(t.Require("resolution"), $"'{w}' is no number of a resolution"))],
            t.Text(t.Require("description")),
            ReadCitation(t),
            t.Text(t.Require("note")),
            line);
    }

    private static PreventionCase ReadCase(TableReader t, long line) => new(
        t.Text(t.Require("id")),
        t.Text(t.Require("episode")),
        t.Text(t.Require("situation")),
        t.Text(t.Require("theatre")),
        t.Month(t.Require("opens")),
        t.Month(t.Require("closes")),
        t.Int(t.Require("rule")),
        t.Text(t.Require("name")),
        t.Text(t.Require("question")),
        CaseConditions.All.ToDictionary(static c => c, c => Number(t, c), StringComparer.Ordinal),
        line);

    private static CaseCoding ReadCoding(TableReader t, long line) => new(
        t.Text(t.Require("case")),
        t.Text(t.Require("condition")),
        OneOf(t, "coder", "first", "second", "settled"),
        Number(t, "value"),
        t.Text(t.Require("reason")),
        Words(t, "measures"),
        line);

    private static Effect ReadEffect(TableReader t, long line) => new(
        t.Text(t.Require("id")),
        t.Text(t.Require("instrument")),
        t.Text(t.Require("outcome")),
        Number(t, "estimate"),
        Number(t, "low"),
        Number(t, "high"),
        Number(t, "interval_level"),
        t.Text(t.Require("unit")),
        OneOf(t, "direction", "lowers", "raises", "none", "mixed"),
        t.Text(t.Require("population")),
        t.Text(t.Require("method")),
        OneOf(t, "origin", "published", "recomputed"),
        ReadCitation(t),
        t.Text(t.Require("weakness")),
        Words(t, "disagrees"),
        line);

    private static Citation ReadCitation(TableReader t) => new(
        t.Text(t.Require("source")),
        OneOf(t, "source_status", "read", "general") == "read",
        t.Text(t.Require("source_address")));

    private static PartialDate ReadStart(TableReader t)
    {
        var start = ReadDate(t, "start") ?? throw t.Wrong(t.Require("start"), "the date is missing; write yyyy-MM-dd, yyyy-MM or yyyy");
        var precision = t.Text(t.Require("start_precision"));
        return precision == start.Precision ? start : throw t.Wrong(t.Require("start_precision"), $"'{precision}' does not fit {start}, which is given to the {start.Precision}");
    }

    private static PartialDate? ReadDate(TableReader t, string column)
    {
        var at = t.Require(column);
        var text = t.Text(at);
        return text.Length == 0 ? null : PartialDate.TryParse(text) ?? throw t.Wrong(at, $"'{text}' is no date; write yyyy-MM-dd, yyyy-MM or yyyy");
    }

    private static double? Number(TableReader t, string column)
    {
        var at = t.Require(column);
        var text = t.Text(at);
        return text.Length == 0 ? null
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value
            : throw t.Wrong(at, $"'{text}' is no number");
    }

    private static string[] Words(TableReader t, string column) => t.Text(t.Require(column)).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string OneOf(TableReader t, string column, params ReadOnlySpan<string> words)
    {
        var at = t.Require(column);
        var text = t.Text(at);
        return words.Contains(text) ? text : throw t.Wrong(at, $"'{text}' is not allowed; use {string.Join(", ", words.ToArray())}");
    }
}
