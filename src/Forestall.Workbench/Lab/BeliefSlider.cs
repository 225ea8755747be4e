using Forestall.Doctrine;

namespace Forestall.Workbench.Lab;

/// <summary>One number of a belief, to be moved.</summary>
/// <param name="Label">What it is, such as <c>Lowest</c>.</param>
/// <param name="Value">Where it stands.</param>
public sealed record BeliefSlider(string Label, double Value)
{
    /// <summary>The numbers of a belief that can be moved.</summary>
    public static IReadOnlyList<BeliefSlider> Of(Distribution belief) => belief switch
    {
        PointValue point => [new("Value", point.Value)],
        UniformValue uniform => [new("Lowest", uniform.Low), new("Highest", uniform.High)],
        TriangularValue triangular => [new("Lowest", triangular.Low), new("Most likely", triangular.Mode), new("Highest", triangular.High)],
        LognormalValue lognormal => [new("5th percentile", lognormal.Low), new("95th percentile", lognormal.High)],
        _ => throw new ArgumentException("There is no such distribution.", nameof(belief)),
    };

    /// <summary>A belief of the form of another with other numbers; a lognormal keeps its bounds.</summary>
    public static Distribution With(Distribution form, IReadOnlyList<double> numbers) => (form, numbers) switch
    {
        (LognormalValue l, [var low, var high]) => new LognormalValue(low, high, l.Least, l.Most),
        (_, [var value]) => new PointValue(value),
        (_, [var low, var high]) => new UniformValue(low, high),
        (_, [var low, var mode, var high]) => new TriangularValue(low, mode, high),
        _ => throw new ArgumentException("A belief has one to three numbers.", nameof(numbers)),
    };
}
