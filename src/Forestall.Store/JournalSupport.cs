using System.Globalization;
using Forestall.Store.Internals;

namespace Forestall.Store;

/// <summary>Something an entry rests on, by its hash; the thing itself is not kept.</summary>
/// <param name="Kind">What it is: <c>record</c>, <c>file</c> or <c>entry</c>.</param>
/// <param name="Hash">A record's version, or a SHA-256 in small hexadecimal digits.</param>
/// <param name="Name">A file's name, an entry's number, or what a record is called.</param>
public sealed record JournalSupport(string Kind, string Hash, string Name)
{
    /// <summary>The record of a version.</summary>
    public static JournalSupport Record(string version) => new("record", version, "record");

    /// <summary>A file of these bytes.</summary>
    public static JournalSupport File(string name, ReadOnlySpan<byte> bytes) => new("file", Sha256.Of(bytes), name);

    /// <summary>An earlier entry of the same journal.</summary>
    public static JournalSupport Entry(JournalEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return new("entry", entry.Hash, entry.Sequence.ToString(CultureInfo.InvariantCulture));
    }
}
