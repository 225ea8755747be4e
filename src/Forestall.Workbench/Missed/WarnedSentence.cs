using Forestall.Brief;
using Forestall.Warning.Evaluation;
using static System.FormattableString;

namespace Forestall.Workbench.Missed;

/// <summary>Whether a warning stood before a crossing.</summary>
internal static class WarnedSentence
{
    public static string Of(LeadTime? warning) => warning switch
    {
        null => "Whether a warning stood before it cannot be said: it was crossed before there were warnings, or none are kept for it.",
        { First: { } first, Months: var months } => Invariant($"A warning of at least {100 * Alarms.DefaultLevel:0} % stood without a break from {first} on, {months} months before the crossing."),
        { Highest: { } highest } => $"No warning of at least {100 * Alarms.DefaultLevel:0} % stood in the month before it; the highest in the year before was {WarningSentences.Percent(highest)}.",
        _ => "No warning was given in the year before it.",
    };
}
