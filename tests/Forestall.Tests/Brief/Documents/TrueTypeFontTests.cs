using System.Security.Cryptography;
using System.Text;
using Forestall.Brief.Documents.Fonts;

namespace Forestall.Tests.Brief.Documents;

public sealed class TrueTypeFontTests
{
    private static readonly TrueTypeFont Plain = new(FontShelf.Plain);

    [Fact]
    public void The_typeface_on_the_shelf_is_the_one_that_was_chosen()
    {
        Assert.Equal("41ab0f707a2bfab8133ccdfcdab52282f5f79e5751f43a264805451c7bb95fb8", Convert.ToHexStringLower(SHA256.HashData(FontShelf.Plain)));
        Assert.Equal("e8cbc2b88bc4268237ff5e251776d3c54edcb14e015a9e66e4883bde4b55f13f", Convert.ToHexStringLower(SHA256.HashData(FontShelf.Bold)));
    }

    [Fact]
    public void It_draws_every_letter_of_the_record()
    {
        var lacking = Directory.GetFiles(Checkout.Record, "*.csv").Where(static f => !f.Contains("warnings", StringComparison.Ordinal)).SelectMany(static f => File.ReadAllText(f).EnumerateRunes())
            .Distinct().Where(static r => !Rune.IsWhiteSpace(r) && Plain.Glyph(r) is null).ToList();
        Assert.Empty(lacking);
    }

    [Fact]
    public void Some_of_it_keeps_the_glyphs_asked_for_with_what_they_are_built_from()
    {
        int[] wanted = [.. "aćüŐ".EnumerateRunes().Select(static r => Plain.Glyph(r)!.Value)];
        var bytes = Plain.With(wanted);
        Assert.True(bytes.Length < FontShelf.Plain.Length / 5);
        Assert.Equal("glyf,head,hhea,hmtx,loca,maxp", string.Join(',', Enumerable.Range(0, bytes[5]).Select(t => Encoding.ASCII.GetString(bytes, 12 + (16 * t), 4)).Where(static t => t[0] is not ('c' or 'f' or 'p'))));
    }

    [Fact]
    public void Widths_are_those_of_the_font()
    {
        Assert.True(Plain.Advance(Plain.Glyph(new Rune('i'))!.Value) < Plain.Advance(Plain.Glyph(new Rune('m'))!.Value));
        Assert.Equal(Plain.Advance(Plain.Glyph(new Rune('c'))!.Value), Plain.Advance(Plain.Glyph(new Rune('ć'))!.Value));
        Assert.Null(Plain.Glyph(new Rune(0x4E2D)));
    }
}
