using Forestall.Record.Maps;

namespace Forestall.Tests.Record;

public sealed class WorldMapTests
{
    private const double SurfaceOfTheEarth = 510.07e6;

    /// <summary>Values that follow from the published polynomial by hand: θ = 60° at the pole, and the equator at 180°.</summary>
    [Fact]
    public void The_projection_has_the_published_shape()
    {
        Assert.Equal(5.41326, EqualEarth.Width, 4);
        Assert.Equal(2.63472, EqualEarth.Height, 4);
        Assert.Equal(2.0546, EqualEarth.Width / EqualEarth.Height, 3);
        Assert.Equal((0, 0), EqualEarth.Project(0, 0));
    }

    [Fact]
    public void The_projection_keeps_areas()
    {
        // A cell of one degree at any latitude covers on the map what it covers on the sphere.
        foreach (var latitude in new[] { 0.0, 20, 45, 60, 80 })
        {
            const double Step = 1e-3;
            var (x0, y0) = EqualEarth.Project(10, latitude);
            var (x1, y1) = EqualEarth.Project(10 + Step, latitude);
            var (x2, y2) = EqualEarth.Project(10, latitude + Step);
            var onMap = ((x1 - x0) * (y2 - y0)) - ((x2 - x0) * (y1 - y0));
            var onSphere = Step * Math.PI / 180 * (Math.Sin((latitude + Step) * Math.PI / 180) - Math.Sin(latitude * Math.PI / 180));
            Assert.Equal(1, onMap / onSphere, 4);
        }
    }

    /// <summary>Land areas in square kilometres, general knowledge (United Nations Statistics Division, rounded).</summary>
    [Theory]
    [InlineData("AUS", 7.69e6)]
    [InlineData("BRA", 8.51e6)]
    [InlineData("COD", 2.34e6)]
    [InlineData("RUS", 17.1e6)]
    [InlineData("IND", 3.29e6)]
    [InlineData("RWA", 26_338)]
    public void A_country_covers_its_share_of_the_earth(string code, double squareKilometres)
    {
        var radius = WorldMap.Width / EqualEarth.Width;
        var share = WorldMap.Embedded.Shapes.Where(s => s.Code == code).Sum(static s => s.Area) / (4 * Math.PI * radius * radius);
        Assert.InRange(share / (squareKilometres / SurfaceOfTheEarth), 0.93, 1.07);
    }

    [Fact]
    public void Every_situation_of_today_but_the_one_the_source_leaves_out_is_on_the_map_and_no_shape_leaves_it()
    {
        var record = Forestall.Record.ViolenceRecord.Embedded;
        var codes = WorldMap.Embedded.Shapes.Select(static s => s.Code).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(["Tuvalu"], record.Situations.Where(s => s.To == record.To && !codes.Contains(s.Code)).Select(static s => s.Name));
        Assert.All(WorldMap.Embedded.Shapes, static s =>
        {
            Assert.InRange(s.X, 0, WorldMap.Width);
            Assert.InRange(s.Y, 0, WorldMap.Height);
            Assert.StartsWith("M", s.Outline, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_shape_that_runs_past_the_180th_meridian_is_cut_there()
    {
        var map = WorldMapBuild.Of("""
            { "type": "Topology", "transform": { "scale": [1, 1], "translate": [0, 0] },
              "arcs": [[[170, 0], [20, 0], [0, 20], [-20, 0], [0, -20]]],
              "objects": { "countries": { "geometries": [ { "type": "Polygon", "id": "643", "properties": { "name": "Test" }, "arcs": [[0]] } ] } } }
            """, "test.json");
        var shape = Assert.Single(map.Shapes);
        Assert.Equal("RUS", shape.Code);
        Assert.Equal(2, shape.Outline.Count(static c => c == 'M'));
    }

    [Fact]
    public void Another_file_is_refused_in_a_sentence()
    {
        Assert.Contains("x.json is no TopoJSON file of countries", Assert.Throws<InputException>(() => WorldMapBuild.Of("{}", "x.json")).Message, StringComparison.Ordinal);
        Assert.Throws<InputException>(() => WorldMapBuild.Of("nothing", "x.json"));
    }
}
