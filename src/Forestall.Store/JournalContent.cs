using System.Text;

namespace Forestall.Store;

/// <summary>Something an entry holds: bytes under a name.</summary>
/// <param name="Name">A file's name without a folder.</param>
/// <param name="Bytes">The bytes, kept as they are.</param>
public sealed record JournalContent(string Name, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>The name under which what an author writes into an entry stands.</summary>
    public const string TextName = "text.txt";

    /// <summary>What an author writes: UTF-8, lines ended by line feeds.</summary>
    public static JournalContent Text(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new JournalContent(TextName, Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n"));
    }
}
