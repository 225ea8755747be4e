using System.Globalization;
using Forestall.Doctrine.Beliefs.Internals;

namespace Forestall.Doctrine.Beliefs;

/// <summary>How boxes are searched.</summary>
public sealed record PrimSettings
{
    /// <summary>Share of a box's draws that one step peels off or pastes on; above 0, at most 0.5.</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>Share of all draws that a box keeps at least; above 0, at most 1.</summary>
    public double LeastMass { get; init; } = 0.05;

    /// <summary>Of the boxes peeled, the densest that covers at least this share of the draws of interest still left is taken; 0 to 1.</summary>
    public double LeastCoverage { get; init; } = 0.5;

    /// <summary>Limits with a greater quasi-p-value are taken away again; 0 to 1, 1 keeps all.</summary>
    public double GreatestQuasiP { get; init; } = 0.05;

    /// <summary>Boxes at most, each found among the draws that those before it leave; 1 to 100.</summary>
    public int Boxes { get; init; } = 1;

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="InputException">A setting is out of range.</exception>
    public PrimSettings Checked()
    {
        Bootstrap.Require(Alpha is > 0 and <= 0.5, "the share peeled off in a step", "above 0 and at most 0.5");
        Bootstrap.Require(LeastMass is > 0 and <= 1, "the least mass of a box", "above 0 and at most 1");
        Bootstrap.Require(LeastCoverage is >= 0 and <= 1, "the least coverage of a box", "0 to 1");
        Bootstrap.Require(GreatestQuasiP is >= 0 and <= 1, "the greatest quasi-p-value", "0 to 1");
        Bootstrap.Require(Boxes is >= 1 and <= 100, "the number of boxes", "1 to 100");
        return this;
    }
}

/// <summary>One input over the draws.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Values">Its value in each draw, in its own unit.</param>
public sealed record PrimColumn(string Name, IReadOnlyList<double> Values)
{
    /// <summary>The uncertain inputs of draws that an option can depend on.</summary>
    /// <param name="draws">The draws.</param>
    /// <param name="optionMask">Bit k is set for each option that matters; inputs that touch none of them are left out.</param>
    public static IReadOnlyList<PrimColumn> Of(BeliefDraws draws, uint optionMask = uint.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(draws);
        return [.. draws.Model.Inputs.Index()
            .Where(i => !i.Item.Distribution.IsCertain && (i.Item.Touches & optionMask) != 0)
            .Select(i => new PrimColumn(i.Item.Name, draws.Values(i.Index)))];
    }
}

/// <summary>The limits of one input in a box.</summary>
/// <param name="Column">The place of the input among the columns.</param>
/// <param name="Name">Its name.</param>
/// <param name="Low">The lower limit, in the input's unit; null: none.</param>
/// <param name="High">The upper limit; null: none.</param>
/// <param name="QuasiP">
/// The probability that as many draws of interest would lie in the box if each of its draws were of interest as often as those of the box without this limit
/// (Bryant and Lempert 2010). Small: the limit adds something. It is no significance level: the limits were searched for on the same draws.
/// </param>
public sealed record PrimLimit(int Column, string Name, double? Low, double? High, double QuasiP)
{
    /// <summary>The limits in words, to three significant digits or the whole number, such as <c>mediation.harm at most 0.62</c>.</summary>
    public string InWords() => (Low, High) switch
    {
        ({ } low, { } high) => $"{Name} from {Number(low)} to {Number(high)}",
        ({ } low, null) => $"{Name} at least {Number(low)}",
        (null, { } high) => $"{Name} at most {Number(high)}",
        _ => $"{Name} anything",
    };

    private static string Number(double value)
    {
        if (value == 0)
        {
            return "0";
        }

        var digits = Math.Clamp(2 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 15);
        return Math.Round(value, digits).ToString("0.###############", CultureInfo.InvariantCulture);
    }
}

/// <summary>How well a box holds the draws of interest.</summary>
/// <param name="Draws">Draws in the box.</param>
/// <param name="OfInterest">Draws of interest in the box.</param>
/// <param name="Mass">Share of the draws that are in the box.</param>
/// <param name="Density">Share of the draws in the box that are of interest; 0 for an empty box.</param>
/// <param name="Coverage">Share of the draws of interest that are in the box; 0 where none is of interest.</param>
public sealed record PrimFit(int Draws, int OfInterest, double Mass, double Density, double Coverage);

/// <summary>A box: limits on some inputs, all of which a draw in it keeps.</summary>
/// <param name="Limits">The limits, none for the box of all draws.</param>
/// <param name="Fit">Its fit on the draws that the boxes before it left; mass and coverage are shares of all draws.</param>
public sealed record PrimBox(IReadOnlyList<PrimLimit> Limits, PrimFit Fit)
{
    /// <summary>The fit of the box on other draws of the same inputs. On the draws it was found on, a box looks better than it is. Draws in boxes before it are counted.</summary>
    /// <param name="columns">The same inputs as those it was found on, in the same order.</param>
    /// <param name="ofInterest">Which draws are of interest.</param>
    public PrimFit Measure(IReadOnlyList<PrimColumn> columns, IReadOnlyList<bool> ofInterest)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(ofInterest);
        int draws = 0, hits = 0;
        for (var draw = 0; draw < ofInterest.Count; draw++)
        {
            if (Limits.All(l => (l.Low is not { } low || columns[l.Column].Values[draw] >= low) && (l.High is not { } high || columns[l.Column].Values[draw] <= high)))
            {
                draws++;
                hits += ofInterest[draw] ? 1 : 0;
            }
        }

        return PrimSearch.Fit(draws, hits, ofInterest.Count, ofInterest.Count(static i => i));
    }
}

/// <summary>A box found, and how.</summary>
/// <param name="Trajectory">The boxes peeled, from that of all draws left on; mass falls from each to the next, coverage never rises.</param>
/// <param name="Chosen">The place in the trajectory of the box taken.</param>
/// <param name="Box">That box after pasting, and without limits that add too little.</param>
public sealed record PrimFinding(IReadOnlyList<PrimBox> Trajectory, int Chosen, PrimBox Box);
