using Forestall.Doctrine.Replay;
using Forestall.Record;
using Forestall.Record.Thresholds;

namespace Forestall.Doctrine.Planning;

/// <summary>What is counted in each draw, over the months of the plan (docs/methods/planning.md, section 4).</summary>
public enum PlanCount
{
    /// <summary>Deaths.</summary>
    Deaths,

    /// <summary>Deaths of the path that the strategy averts.</summary>
    DeathsAverted,

    /// <summary>Deaths that the strategy causes and the path does not have.</summary>
    DeathsCaused,

    /// <summary>Deaths with nothing further, less deaths with the strategy: averted less caused. Below zero where it does harm.</summary>
    NetDeathsAverted,

    /// <summary>Months in place of non-coercive instruments.</summary>
    NonCoerciveMonths,

    /// <summary>Months in place of economic coercion.</summary>
    EconomicMonths,

    /// <summary>Months in place of threats.</summary>
    ThreatMonths,

    /// <summary>Months in place of deployments.</summary>
    DeploymentMonths,

    /// <summary>Months in place of force.</summary>
    ForceMonths,

    /// <summary>Own losses: deaths among those sent.</summary>
    OwnLosses,

    /// <summary>Cost index.</summary>
    Cost,
}

/// <summary>What comes of a strategy whose every month is put off.</summary>
/// <param name="Months">By how many months.</param>
/// <param name="NetDeathsAverted">Mean of the deaths averted less those caused.</param>
/// <param name="Lost">Mean of what the delay costs: the same for the strategy as written, less this.</param>
/// <param name="LostStandardError">Standard error of that mean.</param>
public sealed record LaterStart(int Months, double NetDeathsAverted, double Lost, double LostStandardError);

/// <summary>What comes of a strategy.</summary>
/// <param name="Strategy">The strategy, as a doctrine whose rules hold in their months from the start of the plan.</param>
/// <param name="Counts">Each count over the draws. Standard errors are those of 1,000 paths, not of the draws that share them.</param>
/// <param name="ChanceOfCrossing">Share of draws in which a crossing of the path happens.</param>
/// <param name="ChancePrevented">Share of draws in which a crossing of the path is prevented.</param>
/// <param name="ChanceOfBackfireEpisode">Share of draws in which an instrument backfires and an episode begins that the path does not have.</param>
/// <param name="CumulativeDeaths">Deaths from the first month of the plan to each month.</param>
/// <param name="Later">The strategy put off by 0 to 12 months.</param>
public sealed record StrategyOutcome(
    PreventionDoctrine Strategy,
    IReadOnlyDictionary<PlanCount, Band> Counts,
    double ChanceOfCrossing,
    double ChancePrevented,
    double ChanceOfBackfireEpisode,
    IReadOnlyList<Band> CumulativeDeaths,
    IReadOnlyList<LaterStart> Later);

/// <summary>Two strategies in the same draws.</summary>
/// <param name="A">The one.</param>
/// <param name="B">The other.</param>
/// <param name="ProbabilityALessHarm">Share of draws in which a leaves fewer deaths than b; ties are not in it.</param>
/// <param name="ProbabilityEqual">Share of draws in which they leave the same.</param>
public sealed record StrategyPair(string A, string B, double ProbabilityALessHarm, double ProbabilityEqual);

/// <summary>What an instrument must be in time for.</summary>
public enum DeadlineKind
{
    /// <summary>In place in the month before the crossing.</summary>
    Crossing,

    /// <summary>In place before half of the deaths of the path.</summary>
    HalfOfHarm,
}

/// <summary>When an instrument must be decided so that it is in place in time (docs/methods/planning.md, section 5). Months are counted from the first decision, 0.</summary>
/// <param name="Strategy">The strategy that uses it.</param>
/// <param name="Instrument">The instrument.</param>
/// <param name="InTimeAsWritten">Share in which it is in place in time under the strategy as written.</param>
/// <param name="ShareDecided">Share of all draws in which the strategy decides it at all.</param>
/// <param name="DecidedAsWritten">Median month in which the strategy decides it, of the draws in which it does; null where it never does.</param>
/// <param name="InTimeIfNow">Share in which it is in place in time if it is asked for from the first decision on.</param>
/// <param name="InTimeIfGranted">The same if it can always be had.</param>
/// <param name="LatestForHalf">The latest month from which it must be asked for so that it is in time in half of the draws; null: too late already.</param>
/// <param name="LatestForMost">The same for 80 per cent.</param>
public sealed record DecisionDeadline(
    string Strategy,
    Instrument Instrument,
    double InTimeAsWritten,
    double ShareDecided,
    double? DecidedAsWritten,
    double InTimeIfNow,
    double InTimeIfGranted,
    int? LatestForHalf,
    int? LatestForMost);

