using CsCheck;
using Forestall.Store;
using Forestall.Store.Sqlite;

namespace Forestall.Tests.Store;

/// <summary>One byte of the journal's file is changed, anywhere: either the check finds it, or every entry still reads as it was stored.</summary>
public sealed class FlippedByteTests : IDisposable
{
    private const int Entries = 12;
    private readonly TemporaryFolder _folder = new();
    private readonly JournalFolder _store;
    private readonly byte[] _whole;
    private readonly List<StoredEntry> _stored;

    public FlippedByteTests()
    {
        _store = JournalSamples.Filled(_folder, Entries);
        using (var storage = SqliteStorage.Open(_store.File, create: false))
        {
            _stored = [.. storage.Read()];
        }

        _whole = File.ReadAllBytes(_store.File);
    }

    [Fact]
    public void In_the_text_content_or_hash_of_an_entry_it_names_that_entry()
    {
        var places = _stored.SelectMany(e => new[] { e.Header, e.Body, e.Hash }.Where(static p => p.Length is > 0 and < 2000).SelectMany(p => PlacesOf(p.Span).Select(at => (e.Sequence, at)))).ToList();
        Assert.True(places.Count > Entries * 500);
        Gen.Select(Gen.Int[0, places.Count - 1], Gen.Byte[1, 255]).Sample(
            (place, change) =>
            {
                var (sequence, at) = places[place];
                var report = Changed(at, change, out _);
                Assert.NotNull(report);
                Assert.Equal(sequence, report.Faults[0].Entry);
                Assert.Contains($"entry {sequence}", report.Faults[0].What, StringComparison.Ordinal);
            },
            iter: 600,
            threads: 1);
    }

    [Fact]
    public void Anywhere_in_the_file_it_is_found_or_changes_no_entry()
    {
        var (found, harmless) = (0, 0);
        Gen.Select(Gen.Int[0, _whole.Length - 1], Gen.Byte[1, 255]).Sample(
            (at, change) =>
            {
                var report = Changed(at, change, out var entries);
                if (report is null || report.Faults.Count > 0)
                {
                    found++;
                    return;
                }

                harmless++;
                Assert.Equal(_stored.Count, entries.Count);
                Assert.All(entries.Zip(_stored), static pair =>
                {
                    Assert.True(pair.First.Header.Span.SequenceEqual(pair.Second.Header.Span));
                    Assert.True(pair.First.Body.Span.SequenceEqual(pair.Second.Body.Span));
                });
            },
            iter: 1500,
            threads: 1);
        Assert.True(found > harmless);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>What the check says; null when the file cannot even be opened, which the command reports as a failure.</summary>
    private JournalReport? Changed(int at, byte change, out List<StoredEntry> entries)
    {
        var bytes = (byte[])_whole.Clone();
        bytes[at] ^= change;
        File.WriteAllBytes(_store.File, bytes);
        entries = [];
        try
        {
            using var journal = _store.Open(new FixedClock());
            var report = journal.Verify();
            if (report.Faults.Count == 0)
            {
                entries = [.. journal.Storage.Read()];
            }

            return report;
        }
        catch (InputException e)
        {
            Assert.Contains(_store.File, e.Message, StringComparison.Ordinal);
            return null;
        }
    }

    /// <summary>Where a part of an entry stands in the file. Pages that were split hold remains of entries; a place counts only when what is read depends on it.</summary>
    private IEnumerable<int> PlacesOf(ReadOnlySpan<byte> part)
    {
        var starts = new List<int>();
        for (var at = _whole.AsSpan().IndexOf(part); at >= 0;)
        {
            starts.Add(at);
            var next = _whole.AsSpan(at + 1).IndexOf(part);
            at = next < 0 ? -1 : at + 1 + next;
        }

        var length = part.Length;
        return starts.Where(at => starts.Count == 1 || Changed(at, 1, out _) is not { Faults.Count: 0 }).SelectMany(at => Enumerable.Range(at, length));
    }
}
