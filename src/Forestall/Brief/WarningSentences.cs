using Forestall.Warning;
using static System.FormattableString;

namespace Forestall.Brief;

/// <summary>What the warnings say, in complete sentences.</summary>
public static class WarningSentences
{
    /// <summary>What the watch list is.</summary>
    public static string Heading(WarningOverview warnings)
    {
        ArgumentNullException.ThrowIfNull(warnings);
        return Invariant($"Who may cross within {warnings.List.Horizon} months after {warnings.List.AsOf}, on what was published by then");
    }

    /// <summary>A probability for people.</summary>
    public static string Percent(double probability) => probability switch
    {
        < 0.0005 => "< 0.1 %",
        < 0.0995 => Invariant($"{probability * 100:0.0} %"),
        _ => Invariant($"{probability * 100:0} %"),
    };

    /// <summary>A driver with its signed contribution to the log-odds.</summary>
    public static string WithSign(Driver driver)
    {
        ArgumentNullException.ThrowIfNull(driver);
        return Invariant($"{driver.Contribution:+0.0;−0.0;0.0} {driver.Words}");
    }

    /// <summary>A driver in words, then its contribution to the log-odds in brackets.</summary>
    public static string WithSignAfter(Driver driver)
    {
        ArgumentNullException.ThrowIfNull(driver);
        return Invariant($"{driver.Words} ({driver.Contribution:+0.0;−0.0;0.0})");
    }

    /// <summary>How good such warnings were.</summary>
    public static IEnumerable<string> Of(WarningOverview warnings)
    {
        ArgumentNullException.ThrowIfNull(warnings);
        var e = warnings.Evaluation;
        yield return Invariant($"Such warnings, made every month from {e.From} to {e.To} from what was published by then (in its present revision), ranked a situation about to cross above one that was not in {100 * e.Scores.Auc:0} % of pairs (counting deaths alone {100 * e.Baselines["trailingDeaths"].Auc:0} %), and {100 * e.Scores.RecallAt20:0} % of the crossings to come stood among the first twenty.");
        yield return Invariant($"Whoever had acted from {100 * e.Alarms.Level:0.#} % on would have acted {e.Alarms.Hits} times before a crossing and {e.Alarms.FalseAlarms} times in vain.");
    }
}
