using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Forestall.Brief.Documents;

/// <summary>The styles of a brief in Word: real headings, so that Word and LibreOffice list them and a screen reader jumps along them.</summary>
internal static class WordStyles
{
    public const string Kind = "Kind";
    public const string Standing = "Standing";
    public const string Small = "Small";
    public const string Cell = "Cell";
    public const string Bullet = "ListBullet";
    public const string Caption = "Caption";
    public const string Accent = "8F1D1D";
    public const string Soft = "56565B";
    public const string Ink = "1D1D1F";
    private const string Font = "Arial";

    public static Styles All() => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = Font, HighAnsi = Font, ComplexScript = Font },
                new Color { Val = Ink },
                new FontSize { Val = "18" },
                new Languages { Val = BriefDocument.Language })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { Before = "0", After = "60", Line = "252", LineRule = LineSpacingRuleValues.Auto }))),
        Style("Normal", "Normal", null, new(), isDefault: true),
        Style("Title", "Title", null, Text(34, bold: true), 0, 0, outline: null),
        Style(Kind, "Kind", null, Text(18, bold: true, Accent), 0, 20),
        Style(Standing, "Standing", Rule(), Text(18, bold: false, Soft), 0, 120),
        Style("Heading1", "heading 1", null, Text(28, bold: true), 320, 100, outline: 0),
        Style("Heading2", "heading 2", null, Text(20, bold: true), 110, 20, outline: 1),
        Style("Heading3", "heading 3", null, Text(20, bold: true), 140, 30, outline: 2),
        Style(Caption, "caption", null, Text(16, bold: true), 60, 30, keep: true),
        Style(Bullet, "List Bullet", null, new(), 0, 40, numbered: true),
        Style(Cell, "Cell", null, Text(16, bold: false), 14, 14),
        Style(Small, "Small", null, Text(15, bold: false, Soft), 0, 60));

    private static Style Style(string id, string name, ParagraphBorders? borders, StyleRunProperties look, int? before = null, int? after = null, int? outline = null, bool keep = false, bool numbered = false, bool isDefault = false)
    {
        var style = new Style(new StyleName { Val = name }) { Type = StyleValues.Paragraph, StyleId = id };
        if (isDefault)
        {
            style.Default = true;
        }
        else
        {
            style.Append(new BasedOn { Val = "Normal" });
        }

        if (outline is not null)
        {
            style.Append(new NextParagraphStyle { Val = "Normal" });
        }

        style.Append(new PrimaryStyle());
        var paragraph = new StyleParagraphProperties();
        if (outline is not null || keep)
        {
            paragraph.Append(new KeepNext());
        }

        if (numbered)
        {
            paragraph.Append(new NumberingProperties(new NumberingId { Val = 1 }));
        }

        if (borders is not null)
        {
            paragraph.Append(borders);
        }

        if (before is not null)
        {
            paragraph.Append(new SpacingBetweenLines { Before = Digits(before.Value), After = Digits(after!.Value) });
        }

        if (outline is { } level)
        {
            paragraph.Append(new OutlineLevel { Val = level });
        }

        style.Append(paragraph);
        style.Append(look);
        return style;
    }

    private static StyleRunProperties Text(int halfPoints, bool bold, string? colour = null)
    {
        var look = new StyleRunProperties();
        if (bold)
        {
            look.Append(new Bold());
        }

        if (colour is not null)
        {
            look.Append(new Color { Val = colour });
        }

        look.Append(new FontSize { Val = Digits(halfPoints) });
        return look;
    }

    private static ParagraphBorders Rule() => new(new BottomBorder { Val = BorderValues.Single, Size = 12U, Space = 6U, Color = Accent });

    private static string Digits(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
