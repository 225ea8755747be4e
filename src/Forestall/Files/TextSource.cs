using System.IO.Compression;
using System.Text;

namespace Forestall.Files;

/// <summary>
/// A text file as somebody downloaded it: plain or zipped, UTF-8 with or without mark, UTF-16, or Windows-1252.
/// Opening it twice gives the same text.
/// </summary>
/// <param name="path">The file.</param>
internal sealed class TextSource(string path)
{
    /// <summary>The name used in messages.</summary>
    public string Name { get; } = Path.GetFileName(path);

    /// <summary>The full path.</summary>
    public string FilePath { get; } = path;

    private bool IsNamedZip { get; } = path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);

    /// <summary>Opens the text from its start. <paramref name="consumed"/> is told the bytes read so far and the length in bytes.</summary>
    /// <exception cref="InputException">The file is missing, empty, no archive, or holds a web page.</exception>
    public TextReader Open(Action<long, long>? consumed = null)
    {
        Stream? bytes = null;
        try
        {
            bytes = OpenBytes(consumed);
            return Decode(bytes);
        }
        catch (InvalidDataException e)
        {
            bytes?.Dispose();
            throw DamagedArchive(e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            bytes?.Dispose();
            throw new InputException($"{Name}: the file cannot be read ({e.Message.TrimEnd('.')}); check the path and the permissions.", e);
        }
        catch
        {
            bytes?.Dispose();
            throw;
        }
    }

    /// <summary>The sentence for an archive that breaks while it is read.</summary>
    public InputException DamagedArchive(Exception cause) =>
        new($"{Name}: the archive is damaged or was cut short; download it again.", cause);

    private Stream OpenBytes(Action<long, long>? consumed)
    {
        if (!File.Exists(FilePath))
        {
            throw new InputException($"{FilePath}: there is no such file; check the path.");
        }

        var file = new FileStream(FilePath, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16, FileOptions.SequentialScan);
        if (file.Length == 0)
        {
            file.Dispose();
            throw new InputException($"{Name}: the file is empty; download it again.");
        }

        var isZip = IsNamedZip || StartsAsZip(file);
        Stream counted = consumed is null ? file : new CountedStream(file, consumed);
        return isZip ? OpenArchive(counted) : counted;
    }

    /// <summary>Whether the file is an archive that somebody renamed.</summary>
    private static bool StartsAsZip(FileStream file)
    {
        Span<byte> start = stackalloc byte[4];
        var read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position = 0;
        return read == start.Length && start.SequenceEqual("PK\u0003\u0004"u8);
    }

    private ArchivedStream OpenArchive(Stream bytes)
    {
        var archive = new ZipArchive(bytes, ZipArchiveMode.Read);
        var tables = archive.Entries
            .Where(static e => e.Name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) && !e.FullName.StartsWith("__MACOSX", StringComparison.Ordinal))
            .OrderByDescending(static e => e.Length)
            .ToList();
        if (tables.Count == 0)
        {
            archive.Dispose();
            throw new InputException($"{Name}: there is no .csv file in the archive; download the CSV version.");
        }

        return new ArchivedStream(archive, tables[0].Open());
    }

    private StreamReader Decode(Stream bytes)
    {
        var encoding = Encoding.GetEncoding("utf-8", EncoderFallback.ExceptionFallback, new Windows1252Fallback());
        var text = new StreamReader(bytes, encoding, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16);
        var first = text.Peek();
        while (first >= 0 && char.IsWhiteSpace((char)first))
        {
            _ = text.Read();
            first = text.Peek();
        }

        if (first >= 0)
        {
            return first == '<' ? throw new InputException($"{Name}, line 1: this is a web page, not a table; the download went wrong, fetch the file again.") : text;
        }

        throw new InputException($"{Name}: the file holds no text; download it again.");
    }

    private sealed class ArchivedStream(ZipArchive archive, Stream entry) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => entry.Read(buffer, offset, count);

        public override int Read(Span<byte> buffer) => entry.Read(buffer);

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                entry.Dispose();
                archive.Dispose();
            }

            base.Dispose(disposing);
        }
    }

    private sealed class CountedStream(FileStream file, Action<long, long> consumed) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => file.Length;

        public override long Position
        {
            get => file.Position;
            set => file.Position = value;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = file.Read(buffer);
            consumed(file.Position, file.Length);
            return read;
        }

        public override long Seek(long offset, SeekOrigin origin) => file.Seek(offset, origin);

        public override void Flush() => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                file.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
