namespace Forestall.Store;

/// <summary>Something an entry holds, as its text names it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Hash">SHA-256 of its bytes.</param>
/// <param name="Bytes">Its bytes.</param>
public sealed record KeptContent(string Name, string Hash, ReadOnlyMemory<byte> Bytes);
