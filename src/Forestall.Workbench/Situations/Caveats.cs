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

        if (view.Outlook?.Warning?.Warning.LongEventsIn is { } month)
        {
            yield return $"Most of the deaths of the last twelve months stand in {month}, in few events: long events lie wholly in their first month, so the warning may rest on what happened later.";
        }

        yield return "Low and high are the sums of the lowest and highest reports of each event, not a confidence interval.";
        yield return "Figures are those of the present revision of the data, not of the day; yearly figures of displacement count as known when their year was over.";
        yield return "The warning sees deaths that were counted, displacement and population; it does not see plans, orders, speech or troop movements, and it misses wars that begin from quiet.";
        if (view.Measures.Count > 0)
        {
            yield return "That a measure came early does not say that it was enough, and none recorded does not prove that there was none. Which measures were collected was decided by people who knew what came.";
        }
    }
}
