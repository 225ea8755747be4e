using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Forestall.Record.Maps;

/// <summary>Makes the world map from a TopoJSON file of countries with ISO 3166 numeric codes as ids, such as those derived from Natural Earth.</summary>
public static class WorldMapBuild
{
    private const string Antarctica = "010";
    private const double Tolerance = 0.35;
    private const int FewestPoints = 5;
    private const double SmallestPart = 0.25;

    /// <summary>Territories that the source shows by themselves and whose violence is counted in a situation.</summary>
    private static readonly Dictionary<string, string> CountedIn = new(StringComparer.Ordinal)
    {
        ["Kosovo"] = "XKX",
        ["Palestine"] = "ISR",
        ["W. Sahara"] = "MAR",
        ["Somaliland"] = "SOM",
        ["N. Cyprus"] = "CYP",
        ["Hong Kong"] = "CHN",
        ["Macao"] = "CHN",
        ["Greenland"] = "DNK",
        ["Puerto Rico"] = "USA",
    };

    /// <summary>Makes the map.</summary>
    /// <param name="topology">The text of the file.</param>
    /// <param name="name">The file's name, for errors.</param>
    /// <exception cref="InputException">It is no TopoJSON file of countries.</exception>
    public static WorldMap Of(string topology, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(topology);
            var root = document.RootElement;
            var arcs = Arcs(root);
            return new WorldMap([.. root.GetProperty("objects").GetProperty("countries").GetProperty("geometries").EnumerateArray()
                .Where(static g => Id(g) != Antarctica)
                .Select(g => Shape(g, arcs))
                .OfType<MapShape>()
                .OrderBy(static s => s.Name, StringComparer.Ordinal)]);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or IndexOutOfRangeException)
        {
            throw new InputException($"{name} is no TopoJSON file of countries ({e.Message.TrimEnd('.')}); give one with an object 'countries'.", e);
        }
    }

    private static string? Id(JsonElement geometry) => geometry.TryGetProperty("id", out var id) ? id.GetString() : null;

    private static MapShape? Shape(JsonElement geometry, List<(double X, double Y)[]> arcs)
    {
        var name = geometry.GetProperty("properties").GetProperty("name").GetString()!;
        var polygons = geometry.GetProperty("type").GetString() switch
        {
            "Polygon" => [geometry.GetProperty("arcs")],
            "MultiPolygon" => geometry.GetProperty("arcs").EnumerateArray().ToList(),
            _ => new List<JsonElement>(),
        };
        var outer = polygons.SelectMany(p => Parts([.. p.EnumerateArray().Select(r => Ring(r, arcs))])).Where(static p => p.Count > 0).OrderByDescending(static p => Area(p[0])).ToList();
        if (outer.Count == 0)
        {
            return null;
        }

        var shown = outer.Where((p, k) => k == 0 || Area(p[0]) >= SmallestPart).ToList();
        var (x, y) = Middle(outer[0][0]);
        return new MapShape(Code(geometry, name), name, Math.Round(x, 1), Math.Round(y, 1), Math.Round(outer.Sum(static p => Area(p[0]) - p.Skip(1).Sum(Area)), 1), Path(shown.SelectMany(static p => p)));
    }

    private static string Code(JsonElement geometry, string name) =>
        CountedIn.TryGetValue(name, out var code) ? code
        : int.TryParse(Id(geometry), CultureInfo.InvariantCulture, out var number) && CountryList.WithIsoNumber(number) is { } country ? country.Code
        : string.Empty;

    /// <summary>Arcs in degrees, simplified as they lie on the map; ends stay, so neighbours still meet.</summary>
    private static List<(double X, double Y)[]> Arcs(JsonElement root)
    {
        var (scale, translate) = (Pair(root.GetProperty("transform").GetProperty("scale")), Pair(root.GetProperty("transform").GetProperty("translate")));
        return [.. root.GetProperty("arcs").EnumerateArray().Select(arc =>
        {
            var (x, y) = (0L, 0L);
            return Simplified(Unbroken([.. arc.EnumerateArray().Select(step =>
            {
                x += step[0].GetInt64();
                y += step[1].GetInt64();
                return ((x * scale.X) + translate.X, (y * scale.Y) + translate.Y);
            })]));
        })];
    }

    /// <summary>The same points with longitudes that run on past the 180th meridian instead of jumping to the other edge of the map.</summary>
    private static (double X, double Y)[] Unbroken((double X, double Y)[] points)
    {
        for (var k = 1; k < points.Length; k++)
        {
            points[k].X -= 360 * Math.Round((points[k].X - points[k - 1].X) / 360);
        }

        return points;
    }

    /// <summary>A polygon on the map; cut in two where it runs past the 180th meridian.</summary>
    private static IEnumerable<List<(double X, double Y)[]>> Parts(List<(double X, double Y)[]> rings)
    {
        foreach (var turn in (double[])[-360, 0, 360])
        {
            var shifted = rings.Select(r => r.Select(p => (X: p.X + turn, p.Y)).ToList()).ToList();
            if (shifted[0].Max(static p => p.X) <= -180 || shifted[0].Min(static p => p.X) >= 180)
            {
                continue;
            }

            var part = shifted.Select(static r => Within(Within(r, 180, 1), -180, -1)).Where(static r => r.Count > 2).Select(static r => r.Append(r[0]).Select(static p => OnMap(p.X, p.Y)).ToArray()).ToList();
            if (part.Count > 0)
            {
                yield return part;
            }
        }
    }

    /// <summary>The part of a ring on one side of a meridian (Sutherland and Hodgman, 1974), without the closing point.</summary>
    private static List<(double X, double Y)> Within(List<(double X, double Y)> ring, double meridian, int side)
    {
        var kept = new List<(double X, double Y)>();
        for (var k = 0; k < ring.Count; k++)
        {
            var (from, to) = (ring[k], ring[(k + 1) % ring.Count]);
            var (inFrom, inTo) = (side * (from.X - meridian) <= 0, side * (to.X - meridian) <= 0);
            if (inFrom)
            {
                kept.Add(from);
            }

            if (inFrom != inTo)
            {
                kept.Add((meridian, from.Y + ((to.Y - from.Y) * (meridian - from.X) / (to.X - from.X))));
            }
        }

        return kept;
    }

    private static (double X, double Y) Pair(JsonElement pair) => (pair[0].GetDouble(), pair[1].GetDouble());

    private static (double X, double Y) OnMap(double longitude, double latitude)
    {
        var (x, y) = EqualEarth.Project(longitude, Math.Clamp(latitude, -90, 90));
        var unit = WorldMap.Width / EqualEarth.Width;
        return ((WorldMap.Width / 2.0) + (x * unit), (WorldMap.Height / 2.0) - (y * unit));
    }

    /// <summary>Leaves out points that lie nearer to the line than the tolerance (Douglas and Peucker, 1973).</summary>
    private static (double X, double Y)[] Simplified((double X, double Y)[] points)
    {
        var keep = new bool[points.Length];
        var closed = points[0] == points[^1];
        var onMap = Array.ConvertAll(points, static p => OnMap(p.X, p.Y));
        (keep[0], keep[^1]) = (true, true);
        var open = new Stack<(int From, int To)>([(0, points.Length - 1)]);
        while (open.TryPop(out var span))
        {
            var (farthest, distance) = (-1, Tolerance);
            for (var k = span.From + 1; k < span.To; k++)
            {
                var apart = FromLine(onMap[k], onMap[span.From], onMap[span.To]);
                if (apart > distance)
                {
                    (farthest, distance) = (k, apart);
                }
            }

            // A small island stays an area, however small.
            if (farthest < 0 && closed && span.To - span.From > 1 && keep.Count(static k => k) < FewestPoints)
            {
                farthest = (span.From + span.To) / 2;
            }

            if (farthest >= 0)
            {
                keep[farthest] = true;
                open.Push((span.From, farthest));
                open.Push((farthest, span.To));
            }
        }

        return [.. points.Where((_, k) => keep[k])];
    }

    private static double FromLine((double X, double Y) p, (double X, double Y) a, (double X, double Y) b)
    {
        var (dx, dy) = (b.X - a.X, b.Y - a.Y);
        var length = (dx * dx) + (dy * dy);
        var along = length == 0 ? 0 : Math.Clamp((((p.X - a.X) * dx) + ((p.Y - a.Y) * dy)) / length, 0, 1);
        return Math.Sqrt(Math.Pow(p.X - a.X - (along * dx), 2) + Math.Pow(p.Y - a.Y - (along * dy), 2));
    }

    private static (double X, double Y)[] Ring(JsonElement ring, List<(double X, double Y)[]> arcs)
    {
        var points = new List<(double X, double Y)>();
        foreach (var index in ring.EnumerateArray().Select(static i => i.GetInt32()))
        {
            var arc = index >= 0 ? arcs[index] : [.. arcs[~index].Reverse()];
            points.AddRange(points.Count == 0 ? arc : arc.Skip(1));
        }

        return Unbroken([.. points]);
    }

    private static double Area((double X, double Y)[] ring) => Math.Abs(Signed(ring));

    private static double Signed((double X, double Y)[] ring)
    {
        var sum = 0.0;
        for (var k = 0; k + 1 < ring.Length; k++)
        {
            sum += (ring[k].X * ring[k + 1].Y) - (ring[k + 1].X * ring[k].Y);
        }

        return sum / 2;
    }

    private static (double X, double Y) Middle((double X, double Y)[] ring)
    {
        var area = Signed(ring);
        if (Math.Abs(area) < 1e-9)
        {
            return (ring.Average(static p => p.X), ring.Average(static p => p.Y));
        }

        var (x, y) = (0.0, 0.0);
        for (var k = 0; k + 1 < ring.Length; k++)
        {
            var cross = (ring[k].X * ring[k + 1].Y) - (ring[k + 1].X * ring[k].Y);
            x += (ring[k].X + ring[k + 1].X) * cross;
            y += (ring[k].Y + ring[k + 1].Y) * cross;
        }

        return (x / (6 * area), y / (6 * area));
    }

    /// <summary>Path data in tenths, each point relative to the one before.</summary>
    private static string Path(IEnumerable<(double X, double Y)[]> rings)
    {
        var path = new StringBuilder();
        foreach (var ring in rings)
        {
            var tenths = ring.Select(static p => (X: (int)Math.Round(10 * p.X), Y: (int)Math.Round(10 * p.Y))).ToList();
            path.Append(CultureInfo.InvariantCulture, $"M{Tenth(tenths[0].X)} {Tenth(tenths[0].Y)}l");
            var first = true;
            for (var k = 1; k + 1 < tenths.Count; k++)
            {
                var (dx, dy) = (tenths[k].X - tenths[k - 1].X, tenths[k].Y - tenths[k - 1].Y);
                path.Append(first || dx < 0 ? string.Empty : " ").Append(Tenth(dx)).Append(dy < 0 ? string.Empty : " ").Append(Tenth(dy));
                first = false;
            }

            path.Append('z');
        }

        return path.ToString();
    }

    private static string Tenth(int tenths) => (tenths / 10.0).ToString("#.#;-#.#;0", CultureInfo.InvariantCulture);
}
