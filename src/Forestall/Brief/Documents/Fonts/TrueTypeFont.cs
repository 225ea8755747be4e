using System.Buffers.Binary;
using System.Text;

namespace Forestall.Brief.Documents.Fonts;

/// <summary>A TrueType font: which glyph draws a character, how wide it is, and the font with some of its glyphs only.</summary>
internal sealed class TrueTypeFont
{
    /// <summary>Tables a font inside a PDF needs (ISO 32000-1, 9.9).</summary>
    private static readonly string[] Kept = ["cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"];

    private readonly byte[] _bytes;
    private readonly Dictionary<string, (int From, int Length)> _tables = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int> _glyphs = [];
    private readonly int _longMetrics;
    private readonly bool _longPlaces;

    public TrueTypeFont(byte[] bytes)
    {
        _bytes = bytes;
        for (var i = 0; i < Word(4); i++)
        {
            var at = 12 + (16 * i);
            _tables[Encoding.ASCII.GetString(bytes, at, 4)] = (Whole(at + 8), Whole(at + 12));
        }

        var head = Table("head");
        UnitsPerEm = Word(head + 18);
        Box = (Short(head + 36), Short(head + 38), Short(head + 40), Short(head + 42));
        _longPlaces = Word(head + 50) == 1;
        var hhea = Table("hhea");
        (Ascent, Descent) = (Short(hhea + 4), Short(hhea + 6));
        _longMetrics = Word(hhea + 34);
        Glyphs = Word(Table("maxp") + 4);
        ReadCharacters();
    }

    public int UnitsPerEm { get; }

    public int Ascent { get; }

    /// <summary>Below zero.</summary>
    public int Descent { get; }

    public (int Left, int Bottom, int Right, int Top) Box { get; }

    public int Glyphs { get; }

    /// <summary>The glyph of a character; null when the font has none.</summary>
    public int? Glyph(Rune character) => _glyphs.TryGetValue(character.Value, out var glyph) ? glyph : null;

    /// <summary>The width of a glyph in units of the font.</summary>
    public int Advance(int glyph) => Word(Table("hmtx") + (4 * Math.Min(glyph, _longMetrics - 1)));

