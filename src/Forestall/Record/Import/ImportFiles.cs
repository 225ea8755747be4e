using System.Buffers;
using System.Security.Cryptography;
using Forestall.Files;

namespace Forestall.Record.Import;

/// <summary>The files of one import, in the order in which they count, with their hashes and the progress through them.</summary>
internal sealed class ImportFiles : IDisposable
{
    private const int RowsBetweenChecks = 1024;

    private readonly Action<ImportProgress>? _progress;
    private readonly CancellationTokenSource _stop;
    private readonly CancellationToken _cancellation;
    private readonly long _bytes;
    private long _bytesBefore;
    private long _rowsOfFile;

    public ImportFiles(ImportRequest request, Action<ImportProgress>? progress, CancellationToken cancellation)
    {
        _progress = progress;
        _cancellation = cancellation;
        if (request.Files.Count == 0)
        {
            throw new InputException("there is no file to import; name one or more after the kind.");
        }

        foreach (var path in request.Files.Where(static f => !File.Exists(f)))
        {
            throw new InputException(Directory.Exists(path)
                ? $"{path}: this is a folder; name the files in it."
                : $"{path}: there is no such file; check the path.");
        }

        foreach (var twice in request.Files.GroupBy(Path.GetFullPath, StringComparer.Ordinal).Where(static g => g.Skip(1).Any()))
        {
            throw new InputException($"{twice.Key}: the same file is named twice; name it once.");
        }

        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var all = request.Files.Select(path => new ImportFile(path, Hash(path, _stop.Token))).ToList();
        _bytes = Math.Max(1, all.Sum(static f => new FileInfo(f.Path).Length));
        All = all.Count == 1 ? all : InOrder(all, request.Kind);
    }

    /// <summary>The files: yearly releases before candidates, later versions before earlier ones.</summary>
    public IReadOnlyList<ImportFile> All { get; }

    /// <summary>The sources of the record; a file that is one of them is refused.</summary>
    public IReadOnlyList<RecordSource> Known { get; set; } = [];

    /// <summary>Rows read from all files.</summary>
    public long Rows { get; private set; }

    /// <summary>Reads every row of a file.</summary>
    public void Read(ImportFile file, Func<TableReader, Action> columns)
    {
        var consumed = 0L;
        using var table = TableReader.Open(file.Path, (done, _) => consumed = done);
        var row = columns(table);
        _rowsOfFile = 0;
        while (table.Read())
        {
            row();
            if (++_rowsOfFile % RowsBetweenChecks == 0)
            {
                _cancellation.ThrowIfCancellationRequested();
                _progress?.Invoke(new ImportProgress(table.Name, Rows + _rowsOfFile, (double)(_bytesBefore + consumed) / _bytes));
            }
        }

        if (_rowsOfFile == 0)
        {
            throw new InputException($"{table.Name}: there is no row below the header; download the file again.");
        }

        _cancellation.ThrowIfCancellationRequested();
        if (Known.FirstOrDefault(s => s.Sha256 == file.Sha256 && !TakenOver.Is(s)) is { } known)
        {
            throw new InputException($"{file.Name}: this very file is in the record already (as {known.File}); there is nothing to add.");
        }

        file.Rows = _rowsOfFile;
        Rows += _rowsOfFile;
        _bytesBefore += new FileInfo(file.Path).Length;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    private static List<ImportFile> InOrder(List<ImportFile> files, ImportKind kind)
    {
        foreach (var same in files.GroupBy(static f => f.Sha256, StringComparer.Ordinal).Where(static g => g.Skip(1).Any()))
        {
            throw new InputException($"{same.Last().Name}: the same file as {same.First().Name}; name it once.");
        }

        var releases = files.Where(static f => f.Version is { IsKnown: true, IsCandidate: false }).Select(static f => f.Version.ToString()).Distinct(StringComparer.Ordinal).ToList();
        if (kind is ImportKind.Ged && releases.Count > 1)
        {
            throw new InputException($"{string.Join(" and ", files.Select(static f => f.Name))}: these are different yearly releases ({string.Join(" and ", releases)}); import one, since each holds all years.");
        }

        return [.. files.OrderBy(static f => f.Version.IsCandidate).ThenByDescending(static f => f.Version.SortKey, StringComparer.Ordinal).ThenBy(static f => f.Sha256, StringComparer.Ordinal)];
    }

    /// <summary>Hashes beside the reading, so that a large file is not waited for twice.</summary>
    private static Task<string> Hash(string path, CancellationToken cancellation) => Task.Run(
        () =>
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
            var buffer = ArrayPool<byte>.Shared.Rent(1 << 20);
            for (var read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
            {
                cancellation.ThrowIfCancellationRequested();
                hash.AppendData(buffer, 0, read);
            }

            ArrayPool<byte>.Shared.Return(buffer);
            return Convert.ToHexStringLower(hash.GetHashAndReset());
        },
        cancellation);
}

/// <summary>One file to import.</summary>
/// <param name="path">Where it is.</param>
/// <param name="hash">Its SHA-256, when it is known.</param>
internal sealed class ImportFile(string path, Task<string> hash)
{
    /// <summary>Where it is.</summary>
    public string Path { get; } = path;

    /// <summary>Its name, for messages.</summary>
    public string Name { get; } = System.IO.Path.GetFileName(path);

    /// <summary>The version its name tells.</summary>
    public ReleaseVersion Version { get; } = ReleaseVersion.Of(System.IO.Path.GetFileName(path));

    /// <summary>Rows read.</summary>
    public long Rows { get; set; }

    /// <summary>SHA-256, lower-case hexadecimal; waits until it is known.</summary>
    public string Sha256
    {
        get
        {
            try
            {
                return hash.GetAwaiter().GetResult();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new InputException($"{Name}: the file cannot be read ({e.Message.TrimEnd('.')}); check the path and the permissions.", e);
            }
        }
    }

    /// <summary>The first twelve digits of the hash, which name the file in the record.</summary>
    public string Mark => Sha256[..12];
}
