namespace Forestall.Record.Maps;

/// <summary>The Equal Earth projection of the sphere, which keeps areas (Šavrič, Patterson and Jenny, 2019, <i>International Journal of Geographical Information Science</i> 33(3), equations 1 and 2).</summary>
public static class EqualEarth
{
    private const double A1 = 1.340264;
    private const double A2 = -0.081106;
    private const double A3 = 0.000893;
    private const double A4 = 0.003796;
    private static readonly double HalfRootThree = Math.Sqrt(3) / 2;

    /// <summary>The width of the whole world, in radii of the sphere.</summary>
    public static double Width { get; } = 2 * Project(180, 0).X;

    /// <summary>The height of the whole world, in radii of the sphere.</summary>
    public static double Height { get; } = 2 * Project(0, 90).Y;

    /// <summary>Projects a place.</summary>
    /// <param name="longitude">Degrees east, -180 to 180.</param>
    /// <param name="latitude">Degrees north, -90 to 90.</param>
    /// <returns>Right and up from the middle of the map, in radii of the sphere.</returns>
    public static (double X, double Y) Project(double longitude, double latitude)
    {
        var theta = Math.Asin(HalfRootThree * Math.Sin(latitude * Math.PI / 180));
        var square = theta * theta;
        var sixth = square * square * square;
        return (
            longitude * Math.PI / 180 * Math.Cos(theta) / (HalfRootThree * (A1 + (3 * A2 * square) + (sixth * ((7 * A3) + (9 * A4 * square))))),
            theta * (A1 + (A2 * square) + (sixth * (A3 + (A4 * square)))));
    }
}
