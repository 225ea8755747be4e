using Forestall.Store;

namespace Forestall.Tests.Store;

/// <summary>The plainest storage: a list that several may share.</summary>
internal sealed class MemoryStorage(List<StoredEntry> entries) : IJournalStorage
{
    public string Place => "memory";

    public StoredEntry Append(Func<StoredEntry?, StoredEntry> next)
    {
        lock (entries)
        {
            var entry = next(entries.LastOrDefault());
            ArgumentOutOfRangeException.ThrowIfNotEqual(entry.Sequence, entries.Count + 1);
            entries.Add(entry);
            return entry;
        }
    }

    public StoredEntry? Last()
    {
        lock (entries)
        {
            return entries.LastOrDefault();
        }
    }

    public IEnumerable<StoredEntry> Read(long from = 1, long to = long.MaxValue)
    {
        lock (entries)
        {
            return [.. entries.Where(e => e.Sequence >= from && e.Sequence <= to)];
        }
    }

    public IReadOnlyList<string> Faults() => [];

    public void Dispose()
    {
    }
}
