using System.Runtime.InteropServices;

namespace Forestall.Record.Import;

/// <summary>
/// Which events of one catalogue were counted, and in which situation and month. Ids lie in pages of 256, four bytes each,
/// so that a catalogue whose ids run on takes little more than four bytes an event.
/// </summary>
internal sealed class EventIds
{
    /// <summary>Ids are smaller than two to this power.</summary>
    public const int IdBits = 40;

    private const int PageBits = 8;
    private const int PageMask = (1 << PageBits) - 1;

    private readonly Dictionary<long, int[]> _pages = [];
    private long _lastNumber = -1;
    private int[] _lastPage = [];

    /// <summary>The place of an id; 0 when it is not counted.</summary>
    public ref int At(long id)
    {
        var number = id >> PageBits;
        if (number != _lastNumber)
        {
            ref var page = ref CollectionsMarshal.GetValueRefOrAddDefault(_pages, number, out _);
            (_lastNumber, _lastPage) = (number, page ??= new int[1 << PageBits]);
        }

        return ref _lastPage[(int)(id & PageMask)];
    }

    /// <summary>The place of an id, without making room for it.</summary>
    public int Find(long id) => _pages.TryGetValue(id >> PageBits, out var page) ? page[(int)(id & PageMask)] : 0;

    /// <summary>Whether none is counted.</summary>
    public bool IsEmpty => _pages.Count == 0;

    /// <summary>The counted ids, each with its place in the upper 24 bits, in order of places and then of ids.</summary>
    public ulong[] ByPlace()
    {
        var sorted = new ulong[_pages.Values.Sum(static p => p.Length - p.AsSpan().Count(0))];
        var next = 0;
        foreach (var (id, place) in All())
        {
            sorted[next++] = ((ulong)place << IdBits) | (ulong)id;
        }

        Array.Sort(sorted);
        return sorted;
    }

    /// <summary>All counted ids with their places, by id.</summary>
    public IEnumerable<(long Id, int Place)> All()
    {
        foreach (var number in _pages.Keys.Order())
        {
            var page = _pages[number];
            for (var i = 0; i < page.Length; i++)
            {
                if (page[i] != 0)
                {
                    yield return ((number << PageBits) | (uint)i, page[i]);
                }
            }
        }
    }

    /// <summary>Forgets the ids whose place is given up.</summary>
    public void Forget(Func<int, bool> place)
    {
        foreach (var page in _pages.Values)
        {
            for (var i = 0; i < page.Length; i++)
            {
                page[i] = page[i] != 0 && place(page[i]) ? 0 : page[i];
            }
        }
    }
}
