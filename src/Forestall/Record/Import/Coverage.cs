using System.Text;
using Forestall.Files;

namespace Forestall.Record.Import;

/// <summary>Files that were counted together in some months, and how.</summary>
/// <param name="Kind">What they hold.</param>
/// <param name="Spread">Where events that span months were counted.</param>
/// <param name="Marks">The first digits of the files' hashes, in order.</param>
internal sealed record CountedFiles(ImportKind Kind, EventSpread Spread, string Marks)
{
    /// <summary>Whether the months hold UCDP events whose ids are known.</summary>
    public bool AreUcdpEvents => Kind is ImportKind.Ged or ImportKind.GedCandidate;

    /// <summary>The files of both.</summary>
    public CountedFiles With(CountedFiles other) =>
        this with { Marks = string.Join(' ', Marks.Split(' ').Concat(other.Marks.Split(' ')).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)) };
}

/// <summary>Which months of which situations hold deaths from imported files; kept beside the record.</summary>
internal static class Coverage
{
    /// <summary>The file's name in the record's folder.</summary>
    public const string File = "imported-months.csv";

    private const string Header = "situation,from,to,kind,spread,files";

    /// <summary>Reads the file into the situations.</summary>
    public static void Read(string folder, IReadOnlyDictionary<string, DraftSituation> situations)
    {
        var path = Path.Combine(folder, File);
        if (!System.IO.File.Exists(path))
        {
            return;
        }

        using var table = TableReader.Open(path);
        var (situation, from, to) = (table.Require("situation"), table.Require("from"), table.Require("to"));
        var (kind, spread, files) = (table.Require("kind"), table.Require("spread"), table.Require("files"));
        while (table.Read())
        {
            var found = situations.GetValueOrDefault(table.Text(situation)) ?? throw table.Wrong(situation, $"'{table.Text(situation)}' is no situation of the record; make the record anew");
            var (first, last) = (table.Month(from), table.Month(to));
            if (first > last || !found.Covers(first) || !found.Covers(last) || !Enum.TryParse<EventSpread>(table.Text(spread), ignoreCase: true, out var how))
            {
                throw table.Wrong(from, "the months do not fit the record; make the record anew");
            }

            var counted = new CountedFiles(ImportKinds.Parse(table.Text(kind)), how, table.Text(files));
            for (var month = first; month <= last; month += 1)
            {
                found.Files(month) = counted;
            }
        }
    }

    /// <summary>Writes the file.</summary>
    public static void Write(string folder, IEnumerable<DraftSituation> situations)
    {
        var text = new StringBuilder(Header).Append('\n');
        foreach (var situation in situations)
        {
            for (var month = situation.From; month <= situation.To;)
            {
                var (files, first) = (situation.Files(month), month);
                while (month <= situation.To && situation.Files(month) == files)
                {
                    month += 1;
                }

                if (files is not null)
                {
                    text.Append(string.Join(',', situation.Code, first, month - 1, ImportKinds.Name(files.Kind), files.Spread == EventSpread.Start ? "start" : "days", files.Marks)).Append('\n');
                }
            }
        }

        System.IO.File.WriteAllBytes(Path.Combine(folder, File), Encoding.UTF8.GetBytes(text.ToString()));
    }
}
