using System.Security.Cryptography;
using System.Text;
using Forestall.Record;
using Forestall.Record.Import;

namespace Forestall.Tests.Record.Import;

/// <summary>A folder of its own for one test: files to import, and the record they go into.</summary>
internal sealed class ImportFolder : IDisposable
{
    private static int _made;
    private readonly string _root = Path.Combine(Path.GetTempPath(), $"forestall-import-{Environment.ProcessId}-{Interlocked.Increment(ref _made)}");

    public ImportFolder() => Directory.CreateDirectory(_root);

    public string Into => Path.Combine(_root, "record");

    public string PathOf(string name) => Path.Combine(_root, name);

    public string Write(string name, string text, Encoding? encoding = null)
    {
        File.WriteAllText(PathOf(name), text, encoding ?? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return PathOf(name);
    }

    public string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(PathOf(name), bytes);
        return PathOf(name);
    }

    public ImportReport Import(ImportKind kind, EventSpread spread, params string[] files) =>
        RecordImport.Run(new ImportRequest(kind, files, Into, ViolenceRecord.Embedded) { Spread = spread }, progress: null, TestContext.Current.CancellationToken);

    public ImportReport Import(ImportKind kind, params string[] files) => Import(kind, EventSpread.Start, files);

    public ViolenceRecord Load() => ViolenceRecord.Load(Into);

    /// <summary>The record's files with their hashes; and whatever else lies beside the record but the files that tests wrote.</summary>
    public string State()
    {
        var files = Directory.Exists(Into) ? Directory.EnumerateFiles(Into, "*", SearchOption.AllDirectories) : [];
        var folders = Directory.EnumerateDirectories(_root).Select(Path.GetFileName);
        return string.Join('\n', folders.Order(StringComparer.Ordinal).Concat(files.Order(StringComparer.Ordinal).Select(static f => $"{Path.GetFileName(f)} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(f)))}")));
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}

/// <summary>Rows of a GED file, in columns of any order.</summary>
internal static class Ged
{
    public const string Header = "id,year,type_of_violence,country_id,date_start,date_end,deaths_civilians,best,high,low,gwnoa";

    public static string File(params string[] rows) => Header + "\n" + string.Join('\n', rows) + "\n";

    /// <summary>Rows with a note at their end.</summary>
    public static string FileWithNotes(string note, params string[] rows) => $"{Header},note\n{string.Concat(rows.Select(r => $"{r},{note}\n"))}";

    public static string Row(long id, int country, string start, string end, int type, long low, long best, long high, long civilians = 0, string government = "") =>
        FormattableString.Invariant($"{id},{start[..4]},{type},{country},{start},{end},{civilians},{best},{high},{low},{government}");

    public static string Row(long id, int country, string day, int type = 1, long best = 1) => Row(id, country, day, day, type, best, best, best);
}
