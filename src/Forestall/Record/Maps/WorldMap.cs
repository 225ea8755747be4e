using System.Globalization;
using System.Text;
using Forestall.Files;

namespace Forestall.Record.Maps;

/// <summary>The world map in the Equal Earth projection: simplified outlines of countries. Boundaries are those of the source and imply no endorsement. Method note: docs/methods/map.md.</summary>
/// <param name="Shapes">Countries and territories, by name.</param>
public sealed record WorldMap(IReadOnlyList<MapShape> Shapes)
{
    /// <summary>Width of the map.</summary>
    public const int Width = 1000;

    /// <summary>Height of the map.</summary>
    public const int Height = 487;

    private const string File = "record/map.csv";
    private static readonly Lazy<WorldMap> Shipped = new(static () => Read(File, static () => new StreamReader(typeof(WorldMap).Assembly.GetManifestResourceStream(File)!)));

    /// <summary>The map that ships with Forestall.</summary>
    public static WorldMap Embedded => Shipped.Value;

    /// <summary>The map as a table.</summary>
    public string Csv()
    {
        var text = new StringBuilder("code,name,x,y,area,outline\n");
        foreach (var shape in Shapes)
        {
            text.Append(CultureInfo.InvariantCulture, $"{shape.Code},{CsvField.Quoted(shape.Name)},{shape.X:0.#},{shape.Y:0.#},{shape.Area:0.#},{CsvField.Quoted(shape.Outline)}\n");
        }

        return text.ToString();
    }

    private static WorldMap Read(string name, Func<TextReader> open)
    {
        using var table = TableReader.Open(name, open);
        var (code, label, x, y, area, outline) = (table.Require("code"), table.Require("name"), table.Require("x"), table.Require("y"), table.Require("area"), table.Require("outline"));
        var shapes = new List<MapShape>();
        while (table.Read())
        {
            shapes.Add(new MapShape(table.Text(code), table.Text(label), Number(table, x), Number(table, y), Number(table, area), table.Text(outline)));
        }

        return new WorldMap(shapes);
    }

    private static double Number(TableReader table, int column) =>
        double.TryParse(table.Span(column), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw table.Wrong(column, "it is no number");
}
