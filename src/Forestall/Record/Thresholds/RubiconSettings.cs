namespace Forestall.Record.Thresholds;

/// <summary>Which of the three published estimates is compared with the threshold.</summary>
public enum Estimate
{
    /// <summary>The low estimate.</summary>
    Low,

    /// <summary>The best estimate.</summary>
    Best,

    /// <summary>The high estimate.</summary>
    High,
}

/// <summary>What counts as a crossing into mass violence. Every number is a setting.</summary>
public sealed record RubiconSettings
{
    /// <summary>The settings of the design: 1,000 deaths in twelve months, best estimates of all types.</summary>
    public static RubiconSettings Default { get; } = new();

    /// <summary>Deaths in the trailing window that make a crossing; at least 1.</summary>
    public long Threshold { get; init; } = 1000;

    /// <summary>Length of the trailing window in months; 1 to 120.</summary>
    public int Window { get; init; } = 12;

    /// <summary>An episode ends when the trailing deaths fall below this share of the threshold; above 0, at most 1.</summary>
    public double EndFraction { get; init; } = 0.25;

    /// <summary>Which deaths count.</summary>
    public HarmKind Harm { get; init; } = HarmKind.All;

    /// <summary>Which estimate counts.</summary>
    public Estimate Estimate { get; init; } = Estimate.Best;

    /// <summary>A surge reaches this many times the median of the trailing deaths over <see cref="SurgeBaseline"/> months; above 1.</summary>
    public double SurgeFactor { get; init; } = 4;

    /// <summary>
    /// Months before a surge over which the median is taken; 1 to 600. At the start of the record, or of a young state, over as many as there are,
    /// but at least twice the window or the whole baseline, whichever is shorter.
    /// </summary>
    public int SurgeBaseline { get; init; } = 60;

    /// <summary>Months a situation must have before a month that can be a surge.</summary>
    internal int ShortestBaseline => Math.Min(SurgeBaseline, 2 * Window);

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="InputException">A setting is out of range.</exception>
    public RubiconSettings Checked()
    {
        Require(Threshold >= 1, "the threshold", "at least 1 death");
        Require(Window is >= 1 and <= 120, "the window", "1 to 120 months");
        Require(EndFraction is > 0 and <= 1, "the end fraction", "above 0 and at most 1");
        Require(SurgeFactor is > 1 and < 1e6, "the surge factor", "above 1");
        Require(SurgeBaseline is >= 1 and <= 600, "the surge baseline", "1 to 600 months");
        return this;

        static void Require(bool holds, string what, string range)
        {
            if (!holds)
            {
                throw new InputException($"{what} is out of range; choose {range}.");
            }
        }
    }
}
