using System.Globalization;

namespace Forestall.Record;

/// <summary>A number of deaths as UCDP publishes it: the best estimate with the lowest and highest that sources carry.</summary>
/// <remarks>In a few published country-years the best estimate lies outside low and high; such rows are kept as published.</remarks>
/// <param name="Low">Low estimate, at least 0.</param>
/// <param name="Best">Best estimate, at least 0.</param>
/// <param name="High">High estimate, at least 0.</param>
public readonly record struct Deaths(long Low, long Best, long High)
{
    /// <summary>Adds estimate by estimate.</summary>
    public static Deaths operator +(Deaths left, Deaths right) => new(left.Low + right.Low, left.Best + right.Best, left.High + right.High);

    /// <summary>The three estimates in words.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Best} (low {Low}, high {High})");
}
