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

    /// <summary>The median as one reads it.</summary>
    public string Median(DoctrineOutcome outcome) => Number(outcome.Counts[Count].P50);

    /// <summary>The 5th and the 95th percentile as one reads them.</summary>
    public string Span(DoctrineOutcome outcome) => $"{Number(outcome.Counts[Count].P5)} – {Number(outcome.Counts[Count].P95)}";

    /// <summary>The difference of the means of two outcomes, with its sign.</summary>
    public string Difference(DoctrineOutcome a, DoctrineOutcome b)
    {
        var difference = b.Counts[Count].Mean - a.Counts[Count].Mean;
        return Count == OutcomeCount.HarmShareBeforeCoercion ? Invariant($"{100 * difference:+0.0;−0.0;0} points") : Invariant($"{difference:+#,0.##;−#,0.##;0}");
    }

    private string Number(double number) => Count == OutcomeCount.HarmShareBeforeCoercion ? Invariant($"{100 * number:N0} %") : Invariant($"{number:N0}");
}
