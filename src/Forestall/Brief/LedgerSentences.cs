using Forestall.Record.Thresholds;
using Forestall.Rubicon;
using static System.FormattableString;

namespace Forestall.Brief;

/// <summary>What the ledger of missed opportunities says, in complete sentences.</summary>
public static class LedgerSentences
{
    /// <summary>The sentences; none when no onset is covered.</summary>
    public static IEnumerable<string> Of(Ledger ledger)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var all = LedgerGroup.Summarise(ledger)[0];
        LedgerTotal Total(string kind) => all.Totals.Single(t => t.Kind == kind);
        var (soft, coercive, military) = (Total("non-coercive"), Total("coercive"), Total("military"));
        if (coercive.Crossings == 0)
        {
            yield break;
        }

        yield return Invariant($"What was done is recorded for {coercive.Crossings} of the {ledger.Lines.Count(static l => l.Crossing.Kind == CrossingKind.Onset)} crossings: outsiders had begun to mediate, observe or offer something before {soft.Before} of them, to sanction, threaten or use force before {coercive.Before}, and to threaten force, send troops or observers, or use force before {military.Before}.");
        yield return Invariant($"In the {coercive.Ended} of these episodes that have ended, the first sanction, threat or use of force found at least {100 * coercive.MedianShare:0} % (at most {100 * coercive.MedianShareThrough:0} %) of the deaths of the median episode already done, the first threat, presence or use of force at least {100 * military.MedianShare:0} % (at most {100 * military.MedianShareThrough:0} %); episodes for which none is recorded ({coercive.Never} and {military.Never} of the {coercive.Crossings}) count with all their deaths.");
        foreach (var sentence in OfWarnings(ledger))
        {
            yield return sentence;
        }
    }

    /// <summary>What it says of the warnings; none when there were none.</summary>
    public static IEnumerable<string> OfWarnings(Ledger ledger)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        if (ledger.Alarms is { LeadTimes.Count: > 0 } alarms)
        {
            yield return Invariant($"Of the {alarms.LeadTimes.Count} crossings since {alarms.LeadTimes[0].Crossing.Month}, {100 * alarms.ShareWithLead(3):0} % had been warned of for at least 3 months without a break, {100 * alarms.ShareWithLead(6):0} % for 6 and {100 * alarms.ShareWithLead(12):0} % for 12, counting as a warning a probability of {100 * alarms.Level:0.#} % or more for the next {alarms.Horizon} months; {100 * alarms.FalseAlarmRate:0.0} % of the situation-months with no crossing to come carried such a warning too.");
        }
    }
}