    /// <summary>The font with these glyphs, and those they are built from, in their old places; the others are empty.</summary>
    public byte[] With(IEnumerable<int> glyphs)
    {
        var wanted = new SortedSet<int> { 0 };
        foreach (var glyph in glyphs)
        {
            Add(wanted, glyph);
        }

        using var outlines = new MemoryStream();
        var places = new byte[4 * (Glyphs + 1)];
        for (var glyph = 0; glyph < Glyphs; glyph++)
        {
            BinaryPrimitives.WriteInt32BigEndian(places.AsSpan(4 * glyph), (int)outlines.Length);
            if (wanted.Contains(glyph) && Outline(glyph) is var (from, length) && length > 0)
            {
                outlines.Write(_bytes, from, length);
                while (outlines.Length % 4 != 0)
                {
                    outlines.WriteByte(0);
                }
            }
        }

        BinaryPrimitives.WriteInt32BigEndian(places.AsSpan(4 * Glyphs), (int)outlines.Length);
        var head = Copy("head");
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);
        return Assembled([.. Kept.Where(_tables.ContainsKey).Select(name => (name, name switch { "glyf" => outlines.ToArray(), "loca" => places, "head" => head, _ => Copy(name) }))]);
    }

    /// <summary>A glyph built from others brings them along.</summary>
    private void Add(SortedSet<int> wanted, int glyph)
    {
        const int Words = 1, Scale = 8, More = 32, TwoScales = 64, Matrix = 128;
        var (at, length) = Outline(glyph);
        if (!wanted.Add(glyph) || length == 0 || Short(at) >= 0)
        {
            return;
        }

        at += 10;
        int flags;
        do
        {
            flags = Word(at);
            Add(wanted, Word(at + 2));
            at += 4 + ((flags & Words) != 0 ? 4 : 2) + ((flags & Scale) != 0 ? 2 : (flags & TwoScales) != 0 ? 4 : (flags & Matrix) != 0 ? 8 : 0);
        }
        while ((flags & More) != 0);
    }

    private (int From, int Length) Outline(int glyph)
    {
        var loca = Table("loca");
        var (from, to) = _longPlaces ? (Whole(loca + (4 * glyph)), Whole(loca + (4 * glyph) + 4)) : (2 * Word(loca + (2 * glyph)), 2 * Word(loca + (2 * glyph) + 2));
        return (Table("glyf") + from, to - from);
    }

    private static byte[] Assembled(List<(string Name, byte[] Bytes)> tables)
    {
        var (power, exponent) = (1, 0);
        while (power * 2 <= tables.Count)
        {
            (power, exponent) = (power * 2, exponent + 1);
        }

        using var file = new MemoryStream();
        Span<byte> number = stackalloc byte[4];
        void Whole(Span<byte> space, uint value)
        {
            BinaryPrimitives.WriteUInt32BigEndian(space, value);
            file.Write(space);
        }

        Whole(number, 0x00010000);
        Whole(number, (uint)((tables.Count << 16) | (16 * power)));
        Whole(number, (uint)((exponent << 16) | (16 * (tables.Count - power))));
        var place = 12 + (16 * tables.Count);
        foreach (var (name, bytes) in tables)
        {
            file.Write(Encoding.ASCII.GetBytes(name));
            Whole(number, Sum(bytes));
            Whole(number, (uint)place);
            Whole(number, (uint)bytes.Length);
            place += (bytes.Length + 3) / 4 * 4;
        }

        foreach (var (_, bytes) in tables)
        {
            file.Write(bytes);
            file.Write([0, 0, 0], 0, (4 - (bytes.Length % 4)) % 4);
        }

        return file.ToArray();
    }

    private static uint Sum(byte[] bytes)
    {
        var sum = 0u;
        for (var i = 0; i < bytes.Length; i++)
        {
            sum += (uint)bytes[i] << (24 - (8 * (i % 4)));
        }

        return sum;
    }

    private void ReadCharacters()
    {
        var cmap = Table("cmap");
        var maps = Enumerable.Range(0, Word(cmap + 2)).Select(i => cmap + Whole(cmap + 8 + (8 * i))).ToList();
        foreach (var map in maps.Where(m => Word(m) == 4))
        {
            ReadSegments(map);
        }

        foreach (var map in maps.Where(m => Word(m) == 12))
        {
            for (var g = 0; g < Whole(map + 12); g++)
            {
                var at = map + 16 + (12 * g);
                for (var c = Whole(at); c <= Whole(at + 4); c++)
                {
                    _glyphs[c] = Whole(at + 8) + c - Whole(at);
                }
            }
        }
    }

    private void ReadSegments(int map)
    {
        var twice = Word(map + 6);
        for (var s = 0; s < twice; s += 2)
        {
            var (end, start) = (Word(map + 14 + s), Word(map + 16 + twice + s));
            var (delta, ranges) = (Word(map + 16 + (2 * twice) + s), map + 16 + (3 * twice) + s);
            for (var c = start; c <= end && c < 0xFFFF; c++)
            {
                var glyph = Word(ranges) == 0 ? c + delta : Word(ranges + Word(ranges) + (2 * (c - start))) is var g && g != 0 ? g + delta : 0;
                if ((glyph & 0xFFFF) != 0)
                {
                    _glyphs[c] = glyph & 0xFFFF;
                }
            }
        }
    }

    private byte[] Copy(string table) => _bytes.AsSpan(_tables[table].From, _tables[table].Length).ToArray();

    private int Table(string name) => _tables.TryGetValue(name, out var table) ? table.From : throw new InputException($"the font has no table {name}; restore the packages and build again.");

    private int Word(int at) => BinaryPrimitives.ReadUInt16BigEndian(_bytes.AsSpan(at));

    private int Short(int at) => BinaryPrimitives.ReadInt16BigEndian(_bytes.AsSpan(at));

    private int Whole(int at) => BinaryPrimitives.ReadInt32BigEndian(_bytes.AsSpan(at));
}
