using System.Globalization;
using Forestall.Rubicon;

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

        yield return Text($"What was done is recorded for {coercive.Crossings} of the {ledger.Lines.Count(static l => l.Crossing.Kind == CrossingKind.Onset)} crossings: outsiders had begun to mediate, observe or offer something before {soft.Before} of them, to sanction, threaten or use force before {coercive.Before}, and to threaten, deploy or use force before {military.Before}.");
        yield return Text($"Before the first sanction, threat or use of force the median crossing had {100 * coercive.MedianShare:0} % of its deaths behind it, before the first threat, deployment or use of force {100 * military.MedianShare:0} %; in {coercive.Never} and {military.Never} of the {coercive.Crossings} none came.");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
