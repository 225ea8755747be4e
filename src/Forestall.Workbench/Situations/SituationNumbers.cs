using Forestall.Record;
using Forestall.Record.Curated;

namespace Forestall.Workbench.Situations;

/// <summary>The figures said large of a situation.</summary>
/// <param name="From">First of the twelve months counted.</param>
/// <param name="Deaths">Deaths in them.</param>
/// <param name="Measures">Measures in force in two years; null where none were collected.</param>
/// <param name="Coercive">Those of them that were sanctions, threats or force; null likewise.</param>
internal sealed record SituationNumbers(Month From, Deaths Deaths, int? Measures, int? Coercive)
{
    public static SituationNumbers Of(SituationView view)
    {
        var from = view.Known - 11;
        var deaths = view.Record.Months(view.Situation).ToArray().Where(m => m.Month >= from).Aggregate(default(Deaths), static (sum, m) => sum + m.Harm.All);
        var recent = view.Curated.InForceInTwoYears(view.Situation.Code, view.AsOf).ToList();
        return recent.Count == 0 && !view.Curated.Collected(view.Situation.Code, view.AsOf)
            ? new(from, deaths, null, null)
            : new(from, deaths, recent.Count, recent.Count(static m => m.Class is MeasureClass.Economic or MeasureClass.Threat or MeasureClass.Force));
    }
}
