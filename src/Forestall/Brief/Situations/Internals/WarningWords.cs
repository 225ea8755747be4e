using static System.FormattableString;

namespace Forestall.Brief.Situations.Internals;

/// <summary>What is coming, and how good such warnings had been, in sentences.</summary>
internal static class WarningWords
{
    /// <summary>The state of the situation and the warning for it.</summary>
    public static IEnumerable<string> Coming(BriefMaterial m)
    {
        if (m.Episode is { } episode)
        {
            var crossing = episode.Crossing;
            yield return Invariant($"{m.Situation.Name} is in an episode of mass violence since {crossing.Month}, as far as figures up to {m.Known} show: {crossing.Deaths.Best:N0} deaths since then (low {crossing.Deaths.Low:N0}, high {crossing.Deaths.High:N0}). The crossing has come, so no warning of it is given.");
            if (episode.Warning is { } lead)
            {
                yield return lead.First is { } first
                    ? Invariant($"A warning of {100 * m.Evaluation!.Alarms.Level:0} % or more for the next twelve months had stood since {first}, {Words.Months(lead.Months)} before the crossing.")
                    : lead.Highest is { } highest
                        ? Invariant($"No warning of {100 * m.Evaluation!.Alarms.Level:0} % or more stood in the month before the crossing; the highest of the twelve months before was {Words.Percent(highest)}.")
                        : "No warning had been given in the twelve months before the crossing.";
            }
        }
        else if (m.Outlook?.Warning is { } line)
        {
            var w = line.Warning;
            yield return Invariant($"As of {m.AsOf} the probability that {m.Situation.Name} crosses into mass violence within twelve months is {Words.Percent(w.Probability)} ({Words.Percent(w.Low)} to {Words.Percent(w.High)}); it ranks {line.Rank} among the situations in no episode{(line.RankYearBefore is { } before ? Invariant($", a year before {before}") : string.Empty)}.");
            yield return line.Track.Share is { } share
                ? Invariant($"Of {line.Track.Warnings:N0} earlier situation-months anywhere with a warning about as strong ({Words.Percent(line.Track.From)} to {Words.Percent(line.Track.To)}), {Words.Percent(share)} saw a crossing in time.")
                : "No outcome of an earlier warning about as strong was known.";
        }
        else
        {
            yield return $"{m.Situation.Name} is in no episode of mass violence as far as figures up to {m.Known} show. There is no warning as of {m.AsOf}{(m.Request.History is null ? ": none are kept with this record" : string.Empty)}.";
        }

        if (m.LongEventsIn is { } lump)
        {
            yield return $"Most of the deaths of the last twelve months stand in {lump}, in few events: long events lie wholly in their first month, so this may rest on what happened after {m.Known}.";
        }
    }

    /// <summary>How good warnings had been by then.</summary>
    public static IEnumerable<string> Reliability(BriefMaterial m)
    {
        if (m.Evaluation is not { } e)
        {
            yield return $"By {m.AsOf} no outcomes of earlier warnings were known that could be scored, so their reliability cannot be said.";
            yield break;
        }

        var alarms = e.Alarms;
        yield return Invariant($"Warnings made every month from {e.From} to {e.To}, whose outcome was known by {m.Known}, ranked a situation about to cross above one that was not in {100 * e.Scores.Auc:0} % of pairs (counting deaths alone {100 * e.Baselines["trailingDeaths"].Auc:0} %); their Brier score was {e.Scores.Brier:0.0000}, that of the base rate {e.Baselines["baseRate"].Brier:0.0000}.");
        yield return alarms.LeadTimes.Count == 0
            ? Invariant($"No crossing had come since {m.History!.From}, so nothing is known of how long before warnings stood.")
            : Invariant($"Of the {alarms.LeadTimes.Count} crossings from {alarms.LeadTimes[0].Crossing.Month} to {m.Known}, {alarms.LeadTimes.Count(static l => l.Months >= 1)} had a standing warning of {100 * alarms.Level:0} % or more the month before, {alarms.LeadTimes.Count(static l => l.Months >= 6)} for six months or longer; acting on every such warning would have meant {alarms.Hits} times before a crossing and {alarms.FalseAlarms} in vain.");
    }
}
