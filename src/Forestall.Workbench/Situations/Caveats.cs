using Forestall.Record;

namespace Forestall.Workbench.Situations;

/// <summary>What the figures of a situation do not say, in place.</summary>
internal static class Caveats
{
    public static IEnumerable<string> Of(SituationView view)
    {
        foreach (var theatre in view.Situation.Theatres)
        {
            yield return $"{theatre} lies under {view.Situation.Name} here, as UCDP counts it; the figures are for all of {view.Situation.Name}.";
        }

        if (view.LongEventsIn is { } month)
        {
            yield return $"Most of the deaths of the last twelve months stand in {month}, in few events: long events lie wholly in their first month, so the deaths shown, and what is said from them, may hold what happened after {view.Known}.";
        }

        if (view.Record.TypesKnownTo is { } last && view.Known > last)
        {
            yield return $"Deaths by type after {last} are shown only where they follow exactly; the others are estimated from totals of the whole year, which was not over, and stand as type not yet known.";
        }

        yield return "Low and high are the sums of the lowest and highest reports of each event, not a confidence interval.";
        yield return "Figures are those of the present revision of the data, not of the day. Those of a month count as known from the month after, deaths by type at the latest when their year is over; yearly figures of displacement and population from July of the next year.";
        yield return "The warning sees deaths that were counted, displacement and population; it does not see plans, orders, speech or troop movements, and it misses wars that begin from quiet.";
        if (view.Measures.Count > 0)
        {
            yield return "That a measure came early does not say that it was enough, and none recorded does not prove that there was none. Which measures were collected was decided by people who knew what came.";
            yield return "Measures stand by when they began, not by when they became public: some were secret then. Those cited from later sources only, as far as their references show, are marked so in the table of measures; where a reference names no date, or only the year, that is not known.";
        }
    }
}
