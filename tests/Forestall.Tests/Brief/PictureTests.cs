using System.Buffers.Binary;
using System.Xml.Linq;
using Forestall.Brief;
using Forestall.Lessons;
using Forestall.Lessons.Claim;
using Forestall.Lessons.NecessaryConditions;
using Forestall.Record.Curated;

namespace Forestall.Tests.Brief;

public sealed class PictureTests
{
    private static readonly CaseTable Table = CaseTable.Parse("t.csv", "case,A,B,O\np,0.9,0.2,1\nq,0.6,0.8,0.7\nr,0.1,0.4,0.2\ns,0.1,0.4,0.2\n");
    private static readonly Study Fuzzy = Study.Of(Table, "O");

    public static TheoryData<string> Pictures() => ["xy", "upset", "calibration", "claim", "nca"];

    [Theory]
    [MemberData(nameof(Pictures))]
    public void A_picture_is_well_formed_and_tells_what_it_shows(string name)
    {
        var picture = Make(name);
        var svg = XDocument.Parse(picture.Svg()).Root!;
        XNamespace ns = "http://www.w3.org/2000/svg";
        Assert.Equal(ns + "svg", svg.Name);
        Assert.Equal(picture.Title, svg.Element(ns + "title")!.Value);
        Assert.Equal(picture.Description, svg.Element(ns + "desc")!.Value);
        Assert.DoesNotContain("NaN", picture.Svg(), StringComparison.Ordinal);
        Assert.True(svg.Descendants(ns + "text").Any());
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void In_a_page_a_picture_is_well_formed_says_the_same_and_is_shorter(string name)
    {
        XNamespace ns = "http://www.w3.org/2000/svg";
        var picture = Make(name);
        var wide = XDocument.Parse($"<p>{picture.Inline("x")}</p>").Root!.Elements("div").First();
        var alone = XDocument.Parse(picture.Svg()).Root!;
        Assert.Empty(wide.Descendants().Attributes("style"));
        Assert.Empty(wide.Descendants(ns + "text").Select(static t => t.Value).Except(alone.Descendants(ns + "text").Select(static t => t.Value)));
        Assert.True(wide.ToString(SaveOptions.DisableFormatting).Length < picture.Svg().Length);
    }

    [Fact]
    public void In_a_page_dots_that_look_alike_are_one_path()
    {
        var values = Enumerable.Range(0, 50).Select(static i => i / 10.0).ToList();
        var picture = LessonsPictures.Calibration("X", [.. values, 0], Calibration.Direct([.. values, 0], [("e", 0.5), ("c", 2), ("i", 4)]), [("e", 0.5), ("c", 2), ("i", 4)]);
        Assert.Equal(2 * 50, picture.Inline("x").Split("h0").Length - 1);
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void Pixels_are_as_many_as_the_size_says_and_the_same_each_time(string name)
    {
        using var folder = new TemporaryFolder();
        var picture = Make(name);
        var size = XDocument.Parse(picture.Svg()).Root!;
        picture.Save(folder.File("a.png"));
        var bytes = File.ReadAllBytes(folder.File("a.png"));
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], bytes[..8]);
        Assert.Equal(2 * (int)size.Attribute("width")!, BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)));
        Assert.Equal(2 * (int)size.Attribute("height")!, BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(20)));
        Assert.Equal(bytes, picture.Png());
        Assert.NotEqual(bytes, picture.Png(1));
    }

    [Fact]
    public void An_XY_plot_has_a_mark_for_every_place_and_the_number_of_cases_in_it()
    {
        XNamespace ns = "http://www.w3.org/2000/svg";
        var svg = XDocument.Parse(LessonsPictures.Xy(Fuzzy, "A").Svg()).Root!;
        Assert.Equal(3, svg.Descendants(ns + "ellipse").Count());
        Assert.Contains("2", svg.Descendants(ns + "text").Select(static t => t.Value));
    }

    [Fact]
    public void Another_ending_or_a_stranger_gets_a_sentence()
    {
        Assert.Contains(".svg or .png", Assert.Throws<InputException>(static () => LessonsPictures.Xy(Fuzzy, "A").Save("x.gif")).Message, StringComparison.Ordinal);
        Assert.Contains("'Z' in 'A*Z' is no condition of the study", Assert.Throws<InputException>(static () => LessonsPictures.Xy(Fuzzy, "A*Z")).Message, StringComparison.Ordinal);
        Assert.Contains("'Z' is not among the conditions", Assert.Throws<InputException>(static () => LessonsPictures.Nca(Table, Necessary(Corner.UpperLeft), "Z")).Message, StringComparison.Ordinal);
    }

    private static NcaResult Necessary(Corner corner) =>
        NecessaryConditionAnalysis.Of(Table, "O", null, new NcaSettings { Permutations = 0, Corner = corner }, cancellation: TestContext.Current.CancellationToken);

    private static Picture Make(string name) => name switch
    {
        "xy" => LessonsPictures.Xy(Fuzzy, "A*~B + ~A"),
        "upset" => LessonsPictures.UpSet(TruthTable.Of(Fuzzy, new TruthTableSettings { InclusionCut = 0.8 })),
        "calibration" => LessonsPictures.Calibration("GDP", [400, 550, 700, 900], [0.05, 0.5, 0.8, 0.95], [("e", 400), ("c", 550), ("i", 900)]),
        "nca" => LessonsPictures.Nca(Table, Necessary(Corner.UpperLeft)),
        _ => LessonsPictures.Claim(CoercionClaim.Of(CuratedRecord.Embedded, cancellation: TestContext.Current.CancellationToken)),
    };
}
