namespace Forestall.Record;

/// <summary>Types of violence whose figure in a month is estimated; the others are exact.</summary>
[Flags]
public enum EstimatedHarm
{
    /// <summary>Every figure follows from the published ones without assumption.</summary>
    None = 0,

    /// <summary>The state-based figures are estimated.</summary>
    StateBased = 1,

    /// <summary>The non-state figures are estimated.</summary>
    NonState = 2,

    /// <summary>The one-sided figures are estimated.</summary>
    OneSided = 4,

    /// <summary>The figure for civilians is estimated.</summary>
    Civilian = 8,
}

/// <summary>Harm in one situation and month. A month without events is a month of zeros.</summary>
/// <param name="Month">The month.</param>
/// <param name="StateBasedEvents">Events of state-based violence that began in the month.</param>
/// <param name="NonStateEvents">Events of non-state violence that began in the month.</param>
/// <param name="OneSidedEvents">Events of one-sided violence that began in the month.</param>
/// <param name="Harm">Deaths by type.</param>
/// <param name="Estimated">Which of the figures are estimated.</param>
public readonly record struct HarmMonth(
    Month Month,
    int StateBasedEvents,
    int NonStateEvents,
    int OneSidedEvents,
    HarmByType Harm,
    EstimatedHarm Estimated)
{
    /// <summary>Events of every type.</summary>
    public int Events => StateBasedEvents + NonStateEvents + OneSidedEvents;

    /// <summary>Whether the figure of a kind is estimated. The sum over all types never is.</summary>
    public bool IsEstimated(HarmKind kind) => kind switch
    {
        HarmKind.All => false,
        HarmKind.StateBased => Estimated.HasFlag(EstimatedHarm.StateBased),
        HarmKind.NonState => Estimated.HasFlag(EstimatedHarm.NonState),
        HarmKind.OneSided => Estimated.HasFlag(EstimatedHarm.OneSided),
        HarmKind.Civilian => Estimated.HasFlag(EstimatedHarm.Civilian),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
