using System.Globalization;
using Forestall.Doctrine;

namespace Forestall.Workbench.Lab;

/// <summary>A belief as it stands in an address or a file: one number is certain, two are the ends of a span, three are lowest, most likely and highest, and <c>log:</c> goes before the percentiles and bounds of a lognormal.</summary>
internal static class BeliefText
{
    private const string Lognormal = "log:";

    public static string Of(Distribution believed) => believed switch
    {
        PointValue point => Joined(point.Value),
        UniformValue uniform => Joined(uniform.Low, uniform.High),
        TriangularValue triangular => Joined(triangular.Low, triangular.Mode, triangular.High),
        LognormalValue l => Lognormal + Joined(l.Low, l.High, l.Least, l.Most),
        _ => throw new ArgumentException("There is no such distribution.", nameof(believed)),
    };

    /// <summary>Reads a belief.</summary>
    /// <exception cref="InputException">It is not written so.</exception>
    public static Distribution Parse(string parameter, string text)
    {
        var isLognormal = text.StartsWith(Lognormal, StringComparison.Ordinal);
        var parts = (isLognormal ? text[Lognormal.Length..] : text).Split(',');
        var numbers = new double[parts.Length];
        for (var k = 0; k < parts.Length; k++)
        {
            if (!double.TryParse(parts[k], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[k]) || double.IsNaN(numbers[k]))
            {
                throw Wrong(parameter, text);
            }
        }

        return (isLognormal, numbers) switch
        {
            (false, [var value]) => new PointValue(value),
            (false, [var low, var high]) => new UniformValue(low, high),
            (false, [var low, var mode, var high]) => new TriangularValue(low, mode, high),
            (true, [var low, var high, var least, var most]) => new LognormalValue(low, high, least, most),
            _ => throw Wrong(parameter, text),
        };
    }

    private static InputException Wrong(string parameter, string text) =>
        new($"'{text}' is no belief about {parameter}; write one number, lowest,highest or lowest,most likely,highest, such as 0.7,0.9,1.");

    private static string Joined(params ReadOnlySpan<double> numbers)
    {
        var text = new string[numbers.Length];
        for (var k = 0; k < numbers.Length; k++)
        {
            text[k] = numbers[k].ToString("R", CultureInfo.InvariantCulture);
        }

        return string.Join(',', text);
    }
}
