using Forestall.Doctrine.Beliefs.Internals;

namespace Forestall.Doctrine.Beliefs;

/// <summary>How the value of information is estimated.</summary>
public sealed record InformationSettings
{
    /// <summary>For single inputs: equal bins of an input's probability; 2 to 1024, with at least 16 draws each.</summary>
    public int Bins { get; init; } = 16;

    /// <summary>For groups and for all inputs together: how often what is known is drawn; 16 to 2²⁰.</summary>
    public int Outer { get; init; } = 512;

    /// <summary>For groups and for all inputs together: how often all else is drawn each time; a multiple of 8 from 16 to 2¹⁶.</summary>
    public int Inner { get; init; } = 64;

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="InputException">A setting is out of range.</exception>
    public InformationSettings Checked()
    {
        Bootstrap.Require(Bins is >= 2 and <= 1024, "the number of bins", "2 to 1024");
        Bootstrap.Require(Outer is >= 16 and <= 1 << 20, "the number of outer draws", "16 to 1048576");
        Bootstrap.Require(Inner is >= 16 and <= 1 << 16 && Inner % ValueOfInformation.Folds == 0, "the number of inner draws", "a multiple of 8 from 16 to 65536");
        Bootstrap.Require((long)Outer * Inner <= 1 << 30, "the number of outer times inner draws", "at most 1073741824");
        return this;
    }
}

/// <summary>How much less would be lost on average, in the unit of the loss, with a piece of information.</summary>
/// <param name="Value">
/// The estimate. Options are chosen on some draws and scored on others, so that chance is not taken for information: it errs downward, and can lie below 0
/// where the information is worth little or nothing.
/// </param>
/// <param name="StandardError">Its standard error.</param>
/// <param name="Upper">The estimate with options chosen and scored on the same draws, which counts chance as information: it errs upward.</param>
public sealed record InformationWorth(double Value, double StandardError, double Upper);

/// <summary>The worth of knowing an input or a group of inputs.</summary>
/// <param name="Name">The input or the group.</param>
/// <param name="Worth">What it is worth to know.</param>
public sealed record NamedWorth(string Name, InformationWorth Worth);

/// <summary>What it would be worth to know more before choosing.</summary>
/// <param name="BestNow">The place of the option with the least mean loss.</param>
/// <param name="ExpectedLoss">Its mean loss.</param>
/// <param name="Parameters">Knowing all inputs, with luck still open: the most that any study of the inputs can be worth.</param>
/// <param name="Clairvoyance">Knowing all inputs and luck as well, which no study can give.</param>
/// <param name="Inputs">Knowing one input; certain ones are left out.</param>
/// <param name="Groups">Knowing all inputs of a group.</param>
public sealed record InformationValue(int BestNow, double ExpectedLoss, InformationWorth Parameters, InformationWorth Clairvoyance, IReadOnlyList<NamedWorth> Inputs, IReadOnlyList<NamedWorth> Groups);
