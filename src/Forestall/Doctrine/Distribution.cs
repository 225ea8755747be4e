using System.Globalization;
using MathNet.Numerics.Distributions;

namespace Forestall.Doctrine;

/// <summary>What is believed about an uncertain number.</summary>
public abstract record Distribution
{
    /// <summary>The smallest value possible.</summary>
    public abstract double Min { get; }

    /// <summary>The largest value possible; infinite for an unbounded lognormal.</summary>
    public abstract double Max { get; }

    /// <summary>Whether there is only one value.</summary>
    public bool IsCertain => Min == Max;

    /// <summary>The quantile: the value that is not exceeded with a probability.</summary>
    /// <param name="probability">0 to 1, 1 not included.</param>
    public abstract double Quantile(double probability);

    /// <summary>The distribution in words, such as <c>0.7 to 1, most likely 0.9</c>.</summary>
    public abstract string InWords();

    /// <inheritdoc/>
    public sealed override string ToString() => InWords();

    private protected static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}

/// <summary>One value, taken as certain.</summary>
/// <param name="Value">The value.</param>
public sealed record PointValue(double Value) : Distribution
{
    /// <inheritdoc/>
    public override double Min => Value;

    /// <inheritdoc/>
    public override double Max => Value;

    /// <inheritdoc/>
    public override double Quantile(double probability) => Value;

    /// <inheritdoc/>
    public override string InWords() => Number(Value);
}

/// <summary>Every value between two bounds is as likely as another.</summary>
/// <param name="Low">Lower bound.</param>
/// <param name="High">Upper bound, above the lower.</param>
public sealed record UniformValue(double Low, double High) : Distribution
{
    /// <inheritdoc/>
    public override double Min => Low;

    /// <inheritdoc/>
    public override double Max => High;

    /// <inheritdoc/>
    public override double Quantile(double probability) => Low + (probability * (High - Low));

    /// <inheritdoc/>
    public override string InWords() => $"{Number(Low)} to {Number(High)}, all as likely";
}

/// <summary>A triangular distribution.</summary>
/// <param name="Low">Lower bound.</param>
/// <param name="Mode">The most likely value, from the lower to the upper bound.</param>
/// <param name="High">Upper bound, above the lower.</param>
public sealed record TriangularValue(double Low, double Mode, double High) : Distribution
{
    /// <inheritdoc/>
    public override double Min => Low;

    /// <inheritdoc/>
    public override double Max => High;

    /// <inheritdoc/>
    public override double Quantile(double probability)
    {
        var width = High - Low;
        return probability * width < Mode - Low
            ? Low + Math.Sqrt(probability * width * (Mode - Low))
            : High - Math.Sqrt((1 - probability) * width * (High - Mode));
    }

    /// <inheritdoc/>
    public override string InWords() => $"{Number(Low)} to {Number(High)}, most likely {Number(Mode)}";
}

/// <summary>A lognormal distribution with given 5th and 95th percentiles, cut to bounds where they are given (the rest scaled to 1).</summary>
/// <param name="Low">5th percentile before cutting, above 0.</param>
/// <param name="High">95th percentile before cutting, above the 5th.</param>
/// <param name="Least">Lower cut; 0 cuts nothing.</param>
/// <param name="Most">Upper cut; infinite cuts nothing.</param>
public sealed record LognormalValue(double Low, double High, double Least = 0, double Most = double.PositiveInfinity) : Distribution
{
    private const double Z95 = 1.6448536269514722;
    private readonly double _mu = (Math.Log(Low) + Math.Log(High)) / 2;
    private readonly double _sigma = (Math.Log(High) - Math.Log(Low)) / (2 * Z95);

    /// <inheritdoc/>
    public override double Min => Least;

    /// <inheritdoc/>
    public override double Max => Most;

    /// <inheritdoc/>
    public override double Quantile(double probability)
    {
        var below = Least > 0 ? Normal.CDF(_mu, _sigma, Math.Log(Least)) : 0;
        var above = double.IsPositiveInfinity(Most) ? 1 : Normal.CDF(_mu, _sigma, Math.Log(Most));
        var cut = below + (probability * (above - below));
        return cut <= 0 ? Least : Math.Clamp(Math.Exp(Normal.InvCDF(_mu, _sigma, cut)), Least, Most);
    }

    /// <inheritdoc/>
    public override string InWords() =>
        $"{Number(Low)} to {Number(High)} in nine of ten (lognormal{(Least > 0 || !double.IsPositiveInfinity(Most) ? $", within {Number(Least)} to {Number(Most)}" : "")})";
}
