using Forestall.Record;
using Forestall.Record.Thresholds;

namespace Forestall.Warning;

/// <summary>What is forecast, and what was known when.</summary>
public sealed record WarningSettings
{
    /// <summary>Longest horizon in months.</summary>
    public const int LongestHorizon = 24;

    /// <summary>The settings of the design: one month's publication lag, crossings of 1,000 deaths in twelve months.</summary>
    public static WarningSettings Default { get; } = new();

    /// <summary>Horizons for which a model is fitted; between them the cumulated hazard −ln(1 − p) is interpolated in a straight line, from 0 at horizon 0.</summary>
    public static IReadOnlyList<int> FittedHorizons { get; } = [3, 6, 12, 24];

    /// <summary>Months between the end of a month and the publication of its figures: as of month t, figures up to t less this are known; 0 to 24.</summary>
    public int PublicationLag { get; init; } = 1;

    /// <summary>What counts as a crossing. Only deaths of all types can be forecast: the monthly split by type rests on totals of whole years, which were not known within them.</summary>
    public RubiconSettings Crossing { get; init; } = RubiconSettings.Default;

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="InputException">A setting is out of range.</exception>
    public WarningSettings Checked()
    {
        if (PublicationLag is < 0 or > 24)
        {
            throw new InputException("the publication lag is out of range; choose 0 to 24 months.");
        }

        if (Crossing.Harm != HarmKind.All)
        {
            throw new InputException("warnings are made for deaths of all types only, since monthly deaths by type rest on totals of whole years; leave --harm at all.");
        }

        Crossing.Checked();
        return this;
    }

    /// <summary>Checks a horizon.</summary>
    /// <exception cref="InputException">It is out of range.</exception>
    public static int CheckedHorizon(int horizon) =>
        horizon is >= 1 and <= LongestHorizon ? horizon : throw new InputException($"the horizon is out of range; choose 1 to {LongestHorizon} months.");
}
