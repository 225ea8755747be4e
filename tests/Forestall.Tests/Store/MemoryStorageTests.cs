using Forestall.Store;

namespace Forestall.Tests.Store;

/// <summary>The kit is one that more than one storage passes.</summary>
public sealed class MemoryStorageTests : JournalStorageKit
{
    private readonly List<StoredEntry> _entries = [];

    protected override IJournalStorage Open() => new MemoryStorage(_entries);
}
