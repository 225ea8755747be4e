namespace Forestall.Store;

/// <summary>An entry as a storage keeps it: bytes, which it neither reads nor changes.</summary>
/// <param name="Sequence">Its number.</param>
/// <param name="Header">The lines that are hashed.</param>
/// <param name="Body">The bytes of its contents, one after the other.</param>
/// <param name="Hash">SHA-256 of the header, 32 bytes.</param>
public sealed record StoredEntry(long Sequence, ReadOnlyMemory<byte> Header, ReadOnlyMemory<byte> Body, ReadOnlyMemory<byte> Hash);
