using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Forestall.Dilemmas.Checklists.Internals;
using Forestall.Doctrine.Reading.Internals;
using Forestall.Files;

namespace Forestall.Dilemmas.Appraisals;

/// <summary>Reads and writes appraisals: JSON in which comments and trailing commas are allowed. Writing keeps no comments.</summary>
public static class AppraisalFiles
{
    internal const string Format = "forestall-appraisals/1";
    internal static readonly string[] FileKeys = ["$schema", "format", "situation", "asOf", "strategies", "checklists", "appraisals"];
    internal static readonly string[] AppraisalKeys = ["strategy", "checklist", "criterion", "role", "low", "high", "confidence", "evidence", "dissent"];
    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">It cannot be read, or something in it is wrong: the first problem, with line and column.</exception>
    public static AppraisalBook Read(string path) => Parsed(path, FileRoot.Bytes(path));

    /// <summary>Reads a text.</summary>
    /// <param name="name">The name of the text in messages.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="InputException">Something is wrong.</exception>
    public static AppraisalBook Parse(string name, string text) => Parsed(name, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes a file, in place of one that is there.</summary>
    /// <param name="path">The file.</param>
    /// <param name="book">The appraisals.</param>
    /// <exception cref="InputException">They do not fit their checklists.</exception>
    public static void Write(string path, AppraisalBook book) => AtomicFile.Write(path, Text(book));

    /// <summary>The text of a file.</summary>
    /// <param name="book">The appraisals.</param>
    /// <exception cref="InputException">They do not fit their checklists.</exception>
    public static string Text(AppraisalBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        book.Checked();
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Indented))
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteString("situation", book.Situation);
            json.WriteString("asOf", book.AsOf.ToString());
            Texts(json, "strategies", book.Strategies);
            Texts(json, "checklists", book.Checklists);
            json.WriteStartArray("appraisals");
            foreach (var appraisal in book.Appraisals)
            {
                Write(json, appraisal);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json, Appraisal appraisal)
    {
        json.WriteStartObject();
        if (appraisal.Strategy is { } strategy)
        {
            json.WriteString("strategy", strategy);
        }

        json.WriteString("checklist", appraisal.Checklist);
        json.WriteString("criterion", appraisal.Criterion);
        json.WriteString("role", appraisal.Role);
        json.WriteNumber("low", appraisal.Low);
        json.WriteNumber("high", appraisal.High);
        json.WriteNumber("confidence", appraisal.Confidence);
        json.WriteString("evidence", appraisal.Evidence);
        if (appraisal.Dissent is { } dissent)
        {
            json.WriteString("dissent", dissent);
        }

        json.WriteEndObject();
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static AppraisalBook Parsed(string file, byte[] bytes)
    {
        var problems = new ProblemList(file);
        var book = Read(bytes, problems);
        ListReading.ThrowIfAny(problems);
        try
        {
            return book!.Checked();
        }
        catch (InputException e)
        {
            throw new InputException($"{file}: {e.Message}", e);
        }
    }

    private static AppraisalBook? Read(byte[] bytes, ProblemList problems)
    {
        if (ListReading.Root(bytes, Format, "a file of appraisals", FileKeys, problems) is not { } root)
        {
            return null;
        }

        var month = default(Month);
        if (root.RequiredText("asOf") is { } written && !Month.TryParse(written, out month))
        {
            problems.Add(root.Optional("asOf")!.At, $"'{Fields.Shown(written)}' is no month; write it as yyyy-MM, for example 1998-09.");
        }

        root.Required("strategies");
        root.Required("checklists");
        return new()
        {
            Situation = root.RequiredText("situation") ?? "",
            AsOf = month,
            Strategies = [.. root.Words("strategies").Select(static w => w.Word)],
            Checklists = [.. root.Words("checklists").Select(static w => w.Word)],
            Appraisals = [.. ListReading.Objects(root.Optional("appraisals"), "appraisals", "an appraisal", AppraisalKeys, problems).Select(f => Appraisal(f, problems))],
        };
    }

    private static Appraisal Appraisal(Fields fields, ProblemList problems)
    {
        foreach (var name in (string[])["low", "high", "confidence"])
        {
            fields.Required(name);
        }

        return new()
        {
            Strategy = fields.Optional("strategy") is { } strategy ? Fields.Text(strategy, "'strategy'", problems) : null,
            Checklist = fields.RequiredText("checklist") ?? "",
            Criterion = fields.RequiredText("criterion") ?? "",
            Role = fields.RequiredText("role", Fields.LongestName) ?? "",
            Low = fields.Number("low", 0, 10) ?? 0,
            High = fields.Number("high", 0, 10) ?? 0,
            Confidence = fields.Number("confidence", 0, 1, aboveLeast: true) ?? 1,
            Evidence = fields.RequiredText("evidence") ?? "",
            Dissent = fields.Optional("dissent") is { } dissent ? Fields.Text(dissent, "'dissent'", problems) : null,
        };
    }
}
