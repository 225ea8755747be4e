namespace Forestall.Doctrine;

/// <summary>Rules that say which instruments are used when. Method note: docs/methods/replay.md, section 4.</summary>
/// <param name="Name">Its name.</param>
/// <param name="About">What it stands for.</param>
/// <param name="Rules">Its rules; none for doing nothing further.</param>
/// <param name="Version">First twelve hexadecimal digits of the SHA-256 of the file.</param>
/// <param name="Place">Where it is written.</param>
public sealed record PreventionDoctrine(string Name, string About, IReadOnlyList<Rule> Rules, string Version, TextPlace Place);

/// <summary>When all conditions hold, use these instruments and withhold those.</summary>
/// <param name="Name">What the rule is about.</param>
/// <param name="When">The conditions; with none it always holds.</param>
/// <param name="Use">Names of instruments called for.</param>
/// <param name="Withhold">Names of instruments that must not be used.</param>
/// <param name="Place">Where it is written.</param>
public sealed record Rule(string Name, Conditions When, IReadOnlyList<string> Use, IReadOnlyList<string> Withhold, TextPlace Place);

/// <summary>Before or after the crossing into mass violence.</summary>
public enum RubiconSide
{
    /// <summary>The situation is in no episode.</summary>
    Before,

    /// <summary>It is in one.</summary>
    After,
}

/// <summary>The conditions of a rule; those that are null ask nothing.</summary>
public sealed record Conditions
{
    /// <summary>In no episode, or in one, in the month before.</summary>
    public RubiconSide? Rubicon { get; init; }

    /// <summary>The warning is high enough, for long enough.</summary>
    public WarningCondition? Warning { get; init; }

    /// <summary>Deaths in the twelve months known.</summary>
    public HarmSpan? DeathsInYear { get; init; }

    /// <summary>Deaths known since the latest crossing.</summary>
    public HarmSpan? DeathsSinceRubicon { get; init; }

    /// <summary>Months since the latest crossing or surge known.</summary>
    public MonthSpan? MonthsSinceRubicon { get; init; }

    /// <summary>Months since the first decision of the response under way.</summary>
    public MonthSpan? MonthsSinceFirstResponse { get; init; }

    /// <summary>Instruments or classes that were all in place at some time in the response under way.</summary>
    public IReadOnlyList<string> Tried { get; init; } = [];

    /// <summary>Instruments or classes none of which was in place in the response under way.</summary>
    public IReadOnlyList<string> NotTried { get; init; } = [];

    /// <summary>For strategies only: months from the start of the plan, first and last in which the rule can hold.</summary>
    public MonthSpan? MonthsFromStart { get; init; }
}

/// <summary>The warning within a horizon has been at least so high for so many months.</summary>
/// <param name="Within">Horizon in months, 1 to 24.</param>
/// <param name="AtLeast">Probability, above 0, at most 1.</param>
/// <param name="For">Months in a row, 1 to 24.</param>
public sealed record WarningCondition(int Within, double AtLeast, int For = 1);

/// <summary>A span of deaths.</summary>
/// <param name="AtLeast">Lower bound, included.</param>
/// <param name="Below">Upper bound, not included.</param>
public sealed record HarmSpan(double AtLeast = 0, double Below = double.PositiveInfinity)
{
    /// <summary>Whether a number lies in the span.</summary>
    public bool Holds(double deaths) => deaths >= AtLeast && deaths < Below;
}

/// <summary>A span of months.</summary>
/// <param name="AtLeast">Lower bound, included.</param>
/// <param name="AtMost">Upper bound, included.</param>
public sealed record MonthSpan(int AtLeast = 0, int AtMost = int.MaxValue)
{
    /// <summary>Whether a number lies in the span.</summary>
    public bool Holds(int months) => months >= AtLeast && months <= AtMost;
}
