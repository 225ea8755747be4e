using System.Globalization;
using System.Text;
using Forestall.Brief.Documents.Fonts;

namespace Forestall.Brief.Documents.Pdf;

/// <summary>A font in a file: what it was used for is put in, with the characters its glyphs stand for, so that text can be searched and copied.</summary>
internal sealed class PdfFont(string key, string name, byte[] bytes)
{
    private const int Thousand = 1000;
    private readonly TrueTypeFont _font = new(bytes);
    private readonly SortedDictionary<int, Rune> _used = [];

    /// <summary>Its name in the resources of a page.</summary>
    public string Key { get; } = key;

    /// <summary>Height above the line, in ems.</summary>
    public double Ascent => (double)_font.Ascent / _font.UnitsPerEm;

    /// <summary>The width of a text in ems.</summary>
    public double Width(string text)
    {
        var width = 0;
        foreach (var character in text.EnumerateRunes())
        {
            width += _font.Advance(Drawn(character).Glyph);
        }

        return (double)width / _font.UnitsPerEm;
    }

    /// <summary>The text as glyphs, in the hexadecimal form of a content stream.</summary>
    public string Encoded(string text)
    {
        var hex = new StringBuilder("<");
        foreach (var character in text.EnumerateRunes())
        {
            var (glyph, shown) = Drawn(character);
            _used.TryAdd(glyph, shown);
            hex.Append(glyph.ToString("X4", CultureInfo.InvariantCulture));
        }

        return hex.Append('>').ToString();
    }

    /// <summary>Puts the font into a file.</summary>
    public int AddTo(PdfObjects objects)
    {
        var file = objects.AddStream(_font.With(_used.Keys), string.Empty);
        var box = _font.Box;
        var tag = $"{Key}AAAAAA"[..6].Replace('1', 'A').Replace('2', 'B').ToUpperInvariant();
        var described = objects.Add($"<</Type/FontDescriptor/FontName/{tag}+{name}/Flags 4/FontBBox[{Scaled(box.Left)} {Scaled(box.Bottom)} {Scaled(box.Right)} {Scaled(box.Top)}]/ItalicAngle 0/Ascent {Scaled(_font.Ascent)}/Descent {Scaled(_font.Descent)}/CapHeight {Scaled(_font.Ascent)}/StemV 80/FontFile2 {file} 0 R>>");
        var widths = string.Concat(_used.Keys.Select(g => string.Create(CultureInfo.InvariantCulture, $"{g}[{Scaled(_font.Advance(g))}]")));
        var descendant = objects.Add($"<</Type/Font/Subtype/CIDFontType2/BaseFont/{tag}+{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor {described} 0 R/DW 500/W[{widths}]/CIDToGIDMap/Identity>>");
        var characters = objects.AddStream(Encoding.ASCII.GetBytes(Characters()));
        return objects.Add($"<</Type/Font/Subtype/Type0/BaseFont/{tag}+{name}/Encoding/Identity-H/DescendantFonts[{descendant} 0 R]/ToUnicode {characters} 0 R>>");
    }

    /// <summary>The glyph drawn for a character; what the font lacks is shown as a question mark, and a space that must not break as a space.</summary>
    private (int Glyph, Rune Shown) Drawn(Rune character)
    {
        var asked = character.Value == 0xA0 || Rune.IsWhiteSpace(character) ? new Rune(' ') : character;
        return _font.Glyph(asked) is { } glyph ? (glyph, asked) : (_font.Glyph(new Rune('?')) ?? 0, new Rune('?'));
    }

    private string Characters()
    {
        var map = new StringBuilder("/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
        foreach (var chunk in _used.Chunk(100))
        {
            map.Append(CultureInfo.InvariantCulture, $"{chunk.Length} beginbfchar\n");
            foreach (var (glyph, character) in chunk)
            {
                map.Append(CultureInfo.InvariantCulture, $"<{glyph:X4}><{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(character.ToString()))}>\n");
            }

            map.Append("endbfchar\n");
        }

        return map.Append("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n").ToString();
    }

    private string Scaled(int units) => PdfObjects.Number(Math.Round((double)units * Thousand / _font.UnitsPerEm));
}
