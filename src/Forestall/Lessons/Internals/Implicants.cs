namespace Forestall.Lessons.Internals;

/// <summary>Prime implicants and the positive rows each of them covers.</summary>
internal sealed class Implicants
{
    public Implicants(ulong[] cubes, ulong[] cover, int rows)
    {
        Cubes = cubes;
        Cover = cover;
        Rows = rows;
        Words = WordsFor(rows);
    }

    public int Count => Cubes.Length;

    public ulong[] Cubes { get; }

    /// <summary>Words of bits per implicant: which rows it covers.</summary>
    public ulong[] Cover { get; }

    public int Rows { get; }

    public int Words { get; }

    public static int WordsFor(int rows) => Math.Max(1, (rows + 63) / 64);

    public ReadOnlySpan<ulong> CoverOf(int implicant) => Cover.AsSpan(implicant * Words, Words);

    public bool Covers(int implicant, int row) => (Cover[(implicant * Words) + (row >> 6)] >> (row & 63) & 1) != 0;

    /// <summary>The implicants at these places, in this order.</summary>
    public Implicants Pick(IReadOnlyList<int> places)
    {
        var cubes = new ulong[places.Count];
        var cover = new ulong[places.Count * Words];
        for (var i = 0; i < cubes.Length; i++)
        {
            cubes[i] = Cubes[places[i]];
            CoverOf(places[i]).CopyTo(cover.AsSpan(i * Words));
        }

        return new(cubes, cover, Rows);
    }
}
