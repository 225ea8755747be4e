using System.Buffers.Text;
using System.IO.Compression;
using System.Text;

namespace Forestall.Workbench.Lab;

/// <summary>A text small enough for an address: compressed, in letters, digits, hyphens and underscores.</summary>
internal static class PackedText
{
    /// <summary>The largest text taken, in bytes.</summary>
    public const int Largest = 256 * 1024;

    public static string Pack(string text)
    {
        using var packed = new MemoryStream();
        using (var compress = new BrotliStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            compress.Write(Encoding.UTF8.GetBytes(text));
        }

        return Base64Url.EncodeToString(packed.ToArray());
    }

    /// <summary>The text that was packed.</summary>
    /// <exception cref="InputException">It is damaged, or too large.</exception>
    public static string Unpack(string packed)
    {
        try
        {
            using var from = new BrotliStream(new MemoryStream(Base64Url.DecodeFromChars(packed)), CompressionMode.Decompress);
            var bytes = new byte[Largest + 1];
            var length = from.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return length switch
            {
                0 => throw new InvalidDataException(),
                > Largest => throw new InputException($"the doctrine in this address is larger than {Largest / 1024} KB; send a smaller one."),
                _ => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes, 0, length),
            };
        }
        catch (Exception e) when (e is FormatException or InvalidDataException or InvalidOperationException or DecoderFallbackException)
        {
            throw new InputException("the doctrine in this address is damaged; copy the whole address again, or load the doctrine from its file.", e);
        }
    }
}
