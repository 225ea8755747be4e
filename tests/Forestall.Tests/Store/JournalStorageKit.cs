using System.Security.Cryptography;
using CsCheck;
using Forestall.Store;

namespace Forestall.Tests.Store;

/// <summary>What every storage of a journal must hold. A provider's test class derives from this and says how to open it.</summary>
public abstract class JournalStorageKit : IDisposable
{
    /// <summary>Opens the one storage of this test, once more when it is open already.</summary>
    protected abstract IJournalStorage Open();

    [Fact]
    public void A_new_storage_is_empty_and_sound()
    {
        using var storage = Open();
        Assert.Null(storage.Last());
        Assert.Empty(storage.Read());
        Assert.Empty(storage.Faults());
        Assert.NotEmpty(storage.Place);
    }

    [Fact]
    public void Bytes_come_back_as_they_were_given_after_closing_too()
    {
        var kept = new List<StoredEntry>();
        using (var storage = Open())
        {
            Gen.Select(Gen.Byte.Array[0, 9000], Gen.Byte.Array[1, 600]).Sample(
                (body, header) =>
                {
                    kept.Add(storage.Append(last => Entry((last?.Sequence ?? 0) + 1, header, body)));
                    Same(kept[^1], storage.Last()!);
                },
                iter: 60,
                threads: 1);
        }

        using var again = Open();
        Assert.Equal(kept.Count, again.Read().Zip(kept, static (found, given) => Same(given, found)).Count());
        Assert.Equal(kept.Count, again.Read().Count());
        Assert.Empty(again.Faults());
    }

    [Fact]
    public void A_range_is_read_in_order()
    {
        using var storage = Filled(9);
        Assert.Equal([3, 4, 5], storage.Read(3, 5).Select(static e => e.Sequence));
        Assert.Equal([8, 9], storage.Read(8).Select(static e => e.Sequence));
        Assert.Empty(storage.Read(10, 20));
        Assert.Equal(9, storage.Last()!.Sequence);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(0)]
    public void Only_the_number_after_the_last_is_taken(long sequence)
    {
        using var storage = Filled(3);
        Assert.ThrowsAny<ArgumentException>(() => storage.Append(_ => Entry(sequence, [1], [])));
        Assert.Equal(3, storage.Read().Count());
        storage.Append(static _ => Entry(4, [1], []));
        Assert.Equal(4, storage.Last()!.Sequence);
    }

    [Fact]
    public void Nothing_is_kept_when_the_maker_fails()
    {
        using var storage = Filled(2);
        Assert.Throws<InputException>(() => storage.Append(static _ => throw new InputException("no.")));
        Assert.Equal(2, storage.Read().Count());
        storage.Append(static last => Entry(last!.Sequence + 1, [1], []));
        Assert.Equal(3, storage.Read().Count());
    }

    [Fact]
    public void An_entry_that_was_confirmed_is_seen_by_others()
    {
        using var one = Open();
        using var other = Open();
        for (var i = 1; i <= 6; i++)
        {
            (i % 2 == 0 ? one : other).Append(last => Entry((last?.Sequence ?? 0) + 1, [(byte)i], []));
            Assert.Equal(i, one.Last()!.Sequence);
            Assert.Equal(i, other.Last()!.Sequence);
        }
    }

    [Fact]
    public async Task Many_may_append_at_once()
    {
        const int Workers = 4;
        const int Each = 25;
        Open().Dispose();
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(w => Task.Run(() =>
        {
            using var storage = Open();
            for (var i = 0; i < Each; i++)
            {
                storage.Append(last => Entry((last?.Sequence ?? 0) + 1, [(byte)w], []));
            }
        })));
        using var whole = Open();
        Assert.Equal(Enumerable.Range(1, Workers * Each).Select(static n => (long)n), whole.Read().Select(static e => e.Sequence));
        Assert.All(whole.Read().CountBy(static e => e.Header.Span[0]), static c => Assert.Equal(Each, c.Value));
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }

    private static StoredEntry Entry(long sequence, byte[] header, byte[] body) => new(sequence, header, body, SHA256.HashData(header));

    private static bool Same(StoredEntry given, StoredEntry found)
    {
        Assert.Equal(given.Sequence, found.Sequence);
        Assert.Equal(given.Header.ToArray(), found.Header.ToArray());
        Assert.Equal(given.Body.ToArray(), found.Body.ToArray());
        Assert.Equal(given.Hash.ToArray(), found.Hash.ToArray());
        return true;
    }

    private IJournalStorage Filled(int count)
    {
        var storage = Open();
        for (var i = 1; i <= count; i++)
        {
            storage.Append(_ => Entry(i, [(byte)i], [1, 2, 3]));
        }

        return storage;
    }
}