/// <summary>A value of an uncertain parameter at which the better of two strategies becomes the worse.</summary>
/// <param name="Parameter">The parameter, such as <c>mediation.harm</c>.</param>
/// <param name="Believed">What is believed of it.</param>
/// <param name="Value">The value, and its 90 per cent bootstrap interval.</param>
/// <param name="BetterBelow">The strategy with fewer expected deaths below the value.</param>
/// <param name="BetterAbove">The strategy with fewer expected deaths above it.</param>
/// <param name="Share">Share of bootstrap resamples that have this change at all.</param>
/// <param name="ProbabilityOfChange">Probability, as believed, that the parameter lies on the side of the value on which the ranking is the other way round; where there are several values, as if this were the only one.</param>
public sealed record RankingChange(string Parameter, Distribution Believed, Beliefs.Estimate Value, string BetterBelow, string BetterAbove, double Share, double ProbabilityOfChange);

/// <summary>The two strategies with the fewest expected deaths, and what would turn them round.</summary>
/// <param name="Best">The strategy with the fewest expected deaths.</param>
/// <param name="Second">The next.</param>
/// <param name="Difference">Deaths with the second less deaths with the best.</param>
/// <param name="ProbabilityBestLessHarm">Share of draws in which the best leaves fewer deaths.</param>
/// <param name="ProbabilityEqual">Share in which both leave the same.</param>
/// <param name="Examined">How many uncertain parameters were gone through from end to end of their range.</param>
/// <param name="Changes">Those in whose range the ranking changes, the likeliest first.</param>
public sealed record PlanRanking(string Best, string Second, Band Difference, double ProbabilityBestLessHarm, double ProbabilityEqual, int Examined, IReadOnlyList<RankingChange> Changes);

/// <summary>What comes of strategies in one situation.</summary>
/// <param name="Settings">How it was made.</param>
/// <param name="RecordVersion">Version of the record.</param>
/// <param name="Instruments">The instruments.</param>
/// <param name="Answers">The answer taken to each question on which estimates compete.</param>
/// <param name="Situation">The situation.</param>
/// <param name="LastKnown">The last month whose figures are known.</param>
/// <param name="From">First month of the plan; the first decision is made at its end.</param>
/// <param name="To">Last month of the plan.</param>
/// <param name="EpisodeSince">The month in which the episode under way began; null outside one.</param>
/// <param name="Paths">How many forecast paths there are.</param>
/// <param name="PathsThatCross">How many of them cross from below.</param>
/// <param name="FirstCrossing">Number of paths whose first crossing lies in each month of the plan.</param>
/// <param name="DeadlineKind">What deadlines are about.</param>
/// <param name="PathsWithDeadline">Paths the deadlines are about: those that cross, or in an episode those with deaths.</param>
/// <param name="Strategies">What comes of each strategy; the first is to do nothing further.</param>
/// <param name="Pairwise">Every pair, both ways.</param>
/// <param name="Deadlines">By strategy and instrument.</param>
/// <param name="Ranking">The best two.</param>
/// <param name="Draws">What came of every strategy in every draw.</param>
public sealed record PlanResult(
    PlanSettings Settings,
    string RecordVersion,
    InstrumentSet Instruments,
    IReadOnlyDictionary<string, string> Answers,
    Situation Situation,
    Month LastKnown,
    Month From,
    Month To,
    Month? EpisodeSince,
    int Paths,
    int PathsThatCross,
    IReadOnlyList<int> FirstCrossing,
    DeadlineKind DeadlineKind,
    int PathsWithDeadline,
    IReadOnlyList<StrategyOutcome> Strategies,
    IReadOnlyList<StrategyPair> Pairwise,
    IReadOnlyList<DecisionDeadline> Deadlines,
    PlanRanking Ranking,
    PlanDraws Draws);
