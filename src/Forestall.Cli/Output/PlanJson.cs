using Forestall.Doctrine.Planning;
using Forestall.Doctrine.Replay;
using Forestall.Record.Curated;

namespace Forestall.Cli.Output;

/// <summary>A plan as JSON. The number of threads is not in it: it changes nothing.</summary>
internal static class PlanJson
{
    public static object Of(PlanResult result) => new
    {
        situation = result.Situation.Code,
        name = result.Situation.Name,
        seed = result.Settings.Seed,
        draws = result.Settings.Draws,
        recordVersion = result.RecordVersion,
        instruments = result.Instruments.Name,
        instrumentsVersion = result.Instruments.Version,
        answers = result.Answers.OrderBy(static a => a.Key, StringComparer.Ordinal).ToDictionary(static a => a.Key, static a => a.Value, StringComparer.Ordinal),
        lastKnown = result.LastKnown,
        from = result.From,
        to = result.To,
        episodeSince = result.EpisodeSince,
        paths = result.Paths,
        pathsThatCross = result.PathsThatCross,
        firstCrossing = result.FirstCrossing,
        strategies = result.Strategies.Select(s => Strategy(result, s)),
        pairwise = result.Pairwise.Select(static p => new { a = p.A, b = p.B, probabilityALessHarm = p.ProbabilityALessHarm, probabilityEqual = p.ProbabilityEqual }),
        deadlineKind = result.DeadlineKind == DeadlineKind.Crossing ? "crossing" : "half-of-harm",
        pathsWithDeadline = result.PathsWithDeadline,
        deadlines = result.Deadlines.Select(d => new
        {
            strategy = d.Strategy,
            instrument = d.Instrument.Name,
            @class = Vocabulary.Name(d.Instrument.Class),
            inTimeAsWritten = d.InTimeAsWritten,
            shareDecided = d.ShareDecided,
            decidedAsWritten = d.DecidedAsWritten,
            inTimeIfNow = d.InTimeIfNow,
            inTimeIfGranted = d.InTimeIfGranted,
            latestForHalf = At(result, d.LatestForHalf),
            latestForMost = At(result, d.LatestForMost),
        }),
        ranking = new
        {
            best = result.Ranking.Best,
            second = result.Ranking.Second,
            difference = Of(result.Ranking.Difference),
            probabilityBestLessHarm = result.Ranking.ProbabilityBestLessHarm,
            probabilityEqual = result.Ranking.ProbabilityEqual,
            examined = result.Ranking.Examined,
            changes = result.Ranking.Changes.Select(static c => new
            {
                parameter = c.Parameter,
                believed = c.Believed.InWords(),
                value = c.Value.Value,
                low = c.Value.Low,
                high = c.Value.High,
                betterBelow = c.BetterBelow,
                betterAbove = c.BetterAbove,
                share = c.Share,
                probabilityOfChange = c.ProbabilityOfChange,
            }),
        },
    };

    private static object Strategy(PlanResult result, StrategyOutcome s) => new
    {
        name = s.Strategy.Name,
        about = s.Strategy.About,
        version = s.Strategy.Version,
        deaths = Of(s.Counts[PlanCount.Deaths]),
        deathsAverted = Of(s.Counts[PlanCount.DeathsAverted]),
        deathsCaused = Of(s.Counts[PlanCount.DeathsCaused]),
        netDeathsAverted = Of(s.Counts[PlanCount.NetDeathsAverted]),
        chanceOfCrossing = s.ChanceOfCrossing,
        chancePrevented = s.ChancePrevented,
        chanceOfBackfireEpisode = s.ChanceOfBackfireEpisode,
        instrumentMonths = new
        {
            nonCoercive = Of(s.Counts[PlanCount.NonCoerciveMonths]),
            economic = Of(s.Counts[PlanCount.EconomicMonths]),
            threat = Of(s.Counts[PlanCount.ThreatMonths]),
            deployment = Of(s.Counts[PlanCount.DeploymentMonths]),
            force = Of(s.Counts[PlanCount.ForceMonths]),
        },
        ownLosses = Of(s.Counts[PlanCount.OwnLosses]),
        cost = Of(s.Counts[PlanCount.Cost]),
        cumulativeDeaths = s.CumulativeDeaths.Select((b, m) => new { month = result.From + m, p5 = b.P5, p50 = b.P50, p95 = b.P95, mean = b.Mean }),
        later = s.Later.Select(static l => new { months = l.Months, netDeathsAverted = l.NetDeathsAverted, lost = l.Lost, lostStandardError = Number(l.LostStandardError) }),
    };

    private static object? At(PlanResult result, int? month) => month is { } m ? new { monthsFromStart = m, month = result.From + m } : null;

    private static object Of(Band band) => new { p5 = band.P5, p50 = band.P50, p95 = band.P95, mean = band.Mean, standardError = Number(band.StandardError) };

    private static double? Number(double value) => double.IsNaN(value) ? null : value;
}
