using Forestall.Doctrine.Replay;
using static System.FormattableString;

namespace Forestall.Workbench.Lab;

/// <summary>What is counted, in words.</summary>
/// <param name="Heading">The heading.</param>
/// <param name="Count">What is counted.</param>
public sealed record OutcomeWords(string Heading, OutcomeCount Count)
{
    /// <summary>What came out.</summary>
    public static IReadOnlyList<OutcomeWords> Came { get; } =
    [
        new("Deaths averted", OutcomeCount.DeathsAverted),
        new("Deaths caused", OutcomeCount.DeathsCaused),
        new("Deaths remaining", OutcomeCount.DeathsRemaining),
        new("Crossings prevented", OutcomeCount.CrossingsPrevented),
        new("Episodes begun", OutcomeCount.EpisodesBegun),
        new("Harm before coercion", OutcomeCount.HarmShareBeforeCoercion),
        new("False alarms acted on", OutcomeCount.FalseAlarmsActedOn),
        new("Regret", OutcomeCount.Regret),
    ];

    /// <summary>What it takes.</summary>
    public static IReadOnlyList<OutcomeWords> Taken { get; } =
    [
        new("Non-coercive months", OutcomeCount.NonCoerciveMonths),
        new("Economic", OutcomeCount.EconomicMonths),
        new("Threat", OutcomeCount.ThreatMonths),
        new("Deployment", OutcomeCount.DeploymentMonths),
        new("Force", OutcomeCount.ForceMonths),
        new("Own losses", OutcomeCount.OwnLosses),
        new("Cost index", OutcomeCount.Cost),
    ];

    public static IReadOnlyList<OutcomeWords> All { get; } = [.. Came, .. Taken];

    /// <summary>A band as one reads it: median and, in brackets, the 5th and 95th percentile.</summary>
    public string Of(DoctrineOutcome outcome)
    {
        var band = outcome.Counts[Count];
        return Count == OutcomeCount.HarmShareBeforeCoercion
            ? Invariant($"{100 * band.P50:N0} % ({100 * band.P5:N0} – {100 * band.P95:N0})")
            : Invariant($"{band.P50:N0} ({band.P5:N0} – {band.P95:N0})");
    }
}
