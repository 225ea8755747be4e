using Forestall.Warning;
using Forestall.Warning.Evaluation;
using Forestall.Warning.Scores;

namespace Forestall.Cli.Output;

/// <summary>Warnings as JSON.</summary>
internal static class WarnJson
{
    public static object Of(WatchLine line) => new
    {
        rank = line.Rank,
        rankYearBefore = line.RankYearBefore,
        situation = line.Warning.Situation.Code,
        name = line.Warning.Situation.Name,
        asOf = line.Warning.AsOf,
        horizon = line.Warning.Horizon,
        probability = line.Warning.Probability,
        low = line.Warning.Low,
        high = line.Warning.High,
        inEpisode = false,
        longEventsIn = line.Warning.LongEventsIn,
        drivers = line.Warning.Drivers.Select(static d => new { name = d.Name, words = d.Words, contribution = d.Contribution }),
        trackRecord = new { from = line.Track.From, to = line.Track.To, warnings = line.Track.Warnings, crossed = line.Track.Crossed },
    };

    public static object Of(SituationOutlook outlook, int horizon) => new
    {
        situation = outlook.Situation.Code,
        name = outlook.Situation.Name,
        asOf = outlook.AsOf,
        inEpisode = outlook.InEpisode,
        horizon,
        warning = outlook.Warning is { } line ? Of(line) : null,
        byHorizon = outlook.ByHorizon.Select(static (p, i) => new { months = i + 1, probability = p }),
        past = outlook.Past.Select(static p => new { asOf = p.AsOf, probability = p.Probability }),
        deaths = outlook.Deaths,
        deathsInTwelveMonths = outlook.DeathsInTwelveMonths,
    };

    public static object Of(CrossingEvaluation e) => new
    {
        horizon = e.Horizon,
        from = e.From,
        to = e.To,
        forecasts = e.Forecasts,
        events = e.Events,
        auc = e.Scores.Auc,
        averagePrecision = e.Scores.AveragePrecision,
        recallAt = Recall(e.Scores),
        brier = e.Scores.Brier,
        logScore = e.Scores.LogScore,
        ece = e.Scores.CalibrationError,
        alarmLevel = e.Alarms.Level,
        leadTimeMedian = e.Alarms.MedianLeadTime,
        crossingsWarned = new Dictionary<string, double?>(StringComparer.Ordinal)
        {
            ["1"] = e.Alarms.ShareWithLead(1),
            ["3"] = e.Alarms.ShareWithLead(3),
            ["6"] = e.Alarms.ShareWithLead(6),
            ["12"] = e.Alarms.ShareWithLead(12),
        },
        falseAlarmsPerHit = e.Alarms.FalseAlarmsPerHit,
        falseAlarmRate = e.Alarms.FalseAlarmRate,
        hits = e.Alarms.Hits,
        falseAlarms = e.Alarms.FalseAlarms,
        intervals = e.Scores.All.Zip(e.Intervals).ToDictionary(static p => Key(p.First.Name), static p => p.Second is { } i ? new { low = i.Low, high = i.High } : null, StringComparer.Ordinal),
        baselines = e.Baselines.ToDictionary(static b => b.Key, static b => Scores(b.Value), StringComparer.Ordinal),
        active = Scores(e.Active),
        withoutLongEvents = Scores(e.WithoutLongEvents),
        withLongEvents = new { forecasts = e.WithLongEvents.Forecasts, events = e.WithLongEvents.Events },
        reliability = e.Reliability.Bins.Select(Bin),
        activeReliability = e.ActiveReliability.Bins.Select(Bin),
        activeEqualCountEce = e.ActiveReliability.ExpectedCalibrationError,
        netBenefit = e.NetBenefit.Select(static n => new { costLossRatio = n.CostLossRatio, warnings = n.Warnings, actAlways = n.ActAlways }),
        monthlyChange = e.MonthlyChange,
    };

    private static object Scores(CrossingScores s) => new
    {
        auc = s.Auc,
        averagePrecision = s.AveragePrecision,
        recallAt = Recall(s),
        brier = s.Brier,
        logScore = s.LogScore,
        ece = s.CalibrationError,
    };

    private static object Bin(ReliabilityBin b) => new { from = b.From, to = b.To, count = b.Count, events = b.Events, meanProbability = b.MeanProbability, frequency = b.Frequency, low = b.Interval.Low, high = b.Interval.High };

    private static Dictionary<string, double?> Recall(CrossingScores s) => new(StringComparer.Ordinal) { ["10"] = s.RecallAt10, ["20"] = s.RecallAt20, ["30"] = s.RecallAt30 };

    private static string Key(string name) => name switch
    {
        "AUC" => "auc",
        "average precision" => "averagePrecision",
        "recall at 10" => "recallAt10",
        "recall at 20" => "recallAt20",
        "recall at 30" => "recallAt30",
        "Brier score" => "brier",
        "log score" => "logScore",
        _ => "ece",
    };
}
