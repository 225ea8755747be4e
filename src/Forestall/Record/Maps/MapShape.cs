namespace Forestall.Record.Maps;

/// <summary>A country, or a territory of none that is watched, on the world map.</summary>
/// <param name="Code">Code of the situation it is counted in; empty where none is.</param>
/// <param name="Name">Its name in the source of the shapes.</param>
/// <param name="X">Middle of its largest part, 0 to <see cref="WorldMap.Width"/> from the left.</param>
/// <param name="Y">Middle of its largest part, 0 to <see cref="WorldMap.Height"/> from the top.</param>
/// <param name="Area">Area on the map, in square units.</param>
/// <param name="Outline">The outline as SVG path data.</param>
public sealed record MapShape(string Code, string Name, double X, double Y, double Area, string Outline);
