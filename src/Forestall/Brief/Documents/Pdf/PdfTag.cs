namespace Forestall.Brief.Documents.Pdf;

/// <summary>An element of the structure that readers follow instead of the page.</summary>
internal sealed class PdfTag(string type, PdfTag? parent)
{
    private readonly List<(PdfTag? Tag, PdfPage? Page, int Mark)> _kids = [];

    /// <summary>Its type, one of those of ISO 32000-1, 14.8.4.</summary>
    public string Type { get; } = type;

    /// <summary>What it says to those who cannot see it.</summary>
    public string? Alternative { get; init; }

    /// <summary>Attributes in the file's own syntax.</summary>
    public string? Attributes { get; set; }

    /// <summary>Its number in the file.</summary>
    public int Number { get; private set; }

    public PdfTag Add(string type, string? alternative = null, string? attributes = null)
    {
        var kid = new PdfTag(type, this) { Alternative = alternative, Attributes = attributes };
        _kids.Add((kid, null, 0));
        return kid;
    }

    /// <summary>Some content of a page belongs to it.</summary>
    public void Add(PdfPage page, int mark) => _kids.Add((null, page, mark));

    /// <summary>Gives it and all below it their numbers.</summary>
    public void Reserve(PdfObjects objects)
    {
        Number = objects.Reserve();
        foreach (var (tag, _, _) in _kids)
        {
            tag?.Reserve(objects);
        }
    }

    public void Write(PdfObjects objects, int root)
    {
        var kids = string.Join(' ', _kids.Select(static k => k.Tag is { } tag ? $"{tag.Number} 0 R" : $"<</Type/MCR/Pg {k.Page!.Number} 0 R/MCID {PdfObjects.Number(k.Mark)}>>"));
        var alternative = Alternative is { } text ? $"/Alt{PdfObjects.Text(text)}" : string.Empty;
        var attributes = Attributes is { } own ? $"/A{own}" : string.Empty;
        objects.Set(Number, $"<</Type/StructElem/S/{Type}/P {parent?.Number ?? root} 0 R{alternative}{attributes}/K[{kids}]>>");
        foreach (var (tag, _, _) in _kids)
        {
            tag?.Write(objects, root);
        }
    }
}
