using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Forestall.Workbench.Plans;

/// <summary>Somebody changed the plan meanwhile, in another tab or on another machine.</summary>
/// <param name="current">How it stands now.</param>
internal sealed class DraftConflictException(PlanDraft current) : Exception("The plan was changed meanwhile.")
{
    /// <summary>How it stands now.</summary>
    public PlanDraft Current { get; } = current;
}

/// <summary>
/// The plans in the making: a folder for each, in it a file for each version. A version is written beside and moved into place, never over another one, so two who
/// change the same version cannot both succeed and nothing that was kept is lost.
/// </summary>
/// <param name="settings">The folder.</param>
/// <param name="clock">The time.</param>
internal sealed class DraftShelf(WorkbenchSettings settings, TimeProvider clock)
{
    private const string Ending = ".json";
    private const int MostAlike = 10_000;
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly string _folder = Path.Combine(settings.Folder, "plans");

    /// <summary>The newest version of every plan, the one changed last first.</summary>
    public IReadOnlyList<PlanDraft> All() => !Directory.Exists(_folder) ? [] :
        [.. Directory.EnumerateDirectories(_folder).Select(static d => Path.GetFileName(d)).Where(static id => IsId(id)).Select(Newest).OfType<PlanDraft>().OrderByDescending(static d => d.At).ThenBy(static d => d.Id, StringComparer.Ordinal)];

    /// <summary>A plan as it stands, or as it stood in a version.</summary>
    /// <exception cref="InputException">There is no such plan or version.</exception>
    public PlanDraft Find(string id, int? version = null) =>
        (IsId(id) ? version is { } number ? Read(FileOf(id, number)) : Newest(id) : null)
            ?? throw new InputException($"there is no plan '{id}'{(version is null ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" in version {version}"))}; the page 'Plans' lists those there are.") { NamesNothing = true };

    /// <summary>All versions, the newest first.</summary>
    public IReadOnlyList<PlanDraft> Versions(string id) => !IsId(id) ? [] : [.. Numbers(id).OrderDescending().Select(n => Read(FileOf(id, n))).OfType<PlanDraft>()];

    /// <summary>Begins a plan.</summary>
    public PlanDraft Begin(string situation, string name, string asOf, IReadOnlyList<string> strategies)
    {
        var stem = $"{situation.ToLowerInvariant()}-{asOf}";
        for (var k = 1; k < MostAlike; k++)
        {
            var draft = new PlanDraft { Id = k == 1 ? stem : string.Create(CultureInfo.InvariantCulture, $"{stem}-{k}"), Version = 1, Situation = situation, Name = name, AsOf = asOf, Strategies = strategies, Change = "Begun.", At = clock.GetUtcNow() };
            if (Write(draft))
            {
                return draft;
            }
        }

        throw new InputException($"there are too many plans for {name} as of {asOf}; go on with one of them.");
    }

    /// <summary>Keeps a change of a version as the next one.</summary>
    /// <param name="from">The version that was changed.</param>
    /// <param name="change">What was changed, in words.</param>
    /// <param name="changed">The change.</param>
    /// <exception cref="DraftConflictException">There is a newer version than the one that was changed.</exception>
    public PlanDraft Keep(PlanDraft from, string change, Func<PlanDraft, PlanDraft> changed)
    {
        var next = changed(from) with { Version = from.Version + 1, Before = from.Version, Change = change, At = clock.GetUtcNow() };
        return Write(next) ? next : throw new DraftConflictException(Find(from.Id));
    }

    /// <summary>Goes back to how it was before the last change, by a version of its own, so that this too can be looked up.</summary>
    public PlanDraft Undo(PlanDraft from)
    {
        var target = Find(from.Id, from.Before ?? throw new InputException("there is nothing to undo."));
        var next = target with { Version = from.Version + 1, Change = $"Undone: {from.Change}", At = clock.GetUtcNow() };
        return Write(next) ? next : throw new DraftConflictException(Find(from.Id));
    }

    /// <summary>A version as its file's text.</summary>
    public static string Text(PlanDraft draft) => JsonSerializer.Serialize(draft, Json);

    /// <summary>A version from its file's text; null where it cannot be read.</summary>
    public static PlanDraft? Parse(ReadOnlySpan<byte> text)
    {
        try
        {
            return JsonSerializer.Deserialize<PlanDraft>(text, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsId(string id) => id.Length is > 0 and < 80 && id.All(static c => char.IsAsciiLetterOrDigit(c) || c == '-');

    private static PlanDraft? Read(string file)
    {
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize<PlanDraft>(File.ReadAllText(file), Json) : null;
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{file}: the plan cannot be read ({e.Message.TrimEnd('.')}); move the file away to go on with the version before.", e);
        }
    }

    private PlanDraft? Newest(string id) => Numbers(id).Order().Cast<int?>().LastOrDefault() is { } number ? Read(FileOf(id, number)) : null;

    private IEnumerable<int> Numbers(string id) => !Directory.Exists(Path.Combine(_folder, id)) ? [] :
        Directory.EnumerateFiles(Path.Combine(_folder, id), "*" + Ending).Select(static f => int.TryParse(Path.GetFileNameWithoutExtension(f), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0).Where(static n => n > 0);

    private string FileOf(string id, int version) => Path.Combine(_folder, id, string.Create(CultureInfo.InvariantCulture, $"{version:00000}{Ending}"));

    /// <summary>Writes a version that must not be there yet; false if it is.</summary>
    private bool Write(PlanDraft draft)
    {
        var file = FileOf(draft.Id, draft.Version);
        var beside = $"{file}.{Guid.NewGuid():N}";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            if (File.Exists(file))
            {
                return false;
            }

            using (var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write))
            {
                JsonSerializer.Serialize(stream, draft, Json);
                stream.Flush(flushToDisk: true);
            }

            File.Move(beside, file, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(beside);
            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{settings.Folder}: the plan cannot be kept ({e.Message.TrimEnd('.')}); make the folder writable, or open the workbench with another one (--store). What you typed is still on the page before.", e);
        }
    }
}
